"""Findings that somebody has spoken for: taken out of the report, counted in it, and what silences nothing is named."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from hashlib import blake2b
from pathlib import PurePath
from typing import NamedTuple

from mtcheck.errors import UsageError
from mtcheck.model import Comment, Document, Finding, Report, Rule, Suppression
from mtcheck.rules.rulesets import tokens

# Right behind the match, as editors write it; a closing quotation mark may stand between.
_SIC = re.compile(r"""["”’»')]{0,2}\s?[\[(]sic\.?[\])]""", re.IGNORECASE)
COMMENT = "comment"
SIC = "[sic]"
GLOBS = "per-file-ignores"


Unnamed = Callable[[Sequence[str]], Iterable[UsageError]]
LeavesOpen = Callable[[Sequence[str]], bool]


@dataclass(frozen=True, slots=True)
class Review:
    """What is known before a run: fingerprints that editors have accepted and rejected, those of a baseline, and globs.

    ``by_decision`` and ``by_baseline`` name where these come from, as reports do. ``globs`` give the rules to leave out
    by the documents they mean; ``unnamed`` gives an error for each word that names no rule, and ``leaves_open`` says
    whether a rule that these words name (any, where there are none) does not look, or not in full.
    """

    accepted: frozenset[str] = frozenset()
    rejected: frozenset[str] = frozenset()
    by_decision: str = ""
    baseline: frozenset[str] = frozenset()
    by_baseline: str = ""
    globs: Mapping[str, Sequence[str]] = field(default_factory=dict)
    unnamed: Unnamed | None = None
    leaves_open: LeavesOpen | None = None

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
    speakers = [*_comments(report.document, review), *_globs(report.document.name, review)]
    silenced: dict[_Name, list[Finding]] = {each.name: [] for each in speakers}
    silenced |= {(each.by, each.where): list(each.findings) for each in report.suppressed}
    kept = []
    for finding in report.findings:
        spoken = next((each.name for each in speakers if each.speaks(finding)), None)
        known = (by, "") if spoken is None and (by := _known(report, finding, review)) else spoken
        if known:
            silenced.setdefault(known, []).append(finding)
        else:
            kept.append(finding)
    if not silenced:
        return report
    unknown = {each.name: each.unknown for each in speakers}
    left_open = {
        each.name
        for each in speakers
        if not silenced[each.name] and (not report.wholly_looked or _open(each.words, review))
    }
    suppressed = tuple(
        Suppression(*name, tuple(found), unknown.get(name, ()), name in left_open) for name, found in silenced.items()
    )
    return replace(report, findings=tuple(kept), suppressed=suppressed)


# What silences, and where that stands.
_Name = tuple[str, str]


class _Speaker(NamedTuple):
    """Something that silences: for which findings, by which words (() for all), and which of these say nothing."""

    name: _Name
    speaks: Callable[[Finding], bool]
    words: Sequence[str]
    unknown: tuple[str, ...] = ()


def _open(words: Sequence[str], review: Review) -> bool:
    return review.leaves_open is not None and review.leaves_open(words)


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
    return [_Speaker((f"{GLOBS} “{glob}”", ""), _leaves_out(review.globs[glob]), review.globs[glob]) for glob in meant]


def _leaves_out(tokens: Sequence[str]) -> Callable[[Finding], bool]:
    return lambda finding: named(finding.rule, tokens)


def _comments(document: Document, review: Review) -> list[_Speaker]:
    if not document.comments:
        return []
    places = [
        (offset, segment.paragraph)
        for segment in document.segments
        if (offset := segment.origin.at(0).offset) is not None
    ]
    return [
        _Speaker(
            (COMMENT, _where(comment)), _speaks(comment, document, places), comment.rules, _unknown(comment, review)
        )
        for comment in document.comments
    ]


def _unknown(comment: Comment, review: Review) -> tuple[str, ...]:
    if comment.wrong:
        return (comment.wrong,)
    return tuple(map(str, review.unnamed(comment.rules))) if review.unnamed else ()


def _where(comment: Comment) -> str:
    rules = f" {', '.join(comment.rules)}" if comment.rules else ""
    return f"line {comment.line}, “{comment.action}{rules}”"


def _speaks(comment: Comment, document: Document, places: Sequence[tuple[int, int]]) -> Callable[[Finding], bool]:
    """Say for which findings a comment speaks; one that is written wrong speaks for none, and so is reported."""
    if comment.wrong:
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
