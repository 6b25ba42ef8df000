"""What a run comes to: what is told of it, and its exit code, with every threshold that a user has set."""

from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

import typer

from mtcheck.errors import EXIT_CLEAN, EXIT_FOUND, EXIT_NOT_LOOKED, EXIT_REFUSED, UsageError
from mtcheck.model import DOCUMENT, SEVERITIES, Report, Score, Skip
from mtcheck.settings import Settings
from mtcheck.writers.options import Missed

if TYPE_CHECKING:
    from mtcheck.writers.alike import Alike

# The limits a corpus is held against: the setting, the score, and whether more of it is worse.
_LIMITS = (("max_penalty", "penalty_per_1k", 1), ("min_bleu", "bleu", -1))


def worst(codes: Collection[int]) -> int:
    """Give the exit code of a run of several: 2 wins over 3, 3 over 1."""
    return next((code for code in (EXIT_REFUSED, EXIT_NOT_LOOKED, EXIT_FOUND) if code in codes), EXIT_CLEAN)


def tell(report: Report, alike: "Alike") -> None:
    """Say on standard error what should have been looked at and was not; of many records alike how many there were."""
    from mtcheck.writers.cells import visible
    from mtcheck.writers.places import name_of
    from mtcheck.writers.wording import reason_of, remarks

    tell_alike(alike, report.document.path)
    if report.unread and alike.holds(report.unread.reason):
        return
    for line in remarks(report):
        typer.echo(f"mtcheck: {name_of(report.document)}: {visible(line)}", err=True)
    for skip in report.skipped:
        if skip.exit_code:
            where = "" if skip.what == DOCUMENT else f"{name_of(report.document)}: "
            typer.echo(f"mtcheck: {where}{visible(reason_of(skip))}", err=True)


def tell_alike(alike: "Alike", path: str | None = None) -> None:
    """Say how many records alike there were in a file that is read; ``path`` is that of the next one."""
    from mtcheck.writers.cells import visible

    for line in alike.due(path):
        typer.echo(f"mtcheck: {visible(line)}", err=True)


class Outcome:
    """What a run comes to: its exit code, and the scores of the whole corpus."""

    def __init__(self, settings: Settings) -> None:
        from mtcheck.pipeline import absent
        from mtcheck.reviews.leftovers import Leftovers
        from mtcheck.scorers import Corpus

        if settings.min_bleu is not None and "bleu" not in settings.metric:
            raise UsageError("BLEU is not measured", place="--min-bleu", remedy="ask for --metric bleu, too")
        left_out = absent(settings) if settings.baseline else None
        self.leftovers = (
            Leftovers(settings, left_out.rules, left_out.unsure, left_out.sourced) if left_out else Leftovers(settings)
        )
        self._settings = settings
        self._corpus = Corpus()
        self._looked = 0
        self._codes: set[int] = set()
        failing = SEVERITIES[: SEVERITIES.index(settings.fail_on) + 1] if settings.fail_on != "never" else ()
        self._failing = frozenset(failing)
        self._likely = Likely(settings)

    def add(self, report: Report) -> None:
        """Take up one report."""
        self._looked += report.looked
        self.leftovers.add(report)
        self._codes |= {skip.exit_code for skip in report.skipped}
        if any(finding.severity in self._failing for finding in report.flags):
            self._codes.add(EXIT_FOUND)
        self._corpus.add(report)
        self._likely.add(report)

    def totals(self) -> list[Score | Skip]:
        """Give the scores of everything added so far."""
        return list(self._corpus.scores())

    def exit_code(self) -> int:
        """Hold the thresholds against the corpus and give the exit code."""
        codes = set(self._codes)
        past = list(self._past())
        codes |= {each.exit_code for each in past}
        for line in (*(each.line for each in past), *self._partly()):
            typer.echo(f"mtcheck: {line}", err=True)
        codes.add(self._likely.exit_code())
        if not self._looked:
            codes.add(EXIT_REFUSED)
        return worst(codes)

    def missed(self) -> list[Missed]:
        """Say which limits the run is past, or had nothing to hold against, once the last report is added."""
        return [*self._past(), *filter(None, (self._likely.missed(),))]

    def _past(self) -> Iterator[Missed]:
        """Give the limits that the corpus is past, or that there is no value to hold against."""
        for name, sign, limit, score in self._limits():
            if missed := _past(name, score, limit, sign, self._valueless(name)):
                yield missed

    def _valueless(self, name: str) -> str:
        """Say why the corpus may have no value of a score."""
        if not self._looked:
            return "nothing was looked at"
        told = [each.reason for each in self.totals() if isinstance(each, Skip) and each.what == name]
        if told or not self._settings.reference:
            return told[0] if told else "no reference was given, by --reference or in a record"
        return "no document could be held against its reference"

    def _partly(self) -> Iterator[str]:
        """Say of each limit for which part of the corpus alone it holds."""
        for name, _, _, score in self._limits():
            if score and score.parts["documents"] < self._looked:
                held = f"{score.parts['documents']:,} of {self._looked:,} documents"
                yield f"{name} held on {held}: others have no reference"

    def _limits(self) -> Iterator[tuple[str, int, float, Score | None]]:
        """Give the limits that are set: the score, whether more of it is worse, the limit and the corpus's own."""
        scores = {each.name: each for each in self.totals() if isinstance(each, Score)}
        for option, name, sign in _LIMITS:
            limit = getattr(self._settings, option)
            if limit is not None:
                yield name, sign, limit, scores.get(name)


class PassedOver:
    """The files of folders that hold no text mtcheck reads (pictures, data, reports): counted by suffix.

    That they were not looked at is told, and fails nothing: nobody named them. So are other names of files that are
    looked at.
    """

    def __init__(self, *, each: bool) -> None:
        self._each = each
        self._counts: Counter[str] = Counter()
        self._links = 0
        self._special: set[tuple[int, int] | None] = set()

    def add(self, name: str) -> None:
        """Take up one file; name it where each is asked for."""
        from mtcheck.readers.paths import identity_of, is_special

        special = is_special(name)
        if special:
            # Nothing is put down of what is not read, and several paths may meet it.
            if (identity := identity_of(name)) in self._special:
                return
            self._special.add(identity)
        self._counts["pipe, socket or device" if special else PurePath(name).suffix.lower() or "without suffix"] += 1
        self._name(name, "not looked at: no plain file" if special else "not looked at: no text that mtcheck reads")

    def link(self, name: str) -> None:
        """Take up another name of a file that is looked at: a link to it, or what several paths mean."""
        self._links += 1
        self._name(name, "not looked at again: a link to a file that is, or another name of it")

    def _name(self, name: str, said: str) -> None:
        if self._each:
            from mtcheck.writers.cells import visible

            typer.echo(f"mtcheck: {visible(name)}: {said}", err=True)

    def tell(self) -> None:
        """Say on standard error how many there were of each kind, the commonest first; nothing where there was none."""
        from mtcheck.writers.wording import counted

        if self._links:
            names = counted(self._links, "name")
            more = "" if self._each else "; --verbose names each"
            typer.echo(f"mtcheck: not looked at again, other names of files already met: {names}{more}", err=True)
        if not self._counts:
            return
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in self._counts.most_common())
        more = "" if self._each else "; --verbose names each"
        files = counted(self._counts.total(), "file")
        typer.echo(f"mtcheck: not looked at, no text that mtcheck reads: {files} in folders ({kinds}){more}", err=True)


class Likely:
    """The documents held against ``--max-p-mt``; without it none, for a probability alone fails nothing."""

    def __init__(self, settings: Settings) -> None:
        if settings.max_p_mt is not None and not settings.score:
            raise UsageError("without the score there is nothing to hold", place="--max-p-mt", remedy="ask for --score")
        self._limit = settings.max_p_mt
        self._held = self._above = self._unscored = 0

    def add(self, report: Report) -> None:
        """Hold one document against the limit."""
        if self._limit is None or not report.looked:
            return
        score = report.scores.get("p_machine_translation")
        if score is None or score.value is None:
            self._unscored += 1
            return
        self._held += 1
        if score.value > self._limit:
            from mtcheck.writers.places import name_of
            from mtcheck.writers.wording import likelihood

            self._above += 1
            said = f"p_machine_translation is {likelihood(score.value)}, above the limit of {self._limit:g}"
            typer.echo(f"mtcheck: {name_of(report.document)}: {said}", err=True)

    def exit_code(self) -> int:
        """Give 1 where a document is above the limit, 3 where none could be held against it; say which had no score."""
        if self._unscored:
            reason = "too short, or no news prose; see “skipped” in the report"
            typer.echo(f"mtcheck: {self._unscored:,} not held against --max-p-mt: {reason}", err=True)
        missed = self.missed()
        return missed.exit_code if missed else EXIT_CLEAN

    def missed(self) -> Missed | None:
        """Say in one line how many documents are above the limit, or that none could be held against it."""
        if self._above:
            line = f"p_machine_translation is above the limit of {self._limit:g} in {self._above:,} of {self._held:,}"
            return Missed("p_machine_translation", line, EXIT_FOUND)
        if self._unscored and not self._held:
            line = f"p_machine_translation: there is no value to hold against {self._limit:g}"
            return Missed("p_machine_translation", line, EXIT_NOT_LOOKED)
        return None


def _past(name: str, score: Score | None, limit: float, sign: int, valueless: str) -> Missed | None:
    """Compare a score with its limit; more is worse where ``sign`` is 1, less where it is -1.

    ``valueless`` is why there may be no value.
    """
    # Without findings the rate is nought, however short the text.
    value = None
    if score is not None:
        value = score.value if score.parts.get("weighted", 1) else 0.0
    if value is None:
        line = f"{name}: there is no value to hold against {limit:g}: {valueless}"
        return Missed(name, line, EXIT_NOT_LOOKED)
    if (value - limit) * sign <= 0:
        return None
    line = f"{name} is {value:.2f}, {'above' if sign > 0 else 'below'} the limit of {limit:g}"
    return Missed(name, line, EXIT_FOUND)
