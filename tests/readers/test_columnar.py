import sys
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest

from mtcheck.errors import UsageError
from mtcheck.model import Document
from mtcheck.readers import ReadOptions, Unreadable, read
from tests.files import parquet
from tests.readers.reading import Put, one, refusal, several, texts


def test_a_row_is_a_record_with_its_unknown_columns_as_text(put: Put) -> None:
    content = parquet(id=[1, 2, 3], body=["Rain.", "Sun.", None], day=[date(2026, 3, 2)] * 3, words=[1.0, 2.5, None])
    first, second, third = read([put("a.parquet", content)], ReadOptions(mapping={"text": "body"}))
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.name, texts(first), first.meta) == ("1", ["Rain."], {"day": "2026-03-02", "words": "1"})
    assert second.segments[0].origin.at(0) == (2, None, None)
    assert isinstance(third, Unreadable)
    assert third.error.problem == "is empty"


def test_lists_of_segments_are_kept_with_their_sources(put: Put) -> None:
    content = parquet(
        id=["s1", "s2"], segments=[["Rain.", "Sun."], ["One."]], source_segments=[["Lluvia.", None], ["a", "b"]]
    )
    first, second = read([put("a.parquet", content)])
    assert isinstance(first, Document)
    assert [(each.text, each.source) for each in first.segments] == [("Rain.", "Lluvia."), ("Sun.", None)]
    assert isinstance(second, Unreadable)
    assert second.error.problem == "“source_segments” has 2 items for 1 segment"


def test_parquet_is_known_by_its_first_bytes(put: Put) -> None:
    assert one(put("a.bin", parquet(text=["Rain."]))).format == "parquet"


def test_what_is_broken_is_refused_and_a_missing_column_is_a_mistake_in_the_call(put: Put) -> None:
    path = put("a.parquet", parquet(text=["Rain."])[:-9])
    assert str(refusal(path).error).startswith(f"{path}: is broken Parquet (")
    item = refusal(put("b.parquet", parquet(body=["Rain."])))
    assert item.fatal


def test_without_its_library_it_says_what_to_install(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    error = refusal(put("a.parquet", b"PAR1")).error
    assert isinstance(error, UsageError)
    assert error.remedy == "install it with: pip install pyarrow"


def test_sums_and_bytes_are_text_as_they_are_written(put: Put) -> None:
    document = one(put("a.parquet", parquet(text=[b"Rain."], paid=[Decimal("12.50")])))
    assert (texts(document), document.meta) == (["Rain."], {"paid": "12.50"})


@pytest.mark.parametrize(
    ("column", "kind", "more"),
    [
        ([1, 2], "int64", ""),
        ([["Rain."], ["Sun."]], "list<element: string>", "; a list of strings belongs in “segments”"),
        ([{"words": 1, "en": "Rain."}, None], "struct<words: int64, en: string>", ", such as the one in it: body.en"),
    ],
)
def test_what_is_no_text_is_not_read_as_its_repr(put: Put, column: list[object], kind: str, more: str) -> None:
    path = put("a.parquet", parquet(id=["a", "b"], body=column))
    unreadable = refusal(path, ReadOptions(mapping={"text": "body"}))
    assert unreadable.fatal
    assert str(unreadable.error) == f"{path}: “body” holds {kind}, not strings; map text to a column of strings{more}"


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        (pa.large_list(pa.large_string()), "; a list of strings belongs in “segments”"),
        (pa.struct({"en": pa.large_string()}), ", such as the one in it: body.en"),
    ],
)
def test_what_polars_writes_is_told_as_what_others_write(put: Put, kind: pa.DataType, more: str) -> None:
    path = put("a.parquet", parquet(body=pa.array([None], kind)))
    remedy = f"map text to a column of strings{more}"
    assert refusal(path, ReadOptions(mapping={"text": "body"})).error.remedy == remedy


def test_the_agency_of_a_parquet_file_may_be_any_kind(put: Put) -> None:
    document = one(put("a.parquet", parquet(text=["Rain."], Source=[7])))
    assert (texts(document), document.meta) == (["Rain."], {"Source": "7"})


def test_a_source_that_is_an_object_names_the_outlet_as_in_json(put: Put) -> None:
    about: list[object] = [{"id": 1, "name": "Desk"}, None]
    first, second = several(put("a.parquet", parquet(text=["Rain.", "Sun."], source=about)))
    assert [(texts(each), each.source, each.meta) for each in (first, second)] == [
        (["Rain."], None, {"outlet": "Desk"}),
        (["Sun."], None, {"outlet": ""}),
    ]
    document = one(put("b.parquet", parquet(segments=[["Rain.", "Sun."]], source=about[:1])))
    assert (texts(document), document.meta) == (["Rain.", "Sun."], {"outlet": "Desk"})
    mapped = refusal(
        put("c.parquet", parquet(text=["Rain."], source=about[:1])), ReadOptions(mapping={"source": "source"})
    )
    assert mapped.error.problem == "“source” holds struct<id: int64, name: string>, not strings"
    sourced = refusal(put("d.parquet", parquet(text=["Rain."], source=[{"text": "Lluvia."}])))
    assert sourced.error.problem == "“source” holds struct<text: string>, not strings"


def test_bytes_are_text_in_any_layout(put: Put) -> None:
    column = pa.array([b"Rain."], pa.binary_view())
    assert texts(one(put("a.parquet", parquet(text=column)))) == ["Rain."]
