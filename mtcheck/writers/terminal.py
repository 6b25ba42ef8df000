"""The report on a screen, or in a pipe, where each finding begins with place and severity as compilers print them.

On a screen lines are broken at its width and what was found is set off by colour; in a pipe, or without colour,
nothing is broken and it stands in ``[[…]]``. Article text goes through `cells.visible` and is never read as markup.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from mtcheck.model import Finding, Mark, Report, Score, Segment, Skip
from mtcheck.terms import CANNOT_TELL, CLAIM_NAMES, UNMEASURED
from mtcheck.text.legible import LEGIBLE
from mtcheck.writers.alike import Alike
from mtcheck.writers.cells import around, sentence, visible
from mtcheck.writers.files import fresh, inside
from mtcheck.writers.options import Write, WriteOptions
from mtcheck.writers.places import name_of
from mtcheck.writers.tally import Tally
from mtcheck.writers.wording import (
    OPTIONAL,
    SIGN,
    TITLES,
    answers_line,
    basis_of,
    counted,
    documents_line,
    findings_line,
    origin_lines,
    outcome_line,
    quoted_line,
    reason_beside,
    remarks,
    remedy_of,
    suppressed_line,
    told,
    told_skips,
    unscored_line,
    value_of,
    valued,
)

if TYPE_CHECKING:
    from rich.text import Text

# Prose is hard to read in longer lines, however wide the screen.
WIDEST = 100
# Rules named at the end, and further places named with a finding.
MOST_FREQUENT = 8
FURTHER_PLACES = 4
_STYLES = {"critical": "bold white on red", "major": "bold red", "minor": "yellow"}


@contextmanager
def terminal(target: Path | None, options: WriteOptions) -> Iterator[Write]:
    """Print what was found, document by document, and a summary at the end; ``quiet`` leaves one line of it.

    Clean documents are only counted, unless they read as translated, or with ``verbose``. In a folder the file
    is ``report.txt``.
    """
    encoding = None if target is None else "utf-8"
    # A screen that knows no “ is better served with a plain one than with a failure.
    with fresh(inside(target, "report.txt"), encoding=encoding, errors=LEGIBLE, newline=None) as stream:
        screen = _Screen(stream, options)
        tally = Tally()

        def write(report: Report) -> None:
            tally.add(report, options.shown(report))
            if not options.quiet:
                screen.report(report)

        yield write
        screen.summary(tally)


class _Screen:
    """Lines of text on a rich console, broken at its width where that is a screen."""

    def __init__(self, stream: object, options: WriteOptions) -> None:
        from rich.console import Console, ConsoleDimensions
        from rich.text import Text

        self.text = Text
        self.console = Console(file=stream, highlight=False, markup=False, emoji=False)  # type: ignore[arg-type]
        if self.console.is_dumb_terminal:
            # The library takes each of these for 80 columns wide.
            self.console.size = ConsoleDimensions(*get_terminal_size())
        self.options = options
        self.wraps = self.console.is_terminal
        self.colours = self.wraps and not self.console.no_color and self.console.color_system is not None
        self.begun = False
        self.alike = Alike(each=options.verbose)

    def put(self, text: "Text | str" = "", indent: int = 0, hang: int = 0) -> None:
        """Print a paragraph, its further lines ``hang`` columns further in."""
        text = self.text(text) if isinstance(text, str) else text
        if not self.wraps:
            self.console.print(self.text(" " * indent) + text, soft_wrap=True)
            return
        width = max(20, min(self.console.width, WIDEST) - indent - hang)
        # The first line has the columns that the others hang in by.
        first, *others = text.wrap(self.console, width + hang) or [text]
        first.rstrip()
        if others and hang:
            gap = len(text.plain) - len(text.plain[len(first) :].lstrip())
            others = list(text[gap:].wrap(self.console, width))
        self.console.print(self.text(" " * indent) + first, soft_wrap=True)
        for line in others:
            line.rstrip()
            self.console.print(self.text(" " * (indent + hang)) + line, soft_wrap=True)

    def report(self, report: Report) -> None:
        """Print a document that has something to say: its findings, and what was not looked at."""
        self.counted(report.document.path)
        if report.unread and self.alike.holds(report.unread.reason):
            return
        findings = self.options.shown(report)
        skips = list(report.skipped) if self.options.verbose else told_skips(report)
        said = remarks(report)
        foreign = "origin" in report.scores and report.scores["origin"].answer not in ("native", CANNOT_TELL)
        if not (findings or skips or said or foreign or self.options.verbose):
            return
        if self.wraps:
            if self.begun:
                self.put()
            self.begun = True
            self.put(self._heading(report))
        elif self.options.verbose and report.looked:
            self.put(f"{name_of(report.document)}: {outcome_line(report)}")
        for finding in findings:
            self._finding(report, finding)
        for line in _scores(report, verbose=self.options.verbose):
            self._line(report, line, "dim")
        for skip in skips:
            self._skip(report, skip)
        for line in said:
            self._line(report, visible(line), "magenta")

    def counted(self, path: str | None = None) -> None:
        """Print how many records alike were not looked at in a file that is read; ``path`` is that of the next one."""
        for line in self.alike.due(path):
            self.put(self.text(f"not looked at: {visible(line)}", style="magenta" if self.wraps else ""), hang=2)

    def _skip(self, report: Report, skip: Skip) -> None:
        if skip.what in OPTIONAL and not skip.exit_code:
            self._line(report, f"no {TITLES.get(skip.what, skip.what)}: {visible(skip.reason)}", "dim")
        else:
            # The line, or the heading above it, names the document.
            self._line(report, f"not looked at: {visible(reason_beside(report, skip))}", "magenta")

    def _heading(self, report: Report) -> "Text":
        name = (name_of(report.document), "bold")
        return self.text.assemble(name, (f"  {outcome_line(report)}" if report.looked else "", "dim"))

    def _line(self, report: Report, line: str, style: str) -> None:
        if self.wraps:
            self.put(self.text(line, style=style), indent=2, hang=2)
        else:
            self.put(f"{name_of(report.document)}: {line}")

    def _finding(self, report: Report, finding: Finding) -> None:
        text, rule = self.text, finding.rule
        segments = report.document.segments
        place = _place(segments, finding.marks[0])
        message = visible(finding.message)
        if self.wraps:
            severity = (finding.severity, _STYLES[finding.severity])
            about = (f"  {rule.id} {rule.name} · {CLAIM_NAMES[rule.claim]}", "dim")
            self.put(text.assemble(f"{place}  ", severity, about), indent=2, hang=2)
            self.put(self._sentence(report, finding), indent=4)
            self.put(message, indent=4)
        else:
            name = name_of(report.document)
            gap = "" if place[0].isdigit() else " "
            self.put(f"{name}:{gap}{place}: {finding.severity}: {message} [{rule.id} {rule.name}, {rule.claim}]")
            self.put(sentence(report, finding), indent=4)
        if remedy := remedy_of(finding):
            self.put(text.assemble(("→ ", "green"), visible(remedy)), indent=4, hang=2)
        for note in _notes(finding, segments):
            self.put(text(note), indent=4, hang=2)
        if self.options.verbose:
            known = self.options.evidence.get(rule.id, UNMEASURED)
            self.put(text(f"  evidence: {known}", style="dim"), indent=4, hang=2)

    def _sentence(self, report: Report, finding: Finding) -> "Text":
        if not self.colours:
            return self.text(sentence(report, finding))
        line = self.text()
        for piece in around(report, finding):
            line.append(piece.text, style=f"{_STYLES[finding.severity]} underline" if piece.marked else "")
        return line

    def summary(self, tally: Tally) -> None:
        """Print what the run has come to."""
        self.counted()
        if self.options.quiet:
            suppressed = suppressed_line(tally)
            self.put(f"{documents_line(tally)}; {findings_line(tally)}{f'; {suppressed}' if suppressed else ''}")
            return
        if self.begun or (not self.wraps and tally.found + tally.not_looked):
            self.put()
        self.put(self.text(documents_line(tally), style="bold"))
        signals = f"; {counted(tally.signals, 'signal')} counted besides" if tally.signals else ""
        self.put(f"{findings_line(tally)} in {counted(tally.words, 'word')}{signals}")
        for line in filter(None, (answers_line(tally), unscored_line(tally), suppressed_line(tally))):
            self.put(visible(line))
        rules = tally.most_frequent()
        if len(rules) > 1:
            self.put()
            self.put("Most frequent rules" if len(rules) > MOST_FREQUENT else "Rules that fired")
        for each in rules[:MOST_FREQUENT] if len(rules) > 1 else ():
            where = f"in {counted(each.documents, 'document')}"
            self.put(f"{each.findings:>6,}  {each.rule.id} {each.rule.name}, {where}", hang=8)
        totals = list(self.options.totals())
        if totals:
            self.put()
        for total in totals:
            self._total(total)
        if tally.found:
            self.put(self.text(SIGN, style="dim"))

    def _total(self, total: Score | Skip) -> None:
        if isinstance(total, Skip):
            self.put(f"No {TITLES.get(total.what, total.what)}: {visible(total.reason)}")
        elif total.value is not None:
            self.put(f"{TITLES.get(total.name, total.name)}: {value_of(total)}{basis_of(total)}")
            # Never broken, because it is there to be copied.
            self.console.print(self.text(f"  {total.signature}", style="dim"), soft_wrap=True)


def _scores(report: Report, *, verbose: bool) -> Iterator[str]:
    """Say what a text reads as, and what must be known of it; all scores if ``verbose``."""
    scores = report.scores
    if verbose:
        yield from (f"{TITLES.get(each.name, each.name)}: {told(each)}" for each in valued(scores))
    if said := origin_lines(scores):
        answer, *caveats = said
        yield answer
        yield from (f"  {visible(reason)}" for reason in scores["origin"].reasons if verbose)
        yield from (f"  {visible(caveat)}" for caveat in caveats)


def _place(segments: tuple[Segment, ...], mark: Mark) -> str:
    """Give line and column; where there are none, the headline or the sentence, from 1, of its line or of the story."""
    line, column, _ = segments[mark.segment].origin.at(mark.start)
    if line is not None and column is not None:
        return f"{line}:{column}"
    text = (each for each in segments[: mark.segment + 1] if not each.apart)
    of_line = sum(each.origin.at(0).line == line for each in text)
    part = "headline" if segments[mark.segment].apart else f"sentence {of_line}"
    return part if line is None else f"line {line}, {part}"


def _notes(finding: Finding, segments: tuple[Segment, ...]) -> Iterator[str]:
    if line := quoted_line(finding):
        yield line
    if finding.cause:
        yield f"cause: {visible(finding.cause)}"
    if finding.also:
        # Where a place is no more than a sentence, several may be the same.
        further = dict.fromkeys(_place(segments, mark) for mark in finding.also[:FURTHER_PLACES])
        places = ("; " if any("," in each for each in further) else ", ").join(further)
        more = len(finding.also) - FURTHER_PLACES
        yield f"also at {places}" + (f" and {counted(more, 'more place')}" if more > 0 else "")
