"""How folders and outlets compare: the rows of summary.csv, made of a few numbers a document."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import fsum, isnan, nan
from pathlib import PurePath
from statistics import median

from mtcheck.model import SEVERITIES, Document, Report
from mtcheck.text.words import RATE_FROM, RATE_IN

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

# The keys of an input record that name the outlet or agency, in order of preference.
OUTLETS = ("outlet", "agency")
NOT_GIVEN = "(not given)"

Key = tuple[str, str]
ALL: Key = ("all", "all")
Row = list[str | float | int | None]


class Summary:
    """Numbers kept for each document, 24 bytes in all, because a median needs them all; names only of groups."""

    def __init__(self) -> None:
        self._groups: dict[Key, int] = {}
        self._worst: dict[Key, tuple[float, str]] = {}
        self._severities: dict[Key, Counter[str]] = defaultdict(Counter)
        self._folder, self._outlet = array("i"), array("i")
        self._words, self._found = array("i"), array("i")
        self._weighted = array("d")

    def add(self, report: Report) -> None:
        """Take up one report; a document that was not looked at counts as such and for nothing else."""
        self._groups.setdefault(ALL, 0)
        name, meta = report.document.name, report.document.meta
        folder = ("folder", folder_of(report.document))
        outlet = ("outlet", next((str(meta[key]) for key in OUTLETS if meta.get(key)), NOT_GIVEN))
        self._folder.append(self._groups.setdefault(folder, len(self._groups)))
        self._outlet.append(self._groups.setdefault(outlet, len(self._groups)))
        self._words.append(report.words if report.looked else -1)
        severities = [finding.severity for finding in report.flags]
        self._found.append(len(severities))
        penalty = report.scores.get("penalty_per_1k")
        weighted = penalty.parts["weighted"] if penalty else nan
        self._weighted.append(weighted)
        for key in (folder, outlet, ALL):
            self._severities[key].update(severities)
            if weighted > self._worst.get(key, (0, ""))[0]:
                self._worst[key] = (weighted, name)

    def rows(self) -> Iterator[Row]:
        """Give one row a folder, one an outlet where any is named, and one for the whole, as `COLUMNS` says.

        Rates are weighted over the group, medians are over its documents (those of rates over the documents that are
        long enough for one), and the worst document is the one whose findings weigh most.
        """
        yield from self._grouped("folder", self._folder)
        if any(by == "outlet" and group != NOT_GIVEN for by, group in self._groups):
            yield from self._grouped("outlet", self._outlet)
        yield from self._grouped("all", array("i", [0]) * len(self._words))

    def _grouped(self, by: str, codes: Iterable[int]) -> Iterator[Row]:
        members: dict[int, array[int]] = {code: array("i") for key, code in self._groups.items() if key[0] == by}
        for document, code in enumerate(codes):
            members[code].append(document)
        for key, code in sorted(self._groups.items()):
            if code in members:
                numbers = self._counted(members[code], self._severities[key])
                yield [*key, *numbers, self._worst.get(key, (0, ""))[1]]

    def _counted(self, members: Sequence[int], severities: Counter[str]) -> Iterator[float | None]:
        """Give the numbers of a group, in the order of `COLUMNS`."""
        # Arrays, for lists of these would be the peak of a run's memory.
        looked = array("i", (document for document in members if self._words[document] >= 0))
        words = array("i", map(self._words.__getitem__, looked))
        findings = array("i", map(self._found.__getitem__, looked))
        weights = array("d", map(self._weighted.__getitem__, looked))
        yield from (len(members), len(members) - len(looked), sum(words))
        yield from (*(severities[each] for each in SEVERITIES), sum(findings))
        enough = sum(words) >= RATE_FROM
        yield from (_rate(amounts, words) if enough else None for amounts in (findings, weights))
        # Of each length one number: so many alike would take half of the room.
        known: dict[int, int] = {}
        yield _rounded(median(known.setdefault(each, each) for each in words)) if words else None
        yield from (_median_rate(amounts, words) for amounts in (findings, weights))


def folder_of(document: Document) -> str:
    """Give the folder in the name of a document; of a record whose id names none, that of its file."""
    folder = PurePath(document.name).parent
    return str(PurePath(document.path).parent if document.path and folder == PurePath() else folder)


def _rate(amounts: Iterable[float], words: Iterable[int]) -> float | None:
    """Give a rate over all documents of a group; None where nothing was weighed."""
    known = array("d", (amount for amount in amounts if not isnan(amount)))
    return _rounded(fsum(known) / sum(words) * RATE_IN) if known else None


def _median_rate(amounts: Iterable[float], words: Iterable[int]) -> float | None:
    """Give the median of the rates of the documents that have one; None where none has."""
    counted = zip(amounts, words, strict=True)
    rates = array("d", (amount / n * RATE_IN for amount, n in counted if n >= RATE_FROM and not isnan(amount)))
    return _rounded(median(rates)) if rates else None


def _rounded(number: float) -> float:
    return round(number, 2)
