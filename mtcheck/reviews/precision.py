"""How often editors agree with a rule, from their decisions."""

from collections import Counter
from collections.abc import Iterable
from math import sqrt
from typing import NamedTuple

from mtcheck.reviews.decisions import Decision

# Two-sided 95 %.
_Z = 1.959964
# A rule whose findings are wrong more often than right costs an editor more than it gives.
WORTH = 0.5


class Precision(NamedTuple):
    """Decisions about one rule, the share of accepted ones, and its 95 % interval (Wilson 1927)."""

    rule: str
    accepted: int
    rejected: int
    value: float
    low: float
    high: float


def precision(decisions: Iterable[Decision]) -> list[Precision]:
    """Give the precision of every rule that has decisions, the least precise first."""
    counts: Counter[tuple[str, str]] = Counter((each.rule, each.verdict) for each in decisions if each.verdict)
    rules = sorted({rule for rule, _ in counts})
    rows = [_row(rule, counts[rule, "accept"], counts[rule, "reject"]) for rule in rules]
    return sorted(rows, key=lambda row: (row.high, row.value, row.rule))


def _row(rule: str, accepted: int, rejected: int) -> Precision:
    total = accepted + rejected
    return Precision(rule, accepted, rejected, accepted / total, *wilson(accepted, total))


def wilson(hits: int, total: int) -> tuple[float, float]:
    """Give the 95 % interval of a share (Wilson 1927, “Probable inference”), which holds for few cases too."""
    share, square = hits / total, _Z * _Z
    centre = share + square / (2 * total)
    reach = _Z * sqrt(share * (1 - share) / total + square / (4 * total * total))
    scale = 1 + square / total
    # Rounding must not push the share itself out of its interval.
    return min(share, max(0.0, (centre - reach) / scale)), max(share, min(1.0, (centre + reach) / scale))


def doubtful(rows: Iterable[Precision]) -> list[str]:
    """Name the rules that are, beyond chance, wrong more often than right."""
    return sorted(row.rule for row in rows if row.rule and row.high < WORTH)
