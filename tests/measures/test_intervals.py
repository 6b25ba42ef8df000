"""Intervals hold the rate, stay above zero, and widen where hits come from few stories."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.measures.intervals import interval, none_high, poisson


def of(hits: list[int]) -> tuple[float, float]:
    """Give the interval of so many hits a story, each of 500 words."""
    stories = {str(number): 500 for number in range(len(hits))}
    squares = sum(size * size for size in stories.values())
    return interval({str(number): count for number, count in enumerate(hits) if count}, stories, squares)


@pytest.mark.parametrize(("count", "low", "high"), [(0, 0, 3.69), (1, 0.03, 5.57), (10, 4.80, 18.39)])
def test_poisson_limits_are_those_of_the_tables(count: int, low: float, high: float) -> None:
    assert poisson(count) == pytest.approx((low, high), abs=0.03)


@given(st.lists(st.integers(0, 20), min_size=3, max_size=40).filter(any))
def test_an_interval_holds_its_rate(hits: list[int]) -> None:
    low, high = of(hits)
    assert 0 <= low < sum(hits) / (500 * len(hits)) < high


def test_hits_of_one_story_say_less_than_as_many_of_many() -> None:
    many, one = of([1] * 10 + [0] * 10), of([10] + [0] * 19)
    assert one[0] < many[0] < many[1] < one[1]


def test_translations_of_one_story_are_no_independent_witnesses() -> None:
    assert none_high(4, 10_000) == 4 * none_high(1, 10_000)
