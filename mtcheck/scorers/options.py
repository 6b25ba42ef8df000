"""What every scorer is given and what it gives: one function type, one for corpora."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from mtcheck.errors import UsageError
from mtcheck.model import Finding, Report, Score, Skip
from mtcheck.terms import Metric

METRICS: tuple[Metric, ...] = get_args(Metric)

# How often, of all the copy a desk checks, it is written in English, translated by a person, and by a machine.
Rates = tuple[float, float, float]
RATE_NAMES = ("native", "person", "machine")
# Rates written with three decimals may miss 1 by this much.
_ONE = 0.002
_REMEDY = "give all three, as in native=0.8,person=0.15,machine=0.05"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreOptions:
    """What is measured: the metrics asked for, and the fingerprints of the findings that a person has accepted.

    ``heard`` is what all rules found in the document at hand, those left out of the report, too: evidence of how it
    was written, as is their want.
    ``translation`` asks for the translation score, ``prior`` gives the user's base rates of native text, of
    translations by people and by machines (None: equal), ``weights`` another weights file than the shipped one.
    """

    metrics: tuple[Metric, ...] = ("bleu",)
    confirmed: frozenset[str] = frozenset()
    heard: tuple[Finding, ...] = ()
    translation: bool = True
    prior: Rates | None = None
    weights: Path | None = None

    def __post_init__(self) -> None:
        """Refuse a metric that nobody knows, and base rates that are none."""
        for name in self.metrics:
            if name not in METRICS:
                raise UsageError(f"unknown metric “{name}”", remedy=f"known are {', '.join(METRICS)}")
        if self.prior is not None:
            _refuse_unless_rates(self.prior)


def base_rates(given: Mapping[str, float]) -> Rates | None:
    """Take base rates by name, nothing for equal ones; raises `UsageError` unless all three are there and add up to 1.

    A rate of 0 says that there is no such copy; two of the three must be above that, or there is nothing to tell.
    """
    if not given:
        return None
    if set(given) != set(RATE_NAMES):
        named = ", ".join(given)
        raise UsageError(f"these are not the three rates asked for: {named}", place="prior", remedy=_REMEDY)
    native, person, machine = (float(given[name]) for name in RATE_NAMES)
    _refuse_unless_rates((native, person, machine))
    return native, person, machine


def _refuse_unless_rates(rates: Rates) -> None:
    if not all(0 <= rate <= 1 for rate in rates):
        raise UsageError("a rate is a number from 0 to 1", place="prior", remedy=_REMEDY)
    if abs(sum(rates) - 1) > _ONE:
        raise UsageError(f"the rates add up to {sum(rates):g}, not to 1", place="prior", remedy=_REMEDY)
    if sum(rate > 0 for rate in rates) < len(rates) - 1:
        raise UsageError("with a single rate above 0 there is nothing to tell", place="prior", remedy=_REMEDY)


# Looks at a report that has its findings but no scores yet, and says what it measured and what it could not.
Scorer = Callable[[Report, ScoreOptions], Iterator[Score | Skip]]

# Makes the score of a corpus from the summed `Score.parts` of its documents and the distinct signatures these had.
Total = Callable[[Mapping[str, float], Sequence[str]], Iterator[Score | Skip]]
