"""A report as it is read: paragraphs with their marks, and beside each the notes on what was found there."""

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from mtcheck.model import SEVERITIES, Finding, Report, Score, Segment, Skip
from mtcheck.writers.options import WriteOptions
from mtcheck.writers.places import name_of
from mtcheck.writers.summary import OUTLETS, folder_of
from mtcheck.writers.wording import remarks, told_skips

# The addresses a page may lead to; everything else an input calls an address is shown and cannot be followed.
_FOLLOWED = re.compile(r"""(?:https?://|mailto:)[^\s\x00-\x20\x7f"'<>\\^`{|}]+""", re.IGNORECASE)
# Letters of Hebrew, Arabic, Syriac, Thaana, N'Ko and their neighbours, vowel signs and figures left out.
_LEFTWARD = re.compile(r"[^\W\d_\x00-\u058f\u0900-\ufb1c\ufe00-\ufe6f\uff00-\U0001ffff]")
# A language tag as HTML takes it (BCP 47, without its rarer parts).
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
# Where an input says who wrote a story and when; what else it says comes under “more”.
_AUTHORS = ("author", "byline")
_SHOWN = frozenset({*OUTLETS, *_AUTHORS, "date", "url"})
# Further entries of an input that are shown, and their length: a record may carry a whole database.
_ENTRIES, _LENGTH = 12, 200


class Ref(NamedTuple):
    """The sign in the text that leads to a note: ``place`` counts the places of one finding from 0."""

    number: int
    place: int


class Piece(NamedTuple):
    """A stretch of text, the numbers of the findings it belongs to, and the signs that stand behind it.

    ``further`` are findings that have their first place elsewhere; ``severity`` is the highest of all.
    """

    text: str
    numbers: tuple[int, ...] = ()
    further: tuple[int, ...] = ()
    severity: str = ""
    refs: tuple[Ref, ...] = ()


class Place(NamedTuple):
    """A span to be marked for a finding; ``place`` counts those of one finding from 0."""

    start: int
    end: int
    number: int
    place: int
    severity: str


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of one finding; ``number`` counts the findings of the story from 1.

    ``explained`` is True for the first of a rule: what the rule is about need not be read again and again.
    """

    number: int
    finding: Finding
    explained: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph, or where there are sources a segment, with what belongs beside it."""

    role: str
    pieces: Sequence[Piece]
    notes: Sequence[Note]
    sources: Sequence[str] = ()
    references: Sequence[str] = ()

    @property
    def leftward(self) -> bool:
        """Say whether it reads from right to left: an Arabic name on top of an English sentence does not turn it."""
        text = "".join(piece.text for piece in self.pieces)
        return not text.isascii() and 2 * len(_LEFTWARD.findall(text)) > sum(map(str.isalpha, text))


@dataclass(frozen=True, slots=True)
class Story:
    """All that a template shows of one report; ``number`` counts the stories of the run from 1.

    ``place`` is the name with the file, where the name does not say it.
    """

    number: int
    name: str
    place: str
    title: str
    folder: str
    outlet: str
    author: str
    date: str
    url: str | None
    language: str | None
    words: int
    counts: Mapping[str, int]
    hits: str
    scores: Mapping[str, Score]
    skips: Sequence[Skip]
    remarks: Sequence[str]
    more: Mapping[str, str]
    rows: Sequence[Row]
    source: str | None
    paired: bool
    headed: bool


def story(number: int, report: Report, options: WriteOptions) -> Story:
    """Give a report as a page shows it."""
    document, found = report.document, options.shown(report)
    meta = document.meta
    rows = tuple(_rows(report, found))
    heading = next(("".join(piece.text for piece in row.pieces) for row in rows if row.role == "headline"), None)
    return Story(
        number=number,
        name=document.name,
        place=name_of(document),
        title=document.title or heading or document.name,
        folder=folder_of(document),
        outlet=next((str(meta[key]) for key in OUTLETS if meta.get(key)), ""),
        author=next((str(meta[key]) for key in _AUTHORS if meta.get(key)), ""),
        date=str(meta.get("date") or "")[:10],
        url=address(meta.get("url")),
        language=document.source_language if _TAG.fullmatch(document.source_language or "") else None,
        words=report.words,
        counts={severity: sum(each.severity == severity for each in found) for severity in SEVERITIES},
        hits=" ".join(sorted({f"{each.rule.id}:{each.severity}" for each in found})),
        scores={name: each for name, each in report.scores.items() if each.value is not None},
        skips=told_skips(report),
        remarks=remarks(report),
        more=_more(meta),
        rows=rows,
        source=document.source,
        paired=any(row.sources or row.references for row in rows),
        headed=bool(rows) and rows[0].role == "headline",
    )


def address(value: object) -> str | None:
    """Give an address that may be followed from a page (http, https, mailto), or None."""
    text = str(value or "").strip()
    return text if _FOLLOWED.fullmatch(text) else None


def _more(meta: Mapping[str, object]) -> Mapping[str, str]:
    told = {
        str(key): str(value)
        for key, value in meta.items()
        if key not in _SHOWN and isinstance(value, str | int | float) and value != ""
    }
    if "url" in meta and not address(meta["url"]):
        told["url"] = str(meta["url"])
    return {key: value[:_LENGTH] + "…" * (len(value) > _LENGTH) for key, value in list(told.items())[:_ENTRIES]}


def _rows(report: Report, found: Sequence[Finding]) -> Iterator[Row]:
    segments = report.document.segments
    notes, places = _beside(found)
    paired = any(segment.source is not None or segment.references for segment in segments)

    def together(segment: Segment) -> tuple[int, ...]:
        return (segment.index,) if paired else (segment.paragraph, segment.role == "headline")

    for _, group in groupby(segments, together):
        members = list(group)
        pieces: list[Piece] = []
        for segment in members:
            if pieces:
                pieces.append(Piece(" "))
            pieces += cut(segment.text, places.get(segment.index, ()))
        yield Row(
            role=members[0].role,
            pieces=pieces,
            notes=[note for segment in members for note in notes.get(segment.index, ())],
            sources=[segment.source for segment in members if segment.source is not None],
            references=[text for segment in members for text in segment.references],
        )


def _beside(found: Sequence[Finding]) -> tuple[Mapping[int, list[Note]], Mapping[int, list[Place]]]:
    """Give the notes and the places to be marked, by segment."""
    notes: dict[int, list[Note]] = {}
    places: dict[int, list[Place]] = {}
    explained: set[str] = set()
    for number, finding in enumerate(found, 1):
        notes.setdefault(finding.segment, []).append(Note(number, finding, finding.rule.id not in explained))
        explained.add(finding.rule.id)
        for count, mark in enumerate(finding.marks):
            places.setdefault(mark.segment, []).append(Place(mark.start, mark.end, number, count, finding.severity))
    return notes, places


def cut(text: str, places: Sequence[Place]) -> Iterator[Piece]:
    """Cut a text at every edge of a place, so that places may overlap as they like; the pieces make up the text."""
    edges = sorted({0, len(text), *(place.start for place in places), *(place.end for place in places)})
    waiting = deque(sorted(places))
    inside: list[Place] = []
    for start, end in zip([0, *edges], edges, strict=False):
        while waiting and waiting[0].start <= start < waiting[0].end:
            inside.append(waiting.popleft())
        ended = [place for place in inside if place.end == end]
        # A place without width, where something is missing, has its sign and no mark.
        while waiting and waiting[0].start == waiting[0].end == end:
            ended.append(waiting.popleft())
        refs = tuple(sorted(Ref(place.number, place.place) for place in ended))
        if start < end:
            yield Piece(
                text[start:end],
                tuple(sorted({place.number for place in inside if not place.place})),
                tuple(sorted({place.number for place in inside if place.place})),
                min((place.severity for place in inside), key=SEVERITIES.index, default=""),
                refs,
            )
        elif refs:
            yield Piece("", refs=refs)
        inside = [place for place in inside if place.end > end]
