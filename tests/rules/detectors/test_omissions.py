"""What the source says and the English does not."""

from dataclasses import replace

import pytest

from mtcheck.rules.detectors import DETECTORS
from mtcheck.rules.view import View
from tests.growth import MOST, calls
from tests.rules.detectors.sight import beside
from tests.rules.factory import document

FIRST = "El ministro visitó ayer la universidad de la capital con tres profesores."
SECOND = "Los estudiantes esperaban desde la mañana delante del hospital central."
THIRD = "La conferencia de la doctora Salgado termina el domingo por la noche, cuando llegan los músicos."
ENGLISH = {
    FIRST: "The minister visited the university of the capital yesterday with three professors.",
    SECOND: "Students had been waiting in front of the central hospital since the morning.",
    THIRD: "The conference of Dr. Salgado ends on Sunday night, when the musicians arrive.",
}


@pytest.mark.parametrize(
    ("kept", "marked"),
    [((FIRST, THIRD), FIRST), ((SECOND, THIRD), SECOND), ((FIRST, SECOND), SECOND), ((FIRST,), FIRST)],
)
def test_the_sentence_beside_the_gap_is_told(kept: tuple[str, ...], marked: str) -> None:
    source, text = f"{FIRST} {SECOND} {THIRD}", " ".join(map(ENGLISH.__getitem__, kept))
    assert beside("sentence-left-out", source, text) == [ENGLISH[marked]]


def test_a_sentence_that_moved_to_another_paragraph_is_silent() -> None:
    source = f"{FIRST} {SECOND} Por la tarde llegaron 7.704 vecinos del barrio de Salgado para verlo de cerca."
    for told, count in (("The hall was full.", 1), ("The hall held 7,704 people.", 0)):
        made = document(f"{ENGLISH[FIRST]} {ENGLISH[SECOND]}", told)
        made = replace(made, segments=(made.segments[0]._replace(source=source), made.segments[1]))
        assert len(list(DETECTORS["sentence-left-out"](View(made)))) == count


def test_the_source_of_the_gap_is_shown() -> None:
    (hit,) = DETECTORS["sentence-left-out"](View(document(ENGLISH[FIRST], source=f"{FIRST} {SECOND}")))
    assert hit.values == {"other": SECOND}


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (f"{FIRST} {SECOND}", f"{ENGLISH[FIRST]} {ENGLISH[SECOND]}"),
        # Merged.
        (f"{FIRST} {SECOND}", f"{ENGLISH[FIRST][:-1]}, and students were waiting at the hospital since morning."),
        # A short one may be in another.
        (f"{FIRST} Llovía mucho.", ENGLISH[FIRST]),
        # Its name or its figure is there.
        (
            f"{FIRST} En la puerta esperaban los vecinos del barrio con Rodríguez.",
            f"{ENGLISH[FIRST][:-1]} and Rodriguez.",
        ),
        (
            f"{FIRST} En la puerta esperaban desde ayer 318 vecinos del barrio.",
            f"{ENGLISH[FIRST][:-1]}, and 318 others.",
        ),
        # Short sentences joined.
        ("El ministro vino solo. Traía dos maletas. Llevaba un abrigo gris.", "The minister came with two suitcases."),
        # Neither a name nor a figure is lost, nor is the paragraph much shorter.
        (f"{FIRST} {SECOND} Los profesores hablaron poco.", f"{ENGLISH[FIRST][:-1]}. {ENGLISH[SECOND]}"),
        ("他昨天打开了城市的博览会，喝了一杯酒。人们从早上起就在大门口等着。", "He opened the fair."),
        (FIRST, " "),
    ],
)
def test_what_is_there_is_silent(source: str, text: str) -> None:
    assert beside("sentence-left-out", source, text) == []


LONG = f"{FIRST[:-1]}, y {SECOND[0].lower()}{SECOND[1:]}"


WITH_NAMES = f"{FIRST[:-1]}, entre ellos Quintero y Zubiri, y {SECOND[0].lower()}{SECOND[1:]}"


def test_less_than_a_third_of_the_usual_length_is_told() -> None:
    source = f"{LONG[:-1]} de la calle del puerto viejo."
    (hit,) = DETECTORS["far-shorter-than-its-source"](View(document("The minister visited it.", source=source)))
    assert hit.marks[0][1:] == (0, 24)
    shown = "El ministro visitó ayer la universidad de la capital con tres profesores …"
    assert hit.values == {"count": "14", "other": shown}


@pytest.mark.parametrize(
    ("source", "text", "told"),
    [
        # Two names are lost, one, none.
        (WITH_NAMES, "The minister visited the university of the capital yesterday.", True),
        (WITH_NAMES, "The minister visited the university with Quintero yesterday.", False),
        (f"{WITH_NAMES[:-1]} viejo.", "The minister visited the university with Quintero and Zubiri.", False),
        # Two figures.
        (WITH_NAMES.replace("Quintero y Zubiri", "25 y 318 otros"), "The minister visited the university there.", True),
        # More than two fifths of the usual length.
        (WITH_NAMES, "The minister visited the university of the capital, with professors, yesterday.", False),
        # Nouns have capitals in German.
        (
            "Der Minister besuchte am Mittwoch mit drei Professoren die Bibliothek der Universität, und die Studenten"
            " warteten seit dem Morgen vor der Tür des Krankenhauses auf einen Vortrag.",
            "The minister paid a visit yesterday, and people waited.",
            False,
        ),
    ],
)
def test_wordy_sources_are_silent_unless_names_or_figures_are_lost(source: str, text: str, told: bool) -> None:
    assert beside("far-shorter-than-its-source", source, text) == [text] * told


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("El ministro visitó ayer la universidad.", "He visited it."),
        # Left out is told as that.
        (f"{FIRST} {SECOND}", "The minister visited the university."),
        # A clause moved to the next sentence.
        (
            f"{LONG} {THIRD}",
            f"The minister visited the university. {ENGLISH[SECOND][:-1]}, and the conference ends on Sunday night.",
        ),
        (LONG, " "),
        ("Zzz " * 50, "The minister visited it."),
    ],
)
def test_short_sentences_and_unknown_languages_are_silent(source: str, text: str) -> None:
    assert beside("far-shorter-than-its-source", source, text) == []


def test_a_paragraph_of_many_sentences_takes_no_more_than_its_length() -> None:
    def look(times: int) -> int:
        view = View(document(" ".join([ENGLISH[FIRST]] * times), source=" ".join([FIRST, SECOND] * times)))
        return calls(lambda: [*DETECTORS["sentence-left-out"](view), *DETECTORS["far-shorter-than-its-source"](view)])

    look(1)
    assert look(80) < MOST * look(40)
    # The longest that is looked at closely.
    assert look(10) < 40_000
