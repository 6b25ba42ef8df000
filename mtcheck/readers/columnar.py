"""Parquet files: a row is a record, read one group of rows at a time."""

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from io import BufferedReader
from typing import TYPE_CHECKING, Any, cast

from mtcheck.errors import InputError, UsageError
from mtcheck.model import Document
from mtcheck.readers.fields import Path, path_of, value_at, without
from mtcheck.readers.headers import called
from mtcheck.readers.mapping import Counterparts, mapped
from mtcheck.readers.options import ReadOptions, Unreadable
from mtcheck.readers.packages import searchable
from mtcheck.readers.records import TEXTS, from_outlet, record, unread
from mtcheck.readers.table import Row, documents
from mtcheck.readers.workbook import cell_text

if TYPE_CHECKING:
    from pyarrow import Field, Schema

# Rows in memory at a time; stories of some 5 kB make 5 MB of them.
_BATCH = 1000


def read_parquet(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """Read a Parquet file: columns as in JSON Lines where one holds lists of segments, else mapped as in CSV.

    A “line” is the number of a row, from 1. Raises UsageError where pyarrow is not installed, or a column is missing or
    of a kind that holds no text.
    """
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        remedy = "install it with: pip install pyarrow"
        raise UsageError("pyarrow is not installed, which reads Parquet", place=name, remedy=remedy) from None
    broken = (ArrowException, OSError, ValueError)
    try:
        file = ParquetFile(searchable(stream, name))
        schema, nested = _lifted(file.schema_arrow, options)
    except broken as error:
        raise _broken(error, name) from None

    header = schema.names
    outlets = _names_outlets(schema, options)
    _refuse_other_kinds(schema, name, options, outlets=outlets)
    if outlets:
        header = list(dict.fromkeys("outlet" if column == "source" else column for column in header))

    def rows() -> Iterator[dict[str, object]]:
        try:
            for batch in file.iter_batches(_BATCH):
                for row in batch.to_pylist():
                    found = reduce(without, nested.values(), row)
                    found |= {column: value_at(row, path) for column, path in nested.items()}
                    yield dict(from_outlet(found)) if outlets else found
        except broken as error:
            raise _broken(error, name) from None

    if "segments" in header and "text" not in options.mapping:
        yield from _records(rows(), name, options)
        return
    numbered = (
        Row(number, {column: cell_text(row.get(column)) for column in header}) for number, row in enumerate(rows(), 1)
    )
    yield from documents(numbered, header, name, "parquet", options)


def _lifted(schema: "Schema", options: ReadOptions) -> tuple["Schema", Mapping[str, Path]]:
    """Give the columns with those that are mapped within structures behind them, and the ways to these by name."""
    from pyarrow import field, types

    def within(fields: Iterable["Field[Any]"]) -> dict[str, Any]:
        return {each.name: within(each.type) if types.is_struct(each.type) else each for each in fields}

    tree = within(schema)
    found = {name: path_of(name, tree) for name in options.mapping.values()}
    nested = {name: path for name, path in found.items() if path and len(path) > 1}
    for name, path in nested.items():
        kind = schema.field(path[0]).type
        for key in path[1:]:
            kind = kind.field(key).type
        schema = schema.append(field(name, kind))
    return schema, nested


def _names_outlets(schema: "Schema", options: ReadOptions) -> bool:
    """Say whether the column “source” holds objects, which name an outlet as in JSON."""
    from pyarrow import types

    if schema.names.count("source") != 1 or "source" in options.mapping:
        return False
    kind = schema.field("source").type
    return types.is_struct(kind) and TEXTS.isdisjoint(each.name for each in kind)


def _refuse_other_kinds(schema: "Schema", name: str, options: ReadOptions, *, outlets: bool) -> None:
    """Refuse numbers, lists and structures as text: written out, they would be checked as if they were copy.

    With ``outlets`` the column “source” is none of those (`_names_outlets`).
    """
    from pyarrow import types

    strings = (types.is_string, types.is_large_string, types.is_string_view)
    texts = (*strings, types.is_null, types.is_binary, types.is_large_binary, types.is_binary_view)
    for field in ("text", "source", "reference"):
        column = called(options.mapping.get(field, field), schema.names)
        # A source that nobody mapped is called so exactly, as an agency may be a “Source”.
        if schema.names.count(column) != 1 or not (field in options.mapping or field == "text" or column == field):
            continue
        if field == "source" and outlets:
            continue
        kind = schema.field(column).type
        kind = kind.value_type if types.is_dictionary(kind) else kind
        if not any(is_kind(kind) for is_kind in texts):
            is_list = types.is_list(kind) or types.is_large_list(kind)
            more = "; a list of strings belongs in “segments”" if is_list else ""
            fields = kind if types.is_struct(kind) else ()
            within = [each.name for each in fields if any(is_kind(each.type) for is_kind in strings)]
            more = f", such as the one in it: {column}.{within[0]}" if within else more
            problem = f"“{column}” holds {kind}, not strings"
            raise UsageError(problem, place=name, remedy=f"map {field} to a column of strings{more}")


def _broken(error: Exception, name: str) -> InputError:
    problem = f"is broken Parquet ({' '.join(str(error).split())[:200]})"
    return InputError(problem, place=name, remedy="write it anew")


def _records(rows: Iterator[dict[str, object]], name: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    counterparts = Counterparts(options)
    for number, row in enumerate(rows, 1):
        fields: object = {
            key: value if isinstance(value, str | list) else cell_text(value)
            for key, value in row.items()
            if value is not None
        }
        try:
            fields = mapped(fields, options, f"{name}:{number}")
            yield record(cast("dict[str, object]", fields), name, "parquet", (number,))
            counterparts.take(row)
        except InputError as error:
            yield unread(fields, f"{name}:{number}", "parquet", error)
    counterparts.refuse_missing(name)
