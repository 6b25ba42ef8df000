"""Checkstyle XML, which most code review programs read: findings by file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from mtcheck import __version__
from mtcheck.model import Finding, Report, Severity
from mtcheck.writers.cells import visible
from mtcheck.writers.files import fresh, inside
from mtcheck.writers.options import Write, WriteOptions
from mtcheck.writers.places import file_of, region
from mtcheck.writers.wording import advice, reason_of

LEVELS: dict[Severity, str] = {"critical": "error", "major": "warning", "minor": "info"}


@contextmanager
def checkstyle(target: Path | None, options: WriteOptions) -> Iterator[Write]:
    """Write one file, ``checkstyle.xml`` in a folder; what was not looked at is an ``exception`` of its document."""
    with fresh(inside(target, "checkstyle.xml"), errors="replace") as stream:
        stream.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="{__version__}">\n')

        def write(report: Report) -> None:
            lines = [_error(report, finding) for finding in options.shown(report)]
            lines += [
                f"<exception>{escape(visible(reason_of(skip)))}</exception>\n"
                for skip in report.skipped
                if skip.exit_code
            ]
            if lines:
                stream.write(f"<file name={quoteattr(file_of(report.document))}>\n{''.join(lines)}</file>\n")

        yield write
        stream.write("</checkstyle>\n")


def _error(report: Report, finding: Finding) -> str:
    place = region(report.document.segments[finding.segment].origin, finding.span)
    values = {
        "line": str(place.line),
        "column": str(place.column),
        "severity": LEVELS[finding.severity] if finding.rule.kind == "flag" else "info",
        "message": advice(finding),
        "source": f"mtcheck.{finding.rule.pack}.{finding.rule.id}",
    }
    return f"<error {' '.join(f'{name}={quoteattr(value)}' for name, value in values.items())}/>\n"
