"""One document as rules see it: folded text, words and sentences, each worked out once and only when asked for."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate
from operator import attrgetter
from typing import Any

from mtcheck.model import Document, Mark, Segment, Span
from mtcheck.rules.letters import settle
from mtcheck.text.fold import fold, lower
from mtcheck.text.sentences import sentences
from mtcheck.text.words import Word, count_within, count_words, words


@dataclass(frozen=True, slots=True)
class Hit:
    """What a matcher or a detector saw, before it becomes a finding.

    ``marks`` holds the main place first, then the further places of the same cause. ``values`` fill the placeholders
    of the rule's message and remedy (``{other}``, ``{count}`` …); ``suggestion`` replaces the rule's remedy where the
    code knows better. ``repairs`` are the texts that belong at each of the marks, () where only a person can say.
    ``found`` is the match of a pattern, which a detector has not. ``least`` is how many of the marks must stand where
    the rule looks, and ``led`` says that the first must: the others only follow from it.
    """

    marks: tuple[Mark, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    suggestion: str | None = None
    repairs: tuple[str, ...] = ()
    found: re.Match[str] | None = field(default=None, compare=False, repr=False)
    least: int = 1
    led: bool = False

    def only(self, kept: Sequence[Mark]) -> "Hit | None":
        """Give the hit with these of its marks alone; None where they do not make it."""
        if len(kept) == len(self.marks):
            return self
        if len(kept) < self.least or (self.led and self.marks[0] not in kept):
            return None
        values = dict(self.values)
        if "count" in values:
            values["count"] = str(int(values["count"]) - len(self.marks) + len(kept))
        repairs = tuple(text for mark, text in zip(self.marks, self.repairs, strict=False) if mark in kept)
        return replace(self, marks=tuple(kept), values=values, repairs=repairs)


# What is no join within a word as it is written, but once folded.
_JOINED = re.compile(r"[‘\u2010](?<=\w.)\w")

_SPACES = re.compile(r"[ \t\n]+")
_START = attrgetter("start")
# Protected spans of a segment that are gone through as quickly as one is found among many.
_FEW = 8


class View:
    """A document with its derived texts, cached by segment."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.segments: tuple[Segment, ...] = document.segments
        texts = [segment.text for segment in document.segments]
        self._text = "\n".join(texts)
        # The folded text of all segments, a line each: one look at it tells whether a closer one can pay.
        self.story = fold(self._text)
        # In lower case each character stands where it does in the story.
        self.small = lower(self.story)
        # All in one go, unless there are line feeds within segments.
        whole = self._text.count("\n") == len(texts) - 1
        self.folded = self.story.split("\n") if whole else [fold(text) for text in texts]
        self.lowered = self.small.split("\n") if whole else [lower(text) for text in self.folded]
        self._words: dict[int, list[Word]] = {}
        self._sentences: dict[int, list[Span]] = {}
        self._protected: dict[int, dict[str, _Spans]] = {}
        self._written: tuple[int, Span, str] = (0, Span(0, 0), "")
        # By look, what detectors share (`detectors.scan.once`).
        self.looks: dict[Callable[[View], Any], Any] = {}

    @cached_property
    def offsets(self) -> list[int]:
        """Give where each segment begins in the story."""
        return list(accumulate((len(text) + 1 for text in self.folded), initial=0))[:-1]

    def mark(self, start: int, end: int) -> Mark:
        """Give the place of a stretch of the story that lies in one segment."""
        segment = bisect_right(self.offsets, start) - 1
        return Mark(segment, start - self.offsets[segment], end - self.offsets[segment])

    @cached_property
    def scanned(self) -> str:
        """Give the text in which literals are looked for: all pieces, each with a line feed behind it."""
        return "\n".join([*self.pieces, ""])

    @cached_property
    def scanned_offsets(self) -> list[int]:
        """Give where each segment begins in the text scanned."""
        return list(accumulate((len(piece) + 1 for piece in self.pieces), initial=0))[:-1]

    @cached_property
    def pieces(self) -> list[str]:
        """Give the segments as literals are written: lower case, single spaces, one letter for all its variants."""
        text = self.small
        if "  " in text or "\t" in text or text.count("\n") >= len(self.lowered):
            return [settle(_SPACES.sub(" ", piece)) for piece in self.lowered]
        return self.lowered if text.isascii() else settle(text).split("\n")

    @cached_property
    def tokens(self) -> list[str]:
        """Give what stands between white space in the story, in order."""
        return self.story.split()

    def source(self, segment: int) -> str | None:
        """Give the source of a segment's paragraph, folded; None where it was not given."""
        return self.sources.get(self.segments[segment].paragraph)

    @cached_property
    def sources(self) -> Mapping[int, str]:
        """Give the sources that there are, folded, by the number of their paragraph."""
        # The first segment of a paragraph has the source of all of it (`mtcheck.text.units`).
        return {each.paragraph: fold(each.source) for each in self.segments if each.source is not None}

    def count(self) -> int:
        """Count the words of the document as every score counts them (`count_words`)."""
        return self._count

    @cached_property
    def _count(self) -> int:
        # Folding makes no difference but where a mark becomes a join within a word (“Hawai‘i”).
        joins = ("‘" in self._text or "\u2010" in self._text) and _JOINED.search(self._text)
        return count_words(self._text) if joins else count_within(self.tokens)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Give what stands between white space in the story, each once."""
        return frozenset(self.tokens)

    def words(self, segment: int) -> list[Word]:
        """Split a segment into words (of the folded text)."""
        if segment not in self._words:
            self._words[segment] = words(self.folded[segment])
        return self._words[segment]

    def sentences(self, segment: int) -> list[Span]:
        """Split a segment into sentences; one, where the reader has split already."""
        if segment not in self._sentences:
            self._sentences[segment] = sentences(self.folded[segment])
        return self._sentences[segment]

    def sentence_at(self, mark: Mark) -> str:
        """Give the sentence that a mark starts in, as it is written."""
        return self.written(mark.segment, self.around(mark))

    def written(self, segment: int, span: Span) -> str:
        """Give a stretch of a segment as it is written; the last one is kept, for many marks may stand in it."""
        if self._written[:2] != (segment, span):
            self._written = (segment, span, self.segments[segment].text[span.start : span.end])
        return self._written[2]

    def around(self, mark: Mark) -> Span:
        """Give where the sentence stands that a mark starts in; the whole segment, between sentences."""
        spans = self.sentences(mark.segment)
        at = bisect_right(spans, mark.start, key=_START) - 1
        whole = Span(0, len(self.folded[mark.segment]))
        return spans[at] if at >= 0 and mark.start < spans[at].end else whole

    def protected(self, mark: Mark, *kinds: str) -> bool:
        """Say whether a mark lies wholly in a protected span of one of these kinds (of any, where none is named)."""
        spans = self.segments[mark.segment].protected
        if len(spans) > _FEW:
            ends = self._ends(mark.segment)
            return any(ends[kind].cover(mark) for kind in kinds or ends if kind in ends)
        for start, end, kind in spans:
            if start <= mark.start and mark.end <= end and (not kinds or kind in kinds):
                return True
        return False

    def touches(self, mark: Mark, *kinds: str) -> bool:
        """Say whether a mark shares a character with a protected span of one of these kinds."""
        spans = self.segments[mark.segment].protected
        if len(spans) > _FEW:
            ends = self._ends(mark.segment)
            return any(ends[kind].meet(mark) for kind in kinds if kind in ends)
        return any(kind in kinds and start < mark.end and mark.start < end for start, end, kind in spans)

    def _ends(self, segment: int) -> "dict[str, _Spans]":
        """Give the protected spans of a segment by kind, so that one may be found among many."""
        if segment not in self._protected:
            kinds = dict.fromkeys(span.kind for span in self.segments[segment].protected)
            self._protected[segment] = {
                kind: _Spans([Span(*each[:2]) for each in self.segments[segment].protected if each.kind == kind])
                for kind in kinds
            }
        return self._protected[segment]


class _Spans:
    """Spans among which one is found without a look at each."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        # How far the spans up to each one reach.
        self._reached = list(accumulate((span.end for span in ordered), max))

    def cover(self, mark: Mark) -> bool:
        """Say whether a mark lies wholly in one."""
        at = bisect_right(self._starts, mark.start)
        return at > 0 and mark.end <= self._reached[at - 1]

    def meet(self, mark: Mark) -> bool:
        """Say whether a mark shares a character with one."""
        at = bisect_left(self._starts, mark.end)
        return at > 0 and mark.start < self._reached[at - 1]
