"""A report as an editor gives it back: decisions by column name, wherever the columns stand, whatever saved it."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from io import BufferedReader, BytesIO, TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from mtcheck.errors import InputError
from mtcheck.readers.compound import is_container
from mtcheck.readers.encodings import encoding_of
from mtcheck.readers.headers import Numbered, from_header, header_at, levelled, numbered, top
from mtcheck.readers.options import ReadOptions
from mtcheck.reviews.decisions import Decision, Verdict, merged, standing
from mtcheck.text.fingerprints import finding_id, fingerprint
from mtcheck.writers.cells import unguard, visible

# Only what cannot mean the opposite: an “x” is a tick to some and a cross to others, “wrong” may be said of the copy,
# and a “-” stands in many tables for nothing. “1.0” is a 1 that pandas has read beside empty cells.
ACCEPT = frozenset(
    [
        *("accept", "accepted", "a", "yes", "y", "ok", "okay", "true", "agree", "agreed", "confirm", "confirmed"),
        *("✓", "✔", "✅", "☑", "👍", "1", "1.0", "+"),
    ]
)
REJECT = frozenset(
    [
        *("reject", "rejected", "r", "no", "n", "false", "disagree", "disagreed", "deny", "denied", "fp"),
        *("✗", "✘", "❌", "☒", "👎", "0", "0.0"),
    ]
)
UNDO = frozenset(("undo", "undone", "withdraw", "withdrawn", "clear"))
_MEANT: Mapping[str, Verdict] = {
    **dict.fromkeys(sorted(ACCEPT), "accept"),
    **dict.fromkeys(sorted(REJECT), "reject"),
    **dict.fromkeys(sorted(UNDO), "undo"),
    "false positive": "reject",
    "false alarm": "reject",
    "true positive": "accept",
}
_WORDS = [word for word in _MEANT if len(word) > 2]
# “reejct” is 0.83 like “reject”, and “correct” 0.77.
_NEAR = 0.8
_FIRST = re.compile(r"[^\W\d_]{2,}(?=[ ,;:/(–—-])")
# Says that a sign is a picture, and of which colour.
_LOOK = re.compile("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")
# What a row says of its finding; of the first four, one that stands twice leaves open which is meant.
_COLUMNS = ("decision", "comment", "fingerprint", "finding_id", "rule", "document", "context", "text")
# Of one rule in one sentence; more than this is a table, not a sentence.
_OCCURRENCES = 100
# A spreadsheet that takes a fingerprint for a number keeps so many figures of it, as a share (“1.23457E+15”).
_FIGURES = 1e-4


class Edited(NamedTuple):
    """The decisions of a report, the rows that could not be understood, and how many are still open."""

    decisions: tuple[Decision, ...]
    problems: tuple[InputError, ...]
    open: int


class _Row(NamedTuple):
    """A row by the names of its columns; ``decision`` is the place of the cell that decides."""

    place: str
    decision: str
    cells: Mapping[str, str]


def load_decisions(path: Path) -> list[Decision]:
    """Read a file of decisions, also one that was edited by hand.

    Raises `InputError` where there is none, and for the first row that cannot be understood: a rejection that is passed
    over in silence would come back as a finding.
    """
    edited = read_report(path)
    if edited.problems:
        raise edited.problems[0]
    return list(standing(merged((), edited.decisions)).values())


def read_report(path: Path) -> Edited:
    """Read the decisions of a CSV file or a workbook (XLSX, ODS, XLS); no formula is run.

    Raises `InputError` where the file cannot be read or has no column of decisions. Rows that cannot be understood are
    given as problems, the others count.
    """
    decisions: list[Decision] = []
    problems: list[InputError] = []
    undecided = 0
    for row in _rows(path):
        try:
            decision = _decision(row)
        except InputError as problem:
            problems.append(problem)
            continue
        if decision:
            decisions.append(decision)
        else:
            undecided += 1
    return Edited(tuple(decisions), tuple(problems), undecided)


def _decision(row: _Row) -> Decision | None:
    cells = row.cells
    verdict = _verdict(cells.get("decision", ""), row.decision)
    comment = cells.get("comment", "")
    if not verdict and not comment:
        return None
    known = _resolved(cells)
    if known is None:
        remedy = "keep the columns fingerprint, or finding_id with document, rule and context"
        raise InputError("nothing says which finding this row is about", place=row.place, remedy=remedy)
    return Decision(known, cells.get("rule", ""), verdict, comment, cells.get("document", ""), cells.get("text", ""))


def _verdict(cell: str, place: str) -> Verdict:
    """Read a decision as people write it; raises InputError with the nearest word."""
    plain = _LOOK.sub("", cell)
    word = " ".join(plain.casefold().replace("_", " ").strip(" .!\"'").split()) or plain.strip()
    if not word:
        return ""
    if word in _MEANT:
        return _MEANT[word]
    remedy = "write accept, reject or undo, or leave the cell empty"
    first = _FIRST.match(word)
    if first and (begun := _MEANT.get(first[0])):
        # What follows may be a reason, or take the word back: “accept? no”.
        remedy = f"if you mean “{begun}”, write that alone, and the rest under “comment”"
    elif near := get_close_matches(word, _WORDS, n=1, cutoff=_NEAR):
        remedy = f"did you mean “{_MEANT[near[0]]}”?"
    raise InputError(f"“{visible(cell)[:60]}” is no decision", place=place, remedy=remedy)


def _resolved(cells: Mapping[str, str]) -> str | None:
    """Tell which finding a row is about, also where a spreadsheet took its names for numbers, or a column is gone."""
    given = cells.get("fingerprint", "").strip().lower().removeprefix("'")
    id, document = cells.get("finding_id", "").strip().lower(), cells.get("document", "")
    sentence = cells.get("context", "").replace("[[", "").replace("]]", "")
    whole = given if len(given) == 16 and not set(given) - set("0123456789abcdef") else None

    def candidates() -> Iterator[str]:
        # One by one: where a spreadsheet has changed nothing, the first is the one that is meant.
        yield from (whole,) if whole else ()
        for count in range(_OCCURRENCES if sentence else 0):
            yield fingerprint(cells.get("rule", ""), sentence, count)

    if id and document:
        for each in candidates():
            if _same(finding_id(document, each), id):
                return each
    if whole:
        return whole
    return next((each for each in candidates() if given and _same(each, given)), None)


def _same(name: str, cell: str) -> bool:
    """Say whether a cell holds a name, be it as the number that a spreadsheet made of it."""
    if name == cell:
        return True
    try:
        number, seen = float(name), float(cell.replace(",", "."))
    except ValueError:
        return False
    return number not in (0.0, float("inf")) and abs(number - seen) <= _FIGURES * number


def _rows(path: Path) -> Iterator[_Row]:
    """Give the rows below every header that has a column of decisions."""
    headers: list[str] = []
    found = False
    with _tables(path) as tables:
        for place, table in tables:
            # A file has lines alone, a sheet has cells.
            sheet = place != str(path)
            first = top(table)
            at = header_at([cells for _, cells in first], "decision")
            if at is None:
                # What a report tells of earlier decisions is no column to type in.
                headers += (name for _, cells in first for name in cells if levelled(name) != "decided")
                continue
            found, (number, header) = True, first[at]
            columns = _columns(header, f"{place}:{number}")
            letter = _letter(columns) if sheet else ""
            for line, cells in chain(first[at + 1 :], table):
                if any(cell.strip() for cell in cells):
                    values = {columns[at]: unguard(cell.strip()) for at, cell in enumerate(cells) if at in columns}
                    yield _Row(f"{place}:{line}", f"{place}:{letter}{line}", values)
    if not found:
        near = get_close_matches("decision", map(levelled, headers), n=1)
        remedy = f"is “{near[0]}” meant? call it decision" if near else "give a report that mtcheck has written"
        raise InputError("has no column “decision”", place=str(path), remedy=remedy)


def _letter(columns: Mapping[int, str]) -> str:
    """Name the column of decisions as a sheet does."""
    from xlsxwriter.utility import xl_col_to_name

    return str(next(xl_col_to_name(at) for at, name in columns.items() if name == "decision"))


def has_column(path: Path, name: str) -> bool:
    """Say whether a table of a file has a column of this name; raises `InputError` where the file cannot be read."""
    with _tables(path) as tables:
        return any(header_at([cells for _, cells in top(table)], name) is not None for _, table in tables)


def _columns(header: Sequence[str], place: str) -> dict[int, str]:
    """Give the columns that tell something by their number; of two of one name none could be trusted."""
    columns: dict[int, str] = {}
    for at, cell in enumerate(header):
        name = next((name for name in _COLUMNS if levelled(name) == levelled(cell)), None)
        if name in _COLUMNS[:4] and name in columns.values():
            raise InputError(f"two columns are named “{name}”", place=place, remedy="keep one")
        if name:
            columns[at] = name
    return columns


@contextmanager
def _tables(path: Path) -> Iterator[Iterable[tuple[str, Iterator[Numbered]]]]:
    """Give the tables of a file, each with its place, to be read as they come; the file is closed behind the block."""
    try:
        with path.open("rb") as file:
            # What a pipe gives can be read once.
            stream: BufferedReader = file if file.seekable() else BufferedReader(BytesIO(file.read()))
            workbook = is_container(stream) or stream.peek(4).startswith(b"PK\x03\x04")
            yield _sheets(path, stream) if workbook else [(str(path), _lines(path, stream))]
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(f"cannot be read ({reason})", place=str(path), remedy="check the path") from None


def _lines(path: Path, stream: BufferedReader) -> Iterator[Numbered]:
    # Excel saves plain CSV in the code page of the desk, which in the West is 1252.
    encoding, mark = encoding_of(stream, str(path), ReadOptions(source_language="es"))
    stream.seek(mark)
    with TextIOWrapper(stream, encoding, newline="") as text:
        table = from_header(enumerate(text, 1), "decision")
        if table is None:
            return
        try:
            yield from numbered(table.lines, table.delimiter, table.number)
        except csv.Error as error:
            raise InputError(f"is not CSV ({error})", place=str(path), remedy="save it again as CSV or XLSX") from None


def _sheets(path: Path, stream: BufferedReader) -> Iterator[tuple[str, Iterator[Numbered]]]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

    from mtcheck.readers.workbook import kind_of, rows_of

    try:
        kind_of(stream, str(path))
        stream.seek(0)
        book = CalamineWorkbook.from_filelike(stream)
        for sheet in book.sheets_metadata:
            if sheet.typ == SheetTypeEnum.WorkSheet:
                rows = rows_of(book.get_sheet_by_name(sheet.name))
                yield f"{path}:{sheet.name}", enumerate((list(map(_text, cells)) for cells in rows), 1)
    except CalamineError as error:
        reason = " ".join(str(error).split())
        raise InputError(f"is no workbook ({reason})", place=str(path), remedy="save it again, or as CSV") from None


def _text(cell: object) -> str:
    """Give a cell as it was before a spreadsheet took it for a number."""
    if isinstance(cell, float):
        return f"{cell:.17g}"
    return str(cell)
