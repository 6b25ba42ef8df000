from dataclasses import replace

import pytest

from mtcheck.rules.detectors import DETECTORS
from mtcheck.rules.view import View
from tests.rules.detectors.sight import hits, repaired, seen
from tests.rules.factory import document


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("He called it «a joke» and left.", ["«", "»"]),
        ("The paper wrote „no deal“ and „none”.", ["„", "“", "„", "”"]),
        ("She said ,,never'' again.", [",,", "''"]),
        ("A “crooner » sang.", ["“", "»"]),
        ("«It is over.", ["«"]),
    ],
)
def test_a_pair_is_one_hit_with_two_spans(text: str, marks: list[str]) -> None:
    assert seen("foreign-quotation-marks", text) == marks
    assert len(hits("foreign-quotation-marks", text)) == (len(marks) + 1) // 2


def test_an_arrow_is_no_quotation_mark() -> None:
    assert seen("foreign-quotation-marks", "Read more »", "» Podcasts") == []


def test_typewriter_marks() -> None:
    assert seen("typewriter-quotation-marks", "a ``joke'' here, and ``more''") == ["``", "''", "``", "''"]
    assert [one.suggestion for one in hits("typewriter-quotation-marks", "a ``joke'' here, and ``more''")] == ['"']
    assert seen("typewriter-quotation-marks", "a plank of 5'11'' and 'a joke'") == []


def test_two_marks_in_a_row() -> None:
    assert repaired("doubled-quotation-marks", 'a ""joke"" here') == 'a "joke" here'
    assert repaired("doubled-quotation-marks", 'It ends.""We go.') == 'It ends." "We go.'
    assert seen("doubled-quotation-marks", 'the songs "One" "Two"') == []


def test_inverted_marks_before_english() -> None:
    assert repaired("inverted-marks", "¿What now? ¡The dam!") == "What now? The dam!"
    assert repaired("inverted-marks", "¡Goal! Then, ¿park or mountain?") == "Goal! Then, park or mountain?"
    assert seen("inverted-marks", "They sang “¡Viva!” and “¿Y ahora?”, said Blair¿s aide.") == []
    assert seen("inverted-marks", "“¡Animal!”, “¡Fuera!” and “¡Ask a Mexican!”, “¡No!” and “¡Olé!”") == []


def test_speech_opened_with_dashes() -> None:
    assert seen("dialogue-dash", "— Are you coming?", "— Not today.") == ["—"]
    assert seen("dialogue-dash", "—We shall not leave —said the mayor.") == ["—"]
    assert seen("dialogue-dash", "- Milk", "- Bread", "— Ana Weiss contributed.") == []


def test_a_paragraph_lacks_a_mark() -> None:
    assert seen("unbalanced-quotation", 'He called it "a joke and left.') == ['"']
    assert seen("unbalanced-quotation", 'A 5" pipe is "long".') == []


def test_a_long_quotation_opens_every_paragraph() -> None:
    story = document('"We waited.', "Nobody came.", '"Then it rained," she said.')
    segments = tuple(it._replace(paragraph=paragraph) for it, paragraph in zip(story.segments, (0, 0, 1), strict=True))
    assert list(DETECTORS["unbalanced-quotation"](View(replace(story, segments=segments)))) == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("“We have waited for the rain all year”.", ["”."]),
        ("He was plain: “we have waited for it all year”. Then it came.", ["”."]),
        ("He said they had “waited for it all year”.", []),
        ("“We have waited for the rain all year.”", []),
        ("He called it “a long year”.", []),
        ("He said: “It rains”.", []),
        ("He wrote “The Old Man and the Sea of Rain”.", []),
        ("He said: “We  have waited for it all year”.", ["”."]),
        ("“We have waited for the rain all year”, he said.", []),
    ],
)
def test_a_stop_stands_behind_a_quoted_sentence(text: str, marked: list[str]) -> None:
    assert seen("stop-behind-quotation", text) == marked


def test_a_comma_stands_behind_a_quoted_sentence() -> None:
    assert (
        repaired("comma-behind-quotation", '"The river is low", explains Rosa.') == '"The river is low," explains Rosa.'
    )
    for text in ('"The river is low," explains Rosa.', 'A "low river", explains Rosa.'):
        assert seen("comma-behind-quotation", text) == []
