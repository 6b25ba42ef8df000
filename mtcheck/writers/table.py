"""The CSV set for a spreadsheet: findings.csv, documents.csv, rules.csv and summary.csv.

UTF-8, CRLF and quoting as RFC 4180 has them, one header line. In every text cell characters that hide are made
visible and line breaks are spaces; a cell that a spreadsheet would run as a formula starts with an apostrophe, which
`cells.unguard` takes off. Numbers are numbers. An empty cell means “not given” or “not computed”.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from mtcheck.model import SEVERITIES, Document, Finding, Report, Score
from mtcheck.terms import UNMEASURED, Dialect
from mtcheck.writers.cells import guard, sentence
from mtcheck.writers.files import fresh
from mtcheck.writers.jsonl import ABOUT, JUDGED, MEASURED, about, origin, source_language, source_of
from mtcheck.writers.options import Write, WriteOptions
from mtcheck.writers.summary import COLUMNS as SUMMARY
from mtcheck.writers.summary import Summary
from mtcheck.writers.tally import RuleTally, Tally
from mtcheck.writers.wording import remedy_of

FINDINGS = (
    *("finding_id", "document", "segment", "line", "column", "start", "end", "rule", "name", "pack", "kind", "claim"),
    *("severity", "mqm", "text", "context", "message", "suggestion", "source_expression", "evidence", "in_quote"),
    *("cause", "decided", "decision", "comment", "fingerprint", "path"),
)
COUNTS = ("words", "segments", *SEVERITIES, "signals")
DOCUMENTS = (
    *("document", "title", *COUNTS, *JUDGED, "source_language", *MEASURED, "metric_signature"),
    *("skipped", "suppressed", "language"),
    # A column “id” would be taken for the document's.
    *("item_id" if name == "id" else name for name in ABOUT),
    *("origin", "origin_reasons", "origin_caveats", "origin_signature", "path"),
)
RULES = ("rule", "name", "severity", "claim", "findings", "documents", "example")

# The names under which sacrebleu prints its signatures.
METRICS = {"bleu": "BLEU", "chrf": "chrF2++", "ter": "TER"}

Cell = str | int | float | None
PutRow = Callable[[Iterable[Cell]], None]


class _Form(NamedTuple):
    encoding: str
    delimiter: str
    decimal: str


# Excel takes a file for UTF-8 only with a byte-order mark. Where Excel separates columns with semicolons it also writes
# decimal commas, and would read 31.2 as the 31st of February.
_FORMS: dict[Dialect, _Form] = {
    "excel": _Form("utf-8-sig", ",", "."),
    "plain": _Form("utf-8", ",", "."),
    "semicolon": _Form("utf-8-sig", ";", ","),
}


@contextmanager
def table(target: Path | None, options: WriteOptions) -> Iterator[Write]:
    """Write the CSV set into a folder; for a file named ``….csv``, or standard output, findings.csv alone.

    The four files take their names together, when the last row of the last one has been written.
    """
    if target is None or (target.suffix.lower() == ".csv" and not target.is_dir()):
        with _rows(target, FINDINGS, options) as put:
            yield lambda report: _put_findings(put, report, options)
        return
    with ExitStack() as files:

        def opened(name: str, columns: tuple[str, ...]) -> PutRow:
            return files.enter_context(_rows(target / name, columns, options))

        findings, documents = opened("findings.csv", FINDINGS), opened("documents.csv", DOCUMENTS)
        rules, summary = opened("rules.csv", RULES), opened("summary.csv", SUMMARY)
        tally, groups = Tally(), Summary()

        def write(report: Report) -> None:
            _put_findings(findings, report, options)
            documents(document_row(report))
            tally.add(report, options.shown(report))
            groups.add(report)

        yield write
        for each in tally.most_frequent():
            rules(rule_row(each))
        for row in groups.rows():
            summary(row)


@contextmanager
def _rows(target: Path | None, columns: tuple[str, ...], options: WriteOptions) -> Iterator[PutRow]:
    form = _FORMS[options.dialect]

    def cell(value: Cell) -> Cell:
        if isinstance(value, str):
            return guard(value)
        if isinstance(value, float):
            # Four decimals are more than any of the scores can carry, and leave those of sacrebleu comparable.
            return f"{round(value, 4):.15g}".replace(".", form.decimal)
        return value

    with fresh(target, encoding=form.encoding) as stream:
        writer = csv.writer(stream, delimiter=form.delimiter)
        writer.writerow(columns)
        yield lambda row: writer.writerow([cell(value) for value in row])


def _put_findings(put: PutRow, report: Report, options: WriteOptions) -> None:
    for finding in options.shown(report):
        put(finding_row(report, finding, options))


def finding_row(report: Report, finding: Finding, options: WriteOptions) -> Iterable[Cell]:
    """Give a finding as `FINDINGS` says, its text cells not yet guarded."""
    evidence = options.evidence.get(finding.rule.id, UNMEASURED)
    rule, span = finding.rule, finding.span
    place = report.document.segments[finding.segment].origin.at(span.start)
    return (
        *(finding.id, report.document.name, finding.segment, place.line, place.column, span.start, span.end),
        *(rule.id, rule.name, rule.pack, rule.kind, rule.claim, finding.severity, rule.mqm, finding.match),
        *(sentence(report, finding), finding.message, remedy_of(finding), source_of(finding), evidence),
        *("yes" if finding.in_quote else "no", finding.cause),
        # The next two are to be typed in.
        *(options.decided.get(finding.fingerprint), "", "", finding.fingerprint),
        report.document.path,
    )


def document_row(report: Report) -> Iterable[Cell]:
    """Give a document as `DOCUMENTS` says, its text cells not yet guarded."""
    document = report.document
    skipped = "; ".join(f"{skip.what}: {skip.reason}" for skip in report.skipped)
    if not report.looked:
        # No counts at all: a nought would read as “clean”.
        known = {"document": document.name, "title": document.title, "skipped": skipped, "path": document.path}
        return map(known.get, DOCUMENTS)
    severities = [sum(finding.severity == severity for finding in report.flags) for severity in SEVERITIES]
    values = {name: score.value for name, score in report.scores.items()}
    return (
        *(document.name, document.title, report.words, len(document.segments), *severities, len(report.signals)),
        *(values.get(name) for name in JUDGED),
        source_language(report)["best"],
        *(values.get(name) for name in MEASURED),
        _signatures(report.scores.values()),
        skipped,
        sum(len(each.findings) for each in report.suppressed),
        document.language,
        *_about(document),
        *_origin(report),
        document.path,
    )


def _about(document: Document) -> Iterator[Cell]:
    told = about(document)
    for name in ABOUT:
        value = told.get(name)
        yield "; ".join(value) if isinstance(value, list) else value


def _origin(report: Report) -> Iterator[Cell]:
    told = origin(report)
    yield told["answer"]
    for name in ("reasons", "caveats"):
        yield "; ".join(told[name]) or None
    yield report.scores["origin"].signature if "origin" in report.scores else None


def rule_row(tally: RuleTally) -> Iterable[Cell]:
    """Give a rule that fired as `RULES` says, its text cells not yet guarded."""
    rule = tally.rule
    return rule.id, rule.name, rule.severity, rule.claim, tally.findings, tally.documents, tally.example


def _signatures(scores: Iterable[Score]) -> str:
    return "; ".join(f"{METRICS[score.name]}|{score.signature}" for score in scores if score.name in METRICS)
