"""Labelled text: what a record must say to be learned from, and which records belong together."""

import gzip
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from mtcheck.errors import InputError, unreadable
from mtcheck.model import Document
from mtcheck.origins import Made, called, era_of

# Reads the text of a record, given the name of its file and its line.
Read = Callable[[Mapping[str, Any], str, int], Document]
Say = Callable[[str], None]

# Shorter texts teach little (a few grammar words each); what length the score needs is measured, not set here.
MIN_WORDS = 60
# What is learned from, by origin; a record of any other, as post-edited text, teaches nothing.
_LABELS: Mapping[str, Made] = {"native": "native", "nonnative": "native", "human": "human", "mt": "mt"}
# A set is called by year; test sets of one campaign share translators, desks and topics and are left out together.
_YEAR = re.compile(r"(?:19|20)\d\d|(?<=wmt)\d\d")
# What the name of a set says of its languages, and of who translated it.
_LANGUAGE_PART = re.compile(r"-(?:es|fr|it|de|pl)?-?(?:nmt|ref)$|-(?:es|fr)$")
# The sets that the same present engines translated came together, in files of this name. They are parts of older test
# sets, left out as one, but for one that is a test set as a whole, with translators of its own.
_PRESENT_ENGINES, _WHOLE = "nmt", "newstest2020-pl"
# A collection whose sets are named after the years of their stories: one group translated them all.
_OF_YEARS = "eamt22"
# A test set that came in two parts, translations from Spanish and the rest.
_OF_PARTS = "newstest2012"


@dataclass(frozen=True, slots=True)
class Record:
    """One labelled document.

    ``label`` is None for post-edited text, which is never learned from. ``non_native`` marks English by authors of
    another mother tongue. ``original`` is the language the story was first written in: where it differs from
    ``source``, the text is a translation of a translation.
    """

    name: str
    label: Made | None
    story: str
    collection: str
    set: str
    year: str
    source: str | None
    original: str | None
    engine: str | None
    outlet: str
    news: bool
    non_native: bool
    texts: tuple[str, ...]

    @property
    def direct(self) -> bool:
        """Say whether the text was translated from the language it was written in."""
        return self.source == self.original or self.original in (None, "unknown")

    @property
    def present(self) -> bool:
        """Say whether the text is by a present engine."""
        return era_of(self.engine) == "present"


def load(paths: Iterable[Path], read: Read, say: Say) -> tuple[list[Record], dict[str, str]]:
    """Read labelled records (JSONL, also gzipped) in order of file and record name, with the SHA-256 of every file.

    A record has ``origin`` (native, human or mt) and ``text`` or ``segments``, and as a rule ``id``; ``doc_id`` joins
    the versions of a story; ``set``, ``src_lang``, ``origlang``, ``system``, ``outlet``, ``domain`` and ``collection``
    are optional. Says of how many records nothing is learned, and why. Raises `InputError` with the line of one that
    cannot be read, and for a file that cannot.
    """
    found: list[Record] = []
    digests: dict[str, str] = {}
    for name, path in called(paths).items():
        idle: dict[str, list[int]] = {}
        with unreadable(path):
            digests[name] = sha256(path.read_bytes()).hexdigest()
            found.extend(sorted(_records(path, name, read, idle), key=lambda each: each.name))
        for why, lines in idle.items():
            say(f"{name}: nothing learned from {len(lines):,} of its records, the first in line {lines[0]}: {why}")
    return found, digests


def _records(path: Path, name: str, read: Read, idle: dict[str, list[int]]) -> Iterator[Record]:
    """Give the records of a file; ``idle`` gets, by the reason, the lines of those that nothing is learned from."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            fields = _fields(line, f"{name}:{number}")
            if why := _why_idle(fields):
                idle.setdefault(why, []).append(number)
            # One of another origin keeps its place all the same: `prepare` takes one row in so many of some.
            if "origin" in fields and _has_text(fields):
                yield _record(fields, read(fields, name, number), path.name.split(".")[0])


def _fields(line: str, place: str) -> dict[str, Any]:
    try:
        fields = json.loads(line)
    except ValueError as error:
        raise InputError(f"not JSON: {error}", place=place, remedy="write each record in a line") from error
    if not isinstance(fields, dict):
        raise InputError("is no record", place=place, remedy="give an object with origin and text")
    return fields


def _has_text(fields: Mapping[str, Any]) -> bool:
    return any(fields.get(key) is not None for key in ("text", "segments"))


def _why_idle(fields: Mapping[str, Any]) -> str | None:
    """Say why nothing is learned from a record, None of one that teaches."""
    if "origin" not in fields:
        return "no origin"
    if not _has_text(fields):
        return "neither text nor segments"
    return None if str(fields["origin"]) in _LABELS else f"origin “{fields['origin']}”"


def _record(fields: Mapping[str, Any], document: Document, stem: str) -> Record:
    origin = str(fields["origin"])
    group = str(fields.get("set") or stem)
    return Record(
        name=document.name,
        label=_LABELS.get(origin),
        story=str(fields.get("bench_doc_id") or fields.get("doc_id") or document.name),
        collection=str(fields.get("collection") or _collection(group, stem)),
        set=group,
        year=_year(group),
        source=fields.get("src_lang"),
        original=fields.get("origlang"),
        engine=fields.get("system"),
        outlet=str(fields.get("outlet") or group),
        news=fields.get("domain", "news") == "news",
        non_native=origin == "nonnative",
        texts=tuple(segment.text for segment in document.segments),
    )


def _collection(group: str, stem: str) -> str:
    """Name what is left out as a whole: translators, engines and desks of one campaign."""
    if group.startswith(_OF_YEARS):
        return _OF_YEARS
    if stem.startswith(_PRESENT_ENGINES) and group != _WHOLE and _LANGUAGE_PART.search(group):
        return "present-engines"
    return _LANGUAGE_PART.sub("", group) if group.startswith(_OF_PARTS) else group


def _year(group: str) -> str:
    found = _YEAR.search(group)
    return "" if found is None else found[0] if len(found[0]) == 4 else f"20{found[0]}"


def digest(records: Iterable[Record], since: str = "") -> str:
    """Give one SHA-256 of all that was learned from: records with their labels and texts, ``since`` an earlier one."""
    found = sha256(since.encode())
    for each in records:
        found.update(f"{each!r}\n".encode())
    return found.hexdigest()
