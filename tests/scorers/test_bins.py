"""Bins of a reliability diagram, and how far off chance alone puts them."""

import random

from hypothesis import assume, given
from hypothesis import strategies as st

from mtcheck.scorers.bins import bins, chance, error


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=2, max_size=300), st.integers(1, 10))
def test_bins_are_of_one_size_in_ascending_order_and_hold_every_text(
    pairs: list[tuple[float, bool]], count: int
) -> None:
    assume(len({truth for _, truth in pairs}) == 2 and count <= len(pairs))
    found = bins(pairs, count)
    assert sum(each.texts for each in found) == len(pairs)
    assert max(each.texts for each in found) - min(each.texts for each in found) <= 1
    assert [each.predicted for each in found] == sorted(each.predicted for each in found)
    assert all(0 < each.effective <= each.texts + 0.1 for each in found)


def test_a_score_that_is_as_often_right_as_it_says_is_off_by_chance_alone() -> None:
    dice = random.Random(3)  # noqa: S311 (a fixed seed, no secret)
    pairs = [(p, dice.random() < p) for p in (dice.random() for _ in range(4000))]
    found = bins(pairs)
    assert error(found) < 2 * chance(found) < 0.05
