"""Readers: a file in, documents out, each with positions back into the file."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from io import BufferedReader
from pathlib import PurePath

from mtcheck.errors import InputError, MtcheckError, UsageError
from mtcheck.model import Document
from mtcheck.readers.encodings import binary, looks_binary
from mtcheck.readers.markdown import read_markdown
from mtcheck.readers.options import ReadOptions, Unreadable, parse_mapping
from mtcheck.readers.pair import Pairing, pair
from mtcheck.readers.paths import Found, count_inputs, find
from mtcheck.readers.plain import read_string, read_text
from mtcheck.readers.streams import HEAD, opened
from mtcheck.readers.table import read_csv, read_json, read_jsonl
from mtcheck.readers.web import read_page

__all__ = [
    "READERS",
    "Pairing",
    "ReadOptions",
    "Reader",
    "Unreadable",
    "count_inputs",
    "pair",
    "parse_mapping",
    "read",
    "read_string",
]

Reader = Callable[[BufferedReader, str, ReadOptions], Iterator[Document | Unreadable]]

READERS: dict[str, Reader] = {
    "text": read_text,
    "markdown": read_markdown,
    "html": read_page,
    "jsonl": read_jsonl,
    "json": read_json,
    "csv": read_csv,
    "tsv": read_csv,
}
SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
}
# What may hold anything written: the content decides.
_TEXT_SUFFIXES = frozenset((".txt", ".text", ".story"))


def read(paths: Sequence[str], options: ReadOptions | None = None) -> Iterator[Document | Unreadable]:
    """Read every document that the paths mean, in order; what cannot be read comes as `Unreadable`.

    A path is a file, a folder, a glob or “-” for standard input. Names are paths as given, or the ids of records; a
    repeated name gets “#2”.
    """
    names = _Names()
    for path in paths:
        for item in _read_path(path, options or ReadOptions()):
            yield names.unique(item) if isinstance(item, Document) else item


class _Names:
    """The names given so far, as hashes: the names of a whole corpus take little room."""

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._counts: dict[str, int] = {}

    def unique(self, document: Document) -> Document:
        """Give the document under a name that none had before."""
        name = document.name
        while hash(name) in self._seen:
            count = self._counts[document.name] = self._counts.get(document.name, 1) + 1
            name = f"{document.name}#{count}"
        self._seen.add(hash(name))
        return document if name == document.name else replace(document, name=name)


def _read_path(path: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """Read what one argument means."""
    found = False
    try:
        _known(options.format)
        for file in find(path):
            for item in _read_file(file, options):
                found = True
                yield item
    except UsageError as error:
        yield Unreadable(path, options.format, error, fatal=True)
        return
    if not found:
        remedy = "give a folder with text, HTML, JSONL or CSV files"
        nothing = UsageError("holds no readable file", place=path, remedy=remedy)
        yield Unreadable(path, options.format, nothing, fatal=True)


def _known(format: str | None) -> None:
    if format is not None and format not in READERS:
        raise UsageError(f"unknown format {format!r}", place="--format", remedy=f"give one of: {', '.join(READERS)}")


def _read_file(file: Found, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """Read one file; binary files of no known suffix are passed over where only their folder was named."""
    name = PurePath(file.path).as_posix()
    format = options.format
    try:
        with opened(file.path) as stream:
            head = stream.peek(HEAD)
            if not head:
                raise InputError("is empty", place=name, remedy="give a file that holds text")
            suffix = _suffix(file.path)
            if suffix not in SUFFIXES and suffix not in _TEXT_SUFFIXES and binary(head) and not options.encoding:
                if file.named:
                    raise looks_binary(name)
                return
            format = format or _format(suffix, head, options)
            yield from READERS[format](stream, name, options)
    except UsageError:
        raise
    except MtcheckError as error:
        yield Unreadable(name, format, error)


def _suffix(path: str) -> str:
    pure = PurePath(path.lower())
    return PurePath(pure.stem).suffix if pure.suffix == ".gz" else pure.suffix


def _format(suffix: str, head: bytes, options: ReadOptions) -> str:
    """Tell the format by the suffix, or by the first bytes where it does not say."""
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    start = head[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    if start.startswith((b'{"', b'{ "')):
        return "jsonl"
    if options.mapping and suffix not in _TEXT_SUFFIXES:
        return "csv"
    return "text"
