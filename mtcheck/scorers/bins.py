"""The bins of a reliability diagram: probabilities that were told beside the share that was so."""

from collections.abc import Mapping, Sequence
from math import pi, sqrt

from mtcheck.scorers.trained import Bin

# Bins of a diagram, and the texts that each must have: of fewer, chance alone makes an error of a tenth.
_BINS, BINNED = 10, 50
# What share of texts is so, by question, where native, human and machine are as frequent (`translation.three`): the
# probabilities are told for it. Under another share a score without error would seem to be off.
RATES: Mapping[str, float] = {"translated": 2 / 3, "machine": 1 / 2}


def bins(pairs: Sequence[tuple[float, bool]], rate: float, count: int | None = None) -> list[Bin]:
    """Sort texts into bins of as many each; within a bin the classes weigh as where a share ``rate`` of texts is so.

    Without ``count`` there are up to ten, as many as there are texts for. Raises ZeroDivisionError where a class has
    none.
    """
    count = count or max(1, min(_BINS, len(pairs) // BINNED))
    yes = sum(truth for _, truth in pairs)
    weights = {True: len(pairs) * rate / yes, False: len(pairs) * (1 - rate) / (len(pairs) - yes)}
    ranked = sorted(pairs)
    found = []
    for number in range(count):
        here = ranked[len(ranked) * number // count : len(ranked) * (number + 1) // count]
        mass = sum(weights[truth] for _, truth in here)
        predicted = sum(p * weights[truth] for p, truth in here) / mass
        observed = sum(weights[truth] for _, truth in here if truth) / mass
        # So many texts of one weight would leave as much to chance (Kish).
        effective = mass**2 / sum(weights[truth] ** 2 for _, truth in here)
        found.append(Bin(round(predicted, 4), round(observed, 4), len(here), round(mass, 2), round(effective, 1)))
    return found


def error(found: Sequence[Bin]) -> float:
    """Give the expected calibration error: mean distance of probability and share over the bins, by their weight."""
    return _mean(found, [abs(each.predicted - each.observed) for each in found])


def chance(found: Sequence[Bin]) -> float:
    """Give the error that a score without any would have with as many texts: the mean deviation of shares by chance."""
    return _mean(found, [sqrt(2 / pi * each.predicted * (1 - each.predicted) / each.effective) for each in found])


def _mean(found: Sequence[Bin], values: Sequence[float]) -> float:
    whole = sum(each.weight for each in found)
    return round(sum(each.weight * value for each, value in zip(found, values, strict=True)) / whole, 3)
