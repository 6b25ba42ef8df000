import pytest

from tests.rules.detectors.sight import repaired, seen


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("In the year 2.011 he was elected.", "In the year 2011 he was elected."),
        ("In 2.019, the firm grew, as in 2.018.", "In 2019, the firm grew, as in 2018."),
        ("The budget of 2.021 was cut.", "The budget of 2021 was cut."),
        ("It grew in May 2.019 and, in 1.998, fell.", "It grew in May 2019 and, in 1998, fell."),
    ],
)
def test_a_year_has_no_stop(left: str, right: str) -> None:
    assert repaired("stop-in-year", left) == right


@pytest.mark.parametrize(
    "text",
    [
        "She won in 2.019, ahead of Mora by 1.987.",
        "In 2.019 seconds it was over; the rate fell from 2.011 to 1.998, and by 2.025.",
        "A cup in May 2.019 metres wide and a budget of 2.021 euros.",
        "In the year 2.110, and in 2.019.5, it was gone.",
    ],
)
def test_what_may_be_a_fraction_is_silent(text: str) -> None:
    assert seen("stop-in-year", text) == []
