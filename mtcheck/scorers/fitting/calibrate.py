"""Log odds → probabilities, intervals and conformal thresholds, from scores of documents whose sets were left out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import Any, NamedTuple

from mtcheck.scorers.steps import STEPS, Reached
from mtcheck.scorers.trained import CLASSES, Calibration
from mtcheck.scorers.translation import three

# The miss rate promised of the conformal sets is at most 1 − `translation.COVERAGE`. It is lower for translations, as
# they differ more from set to set than the worst of the others foretells (with .1 for machines, .897 of newstest2021
# are covered, with .09 .906), and for native copy, where a false alarm costs a tool its readers.
MISS = {"native": 0.08, "human": 0.07, "machine": 0.09}
# Sets with fewer documents of a class say too little about a tenth of them.
DOCUMENTS = 30
# Words from which thresholds are set anew. They part the beginnings of stories that are cut to 80 words and less, to
# 120 and 180, and to 300: of those cut to 80 words 3 in 100 are in the next band, of those cut to 180 words 2 in 100.
BANDS = (0, 110, 240)
# What a step of the evidence adds to the log odds is at least 0, as a sign that spoke against itself would be luck. It
# is drawn, by this penalty on the square of the distance, to what is known of the packs: a rule of claim “mt” is kept
# only where it finds machines three times as often as people, so the second rule that finds something and each further
# one are good for log 3. The first may be its luck with texts that its author saw (people's translations of 2008–11
# have one as often as present engines'), or a slip that learners of English share (free to count for “translated”, it
# makes 15 % of non-native texts exceed what 1 % of native ones do, in place of 14 %): it is held to a third of that.
_CAUTION, _KEPT = 0.001, log(3)


class Step(NamedTuple):
    """What a step of the evidence is expected to add to the log odds, and the most it may."""

    expected: float = 0.0
    most: float = 3.0


ADDED: Mapping[str, Mapping[tuple[str, int], Step]] = {
    "machine": {step: Step(_KEPT) if step[1] > 1 else Step(_KEPT / 3, _KEPT / 3) for step in STEPS if step[0] == "mt"},
    "translated": dict.fromkeys(STEPS, Step()) | {("mt", 1): Step(0, _KEPT / 3)},
}
# The most that the slope may change when the length doubles. For machine or person it would be .5, and style would
# outweigh what is found in long texts: Spanish of 2012 left out, an area of .70 in place of .74. With 0 the area is
# .77, and the probabilities are off by .05 in place of .03. With .25 Spanish and Japanese are off by .081 each, with
# .35 by .080 and .069, and newstest2012 left out has an area of .869 in place of .874.
_SLOPE_BY_LENGTH: Mapping[str, float | None] = {"machine": 0.35, "translated": None}
# Gives the logarithm of a length as calibrations use it.
_LENGTH = Calibration(0, 0, 0, 1, 0)


class Scored(NamedTuple):
    """A document with its log odds by models that never saw its set; ``truth`` is what the question asks.

    ``reached`` is () where style alone is asked.
    """

    row: int
    group: str
    truth: bool
    score: float
    words: int
    reached: Reached = ()


def calibrated(scored: Sequence[Scored], question: str, *, slope: bool = True, by_length: bool = True) -> Calibration:
    """Fit slope and shift, each with the logarithm of the length, and what findings add.

    Groups weigh the same, and so do classes. With ``slope`` False only the shift is fitted, with ``by_length`` False
    length plays no part. The spread is the standard deviation, over groups, of the shift that would calibrate the
    group alone.
    """
    import numpy as np
    from scipy.optimize import minimize

    sign = np.where([each.truth for each in scored], 1.0, -1.0)
    mass = np.array(_balanced(scored))
    design = _design(scored)
    steps = STEPS if scored[0].reached else ()
    added = ADDED[question]
    any_number: tuple[float | None, float | None] = (None, None)
    none = (0.0, 0.0)
    further = any_number if by_length else none
    tilt = (0.0, _SLOPE_BY_LENGTH[question]) if by_length else none
    bounds = [any_number if slope else (1, 1), tilt, any_number, further]
    bounds += [(0.0, added[step].most) if step in added else none for step in steps]
    penalty = np.array([1e-4] * 4 + [_CAUTION] * len(steps))
    expected = np.array([0.0] * 4 + [added[step].expected if step in added else 0.0 for step in steps])

    def loss(numbers: Any) -> tuple[float, Any]:
        margin = sign * (design @ numbers)
        pull = mass * sign * -np.exp(-np.logaddexp(0, margin))
        away = numbers - expected
        value = (mass * np.logaddexp(0, -margin)).sum() + (penalty * away**2).sum()
        return float(value), pull @ design + 2 * penalty * away

    start = np.array([1.0, 0.0, 0.0, 0.0] + [0.0] * len(steps))
    numbers = [round(float(each), 4) for each in minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x]
    spread = _spread(scored, design @ np.array(numbers), sign, mass)
    slope_now, slope_by_length, shift, shift_by_length, *evidence = numbers
    return Calibration(slope_now, slope_by_length, shift, shift_by_length, spread, tuple(evidence))


def _spread(scored: Sequence[Scored], logits: Any, sign: Any, mass: Any) -> float:
    """Give the standard deviation of the shifts that would calibrate each group of some size alone; 0 of one group."""
    import numpy as np
    from scipy.optimize import minimize_scalar

    names = np.array([each.group for each in scored])
    shifts = []
    for name in sorted(set(names)):
        here = names == name
        if min((sign[here] > 0).sum(), (sign[here] < 0).sum()) >= DOCUMENTS:

            def off(by: float, here: Any = here) -> float:
                return float((mass[here] * np.logaddexp(0, -sign[here] * (logits[here] + by))).sum())

            shifts.append(float(minimize_scalar(off, bounds=(-4, 4), method="bounded").x))
    return round(float(np.std(shifts)), 4) if len(shifts) > 1 else 0.0


def _design(scored: Sequence[Scored]) -> Any:
    """Give the columns that a calibration weighs: score and one, each also by the length, and the evidence."""
    import numpy as np

    score = np.array([each.score for each in scored])
    length = np.array([_LENGTH.logit(0, each.words) for each in scored])
    columns = [score, score * length, np.ones_like(score), length]
    return np.column_stack([*columns, np.array([each.reached for each in scored])])


def _balanced(scored: Sequence[Scored]) -> list[float]:
    totals: dict[tuple[str, bool], int] = defaultdict(int)
    for each in scored:
        totals[each.group, each.truth] += 1
    both = {group for group, truth in totals if (group, not truth) in totals}
    weights = [1 / totals[each.group, each.truth] if each.group in both else 0.0 for each in scored]
    for truth in (False, True):
        # Groups of one class only (an outlet) weigh together as much as half of the others do.
        lone = [index for index, each in enumerate(scored) if each.truth is truth and each.group not in both]
        for index in lone:
            weights[index] = 0.5 * max(len(both), 1) / len(lone)
        whole = sum(weight for weight, each in zip(weights, scored, strict=True) if each.truth is truth)
        weights = [
            weight / whole if each.truth is truth else weight for weight, each in zip(weights, scored, strict=True)
        ]
    return weights


class Judged(NamedTuple):
    """A document's true class and its probabilities, by models and a calibration that never saw its group."""

    row: int
    group: str
    truth: str
    p: Mapping[str, float]
    words: int


def thresholds(judged: Iterable[Judged]) -> list[tuple[int, dict[str, float]]]:
    """Give, for each length band, the probability a class needs to stay possible.

    It is the one that all of the class but its `MISS` reach in the worst group, as a set of news not seen is not
    promised to be like the mean of those seen (Vovk's conformal prediction, by class; the worst group in place of
    exchangeability).
    """
    found = []
    judged = list(judged)
    for start, end in zip(BANDS, (*BANDS[1:], 10**9), strict=True):
        least = {}
        for name in CLASSES:
            groups: dict[str, list[float]] = defaultdict(list)
            for each in judged:
                if each.truth == name and start <= each.words < end:
                    groups[each.group].append(each.p[name])
            known = [_quantile(values, MISS[name]) for values in groups.values() if len(values) >= DOCUMENTS]
            least[name] = round(min(known), 4) if known else 0.0
        found.append((start, least))
    return found


def _quantile(values: Sequence[float], miss: float) -> float:
    """Give the conformal quantile: with n documents the ⌊(n + 1) · miss⌋-th smallest."""
    ranked = sorted(values)
    return ranked[max(0, int((len(ranked) + 1) * miss) - 1)]


def judged(row: int, group: str, truth: str, translated: float, machine: float, words: int) -> Judged:
    """Put the calibrated log odds of both questions together."""
    return Judged(row, group, truth, three(translated, machine), words)
