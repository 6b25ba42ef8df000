"""Tables of documents, read as they stream: JSON Lines, CSV, TSV."""

import json
from collections.abc import Iterator
from io import BufferedReader

from mtcheck.errors import InputError
from mtcheck.model import Document
from mtcheck.readers.encodings import decoded_lines
from mtcheck.readers.options import ReadOptions, Unreadable
from mtcheck.readers.records import record

_REMEDY = "write one JSON object a line"


def read_jsonl(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """Read JSON Lines, one document an object; a broken line is reported and the others still read."""
    count = 0
    for number, line in decoded_lines(stream, name, options):
        if not isinstance(line, InputError) and line.isspace():
            continue
        count += 1
        try:
            yield _parsed(line, name, number)
        except InputError as error:
            yield Unreadable(f"{name}:{number}", "jsonl", error)
    if not count:
        raise InputError("is empty", place=name, remedy="give a file that holds records")


def _parsed(line: str | InputError, name: str, number: int) -> Document:
    if isinstance(line, InputError):
        raise line
    place = f"{name}:{number}"
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        where = f" at column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise InputError(
            f"is not JSON{where}", place=f"{name}:{number}", remedy="write one JSON object a line"
        ) from None
    if not isinstance(fields, dict):
        raise InputError("is not a JSON object", place=f"{name}:{number}", remedy="write one JSON object a line")
    return record(fields, name, "jsonl", number)
