"""Parallel text: the lines that are aligned with those of other files."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from mtcheck.errors import AlignmentError, InputError
from mtcheck.readers import guess, read
from mtcheck.readers.encodings import decode
from mtcheck.readers.formats import named_format
from mtcheck.readers.options import ReadOptions, Unreadable
from mtcheck.readers.streams import opened
from mtcheck.text.units import units

# A row of these is one text, however many lines it has.
_ROWS = frozenset(("csv", "tsv", "xlsx", "ods", "xls", "parquet"))


def read_aligned(paths: Sequence[str], options: ReadOptions, told: Callable[[str, str], None]) -> list[list[str]]:
    """Read the lines of files that are aligned line by line, as `read_lines` does; ``told`` is given the path, too.

    Empty lines at the end that some files have more of are left out. Raises AlignmentError where a file has more lines
    than the first one, or fewer, InputError where one has none.
    """
    found = [read_lines(path, options, partial(told, path)) for path in paths]
    least = min(map(len, found), default=0)
    most = max((number for lines in found for number, line in enumerate(lines, 1) if line.strip()), default=0)
    found = [lines[: max(least, most)] for lines in found]
    for path, lines in zip(paths, found, strict=True):
        if not lines:
            raise InputError("holds no lines", place=path, remedy="check that the file is not empty")
        if len(lines) != len(found[0]):
            problem = f"has {len(lines):,} line{'s' * (len(lines) != 1)} for {len(found[0]):,} of {paths[0]}"
            raise AlignmentError(problem, place=path, remedy="give all the same lines, one for one")
    return found


def read_lines(path: str, options: ReadOptions, told: Callable[[str], None] | None = None) -> list[str]:
    """Read the lines of a file as sacrebleu's command line does, empty ones included, so that both score the same.

    Of a format that its suffix or the options name (a table, subtitles, records, a Word file) each row is a line, or
    each paragraph.
    ``told`` is called with what is to be known of how the file was read (a guessed encoding, sheets that were not).
    Raises InputError where the file, or a part of it, cannot be read or a row is empty: leaving it out would shift the
    rest.
    """
    if (options.format or named_format(path) or "text") != "text":
        return list(_of_documents(path, options, told))
    if told:
        options = replace(options, guessed=lambda encoding: told(guess(encoding)))
    with opened(path) as stream:
        text, _ = decode(stream.read(), path, options)
    # Old Macs, and Excel for them, end lines with a carriage return alone.
    lines = (text.replace("\r\n", "\n") if "\n" in text else text.replace("\r", "\n")).split("\n")
    return lines[:-1] if lines and not lines[-1] else lines


def _of_documents(path: str, options: ReadOptions, told: Callable[[str], None] | None) -> Iterator[str]:
    """Give the lines of a file that holds documents: a row each, or their units."""
    for item in read([path], replace(options, every_row=True)):
        if isinstance(item, Unreadable):
            raise item.error
        if told:
            for remark in item.remarks:
                told(remark)
        texts = [unit.text for unit in units(item)]
        yield from [" ".join(texts)] if item.format in _ROWS else texts
