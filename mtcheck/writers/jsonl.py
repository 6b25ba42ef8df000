"""One JSON object a document and line, for programs; ``report.schema.json`` beside this file describes it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from json import JSONEncoder
from pathlib import Path
from typing import Any

from mtcheck.model import Document, Finding, Mark, Report, Segment
from mtcheck.writers.files import fresh, inside
from mtcheck.writers.options import Write, WriteOptions

# The probabilities of the translation score by the names of their base rates.
ORIGINS = {"native": "p_native", "person": "p_human_translation", "machine": "p_machine_translation"}
# The scores every record names, computed or not, in the order of the columns of documents.csv.
JUDGED, MEASURED = ("penalty_per_1k", *ORIGINS.values()), ("bleu", "chrf", "ter")
SCORES = (*JUDGED, *MEASURED)
# Between the expressions that a rule lists, and how many there may be: each of a few says of any wording what kind of
# expression it renders.
_BETWEEN, _FEW = re.compile("[;,、；，]"), 3
# What a file may say about its story, in the words that every reader uses; what else it says stays with it.
ABOUT = (
    *("byline", "agency", "outlet", "dateline", "date", "id", "version", "url", "source_item", "translated_from"),
    *("digital_source_type", "labels"),
)


@contextmanager
def jsonl(target: Path | None, _options: WriteOptions) -> Iterator[Write]:
    """Write one record a line, flags and signals; in a folder the file is ``report.jsonl``."""
    encode = JSONEncoder(ensure_ascii=False).encode
    # A file name that is no UTF-8 comes as a lone surrogate, which JSON can hold as an escape and UTF-8 cannot.
    with fresh(inside(target, "report.jsonl"), errors="backslashreplace") as stream:
        yield lambda report: print(encode(record(report)), file=stream)


def record(report: Report) -> dict[str, Any]:
    """Give a report as the object that is written for it; every key is always there, None where nothing is known."""
    document = report.document
    return {
        "document": document.name,
        "format": document.format,
        "words": report.words,
        "segments": len(document.segments),
        "source_language": source_language(report),
        "findings": [_finding(finding, document.segments) for finding in report.findings],
        "scores": {name: report.scores[name].value if name in report.scores else None for name in SCORES},
        "signatures": {name: score.signature for name, score in report.scores.items()},
        "origin": origin(report),
        "skipped": [{"what": skip.what, "reason": skip.reason} for skip in report.skipped],
        "suppressed": [
            {"by": each.by, "where": each.where, "fingerprints": [finding.fingerprint for finding in each.findings]}
            for each in report.suppressed
        ],
        "remarks": list(document.remarks),
        "title": document.title,
        "language": document.language,
        "meta": about(document),
        "path": document.path,
        "signature": report.signature,
    }


def source_language(report: Report) -> dict[str, Any]:
    """Give the source language as it was named, or as the score tells it from the English; None where not told."""
    named, told = report.document.source_language, report.scores.get("source_language")
    if named is not None or told is None:
        return {"best": named, "p": None, "all": {}}
    best = max(told.parts, key=lambda each: told.parts[each])
    return {"best": best if told.answer == best else None, "p": told.value, "all": dict(told.parts)}


def origin(report: Report) -> dict[str, Any]:
    """Give what the translation score answers in words, why, what to mind, and the base rates; None where not asked."""
    told = report.scores.get("origin")
    if told is None:
        return {"answer": None, "reasons": [], "caveats": [], "prior": None}
    prior = {name: told.parts[f"prior_{name}"] for name in ORIGINS if f"prior_{name}" in told.parts}
    return {
        "answer": told.answer,
        "reasons": list(told.reasons),
        "caveats": list(told.caveats),
        "prior": {name: round(rate, 4) for name, rate in prior.items()} or None,
    }


def about(document: Document) -> dict[str, str | list[str]]:
    """Give what the file says about its story, as texts and lists of texts; what it does not say is left out."""
    known = {name: document.meta[name] for name in ABOUT if document.meta.get(name)}
    return {
        name: [str(each) for each in value] if isinstance(value, list | tuple) else str(value)
        for name, value in known.items()
    }


def _finding(finding: Finding, segments: tuple[Segment, ...]) -> dict[str, Any]:
    rule = finding.rule
    origin = segments[finding.segment].origin
    place = origin.at(finding.span.start)
    return {
        "id": finding.id,
        "rule": rule.id,
        "name": rule.name,
        "pack": rule.pack,
        "kind": rule.kind,
        "claim": rule.claim,
        "severity": finding.severity,
        "mqm": rule.mqm,
        "segment": finding.segment,
        "start": finding.span.start,
        "end": finding.span.end,
        "line": place.line,
        "column": place.column,
        "offset": place.offset,
        "end_offset": origin.end(finding.span.end),
        "text": finding.match,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "source_expression": source_of(finding),
        "also": [_also(mark, segments) for mark in finding.also],
        "cause": finding.cause,
        "in_quote": finding.in_quote,
        "fingerprint": finding.fingerprint,
    }


def source_of(finding: Finding) -> str | None:
    """Give the expression of the source language that a finding renders, or the few; None where a rule lists many.

    Such a rule looks for many wordings, and which of its expressions this one renders is not known: its page has all.
    """
    known = finding.rule.source_expression
    return known if known and len(_BETWEEN.findall(known)) < _FEW else None


def _also(mark: Mark, segments: tuple[Segment, ...]) -> dict[str, Any]:
    origin = segments[mark.segment].origin
    return {
        "segment": mark.segment,
        "start": mark.start,
        "end": mark.end,
        "offset": origin.at(mark.start).offset,
        "end_offset": origin.end(mark.end),
    }
