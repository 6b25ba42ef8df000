"""Cells that hold no value: errors in place of one, and formulas whose value was never saved.

The library that opens workbooks gives both as empty, which they are not.
"""

import posixpath
import re
from collections.abc import Iterator
from html import unescape
from zipfile import ZipFile

from mtcheck.errors import InputError
from mtcheck.readers.packages import content, part

# Stands for the value of a formula that was not saved; no table can hold it, as text with it is refused.
UNSAVED = "\0"
# What Excel (ECMA-376, 18.17.3, and what was added since) and LibreOffice show for a formula that has no value.
_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!)|Err:5\d\d")
# What databases and pandas write for no value. “None” may be the word of a segment.
NOTHING = frozenset(("NULL", "NaN", "nan", "<NA>", "\\N"))
_UNKNOWN = "#N/A"
# Not an empty one, which has no end of its own.
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*[^/>])>(.*?)</(?:\w+:)?c>", re.DOTALL)
_REFERENCE = re.compile(rb"""\br=["']([A-Za-z]{1,3})(\d{1,7})["']""")
_KIND = re.compile(rb"""\bt=["'](e|str)["']""")
_SAVED = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>([^<]+)<")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_PARTS = re.compile(rb"<table:(table|table-row|(?:covered-)?table-cell)(?![\w-])([^>]*)>(?:<text:p>([^<]*)<)?")
_NAMED = re.compile(rb'\btable:name="([^"]*)"')
# How often a row or a cell of OpenDocument stands there.
REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="(\d{1,9})"')

# What stands in place of a value, by row and column from 0.
Valueless = dict[int, dict[int, str]]


def no_value(cell: str, place: str) -> InputError | None:
    """Say what a cell holds in place of a text; None where it holds one, or nothing."""
    if cell == UNSAVED:
        remedy = "open the workbook once in Excel or LibreOffice and save it, or put the text there"
        return InputError("holds a formula whose value was not saved", place=place, remedy=remedy)
    if cell[:1] in "#E" and _ERROR.fullmatch(cell):
        remedy = "mend the formula, or put the text there"
        return InputError(f"holds the error {cell} in place of a text", place=place, remedy=remedy)
    if cell in NOTHING:
        remedy = "leave the row out, or put the text there"
        return InputError(f"holds {cell} in place of a text", place=place, remedy=remedy)
    return None


def valueless(package: ZipFile, sheet: str, name: str) -> Valueless:
    """Give the cells of a sheet that hold an error, as it is shown, or a formula without a value (`UNSAVED`)."""
    found: Valueless = {}
    opened = "content.xml" in package.namelist()
    for row, column, shown in (_of_opendocument if opened else _of_excel)(package, sheet, name):
        found.setdefault(row, {})[column] = shown
    return found


def _of_excel(package: ZipFile, sheet: str, name: str) -> Iterator[tuple[int, int, str]]:
    book, path = part(package, "xl/workbook.xml", name), _part_of(package, sheet, name)
    if book is None or path not in package.namelist():
        return
    # XlsxWriter saves each formula with 0, and asks for the values to be calculated when the workbook is opened.
    nothing = b"0" if any(each.get("fullCalcOnLoad") in ("1", "true") for each in book.iter("{*}calcPr")) else None
    xml = content(package, package.getinfo(path), name)
    if not (_KIND.search(xml) or _FORMULA.search(xml)):
        return
    for attributes, inner in map(re.Match.groups, _CELL.finditer(xml)):
        place = _REFERENCE.search(attributes)
        if not place:
            continue
        row, column = int(place[2]) - 1, column_of(place[1]) - 1
        saved, kind = _SAVED.search(inner), _KIND.search(attributes)
        if kind and kind[1] == b"e":
            yield row, column, saved[1].decode() if saved else _UNKNOWN
        # A formula that gives an empty text is saved so: its type is told.
        elif _FORMULA.search(inner) and (saved[1] == nothing if saved else not kind):
            yield row, column, UNSAVED


def _part_of(package: ZipFile, sheet: str, name: str) -> str:
    """Give the part that holds a sheet; "" where there is none."""
    book, names = (part(package, f"xl/{each}", name) for each in ("workbook.xml", "_rels/workbook.xml.rels"))
    if book is None or names is None:
        return ""
    ids = {
        value
        for each in book.iter("{*}sheet")
        if each.get("name") == sheet
        for key, value in each.items()
        if str(key).endswith("}id")
    }
    target = next((each.get("Target") or "" for each in names if each.get("Id") in ids), "")
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def column_of(letters: bytes) -> int:
    """Give the number of a column, from 1, by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + (letter & 31)
    return number


def _of_opendocument(package: ZipFile, sheet: str, name: str) -> Iterator[tuple[int, int, str]]:
    """Give the cells of an OpenDocument sheet; of repeated ones the first."""
    row = column = 0
    row_after = 0
    inside = False
    xml = content(package, package.getinfo("content.xml"), name)
    for kind, attributes, shown in map(re.Match.groups, _PARTS.finditer(xml)):
        found = REPEATED.search(attributes)
        repeated, empty = int(found[1]) if found else 1, attributes.endswith(b"/")
        if kind == b"table":
            named = _NAMED.search(attributes)
            inside, row_after = named is not None and unescape(named[1].decode()) == sheet, 0
        elif kind == b"table-row":
            row, row_after, column = row_after, row_after + repeated, 0
        else:
            if inside and b'value-type="error"' in attributes:
                yield row, column, unescape((shown or b"").decode()) or _UNKNOWN
            # A formula that gives an empty text has an empty paragraph.
            elif inside and b"table:formula=" in attributes and b":value-type=" not in attributes and empty:
                yield row, column, UNSAVED
            column += repeated
