"""Cells of tables that hold an error, or a formula without its value: neither empty nor a text."""

from io import BytesIO

import openpyxl
import xlsxwriter

from mtcheck.model import Document
from mtcheck.readers import ReadOptions, Unreadable, read
from tests.office import opendocument
from tests.readers.reading import Put, one, refusal, texts

SAVE = "open the workbook once in Excel or LibreOffice and save it, or put the text there"
MEND = "mend the formula, or put the text there"


def book(*rows: tuple[str | None, ...]) -> bytes:
    """Give a workbook as a program saves it that does not calculate."""
    whole = openpyxl.Workbook()
    sheet = whole.worksheets[0]
    sheet.title = "Ours & theirs"
    for row in rows:
        sheet.append(row)
    stream = BytesIO()
    whole.save(stream)
    return stream.getvalue()


def told(path: str, options: ReadOptions | None = None) -> list[tuple[str, str]]:
    """Give name, and text or what is told instead, of all that a file holds."""
    return [
        (item.name, " ".join(texts(item)) if isinstance(item, Document) else str(item.error).removeprefix(f"{path}:"))
        for item in read([path], options)
    ]


def test_a_formula_without_its_value_and_an_error_are_told_as_what_they_are(put: Put) -> None:
    path = put("a.xlsx", book(("id", "text"), ("a", "Rain."), ("b", '="It "&A2'), ("c", "#REF!"), ("d", None)))
    assert told(path) == [
        ("a", "Rain."),
        ("b", f"3: holds a formula whose value was not saved; {SAVE}"),
        ("c", f"4: holds the error #REF! in place of a text; {MEND}"),
        ("d", "5: is empty; give a record that holds text"),
    ]


def test_an_empty_cell_before_it_changes_nothing(put: Put) -> None:
    whole = openpyxl.Workbook()
    sheet = whole.worksheets[0]
    sheet.append(["n", "text"])
    sheet["A2"].font = openpyxl.styles.Font(bold=True)
    sheet["B2"] = "=A1"
    sheet["A3"].font = openpyxl.styles.Font(bold=True)
    sheet["B3"] = "#N/A"
    stream = BytesIO()
    whole.save(stream)
    assert [text.partition(";")[0] for _, text in told(put("a.xlsx", stream.getvalue()))] == [
        "2: holds a formula whose value was not saved",
        "3: holds the error #N/A in place of a text",
    ]


def test_a_column_whose_name_has_no_value_has_no_name(put: Put) -> None:
    error = refusal(put("a.xlsx", book(("=A9", "body"), ("a", "Rain.")))).error
    assert error.remedy == "name the column of the text: --map text=COLUMN, one of: body"


def test_rows_of_a_single_column_without_a_value_are_no_empty_rows(put: Put) -> None:
    path = put("a.xlsx", book(("text",), ("Rain.",), ("=A2",), ("#N/A",)))
    assert [name.removeprefix(path) for name, _ in told(path)] == [":2", ":3", ":4"]


def test_a_formula_that_was_saved_with_nought_to_be_calculated_later_has_no_value(put: Put) -> None:
    stream = BytesIO()
    whole = xlsxwriter.Workbook(stream)
    sheet = whole.add_worksheet()
    sheet.write_row(0, 0, ("id", "text"))
    for row, value in enumerate((0, "Rain.", ""), 1):
        sheet.write(row, 0, f"s{row}")
        sheet.write_formula(row, 1, "=A9", None, value)
    whole.close()
    saved = stream.getvalue()
    assert told(put("a.xlsx", saved)) == [
        ("s1", f"2: holds a formula whose value was not saved; {SAVE}"),
        ("s2", "Rain."),
        ("s3", f"4: holds a formula whose value was not saved; {SAVE}"),
    ]


def test_cells_of_libreoffice_tell_errors_and_empty_texts_apart(put: Put) -> None:
    text = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    error = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
        'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
    )
    empty = '<table:table-cell table:formula="of:=&quot;&quot;"><text:p/></table:table-cell>'
    unsaved = '<table:table-cell table:formula="of:=[.A2]"/>'
    cells = [("id", text.format("text")), ("a", text.format("Rain.")), ("b", error), ("c", empty), ("d", unsaved)]
    rows = "".join(f"<table:table-row>{text.format(name)}{cell}</table:table-row>" for name, cell in cells)
    other = f"<table:table table:name='Other'><table:table-row>{error}</table:table-row></table:table>"
    sheet = f"{other}<table:table table:name='Ours &amp; theirs'>{rows}</table:table>"
    content = opendocument(sheet.replace("'", '"'), kind="spreadsheet")
    assert told(put("a.ods", content), ReadOptions(sheet="ours & theirs")) == [
        ("a", "Rain."),
        ("b", f"3: holds the error #DIV/0! in place of a text; {MEND}"),
        ("c", "4: is empty; give a record that holds text"),
        ("d", f"5: holds a formula whose value was not saved; {SAVE}"),
    ]


def test_an_error_that_a_spreadsheet_wrote_into_a_csv_file_is_no_text(put: Put) -> None:
    path = put("a.csv", "text,n\n#VALUE!,1\nErr:502,2\n#VALUES are up.,3\n")
    assert [text for _, text in told(path)] == [
        f"2: holds the error #VALUE! in place of a text; {MEND}",
        f"3: holds the error Err:502 in place of a text; {MEND}",
        "#VALUES are up.",
    ]


def test_what_programs_write_for_no_value_is_no_text(put: Put) -> None:
    path = put("a.csv", "text,title,n\nNULL,,1\n\\N,,2\nnan,,3\nNone,,4\nRain.,NaN,5\n")
    assert [text for _, text in told(path)] == [
        "2: holds NULL in place of a text; leave the row out, or put the text there",
        "3: holds \\N in place of a text; leave the row out, or put the text there",
        "4: holds nan in place of a text; leave the row out, or put the text there",
        "None",
        "Rain.",
    ]
    *_, story = read([path])
    assert isinstance(story, Document)
    assert (story.title, story.remarks) == (None, ())


def test_a_headline_without_a_value_is_told_with_the_story(put: Put) -> None:
    story = one(put("a.xlsx", book(("headline", "text", "note"), ("#N/A", "Rain.", "=A1"))))
    assert (texts(story), story.title, story.meta) == (["Rain."], None, {"headline": "", "note": ""})
    assert story.remarks == ("“headline” holds the error #N/A in place of a text (row 2): not looked at",)


def test_a_segment_without_a_value_leaves_the_others_of_its_story(put: Put) -> None:
    rows = (("story", "text"), ("A", "It rained."), ("A", "#REF!"), ("A", "It stopped."), ("B", "=A1"))
    first, story, last = read([put("a.xlsx", book(*rows))], ReadOptions(mapping={"document": "story"}))
    assert isinstance(first, Unreadable)
    assert isinstance(story, Document)
    assert isinstance(last, Unreadable)
    assert (story.name, [text for text in texts(story) if text]) == ("A", ["It rained.", "It stopped."])
    assert [each.error.place.rpartition(":")[2] for each in (first, last)] == ["3", "5"]
