from collections.abc import Iterable

import pytest

from mtcheck.text.tables import english
from tests.rules.detectors.sight import seen


def test_a_word_that_an_engine_made_up_is_found() -> None:
    assert seen("word-in-no-dictionary", "The bretulon was deserved, and the vindolish, he said.") == [
        "bretulon",
        "vindolish",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The façade of the recolonised, dog-friendly, chatbotless mill was repainted.",
        "They undervalued the schoolhouse, its postwar tramline and the ecofeminists.",
        "Bretulon is a town; the bretulon is a dance.",
        "The bretulon floods, and the bretulon dries.",
        "On matchday the futsal side met its fans on a livestream.",
        "They call it the “bretulon” or (bretulon), at bretulon.example or #bretulon.",
        "He ate an alcalde and ein Schnitzel.",
        "They came for what millers call bretulon, or the long wait.",
        "The mill-bretulon and the bretulon's mill.",
    ],
)
def test_words_as_english_makes_them_names_terms_and_what_is_set_apart_stay(text: str) -> None:
    assert seen("word-in-no-dictionary", text) == []


def test_what_is_common_in_news_is_no_find() -> None:
    words: Iterable[str] = (word for word in english() if len(word) > 4)
    assert seen("word-in-no-dictionary", " ".join(words)) == []


def test_a_text_that_is_hardly_english_is_left_to_others() -> None:
    gibberish = [f"zq{first}{second}vex" for first in "abcdefghijklmnopqrst" for second in "abcdefghijklmnopqrst"]
    assert seen("word-in-no-dictionary", " ".join(gibberish)) == []
    assert seen("word-in-no-dictionary", " ".join(gibberish[:2])) == gibberish[:2]
