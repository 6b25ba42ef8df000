"""Bins of a reliability diagram, and how far off chance alone puts them."""

import random
from math import isclose

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mtcheck.scorers.bins import RATES, bins, chance, error
from mtcheck.scorers.trained import Bin
from mtcheck.scorers.translation import three


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=2, max_size=300), st.integers(1, 10))
def test_bins_are_of_one_size_in_ascending_order_and_hold_every_text(
    pairs: list[tuple[float, bool]], count: int
) -> None:
    assume(len({truth for _, truth in pairs}) == 2 and count <= len(pairs))
    found = bins(pairs, 0.5, count)
    assert len(found) == count
    assert sum(each.texts for each in found) == len(pairs)
    assert max(each.texts for each in found) - min(each.texts for each in found) <= 1
    assert [each.predicted for each in found] == sorted(each.predicted for each in found)
    assert all(0 < each.effective <= each.texts + 0.1 for each in found)


@pytest.mark.parametrize(("texts", "count"), [(49, 1), (99, 1), (100, 2), (149, 2), (499, 9), (500, 10), (5000, 10)])
def test_there_are_as_many_bins_as_there_are_texts_for(texts: int, count: int) -> None:
    assert len(bins([(0.5, number % 2 == 0) for number in range(texts)], 0.5)) == count


def test_a_score_that_is_as_often_right_as_it_says_is_off_by_chance_alone() -> None:
    dice = random.Random(3)  # noqa: S311 (a fixed seed, no secret)
    pairs = [(p, dice.random() < p) for p in (dice.random() for _ in range(4000))]
    found = bins(pairs, 0.5)
    assert error(found) < 2 * chance(found) < 0.05


def test_chance_puts_a_share_off_by_its_mean_deviation() -> None:
    # √(2/π · ½ · ½ / 100) of 100 texts told one half, √(2/π · ⅕ · ⅘ / 25) of 25 told a fifth; the mean by weight.
    found = [Bin(0.5, 0.4, 100, 100.0, 100.0), Bin(0.2, 0.3, 25, 25.0, 25.0)]
    assert chance(found) == 0.045
    assert error(found) == 0.1


def test_texts_that_tell_nothing_are_told_the_rates_that_bins_weigh_by() -> None:
    nothing = three(0.0, 0.0)
    assert isclose(1 - nothing["native"], RATES["translated"])
    assert isclose(nothing["machine"] / (nothing["machine"] + nothing["human"]), RATES["machine"])


def test_probabilities_that_hold_at_the_rates_they_are_told_for_are_not_off() -> None:
    # Two in three translations look foreign, and one in three native texts: where two in three texts are translated, so
    # are four in five that look so, and one in two of the others.
    foreign, plain = 4 / 5, 1 / 2
    pairs = [(foreign, True)] * 40 + [(plain, True)] * 20 + [(foreign, False)] * 20 + [(plain, False)] * 40
    found = bins(pairs, RATES["translated"], 2)
    assert [(each.predicted, each.observed, each.texts) for each in found] == [(0.5, 0.5, 60), (0.8, 0.8, 60)]
    assert error(found) == 0.0
    assert error(bins(pairs, 0.5, 2)) == 0.15
