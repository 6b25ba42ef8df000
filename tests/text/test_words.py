from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.text.words import count_words, words


def test_apostrophes_hyphens_and_figures_stay_in_one_word() -> None:
    found = [word.text for word in words("It’s a well-known 1.234,5 km at 12:30, n°1.")]
    assert found == ["It’s", "a", "well-known", "1.234,5", "km", "at", "12:30", "n", "1"]


@given(st.text())
def test_words_are_spans_in_order_and_counted_alike(text: str) -> None:
    found = words(text)
    assert [text[word.start : word.end] for word in found] == [word.text for word in found]
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert count_words(text) == len(found)
