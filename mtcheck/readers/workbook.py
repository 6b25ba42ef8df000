"""Workbooks (XLSX, ODS, XLS): a sheet is a table as CSV is, every cell as the text that the sheet holds.

A formula counts for the value that was saved with it; nothing is calculated, no macro is read. One that was saved
without a value, or with an error, is no empty cell.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BufferedReader
from itertools import chain
from typing import TYPE_CHECKING
from xml.parsers.expat import ErrorString, ExpatError, ParserCreate
from zipfile import ZipFile

from mtcheck.errors import InputError, UsageError
from mtcheck.model import Document
from mtcheck.readers import compound
from mtcheck.readers.headers import Numbered, called, header_at, likely_header, top
from mtcheck.readers.options import ReadOptions, Unreadable
from mtcheck.readers.packages import content, refuse_locked, searchable, unzipped
from mtcheck.readers.reports import is_report_table, no_copy
from mtcheck.readers.table import Row, documents
from mtcheck.readers.valueless import REPEATED, UNSAVED, Valueless, column_of, valueless

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

# The library makes room for every cell between the first and the last one that holds anything, some 30 bytes each. A
# row or a cell that only has a format takes none: LibreOffice writes the last row of all that a sheet may have.
_MOST_CELLS = 20_000_000
_CELL = re.compile(rb'<(?:\w+:)?c [^>]*?\br="([A-Za-z]{1,12})(\d{1,12})[^>]*(?<!/)>')
_ROW = re.compile(rb'<(?:\w+:)?row [^>]*?\br="(\d{1,12})[^>]*(?<!/)>\s*<(?:\w+:)?c\b')
_PARTS = re.compile(rb"<table:(table|table-row|(?:covered-)?table-cell)(?![\w-])([^>]*)>")
_ANEW = "open it in its program and save it anew"
# First and last cell of a range, each as row and column from 0.
_Range = tuple[tuple[int, int], tuple[int, int]]


def read_workbook(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """Read the first sheet that is not hidden, or the one that the options name: a row a document, or a segment.

    Other sheets that hold anything and are shown are named with the first document, where the options name none. What
    stands in a cell over several rows (a headline, a date) is that of each, but for the text and its counterparts.
    Raises UsageError where that sheet or a mapped column is missing, InputError for a file that is no workbook, has a
    password or would take an absurd room.
    """
    stream = searchable(stream, name)
    format = kind_of(stream, name)
    rows, merged, others = _opened(stream, name, format, options)
    first = top(rows)
    texts = [cells for _, cells in first]
    if not any(map(any, texts)):
        raise _no_rows(name, others)
    if is_report_table(next(filter(any, texts), ())):
        raise no_copy(name)
    at = header_at(texts, options.mapping.get("text", "text"))
    line, cells = first[likely_header(texts) if at is None else at]
    header = ["" if cell == UNSAVED else cell for cell in cells]
    single = {called(options.mapping.get(each, each), header) for each in ("text", "source", "reference")}
    spread = {column for column, each in enumerate(header) if each not in single}
    below = _spread(chain(first, rows), merged, spread)
    found = (Row(number, dict(zip(header, cells, strict=False))) for number, cells in below if number > line)
    remarks = tuple(f"sheet “{each}” was not looked at: name it with --sheet" for each in others)
    try:
        for item in documents(found, header, name, format, options, line):
            if remarks and isinstance(item, Document) and not options.sheet:
                item, remarks = replace(item, remarks=remarks), ()
            yield item
    except UsageError as error:
        if not others:
            raise
        remedy = f"{error.remedy}; or name another sheet: --sheet NAME, one of: {', '.join(others)}"
        raise UsageError(error.problem, place=error.place, remedy=remedy) from None


def _no_rows(name: str, others: Sequence[str]) -> InputError:
    """Make the refusal of an empty sheet; of several the others are named."""
    if not others:
        return InputError("holds no rows", place=name, remedy="give a workbook with a header and rows")
    problem = "holds no rows in the sheet that is read"
    return InputError(problem, place=name, remedy=f"name another one: --sheet NAME, one of: {', '.join(others)}")


def kind_of(stream: BufferedReader, name: str) -> str:
    """Tell the kind of a workbook (xlsx, ods, xls), before a library opens it.

    Raises InputError for one that would take an absurd room, is broken or has a password.
    """
    if compound.is_container(stream):
        compound.check_workbook(stream, name)
        return "xls"
    with unzipped(stream, name, "workbook") as package:
        refuse_locked(package, name)
        _measure(package, name)
        format = "ods" if "content.xml" in package.namelist() else "xlsx"
    stream.seek(0)
    return format


def _opened(
    stream: BufferedReader, name: str, format: str, options: ReadOptions
) -> tuple[Iterator[Numbered], Sequence[_Range], list[str]]:
    """Give the rows of the sheet to read, its merged cells, and the other sheets that hold anything and are shown."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(stream)
        # A sheet that is one diagram holds no cells.
        tables = [each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
        shown = [each.name for each in tables if each.visible == SheetVisibleEnum.Visible]
        chosen = _chosen([each.name for each in tables], shown, name, options)
        sheet = book.get_sheet_by_name(chosen)
        rows = rows_of(sheet)
        others = [each for each in shown if each != chosen and book.get_sheet_by_name(each).height]
    except PasswordError:
        raise compound.locked(name) from None
    except (CalamineError, OSError, ValueError) as error:
        # It tries each kind, and has no more to say where none fits.
        why = "" if "detect file format" in str(error) else f" ({error})"
        problem = f"is no workbook that can be opened{why}"
        raise InputError(problem, place=name, remedy=_ANEW) from None
    except BaseException as error:
        # What the library did not foresee in a broken file is a panic, which is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise InputError("is no workbook that can be opened", place=name, remedy=_ANEW) from None
    missing: Valueless = {}
    if format != "xls":
        with unzipped(stream, name, "workbook") as package:
            missing = valueless(package, chosen, name)
    # Of OpenDocument none are told.
    return _numbered(rows, missing), sheet.merged_cell_ranges or (), others


def rows_of(sheet: "CalamineSheet") -> Iterator[list[object]]:
    """Give the rows of a sheet, from the first on, each from the first column on."""
    if sheet.start is None:
        # Of an empty sheet older versions of the library cannot give rows.
        return iter(())
    # Row by row it leaves out the empty columns on the left, and not the empty rows above.
    left: list[object] = [""] * sheet.start[1]
    return (left + cells for cells in sheet.iter_rows())


def _chosen(sheets: Sequence[str], shown: Sequence[str], name: str, options: ReadOptions) -> str:
    if not sheets:
        raise InputError("holds no sheet", place=name, remedy="give a workbook with a table in it")
    if options.sheet is None:
        return (*shown, *sheets)[0]
    # No workbook has two sheets whose names differ in capitals alone; in spaces or hyphens they may.
    asked = options.sheet.strip().casefold()
    alike = [each for each in sheets if each.strip().casefold() == asked]
    named = options.sheet if options.sheet in alike else next(iter(alike), None)
    if named is None:
        remedy = f"name one of its sheets: {', '.join(sheets)}"
        raise UsageError(f"has no sheet “{options.sheet}”", place=name, remedy=remedy)
    return named


def _numbered(rows: Iterable[Sequence[object]], missing: Valueless) -> Iterator[Numbered]:
    """Give each row with its number and its cells as text, and what stands in place of a value."""
    number = 0
    for number, cells in enumerate(rows, 1):
        texts = list(map(cell_text, cells))
        yield number, _completed(texts, missing[number - 1]) if number - 1 in missing else texts
    # The library ends a sheet behind the last value.
    for row in sorted(row for row in missing if row >= number):
        yield row + 1, _completed([], missing[row])


def _completed(texts: list[str], missing: Mapping[int, str]) -> list[str]:
    texts += [""] * (max(missing) + 1 - len(texts))
    for column, shown in missing.items():
        texts[column] = shown
    return texts


def _spread(rows: Iterable[Numbered], merged: Iterable[_Range], columns: Collection[int]) -> Iterator[Numbered]:
    """Give the rows, each with what stands in cells over several rows in these columns; no cells of an empty one."""
    starts: dict[int, list[tuple[int, int]]] = {}
    for (top_row, left), (bottom, right) in merged:
        if left == right and left in columns:
            starts.setdefault(top_row + 1, []).append((left, bottom + 1))
    held: dict[int, tuple[int, str]] = {}
    for number, cells in rows:
        begun = {column: (last, cells[column]) for column, last in starts.get(number, ()) if column < len(cells)}
        held = {column: each for column, each in held.items() if each[0] >= number} | begun
        spread = (held[column][1] if column in held else cell for column, cell in enumerate(cells))
        yield number, list(spread) if any(map(str.strip, cells)) else []


def cell_text(cell: object) -> str:
    """Give the value of a cell as text: dates as ISO 8601 has them, whole numbers without a point."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer():
        return f"{cell:.0f}"
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, bytes):
        # A Parquet column of text need not say that it is one.
        return cell.decode("utf-8", "replace")
    return str(cell) if isinstance(cell, str | int | float | Decimal | timedelta) else repr(cell)


def _measure(package: ZipFile, name: str) -> None:
    """Refuse a workbook with sheets of an absurd extent: a cell in the last corner makes room for 17,000 million."""
    for member in package.infolist():
        # Pictures and macros are never unpacked.
        if not member.filename.endswith((".xml", ".rels")):
            continue
        xml, cells = content(package, member, name), 0
        _well_formed(xml, f"{name}/{member.filename}")
        if member.filename.startswith("xl/worksheets/"):
            columns, rows = set[bytes](), set(_ROW.findall(xml))
            # One by one: a list of them would be larger than the sheet.
            for cell in _CELL.finditer(xml):
                columns.add(cell[1])
                rows.add(cell[2])
            cells = max(map(column_of, columns), default=0) * max(map(int, rows), default=0)
        elif member.filename == "content.xml":
            cells = _extent(xml)
        if cells > _MOST_CELLS:
            problem = f"has a sheet of {cells:,} cells"
            raise InputError(problem, place=name, remedy="delete what stands far out, or save the table as CSV")


def _well_formed(xml: bytes, place: str) -> None:
    """Refuse broken XML, whose end the library may look for for ever; Expat itself stops entities that blow up."""
    parser = ParserCreate()
    try:
        parser.Parse(xml, True)
    except ExpatError as error:
        problem = f"is broken XML ({ErrorString(error.code)})"
        raise InputError(problem, place=f"{place}:{error.lineno}", remedy=_ANEW) from None


def _extent(xml: bytes) -> int:
    """Give the cells of the largest OpenDocument sheet, up to its last filled row and column."""
    most = rows = columns = last = widest = 0
    for kind, attributes in _PARTS.findall(xml):
        found = REPEATED.search(attributes)
        repeated = int(found[1]) if found else 1
        if kind == b"table":
            rows = last = widest = 0
        elif kind == b"table-row":
            rows, columns = rows + repeated, 0
        else:
            columns += repeated
            if b"value-type=" in attributes:
                last, widest = rows, max(widest, columns)
        most = max(most, last * widest)
    return most
