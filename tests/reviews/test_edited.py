"""What comes back from an editor's spreadsheet, in every state that spreadsheets and people leave it in."""

import csv
import gc
import io
import os
import shutil
import subprocess
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook

from mtcheck.errors import InputError
from mtcheck.model import Report
from mtcheck.pipeline import check
from mtcheck.reviews.edited import has_column, load_decisions, read_report
from mtcheck.text.fingerprints import finding_id, fingerprint
from mtcheck.writers import WriteOptions, open_writers
from tests.programs import needed, type_in_libreoffice

STORY = "The agency (ICE, for its acronym in English) opened the the office.\n\nIt met the the mayor of Lima."

Rows = list[dict[str, str]]


@pytest.fixture
def report() -> Report:
    return check(STORY, lang="es")


@pytest.fixture
def rows(report: Report, tmp_path: Path) -> Rows:
    with open_writers({"csv": tmp_path / "findings.csv"}, WriteOptions()) as write:
        write(report)
    with (tmp_path / "findings.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def saved(path: Path, rows: Rows, delimiter: str = ",", encoding: str = "utf-8-sig", before: str = "") -> Path:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, columns, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes((before + stream.getvalue()).encode(encoding, "replace"))
    return path


def decided(path: Path) -> list[tuple[str, str]]:
    edited = read_report(path)
    assert not edited.problems
    return [(decision.fingerprint, decision.verdict) for decision in edited.decisions]


def names(report: Report) -> list[str]:
    return [finding.fingerprint for finding in report.flags]


def test_three_findings_and_two_decisions(report: Report, rows: Rows, tmp_path: Path) -> None:
    rows[0]["decision"], rows[2]["decision"] = "accept", "reject"
    path = saved(tmp_path / "r.csv", rows)
    assert decided(path) == [(names(report)[0], "accept"), (names(report)[2], "reject")]
    assert read_report(path).open == 1


@pytest.mark.parametrize(
    ("delimiter", "encoding", "before"),
    [
        (",", "utf-8", ""),
        (";", "utf-8-sig", ""),
        ("\t", "utf-16", ""),
        (",", "cp1252", ""),
        (";", "utf-8", "sep=;\r\n"),
    ],
)
def test_every_dialect_comes_back(
    report: Report, rows: Rows, tmp_path: Path, delimiter: str, encoding: str, before: str
) -> None:
    rows[1] |= {"decision": "reject", "comment": "so sagt es José; wörtlich"}
    (decision,) = read_report(saved(tmp_path / "r.csv", rows, delimiter, encoding, before)).decisions
    assert (decision.fingerprint, decision.comment) == (names(report)[1], "so sagt es José; wörtlich")


def test_columns_may_move_and_rows_may_go(report: Report, rows: Rows, tmp_path: Path) -> None:
    rows[2]["decision"] = "reject"
    moved = [{key: row[key] for key in reversed(row)} for row in (rows[2], rows[0])]
    assert decided(saved(tmp_path / "r.csv", moved)) == [(names(report)[2], "reject")]


def test_a_title_over_the_table_and_capitals_in_its_header_do_no_harm(
    report: Report, rows: Rows, tmp_path: Path
) -> None:
    rows[0]["decision"] = "reject"
    named = [{f" {key.title()} ": value for key, value in row.items()} for row in rows]
    path = saved(tmp_path / "r.csv", named, before="Checked by Ana,,\r\n,,\r\n")
    assert decided(path) == [(names(report)[0], "reject")]


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_title_that_speaks_of_a_decision_is_no_header(rows: Rows, tmp_path: Path, delimiter: str) -> None:
    rows[0]["decision"] = "reject"
    path = saved(tmp_path / "r.csv", rows, delimiter, before="My decision, Ana, in haste; week 10\r\n")
    assert [verdict for _, verdict in decided(path)] == ["reject"]


def test_a_finding_that_speaks_of_a_decision_is_no_header(rows: Rows, tmp_path: Path) -> None:
    rows[0] |= {
        "decision": "reject",
        "comment": "the budget, decision, vote, law, " + ", ".join("abcdefghijklmnopqrstuvw"),
    }
    assert [verdict for _, verdict in decided(saved(tmp_path / "r.csv", rows, ";"))] == ["reject"]


def test_a_header_far_down_is_split_as_it_is_written(rows: Rows, tmp_path: Path) -> None:
    rows[0]["decision"] = "reject"
    path = saved(tmp_path / "r.csv", rows, ";", before="Checked by Ana, in haste, at night\r\n" * 25)
    assert [verdict for _, verdict in decided(path)] == ["reject"]


def test_a_row_that_somebody_added_is_named_and_the_others_count(rows: Rows, tmp_path: Path) -> None:
    rows[0]["decision"] = "accept"
    edited = read_report(saved(tmp_path / "r.csv", [*rows, {"decision": "accept", "comment": "and this one?"}]))
    assert len(edited.decisions) == 1
    assert str(edited.problems[0]).startswith(f"{tmp_path}/r.csv:5: nothing says which finding this row is about; ")


def test_a_row_is_named_by_its_line(rows: Rows, tmp_path: Path) -> None:
    rows[0]["comment"], rows[1]["decision"] = "ask\nthe reporter", "perhaps"
    (problem,) = read_report(saved(tmp_path / "r.csv", rows, before="Checked by Ana\r\n\r\n")).problems
    assert str(problem).startswith(f"{tmp_path}/r.csv:6: “perhaps” is no decision; ")


def test_line_breaks_within_cells_count_as_lines(rows: Rows, tmp_path: Path) -> None:
    rows[0]["comment"], rows[1]["decision"] = "Ask\r\nthe\rreporter\n\ntwice", "perhaps"
    edited = read_report(saved(tmp_path / "r.csv", rows))
    assert [each.comment for each in edited.decisions] == ["Ask\r\nthe\rreporter\n\ntwice"]
    assert [each.place for each in edited.problems] == [f"{tmp_path}/r.csv:7"]


def test_a_byte_of_a_code_page_far_down_tells_the_encoding(rows: Rows, tmp_path: Path) -> None:
    """Excel saves as UTF-8 and as its code page alike what holds no letter beyond ASCII."""
    plain = {"fingerprint": "0123456789abcdef", "decision": "", "comment": ""}
    last = {"fingerprint": "fedcba9876543210", "decision": "reject", "comment": "so says José"}
    path = saved(tmp_path / "r.csv", [*[plain] * 10_000, last], encoding="cp1252")
    assert path.read_bytes().index(b"\xe9") > 190_000
    edited = read_report(path)
    assert [(each.fingerprint, each.comment) for each in edited.decisions] == [("fedcba9876543210", "so says José")]
    assert edited.open == 10_000


def test_a_broken_byte_far_down_is_named(rows: Rows, tmp_path: Path) -> None:
    rows = [{"fingerprint": "0123456789abcdef", "decision": "accept", "comment": "señor"}] * 5_000
    path = saved(tmp_path / "r.csv", rows, encoding="utf-8")
    path.write_bytes(path.read_bytes() + b"caf\xe9\r\n")
    said = rf"r\.csv:5002: byte {path.stat().st_size - 3} \(0xe9\) is not valid utf-8"
    with pytest.raises(InputError, match=said):
        read_report(path)


def test_a_long_report_is_not_held(tmp_path: Path) -> None:
    row = {"document": "story " * 100, "fingerprint": "0123456789abcdef", "decision": "", "comment": ""}
    path = saved(tmp_path / "r.csv", [row] * 5_000)
    assert path.stat().st_size > 3_000_000
    tracemalloc.start()
    try:
        assert read_report(path).open == 5_000
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def test_a_report_may_come_through_a_pipe(report: Report, rows: Rows, tmp_path: Path) -> None:
    rows[0]["decision"] = "reject"
    into, out = os.pipe()
    os.write(out, saved(tmp_path / "r.csv", rows).read_bytes())
    os.close(out)
    assert decided(Path(f"/dev/fd/{into}")) == [(names(report)[0], "reject")]
    os.close(into)


@pytest.mark.parametrize("text", ["", "rule,text\n", "decision\naccept\n", "decision,decision\n"])
def test_a_refused_report_is_closed_by_then(text: str, tmp_path: Path, recwarn: pytest.WarningsRecorder) -> None:
    """Some systems let nobody write over a file that is open, and the error may be held for long."""
    path = tmp_path / "r.csv"
    path.write_text(text, "utf-8")
    assert not has_column(path, "fingerprint")
    with pytest.raises(InputError) as refused:
        load_decisions(path)
    files = [each for each in gc.get_objects() if isinstance(each, io.FileIO) and each.name == str(path)]
    assert refused.tb is not None
    assert all(each.closed for each in files)
    assert not recwarn.list


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *((word, "accept") for word in ("accept", "Accepted", "a", "YES", "ok.", "✓", "✔️", "1.0", "True positive")),
        *((word, "reject") for word in ("reject", " REJECTED ", "no", "👎🏽", "False", "0", "false_positive")),
    ],
)
def test_people_write_decisions_in_many_ways(typed: str, meant: str, rows: Rows, tmp_path: Path) -> None:
    rows[0]["decision"] = typed
    assert [verdict for _, verdict in decided(saved(tmp_path / "r.csv", rows))] == [meant]


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("acept", "did you mean “accept”?"),
        ("rejcet", "did you mean “reject”?"),
        ("Accpeted", "did you mean “accept”?"),
        *((word, "write accept, reject or undo, or leave the cell empty") for word in ("x", "?", "-", "correct")),
        ("accept (calque)", "if you mean “accept”, write that alone, and the rest under “comment”"),
        ("Reject, a quote", "if you mean “reject”, write that alone, and the rest under “comment”"),
        ("ask Ana", "write accept, reject or undo, or leave the cell empty"),
    ],
)
def test_a_misspelt_decision_is_named_with_the_nearest(typed: str, remedy: str, rows: Rows, tmp_path: Path) -> None:
    rows[0]["decision"], rows[1]["decision"] = typed, "accept"
    edited = read_report(saved(tmp_path / "r.csv", rows))
    assert len(edited.decisions) == 1
    assert [str(problem) for problem in edited.problems] == [f"{tmp_path}/r.csv:2: “{typed}” is no decision; {remedy}"]


def test_a_misspelt_column_is_named(rows: Rows, tmp_path: Path) -> None:
    wrong = [{key.replace("decision", "desicion"): value for key, value in row.items()} for row in rows]
    with pytest.raises(InputError, match=r"has no column “decision”; is “desicion” meant\? call it decision"):
        read_report(saved(tmp_path / "r.csv", wrong))


def test_without_the_fingerprint_the_id_and_the_sentence_tell(report: Report, rows: Rows, tmp_path: Path) -> None:
    for row in rows:
        row["decision"] = "reject"
        del row["fingerprint"]
    assert [name for name, _ in decided(saved(tmp_path / "r.csv", rows))] == names(report)


def test_a_name_that_became_a_number_still_tells(tmp_path: Path) -> None:
    """A spreadsheet reads “12345678901e4567” and “1234567890123456” as numbers, and saves few of their figures."""

    def numeric(text: str) -> bool:
        return text.isdigit() and text[0] != "0"

    sentences = (f"Sentence {number} has the the same slip." for number in range(100_000))
    sentence = next(each for each in sentences if numeric(fingerprint("COPY001", each, 0)))
    name = fingerprint("COPY001", sentence, 0)
    row = {
        "finding_id": finding_id("a.txt", name),
        "document": "a.txt",
        "rule": "COPY001",
        "context": sentence.replace("the the", "[[the the]]"),
        "decision": "reject",
        "fingerprint": f"{float(name):.5E}",
    }
    assert decided(saved(tmp_path / "r.csv", [row])) == [(name, "reject")]
    del row["finding_id"]
    assert decided(saved(tmp_path / "r.csv", [row])) == [(name, "reject")]
    # A number alone is none of the findings of another sentence.
    (problem,) = read_report(saved(tmp_path / "r.csv", [{**row, "context": "It met [[the the]] mayor."}])).problems
    assert "nothing says which finding this row is about" in str(problem)


def test_guarded_cells_come_back_as_they_were(rows: Rows, tmp_path: Path) -> None:
    rows[0] |= {"decision": "accept", "comment": "'=SUM(A1) is not ours", "document": "'-news.txt"}
    (decision,) = read_report(saved(tmp_path / "r.csv", rows)).decisions
    assert (decision.comment, decision.document) == ("=SUM(A1) is not ours", "-news.txt")


def test_a_comment_without_a_decision_is_kept(rows: Rows, tmp_path: Path) -> None:
    rows[0]["comment"] = "ask the reporter"
    (decision,) = read_report(saved(tmp_path / "r.csv", rows)).decisions
    assert (decision.verdict, decision.comment) == ("", "ask the reporter")


@pytest.fixture
def workbook(report: Report, tmp_path: Path) -> Path:
    path = tmp_path / "report.xlsx"
    with open_writers({"xlsx": path}, WriteOptions()) as write:
        write(report)
    return path


def typed(workbook: Path, *decisions: str) -> None:
    """Type decisions into the workbook, from the first finding on."""
    book = load_workbook(workbook)
    sheet = book["Findings"]
    column = next(cell.column for cell in sheet[1] if cell.value == "decision")
    for row, decision in enumerate(decisions, 2):
        sheet.cell(row, column, decision)
    book.save(workbook)


def test_a_workbook_comes_back(report: Report, workbook: Path) -> None:
    typed(workbook, "accept", "", "rejected")
    assert decided(workbook) == [(names(report)[0], "accept"), (names(report)[2], "reject")]


def test_columns_and_rows_that_somebody_put_before_the_table_count_in_places(report: Report, workbook: Path) -> None:
    typed(workbook, "perhaps", "reject")
    book = load_workbook(workbook)
    letter = next(cell.column_letter for cell in book["Findings"][1] if cell.value == "decision")
    book["Findings"].move_range(f"A1:AA{len(report.flags) + 1}", rows=2, cols=1)
    book.save(workbook)
    edited = read_report(workbook)
    assert [(each.fingerprint, each.verdict) for each in edited.decisions] == [(names(report)[1], "reject")]
    assert [each.place for each in edited.problems] == [f"{workbook}:Findings:{chr(ord(letter) + 1)}4"]


def test_an_empty_sheet_that_somebody_put_before_the_others_is_passed_over(report: Report, workbook: Path) -> None:
    typed(workbook, "accept")
    book = load_workbook(workbook)
    book.create_sheet("Notes", 0)
    book.save(workbook)
    assert decided(workbook) == [(names(report)[0], "accept")]


@pytest.mark.parametrize("suffix", ["xlsx", "ods", "csv"])
def test_a_workbook_saved_by_libreoffice_comes_back(report: Report, workbook: Path, suffix: str) -> None:
    office = shutil.which("soffice")
    needed("libreoffice", there=office is not None)
    typed(workbook, "accept", "reject", "no")
    saved_as = workbook.parent / "saved"
    # The sheet “Findings” is the third; a CSV file holds one.
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,3" if suffix == "csv" else suffix
    profile = f"-env:UserInstallation=file://{workbook.parent}/profile"
    command = [str(office), profile, "--headless", "--convert-to", form, "--outdir", str(saved_as), str(workbook)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    (path,) = saved_as.iterdir()
    assert [verdict for _, verdict in decided(path)] == ["accept", "reject", "reject"]
    assert [name for name, _ in decided(path)] == names(report)


def no_zip(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 and nothing else")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:2000])


def gone(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    ("spoil", "problem"), [(no_zip, "is no workbook"), (cut, "is no workbook"), (gone, "no such file")]
)
def test_a_broken_workbook_is_refused_in_one_line(workbook: Path, spoil: Callable[[Path], None], problem: str) -> None:
    spoil(workbook)
    with pytest.raises(InputError, match=problem) as refused:
        read_report(workbook)
    assert "\n" not in str(refused.value)


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_bytes(b"\0\1\2" * 50)
    with pytest.raises(InputError, match="looks binary"):
        read_report(tmp_path / "r.csv")


def test_a_workbook_with_a_cell_in_the_farthest_corner_is_refused(workbook: Path) -> None:
    book = load_workbook(workbook)
    book["Findings"]["XFD1048576"] = "far"
    book.save(workbook)
    with pytest.raises(InputError, match=r"has a sheet of 17,179,869,184 cells; delete what stands far out"):
        read_report(workbook)


def test_a_workbook_that_would_unpack_to_an_absurd_size_is_refused(workbook: Path) -> None:
    with ZipFile(workbook, "a", ZIP_DEFLATED) as package:
        package.writestr("xl/bomb.xml", b"\0" * 50_000_000)
    with pytest.raises(InputError, match="absurd"):
        read_report(workbook)


def test_decisions_typed_in_libreoffice_come_back(report: Report, workbook: Path) -> None:
    type_in_libreoffice(workbook)
    assert decided(workbook) == [(names(report)[0], "accept"), (names(report)[2], "reject")]
