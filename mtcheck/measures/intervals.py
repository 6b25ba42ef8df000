"""Intervals of rates that respect that hits come in clusters: one story is translated by many engines."""

from collections.abc import Mapping
from math import sqrt

# Two-sided 95 %.
_Z = 1.959964


def interval(hits: Mapping[str, int], words: Mapping[str, int], squares: int) -> tuple[float, float]:
    """Give the 95 % interval of hits per word, clusters being source stories.

    ``hits`` holds the stories with a hit alone, ``words`` every story, ``squares`` the sum of the squares of its
    values. The variance of the ratio is linearised over clusters (Cochran, Sampling Techniques, 1977, § 6.3); hits are
    then divided by the design effect, never less than 1, and Poisson limits taken of what is left, as Korn and Graubard
    (Survey Methodology 24, 1998) do for proportions: so the limits stay apart from zero and are wide for few stories.
    """
    total, size = sum(hits.values()), sum(words.values())
    if not total:
        return 0.0, none_high(1, size)
    rate = total / size
    spread = sum(count * count - 2 * rate * count * words[story] for story, count in hits.items())
    spread += rate * rate * squares
    clusters = len(words)
    variance = spread * clusters / max(1, clusters - 1)
    effect = max(1.0, variance / total)
    low, high = poisson(total / effect)
    return low * effect / size, high * effect / size


def none_high(documents_per_story: float, words: int) -> float:
    """Give the upper limit per word where there was no hit; the translations of one story count as one."""
    return poisson(0)[1] * documents_per_story / words if words else 0.0


def poisson(count: float) -> tuple[float, float]:
    """Give the 95 % limits of a Poisson mean, by Byar's approximation (Breslow and Day, IARC 82, 1987, p. 69)."""
    low = count * (1 - 1 / (9 * count) - _Z / (3 * sqrt(count))) ** 3 if count > 0 else 0.0
    above = count + 1
    return max(0.0, low), above * (1 - 1 / (9 * above) + _Z / (3 * sqrt(above))) ** 3
