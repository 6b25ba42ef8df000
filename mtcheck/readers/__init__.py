"""Readers: a file in, documents out, each with positions back into the file."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache, lru_cache
from glob import has_magic
from io import BufferedReader
from pathlib import PurePath

from mtcheck.deferred import deferred
from mtcheck.errors import InputError, MtcheckError, UsageError, fault
from mtcheck.model import Document
from mtcheck.readers.encodings import binary, codec, kind_of, looks_binary
from mtcheck.readers.names import Hashes, uniquely_named
from mtcheck.readers.options import ReadOptions, Unreadable
from mtcheck.readers.pair import Pairing, pair
from mtcheck.readers.paths import STDIN, Found, count_inputs, find, identity_of
from mtcheck.readers.plain import read_string
from mtcheck.readers.records import NoTextError
from mtcheck.readers.reports import is_report, no_copy
from mtcheck.readers.sniffing import data_format, news_format
from mtcheck.readers.streams import HEAD, opened

__all__ = [
    "READERS",
    "Pairing",
    "ReadOptions",
    "Reader",
    "Unreadable",
    "count_inputs",
    "pair",
    "read",
    "read_string",
    "reads",
]

Reader = Callable[[BufferedReader, str, ReadOptions], Iterator[Document | Unreadable]]

READERS: dict[str, Reader] = {
    "text": deferred("mtcheck.readers.plain", "read_text"),
    "markdown": deferred("mtcheck.readers.markdown", "read_markdown"),
    "html": deferred("mtcheck.readers.web", "read_page"),
    "jsonl": deferred("mtcheck.readers.table", "read_jsonl"),
    "json": deferred("mtcheck.readers.table", "read_json"),
    "csv": deferred("mtcheck.readers.table", "read_csv"),
    "tsv": deferred("mtcheck.readers.table", "read_csv"),
    "nitf": deferred("mtcheck.readers.newswire.nitf", "read_nitf"),
    "newsml": deferred("mtcheck.readers.newswire.newsml", "read_newsml"),
    "newsml-g2": deferred("mtcheck.readers.newswire.newsml_g2", "read_newsml_g2"),
    "ninjs": deferred("mtcheck.readers.newswire.ninjs", "read_ninjs"),
    "iptc7901": deferred("mtcheck.readers.newswire.iptc7901", "read_iptc7901"),
    "feed": deferred("mtcheck.readers.feeds", "read_feed"),
    "json-feed": deferred("mtcheck.readers.feeds", "read_json_feed"),
    "wxr": deferred("mtcheck.readers.wxr", "read_wxr"),
    "mail": deferred("mtcheck.readers.mail", "read_mail"),
    "docx": deferred("mtcheck.readers.word", "read_docx"),
    "odt": deferred("mtcheck.readers.opendocument", "read_odt"),
    "xlsx": deferred("mtcheck.readers.workbook", "read_workbook"),
    "ods": deferred("mtcheck.readers.workbook", "read_workbook"),
    "xls": deferred("mtcheck.readers.workbook", "read_workbook"),
    "parquet": deferred("mtcheck.readers.columnar", "read_parquet"),
    "warc": deferred("mtcheck.readers.webarchive", "read_warc"),
    "xliff": deferred("mtcheck.readers.bitext", "read_xliff"),
    "tmx": deferred("mtcheck.readers.bitext", "read_tmx"),
    "po": deferred("mtcheck.readers.bitext", "read_po"),
    "srt": deferred("mtcheck.readers.subtitles", "read_subtitles"),
    "vtt": deferred("mtcheck.readers.subtitles", "read_subtitles"),
    "zip": deferred("mtcheck.readers.archive", "read_zip"),
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
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm", ".doc"), "docx"),
    **dict.fromkeys((".odt", ".ott"), "odt"),
    **dict.fromkeys((".xlsx", ".xlsm", ".xltx"), "xlsx"),
    **dict.fromkeys((".ods", ".ots"), "ods"),
    ".xls": "xls",
    ".parquet": "parquet",
    **dict.fromkeys((".warc", ".wet"), "warc"),
    **dict.fromkeys((".xlf", ".xliff", ".mqxliff", ".sdlxliff"), "xliff"),
    ".tmx": "tmx",
    **dict.fromkeys((".po", ".pot"), "po"),
    ".srt": "srt",
    ".vtt": "vtt",
    ".zip": "zip",
}
# What the first bytes of a zip file tell of what it is, first things first.
_ZIPPED = {
    b"mimetypeapplication/vnd.oasis.opendocument.text": "odt",
    b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet": "ods",
    b"word/": "docx",
    b"xl/": "xlsx",
}
# Where the name of the first member of a zip file stands, in bytes.
_MEMBER = 30
# Scripts, styles and settings, with which a page is saved or which lie beside copy; browsers add “.download”.
_OF_PROGRAMS = frozenset(
    (
        *(".js", ".mjs", ".css", ".map", ".svg", ".download", ".py", ".sh", ".bat", ".ps1", ".sql"),
        *(".yaml", ".yml", ".toml", ".ini", ".cfg", ".conf", ".url"),
    )
)
# What may hold anything written: the content decides.
_TEXT_SUFFIXES = frozenset((".txt", ".text", ".story"))


def read(paths: Sequence[str], options: ReadOptions | None = None) -> Iterator[Document | Unreadable]:
    """Read every document that the paths mean, in order; what cannot be read comes as `Unreadable`.

    A path is a file, a folder, a glob or “-” for standard input. A file that several paths mean is read once, and so is
    one that links lead to. Names are paths as given, or the ids of records; a repeated name gets “#2”.
    """
    # A glob gives files beside the folders they lie in.
    met = _Met(several=len(paths) > 1 or any(map(has_magic, paths)))
    return uniquely_named(item for path in paths for item in _read_path(path, options or ReadOptions(), met))


_THROUGH = "link to {}"


class _Met:
    """The files that gave anything so far: all of them where there are ``several`` paths, else what has other names."""

    def __init__(self, *, several: bool) -> None:
        self._several = several
        self._keys = Hashes()

    def keys(self, file: Found) -> list[str]:
        """Give what tells a file under any name; where its suffix is another, it may be read otherwise."""
        if file.path == STDIN or not (self._several or file.linked):
            return []
        keys = [os.path.realpath(file.path)] if self._several else []
        if file.linked and (identity := identity_of(file.path)):
            keys.append(f"{identity}{PurePath(file.path).suffix.lower()}")
        return keys

    def has(self, keys: Iterable[str]) -> bool:
        """Say whether one of them was met."""
        return any(key in self._keys for key in keys)

    def linked(self, keys: Iterable[str]) -> bool:
        """Say whether what was met was a link to it."""
        return self.has(map(_THROUGH.format, keys))

    def take(self, file: Found, keys: Sequence[str]) -> None:
        """Put a file down."""
        through = map(_THROUGH.format, keys) if file.linked and self._several else ()
        for key in (*keys, *through):
            self._keys.take(key)


def _read_path(path: str, options: ReadOptions, met: _Met) -> Iterator[Document | Unreadable]:
    """Read what one argument means, but for files that were met before."""
    found = False
    try:
        _known(options.format)
        if options.encoding:
            codec(options.encoding)
        for file in find(path, options.passed_over):
            if file.apart:
                _pass_over(file.path, options)
                continue
            keys = met.keys(file)
            if file.again or met.has(keys):
                if options.again and (file.again or file.linked or met.linked(keys)):
                    options.again(file.path)
                found = True
                continue
            for item in _read_file(file, options):
                met.take(file, keys)
                found = True
                yield item
    except UsageError as error:
        yield Unreadable(path, options.format, error, fatal=True)
        return
    if not found:
        remedy = "give a folder with text, HTML, JSONL or CSV files"
        nothing = UsageError("holds no readable file", place=path, remedy=remedy)
        yield Unreadable(path, options.format, nothing, fatal=True)


def reads(paths: Sequence[str], options: ReadOptions) -> Callable[[PurePath], bool]:
    """Give a function that says whether a call reads a file that is there.

    It does where it names the file, or a folder of it that the file is not passed over in. What the paths mean is
    looked up once, at the first file that is asked for.
    """

    @cache
    def known() -> dict[tuple[int, int], Found]:
        return dict(_identified(paths, options))

    def is_read(file: PurePath) -> bool:
        identity = identity_of(file)
        found = known().get(identity) if identity else None
        # What was replaced meanwhile leaves its number to another file.
        if found is None or identity_of(found.path) != identity:
            return False
        return found.named or (not found.apart and any(True for _ in _read_file(found, options)))

    return is_read


def _identified(paths: Iterable[str], options: ReadOptions) -> Iterator[tuple[tuple[int, int], Found]]:
    """Give the files that the paths mean by device and inode, those that are named last."""
    named = []
    for path in paths:
        with suppress(UsageError):
            for found in find(path, options.passed_over):
                # A link gives way to what it leads to.
                if found.again or (identity := identity_of(found.path)) is None:
                    continue
                if found.named:
                    named.append((identity, found))
                else:
                    yield identity, found
    yield from named


def _known(format: str | None) -> None:
    if format is not None and format not in READERS:
        raise UsageError(f"unknown format {format!r}", place="--format", remedy=f"give one of: {', '.join(READERS)}")


def _read_file(file: Found, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """Read one file."""
    name = PurePath(file.path).as_posix()
    try:
        with opened(file.path) as stream:
            for item in read_stream(stream, name, options, named=file.named):
                yield replace(item, path=name)
    except MtcheckError as error:
        yield Unreadable(name, options.format, error, path=name)
    except Exception as error:
        yield Unreadable(name, options.format, fault(error, name), path=name)


def read_stream(
    stream: BufferedReader, name: str, options: ReadOptions, *, named: bool
) -> Iterator[Document | Unreadable]:
    """Read what is open.

    Where only its folder was named, what is no copy is passed over: binary files of no known suffix, JSON without
    text, scripts and styles of sites, reports of mtcheck.
    """
    format = options.format
    guesses = _Guesses(options.guessed)
    options = replace(options, guessed=guesses)
    try:
        head = stream.peek(HEAD)
        if not head:
            raise InputError("is empty", place=name, remedy="give a file that holds text")
        if is_report(head):
            raise no_copy(name)
        if not named and _suffix(name) in _OF_PROGRAMS:
            _pass_over(name, options)
            return
        told = format_of(name, head, options)
        # An archive holds what the caller names the format of.
        format = told if told == "zip" else format or told
        if error := _no_text(told, head, name, options):
            if named:
                raise error
            _pass_over(name, options)
            return
        items = READERS[format](stream, name, options)
        data = format == "json" or (_unnamed(name) and format == "jsonl")
        yield from _remarked(_with_text(items, name) if data and not named else items, guesses)
    except NoTextError as error:
        if named:
            yield Unreadable(name, format, error)
        else:
            _pass_over(name, options)
    except UsageError as error:
        # A column that the caller named, or a file that the caller named, is a mistake in the call.
        yield Unreadable(name, format, error, fatal=named or bool(options.mapping))
    except MtcheckError as error:
        yield Unreadable(name, format, error)


def _unnamed(name: str) -> bool:
    """Say whether the suffix of a file is none that is known."""
    return _suffix(name) not in SUFFIXES and _suffix(name) not in _TEXT_SUFFIXES


def _no_text(told: str, head: bytes, name: str, options: ReadOptions) -> InputError | None:
    """Say why a file whose format nothing names is no text; None where it may be one."""
    if _unnamed(name) and told in ("text", "csv") and binary(head) and not options.encoding:
        return looks_binary(name, head)
    if told == "text" and not options.format and kind_of(head) == "XML":
        remedy = "export it in a format that is, or read all of it with --format text"
        return InputError("is XML of a kind that is not read", place=name, remedy=remedy)
    return None


def guess(encoding: str) -> str:
    """Say that an encoding was guessed."""
    return f"its encoding is a guess ({encoding}): where letters are wrong, name it with --encoding"


class _Guesses:
    """The encodings that were guessed in one file and are not told yet; the caller is told each at once."""

    def __init__(self, caller: Callable[[str], None] | None) -> None:
        # Of a file within a file, not what keeps those of the outer one.
        self._caller: Callable[[str], None] | None = caller._caller if isinstance(caller, _Guesses) else caller
        self._held: list[str] = []

    def __call__(self, encoding: str) -> None:
        self._held.append(encoding)
        if self._caller:
            self._caller(encoding)

    def told(self) -> list[str]:
        """Give a remark on each encoding, once."""
        held, self._held = self._held, []
        return [guess(each) for each in dict.fromkeys(held)]


def _remarked(items: Iterator[Document | Unreadable], guesses: _Guesses) -> Iterator[Document | Unreadable]:
    """Tell guessed encodings with the first document that was read so."""
    for item in items:
        if isinstance(item, Document) and (told := guesses.told()):
            item = replace(item, remarks=(*item.remarks, *told))
        yield item


def _pass_over(name: str, options: ReadOptions) -> None:
    if options.no_copy:
        options.no_copy(name)


def _with_text(items: Iterator[Document | Unreadable], name: str) -> Iterator[Document | Unreadable]:
    """Raise NoTextError for a JSON file where no record holds text: it is settings or data of other programs."""
    without: list[Document | Unreadable] = []
    for item in items:
        if not (isinstance(item, Unreadable) and isinstance(item.error, NoTextError)):
            yield from (*without, item)
            yield from items
            return
        without.append(item)
    raise NoTextError("holds no text", place=name, remedy="give records with “text” or “segments”")


@lru_cache(maxsize=1)  # asked three times a file
def _suffix(path: str) -> str:
    pure = PurePath(path.lower())
    return PurePath(pure.stem).suffix if pure.suffix == ".gz" else pure.suffix


def named_format(path: str) -> str | None:
    """Tell the format that the suffix of a path names; None where it may hold anything."""
    return SUFFIXES.get(_suffix(path))


def _misnamed(suffix: str, head: bytes) -> str | None:
    """Give the format of what programs write under the name of an old one of Office, or of an office file as a zip."""
    kind = kind_of(head)
    if suffix == ".zip":
        office = head.find(b"mimetype") == _MEMBER or b"[Content_Types].xml" in head
        return next((format for sign, format in _ZIPPED.items() if sign in head), None) if office else None
    if suffix == ".doc":
        return "html" if kind == "HTML" else None
    return "csv" if suffix == ".xls" and not kind and not binary(head) else None


def format_of(name: str, head: bytes, options: ReadOptions) -> str:
    """Tell the format by the suffix, or by the first bytes where it does not say."""
    suffix, told = _suffix(name), named_format(name)
    news = news_format(name, suffix, head) if told in (None, "json", "jsonl") and not options.format else None
    if told in ("docx", "xls", "zip") and not options.format:
        told = _misnamed(suffix, head) or told
    if news or told:
        return news or told or ""
    if head.startswith(b"PK\x03\x04") and not options.encoding:
        zipped = next((format for sign, format in _ZIPPED.items() if sign in head), None)
        # What has a name of its own (.pages, .epub, .jar) is packed so for its program.
        return zipped or ("text" if suffix and suffix not in _TEXT_SUFFIXES else "zip")
    if head.startswith((b"PAR1", b"WARC/")):
        return "parquet" if head.startswith(b"PAR1") else "warc"
    start = head[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    if data := data_format(head, options.mapping.get("text", "text")):
        return data
    if options.mapping and suffix not in _TEXT_SUFFIXES:
        return "csv"
    return "text"
