"""Article text in the cells of a workbook: inert, short enough, and exactly what it is."""

from typing import TYPE_CHECKING

from mtcheck.writers.cells import guard

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# UTF-16 units that a cell holds, by Excel's specification.
LONGEST = 32_767


def put_text(sheet: "Worksheet", row: int, column: int, text: str, form: "Format | None" = None) -> None:
    """Write a text as a string, whatever it looks like."""
    text = cell(text)
    if text.startswith("<r>"):
        # xlsxwriter takes such a text for markup of its own; in pieces it writes it as what it is.
        sheet.write_rich_string(row, column, text[0], text[1], text[2:], *([form] if form else []))
    else:
        sheet.write_string(row, column, text, form)


def cell(text: str) -> str:
    """Make a text safe and short enough for a cell, counted as Excel does; a cut is visible."""
    text = guard(text)
    if 2 * len(text) <= LONGEST:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST:
        return text
    note = f" … [cut here; {len(text):,} characters in all]"
    return units[: 2 * (LONGEST - len(note))].decode("utf-16-le", "ignore") + note
