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
from mtcheck.readers.encodings import codec
from mtcheck.readers.formats import format_of, no_text, of_programs, unnamed
from mtcheck.readers.mapping import settled
from mtcheck.readers.names import Hashes, uniquely_named
from mtcheck.readers.options import ReadOptions, Unreadable
from mtcheck.readers.pair import Pairing, pair
from mtcheck.readers.paths import STDIN, Found, count_inputs, find, identity_of
from mtcheck.readers.plain import read_string
from mtcheck.readers.records import NoTextError
from mtcheck.readers.reports import is_report, no_copy
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


def read(paths: Sequence[str], options: ReadOptions | None = None) -> Iterator[Document | Unreadable]:
    """Read every document that the paths mean, in order; what cannot be read comes as `Unreadable`.

    A path is a file, a folder, a glob or “-” for standard input. A file that several paths mean is read once, and so is
    one that links lead to. Names are paths as given, or the ids of records; a repeated name gets “#2”.
    """
    # A glob gives files beside the folders they lie in.
    met = _Met(several=len(paths) > 1 or any(map(has_magic, paths)))
    options = options or ReadOptions()
    items = (item for path in paths for item in _read_path(path, options, met))
    return uniquely_named(settled(items, options))


# What is put down of a file that was read by a link to it, so that the file itself is told when it is met.
_THROUGH = "link to {}"


def _suffix(path: str) -> str:
    # Of 100,000 files: no Path for each.
    return os.path.splitext(path)[1].lower()  # noqa: PTH122


class _Met:
    """The files that gave anything so far: all of them where there are ``several`` paths, else what has other names."""

    def __init__(self, *, several: bool) -> None:
        self._several = several
        self._keys = Hashes()
        # Files of one folder come one after another.
        self._real_folder = lru_cache(maxsize=1)(os.path.realpath)

    def keys(self, file: Found) -> list[str]:
        """Give what tells a file under any name; where its suffix is another, it may be read otherwise."""
        if file.path == STDIN or not (self._several or file.linked):
            return []
        suffix, keys = _suffix(file.path), list[str]()
        if self._several:
            real = self._real(file.path)
            # A link without a suffix is read as what it leads to.
            keys.append(f"{real}:{suffix or _suffix(real)}")
        if file.linked and (identity := identity_of(file.path)):
            keys.append(f"{identity}{suffix}")
        return keys

    def _real(self, path: str) -> str:
        """Give a path without links, spelt in one way."""
        folder, name = os.path.split(path)
        link = os.path.islink(path)  # noqa: PTH114 (as above)
        real = os.path.realpath(path) if link else os.path.join(self._real_folder(folder), name)  # noqa: PTH118
        return os.path.normcase(real)

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
                # What its folder gives by its own name may be no copy.
                found = found or not file.again
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


def _named(path: str) -> str:
    """Give the name of a file: its path as `PurePath.as_posix` writes it."""
    folder, name = os.path.split(path)
    # A closed folder may be told by a path that ends so.
    return PurePath(path).as_posix() if name in ("", ".") else f"{_leading(folder)}{name}"


@lru_cache(maxsize=1)  # files of one folder come one after another
def _leading(folder: str) -> str:
    """Give what stands before the names of files in a folder."""
    return PurePath(folder, "-").as_posix()[:-1]


def _read_file(file: Found, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """Read one file."""
    name = _named(file.path)
    try:
        with opened(file.path) as stream:
            for item in read_stream(stream, name, options, named=file.named):
                yield item if item.path == name else replace(item, path=name)
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
        if not named and of_programs(name):
            _pass_over(name, options)
            return
        told = format_of(name, head, options, stream)
        # An archive holds what the caller names the format of.
        format = told if told == "zip" else format or told
        if error := no_text(told, head, name, options):
            if named:
                raise error
            _pass_over(name, options)
            return
        items = READERS[format](stream, name, options)
        data = format == "json" or (unnamed(name) and format == "jsonl")
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
