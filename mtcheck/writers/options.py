"""What every writer is given, and the one shape they all have."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from mtcheck.model import SEVERITIES, Finding, Report, Score, Severity, Skip
from mtcheck.terms import Dialect


class Reliable(NamedTuple):
    """One question of the translation score: how far its probabilities held, and by how much they missed in the mean.

    ``bins`` are mean probability, the share that was so, and how many texts, ascending.
    """

    question: str
    bins: Sequence[tuple[float, float, int]]
    error: float


class Missed(NamedTuple):
    """A limit that a run is past, by the name of the score, and what that means for the exit code."""

    name: str
    line: str
    exit_code: int


def _no_totals() -> Iterable[Score | Skip]:
    return ()


def _none_missed() -> Iterable[Missed]:
    return ()


def _told_nobody(_: str) -> None:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteOptions:
    """How reports are written.

    ``evidence`` says in plain words what is known of a rule, by its id. ``totals`` is asked for the scores of the whole
    corpus once the last report has been written, ``missed`` for the limits that it is past. ``reliability`` says what
    the probabilities told are worth. ``quiet`` and ``verbose`` concern the terminal, ``split`` (a page for each story)
    HTML. ``fail_on`` is the severity from which a document fails as a test case. ``tell`` takes the lines about files
    of earlier runs that stand where reports go. ``decided`` is what editors have said of findings, by fingerprint.
    """

    dialect: Dialect = "excel"
    show_signals: bool = False
    evidence: Mapping[str, str] = field(default_factory=dict)
    totals: Callable[[], Iterable[Score | Skip]] = _no_totals
    missed: Callable[[], Iterable[Missed]] = _none_missed
    reliability: Sequence[Reliable] = ()
    quiet: bool = False
    verbose: bool = False
    fail_on: Severity | Literal["never"] = "major"
    split: bool = False
    tell: Callable[[str], None] = _told_nobody
    decided: Mapping[str, str] = field(default_factory=dict)

    def shown(self, report: Report) -> tuple[Finding, ...]:
        """Give the findings that are listed one by one: flags, and signals where they were asked for."""
        return report.findings if self.show_signals else report.flags

    def fails(self, finding: Finding) -> bool:
        """Say whether a finding makes the run fail: a flag as severe as ``fail_on`` or more."""
        if self.fail_on == "never" or finding.rule.kind != "flag":
            return False
        return SEVERITIES.index(finding.severity) <= SEVERITIES.index(self.fail_on)


# Takes the reports one by one; nothing stands under its final name before the last of them.
Write = Callable[[Report], None]

# Opens a file, a folder or (None) standard output, and closes it when the reports are through.
Writer = Callable[[Path | None, WriteOptions], AbstractContextManager[Write]]
