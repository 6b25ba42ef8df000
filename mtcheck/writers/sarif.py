"""SARIF 2.1.0, as GitHub's code scanning takes it: rules with their help, findings with regions and fingerprints."""

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from json import JSONEncoder
from pathlib import Path
from typing import Any, TextIO

from mtcheck import __version__
from mtcheck.model import Document, Finding, Kind, Mark, Report, Rule, Severity, Skip, Span
from mtcheck.terms import CLAIM_NAMES
from mtcheck.writers.cells import visible
from mtcheck.writers.files import fresh, inside
from mtcheck.writers.options import Write, WriteOptions
from mtcheck.writers.places import Columns, region, uri, utf_16
from mtcheck.writers.ranked import Ranked, ranked
from mtcheck.writers.wording import reason_of, told_skips

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# What GitHub's code scanning accepts of one run, by its documentation: results, and bytes of the file once compressed.
MOST_RESULTS = 25_000
MOST_BYTES = 10_000_000
# Left free for the rules and for what is said about the run; 1,000 rules with their help take a tenth of it.
_RESERVE = 1_000_000
# Files that could not be looked at are named one by one up to here; more of them have one cause.
MOST_NOTIFICATIONS = 1_000
LEVELS: dict[Severity, str] = {"critical": "error", "major": "warning", "minor": "note"}

_encode = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@contextmanager
def sarif(target: Path | None, options: WriteOptions) -> Iterator[Write]:
    """Write one run, ``report.sarif`` in a folder; beyond GitHub's limits the severest findings stay."""
    with fresh(inside(target, "report.sarif")) as stream, ranked(MOST_RESULTS) as results:
        run = _Run(options, results)
        yield run.write
        run.close(stream)


class _Run:
    """One run while the reports go by: results on disk, rules and notifications in memory."""

    def __init__(self, options: WriteOptions, results: Ranked) -> None:
        self.options, self.results = options, results
        self.rules: dict[str, int] = {}
        self.descriptors: list[dict[str, Any]] = []
        self.notifications: list[dict[str, Any]] = []
        self.unnamed = 0
        self.whole = True

    def write(self, report: Report) -> None:
        """Take up one report."""
        if shown := self.options.shown(report):
            columns = Columns(report, utf_16)
            for finding in shown:
                number = self._number(finding.rule)
                self.results.put(finding.severity, _encode(_result(report, finding, number, columns)))
        for skip in told_skips(report):
            self._note(report, skip)

    def _number(self, rule: Rule) -> int:
        """Give the place of a rule among those described; one that fires for the first time is described now."""
        if rule.id not in self.rules:
            self.rules[rule.id] = len(self.rules)
            self.descriptors.append(_descriptor(rule))
        return self.rules[rule.id]

    def _note(self, report: Report, skip: Skip) -> None:
        self.whole = self.whole and not skip.exit_code
        if len(self.notifications) == MOST_NOTIFICATIONS:
            self.unnamed += 1
            return
        level = "error" if skip.exit_code else "note"
        note = _notification("not-looked-at", level, f"Not looked at: {reason_of(skip)}")
        where = {"physicalLocation": {"artifactLocation": _artifact(report.document)}}
        note["locations"] = [where | _record(report.document)]
        self.notifications.append(note)

    def close(self, stream: TextIO) -> None:
        """Write the file: results first, because only then is known how many of them there is room for."""
        stream.write(f'{{"$schema":{_encode(SCHEMA)},"version":"2.1.0","runs":[{{"results":[')
        packed, written, size = zlib.compressobj(), 0, 0
        for line in self.results.lines():
            size += len(packed.compress(line.encode("utf-8", "replace")))
            if size > MOST_BYTES - _RESERVE:
                break
            stream.write(f"{',' if written else ''}\n{line}")
            written += 1
        rest = _encode(self._about(self.results.counts.total() - written))
        stream.write(f"\n],{rest[1:]}]}}\n")

    def _about(self, dropped: int) -> dict[str, Any]:
        notes = list(self.notifications)
        if dropped:
            text = f"{dropped:,} more findings are left out, the least severe first: GitHub takes no more in one file."
            notes.append(_notification("limit", "warning", text))
        if self.unnamed:
            text = f"{self.unnamed:,} more notes about what was not looked at are left out."
            notes.append(_notification("limit", "warning", text))
        return {
            "tool": {
                "driver": {
                    "name": "mtcheck",
                    "version": __version__,
                    "semanticVersion": __version__,
                    "rules": self.descriptors,
                }
            },
            "invocations": [{"executionSuccessful": self.whole, "toolExecutionNotifications": notes}],
            "originalUriBaseIds": {"ROOT": {"description": {"text": "The folder in which mtcheck ran."}}},
            # As editors and browsers count, also those that pass over what is said here.
            "columnKind": "utf16CodeUnits",
        }


def _notification(id: str, level: str, text: str) -> dict[str, Any]:
    return {"descriptor": {"id": id}, "level": level, "message": {"text": visible(text)}}


def _artifact(document: Document) -> dict[str, str]:
    return {"uri": uri(document), "uriBaseId": "ROOT"}


def _record(document: Document) -> dict[str, Any]:
    """Name a document that is one of several in its file."""
    if document.path in (None, document.name):
        return {}
    return {"logicalLocations": [{"name": visible(document.name)}]}


def _level(severity: Severity, kind: Kind) -> str:
    return LEVELS[severity] if kind == "flag" else "note"


def _descriptor(rule: Rule) -> dict[str, Any]:
    """Describe a rule with all that an editor is told about it."""
    level = _level(rule.severity, rule.kind)
    return {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": f"{rule.name.replace('-', ' ').capitalize()} ({CLAIM_NAMES[rule.claim]})."},
        "fullDescription": {"text": visible(rule.why)},
        "help": {"text": _help(rule), "markdown": _markdown(rule)},
        "defaultConfiguration": {"level": level},
        "properties": {
            "tags": [rule.pack, rule.claim, rule.mqm],
            "problem.severity": "recommendation" if level == "note" else level,
        },
    }


def _remedies(rule: Rule) -> str:
    """Give what to write; what stands for words of the story (“{place}”) is in capitals."""
    return re.sub(r"\{(\w+)\}", lambda found: found[1].upper(), "; ".join(rule.remedies))


def _help(rule: Rule) -> str:
    parts = [rule.why, f"Instead: {_remedies(rule)}." if rule.remedies else "", f"MQM: {rule.mqm}."]
    return visible(" ".join(part for part in parts if part))


def _markdown(rule: Rule) -> str:
    lines = [visible(rule.why)]
    if rule.remedies:
        lines.append(f"**Instead:** {visible(_remedies(rule))}")
    for title, examples in (("Found", [each.text for each in rule.fires]), ("Silent", list(rule.silent))):
        if examples:
            lines += [f"**{title}:**", "\n".join(f"* {_code(example)}" for example in examples)]
    return "\n\n".join(lines)


def _code(text: str) -> str:
    """Set a text as code in Markdown, whatever it holds."""
    fence = "``" if "`" in text else "`"
    gap = " " if "`" in text else ""
    return f"{fence}{gap}{visible(text)}{gap}{fence}"


def _result(report: Report, finding: Finding, index: int, columns: Columns) -> dict[str, Any]:
    """Give a finding with its place, its further places and what stays the same when the story is edited elsewhere."""
    where = [_location(report, mark, columns) for mark in finding.marks]
    result: dict[str, Any] = {
        "ruleId": finding.rule.id,
        "ruleIndex": index,
        "level": _level(finding.severity, finding.rule.kind),
        "message": {"text": _message(finding)},
        "locations": where[:1],
        "partialFingerprints": {
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
            "mtcheckFingerprint/v1": finding.fingerprint,
        },
        "properties": {"id": finding.id, "segment": finding.segment, "start": finding.span[0], "end": finding.span[1]},
    }
    if where[1:]:
        result["relatedLocations"] = [
            {**place, "id": number, "message": {"text": "Of the same cause."}}
            for number, place in enumerate(where[1:], 1)
        ]
    return result


def _message(finding: Finding) -> str:
    message = visible(finding.message).rstrip(".")
    return f"{message}. Instead: {visible(finding.suggestion).rstrip('.')}." if finding.suggestion else f"{message}."


def _location(report: Report, mark: Mark, columns: Columns) -> dict[str, Any]:
    segment = report.document.segments[mark.segment]
    place = region(segment.origin, Span(mark.start, mark.end))
    return {
        "physicalLocation": {
            "artifactLocation": _artifact(report.document),
            "region": {
                "startLine": place.line,
                "startColumn": columns.at(place.line, place.column),
                "endLine": place.end_line,
                "endColumn": columns.at(place.end_line, place.end_column),
                "snippet": {"text": visible(segment.text[mark.start : mark.end])},
            },
        },
        **_record(report.document),
    }
