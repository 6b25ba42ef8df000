"""What silenced nothing in a whole run: globs of the settings, and entries of a baseline that are gone."""

from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

from mtcheck.model import Report
from mtcheck.reviews.suppress import by_glob
from mtcheck.settings import Settings

# Named one by one up to here; the rest is counted.
_NAMED = 5


class Leftovers:
    """Looks at the reports of a run as they pass; bounded by the settings and the baseline, not by the documents.

    ``left_out`` are the rules that do not look: what is theirs is not gone. Nor is, while its sentence stands, what
    belongs to ``unsure`` ones, which may have missed the other signs they ask for, or to ``sourced`` ones, which may
    have had no source.
    """

    def __init__(
        self,
        settings: Settings,
        left_out: Collection[str] = (),
        unsure: Collection[str] = (),
        sourced: Collection[str] = (),
    ) -> None:
        from mtcheck.reviews.baseline import Standing, load_baseline

        self._left_out = left_out
        self._baseline = settings.baseline
        self._known = load_baseline(Path(settings.baseline)) if settings.baseline else ()
        self._standing = Standing(self._known, unsure, sourced)
        self._owners = {each.document for each in self._known}
        self._documents: set[str] = set()
        self._seen: set[str] = set()
        self._globs: Counter[str] = Counter()
        self._open: set[str] = set()

    def add(self, report: Report) -> None:
        """Take up one report."""
        if report.wholly_looked and report.document.name in self._owners:
            self._documents.add(report.document.name)
        self._seen |= self._standing.within(report)
        for each in report.suppressed:
            if by_glob(each):
                self._globs[each.by] += len(each.findings)
                if each.open:
                    self._open.add(each.by)

    def lines(self) -> Iterator[str]:
        """Say what can be taken out."""
        from mtcheck.reviews.baseline import stale

        for by, count in self._globs.items():
            if not count and by not in self._open:
                yield f"{by} silences nothing in the documents it means; take it out"
        gone = stale(self._known, self._seen, self._documents, self._left_out)
        for each in gone[:_NAMED]:
            yield f"{self._baseline}: {each.rule} in {each.document} is gone"
        if gone:
            more = f"{len(gone) - _NAMED:,} more are gone; " if len(gone) > _NAMED else ""
            yield f"{self._baseline}: {more}take them out with: mtcheck baseline prune PATH"
