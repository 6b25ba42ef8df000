"""What every scorer is given and what it gives: one function type, one for corpora."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from mtcheck.errors import UsageError
from mtcheck.model import Report, Score, Skip

Metric = Literal["bleu", "chrf", "ter"]
METRICS: tuple[Metric, ...] = get_args(Metric)

# Rates written with three decimals may miss 1 by this much.
_ONE = 0.002


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreOptions:
    """What is measured: the metrics asked for, and the fingerprints of the findings that a person has accepted.

    ``whole`` says that every shipped rule has looked: only then the findings, and their want, count as evidence.
    ``translation`` asks for the translation score, ``prior`` gives the user's base rates of native text, of
    translations by people and by machines (None: equal), ``weights`` another weights file than the shipped one.
    """

    metrics: tuple[Metric, ...] = ("bleu",)
    confirmed: frozenset[str] = frozenset()
    whole: bool = False
    translation: bool = True
    prior: tuple[float, float, float] | None = None
    weights: Path | None = None

    def __post_init__(self) -> None:
        """Refuse a metric that nobody knows."""
        for name in self.metrics:
            if name not in METRICS:
                raise UsageError(f"unknown metric “{name}”", remedy=f"known are {', '.join(METRICS)}")
        if self.prior is not None and (min(self.prior) < 0 or abs(sum(self.prior) - 1) > _ONE):
            raise UsageError("the prior is no set of rates", remedy="give three rates from 0 to 1 that add up to 1")


# Looks at a report that has its findings but no scores yet, and says what it measured and what it could not.
Scorer = Callable[[Report, ScoreOptions], Iterator[Score | Skip]]

# Makes the score of a corpus from the summed `Score.parts` of its documents and the distinct signatures these had.
Total = Callable[[Mapping[str, float], Sequence[str]], Iterator[Score | Skip]]
