"""Parquet files: a row is a record, read one group of rows at a time."""

from collections.abc import Iterator
from io import BufferedReader

from mtcheck.errors import InputError, UsageError
from mtcheck.model import Document
from mtcheck.readers.options import ReadOptions, Unreadable
from mtcheck.readers.packages import searchable
from mtcheck.readers.records import record, unread
from mtcheck.readers.table import Row, documents
from mtcheck.readers.workbook import cell_text

# Rows in memory at a time; stories of some 5 kB make 5 MB of them.
_BATCH = 1000


def read_parquet(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """Read a Parquet file: columns as in JSON Lines where one holds lists of segments, else mapped as in CSV.

    A “line” is the number of a row, from 1. Raises UsageError where pyarrow is not installed or a column is missing.
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
        header = file.schema_arrow.names
    except broken as error:
        raise _broken(error, name) from None

    def rows() -> Iterator[dict[str, object]]:
        try:
            for batch in file.iter_batches(_BATCH):
                yield from batch.to_pylist()
        except broken as error:
            raise _broken(error, name) from None

    if "segments" in header and "text" not in options.mapping:
        yield from _records(rows(), name)
        return
    numbered = (
        Row(number, {column: cell_text(row[column]) for column in header}) for number, row in enumerate(rows(), 1)
    )
    yield from documents(numbered, header, name, "parquet", options)


def _broken(error: Exception, name: str) -> InputError:
    problem = f"is broken Parquet ({' '.join(str(error).split())[:200]})"
    return InputError(problem, place=name, remedy="write it anew")


def _records(rows: Iterator[dict[str, object]], name: str) -> Iterator[Document | Unreadable]:
    for number, row in enumerate(rows, 1):
        fields = {
            key: value if isinstance(value, str | list) else cell_text(value)
            for key, value in row.items()
            if value is not None
        }
        try:
            yield record(fields, name, "parquet", (number,))
        except InputError as error:
            yield unread(fields, f"{name}:{number}", "parquet", error)
