"""GitHub's workflow commands, which show findings in the pull request, and a summary of the step in Markdown."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mtcheck.model import SEVERITIES, Finding, Report, Severity, Skip
from mtcheck.writers.cells import sentence, visible
from mtcheck.writers.files import fresh, inside, refused_by
from mtcheck.writers.options import Write, WriteOptions
from mtcheck.writers.places import file_of, record_of, region
from mtcheck.writers.tally import Tally
from mtcheck.writers.wording import SIGN, advice, counted, documents_line, findings_line, reason_of

# GitHub shows ten of a level and step, and drops the others without a word.
MOST = 10
# GitHub refuses a longer summary of a step, in bytes, and drops all of it.
MOST_BYTES = 1024 * 1024
# A table of more rows is read by nobody; the report has them all.
MOST_ROWS = 1_000
# Major findings fail a run unless somebody says otherwise; what is left out is a notice.
LEVELS: dict[Severity, str] = {"critical": "error", "major": "error", "minor": "warning"}


@contextmanager
def github(target: Path | None, _options: WriteOptions) -> Iterator[Write]:
    """Print annotations of flags, ten a level, the most severe first; in a folder the file is ``annotations.txt``.

    The summary is appended to the file that ``GITHUB_STEP_SUMMARY`` names, where there is one.
    """
    run = _Run()
    with fresh(inside(target, "annotations.txt"), errors="replace", newline="\n") as stream:
        yield run.write
        stream.writelines(f"{line}\n" for line in run.commands())
    if name := os.environ.get("GITHUB_STEP_SUMMARY"):
        _append(Path(name), run.summary())


class _Run:
    """What is shown of a run: the first commands and rows of each severity, and the counts of all."""

    def __init__(self) -> None:
        self.tally = Tally()
        self.found: dict[Severity, list[str]] = {severity: [] for severity in SEVERITIES}
        self.rows: dict[Severity, list[str]] = {severity: [] for severity in SEVERITIES}
        self.unread: list[str] = []
        self.skips = 0

    def write(self, report: Report) -> None:
        """Take up one report."""
        self.tally.add(report, report.flags)
        for finding in report.flags:
            if len(self.found[finding.severity]) < MOST:
                self.found[finding.severity].append(_command(report, finding))
            if len(self.rows[finding.severity]) < MOST_ROWS:
                self.rows[finding.severity].append(_row(report, finding))
        for skip in report.skipped:
            if skip.exit_code:
                self.skips += 1
                if len(self.unread) < MOST:
                    self.unread.append(_unread(report, skip))

    def commands(self) -> Iterator[str]:
        """Give the commands within GitHub's limits, and a last one that says what they leave out."""
        yield from self.unread
        room = {"error": MOST - len(self.unread), "warning": MOST}
        shown = len(self.unread)
        for severity in SEVERITIES:
            level = LEVELS[severity]
            for command in self.found[severity][: room[level]]:
                room[level] -= 1
                shown += 1
                yield command
        rest = self.tally.severities.total() + self.skips - shown
        if rest:
            more = f"{rest:,} more are not shown: GitHub takes {MOST} of a level."
            yield _composed("notice", [("title", "mtcheck")], more)

    def summary(self) -> str:
        """Give the summary of the step."""
        head = f"### mtcheck\n\n{documents_line(self.tally)}; {findings_line(self.tally)}.\n\n"
        tail = f"\n{SIGN}\n" if self.tally.found else ""
        return head + "".join(self._table(MOST_BYTES - 4096 - len(tail))) + tail

    def _table(self, room: int) -> Iterator[str]:
        rows = [row for severity in SEVERITIES for row in self.rows[severity]][:MOST_ROWS]
        if rows:
            yield "| severity | place | found | message | rule |\n|---|---|---|---|---|\n"
        shown = 0
        for row in rows:
            room -= len(row.encode("utf-8", "replace"))
            if room < 0:
                break
            shown += 1
            yield row
        if rest := self.tally.severities.total() - shown:
            yield f"\n{counted(rest, 'further finding')} not in this table.\n"


def _command(report: Report, finding: Finding) -> str:
    place = region(report.document.segments[finding.segment].origin, finding.span)
    where: dict[str, object] = {"file": file_of(report.document), "line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:
        # GitHub takes columns within one line only.
        where |= {"col": place.column, "endColumn": place.end_column}
    where["title"] = f"{finding.rule.id} {finding.rule.name}"
    return _composed(LEVELS[finding.severity], where.items(), advice(finding, "\n"))


def _unread(report: Report, skip: Skip) -> str:
    where = {"file": file_of(report.document), "title": "not looked at"}
    return _composed("error", where.items(), visible(reason_of(skip)))


def _composed(level: str, properties: Iterable[tuple[str, object]], message: str) -> str:
    return f"::{level} {','.join(f'{name}={_property(str(value))}' for name, value in properties)}::{_data(message)}"


def _data(text: str) -> str:
    """Escape a message as the runner unescapes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _row(report: Report, finding: Finding) -> str:
    place = region(report.document.segments[finding.segment].origin, finding.span)
    record = record_of(report.document)
    where = f"{file_of(report.document)}:{place.line}:{place.column}{f' ({record})' if record else ''}"
    cells = (finding.severity, where, sentence(report, finding), visible(finding.message), finding.rule.id)
    return f"| {' | '.join(map(_cell, cells))} |\n"


def _cell(text: str) -> str:
    """Escape a text for a table in GitHub's Markdown, where HTML and mentions would act."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", "&#64;")
    return "".join(f"\\{each}" if each in "\\`*_[]|#~!" else each for each in text)


def _append(summary: Path, text: str) -> None:
    """Add to the summary what there is room for: other steps of the job may have written to it."""
    with refused_by(summary):
        held = summary.stat().st_size if summary.exists() else 0
        if held + len(text.encode("utf-8", "replace")) <= MOST_BYTES:
            with summary.open("a", encoding="utf-8", errors="replace", newline="\n") as stream:
                stream.write(text)
