"""GitLab Code Quality: one JSON array of six fields a finding, without a byte-order mark."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mtcheck.model import Finding, Report, Severity, Skip
from mtcheck.text.digests import blake2b
from mtcheck.writers.cells import visible
from mtcheck.writers.files import elements, fresh, inside
from mtcheck.writers.options import Write, WriteOptions
from mtcheck.writers.places import file_of, region
from mtcheck.writers.wording import advice, reason_of

# Of GitLab's five (info, minor, major, critical, blocker); signals are for information.
LEVELS: dict[Severity, str] = {"critical": "critical", "major": "major", "minor": "minor"}


@contextmanager
def gitlab(target: Path | None, options: WriteOptions) -> Iterator[Write]:
    """Write one array, ``gl-code-quality-report.json`` in a folder, which is the name GitLab's own templates use."""
    with fresh(inside(target, "gl-code-quality-report.json"), errors="replace") as stream:
        stream.write("[")
        put = elements(stream)

        def write(report: Report) -> None:
            put(_finding(report, finding) for finding in options.shown(report))
            put(_skip(report, skip) for skip in report.skipped if skip.exit_code)

        yield write
        stream.write("\n]\n")


def _finding(report: Report, finding: Finding) -> dict[str, Any]:
    line = region(report.document.segments[finding.segment].origin, finding.span).line
    level = LEVELS[finding.severity] if finding.rule.kind == "flag" else "info"
    return _entry(report, finding.rule.id, advice(finding), finding.fingerprint, line, level)


def _skip(report: Report, skip: Skip) -> dict[str, Any]:
    key = f"{skip.what}\0{skip.reason}"
    return _entry(report, "not-looked-at", f"Not looked at: {reason_of(skip)}", key, 1, "major")


def _entry(report: Report, rule: str, description: str, key: str, line: int, level: str) -> dict[str, Any]:
    # GitLab wants it unique in the report; a finding's own fingerprint is the same for a sentence in two stories.
    unique = blake2b(f"{report.document.name}\0{rule}\0{key}".encode("utf-8", "replace"), digest_size=16)
    return {
        "description": visible(description),
        "check_name": rule,
        "fingerprint": unique.hexdigest(),
        "severity": level,
        "location": {"path": file_of(report.document), "lines": {"begin": line}},
    }
