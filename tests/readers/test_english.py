"""A source that is English itself is told, and nothing is held against it."""

from dataclasses import replace

import pytest

from mtcheck.readers import read_string
from mtcheck.readers.english import without_english_source
from tests.bilingual import ENGLISH, SPANISH

TOLD = "its source is English: the text was not held against it"
SHORT = "It rained in Olmeda on Tuesday evening."


@pytest.mark.parametrize(
    ("text", "source", "declared"),
    [
        # Long enough to be told by itself, whatever was said of it.
        (ENGLISH[0], ENGLISH[0], None),
        (ENGLISH[0], ENGLISH[1], "es"),
        # Short ones only where they say the same, or where it was said.
        (SHORT, SHORT.replace("evening", "night"), None),
        (SHORT, "The port closed.", "en-GB"),
    ],
)
def test_an_english_source_is_left_out_and_told(text: str, source: str, declared: str | None) -> None:
    document = replace(read_string(text, source=source), source_language=declared)
    assert document.segments[0].source == source
    without = without_english_source(document)
    assert (without.source, without.segments[0].source, without.remarks) == (None, None, (TOLD,))


@pytest.mark.parametrize(
    ("text", "source", "declared"),
    [
        (ENGLISH[0], SPANISH[0], None),
        # What was said of a folder is wrong of this story.
        (ENGLISH[0], SPANISH[0], "en"),
        # An English summary above what was translated.
        (ENGLISH[0], "\n".join((*ENGLISH[1:], SPANISH[0])), None),
        # The text is what was left untranslated.
        (SPANISH[0], SPANISH[0], None),
        (SHORT, "The port closed.", None),
        ("Real Madrid 3 Barcelona 1", "Real Madrid 3 Barcelona 1", None),
        (SHORT, " ", "en"),
    ],
)
def test_another_source_stays(text: str, source: str, declared: str | None) -> None:
    document = replace(read_string(text, source=source), source_language=declared)
    assert without_english_source(document) is document


def test_what_was_lined_up_with_it_is_not_told() -> None:
    document = read_string("\n\n".join(ENGLISH), source="\n\n".join(ENGLISH[1:]))
    assert [remark.startswith("the source has 5 paragraphs, the text 6; ") for remark in document.remarks] == [True]
    assert without_english_source(document).remarks == (TOLD,)
