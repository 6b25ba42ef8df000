"""Quotations and brackets that the source closes."""

from dataclasses import replace

import pytest

from mtcheck.rules.detectors import DETECTORS
from mtcheck.rules.view import View
from tests.rules.detectors.sight import beside
from tests.rules.factory import document

SPEECH = "«Abrimos la feria de la ciudad el lunes», dijo el alcalde."


def told(name: str, *paragraphs: tuple[str | None, str]) -> list[int]:
    """Give the numbers of the paragraphs, each with its source, if any, in which a detector finds something."""
    made = document(*(text for _, text in paragraphs))
    segments = (each._replace(source=source) for each, (source, _) in zip(made.segments, paragraphs, strict=True))
    view = View(replace(made, segments=tuple(segments)))
    return [mark.segment for hit in DETECTORS[name](view) for mark in hit.marks]


LOST = "We open the fair in the city on Monday, said the mayor."


@pytest.mark.parametrize("text", [LOST, "The mayor said: I shall open the fair.", "The fair is ours, said the mayor."])
def test_speech_without_marks_that_keeps_its_first_person_is_told(text: str) -> None:
    assert beside("quotation-lost", SPEECH, text) == [text]


def test_speech_is_told_sentence_by_sentence() -> None:
    source = f"{SPEECH} Los visitantes esperan delante de la puerta desde la mañana."
    text = f"{LOST} The visitors have been waiting at the gate since the morning."
    assert beside("quotation-lost", source, text) == [LOST]


@pytest.mark.parametrize(
    "text",
    [
        '"We open the fair in the city on Monday," said the mayor.',
        "'We open the fair in the city on Monday,' said the mayor.",
        # Reported, with or without a word that says so.
        "The mayor said that we open the fair in the city on Monday.",
        "They would open the fair in the city on Monday, the mayor said.",
        "The city, the mayor promised, was to have its fair on Monday.",
        "The fair recalls World War I, said the mayor.",
        "The mayor said they would open the fair, and our correspondent was there.",
        "The fair would open at the old mine on Monday, the mayor said.",
        "The fair would open on Monday, the mayor told us.",
        # A headline.
        "Mayor: We open the fair on Monday",
        " ",
    ],
)
def test_marks_reports_and_headlines_are_silent(text: str) -> None:
    assert beside("quotation-lost", SPEECH, text) == []


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("«Nuestra feria», dijo el alcalde.", "Our fair, said the mayor."),
        ("El alcalde llamó a la feria de la ciudad «la más grande de todas».", "The mayor called ours the biggest."),
        ("«Abrimos la feria de la ciudad el lunes.", "We open the fair in the city on Monday."),
        ("「フェアは月曜日に開く」と市長は言った。", "We open the fair on Monday, said the mayor."),
        # The writer is in the source.
        ("«Abro la feria de la ciudad el lunes», nos dijo el alcalde.", "He would open it on Monday, we heard."),
    ],
)
def test_names_open_speech_and_writers_are_silent(source: str, text: str) -> None:
    assert beside("quotation-lost", source, text) == []


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (
            "– Vi öppnar marknaden i staden på måndag, säger borgmästaren.",
            "We open the fair on Monday, the mayor says.",
        ),
        ("'Wij openen de markt op maandag', zei de burgemeester.", "We open the fair on Monday, said the mayor."),
        (
            "Il sindaco ride, ma piove. «Apriamo la fiera lunedì prossimo», dice.",
            "We open the fair next Monday, he said.",
        ),
        ("El alcalde escribió: «La feria abre el lunes».", "The mayor wrote: The fair opens on Monday."),
    ],
)
def test_speech_behind_a_dash_in_single_marks_and_behind_a_colon_is_told(source: str, text: str) -> None:
    assert beside("quotation-lost", source, text) == [text]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("– Vi öppnar marknaden i staden på måndag, säger han.", "– We open the fair on Monday."),
        ("– Vi öppnar marknaden i staden på måndag, säger han till oss, nos.", "We open the fair on Monday."),
        ("El alcalde habló de las ferias: una y otra.", "The mayor wrote: The fair opens on Monday."),
    ],
)
def test_lists_and_colons_of_the_source_are_silent(source: str, text: str) -> None:
    assert beside("quotation-lost", source, text) == []


def test_speech_that_goes_on_from_the_paragraph_before_is_silent() -> None:
    opens = ("«La feria abre.»", '"The fair opens.')
    assert told("quotation-lost", opens, (SPEECH, LOST)) == []
    closed = ("«La feria abre.»", '"The fair opens."')
    assert told("quotation-lost", closed, (SPEECH, LOST)) == [1]
    # That paragraph need not have a source, where only some could be lined up.
    assert told("quotation-lost", (None, opens[1]), (SPEECH, LOST)) == []


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ('The fair opens on Monday," said the mayor.', 25),
        ('The mayor said: "The fair opens on Monday.', 16),
        # Of three, what stands around them says which is alone.
        ('The fair opens on Monday," said the "mayor".', 25),
        ('The "mayor" said: "The fair opens on Monday.', 18),
        ('The "mayor said: "The fair opens on Monday."', 4),
    ],
)
def test_a_mark_without_its_partner_is_told(text: str, before: int) -> None:
    view = View(document(text, source=SPEECH))
    assert [hit.marks[0][1:] for hit in DETECTORS["quotation-left-open"](view)] == [(before, before + 1)]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (SPEECH, '"The fair opens on Monday," said the mayor.'),
        ("«La feria abre el lunes, dijo el alcalde.", '"The fair opens on Monday, said the mayor.'),
        (SPEECH, 'The fair opens with a 12" pipe, said the mayor.'),
        ("La feria abre el lunes.", 'The fair" opens on Monday.'),
        # Twice two marks, one of them German, one nested.
        ("Er sagte: „Das «Tor» ist auf.“", 'He said: "The «gate» is open."'),
    ],
)
def test_closed_quotations_and_inches_are_silent(source: str, text: str) -> None:
    assert beside("quotation-left-open", source, text) == []


def test_a_quotation_over_paragraphs_is_silent() -> None:
    opens = ("«La feria abre.»", '"The fair opens.')
    assert told("quotation-left-open", opens, ("«El lunes.»", 'On Monday."')) == []
    assert told("quotation-left-open", opens, ("«El lunes.»", '"On Monday."')) == []
    assert told("quotation-left-open", opens, ("El lunes.", "On Monday.")) == [0]
    assert told("quotation-left-open", opens, (None, 'On Monday."')) == []
    assert told("quotation-left-open", (None, opens[1]), ("«El lunes.»", 'On Monday."')) == []


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("The fair (on Monday is free.", 9),
        ("The fair on Monday) is free.", 18),
        ("(The fair) on Monday) is (free).", 20),
    ],
)
def test_a_bracket_without_its_partner_is_told(text: str, before: int) -> None:
    view = View(document(text, source="La feria (el lunes) es gratis."))
    assert [hit.marks[0][1:] for hit in DETECTORS["bracket-left-open"](view)] == [(before, before + 1)]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("La feria (el lunes) es gratis.", "The fair (on Monday) is free."),
        ("La feria (el lunes) es gratis.", "The fair on Monday is free."),
        ("La feria (el lunes es gratis.", "The fair (on Monday is free."),
        ("La feria es gratis.", "The fair (on Monday is free."),
        ("La feria (el lunes) es gratis.", "1) The fair is free :)"),
        # Two that are alone may be a pair that another sign parts.
        ("La feria (el lunes) es gratis.", ")The fair( is free."),
    ],
)
def test_pairs_lists_and_faces_are_silent(source: str, text: str) -> None:
    assert beside("bracket-left-open", source, text) == []
