"""The workbook an editor decides in: Summary, Documents, Findings, Rules and Groups, and what a later run reads back.

Documents, Findings, Rules and Groups hold the columns and the rows of the four CSV files, guarded in the same way, so
that the workbook saved as CSV is as safe as ours. No cell is a formula. What a cell cannot hold is cut where one sees
it, what a sheet cannot hold goes on in a next one. The same reports give the same bytes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.errors import UsageError
from mtcheck.model import SEVERITIES, Report
from mtcheck.writers.cells import visible
from mtcheck.writers.files import fresh, inside
from mtcheck.writers.jsonl import JUDGED
from mtcheck.writers.options import Write, WriteOptions
from mtcheck.writers.overview import put_overview
from mtcheck.writers.strings import cell, put_text
from mtcheck.writers.summary import COLUMNS as GROUPS
from mtcheck.writers.summary import Summary
from mtcheck.writers.table import COUNTS, DOCUMENTS, FINDINGS, RULES, Cell, document_row, finding_row, rule_row
from mtcheck.writers.tally import Tally

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# Excel's limit, by its specification: rows in a sheet.
ROWS = 1_048_576
# Links in a sheet: Excel takes 65,530, but they alone are held in memory until the end, 0.7 MB a thousand, and nobody
# clicks through more rows than these.
LINKS = 10_000

DECISIONS = ("accept", "reject", "undo")
# The sheet that says what a workbook is; spreadsheets keep it when they save, and do not show it.
ABOUT = "mtcheck"
# A workbook holds when it was made; this one says when zip files began, so that the same reports give the same bytes.
EPOCH = datetime(1980, 1, 1)

# Folded away, too, where nothing stands in them: in a run without references, or without decisions.
_METRICS = {"bleu": 8, "chrf": 8, "ter": 8}
_SELDOM = {**_METRICS, "decided": 16}
_FOLDED = {"level": 1, "hidden": True}
# In characters; what is not named here is folded away, and unfolds with the + over the columns.
_WIDTHS: Mapping[str, Mapping[str, int]] = {
    "Documents": {
        "document": 40,
        "title": 48,
        # Each as wide as its name and the arrow of the filter.
        **{name: max(11, len(name) + 4) for name in (*COUNTS, *JUDGED)},
        **_METRICS,
        "skipped": 60,
        "origin": 18,
        "origin_reasons": 60,
        "origin_caveats": 60,
        "path": 40,
    },
    "Findings": {
        "document": 26,
        "line": 6,
        "rule": 9,
        "name": 24,
        "severity": 9,
        "context": 60,
        "message": 38,
        "suggestion": 34,
        "decided": 16,
        "decision": 11,
        "comment": 32,
        "path": 26,
    },
    "Rules": {"rule": 10, "name": 32, "severity": 10, "claim": 12, "findings": 10, "documents": 11, "example": 90},
    "Groups": {**dict.fromkeys(GROUPS, 13), "by": 9, "group": 36, "worst_document": 40},
}
_WRAPPED = frozenset(
    [
        *("title", "name", "context", "message", "suggestion", "decided", "comment", "example"),
        *("skipped", "origin_reasons", "origin_caveats"),
    ]
)
# White on red, dark on amber and on yellow: each above 4.5 to 1 (WCAG AA).
_SEVERE: Mapping[str, Mapping[str, object]] = {
    "critical": {"bg_color": "#A61B29", "font_color": "#FFFFFF", "bold": True},
    "major": {"bg_color": "#F6CDA8", "font_color": "#5F2A00"},
    "minor": {"bg_color": "#FBF0BF", "font_color": "#4F4200"},
}


@contextmanager
def sheet(target: Path | None, options: WriteOptions) -> Iterator[Write]:
    """Write one workbook, ``report.xlsx`` in a folder; rows go to disk as they come, so memory hardly grows.

    Raises `UsageError` for standard output, which a workbook is no use on.
    """
    from shutil import copyfileobj
    from tempfile import TemporaryDirectory

    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    if target is None:
        raise UsageError("a workbook cannot be printed", place="xlsx", remedy="give --out a folder or a file")
    with fresh(inside(target, "report.xlsx")) as stream, TemporaryDirectory(ignore_cleanup_errors=True) as drafts:
        # Made beside and copied, because a zip file that breaks off has to be closed before its stream is.
        draft = Path(drafts, "report.xlsx")
        book = Workbook(draft, {"constant_memory": True, "tmpdir": drafts})
        book.use_zip64()
        run = _Run(book, options)
        yield run.write
        run.close()
        try:
            book.close()
        except FileCreateError as error:
            # xlsxwriter hides the system's own error, which says what is to be done.
            raise error.args[0] from error
        with draft.open("rb") as finished:
            copyfileobj(finished, stream.buffer)


class _Run:
    """The sheets of a workbook while the reports go by."""

    def __init__(self, book: "Workbook", options: WriteOptions) -> None:
        self.book, self.options = book, options
        self.tally, self.groups = Tally(), Summary()
        self.signatures: dict[str, None] = {}
        self.overview = book.add_worksheet("Summary")
        self.documents = Rows(book, "Documents", DOCUMENTS)
        self.findings = Rows(book, "Findings", FINDINGS)

    def write(self, report: Report) -> None:
        """Put a report's findings and its document, each linked with the other."""
        self.tally.add(report, self.options.shown(report))
        self.groups.add(report)
        self.signatures[visible(report.signature)] = None
        document, first = self.documents.next_place(), None
        for finding in self.options.shown(report):
            place = self.findings.put(finding_row(report, finding, self.options), {"document": document})
            first = first or place
        self.documents.put(document_row(report), {"document": first} if first else {}, faint=not report.looked)

    def close(self) -> None:
        """Put what is known at the end: rules, groups, the summary with its charts, and what the workbook is."""
        rules, groups = Rows(self.book, "Rules", RULES), Rows(self.book, "Groups", GROUPS)
        by_rule, by_group = self.tally.most_frequent(), list(self.groups.rows())
        for each in by_rule:
            rules.put(rule_row(each))
        for row in by_group:
            groups.put(row)
        signatures = list(self.signatures)
        put_overview(self.book, self.overview, self.tally, by_group, self.options.totals(), signatures)
        for rows in (self.documents, self.findings, rules, groups):
            rows.close()
        about = self.book.add_worksheet(ABOUT)
        about.very_hidden()
        for number, pair in enumerate([("format", "mtcheck report"), *(("signature", each) for each in signatures)]):
            for column, text in enumerate(pair):
                put_text(about, number, column, text)
        self.book.set_properties(
            {"title": "Signs of machine translation", "comments": "\n".join(signatures), "created": EPOCH}
        )


class Rows:
    """A table that runs over as many sheets as it needs; every one has the header, a filter and frozen panes."""

    def __init__(self, book: "Workbook", title: str, columns: Sequence[str]) -> None:
        self.book, self.title, self.columns = book, title, columns
        self.full: list[tuple[Worksheet, int]] = []
        self.formats = _formats(book)
        self.known: set[str] = set()
        self._start(title)

    def _start(self, name: str) -> None:
        self.name, self.row, self.links = name, 1, 0
        self.sheet = self.book.add_worksheet(name)
        widths = _WIDTHS[self.title]
        for number, column in enumerate(self.columns):
            folded = {} if column in widths else _FOLDED
            self.sheet.set_column(number, number, widths.get(column, 14), None, folded)
            self.sheet.write_string(0, number, column, self.formats["header"])
        # The column of the document (or the rule, or the group) stays in sight with the header.
        self.sheet.freeze_panes(1, 2 if self.columns[1] in ("document", "group") else 1)
        self.sheet.set_landscape()
        self.sheet.repeat_rows(0)
        self.sheet.fit_to_pages(1, 0)

    def next_place(self) -> str:
        """Say where the next row will stand, as a link does."""
        if self.row == ROWS:
            self.full.append((self.sheet, self.row))
            self._start(f"{self.title} {len(self.full) + 1}")
        return f"internal:'{self.name}'!A{self.row + 1}"

    def put(self, row: Iterable[Cell], links: Mapping[str, str] | None = None, *, faint: bool = False) -> str:
        """Write a row and give its place; ``links`` are places by column."""
        place = self.next_place()
        for number, (column, value) in enumerate(zip(self.columns, row, strict=True)):
            form = self._format(column, value, faint)
            if value is not None:
                self.known.add(column)
            if value is None:
                self.sheet.write_blank(self.row, number, None, form)
            elif isinstance(value, str):
                self._put_text(number, value, form, (links or {}).get(column))
            else:
                self.sheet.write_number(self.row, number, round(value, 4), form)
        self.row += 1
        return place

    def _put_text(self, number: int, value: str, form: "Format", place: str | None) -> None:
        # A name that xlsxwriter would take for markup does without a link.
        if place and self.links < LINKS and not value.startswith("<r>"):
            self.links += 1
            self.sheet.write_url(self.row, number, place, self.formats["link"], cell(value))
        else:
            put_text(self.sheet, self.row, number, value, form)

    def _format(self, column: str, value: Cell, faint: bool) -> "Format":
        if faint:
            return self.formats["faint"]
        if column == "severity":
            return self.formats[str(value)]
        if column == "line":
            return self.formats["place"]
        return self.formats["wrapped" if column in _WRAPPED else "text"]

    def close(self) -> None:
        """Give every sheet its filter, fold what nobody asked for, and give decisions their lists and colours."""
        for sheet, rows in (*self.full, (self.sheet, self.row)):
            last = max(1, rows - 1)
            sheet.autofilter(0, 0, last, len(self.columns) - 1)
            for column in _SELDOM.keys() & {*self.columns} - self.known:
                number = self.columns.index(column)
                sheet.set_column(number, number, _SELDOM[column], None, _FOLDED)
            if "decision" in self.columns:
                self._offer_decisions(sheet, last)

    def _offer_decisions(self, sheet: "Worksheet", last: int) -> None:
        column = self.columns.index("decision")
        sheet.data_validation(
            *(1, column, last, column),
            {
                "validate": "list",
                "source": list(DECISIONS),
                "input_title": "Your decision",
                "input_message": "accept: it is a slip. reject: the copy is right. undo: as not decided.",
                "error_title": "No such decision",
                "error_message": f"Choose {', '.join(DECISIONS[:-1])} or {DECISIONS[-1]}, or leave the cell empty.",
            },
        )
        for decision in ("accept", "reject"):
            condition = {"type": "cell", "criteria": "==", "value": f'"{decision}"', "format": self.formats[decision]}
            sheet.conditional_format(1, column, last, column, condition)


def _formats(book: "Workbook") -> Mapping[str, "Format"]:
    top: Mapping[str, object] = {"valign": "top"}
    looks: Mapping[str, Mapping[str, object]] = {
        "header": {"bold": True, "bg_color": "#E9ECF1", "bottom": 1, "valign": "vcenter"},
        "plain": {},
        "text": top,
        "wrapped": {**top, "text_wrap": True},
        # At the right edge its figures would run into the name of the rule.
        "place": {**top, "align": "center"},
        "link": {**top, "text_wrap": True, "font_color": "#1B4F9C", "underline": 1},
        "faint": {**top, "italic": True, "font_color": "#6B3FA0"},
        "accept": {"bg_color": "#D8EFD9", "font_color": "#14491A"},
        "reject": {"bg_color": "#E3E5E8", "font_color": "#3C4350"},
        **{severity: {**top, **_SEVERE[severity]} for severity in SEVERITIES},
    }
    return {name: book.add_format(dict(look)) for name, look in looks.items()}
