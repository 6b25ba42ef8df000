"""Parallel text: the lines that are aligned with those of other files."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from mtcheck.readers import guess, named_format, read
from mtcheck.readers.encodings import decode
from mtcheck.readers.options import ReadOptions, Unreadable
from mtcheck.readers.streams import opened
from mtcheck.text.units import units

# A row of these is one text, however many lines it has.
_ROWS = frozenset(("csv", "tsv", "xlsx", "ods", "xls", "parquet"))


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
    lines = text.replace("\r\n", "\n").split("\n")
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
