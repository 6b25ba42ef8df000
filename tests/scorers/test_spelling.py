"""Spelling of one kind, and words that are left as they are."""

import pytest

from mtcheck.scorers.spelling import american


@pytest.mark.parametrize(
    ("british", "spelt"),
    [
        ("organisation", "organization"),
        ("recognised", "recognized"),
        ("colours", "colors"),
        ("dishonourable", "dishonorable"),
        ("centre", "center"),
        ("kilometres", "kilometers"),
        ("travelling", "traveling"),
        ("defence", "defense"),
        ("programme", "program"),
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
