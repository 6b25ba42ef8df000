"""The table of words and pairs."""

from array import array

from hypothesis import assume, given
from hypothesis import strategies as st

from mtcheck.rules import pairs
from mtcheck.rules.pairs import filled, level

LEVELS = st.dictionaries(st.text(min_size=1), st.integers(1, 15), min_size=1)


@given(LEVELS)
def test_every_level_is_found_again(levels: dict[str, int]) -> None:
    table = array("H", filled(levels))
    # Texts of one checksum are taken for each other.
    assume(len({pairs._place(text, len(table))[1] for text in levels}) == len(levels))
    assert {text: pairs._level(table, text) for text in levels} == levels
    assert pairs._level(array("H", filled({"mill": 3})), "river") == 0


def test_frequent_words_and_pairs_have_high_levels_and_others_none() -> None:
    assert level("the") > level("mayor") > level("asphalt") > level("zonqual") == 0
    assert level("of the") > level("happy with") > level("happy of") == 0
