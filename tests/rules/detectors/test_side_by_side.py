import pytest

from tests.rules.detectors.sight import seen

# A story that is full of such words, so that what is found in a further sentence counts.
FULL = "The baker was happy of the mill, near of the inn, happy of the inn and near of the mill."
FOUND = ["happy of", "near of", "happy of", "near of"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The baker was happy of the mill.", ["happy of"]),
        ("The baker was worried to them.", ["worried to"]),
        ("Near of it, they met the baker.", ["Near of"]),
        # Those that share a word are one.
        ("The mayor was happy near of it.", ["happy near of"]),
    ],
)
def test_words_that_news_never_puts_side_by_side(text: str, expected: list[str]) -> None:
    assert seen("words-hardly-side-by-side", FULL, text) == FOUND + expected


@pytest.mark.parametrize(
    "text",
    [
        "The baker was happy with the house by the river.",
        # A stop, a comma or a line between words parts them, and names stand next to anything.
        "It was near. Of this he was sure: happy, of course.",
        "The Near of this story is a mill.",
        "He was happy-of-heart.",
        # Number words stand next to anything, as figures do, and so do countries where they open a sentence.
        "Ten from it came to nine sofas.",
        "Venezuela announces it.",
    ],
)
def test_english_names_and_punctuation_are_silent(text: str) -> None:
    assert seen("words-hardly-side-by-side", FULL, text) == FOUND


def test_a_few_in_a_long_story_prove_nothing() -> None:
    plain = ["He said on Monday that the city would not be able to pay for all of it by the end of the year."] * 20
    assert seen("words-hardly-side-by-side", FULL, *plain) == []


def test_the_odder_a_story_the_less_it_takes() -> None:
    plain = "He said on Monday that the city would not be able to pay for all of it by the end of the year."
    assert seen("words-hardly-side-by-side", "The baker stood mill.", plain) == []
    assert seen("words-hardly-side-by-side", "The baker stood mill.", FULL)[0] == "baker stood mill"
