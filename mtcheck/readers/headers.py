"""The header of a table: the first row with the column that is looked for, below what somebody put over the table.

Stories, whatever file they stand in, and the decisions of editors are found by it alike.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain, islice
from statistics import multimode
from typing import NamedTuple

# Titles, dates and notes of a desk stand over a table, not pages of them: a header is looked for in so many rows, or
# lines of a text, that hold anything.
HEADER_WITHIN = 100
# Empty rows between them count for nothing up to so many of both, which are read at once.
_ROWS_WITHIN = 10_000
_DELIMITERS = ",;\t|"
# Excel takes the delimiter from such a line on top.
_SEPARATOR = re.compile(r'"?sep=([,;\t|])"?', re.IGNORECASE)
# The csv module stops at cells of 131,072 characters; a whole story in a cell is longer.
_CELL_MOST = 2**30
# Names of columns are short; a story in a cell is not.
_NAME_MOST = 40
# What columns alone are called: a date, a desk or a title may be told over a table.
_COLUMNS = frozenset(("headline", "id", "slug", "url"))

# A row with its line, or its number in the sheet.
Numbered = tuple[int, Sequence[str]]


class Lines(NamedTuple):
    """The lines of a table in text from its header on, the number of the first, and what parts their cells.

    ``head`` are those that were read to find it.
    """

    number: int
    delimiter: str
    lines: Iterator[str]
    head: str


def levelled(name: str) -> str:
    """Give a name of a column without capitals, spaces and hyphens: “By-line” and “byline” are one."""
    return re.sub(r"[\s_\ufeff-]+", "", name.casefold())


def called(name: str, header: Sequence[str]) -> str | None:
    """Give the column of a name, or the first one of that name with other capitals, spaces or hyphens."""
    if name in header:
        return name
    return next((column for column in header if levelled(column) == levelled(name)), None)


def top(rows: Iterator[Numbered]) -> list[Numbered]:
    """Take the rows in which a header is looked for."""
    taken: list[Numbered] = []
    left = HEADER_WITHIN
    for number, cells in islice(rows, _ROWS_WITHIN):
        taken.append((number, cells))
        left -= _filled(cells) > 0
        if not left:
            break
    return taken


def header_at(rows: Sequence[Sequence[str]], name: str) -> int | None:
    """Give the number of the first row that has the column of a name; None where none has.

    Rows of a table that call something so, a kind or a desk, are none: a header stands below no other as wide, and what
    stands right over it is narrower, or it holds nothing but names and the table is no wider.
    """
    widest = headed = 0
    for at, cells in enumerate(rows):
        filled = _filled(cells)
        if filled > headed and called(name, cells) is not None:
            names = all(map(_is_name, cells))
            if filled > widest or (names and (filled == widest or _holds(filled, rows[at + 1 :]))):
                return at
        widest = max(widest, filled) if filled else 0
        headed = max(headed, filled) if _names_columns(cells) else headed
    return None


def _holds(wide: int, below: Sequence[Sequence[str]]) -> bool:
    """Say whether there are rows below, and none is wider."""
    return 0 < max(map(_filled, below), default=0) <= wide


def _names_columns(cells: Sequence[str]) -> bool:
    """Say whether a row is a header of whatever columns: it has one that is known, or all are called as in programs."""
    names = [cell.strip() for cell in cells if cell.strip()]
    if len(names) < 2:
        return False
    plain = all(name.islower() and name.replace("-", "_").isidentifier() for name in names)
    return plain or any(levelled(name) in _COLUMNS for name in names)


def likely_header(rows: Sequence[Sequence[str]]) -> int:
    """Give the number of the first row that is as wide as most: no title, where the column is in none."""
    wide = _width(rows)
    return next((at for at, cells in enumerate(rows) if _filled(cells) >= wide > 0), 0)


def from_header(lines: Iterator[tuple[int, str]], name: str, delimiters: str = _DELIMITERS) -> Lines | None:
    """Find the header of a table in text, among the lines on top, and what parts its cells; None without any line."""
    csv.field_size_limit(_CELL_MOST)
    first, delimiters = _first(lines, delimiters)
    if first is None:
        return None
    held = [first]
    if not any(_at([first[1]], each, name) for each in delimiters):
        held = [(number, line) for number, (line,) in top((number, [line]) for number, line in chain(held, lines))]
    texts = [line for _, line in held]
    delimiter, start = _of_column(texts, name, delimiters) or _of_most(texts, delimiters)
    begun = held[start:]
    return Lines(
        begun[0][0],
        delimiter,
        chain((line for _, line in begun), (line for _, line in lines)),
        "".join(line for _, line in begun),
    )


def _first(lines: Iterator[tuple[int, str]], delimiters: str) -> tuple[tuple[int, str] | None, str]:
    """Take the first line that holds anything, behind one that tells the delimiter; give what may part its cells."""
    filled = ((number, line) for number, line in lines if line.strip(" \r\n\ufeff"))
    first = next(filled, None)
    if first and (told := _SEPARATOR.fullmatch(first[1].strip(" \r\n\ufeff"))):
        return next(filled, None), told[1]
    return first, delimiters


def _of_column(lines: Sequence[str], name: str, delimiters: str) -> tuple[str, int] | None:
    """Give the delimiter by which one of the lines has the column of a name, and that line; None where none has."""
    found = {each: at for each in delimiters if (at := _at(lines, each, name))}
    # A line of a story that says nothing but the name is in quotation marks, which one delimiter alone sees.
    alone = len(found) == len(delimiters) and len(set(found.values())) == 1
    known = [each for each in found if alone or found[each][1] > 1]
    if not known:
        return None
    delimiter = min(known, key=lambda each: (found[each][0], -found[each][1]))
    return delimiter, found[delimiter][0]


def _of_most(lines: Sequence[str], delimiters: str) -> tuple[str, int]:
    """Give the delimiter by which most lines are as wide as others, and the likely header."""
    parted = {each: _parted(lines, each) for each in delimiters}
    delimiter = max(delimiters, key=lambda each: _agreeing([cells for _, cells in parted[each]]))
    rows = parted[delimiter]
    return delimiter, rows[likely_header([cells for _, cells in rows])][0] if rows else 0


def _at(lines: Sequence[str], delimiter: str, name: str) -> tuple[int, int] | None:
    """Give the line that a header begins in, and how many columns it has."""
    rows = _parted(lines, delimiter)
    at = header_at([cells for _, cells in rows], name)
    return None if at is None else (rows[at][0], len(rows[at][1]))


def numbered(lines: Iterable[str], delimiter: str, first: int = 0) -> Iterator[Numbered]:
    """Part lines into rows, each with the number of the line it begins in; raises csv.Error at what is no CSV."""
    reader = csv.reader(lines, delimiter=delimiter)
    line = first
    for cells in reader:
        yield line, cells
        line = first + reader.line_num


def _parted(lines: Sequence[str], delimiter: str) -> list[Numbered]:
    """Part lines into rows, with numbers from 0; up to what is no CSV."""
    rows: list[Numbered] = []
    with suppress(csv.Error):
        for row in numbered(lines, delimiter):
            rows.append(row)  # noqa: PERF402 (what was read before an error stays)
    return rows


def _agreeing(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """Say how many rows are of the commonest width above one cell, and what that is."""
    wide = _width(rows)
    return (sum(_filled(cells) == wide for cells in rows), wide) if wide > 1 else (0, 0)


def _width(rows: Sequence[Sequence[str]]) -> int:
    return max(multimode(filled for cells in rows if (filled := _filled(cells))), default=0)


def _filled(cells: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in cells)


def _is_name(cell: str) -> bool:
    return not cell.strip() or (len(cell) <= _NAME_MOST and cell[-1] not in ".!?…" and any(map(str.isalpha, cell)))
