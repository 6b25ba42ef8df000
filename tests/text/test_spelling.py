"""Spelling of one kind, and words that are left as they are."""

import pytest

from mtcheck.text.spelling import american, variety


@pytest.mark.parametrize(
    ("british", "spelt"),
    [
        ("organisation", "organization"),
        ("recognised", "recognized"),
        ("colours", "colors"),
        ("dishonourable", "dishonorable"),
        ("centre", "center"),
        ("centred", "centered"),
        ("kilometres", "kilometers"),
        ("travelling", "traveling"),
        ("defence", "defense"),
        ("programme", "program"),
        ("practising", "practicing"),
        ("practises", "practices"),
    ],
)
def test_british_words_are_spelt_as_americans_do(british: str, spelt: str) -> None:
    assert american(british) == spelt
    assert american(spelt) == spelt


@pytest.mark.parametrize(
    "word", ["promised", "surprise", "advertising", "four", "hours", "tours", "called", "fence", "here"]
)
def test_words_that_both_write_alike_stay(word: str) -> None:
    assert american(word) == word


@pytest.mark.parametrize(
    ("word", "spelling"),
    [
        ("neighbours", "British"),
        ("neighbors", "American"),
        ("travelled", "British"),
        ("traveled", "American"),
        ("programme", "British"),
        ("program", None),
        ("recognised", "-ise"),
        ("recognized", "-ize"),
        ("travel", None),
        ("licence", None),
        ("practising", None),
        ("practices", None),
        ("water", None),
    ],
)
def test_a_word_tells_whose_spelling_it_is(word: str, spelling: str | None) -> None:
    assert variety(word) == spelling
