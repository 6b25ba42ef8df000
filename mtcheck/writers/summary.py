"""How folders and outlets compare: the rows of summary.csv, made with pandas from a few numbers a document."""

from array import array
from collections.abc import Iterator
from math import nan
from pathlib import PurePath
from typing import TYPE_CHECKING

from mtcheck.model import SEVERITIES, Report

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "by",
    "group",
    "documents",
    "not_looked_at",
    "words",
    *SEVERITIES,
    "findings",
    "findings_per_1k",
    "penalty_per_1k",
    "median_words",
    "median_findings_per_1k",
    "median_penalty_per_1k",
    "worst_document",
)

# A group is held to the limit of a document: under so many words there are counts and no rates, as for the MQM penalty.
MIN_WORDS = 500
PER = 1_000
# The keys of an input record that name the outlet or agency, in order of preference.
OUTLETS = ("outlet", "agency")
NOT_GIVEN = "(not given)"

Key = tuple[str, str]
ALL: Key = ("all", "all")
Row = list[str | float | int | None]


class Summary:
    """Numbers kept for each document, 36 bytes in all, because a median needs them all; names only of groups."""

    def __init__(self) -> None:
        self._groups: dict[Key, int] = {}
        self._worst: dict[Key, tuple[float, str]] = {}
        self._folder, self._outlet = array("i"), array("i")
        self._words = array("i")
        self._counts = {severity: array("i") for severity in SEVERITIES}
        self._weighted = array("d")

    def add(self, report: Report) -> None:
        """Take up one report; a document that was not looked at counts as such and for nothing else."""
        self._groups.setdefault(ALL, 0)
        name, meta = report.document.name, report.document.meta
        folder = ("folder", str(PurePath(name).parent))
        outlet = ("outlet", next((str(meta[key]) for key in OUTLETS if meta.get(key)), NOT_GIVEN))
        self._folder.append(self._groups.setdefault(folder, len(self._groups)))
        self._outlet.append(self._groups.setdefault(outlet, len(self._groups)))
        self._words.append(report.words if report.looked else -1)
        for severity, counts in self._counts.items():
            counts.append(sum(finding.severity == severity for finding in report.flags))
        penalty = report.scores.get("penalty_per_1k")
        weighted = penalty.parts["weighted"] if penalty else nan
        self._weighted.append(weighted)
        for key in (folder, outlet, ALL):
            if weighted > self._worst.get(key, (0, ""))[0]:
                self._worst[key] = (weighted, name)

    def rows(self) -> Iterator[Row]:
        """Give one row a folder, one an outlet where any is named, and one for the whole, as `COLUMNS` says.

        Rates are weighted over the group, medians are over its documents, and the worst document is the one whose
        findings weigh most.
        """
        # Through numpy because it reads an array as it lies in memory; pandas alone would make a list of it.
        import numpy as np
        import pandas as pd

        frame = pd.DataFrame({"words": np.asarray(self._words), "weighted": np.asarray(self._weighted)})
        for severity, counts in self._counts.items():
            frame[severity] = np.asarray(counts)
        frame["findings"] = frame[list(SEVERITIES)].sum(axis="columns")
        for rate, amount in (("findings_per_1k", "findings"), ("penalty_per_1k", "weighted")):
            frame[rate] = frame[amount] / frame["words"].where(frame["words"] > 0) * PER
        frame["folder"], frame["outlet"], frame["all"] = np.asarray(self._folder), np.asarray(self._outlet), 0
        for by in ("folder", "outlet", "all"):
            if by != "outlet" or any(key[0] == by and key[1] != NOT_GIVEN for key in self._groups):
                yield from self._grouped(frame, by)

    def _grouped(self, frame: "pd.DataFrame", by: str) -> Iterator[Row]:
        looked = frame[frame["words"] >= 0].groupby(by)
        counts = ["words", *SEVERITIES, "findings"]
        sums = looked[counts].sum()
        sums["weighted"] = looked["weighted"].sum(min_count=1)
        medians = looked[["words", "findings_per_1k", "penalty_per_1k"]].median().add_prefix("median_")
        groups = frame.groupby(by).size().to_frame("documents").join(sums).join(medians)
        groups["not_looked_at"] = groups["documents"] - looked.size().reindex(groups.index, fill_value=0)
        groups[counts] = groups[counts].fillna(0).astype(int)
        for rate, amount in (("findings_per_1k", "findings"), ("penalty_per_1k", "weighted")):
            groups[rate] = groups[amount] / groups["words"].where(groups["words"] > 0) * PER
        rates = ["findings_per_1k", "penalty_per_1k", "median_findings_per_1k", "median_penalty_per_1k"]
        groups.loc[groups["words"] < MIN_WORDS, rates] = nan
        groups = groups.round(2).astype(object).where(groups.notna(), None)
        for key, code in sorted(self._groups.items()):
            if key[0] == by:
                worst = self._worst.get(key, (0, ""))[1]
                row = {"by": by, "group": key[1], "worst_document": worst, **groups.loc[code].to_dict()}
                yield [row[column] for column in COLUMNS]
