import pytest

from tests.rules.detectors.sight import seen

# A story that is full of such words, so that what is found in a further sentence counts.
FULL = "The baker was happy of the mill, near of the inn, happy of the inn and near of the mill."
FOUND = ["happy of", "near of", "happy of", "near of"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The baker was happy of the mill.", ["happy of"]),
        ("He spoke of the difference of the two.", ["difference of the"]),
        ("They live near of a mill, and the baker walked to of it.", ["near of", "to of"]),
        ("Near of the mill stood a baker.", ["Near of"]),
    ],
)
def test_words_that_news_never_puts_side_by_side(text: str, expected: list[str]) -> None:
    assert seen("unheard-of-words", FULL, text) == FOUND + expected


@pytest.mark.parametrize(
    "text",
    [
        "The baker was happy with the mill near the river.",
        "He spoke of the difference between the two.",
        # A stop, a comma or a line between words parts them, and names stand beside anything.
        "It was near. Of this he was sure: happy, of course.",
        "The Near of this story is a mill.",
        "He was happy-of-heart.",
    ],
)
def test_english_names_and_punctuation_are_silent(text: str) -> None:
    assert seen("unheard-of-words", FULL, text) == FOUND


def test_a_few_prove_nothing() -> None:
    assert seen("unheard-of-words", "The baker was happy of the mill, near of the inn and happy of it.") == []
    assert seen("unheard-of-words", FULL, *["The baker went with his wife to the mill."] * 30) == []
