"""Labelled text: documents that say how they came about, from records or from a folder with a manifest."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mtcheck.errors import InputError
from mtcheck.model import Document
from mtcheck.origins import ERAS, MADE, YEAR, Era, Made, era_of
from mtcheck.readers import Unreadable, read
from mtcheck.text.language import code_of


@dataclass(frozen=True, slots=True)
class Label:
    """How a text came about.

    ``story`` names the source story that its translations share; texts of one story are no independent witnesses.
    ``language`` is the source language of a translation, and ``direct`` says that the story was first written in it.
    ``outlet`` is where native text comes from; ``year`` is when the text was published, where that is known.
    """

    origin: Made
    story: str
    language: str | None = None
    direct: bool = True
    system: str | None = None
    era: Era | None = None
    outlet: str | None = None
    year: int | None = None
    news: bool = True


def labelled(paths: Sequence[Path], unread: list[Unreadable]) -> Iterator[tuple[Document, Label]]:
    """Read the labelled English documents of files and folders; each document once, by its name and set.

    Of records without a set, those of one file are a set.

    A folder with a ``manifest.toml`` is read as that says; other files hold records with ``origin``, ``doc_id``
    (``bench_doc_id`` where the story has one in another set), ``src_lang``, ``origlang``, ``system``, ``set``,
    ``outlet``, ``domain``. Records without a known origin are passed over; what cannot be read goes to ``unread``, for
    the caller to tell.
    """
    seen: set[tuple[str, str]] = set()
    for path in paths:
        for document, label in _labelled(path, unread):
            key = (document.name, str(document.meta.get("set", path.resolve())))
            if key not in seen:
                seen.add(key)
                yield document, label


def all_labelled(paths: Sequence[Path]) -> Iterator[tuple[Document, Label]]:
    """Read labelled documents as `labelled` does; raise the error of the first that cannot be read."""
    unread: list[Unreadable] = []
    yield from labelled(paths, unread)
    if unread:
        raise unread[0].error


def label_of(document: Document) -> Label | None:
    """Read the label of a record; None where it has no origin that is known here."""
    meta = document.meta
    origin = meta.get("origin")
    if origin not in MADE:
        return None
    where = str(meta.get("set") or "")
    system = meta.get("system") if origin == "mt" else None
    language = code_of(document.source_language) if document.source_language and origin != "native" else None
    return Label(
        origin=origin,
        story=str(meta.get("bench_doc_id") or meta.get("doc_id") or document.name),
        language=language,
        direct=meta.get("origlang") is None or code_of(str(meta["origlang"])) == language,
        system=system,
        era=_era(system, meta.get("era")) if origin == "mt" else None,
        outlet=str(meta.get("outlet") or where) if origin == "native" else None,
        year=_year(meta.get("year"), where),
        news="news" in str(meta.get("domain") or "news"),
    )


def _era(system: str | None, given: object) -> Era:
    """Say of which era an engine is: as given, else by its name."""
    return given if given in ERAS else era_of(system)


def _year(given: object, where: str) -> int | None:
    if isinstance(given, int):
        return given
    found = YEAR.search(where)
    return int(found.group()) if found else None


def _labelled(path: Path, unread: list[Unreadable]) -> Iterator[tuple[Document, Label]]:
    manifest = path / "manifest.toml"
    if manifest.is_file():
        yield from _by_manifest(manifest, unread)
        return
    for document in _documents(path, unread):
        if label := label_of(document):
            yield document, label


def _documents(path: Path, unread: list[Unreadable]) -> Iterator[Document]:
    for document in read([str(path)]):
        if isinstance(document, Document):
            yield document
        else:
            unread.append(document)


def _by_manifest(manifest: Path, unread: list[Unreadable]) -> Iterator[tuple[Document, Label]]:
    try:
        sets = tomllib.loads(manifest.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"not TOML: {error}", place=str(manifest), remedy="mend the manifest") from error
    for name, facts in sets.items():
        if facts.get("origin") in MADE and facts.get("lang") == "en":
            yield from _set(manifest.parent / facts["folder"], name, facts, unread)


def _engine(facts: Mapping[str, Any]) -> str:
    """Name an engine as records do, by name and release: the call that was made may differ from set to set."""
    release = re.match(r"(\S+) (\d+\.\d+)", str(facts.get("version", "")))
    return "-".join(release.groups()) if release else str(facts.get("engine", ""))


def _set(
    folder: Path, name: str, facts: Mapping[str, Any], unread: list[Unreadable]
) -> Iterator[tuple[Document, Label]]:
    """Read the texts of a set; a page beside a text of the same name is that text again."""
    origin: Made = facts["origin"]
    system = _engine(facts) if origin == "mt" else None
    for path in sorted(folder.glob("*.txt")):
        label = Label(
            origin=origin,
            story=f"{facts.get('source', name)}/{path.stem}",
            language=facts.get("src_lang"),
            system=system,
            era=_era(system, facts.get("era")) if origin == "mt" else None,
            outlet=name if origin == "native" else None,
        )
        for document in _documents(path, unread):
            yield document, label
