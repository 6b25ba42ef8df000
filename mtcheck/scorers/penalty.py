"""The MQM penalty: what the findings weigh, per 1,000 words.

The weights are those of WMT's MQM evaluations (Freitag et al. 2021, “Experts, Errors, and Context”): major 5, minor
1, minor punctuation 0.1. They give 25 to text that is no translation at all, which is MQM's own weight of a critical
error.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal

from mtcheck import __version__
from mtcheck.model import Finding, Report, Score, Skip
from mtcheck.scorers.options import ScoreOptions
from mtcheck.text.words import RATE_FROM, RATE_IN

NAME = "penalty_per_1k"

WEIGHTS: Mapping[str, float] = {"critical": 25, "major": 5, "minor": 1, "punctuation": 0.1}

State = Literal["confirmed", "unconfirmed"]
STATES: tuple[State, ...] = ("confirmed", "unconfirmed")
# The counts of each state, and what one of them weighs.
_COUNTS: Mapping[State, Mapping[str, float]] = {
    state: {f"{state}_{name}": weight for name, weight in WEIGHTS.items()} for state in STATES
}


def penalty(report: Report, options: ScoreOptions) -> Iterator[Score | Skip]:
    """Weigh the flags of a document, those a person confirmed and the others apart.

    ``parts`` holds ``words`` and ``weighted``, and for ``confirmed`` and ``unconfirmed`` each the counts
    ``…_critical``, ``…_major``, ``…_minor``, ``…_punctuation`` (minor slips of punctuation, not counted under minor)
    and their ``…_weighted`` sum. The value is None below 500 words, with a `Skip` that says so.
    """
    parts: dict[str, float] = {"words": report.words}
    for counts in _COUNTS.values():
        parts |= dict.fromkeys(counts, 0)
    for finding in report.flags:
        state = "confirmed" if finding.fingerprint in options.confirmed else "unconfirmed"
        parts[f"{state}_{_weight(finding)}"] += 1
    yield from _rate(parts, _signature(confirmed=bool(options.confirmed)))


def total_penalty(parts: Mapping[str, float], signatures: Sequence[str]) -> Iterator[Score | Skip]:
    """Weigh a whole corpus from the summed counts of its documents."""
    yield from _rate(parts, signatures[0])


def _weight(finding: Finding) -> str:
    if finding.severity == "minor" and finding.rule.mqm == "linguistic/punctuation":
        return "punctuation"
    return finding.severity


@cache  # the same for all documents of a run
def _signature(*, confirmed: bool) -> str:
    weights = ",".join(f"{weight:g}" for weight in WEIGHTS.values())
    flags = "confirmed+unconfirmed" if confirmed else "unconfirmed"
    return f"mqm-penalty|weights:{weights}|per:{RATE_IN}|min:{RATE_FROM}|flags:{flags}|mtcheck:{__version__}"


def _rate(counts: Mapping[str, float], signature: str) -> Iterator[Score | Skip]:
    parts = dict(counts)
    for state, weights in _COUNTS.items():
        # Rounded because every weight is a multiple of 0.1, and a sum of tenths should read as one.
        parts[f"{state}_weighted"] = round(sum(parts[name] * weight for name, weight in weights.items()), 1)
    parts["weighted"] = round(sum(parts[f"{state}_weighted"] for state in STATES), 1)
    words = int(parts["words"])
    if words >= RATE_FROM:
        yield Score(NAME, parts["weighted"] / words * RATE_IN, signature, parts=parts)
        return
    yield Score(NAME, None, signature, parts=parts)
    yield Skip(NAME, f"only {words:,} word{'s' * (words != 1)}: counts are given instead; a rate needs {RATE_FROM}")
