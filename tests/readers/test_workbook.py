import shutil
import subprocess
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from mtcheck.errors import UsageError
from mtcheck.model import Document
from mtcheck.readers import ReadOptions, Unreadable, read
from tests.office import HEADER, STORY, book, opendocument, row, zipped
from tests.programs import needed
from tests.readers.reading import Put, one, refusal, texts


def test_a_row_is_a_document_and_every_cell_is_text(put: Put) -> None:
    document = one(put("a.xlsx", book(HEADER, STORY)))
    assert (document.name, document.format, texts(document)) == ("s1", "xlsx", ["It rained."])
    assert document.segments[0].source == "Llovió."
    assert document.meta == {"date": "2026-03-02", "words": "2"}
    assert document.segments[0].origin.at(0) == (2, None, None)


def test_columns_are_mapped_and_rows_of_one_document_are_its_segments(put: Put) -> None:
    rows = (
        ("n", "story", "es", "en"),
        (1, "A", "Llovió.", "It rained."),
        (2, "A", "Paró.", "It stopped."),
        (3, "B", "", "Fin."),
    )
    mapping = {"document": "story", "source": "es", "text": "en"}
    first, second = read([put("a.xlsx", book(*rows))], ReadOptions(mapping=mapping))
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert [(each.text, each.source) for each in first.segments] == [
        ("It rained.", "Llovió."),
        ("It stopped.", "Paró."),
    ]
    assert [each.origin.at(0).line for each in first.segments] == [2, 3]
    assert texts(second) == ["Fin."]


def test_the_first_sheet_is_read_or_the_one_that_is_named(put: Put) -> None:
    path = put("a.xlsx", book(("text",), ("Rain.",), Later=(("text",), ("Sun.",))))
    assert texts(one(path)) == ["Rain."]
    assert texts(one(path, ReadOptions(sheet="Later"))) == ["Sun."]
    assert texts(one(path, ReadOptions(sheet=" later"))) == ["Sun."]
    assert "has no sheet “Lat-er”" in str(refusal(path, ReadOptions(sheet="Lat-er")).error)
    error = refusal(path, ReadOptions(sheet="Never")).error
    assert isinstance(error, UsageError)
    assert str(error) == f"{path}: has no sheet “Never”; name one of its sheets: Stories, Later"


def test_sheets_that_were_not_looked_at_are_named_once(put: Put) -> None:
    rows = (("text",), ("Rain.",), ("Sun.",))
    path = put("a.xlsx", book(*rows, Later=(("text",), ("Snow.",)), Empty=()))
    assert [each.remarks for each in read([path]) if isinstance(each, Document)] == [
        ("sheet “Later” was not looked at: name it with --sheet",),
        (),
    ]
    assert one(path, ReadOptions(sheet="Later")).remarks == ()


def test_a_cell_over_several_rows_is_that_of_each_but_for_the_text(put: Put) -> None:
    rows = (("headline", "text", "desk"), ("Rain", "It rained.", "A"), (None, "It poured.", "B"), (None, None, "C"))
    whole = openpyxl.load_workbook(BytesIO(book(*rows, ("Sun", "It shone.", "D"))))
    whole["Stories"].merge_cells("A2:A4")
    whole["Stories"].merge_cells("B3:B4")
    stream = BytesIO()
    whole.save(stream)
    first, second, empty, last = read([put("a.xlsx", stream.getvalue())])
    assert [texts(each) for each in (first, second, last) if isinstance(each, Document)] == [
        ["Rain", "It rained."],
        ["Rain", "It poured."],
        ["Sun", "It shone."],
    ]
    assert isinstance(empty, Unreadable)


def test_empty_columns_before_the_table_count_where_cells_are_told_by_their_place(put: Put) -> None:
    rows = ((None, "headline", "text", "source"), (None, "Rain", "It rained.", "Llovió."))
    whole = openpyxl.load_workbook(BytesIO(book(*rows, (None, None, "It poured.", "=1+1"))))
    whole["Stories"].merge_cells("B2:B3")
    stream = BytesIO()
    whole.save(stream)
    first, second = read([put("a.xlsx", stream.getvalue())])
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert [texts(first), texts(second)] == [["Rain", "It rained."], ["Rain", "It poured."]]
    assert second.remarks == ("“source” holds a formula whose value was not saved (row 3): not looked at",)


def test_a_hidden_sheet_is_not_the_first(put: Put) -> None:
    whole = openpyxl.load_workbook(BytesIO(book(("text",), ("Rain.",), Later=(("text",), ("Sun.",)))))
    whole["Stories"].sheet_state = "hidden"
    stream = BytesIO()
    whole.active = 1
    whole.save(stream)
    assert texts(one(put("a.xlsx", stream.getvalue()))) == ["Sun."]


def test_a_sheet_that_is_a_diagram_is_not_the_first(put: Put) -> None:
    whole = openpyxl.load_workbook(BytesIO(book(("text",), ("Rain.",))))
    whole.create_chartsheet("Diagram", 0)
    stream = BytesIO()
    whole.save(stream)
    assert texts(one(put("a.xlsx", stream.getvalue()))) == ["Rain."]


def test_a_formula_counts_for_its_saved_value_and_is_never_calculated(put: Put) -> None:
    whole = openpyxl.load_workbook(BytesIO(book(("text", "note"), ("Rain.", "=1+1"))))
    stream = BytesIO()
    whole.save(stream)
    # Saved by a program that does not calculate: there is no value.
    assert one(put("a.xlsx", stream.getvalue())).meta == {"note": ""}
    ods = row("text", "note") + row("Rain.", "x").replace(
        'string"><text:p>x', 'float" office:value="2" table:formula="of:=1+1"><text:p>2'
    )
    assert one(
        put("a.ods", opendocument(f"<table:table table:name='Stories'>{ods}</table:table>", kind="spreadsheet"))
    ).meta == {"note": "2"}


def test_empty_rows_and_columns_move_no_line(put: Put) -> None:
    whole = openpyxl.Workbook()
    sheet = whole.active
    assert sheet is not None
    sheet["B3"], sheet["B4"], sheet["B5"], sheet["B6"] = "text", "Rain.", " ", "Sun."
    stream = BytesIO()
    whole.save(stream)
    documents = list(read([put("a.xlsx", stream.getvalue())]))
    assert [each.segments[0].origin.at(0).line for each in documents if isinstance(each, Document)] == [4, 6]


def test_moments_and_truths_are_written_as_iso_and_words(put: Put) -> None:
    path = put("a.xlsx", book(("text", "at", "paid", "rate"), ("Rain.", datetime(2026, 3, 2, 8, 30), True, 0.25)))
    assert one(path).meta == {"at": "2026-03-02T08:30:00", "paid": "TRUE", "rate": "0.25"}


def far_away() -> bytes:
    whole = openpyxl.Workbook()
    sheet = whole.active
    assert sheet is not None
    sheet["A1"], sheet["XFD1048576"] = "text", "far"
    stream = BytesIO()
    whole.save(stream)
    return stream.getvalue()


def repeated() -> bytes:
    wide = row("text").replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="16384"')
    wide = wide.replace("<table:table-row", '<table:table-row table:number-rows-repeated="1048576"')
    return opendocument(f"<table:table table:name='Stories'>{wide}</table:table>", kind="spreadsheet")


def test_rows_and_cells_that_have_only_a_format_take_no_room(put: Put) -> None:
    sheet = "xl/worksheets/sheet1.xml"
    with ZipFile(BytesIO(book(("text", "by"), ("It rained.", "Ana")))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    far = b'<row r="1048575"><c r="XFD1048575" s="0"/></row><row r="1048576" ht="12.8"></row></sheetData>'
    parts[sheet] = parts[sheet].replace(b"</sheetData>", far)
    assert texts(one(put("a.xlsx", zipped(parts)))) == ["It rained."]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.xlsx", far_away(), "has a sheet of 17,179,869,184 cells"),
        ("a.ods", repeated(), "has a sheet of 17,179,869,184 cells"),
        ("a.xlsx", b"PK\x03\x04 no more", "is no workbook that can be opened"),
        ("a.xlsx", zipped({"xl/workbook.xml": "<a"}), "is broken XML (unclosed token)"),
        ("a.xlsx", zipped({"xl/workbook.xml": "<a/>"}), "is no workbook that can be opened"),
        ("a.xlsx", zipped({"xl/sharedStrings.xml": bytes(1 << 22)}), "would unpack to an absurd size"),
        ("a.xlsx", book(("text",)), "holds no rows"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(put: Put, name: str, content: bytes, problem: str) -> None:
    path = put(name, content)
    error = refusal(path).error
    assert error.problem.startswith(problem)
    assert str(error).startswith(path)
    assert error.remedy
    assert "\n" not in str(error)


def test_a_missing_column_is_a_mistake_in_the_call(put: Put) -> None:
    path = put("a.xlsx", book(("body",), ("Rain.",)))
    item = refusal(path)
    assert item.fatal
    assert (
        str(item.error)
        == f"{path}:1: has no column “text”; name the column of the text: --map text=COLUMN, one of: body"
    )


def test_what_stands_over_a_table_is_no_header(put: Put) -> None:
    path = put(
        "a.xlsx", book(("Week 10", date(2026, 3, 2)), (), ("Slug", "Body"), ("rain", "It rained."), ("", "Dry."))
    )
    first, second = read([path], ReadOptions(mapping={"text": "body", "title": "slug"}))
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.name, first.title, texts(first)) == (f"{path}:4", "rain", ["rain", "It rained."])
    assert texts(second) == ["Dry."]


def test_an_empty_sheet_names_the_others(put: Put) -> None:
    error = refusal(put("a.xlsx", book(Copy=(("text",), ("Rain.",)), Staff=(("name",),)))).error
    assert error.problem == "holds no rows in the sheet that is read"
    assert error.remedy == "name another one: --sheet NAME, one of: Copy, Staff"


def test_where_the_first_sheet_holds_no_texts_the_others_are_named(put: Put) -> None:
    path = put("a.xlsx", book((), ("Week 10",), Copy=(("text",), ("Rain.",)), Staff=(("name",),)))
    assert str(refusal(path).error) == (
        f"{path}:2: has no column “text”; name the column of the text: --map text=COLUMN, one of: Week 10; "
        "or name another sheet: --sheet NAME, one of: Copy, Staff"
    )


@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_workbooks_of_libreoffice_read_the_same(put: Put, tmp_path: Path, kind: str) -> None:
    needed("libreoffice", there=bool(shutil.which("soffice")))
    path = put("a.xlsx", book(HEADER, STORY, ("s2", "=NA()")))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path), path],
        check=True,
        capture_output=True,
    )
    document, error = read([str(tmp_path / f"a.{kind}")])
    assert isinstance(document, Document)
    assert (document.format, texts(document), document.meta) == (
        kind,
        ["It rained."],
        {"date": "2026-03-02", "words": "2"},
    )
    assert isinstance(error, Unreadable)
    problem = "is empty, an error or a formula" if kind == "xls" else "holds the error #N/A in place of a text"
    assert (error.name, error.error.problem) == ("s2", problem)
