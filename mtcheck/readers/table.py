"""Tables of documents: JSON Lines, JSON, CSV and TSV; all but JSON are read as they stream."""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from io import BufferedReader, BytesIO
from itertools import chain, groupby, islice
from typing import TYPE_CHECKING, Literal, NamedTuple

from mtcheck.errors import InputError, UsageError
from mtcheck.model import Document
from mtcheck.readers import objects
from mtcheck.readers.encodings import decode, decoded_lines
from mtcheck.readers.headers import called, from_header
from mtcheck.readers.mapping import Counterparts, mapped
from mtcheck.readers.options import MAPPED, ReadOptions, Unreadable
from mtcheck.readers.records import NoTextError, record, unread
from mtcheck.readers.reports import is_report_table, no_copy
from mtcheck.readers.sniffing import is_json_lines
from mtcheck.readers.valueless import NOTHING, no_value
from mtcheck.readers.wrapped import Records, records_of

if TYPE_CHECKING:
    from _csv import Reader

_OBJECT_A_LINE = "write one JSON object a line, or name a file with one list of records .json"
_ROWS = "give a file with a header and rows"
# What a column may also be called with capitals, spaces or hyphens (“By-line”, “Source item”). The column “Source” of a
# newsroom names an agency, so counterparts of the text are taken only as they are written here, or mapped.
_LOOSE = ("id", "text", "title", "lang", "src_lang", "url", "date")
_ABOUT = ("byline", "agency", "outlet", "dateline", "version", "source_item", "translated_from", "digital_source_type")
_HEAD = 65536
# Lines; those of real tables that quote have a quoted cell among them.
_SAMPLE = 1000


def read_jsonl(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """Read JSON Lines, one document an object; a broken line is reported and the others still read.

    One object alone may hold records under a key, as in JSON, and so may one list.
    """
    count = 0
    counterparts = Counterparts(options)
    alone: Unreadable | None = None
    whole = ""
    for number, line in decoded_lines(stream, name, options):
        if not isinstance(line, InputError) and line.isspace():
            continue
        if alone:
            yield alone
            alone = None
        count += 1
        if count == 1 and isinstance(line, str) and line.strip() in ("[", "{"):
            remedy = "name it .json (--format json), or write one JSON object a line"
            raise InputError("is JSON over several lines", place=f"{name}:{number}", remedy=remedy)
        fields: object = None
        try:
            fields = _parsed(line, name, number)
            own, fields = fields, mapped(fields, options, f"{name}:{number}")
            yield _object(fields, name, "jsonl", number)
            counterparts.take(own)
        except InputError as error:
            unreadable = unread(fields, f"{name}:{number}", "jsonl", error)
            if count > 1 or not (isinstance(error, NoTextError) and objects.objects(fields)):
                yield unreadable
            else:
                alone, whole = unreadable, "\n" * (number - 1) + str(line)
    if alone:
        content = objects.load(whole, name)
        found = records_of(content, name, options)
        yield from (alone,) if found.records == [content] else _of_json(found, name, "jsonl", options)
    if not count:
        raise InputError("is empty", place=name, remedy="give a file that holds records")
    counterparts.refuse_missing(name)


def _parsed(line: str | InputError, name: str, number: int) -> object:
    if isinstance(line, InputError):
        raise line
    place = f"{name}:{number}"
    try:
        return json.loads(line.rstrip("\r\n"), parse_constant=objects.nothing)
    except (ValueError, RecursionError) as error:
        where = f" from column {error.colno} on" if isinstance(error, json.JSONDecodeError) else ""
        remedy = "take the comma at its end out" if line.rstrip().endswith("},") else _OBJECT_A_LINE
        raise InputError(f"is not JSON{where}", place=place, remedy=remedy) from None


def _object(fields: object, name: str, format: str, number: int, lines: Sequence[int] = ()) -> Document:
    place = f"{name}:{number}"
    if not isinstance(fields, dict):
        raise NoTextError("is not a JSON object", place=place, remedy="write each record as an object")
    return record(fields, name, format, lines or (number,), place=place)


def read_json(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """Read a JSON file that holds one record or a list of them, also under a key; some programs call JSON Lines so."""
    text, _ = decode(stream.read(), name, options)
    try:
        content = objects.load(text, name, remedy="write one record, a list of records, or JSON Lines (.jsonl)")
    except InputError:
        if not is_json_lines(text):
            raise
        # As it was decoded: a guess would be made, and told, of a line once more.
        lines: BufferedReader = BufferedReader(BytesIO(text.encode()))
        yield from read_jsonl(lines, name, replace(options, encoding="utf-8"))
        return
    found = records_of(content, name, options)
    if not found.records:
        raise NoTextError("holds no records", place=name, remedy="give a file that holds records")
    yield from _of_json(found, name, "json", options)


def _of_json(found: Records, name: str, format: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """Make a document of each record of one JSON text; they are told by their number in it."""
    counterparts = Counterparts(options)
    for number, each in enumerate(found.records, 1):
        fields: object = each
        try:
            fields = mapped(each, options, f"{name}:{number}")
            yield _object(fields, name, format, number, _lines(fields))
            counterparts.take(each)
        except InputError as error:
            yield unread(fields, f"{name}:{number}", format, error)
    if found.beside:
        yield Unreadable(name, format, found.beside)
    counterparts.refuse_missing(name)


def _lines(fields: object) -> Sequence[int]:
    """Give the lines of a JSON file that the texts of a record stand in: one, or one for each segment."""
    found = fields.get("segments") or [fields.get("text")] if isinstance(fields, dict) else []
    lines = [objects.line_of(each) for each in found] if isinstance(found, list) else []
    return [line for line in lines if line is not None]


class Row(NamedTuple):
    """A row of a table: the line it begins in and its cells by column, none where the whole row is empty."""

    line: int
    cells: Mapping[str, str]


def read_csv(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """Read CSV or TSV as it streams: a row a document, or consecutive rows of one ``document`` a segment each.

    Raises UsageError where a mapped column is missing.
    """
    wide = b"\0" in stream.peek(_HEAD)[:_HEAD]
    lines = ((number, _text(line)) for number, line in decoded_lines(stream, name, options))
    sought = options.mapping.get("text", "text")
    table = from_header(lines, sought, "\t") if options.format == "tsv" else from_header(lines, sought)
    if table is None:
        raise InputError("holds no rows", place=name, remedy=_ROWS)
    line, delimiter = table.number, table.delimiter
    # In UTF-16 and the like, what comes is not seen in the bytes.
    held = list(islice(table.lines, _SAMPLE)) if wide and delimiter == "\t" else []
    sample = "".join(held).encode() or table.head.encode() + stream.peek(_HEAD)[:_HEAD]
    literal = delimiter == "\t" and not _quoted(sample)
    quoting: Literal[0, 3] = csv.QUOTE_NONE if literal else csv.QUOTE_MINIMAL
    # Where the header has spaces behind its commas, quotation marks stand behind them in the rows.
    spaced = f"{delimiter} " in table.head.partition("\n")[0]
    reader = csv.reader(
        chain(held, table.lines), delimiter=delimiter, quoting=quoting, skipinitialspace=spaced, strict=True
    )
    try:
        header = next(reader, [])
    except csv.Error as error:
        raise _no_csv(error, f"{name}:{line}") from None
    format = "tsv" if delimiter == "\t" else "csv"
    yield from documents(_rows(reader, header, name, line - 1), header, name, format, options, line)


def documents(
    rows: Iterable[Row | InputError], header: Sequence[str], name: str, format: str, options: ReadOptions, line: int = 1
) -> Iterator[Document | Unreadable]:
    """Make documents of the rows of a table, whatever file it stands in; ``line`` is that of the header.

    Raises UsageError where a mapped column is missing, InputError where there are no rows or they are a report's.
    """
    if is_report_table(header):
        raise no_copy(name)
    columns = _columns(header, f"{name}:{line}", options)
    about = {found: field for field in _ABOUT if (found := called(field, header))}
    count = 0
    for key, group in groupby(_filled(rows, name, options), key=lambda row: _key(row, columns)):
        count += 1
        if isinstance(key, InputError):
            yield Unreadable(key.place, format, key)
            continue
        together = [row for row in group if isinstance(row, Row)]
        yield from _looked_at(together, columns, about, name, format)
    if not count:
        raise InputError("holds no rows", place=name, remedy=_ROWS)


def _text(line: str | InputError) -> str:
    """Pass a line on; one that cannot be decoded ends a CSV file, as what follows could be the rest of its cell."""
    if isinstance(line, InputError):
        raise line
    return line


def _quoted(sample: bytes) -> bool:
    """Say whether a TSV file quotes its cells: quotes that open a cell are then closed at the end of one."""
    opening = len(re.findall(rb'(?:^|[\t\r\n])"', sample))
    return 0 < opening <= len(re.findall(rb'"(?=[\t\r\n]|\Z)', sample)) + 1


def _columns(header: Sequence[str], place: str, options: ReadOptions) -> dict[str, str]:
    """Give the column of each field: as mapped, else the one of the field's own name (``document`` only as mapped)."""
    own = {field: field for field in MAPPED if field in header and field != "document"}
    own |= {field: found for field in _LOOSE if (found := called(field, header))}
    if (found := called("headline", header)) and found not in options.mapping.values():
        own["headline"] = found
    columns = own | {field: called(column, header) or column for field, column in options.mapping.items()}
    names = (" ".join(name.split()) for name in header if name)
    listed = ", ".join(f"“{name}”" if "," in name else name for name in names) or "none"
    for field, column in columns.items():
        if column not in header:
            remedy = f"map {field} to one of its columns, in a run of its own where other files have others: {listed}"
            raise UsageError(f"has no column “{column}”", place=place, remedy=remedy)
        if header.count(column) > 1 and (field == "text" or field in options.mapping):
            raise UsageError(f"has two columns “{column}”", place=place, remedy="give each a name of its own")
    if "text" not in columns:
        remedy = f"name the column of the text: --map text=COLUMN, one of: {listed}"
        raise UsageError("has no column “text”", place=place, remedy=remedy)
    return columns


def _rows(reader: "Reader", header: Sequence[str], name: str, before: int) -> Iterator[Row | InputError]:
    """Give the rows below the header; ``before`` counts the lines that the reader has not been given."""
    while True:
        line = before + reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield _no_csv(error, f"{name}:{line}")
            continue
        if any(cells[len(header) :]):
            problem = f"has {len(cells)} cells for {len(header)} column{'s' * (len(header) != 1)}"
            yield InputError(problem, place=f"{name}:{line}", remedy="quote cells that hold the delimiter")
        else:
            # An empty row of a spreadsheet is saved as the delimiters alone.
            filled = any(map(str.strip, cells))
            yield Row(line, dict(zip(header, cells, strict=False)) if filled else {})


def _filled(rows: Iterable[Row | InputError], name: str, options: ReadOptions) -> Iterator[Row | InputError]:
    """Leave out empty rows; where rows count, one that others follow is an error."""
    empty: Row | None = None
    for row in rows:
        if isinstance(row, Row) and not row.cells:
            empty = empty or row
            continue
        if empty and options.every_row:
            remedy = "fill it, or delete the row in all files that are compared"
            yield InputError("is an empty row before others", place=f"{name}:{empty.line}", remedy=remedy)
        empty = None
        yield row


def _no_csv(error: csv.Error, place: str) -> InputError:
    if "new-line character" in str(error):
        problem = "is not CSV (a carriage return stands in a cell without quotation marks)"
        return InputError(problem, place=place, remedy="end all lines alike, and quote cells of several lines")
    return InputError(f"is not CSV ({error})", place=place, remedy="quote cells and double the quotes in them")


def _key(row: Row | InputError, columns: Mapping[str, str]) -> object:
    """Rows of one key are one document: the value of the ``document`` column, else the row alone."""
    if isinstance(row, InputError):
        return row
    return row.cells.get(columns["document"], "") if "document" in columns else row.line


def _id(cells: Mapping[str, str], columns: Mapping[str, str]) -> str:
    """Give what a row is called, "" where nothing says so."""
    named = (cells.get(columns[field]) for field in ("id", "document") if field in columns)
    return next(filter(None, named), "")


def _looked_at(
    rows: Sequence[Row], columns: Mapping[str, str], about: Mapping[str, str], name: str, format: str
) -> Iterator[Document | Unreadable]:
    """Make a document of rows, and name those cells of texts, and of what belongs to them, that hold no value."""
    without = [
        (field, error)
        for row in rows
        for field, column in columns.items()
        if (field == "text" or row.cells.get(column) not in NOTHING)
        and (error := no_value(row.cells.get(column, ""), f"{name}:{row.line}"))
    ]
    valued = [_valued(row, name) for row in rows]
    own = {"id": _id(valued[0].cells, columns)}
    texts = [error for field, error in without if field == "text"]
    for error in texts:
        yield unread({} if "document" in columns else own, error.place, format, error)
    if len(texts) == len(rows):
        return
    if format == "xls" and not any(row.cells.get(columns["text"]) for row in valued):
        remedy = "save it as .xlsx, which tells them apart, or put the text there"
        place = f"{name}:{rows[0].line}"
        yield unread(own, place, format, InputError("is empty, an error or a formula", place=place, remedy=remedy))
        return
    try:
        document = _document(valued, columns, about, name, format)
    except InputError as error:
        yield unread(own, error.place, format, error)
        return
    told = (
        f"“{columns[field]}” {error.problem} (row {error.place.rpartition(':')[2]}): not looked at"
        for field, error in without
        if field != "text"
    )
    yield replace(document, remarks=(*document.remarks, *told)) if without else document


def _valued(row: Row, name: str) -> Row:
    """Leave out of a row what is no value."""
    return Row(row.line, {column: "" if no_value(cell, name) else cell for column, cell in row.cells.items()})


def _document(
    rows: Sequence[Row], columns: Mapping[str, str], about: Mapping[str, str], name: str, format: str
) -> Document:
    """Make a document of a row, or of the rows of one ``document``; ``about`` are names of ours by column."""
    first = rows[0].cells
    fields: dict[str, object] = {
        field: first[column] for field, column in columns.items() if first.get(column) and field != "document"
    }
    # A headline beside a title is only kept.
    if "title" in fields:
        fields.pop("headline", None)
    taken = {column for field, column in columns.items() if field != "headline" or field in fields}
    meta: dict[str, object] = {
        about.get(column, column): cell for column, cell in first.items() if column and column not in taken
    }
    meta |= {field: fields[field] for field in ("url", "date") if field in fields}
    if "document" in columns:
        fields["id"] = _id(first, columns)
        fields["segments"] = [row.cells.get(columns["text"], "") for row in rows]
        for field in sorted({"source", "reference"} & columns.keys()):
            if fields.pop(field, None) or any(row.cells.get(columns[field]) for row in rows):
                fields[f"{field}_segments"] = [row.cells.get(columns[field]) or None for row in rows]
        fields.pop("text", None)
    else:
        fields.setdefault("text", "")
    return record(fields, name, format, [row.line for row in rows], meta)
