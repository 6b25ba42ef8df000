"""Findings that somebody has spoken for: taken out of the report, counted in it, and what silences nothing is named."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from hashlib import blake2b
from pathlib import PurePath

from mtcheck.errors import UsageError
from mtcheck.model import Comment, Document, Finding, Report, Rule, Suppression
from mtcheck.rules.rulesets import tokens

# Right behind the match, as editors write it; a closing quotation mark may stand between.
_SIC = re.compile(r"""["”’»')]{0,2}\s?[\[(]sic\.?[\])]""", re.IGNORECASE)
COMMENT = "comment"
SIC = "[sic]"
GLOBS = "per-file-ignores"


Unnamed = Callable[[Sequence[str]], Iterable[UsageError]]


@dataclass(frozen=True, slots=True)
class Review:
    """What is known before a run: fingerprints that editors have accepted and rejected, those of a baseline, and globs.

    ``by_decision`` and ``by_baseline`` name where these come from, as reports do. ``globs`` give the rules to leave out
    by the documents they mean; ``unnamed`` gives an error for each word that names no rule.
    """

    accepted: frozenset[str] = frozenset()
    rejected: frozenset[str] = frozenset()
    by_decision: str = ""
    baseline: frozenset[str] = frozenset()
    by_baseline: str = ""
    globs: Mapping[str, Sequence[str]] = field(default_factory=dict)
    unnamed: Unnamed | None = None

    @property
    def signature(self) -> str:
        """Name what is known, for the signature of a run; empty where nothing is."""
        known = {
            "decisions": [*sorted(self.accepted), "rejected", *sorted(self.rejected)],
            "baseline": sorted(self.baseline),
            "globs": [f"{glob}={','.join(tokens)}" for glob, tokens in sorted(self.globs.items())],
        }
        return "".join(
            f"|{name}:{blake2b('|'.join(words).encode(), digest_size=4).hexdigest()}"
            for name, words in known.items()
            if words not in ([], ["rejected"])
        )


def suppress(report: Report, review: Review) -> Report:
    """Take out of a report what its comments, ``[sic]``, globs, decisions and the baseline speak for.

    Each finding counts for the first of these that speaks for it. A comment, or a glob of this document, that silences
    nothing stands in ``suppressed`` without findings. What has been taken out before stays there.
    """
    speakers = [*_comments(report.document), *_globs(report.document.name, review)]
    silenced: dict[_Name, list[Finding]] = {name: [] for name, _ in speakers}
    silenced |= {(each.by, each.where): list(each.findings) for each in report.suppressed}
    kept = []
    for finding in report.findings:
        spoken = next((name for name, speaks in speakers if speaks(finding)), None)
        known = (by, "") if spoken is None and (by := _known(report, finding, review)) else spoken
        if known:
            silenced.setdefault(known, []).append(finding)
        else:
            kept.append(finding)
    if not silenced:
        return report
    unknown = {(COMMENT, _where(each)): _unknown(each, review) for each in report.document.comments}
    suppressed = tuple(Suppression(*name, tuple(found), unknown.get(name, ())) for name, found in silenced.items())
    return replace(report, findings=tuple(kept), suppressed=suppressed)


# What silences, and where that stands.
_Name = tuple[str, str]
_Speaker = tuple[_Name, Callable[[Finding], bool]]


def _known(report: Report, finding: Finding, review: Review) -> str | None:
    if _SIC.match(report.document.segments[finding.segment].text, finding.span.end):
        return SIC
    if finding.fingerprint in review.rejected:
        return review.by_decision
    return review.by_baseline if finding.fingerprint in review.baseline else None


def named(rule: Rule, words: Sequence[str]) -> bool:
    """Say whether one of these words names a rule."""
    own = set(map(str.casefold, tokens(rule)))
    return any(word.casefold() in own for word in words)


def _globs(name: str, review: Review) -> list[_Speaker]:
    """Give the globs that mean this document: its path or the end of it; “*” goes over folders."""
    if not review.globs:
        return []
    path = PurePath(name).as_posix()
    meant = [glob for glob in review.globs if fnmatchcase(path, glob) or fnmatchcase(path, f"*/{glob}")]
    return [((f"{GLOBS} “{glob}”", ""), _leaves_out(review.globs[glob])) for glob in meant]


def _leaves_out(tokens: Sequence[str]) -> Callable[[Finding], bool]:
    return lambda finding: named(finding.rule, tokens)


def _comments(document: Document) -> list[_Speaker]:
    if not document.comments:
        return []
    places = [
        (offset, segment.paragraph)
        for segment in document.segments
        if (offset := segment.origin.at(0).offset) is not None
    ]
    return [((COMMENT, _where(comment)), _speaker(comment, document, places)) for comment in document.comments]


def _unknown(comment: Comment, review: Review) -> tuple[str, ...]:
    return tuple(map(str, review.unnamed(comment.rules))) if review.unnamed else ()


def _where(comment: Comment) -> str:
    rules = f" {', '.join(comment.rules)}" if comment.rules else ""
    return f"line {comment.line}, “{comment.action}{rules}”"


def _speaker(comment: Comment, document: Document, places: Sequence[tuple[int, int]]) -> Callable[[Finding], bool]:
    """Say for which findings a comment speaks; one with an unknown action speaks for none, and so is reported."""
    if comment.action not in ("ignore", "ignore-file"):
        return lambda _: False
    paragraph = _paragraph(comment, places)

    def speaks(finding: Finding) -> bool:
        meant = comment.action == "ignore-file" or document.segments[finding.segment].paragraph == paragraph
        return meant and (not comment.rules or named(finding.rule, comment.rules))

    return speaks


def _paragraph(comment: Comment, places: Sequence[tuple[int, int]]) -> int | None:
    """Give the paragraph that a comment is about: the one it stands in or behind, else the next.

    ``places`` are the offset and the paragraph of each segment, in order.
    """
    behind = bisect_left(places, (comment.offset, 0))
    before = places[behind - 1][1] if behind else None
    after = places[behind][1] if behind < len(places) else None
    return before if comment.trailing or before == after else after
