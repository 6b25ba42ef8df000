"""The policy that machine translation is labelled: signs of it and no label are a finding of their own."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from mtcheck.errors import UsageError
from mtcheck.model import Example, Finding, Mark, Match, Report, Rule, Segment, Span, Suppression
from mtcheck.readers.meta import EDGE, labels
from mtcheck.reviews.suppress import Review, named, suppress
from mtcheck.rules.findings import naming
from mtcheck.rules.view import View
from mtcheck.settings import Policy, Settings
from mtcheck.text.fingerprints import finding_id, fingerprint

# IPTC's digital source types that say a machine made the text, or a part of it.
LABELS = ("trainedalgorithmicmedia", "compositewithtrainedalgorithmicmedia", "algorithmicmedia")
# Keys of formats that have no digital source type but say it in their own way; any value but a “no” is a label.
KEYS = ("machine_translated", "machine_translation", "machinetranslated", "machinetranslation")
_NO = ("", "0", "false", "no", "none")
LABEL_REQUIRED: Policy = "label-required"
# The rule that finds a notice to the reader; a story that has one is labelled.
NOTICE = "machine-translation-notice"

_SIGN = "The agency (ICE, for its acronym in English) opened an office."

RULE = Rule(
    id="LABEL001",
    name="machine-translation-unlabelled",
    pack="policy",
    match=Match(),
    kind="flag",
    claim="provenance",
    severity="major",
    mqm="markup/residue",
    message="{count} of machine translation and no label that says so",
    why=(
        "A desk that publishes machine translation says so, in the item's digitalSourceType or in a notice to the "
        "reader: among the first or the last two paragraphs, a sentence that says that a machine, a program or AI "
        "translated the story. This one has the signs and neither."
    ),
    instead=(
        "label it (digitalSourceType trainedAlgorithmicMedia, or a line at its start or end such as “Translated from "
        "Spanish with AI”), or have a translator go over it"
    ),
    fires=(Example(_SIGN, (Span(0, len(_SIGN)),)),),
    silent=("The same story, in an item whose digitalSourceType is trainedAlgorithmicMedia.",),
)


# In small letters.
_NAMES = frozenset(map(str.casefold, (RULE.id, RULE.name, RULE.pack, f"pack:{RULE.pack}")))


def of_rules(words: Iterable[str]) -> list[str]:
    """Give the words that do not name the finding of the policy: they are to name rules that are looked for."""
    return [word for word in words if word.casefold() not in _NAMES]


def label_required(settings: Settings) -> bool:
    """Say whether a label is asked for; raises UsageError where this rule is selected."""
    for token in settings.select:
        if token.casefold() in _NAMES:
            asked = LABEL_REQUIRED in settings.policy
            remedy = "leave it out" if asked else f"ask for it with --policy {LABEL_REQUIRED}"
            remedy = f"{remedy}; it goes by the signs that the selected rules find"
            raise UsageError(f"“{token}” is the finding of a policy", place="--select", remedy=remedy)
    return LABEL_REQUIRED in settings.policy and not named(RULE, settings.ignore)


def allow_label(report: Report) -> Report:
    """Take the notice that is the label of a story out of its findings: what the policy asks for is no residue."""
    segments = report.document.segments
    edges = {segment.index for segment in _edges(report)}
    allowed = tuple(
        finding
        for finding in report.findings
        if finding.rule.name == NOTICE and finding.segment in edges and labels((), [segments[finding.segment].text])
    )
    if not allowed:
        return report
    kept = tuple(finding for finding in report.findings if finding not in allowed)
    return replace(report, findings=kept, suppressed=(*report.suppressed, Suppression(LABEL_REQUIRED, "", allowed)))


def require_label(report: Report, review: Review) -> Report:
    """Add a finding where flags of machine translation stand in a story without a label, unless the review knows it.

    It marks the first segment of the text. Signs of the baseline count: that they are known is no label.
    """
    known = [finding for each in report.suppressed if each.by == review.by_baseline for finding in each.findings]
    signs = [finding for finding in (*report.flags, *known) if finding.rule.claim == "mt"]
    if not signs or _labelled(report):
        return report
    first = _edges(report)[0]
    name = fingerprint(RULE.id, naming(View(report.document), Mark(first.index, 0, len(first.text)), RULE), 0)
    count = f"{len(signs)} sign{'' if len(signs) == 1 else 's'}"
    finding = Finding(
        id=finding_id(report.document.name, name),
        rule=RULE,
        segment=first.index,
        span=Span(0, len(first.text)),
        match=first.text,
        message=RULE.message.replace("{count}", count),
        severity=RULE.severity,
        suggestion=RULE.instead,
        also=(),
        cause=None,
        in_quote=False,
        fingerprint=name,
    )
    return suppress(replace(report, findings=(finding, *report.findings)), review)


def _labelled(report: Report) -> bool:
    if labels((), [segment.text for segment in _edges(report)]):
        return True
    values = list(_values("", report.document.meta))
    return bool(labels(value for key, value in values if key == "labels")) or any(
        (key in KEYS and value.casefold().strip() not in _NO) or value.casefold().rpartition("/")[2] in LABELS
        for key, value in values
    )


def _edges(report: Report) -> Sequence[Segment]:
    """Give the first and the last segments of the text, and then a headline that stands apart."""
    text = [segment for segment in report.document.segments if not segment.apart]
    return (*text[:EDGE], *text[-EDGE:], *(each for each in report.document.segments if each.apart))


def _values(key: str, value: Any) -> Iterator[tuple[str, str]]:
    """Give every text in what a file said about its story, with the key it stands under."""
    if isinstance(value, str | bool | int):
        yield key, str(value).rpartition(":")[2]
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _values(key, each)
    elif hasattr(value, "items"):
        for inner, each in value.items():
            yield from _values(str(inner).casefold().replace("-", "_"), each)
