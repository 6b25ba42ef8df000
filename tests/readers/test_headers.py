"""One way to find a header: what opens in one command opens in all."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from mtcheck.errors import InputError
from mtcheck.model import Document
from mtcheck.readers import ReadOptions, read
from mtcheck.reviews.edited import read_report
from tests.office import book
from tests.readers.reading import Put, one, refusal, texts

Rows = Sequence[Sequence[str]]

NAME = "0123456789abcdef"
# A table that stories and decisions can both be read from.
HEADER = ("Finger-print", "DECISION", "Text")
TABLE = (HEADER, (NAME, "reject", "It rained."))


def csv(rows: Rows, delimiter: str = ";") -> str:
    return "\r\n".join(delimiter.join(row) for row in rows) + "\r\n"


@pytest.fixture(params=["csv", "xlsx"])
def saved(request: pytest.FixtureRequest, put: Put) -> Callable[[Rows], str]:
    return lambda rows: put(f"a.{request.param}", csv(rows) if request.param == "csv" else book(*rows))


def decided(path: str) -> list[tuple[str, str]]:
    return [(each.fingerprint, each.verdict) for each in read_report(Path(path)).decisions]


@pytest.mark.parametrize(
    "above",
    [
        [],
        [["Week 10, the desk in the north"]],
        [["Week 10", "North", "Ana"], []],
        [["Desk", "North", "Ana"]],
        [["Week 10", "North", "Ana", "Rain"]],
        [["Week 10"]] * 99,
        [["Week 10"], *[[]] * 1_000],
    ],
)
def test_a_header_is_found_below_what_stands_over_it(saved: Callable[[Rows], str], above: Rows) -> None:
    path = saved([*above, *TABLE])
    document = one(path)
    assert texts(document) == ["It rained."]
    assert document.segments[0].origin.at(0).line == len(above) + 2
    assert decided(path) == [(NAME, "reject")]


def test_a_header_is_looked_for_in_a_hundred_rows(saved: Callable[[Rows], str]) -> None:
    path = saved([*[["Week 10"]] * 100, *TABLE])
    assert "has no column “text”" in str(refusal(path).error)
    with pytest.raises(InputError, match="has no column “decision”"):
        read_report(Path(path))


def test_empty_rows_over_a_header_have_an_end(saved: Callable[[Rows], str]) -> None:
    path = saved([["Week 10"], *[[]] * 10_000, *TABLE])
    assert "has no column “text”" in str(refusal(path).error)


def test_columns_are_named_and_no_title_where_that_of_the_text_is_missing(saved: Callable[[Rows], str]) -> None:
    path = saved([["Week 10", "North"], [], ["id", "kind", "body"], ["1", "story", "It rained."]])
    assert str(refusal(path).error) == (
        f"{path}:3: has no column “text”; name the column of the text: --map text=COLUMN, one of: id, kind, body"
    )


@pytest.mark.parametrize("below", ["It rained all day.", "2026"])
def test_a_cell_of_the_table_that_says_text_is_no_header(saved: Callable[[Rows], str], below: str) -> None:
    path = saved([["id", "kind", "body"], ["a", "text", below]])
    assert "one of: id, kind, body" in str(refusal(path).error)


@pytest.mark.parametrize("header", [["slug", "kind", "desk"], ["Slug", "Kind of copy", "Desk"]])
@pytest.mark.parametrize("between", [[], [[]], [["ferry", "picture", "Bari"]]])
def test_a_row_below_a_header_is_none(saved: Callable[[Rows], str], header: list[str], between: Rows) -> None:
    path = saved([header, *between, ["rain", "text", "North"], ["wind", "picture", "South"]])
    assert f"one of: {', '.join(header)}" in str(refusal(path).error)


def test_a_narrow_row_of_a_table_is_no_header(saved: Callable[[Rows], str]) -> None:
    table = [["Name", "Kind", "Body", "Desk"], ["Rain", "text"], ["Wind", "picture", "It blew.", "South"]]
    assert "one of: Name, Kind, Body, Desk" in str(refusal(saved(table)).error)


def test_a_line_of_a_story_that_says_text_is_no_header(put: Put) -> None:
    path = put("a.csv", 'id;body\r\n1;"It read:\r\ntext\r\nand no more."\r\n')
    assert str(refusal(path).error).endswith("one of: id, body")


def test_the_columns_that_are_named_are_split_as_most_rows_are(put: Put) -> None:
    path = put("a.csv", "Week 10\r\nid;body\r\n1;It rained, and rained.\r\n2;It stopped, at last, in June.\r\n")
    assert str(refusal(path).error).endswith("one of: id, body")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_that_of_the_header(put: Put, delimiter: str) -> None:
    path = put("a.csv", "Week 10, North; by Ana | Rain\r\n" + csv(TABLE, delimiter))
    assert (texts(one(path)), decided(path)) == (["It rained."], [(NAME, "reject")])


def test_a_line_that_tells_the_delimiter_stands_over_the_title(put: Put) -> None:
    path = put("a.csv", "sep=|\r\nWeek 10\r\n" + csv(TABLE, "|"))
    assert (texts(one(path)), decided(path)) == (["It rained."], [(NAME, "reject")])


def test_a_mapped_column_is_looked_for_below_a_title(saved: Callable[[Rows], str]) -> None:
    path = saved([["Week 10"], ["Slug", "Body copy"], ["rain", "It rained."]])
    (document,) = read([path], ReadOptions(mapping={"text": "body-copy", "id": "slug"}))
    assert isinstance(document, Document)
    assert (document.name, texts(document)) == ("rain", ["It rained."])


@pytest.mark.parametrize("title", [["Week 10"], ["Week 10", "March"]])
def test_a_table_of_one_column_may_have_a_title(saved: Callable[[Rows], str], title: list[str]) -> None:
    assert texts(one(saved([title, ["Text"], ["It rained."]]))) == ["It rained."]
