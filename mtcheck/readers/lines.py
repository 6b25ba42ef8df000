"""Parallel text: the lines that are aligned with those of other files."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from mtcheck.errors import AlignmentError, InputError
from mtcheck.model import Document
from mtcheck.readers import guess, read, read_stream
from mtcheck.readers.encodings import decode
from mtcheck.readers.formats import named_format
from mtcheck.readers.matched import Record, matched, own_id
from mtcheck.readers.names import uniquely_named
from mtcheck.readers.options import ReadOptions, Unreadable
from mtcheck.readers.sniffing import data_format
from mtcheck.readers.streams import HEAD, opened
from mtcheck.text.units import units

# A row of these is one text, however many lines it has.
_ROWS = frozenset(("csv", "tsv", "xlsx", "ods", "xls", "parquet"))


def read_aligned(
    texts: Sequence[str], references: Sequence[str], options: ReadOptions, told: Callable[[str, str], None]
) -> list[list[str]]:
    """Read the lines of files that are aligned: by id where each record has one in all of them, else line by line.

    A column that is mapped for the reference is that of the text in ``references``. ``told`` is given the path, too.
    Empty lines at the end that some files have more of are left out. Raises as `read_lines` and `matched` do,
    AlignmentError where a file has more lines than the first one, or fewer, InputError where one has none.
    """
    paths = [*texts, *references]
    of_references = options.as_reference()
    records = [list(_records(path, options, partial(told, path))) for path in texts]
    records += [list(_records(path, of_references, partial(told, path))) for path in references]
    found = matched(paths, records) or _evened([[line for each in file for line in each.lines] for file in records])
    for path, lines in zip(paths, found, strict=True):
        if not lines:
            raise InputError("holds no lines", place=path, remedy="check that the file is not empty")
        if len(lines) != len(found[0]):
            problem = f"has {len(lines):,} line{'s' * (len(lines) != 1)} for {len(found[0]):,} of {paths[0]}"
            raise AlignmentError(problem, place=path, remedy="give all the same lines, one for one")
    return found


def _evened(files: list[list[str]]) -> list[list[str]]:
    """Leave out the empty lines at the end that not every file has."""
    least = min(map(len, files), default=0)
    most = max((number for lines in files for number, line in enumerate(lines, 1) if line.strip()), default=0)
    return [lines[: max(least, most)] for lines in files]


def read_lines(path: str, options: ReadOptions, told: Callable[[str], None] | None = None) -> list[str]:
    """Read the lines of a file as sacrebleu's command line does, empty ones included, so that both score the same.

    Of a format that its suffix or the options name (a table, subtitles, records, a Word file), and of JSON by any name,
    each row is a line, or each paragraph.
    ``told`` is called with what is to be known of how the file was read (a guessed encoding, sheets that were not).
    Raises InputError where the file, or a part of it, cannot be read or a row is empty: leaving it out would shift the
    rest.
    """
    return [line for record in _records(path, options, told) for line in record.lines]


def _records(path: str, options: ReadOptions, told: Callable[[str], None] | None) -> Iterator[Record]:
    """Give the records of a file, or a text as one."""
    options = options.alone()
    if (options.format or named_format(path) or "text") != "text":
        yield from _of_documents(read([path], replace(options, every_row=True)), told)
        return
    with opened(path) as stream:
        # Not tables: lines of text may have commas.
        found = None if options.format else data_format(stream.peek(HEAD), "text")
        if found in ("json", "jsonl"):
            # What is open, for standard input cannot be read anew.
            items = read_stream(stream, path, replace(options, format=found), named=True)
            yield from _of_documents(uniquely_named(replace(item, path=path) for item in items), told)
            return
        if told:
            options = replace(options, guessed=lambda encoding: told(guess(encoding)))
        text, _ = decode(stream.read(), path, options)
    # Old Macs, and Excel for them, end lines with a carriage return alone.
    lines = (text.replace("\r\n", "\n") if "\n" in text else text.replace("\r", "\n")).split("\n")
    yield Record(None, tuple(lines[:-1] if lines and not lines[-1] else lines))


def _of_documents(items: Iterator[Document | Unreadable], told: Callable[[str], None] | None) -> Iterator[Record]:
    """Give the lines of a file that holds documents: a row each, or their units."""
    for item in items:
        if isinstance(item, Unreadable):
            raise item.error
        if told:
            for remark in item.remarks:
                told(remark)
        texts = tuple(unit.text for unit in units(item))
        yield Record(own_id(item), (" ".join(texts),) if item.format in _ROWS else texts)
