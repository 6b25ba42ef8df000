"""JUnit XML: every document is a test case, so that any CI shows which stories passed and what the others hold."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from shutil import copyfileobj
from tempfile import TemporaryFile
from xml.sax.saxutils import escape, quoteattr

from mtcheck.errors import EXIT_CLEAN, EXIT_FOUND
from mtcheck.model import Finding, Report, Skip
from mtcheck.writers.cells import sentence, visible
from mtcheck.writers.files import fresh, inside
from mtcheck.writers.options import Missed, Write, WriteOptions
from mtcheck.writers.places import file_of, record_of, region
from mtcheck.writers.wording import counted, reason_of, remedy_of, told_skips


@contextmanager
def junit(target: Path | None, options: WriteOptions) -> Iterator[Write]:
    """Write one test suite, ``junit.xml`` in a folder.

    A document fails by findings that fail the run (``options.fails``); lesser ones are told as its output. What should
    have been looked at and was not is an error where nothing fails; a document that need not have been is skipped. The
    documents of a file that holds several are a class of their own. A limit that the run is past is a case, too.
    """
    counts = dict.fromkeys(("tests", "failures", "errors", "skipped"), 0)
    with (
        fresh(inside(target, "junit.xml")) as stream,
        TemporaryFile("w+", encoding="utf-8", errors="replace", newline="") as cases,
    ):

        def write(report: Report) -> None:
            put(*_case(report, options))

        def put(outcome: str, case: str) -> None:
            cases.write(case)
            counts["tests"] += 1
            if outcome:
                counts[outcome] += 1

        yield write
        for missed in options.missed():
            put(*_limit(missed))
        totals = " ".join(f'{name}="{count}"' for name, count in counts.items())
        whole = " ".join(f'{name}="{counts[name]}"' for name in ("tests", "failures", "errors"))
        stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        stream.write(f'<testsuites name="mtcheck" {whole}>\n<testsuite name="mtcheck" {totals}>\n')
        cases.seek(0)
        copyfileobj(cases, stream)
        stream.write("</testsuite>\n</testsuites>\n")


def _case(report: Report, options: WriteOptions) -> tuple[str, str]:
    """Give what counts a document has to be added to, and its element."""
    head = _head(report)
    if skip := report.unread:
        if skip.exit_code == EXIT_CLEAN:
            return "skipped", f"{head}><skipped message={_attribute(skip.reason)}/></testcase>\n"
        return "errors", f"{head}>{_error(skip.reason)}</testcase>\n"
    shown = options.shown(report)
    failing = [each for each in shown if options.fails(each)]
    lesser = [each for each in shown if not options.fails(each)]
    skips = told_skips(report)
    missed = [each for each in skips if each.exit_code]
    # A test case has one outcome; what it does not say stands in its output.
    outcome = "failures" if failing else "errors" if missed else ""
    inner = _failure(report, failing) if failing else _error(reason_of(missed[0])) if missed else ""
    if lesser:
        inner += f"<system-out>{_lines(report, lesser)}</system-out>"
    if skips:
        inner += f"<system-err>{''.join(map(_skipped, skips))}</system-err>"
    return outcome, f"{head}>{inner}</testcase>\n" if inner else f"{head}/>\n"


def _limit(missed: Missed) -> tuple[str, str]:
    """Give what a limit that was missed counts as, and its element: an error where there was no value to hold."""
    head = f'<testcase classname="mtcheck" name={_attribute(missed.name)}'
    if missed.exit_code != EXIT_FOUND:
        return "errors", f"{head}>{_error(missed.line)}</testcase>\n"
    return "failures", f'{head}><failure type="limit" message={_attribute(missed.line)}/></testcase>\n'


def _head(report: Report) -> str:
    """Open the element of a document: its class is its folder, or its file where that holds others, too.

    Jenkins takes a class apart at its dots, into packages, and GitLab takes cases of one class and name for one.
    """
    document = report.document
    file = PurePosixPath(file_of(document))
    # Behind the file: “:3” is a record without an id, “/b.txt” a member of an archive.
    within = "" if document.path is None else visible(document.name[len(document.path) :])
    name = record_of(document) or (within[1:] if within.startswith("/") else f"{file.name}{within}")
    folders = (file if document.path not in (None, document.name) else file.parent).parts
    parts = ".".join(("mtcheck", *(each.replace(".", "_") for each in folders if each != "/")))
    return f"<testcase classname={_attribute(parts)} name={_attribute(name)}"


def _error(reason: str) -> str:
    return f'<error type="not looked at" message={_attribute(reason)}/>'


def _failure(report: Report, findings: list[Finding]) -> str:
    severity = findings[0].severity if len({each.severity for each in findings}) == 1 else "several severities"
    message = counted(len(findings), "finding")
    return f"<failure type={_attribute(severity)} message={_attribute(message)}>{_lines(report, findings)}</failure>"


def _lines(report: Report, findings: list[Finding]) -> str:
    return "".join(_line(report, finding) for finding in findings)


def _line(report: Report, finding: Finding) -> str:
    place = region(report.document.segments[finding.segment].origin, finding.span)
    what = f"{place.line}:{place.column}: {finding.severity}: {finding.message} [{finding.rule.id}]"
    remedy = remedy_of(finding)
    instead = f"\n    → {visible(remedy)}" if remedy else ""
    return f"{_text(what)}\n    {_text(sentence(report, finding))}{escape(instead)}\n"


def _skipped(skip: Skip) -> str:
    return f"not looked at: {_text(reason_of(skip))}\n"


def _text(text: str) -> str:
    return escape(visible(text))


def _attribute(text: str) -> str:
    return quoteattr(visible(text))
