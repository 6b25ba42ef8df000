"""pandas in, pandas out: one function for a notebook, and for every partition of Dask or Spark."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, get_args

from mtcheck.errors import InputError, UsageError
from mtcheck.model import SEVERITIES, Document
from mtcheck.pipeline import check_documents, evidence, with_language
from mtcheck.readers import Unreadable
from mtcheck.readers.names import uniquely_named
from mtcheck.readers.records import record
from mtcheck.settings import Settings
from mtcheck.writers.jsonl import SCORES
from mtcheck.writers.options import WriteOptions
from mtcheck.writers.table import DOCUMENTS, FINDINGS, Cell, document_row, finding_row

if TYPE_CHECKING:
    import pandas as pd

Rows = Literal["findings", "documents"]

# The columns of either kind of row that hold counts and positions; what is neither here nor a score is text.
_WHOLE = frozenset(
    {"segment", "line", "column", "start", "end", "words", "segments", *SEVERITIES, "signals", "suppressed"}
)


def check_frame(
    frame: "pd.DataFrame",
    text: str = "text",
    *,
    name: str | None = None,
    source: str | None = None,
    reference: str | None = None,
    title: str | None = None,
    rows: Rows = "findings",
    settings: Settings | None = None,
    lang: str | None = None,
) -> "pd.DataFrame":
    """Check the texts of a column; give a row a finding, or a row a document, with the columns of the CSV set.

    ``text``, ``name``, ``source``, ``reference`` and ``title`` name columns. A document without a name gets the label
    of its row; a repeated name gets “#2”. ``lang`` is as for `mtcheck.check`. A cell that holds no text gives a
    document that was not looked at. The columns and their types (``string``, ``Int64``, ``Float64``; “not given” is
    ``pd.NA``) are the same for any input, so the function can be mapped over partitions. Raises `UsageError` for a
    column that is not there, a name that several columns have or rows of another kind.
    """
    if rows not in get_args(Rows):
        raise UsageError(f"there are no rows {rows!r}", place="rows", remedy=f"give {' or '.join(get_args(Rows))}")
    settings = with_language(settings, lang)
    others = {"id": name, "source": source, "reference": reference, "title": title}
    given = {"text": text} | {field: column for field, column in others.items() if column is not None}
    reports = check_documents(uniquely_named(_documents(frame, given), unread=True), settings)
    if rows == "documents":
        return _typed(map(document_row, reports), DOCUMENTS)
    options = WriteOptions(evidence=evidence(settings))
    found = (finding_row(report, each, options) for report in reports for each in report.flags)
    return _typed(found, FINDINGS)


def _typed(rows: Iterable[Iterable[Cell]], columns: Sequence[str]) -> "pd.DataFrame":
    """Make a table whose types hang on the names of its columns alone, not on what happens to stand in them."""
    import pandas as pd

    # Kept by Python: pandas would otherwise take pyarrow where it is installed, and workers need not be alike.
    text = pd.StringDtype("python")
    types = {
        name: pd.Int64Dtype() if name in _WHOLE else pd.Float64Dtype() if name in SCORES else text for name in columns
    }
    return pd.DataFrame(map(tuple, rows), columns=list(columns), dtype=object).astype(types)


def _documents(frame: "pd.DataFrame", given: Mapping[str, str]) -> Iterator[Document | Unreadable]:
    values: Sequence[Any] = [_column(frame, column) for column in given.values()]
    for number, (label, *cells) in enumerate(zip(frame.index, *values, strict=True)):
        row = dict(zip(given, cells, strict=True))
        fields = {field: cell for field, cell in row.items() if isinstance(cell, str)}
        fields["id"] = _name(row.get("id")) or str(label)
        place = f"row {label}"
        try:
            if "text" not in fields:
                raise _textless(given["text"], row["text"], place)
            yield record(fields, "frame", "frame", [number], place=place)
        except InputError as error:
            yield Unreadable(fields["id"], "frame", error)


def _textless(column: str, cell: Any, place: str) -> InputError:
    """Make the refusal of a row whose cell holds nothing, or something else than a text."""
    import pandas as pd

    nothing = pd.api.types.is_scalar(cell) and pd.isna(cell)
    held = "" if nothing else f", but a value of type {type(cell).__name__}"
    return InputError(f"“{column}” holds no text{held}", place=place, remedy="put a text there, or leave the row out")


def _column(frame: "pd.DataFrame", name: str) -> "pd.Series[Any]":
    """Give the one column of a name."""
    import pandas as pd

    if not isinstance(frame, pd.DataFrame):
        remedy = "give a DataFrame, and the name of the column of the texts"
        raise UsageError(f"is of type {type(frame).__name__}", place="frame", remedy=remedy)
    if not isinstance(name, Hashable) or name not in frame.columns:
        listed = ", ".join(map(str, frame.columns)) or "none"
        raise UsageError(f"there is no column “{name}”", place="frame", remedy=f"name one of: {listed}")
    column = frame[name]
    if isinstance(column, pd.DataFrame):
        raise UsageError(f"{column.shape[1]} columns are named “{name}”", remedy="give each a name of its own")
    return column


def _name(cell: Any) -> str:
    """Give what a cell says as a name; "" where it says nothing."""
    import pandas as pd

    if not pd.api.types.is_scalar(cell) or pd.isna(cell):
        return ""
    # A whole number has become a fraction where another cell of its column is empty.
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
