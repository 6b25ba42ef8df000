"""Labelled text: what a record must say to be learned from, and which records belong together."""

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from mtcheck.errors import InputError

Label = Literal["native", "human", "mt"]

# Shorter texts teach little (a few grammar words each); what length the score needs is measured, not set here.
MIN_WORDS = 60
# A set is called by year; test sets of one campaign share translators, desks and topics and are left out together.
_YEAR = re.compile(r"(?:19|20)\d\d|(?<=wmt)\d\d")
# Engines of these years are what copy is made with now; their names end in the year.
_PRESENT = ("2024", "2025", "2026")
_LANGUAGE_PART = re.compile(r"-(?:es|fr|it|de|pl)?-?(?:nmt|ref)$|-(?:es|fr)$")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled document.

    ``label`` is None for post-edited text, which is never learned from. ``non_native`` marks English by authors of
    another mother tongue. ``original`` is the language the story was first written in: where it differs from
    ``source``, the text is a translation of a translation.
    """

    name: str
    label: Label | None
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
        """Say whether the text is by an engine of 2024 or later."""
        return (self.engine or "").endswith(_PRESENT)


def load(paths: Iterable[Path]) -> tuple[list[Labelled], dict[str, str]]:
    """Read labelled records (JSONL, also gzipped) in order of file name and record id, with the SHA-256 of every file.

    A record has ``id``, ``origin`` (native, human or mt) and ``segments``; ``doc_id`` joins the versions of a story;
    ``set``, ``src_lang``, ``origlang``, ``system``, ``outlet``, ``domain`` and ``collection`` are optional. Raises
    `InputError` with the line of a record that cannot be used.
    """
    found: list[Labelled] = []
    digests: dict[str, str] = {}
    for path in sorted(paths, key=lambda path: path.name):
        digests[path.name] = sha256(path.read_bytes()).hexdigest()
        found.extend(sorted(_records(path), key=lambda each: each.name))
    return found, digests


def _records(path: Path) -> Iterator[Labelled]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                record = json.loads(line)
                if "origin" in record and "segments" in record:
                    yield _labelled(record, path.name.split(".")[0])
            except (ValueError, KeyError, TypeError) as error:
                raise InputError(f"{error!r}", place=f"{path}:{number}", remedy="see the fields of a record") from error


def _labelled(record: dict[str, Any], stem: str) -> Labelled:
    origin = record["origin"]
    group = str(record.get("set") or stem)
    translated = origin in ("human", "mt")
    return Labelled(
        name=str(record["id"]),
        label=origin if translated else "native" if origin in ("native", "nonnative") else None,
        story=str(record.get("bench_doc_id") or record.get("doc_id") or record["id"]),
        collection=str(record.get("collection") or _collection(group, stem)),
        set=group,
        year=_year(group),
        source=record.get("src_lang"),
        original=record.get("origlang"),
        engine=record.get("system"),
        outlet=str(record.get("outlet") or group),
        news=record.get("domain", "news") == "news",
        non_native=origin == "nonnative",
        texts=tuple(record["segments"]),
    )


def _collection(group: str, stem: str) -> str:
    """Name what is left out as a whole: translators, engines and desks of one campaign."""
    if group.startswith("eamt22"):
        return "eamt22"
    if stem.startswith("nmt") and group != "newstest2020-pl" and _LANGUAGE_PART.search(group):
        return "present-engines"
    return _LANGUAGE_PART.sub("", group) if group.startswith("newstest2012") else group


def _year(group: str) -> str:
    found = _YEAR.search(group)
    return "" if found is None else found[0] if len(found[0]) == 4 else f"20{found[0]}"


def digest(records: Sequence[Labelled]) -> str:
    """Give one SHA-256 over names and labels of what was learned from."""
    joined = "\n".join(f"{each.name}\t{each.label}" for each in records)
    return sha256(joined.encode()).hexdigest()
