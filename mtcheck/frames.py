"""pandas in, pandas out: one function for a notebook, and for every partition of Dask or Spark."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from mtcheck.errors import InputError
from mtcheck.model import Document
from mtcheck.pipeline import check_documents, evidence
from mtcheck.readers import Unreadable
from mtcheck.readers.records import record
from mtcheck.rules.evidence import UNMEASURED
from mtcheck.settings import Settings
from mtcheck.writers.table import DOCUMENTS, FINDINGS, document_row, finding_row

if TYPE_CHECKING:
    import pandas as pd

# The field of a record that each argument of `check_frame` fills.
_FIELDS = {"text": "text", "name": "id", "source": "source", "reference": "reference", "title": "title"}


def check_frame(
    frame: "pd.DataFrame",
    text: str = "text",
    *,
    name: str | None = None,
    source: str | None = None,
    reference: str | None = None,
    title: str | None = None,
    rows: Literal["findings", "documents"] = "findings",
    settings: Settings | None = None,
) -> "pd.DataFrame":
    """Check the texts of a column; give a row a finding, or a row a document, with the columns of the CSV set.

    ``text``, ``name``, ``source``, ``reference`` and ``title`` name columns. A document without a name gets the label
    of its row. A cell that holds no text gives a document that was not looked at. The columns are the same for any
    input, so the function can be mapped over partitions. Raises KeyError for a column that is not there.
    """
    import pandas as pd

    columns = {"text": text, "name": name, "source": source, "reference": reference, "title": title}
    given = {_FIELDS[argument]: column for argument, column in columns.items() if column is not None}
    reports = check_documents(_documents(frame, given), settings)
    if rows == "documents":
        return pd.DataFrame([tuple(document_row(report)) for report in reports], columns=list(DOCUMENTS))
    known = evidence(settings or Settings())
    found = [
        tuple(finding_row(report, each, known.get(each.rule.id, UNMEASURED)))
        for report in reports
        for each in report.flags
    ]
    return pd.DataFrame(found, columns=list(FINDINGS))


def _documents(frame: "pd.DataFrame", given: Mapping[str, str]) -> Iterator[Document | Unreadable]:
    values: Sequence[Any] = [frame[column] for column in given.values()]
    for number, (label, *cells) in enumerate(zip(frame.index, *values, strict=True)):
        fields = {field: cell for field, cell in zip(given, cells, strict=True) if isinstance(cell, str)}
        fields.setdefault("id", str(label))
        try:
            yield record(fields, f"row {label}", "frame", [number])
        except InputError as error:
            yield Unreadable(fields["id"], "frame", error)
