"""Reports built by hand: a story is its sentences, with the finding of each marked ``[[like this]]``."""

from collections.abc import Mapping, Sequence
from typing import Any

from mtcheck.errors import EXIT_NOT_LOOKED
from mtcheck.model import (
    Document,
    Finding,
    Match,
    Origin,
    Report,
    Rule,
    Segment,
    Severity,
    Skip,
    Span,
    Step,
)
from mtcheck.text.fingerprints import fingerprint
from mtcheck.text.words import count_words


def a_rule(id: str = "ES014", **fields: Any) -> Rule:
    return Rule(
        **{
            "id": id,
            "name": "for-its-acronym-in",
            "pack": "es",
            "match": Match(phrases=("for its acronym in English",)),
            "kind": "flag",
            "claim": "mt",
            "severity": "major",
            "mqm": "style/unidiomatic",
            "message": "“{match}” renders «por sus siglas en inglés»",
            "why": "English gives the acronym and nothing else.",
            "instead": "give the name and the acronym, nothing else",
            "source_expression": "por sus siglas en inglés",
            **fields,
        }
    )


def a_report(
    *sentences: str,
    name: str = "news/agency.txt",
    rule: Rule | None = None,
    severity: Severity | None = None,
    references: Sequence[tuple[str, ...]] = (),
    words: int | None = None,
    skipped: tuple[Skip, ...] = (),
    meta: Mapping[str, Any] | None = None,
    exact: bool = True,
) -> Report:
    """Give a report on a story of these sentences, one a line of its file."""
    rule = rule or a_rule()
    segments, findings, offset = [], [], 0
    for index, marked in enumerate(sentences):
        text = marked.replace("[[", "").replace("]]", "")
        step = Step(0, index + 1, 1, offset) if exact else Step(0, None, None, None)
        origin, given = Origin((step,), exact), references[index] if references else ()
        segments.append(Segment(index, text, origin, paragraph=index, references=given))
        offset += len(text) + 1
        if "[[" in marked:
            span = Span(marked.index("[["), marked.index("]]") - 2)
            findings.append(a_finding(rule, index, span, text, severity, name))
    return Report(
        document=Document(name, "plain", tuple(segments), title="A headline", meta=meta or {}),
        words=sum(count_words(segment.text) for segment in segments) if words is None else words,
        findings=tuple(findings),
        scores={},
        skipped=skipped,
        signature="mtcheck:test",
    )


def a_finding(
    rule: Rule, segment: int, span: Span, text: str, severity: Severity | None = None, name: str = ""
) -> Finding:
    match = text[slice(*span)]
    return Finding(
        id=f"{name}:{segment}:{span.start}",
        rule=rule,
        segment=segment,
        span=span,
        match=match,
        message=rule.message.replace("{match}", match),
        severity=severity or rule.severity,
        suggestion=rule.instead,
        also=(),
        cause=None,
        in_quote=False,
        fingerprint=fingerprint(rule.id, text, span.start),
    )


def not_looked_at(name: str = "news/broken.txt") -> Report:
    skip = Skip("document", "it is no text; save it as UTF-8 text", EXIT_NOT_LOOKED)
    return Report(Document(name, "plain", ()), 0, (), {}, (skip,), "mtcheck:test")
