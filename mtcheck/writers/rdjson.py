"""rdjson, the Reviewdog Diagnostic Format: lines from 1 and columns from 1 in bytes of UTF-8."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mtcheck.model import Finding, Report, Severity, Skip
from mtcheck.writers.cells import visible
from mtcheck.writers.files import elements, fresh, inside
from mtcheck.writers.options import Write, WriteOptions
from mtcheck.writers.places import Columns, file_of, region, utf_8
from mtcheck.writers.wording import advice, reason_of

LEVELS: dict[Severity, str] = {"critical": "ERROR", "major": "WARNING", "minor": "INFO"}


@contextmanager
def rdjson(target: Path | None, options: WriteOptions) -> Iterator[Write]:
    """Write one object with its diagnostics, ``report.rdjson`` in a folder."""
    with fresh(inside(target, "report.rdjson"), errors="replace") as stream:
        stream.write('{"source": {"name": "mtcheck"}, "diagnostics": [')
        put = elements(stream)

        def write(report: Report) -> None:
            if shown := options.shown(report):
                columns = Columns(report, utf_8)
                put(_finding(report, finding, columns) for finding in shown)
            put(_skip(report, skip) for skip in report.skipped if skip.exit_code)

        yield write
        stream.write("\n]}\n")


def _finding(report: Report, finding: Finding, columns: Columns) -> dict[str, Any]:
    place = region(report.document.segments[finding.segment].origin, finding.span)
    return {
        "message": advice(finding, "\n"),
        "location": {
            "path": file_of(report.document),
            "range": {
                "start": {"line": place.line, "column": columns.at(place.line, place.column)},
                "end": {"line": place.end_line, "column": columns.at(place.end_line, place.end_column)},
            },
        },
        "severity": LEVELS[finding.severity] if finding.rule.kind == "flag" else "INFO",
        "code": {"value": finding.rule.id},
    }


def _skip(report: Report, skip: Skip) -> dict[str, Any]:
    return {
        "message": visible(f"Not looked at: {reason_of(skip)}"),
        "location": {"path": file_of(report.document)},
        "severity": "ERROR",
        "code": {"value": "not-looked-at"},
    }
