"""Findings that somebody has spoken for: taken out of the report, counted in it, and what silences nothing is named."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress as suppressed
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from os.path import relpath, sep
from pathlib import PurePath
from typing import NamedTuple

from mtcheck.errors import UsageError
from mtcheck.model import Comment, Document, Finding, Report, Rule, Suppression
from mtcheck.rules.rulesets import tokens
from mtcheck.text.digests import blake2b

# Right behind the match, as editors write it; a closing quotation mark may stand between.
_SIC = re.compile(r"""["”’»')]{0,2}\s?[\[(]sic\.?[\])]""", re.IGNORECASE)
# A word of a reason; ids, names and properties of rules have figures, hyphens and colons.
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?[.!?)]?")
COMMENT = "comment"
SIC = "[sic]"
GLOBS = "per-file-ignores"
# What to do with a comment right under a text, if it silences nothing: it may be meant for that.
_BEHIND = "on a line of its own it is about the next paragraph; for the text above, put it behind that, on its line"


Unnamed = Callable[[Sequence[str]], Iterable[UsageError]]
LeavesOpen = Callable[[Sequence[str]], bool]


@dataclass(frozen=True, slots=True)
class Review:
    """What is known before a run: fingerprints that editors have accepted and rejected, those of a baseline, and globs.

    ``by_decision`` and ``by_baseline`` name where these come from, as reports do. ``globs`` give the rules to leave out
    by the documents they mean; ``unnamed`` gives an error for each word that names no rule, and ``leaves_open`` says
    whether a rule that these words name (any, where there are none) does not look, or not in full. ``folder`` is where
    globs are meant from, None for where mtcheck is called.
    """

    accepted: frozenset[str] = frozenset()
    rejected: frozenset[str] = frozenset()
    by_decision: str = ""
    baseline: frozenset[str] = frozenset()
    by_baseline: str = ""
    globs: Mapping[str, Sequence[str]] = field(default_factory=dict)
    unnamed: Unnamed | None = None
    leaves_open: LeavesOpen | None = None
    folder: str | None = None

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
    speakers = [*_comments(report.document, review), *_globs(report.document, review)]
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
    by_name = {each.name: each for each in speakers}
    left_open = {
        each.name
        for each in speakers
        if not silenced[each.name] and (not report.wholly_looked or _open(each.words, review))
    }
    suppressed = tuple(
        Suppression(*name, tuple(found), each.unknown, name in left_open, *((_BEHIND,) if each.misplaced else ()))
        if (each := by_name.get(name))
        else Suppression(*name, tuple(found))
        for name, found in silenced.items()
    )
    return replace(report, findings=tuple(kept), suppressed=suppressed)


# What silences, and where that stands.
_Name = tuple[str, str]


class _Speaker(NamedTuple):
    """Something that silences: for which findings, by which words (() for all), and which of these say nothing.

    ``misplaced``: it may be meant for the text above, and is not about that.
    """

    name: _Name
    speaks: Callable[[Finding], bool]
    words: Sequence[str]
    unknown: tuple[str, ...] = ()
    misplaced: bool = False


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


def _globs(document: Document, review: Review) -> list[_Speaker]:
    """Give the globs that mean this document: its name, its path or the end of one, or from the folder of the settings.

    “*” goes over folders; a glob may name a folder (“wire/”) and be written with backslashes, as on Windows.
    """
    if not review.globs:
        return []
    paths = {PurePath(name).as_posix() for name in (document.name, document.path) if name}
    if review.folder:
        # On Windows no path leads from one drive to another.
        with suppressed(ValueError):
            paths |= {relpath(path, review.folder).replace(sep, "/") for path in paths}
    meant = [glob for glob in review.globs if any(fnmatchcase(path, each) for path in paths for each in _spelt(glob))]
    return [_Speaker((f"{GLOBS} “{glob}”", ""), _leaves_out(review.globs[glob]), review.globs[glob]) for glob in meant]


def _spelt(glob: str) -> tuple[str, ...]:
    """Give the globs that a glob of the settings stands for: from a folder, and from any."""
    slashed = glob.replace("\\", "/").removeprefix("./")
    inside = f"{slashed}*" if slashed.endswith("/") else slashed
    return glob, f"*/{glob}", inside, f"*/{inside}"


def by_glob(silenced: Suppression) -> bool:
    """Say whether it was a glob of the settings that silences here."""
    return silenced.by.startswith(GLOBS)


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
            (COMMENT, _where(comment)),
            _speaks(comment, document, places),
            comment.rules,
            _unknown(comment, review),
            _is_misplaced(comment, places),
        )
        for comment in document.comments
    ]


def _unknown(comment: Comment, review: Review) -> tuple[str, ...]:
    if comment.wrong:
        return (comment.wrong,)
    if review.unnamed is None:
        return ()
    told = {word: str(error) for word in comment.rules for error in review.unnamed((word,))}
    reason = [word for word in told if _WORD.fullmatch(word)]
    if len(reason) > 1 and comment.rules[0] not in told:
        said = " ".join(comment.rules[comment.rules.index(reason[0]) :])
        told = {word: error for word, error in told.items() if word not in reason}
        return (*told.values(), f"“{said}” names no rule; a reason goes behind “--”")
    return tuple(told.values())


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
    before, after = _around(comment, places)
    return before if comment.trailing or before == after else after


def _around(comment: Comment, places: Sequence[tuple[int, int]]) -> tuple[int | None, int | None]:
    behind = bisect_left(places, (comment.offset, 0))
    before = places[behind - 1][1] if behind else None
    return before, places[behind][1] if behind < len(places) else None


def _is_misplaced(comment: Comment, places: Sequence[tuple[int, int]]) -> bool:
    """Say whether a comment stands right under a text, and is about the next."""
    before, after = _around(comment, places)
    return comment.under and comment.action == "ignore" and before != after
