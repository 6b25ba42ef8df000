"""The weights file as it is read back, and how its calibration acts."""

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.scorers.steps import STEPS
from mtcheck.scorers.trained import FINDINGS, QUESTIONS, STYLE, Calibration, load, pack, unpack


@given(st.floats(-20, 20), st.integers(1, 5000))
def test_a_calibration_with_a_slope_of_one_and_no_shift_changes_nothing(score: float, words: int) -> None:
    assert Calibration(1, 0, 0, 0, 0).logit(score, words) == score


def test_length_acts_by_its_logarithm_and_not_beyond_what_was_measured() -> None:
    def added(words: int) -> float:
        return Calibration(1, 0.5, 0, 0.25, 0).logit(2, words) - 2

    assert [added(words) for words in (300, 600, 150)] == [0, 1.25, -1.25]
    assert added(1200) == added(5000) == 2.5
    assert added(40) == added(7) < added(41)


@given(st.lists(st.integers(-32767, 32767)))
def test_packed_numbers_come_back_as_they_were(numbers: list[int]) -> None:
    assert list(unpack("h", pack("h", numbers))) == numbers


def test_each_step_that_findings_reach_has_its_weight_and_no_other() -> None:
    def weighed(stage: str) -> dict[str, int]:
        return {question: len(each.evidence) for question, each in load().stages[stage].calibration.items()}

    assert weighed(FINDINGS) == dict.fromkeys(QUESTIONS, len(STEPS))
    assert weighed(STYLE) == dict.fromkeys(QUESTIONS, 0)
