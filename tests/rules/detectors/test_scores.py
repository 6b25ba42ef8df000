import pytest

from tests.rules.detectors.sight import repaired, seen


def test_the_winner_comes_first() -> None:
    text = "On a wet night the rowers' club lost 0-4. A defeat by 1-2 followed."
    assert repaired("lost-score", text) == "On a wet night the rowers' club lost 4-0. A defeat by 2-1 followed."


@pytest.mark.parametrize("text", ["The club lost 3-0.", "She lost 2-6, 6-3.", "The motion was defeated by a 2-5 vote."])
def test_sets_votes_and_the_usual_order_are_silent(text: str) -> None:
    assert seen("lost-score", text) == []
