"""Documents and their findings → scores: the MQM penalty, the translation score, and BLEU, chrF++ and TER.

A scorer is one function and one line in `SCORERS`. Where a score of the whole corpus makes sense, a second function
in `TOTALS` computes it from the summed `Score.parts` of the documents; nothing else of a document is kept, so a
corpus may be of any length.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from mtcheck.errors import AlignmentError
from mtcheck.model import ALIGNMENT, Report, Score, Skip
from mtcheck.scorers.options import ScoreOptions, Scorer, Total, base_rates
from mtcheck.scorers.penalty import penalty, total_penalty
from mtcheck.scorers.reference import reference, total_reference
from mtcheck.scorers.translation import translation

__all__ = ["SCORERS", "TOTALS", "Corpus", "ScoreOptions", "Scorer", "Total", "base_rates", "score"]

SCORERS: Mapping[str, Scorer] = {
    "penalty": penalty,
    "translation": translation,
    "reference": reference,
}

TOTALS: Mapping[str, Total] = {
    "penalty_per_1k": total_penalty,
    "bleu": partial(total_reference, "bleu"),
    "chrf": partial(total_reference, "chrf"),
    "ter": partial(total_reference, "ter"),
}


def score(report: Report, options: ScoreOptions) -> Report:
    """Complete a report with every score, and with the reasons for those that could not be computed.

    A document that was not looked at is given back as it came. References that do not line up are a `Skip` named
    ``alignment``; the other scores stand.
    """
    if not report.looked:
        return report
    scores: dict[str, Score] = {}
    skipped: list[Skip] = []
    for scorer in SCORERS.values():
        try:
            for result in scorer(report, options):
                if isinstance(result, Score):
                    scores[result.name] = result
                else:
                    skipped.append(result)
        except AlignmentError as error:
            skipped.append(Skip(ALIGNMENT, f"{error.problem}; {error.remedy}", error.exit_code))
    return replace(report, scores={**report.scores, **scores}, skipped=(*report.skipped, *skipped))


class Corpus:
    """The scores of a whole run, from sums that are kept while the reports pass by."""

    def __init__(self) -> None:
        self._sums: dict[str, Counter[str]] = {}
        self._signatures: dict[str, dict[str, None]] = {}

    def add(self, report: Report) -> None:
        """Take up the sums of one document."""
        for name, score in report.scores.items():
            if name in TOTALS:
                self._sums.setdefault(name, Counter()).update({**score.parts, "documents": 1})
                self._signatures.setdefault(name, {})[score.signature] = None

    def scores(self) -> Iterator[Score | Skip]:
        """Compute the scores of everything added so far."""
        for name, total in TOTALS.items():
            if name in self._sums:
                yield from total(self._sums[name], list(self._signatures[name]))
