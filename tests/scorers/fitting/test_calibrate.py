"""What the calibration promises, and what findings and length add to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.scorers.fitting.calibrate import MISS, Judged, thresholds
from mtcheck.scorers.steps import STEPS
from mtcheck.scorers.trained import CLASSES


@given(st.lists(st.floats(0, 1), min_size=30, max_size=80), st.sampled_from(CLASSES))
def test_a_conformal_threshold_misses_no_more_than_promised_of_what_it_was_set_on(
    values: list[float], name: str
) -> None:
    judged = [Judged(row, "group", name, dict.fromkeys(CLASSES, p), 300) for row, p in enumerate(values)]
    least = thresholds(judged)[-1][1][name]
    # A threshold is written with four decimals.
    assert sum(p < least - 5e-5 for p in values) <= MISS[name] * (len(values) + 1)


def test_findings_raise_the_odds_by_steps_and_one_rule_alone_by_little() -> None:
    pytest.importorskip("scipy")
    from mtcheck.scorers.fitting.calibrate import ADDED, Scored, calibrated

    slips = {False: [0] * 60, True: [0, 1, 2] * 20}
    scored = [
        Scored(row, f"set-{row % 2}", truth, 0.0, 300, tuple(int(claim == "mt" and rules >= n) for claim, n in STEPS))
        for truth, counts in slips.items()
        for row, rules in enumerate(counts)
    ]
    added = dict(zip(STEPS, calibrated(scored, "machine").evidence, strict=True))
    assert 0 < added["mt", 1] <= ADDED["machine"]["mt", 1].most < added["mt", 2] <= ADDED["machine"]["mt", 2].most
    assert added["translation", 1] == 0
