"""pandas in, pandas out."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from mtcheck.errors import UsageError
from mtcheck.frames import Rows, check_frame
from mtcheck.writers.table import DOCUMENTS, FINDINGS

GLOSS = "The agency (ICE, for its acronym in English) opened an office in Lima."
PLAIN = "The agency opened an office in Lima."


def test_a_row_a_finding_with_the_columns_of_findings_csv() -> None:
    found = check_frame(pd.DataFrame({"text": [PLAIN, GLOSS]}, index=["a", "b"]))
    assert tuple(found.columns) == FINDINGS
    assert found[["document", "rule", "text"]].to_dict("records") == [
        {"document": "b", "rule": "ES014", "text": "for its acronym in English"}
    ]


def test_a_finding_tells_what_is_known_of_its_rule() -> None:
    (told,) = check_frame(pd.DataFrame({"text": [GLOSS]}))["evidence"]
    assert told.startswith("seen in ")


def test_a_row_a_document_also_where_there_was_nothing_to_look_at() -> None:
    frame = pd.DataFrame({"body": [GLOSS, None, PLAIN], "slug": ["one", "two", "three"]})
    documents = check_frame(frame, "body", name="slug", rows="documents")
    assert tuple(documents.columns) == DOCUMENTS
    assert list(documents["document"]) == ["one", "two", "three"]
    assert documents["major"].isna().tolist() == [False, True, False]
    assert documents["skipped"][1] == "document: row 1: “body” holds no text; put a text there, or leave the row out"


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        (float("nan"), "“body” holds no text; put"),
        (pd.NA, "“body” holds no text; put"),
        (b"It rained.", "“body” holds no text, but a value of type bytes; put"),
        ([PLAIN], "“body” holds no text, but a value of type list; put"),
        ("", "is empty; give"),
    ],
)
def test_a_cell_without_text_is_told_by_its_row_and_column(cell: Any, reason: str) -> None:
    frame = pd.DataFrame({"body": [PLAIN, cell]}, index=["a", "b"])
    assert check_frame(frame, "body", rows="documents")["skipped"][1].startswith(f"document: row b: {reason}")


def test_references_in_a_column_are_scored() -> None:
    frame = pd.DataFrame({"text": [PLAIN], "human": [PLAIN]})
    documents = check_frame(frame, reference="human", rows="documents")
    assert documents["bleu"][0] == pytest.approx(100)


def test_an_empty_frame_has_the_same_columns() -> None:
    empty = check_frame(pd.DataFrame({"text": []}))
    assert tuple(empty.columns) == FINDINGS
    assert empty.empty


@pytest.mark.parametrize("rows", ["findings", "documents"])
def test_partitions_have_the_same_types_whatever_stands_in_them(rows: Rows, tmp_path: Path) -> None:
    parts = [check_frame(pd.DataFrame({"text": texts}), rows=rows) for texts in ([GLOSS], [PLAIN], [None], [])]
    for number, part in enumerate(parts):
        part.to_parquet(tmp_path / f"{number}.parquet")
    assert [part.dtypes.equals(parts[0].dtypes) for part in parts] == [True] * 4
    names = {"findings": ("line", "rule", "cause"), "documents": ("words", "title", "bleu")}[rows]
    types = {"findings": ["Int64", "string", "string"], "documents": ["Int64", "string", "Float64"]}[rows]
    assert [str(parts[3][name].dtype) for name in names] == types
    assert len(pd.read_parquet(tmp_path)) == sum(map(len, parts))


def test_a_column_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(UsageError, match="frame: there is no column “body”; name one of: text, slug"):
        check_frame(pd.DataFrame({"text": [PLAIN], "slug": ["a"]}), "body")


@pytest.mark.parametrize("wrong", [["text", "title"], None])
def test_what_names_no_column_is_refused(wrong: Any) -> None:
    with pytest.raises(UsageError) as refused:
        check_frame(pd.DataFrame({"text": [PLAIN]}), wrong)
    assert str(refused.value) == f"frame: there is no column “{wrong}”; name one of: text"


def test_a_column_in_place_of_the_frame_is_refused() -> None:
    series: Any = pd.Series([PLAIN])
    with pytest.raises(UsageError, match="frame: is of type Series; give a DataFrame, and the name of the column of"):
        check_frame(series)


def test_the_language_may_be_named_as_for_a_check() -> None:
    frame = pd.DataFrame({"text": [GLOSS]})
    assert list(check_frame(frame, lang="es")["rule"]) == ["ES014"]
    assert list(check_frame(frame, lang="fr")["rule"]) == []


def test_a_name_may_be_a_number_and_no_two_documents_share_one() -> None:
    numbered = pd.DataFrame({"text": [GLOSS, GLOSS, GLOSS], "id": [101, 102, None]}, index=[7, 7, 7])
    assert list(check_frame(numbered, name="id")["document"]) == ["101", "102", "7"]
    found = check_frame(numbered)
    assert list(found["document"]) == ["7", "7#2", "7#3"]
    assert found["finding_id"].is_unique


def test_no_row_shares_the_name_of_one_that_could_not_be_read() -> None:
    frame = pd.DataFrame({"text": [None, GLOSS, None], "slug": ["a", "a", "a"]})
    assert list(check_frame(frame, name="slug", rows="documents")["document"]) == ["a", "a#2", "a#3"]


def test_a_name_that_two_columns_have_is_refused() -> None:
    doubled = pd.DataFrame([[PLAIN, GLOSS]], columns=["text", "text"])
    with pytest.raises(UsageError, match="2 columns are named “text”; give each a name of its own"):
        check_frame(doubled)


def test_rows_of_another_kind_are_refused() -> None:
    wrong: Any = "documnets"
    with pytest.raises(UsageError, match="rows: there are no rows 'documnets'; give findings or documents"):
        check_frame(pd.DataFrame({"text": [PLAIN]}), rows=wrong)
