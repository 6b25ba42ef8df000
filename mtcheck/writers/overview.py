"""The first sheet of the workbook: what the run has come to, two charts with their numbers, scores and signatures."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mtcheck.model import Score, Skip
from mtcheck.terms import CLAIM_NAMES
from mtcheck.writers.cells import visible
from mtcheck.writers.strings import put_text
from mtcheck.writers.summary import COLUMNS, Row
from mtcheck.writers.tally import Tally
from mtcheck.writers.wording import (
    SIGN,
    TITLES,
    answers_line,
    basis_of,
    counted,
    documents_line,
    findings_line,
    suppressed_line,
    value_of,
)

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

# Bars that can still be told apart in a chart.
BARS = 12
# Rows of 20 pixels that a chart takes, with one of air.
HEIGHT = 18
# The columns that tables and charts take, and the characters that those after the first hold in a line.
ACROSS, LINE = 15, 120
# Points that a row may have: Excel takes 409, which are 27 lines of 15.
TALLEST = 405
# A name, findings, documents, and what else is said of it.
Bar = tuple[str, int, int, str | float | None]

_BLUE = "#3B6FB5"
_FAINT = {"font_color": "#5A6270"}
_RIGHT = {"align": "right"}
_LAST = {"align": "left", "indent": 1}

HOW = (
    "On the sheet Findings choose accept or reject under “decision”, with a word under “comment” where it helps.",
    "Then run: mtcheck triage apply, with the name of this file. What was rejected stays silent from then on.",
)


def put_overview(
    book: "Workbook",
    sheet: "Worksheet",
    tally: Tally,
    groups: Sequence[Row],
    totals: Iterable[Score | Skip],
    signatures: Iterable[str],
) -> None:
    """Fill the first sheet; ``groups`` are the rows of summary.csv."""
    title = book.add_format({"bold": True, "font_size": 18})
    strong, faint = book.add_format({"bold": True, "valign": "top"}), book.add_format(_FAINT)
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 2, 12)
    sheet.set_column(3, 3, 28)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    put_text(sheet, 0, 0, "Signs of machine translation", title)
    put_text(sheet, 1, 0, documents_line(tally), strong)
    put_text(sheet, 2, 0, f"{findings_line(tally)} in {counted(tally.words, 'word')}", strong)
    for row, line in enumerate(filter(None, (SIGN, *HOW, answers_line(tally), suppressed_line(tally))), 3):
        put_text(sheet, row, 0, line, faint)
    row = 8
    rules: list[Bar] = [
        (f"{each.rule.id} {each.rule.name}", each.findings, each.documents, CLAIM_NAMES[each.rule.claim])
        for each in tally.most_frequent()[:BARS]
    ]
    if rules:
        row = _ranking(book, sheet, row, ("Findings by rule", "findings", "documents", "claim"), rules)
    by, ranked = _ranked(groups)
    if ranked:
        row = _ranking(book, sheet, row, (f"Findings by {by}", "findings", "documents", "per 1,000 words"), ranked)
    for total in totals:
        put_text(sheet, row, 0, TITLES[total.name if isinstance(total, Score) else total.what], strong)
        put_text(sheet, row, 1, _said(total))
        put_text(sheet, row + 1, 1, total.signature if isinstance(total, Score) else "", faint)
        row += 2
    wrapped = book.add_format({**_FAINT, "text_wrap": True, "valign": "top"})
    for number, signature in enumerate(signatures, row + 1):
        # Broken within the columns that are in use, or paper would shrink all of them to hold it.
        sheet.set_row(number, min(TALLEST, 15 * -(-len(signature) // LINE)))
        if number == row + 1:
            put_text(sheet, number, 0, "Made by", strong)
        sheet.merge_range(number, 1, number, ACROSS - 1, "", wrapped)
        put_text(sheet, number, 1, signature, wrapped)


def _said(total: Score | Skip) -> str:
    if isinstance(total, Skip):
        return total.reason
    return "not computed" if total.value is None else f"{value_of(total)}{basis_of(total)}"


def _ranked(groups: Sequence[Row]) -> tuple[str, list[Bar]]:
    """Give the outlets with the most findings, or the folders where there are no two outlets to compare."""
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in groups]
    by = "outlet" if sum(row["by"] == "outlet" for row in rows) > 1 else "folder"
    ranked: list[Bar] = [
        (str(row["group"]), int(row["findings"] or 0), int(row["documents"] or 0), row["findings_per_1k"])
        for row in rows
        if row["by"] == by
    ]
    ranked.sort(key=lambda each: (-each[1], each[0]))
    return by, ranked[:BARS]


def _ranking(
    book: "Workbook",
    sheet: "Worksheet",
    top: int,
    header: Sequence[str],
    rows: Sequence[Bar],
) -> int:
    """Write a table with a bar chart of its second column beside it; give the row after both."""
    head = {"bold": True, "bottom": 1}
    heads = [book.add_format({**head, **look}) for look in ({}, _RIGHT, _RIGHT, _LAST)]
    looks = [book.add_format(look) for look in ({}, _RIGHT, _RIGHT, _LAST)]
    for column, name in enumerate(header):
        put_text(sheet, top, column, name, heads[column])
    for number, row in enumerate(rows, top + 1):
        for column, value in enumerate(row):
            if isinstance(value, str):
                put_text(sheet, number, column, value, looks[column])
            elif value is not None:
                sheet.write_number(number, column, value, looks[column])
    chart = book.add_chart({"type": "bar"})
    first, last, name = top + 1, top + len(rows), sheet.get_name()
    chart.add_series(
        {
            "name": header[1],
            "categories": [name, first, 0, last, 0],
            "values": [name, first, 1, last, 1],
            # The cells are on disk by now: without these the file would hold no numbers for viewers that draw only.
            "categories_data": [visible(row[0]) for row in rows],
            "values_data": [row[1] for row in rows],
            "fill": {"color": _BLUE},
            "gap": 45,
            "data_labels": {"value": True},
        }
    )
    chart.set_title({"name": header[0], "name_font": {"size": 12, "bold": True}, "overlay": False})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "line": {"none": True}})
    chart.set_x_axis({"min": 0, "visible": False, "major_gridlines": {"visible": False}})
    chart.set_size({"width": 640, "height": 20 * (HEIGHT - 1)})
    alternative = f"{header[0]}: " + "; ".join(f"{visible(row[0])}: {row[1]}" for row in rows)
    sheet.insert_chart(top, 5, chart, {"description": alternative[:250]})
    return top + max(HEIGHT, len(rows) + 2)
