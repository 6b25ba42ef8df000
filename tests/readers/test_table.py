"""Tables in text: a row a document, or a segment; what is no part of them, and what refuses them."""

import pytest

from mtcheck.model import Document
from mtcheck.readers import ReadOptions, Unreadable, read
from tests.files import line
from tests.readers.reading import Put, one, refusal, several, texts


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32-le"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_row_ends_where_its_line_ends_in_any_encoding(put: Put, encoding: str, end: str) -> None:
    """Signs that part lines elsewhere (U+2028, U+0085, a form feed) stand within cells."""
    rows = end.join(["text\tid", "It\x0c rained\u2028on\x85Monday.\ta", "It snowed.\tb", ""])
    first = line(id="a", text="It rained\u2028on\x85Monday.").rstrip()
    records = end.join([first, '{"id": "b", "text": "It snowed."}', ""])
    options = ReadOptions(encoding=encoding)
    for path in (put("a.tsv", rows.encode(encoding)), put("a.jsonl", records.encode(encoding))):
        found = [(item.name, texts(item)) for item in read([path], options) if isinstance(item, Document)]
        assert found == [("a", ["It rained on Monday."]), ("b", ["It snowed."])]


def test_wide_bytes_that_are_no_text_are_told_by_their_line(put: Put) -> None:
    content = f'{line(id="a", text="It rained.")}{{"id": "{"b" * 200}'.encode("utf-16") + b"\x00\xd8a\x00"
    first, broken = read([put("a.jsonl", content)])
    assert isinstance(broken, Unreadable)
    assert first.name == "a"
    assert broken.error.place.endswith("a.jsonl:2")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_row_a_document_whatever_the_delimiter(put: Put, delimiter: str) -> None:
    rows = [["Body", "es", "note"], ['"It rained, he said; then\nit stopped."', '"Llovió."', "x"], ["Dry.", "", ""]]
    path = put("a.csv", "\ufeff" + "\r\n".join(delimiter.join(row) for row in rows))
    options = ReadOptions(mapping={"text": "Body", "source": "es"})
    first, second = read([path], options)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert texts(first) == ["It rained, he said; then it stopped."]
    assert (first.name, second.name) == (f"{path}:2", f"{path}:4")
    assert first.segments[0].source == "Llovió."
    assert (second.segments[0].source, second.source) == (None, None)
    assert first.meta == {"note": "x"}


def test_consecutive_rows_of_one_document_are_its_segments(put: Put) -> None:
    path = put("a.csv", "doc,hyp,ref\nd1,It rained. ,Rain fell.\nd1,It stopped.,\nd2,Dry.,\nd2,Hot.,Hot.\n")
    options = ReadOptions(mapping={"text": "hyp", "reference": "ref", "document": "doc"})
    first, second = read([path], options)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.name, texts(first), second.name) == ("d1", ["It rained. ", "It stopped."], "d2")
    assert [segment.references for segment in first.segments] == [("Rain fell.",), ()]
    assert [segment.references for segment in second.segments] == [(), ("Hot.",)]
    assert [segment.origin.at(0).line for segment in first.segments] == [2, 3]


def test_columns_are_known_with_capitals_spaces_and_hyphens(put: Put) -> None:
    rows = "ID,Title,TEXT,By-line,Source item,Desk,\n7,Rain,It rained.,Ann Lee,es/1,North,\n"
    document = one(put("a.csv", rows))
    assert (document.name, document.title, texts(document)) == ("7", "Rain", ["Rain", "It rained."])
    assert document.meta == {"byline": "Ann Lee", "source_item": "es/1", "Desk": "North"}
    mapped = one(put("b.csv", "Body,Slug\nIt rained.,rain\n"), ReadOptions(mapping={"text": "body", "id": "slug"}))
    assert (mapped.name, texts(mapped)) == ("rain", ["It rained."])


@pytest.mark.parametrize("column", ["title", "Headline"])
def test_a_headline_in_a_column_of_its_own_is_checked_before_the_text(put: Put, column: str) -> None:
    document = one(put("a.csv", f"{column},text\n The ferry  sank,Nobody was on board. It was old.\n"))
    parts = [(each.index, each.paragraph, each.role, each.text) for each in document.segments]
    assert parts == [
        (0, -1, "headline", "The ferry sank"),
        (1, 0, "body", "Nobody was on board."),
        (2, 0, "body", "It was old."),
    ]
    assert document.segments[0].origin.at(4).line == 2


def test_a_headline_stands_in_for_a_title_row_by_row(put: Put) -> None:
    rows = "text,title,headline\nIt rained.,,Rain\nIt rained.,Wet,Rain\n"
    first, second = (each for each in read([put("a.csv", rows)]) if isinstance(each, Document))
    assert (texts(first), first.meta) == (["Rain", "It rained."], {})
    assert (texts(second), second.meta) == (["Wet", "It rained."], {"headline": "Rain"})
    mapped = one(put("b.csv", "headline,id\nIt rained.,1\n"), ReadOptions(mapping={"text": "headline"}))
    assert texts(mapped) == ["It rained."]


def test_a_headline_that_the_text_begins_with_is_not_given_twice(put: Put) -> None:
    assert texts(one(put("a.jsonl", line(title="Rain again", text="Rain again! It poured.")))) == [
        "Rain again!",
        "It poured.",
    ]


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ("\r\n \r\ntext;title\r\nDry.;Rain\r\n", 4),
        ("sep=;\r\ntext;title\r\nDry.;Rain;;\r\n", 3),
        ("\ufeffSEP=,\r\n\r\ntext,title\r\nDry.,Rain\r\n", 4),
    ],
)
def test_what_a_spreadsheet_puts_around_a_table_is_no_part_of_it(put: Put, rows: str, line: int) -> None:
    document = one(put("a.csv", rows))
    assert (document.title, texts(document), document.meta) == ("Rain", ["Rain", "Dry."], {})
    assert document.segments[0].origin.at(0).line == line


def test_quotation_marks_in_tsv_without_quoting_are_text(put: Put) -> None:
    path = put("a.tsv", 'id\ttext\n1\t"It rained," he said.\n2\t"Dry.\n')
    assert [texts(document) for document in read([path]) if isinstance(document, Document)] == [
        ['"It rained," he said.'],
        ['"Dry.'],
    ]


def test_a_column_that_is_not_there_is_fatal_and_names_those_that_are(put: Put) -> None:
    path = put("a.csv", "id,body\n1,It rained.\n")
    unreadable = refusal(path)
    assert unreadable.fatal
    assert str(unreadable.error) == (
        f"{path}:1: has no column “text”; name the column of the text: --map text=COLUMN, one of: id, body"
    )
    mapped = refusal(path, ReadOptions(mapping={"text": "story"}))
    assert mapped.fatal
    remedy = "map text to one of its columns, in a run of its own where other files have others: id, body"
    assert str(mapped.error) == f"{path}:1: has no column “story”; {remedy}"


def test_two_columns_of_one_name_are_refused_where_one_is_needed(put: Put) -> None:
    unreadable = refusal(put("a.csv", "\ntext,note,text,note\nRain.,x,Sun.,y\n"))
    assert str(unreadable.error).endswith("a.csv:2: has two columns “text”; give each a name of its own")
    path = put("b.csv", "text,date,date,note,note\nRain.,2026,2027,x,y\n")
    assert one(path).meta == {"date": "2027", "note": "y"}
    assert "has two columns “note”" in str(refusal(path, ReadOptions(mapping={"title": "note"})).error)


def test_a_broken_header_is_refused_in_one_line(put: Put) -> None:
    assert "a.csv:2: is not CSV (" in str(refusal(put("a.csv", '\n"id" x,text\n1,One.\n')).error)


def test_broken_rows_are_refused_alone(put: Put) -> None:
    path = put("a.csv", 'id,text\n1,One.\n2,Two,and more\n3,Three.\n4,"Four.\n')
    items = list(read([path]))
    assert [isinstance(item, Document) for item in items] == [True, False, True, False]
    errors = [str(item.error) for item in items if isinstance(item, Unreadable)]
    assert errors[0] == f"{path}:3: has 3 cells for 2 columns; quote cells that hold the delimiter"
    assert errors[1].startswith(f"{path}:5: is not CSV")


def test_blank_lines_above_the_header_are_counted(put: Put) -> None:
    document, broken = read([put("a.csv", "\n \nid,text\n1,One.\n2,Two,more\n")])
    assert isinstance(document, Document)
    assert isinstance(broken, Unreadable)
    assert document.segments[0].origin.at(0).line == 4
    assert str(broken.error).startswith(f"{broken.name}: has 3 cells for 2 columns; ")
    assert broken.name.endswith("a.csv:5")


def test_a_cell_may_hold_a_whole_book(put: Put) -> None:
    path = put("a.csv", f"text\n{'It rained. ' * 50_000}\n")
    assert len(one(path).segments) == 50_000


def test_rows_without_text_or_under_a_column_without_a_name_stop_no_other(put: Put) -> None:
    options = ReadOptions(mapping={"document": "doc"})
    empty, whole = read([put("a.csv", "text,doc,\n,T1,\nIt rained.,T2,a note\n")], options)
    assert isinstance(empty, Unreadable)
    assert isinstance(whole, Document)
    assert (texts(whole), whole.name) == (["It rained."], "T2")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_row_of_delimiters_alone_is_empty_and_passed_over(put: Put, delimiter: str) -> None:
    rows = "id,text,desk\n,,\na,It rained.,A\n,,\n , ,\nb,It shone.,B\n,,\n,,\n".replace(",", delimiter)
    items = list(read([put("a.csv", rows)]))
    lines = [(item.name, item.segments[0].origin.at(0).line) for item in items if isinstance(item, Document)]
    assert (lines, len(items)) == ([("a", 3), ("b", 6)], 2)


def test_a_table_may_say_that_tabs_part_its_cells(put: Put) -> None:
    assert texts(one(put("a.csv", "sep=\t\nText\tBy-line\nIt rained.\tAna\n"))) == ["It rained."]


def test_a_header_alone_holds_no_rows(put: Put) -> None:
    assert str(refusal(put("a.csv", "text\n")).error).partition(": ")[2].startswith("holds no rows; ")


@pytest.mark.parametrize(
    ("name", "content", "named"),
    [
        ("a.jsonl", '{"id": "n", "text": "It rained."}\n{"id": "n", "text": null}\n{"id": "m"}\n', ["n", "n#2", "m"]),
        ("a.jsonl", '{"id": 7, "text": 1}\n{"id": "", "text": 1}\n{"id": "x"\n[1]\n', ["7", ":2", ":3", ":4"]),
        ("a.json", '[{"id": "n", "text": "It rained."}, {"id": "m", "text": " "}, 1]', ["n", "m", ":3"]),
        ("a.csv", "id,text,desk\nn,It rained.,A\nm,,A\n,,A\np,Two,A,more\n", ["n", "m", ":4", ":5"]),
    ],
)
def test_a_record_that_is_not_looked_at_keeps_its_id(put: Put, name: str, content: str, named: list[str]) -> None:
    path = put(name, content)
    assert [item.name.removeprefix(path) for item in read([path])] == named


def test_rows_of_a_document_that_are_not_looked_at_keep_its_name(put: Put) -> None:
    path = put("a.csv", "story,text\nm,\nm,\nn,It rained.\n")
    lost, _ = read([path], ReadOptions(mapping={"document": "story"}))
    assert isinstance(lost, Unreadable)
    assert (lost.name, lost.path, str(lost.error)) == ("m", path, f"{path}:2: is empty; give a record that holds text")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_cell_of_several_lines_that_is_quoted_is_one_cell_of_a_tsv_file(put: Put, encoding: str) -> None:
    document = one(put("a.tsv", 'text\tid\r\n"Rain.\r\n\r\nSun."\ta\r\n'.encode(encoding)))
    assert (document.name, texts(document)) == ("a", ["Rain.", "Sun."])


def test_names_of_columns_with_commas_are_told_apart(put: Put) -> None:
    error = refusal(put("a.csv", '"Text, final","Head\nline",id\nRain.,Wet,a\n')).error
    assert error.remedy == "name the column of the text: --map text=COLUMN, one of: “Text, final”, Head line, id"


def test_spaces_behind_the_commas_of_a_table_are_no_part_of_its_cells(put: Put) -> None:
    document = one(put("a.csv", 'id, text, desk\na, "Rain, hard.", B\n'))
    assert (document.name, texts(document), document.meta) == ("a", ["Rain, hard."], {"desk": "B"})


def test_json_lines_may_be_called_json(put: Put) -> None:
    path = put("a.json", line(id="a", text="Rain.") + "{broken\n" + line(id="b", text="Sun."))
    first, broken, second = read([path])
    assert (first.name, first.format, second.name) == ("a", "jsonl", "b")
    assert isinstance(broken, Unreadable)
    assert str(broken.error).startswith(f"{path}:2: is not JSON from column 2 on; ")
    for content in (
        '{"text": "One."}{"text": "Two."}',
        '{"text": "One."}\n[1]',
        '{"text": "One."\n}\n{"text": "Two."}',
    ):
        assert refusal(put("b.json", content)).error.problem == "is not JSON"


def test_of_json_lines_that_are_called_json_a_guess_is_told_once(put: Put) -> None:
    path = put("a.json", (line(text="“Rain.”") + line(text="“Sun.”")).encode("cp1252"))
    guessed: list[str] = []
    _, second = read([path], ReadOptions(guessed=guessed.append))
    assert isinstance(second, Document)
    assert guessed == ["cp1252"]
    assert (texts(second), second.remarks) == (["“Sun.”"], ())


def test_one_list_alone_in_a_line_holds_records_as_in_json(put: Put) -> None:
    path = put("a.jsonl", '[{"id": "a", "text": "Rain."}, {"id": "b", "text": "Sun."}]\n')
    assert [(each.name, texts(each)) for each in several(path)] == [("a", ["Rain."]), ("b", ["Sun."])]


def test_a_carriage_return_within_a_row_is_told_as_that(put: Put) -> None:
    path = put("a.csv", "id,text\r\na,Rain.\rb,Sun.\nc,Sea.\n")
    broken, document = read([path])
    assert isinstance(broken, Unreadable)
    assert document.name == "c"
    assert str(broken.error) == (
        f"{path}:2: is not CSV (a carriage return stands in a cell without quotation marks); "
        "end all lines alike, and quote cells of several lines"
    )
