"""Where a finding stands, as the programs of others ask for it: lines and columns, and the document as a URI."""

import os
import re
from bisect import bisect_left
from collections.abc import Callable
from contextlib import suppress
from pathlib import PurePath, PurePosixPath
from typing import NamedTuple
from urllib.parse import quote

from mtcheck.model import Document, Origin, Report, Span
from mtcheck.writers.cells import visible


class Region(NamedTuple):
    """A stretch of a file: lines and columns from 1, in characters, the end column one past the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


def region(origin: Origin, span: Span) -> Region:
    """Give the lines and columns of a span; without them the start of its record's line, or of the file."""
    start = origin.at(span.start)
    last = origin.at(max(span.start, span.end - 1))
    if start.line is None or start.column is None or last.line is None or last.column is None:
        line = start.line or 1
        return Region(line, 1, line, 1)
    past = origin.end(span.end)
    width = 1 if past is None or last.offset is None else past - last.offset
    return Region(start.line, start.column, last.line, last.column + (width if span.end > span.start else 0))


def utf_8(character: str) -> int:
    """Give the bytes that a character takes in UTF-8."""
    return len(character.encode("utf-8", "surrogatepass"))


def utf_16(character: str) -> int:
    """Give the code units that a character takes in UTF-16."""
    return 1 + (character > "\uffff")


class Columns:
    """The columns of a document counted in bytes of UTF-8 or code units of UTF-16, from 1.

    What stands between segments (spaces, markup) is taken for one a character: the document does not hold it.
    """

    def __init__(self, report: Report, width: Callable[[str], int]) -> None:
        # By line: the columns of characters that are wider than one, and what all up to each of them take more.
        self._lines: dict[int, tuple[list[int], list[int]]] = {}
        for segment in report.document.segments:
            if segment.text.isascii():
                continue
            for index, character in enumerate(segment.text):
                if (more := width(character) - 1) == 0:
                    continue
                place = segment.origin.at(index)
                if place.line is not None and place.column is not None:
                    columns, sums = self._lines.setdefault(place.line, ([], [0]))
                    columns.append(place.column)
                    sums.append(sums[-1] + more)

    def at(self, line: int, column: int) -> int:
        """Give the column in that unit of a column in characters."""
        columns, sums = self._lines.get(line, ([], [0]))
        return column + sums[bisect_left(columns, column)]


def path(name: str) -> str:
    """Give the path of a document from the working directory, with “/”; an id is itself."""
    if PurePath(name).is_absolute():
        # On Windows no path leads from one drive to another.
        with suppress(ValueError):
            name = os.path.relpath(name)
    return PurePosixPath(PurePath(visible(name)).as_posix()).as_posix()


def file_of(document: Document) -> str:
    """Give the path of the file that a document stands in; its name where it was read from none."""
    return path(document.path or document.name)


def record_of(document: Document) -> str:
    """Give the name of a document that does not say its file, as the id of a record; nothing where it does."""
    # “a.jsonl:3” (a record without an id), “a.zip/b.txt” and “a.txt#2” (a name that comes again) say it.
    said = document.path is None or re.match(rf"{re.escape(document.path)}(?:[:/#]|$)", document.name)
    return "" if said else visible(document.name)


def name_of(document: Document) -> str:
    """Name a document so that it can be found: a record with its file."""
    record = record_of(document)
    return f"{file_of(document)} ({record})" if record else visible(document.name)


def uri(document: Document) -> str:
    """Give the path of the file of a document as a relative URI reference, its bytes percent-encoded."""
    file = file_of(document).encode()
    if document.path is not None and visible(document.path) != document.path:
        # What cannot be seen in a name is shown otherwise, and no file has that name.
        file = os.fsencode(PurePath(os.path.relpath(document.path)).as_posix())
    # A first part with a colon would read as a scheme, and a leading “//” as a host; “:” is always encoded.
    return quote(file.lstrip(b"/"), safe="/-._~!$&'()*+,;=@")
