"""What every scorer is given and what it gives: one function type, one for corpora."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from mtcheck.errors import UsageError
from mtcheck.model import Report, Score, Skip

Metric = Literal["bleu", "chrf", "ter"]
METRICS: tuple[Metric, ...] = get_args(Metric)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreOptions:
    """What is measured: the metrics asked for, and the fingerprints of the findings that a person has accepted."""

    metrics: tuple[Metric, ...] = ("bleu",)
    confirmed: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Refuse a metric that nobody knows."""
        for name in self.metrics:
            if name not in METRICS:
                raise UsageError(f"unknown metric “{name}”", remedy=f"known are {', '.join(METRICS)}")


# Looks at a report that has its findings but no scores yet, and says what it measured and what it could not.
Scorer = Callable[[Report, ScoreOptions], Iterator[Score | Skip]]

# Makes the score of a corpus from the summed `Score.parts` of its documents and the distinct signatures these had.
Total = Callable[[Mapping[str, float], Sequence[str]], Iterator[Score | Skip]]
