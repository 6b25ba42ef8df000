import csv
import importlib
import io
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from mtcheck.errors import MtcheckError, UsageError
from mtcheck.model import Report, Score, Skip
from mtcheck.scorers import ScoreOptions, score
from mtcheck.writers import WriteOptions, open_writers
from mtcheck.writers.cells import guard
from mtcheck.writers.sheet import ABOUT
from mtcheck.writers.strings import LONGEST, cell
from mtcheck.writers.table import DOCUMENTS, FINDINGS, RULES
from tests.hostile import HOSTILE, report_of
from tests.programs import needed
from tests.reports import a_report, a_rule, not_looked_at

# The module; in `mtcheck.writers` its name is that of the function.
SHEET = importlib.import_module("mtcheck.writers.sheet")
MATCH = "It is ICE [[for its acronym in English]]."
SHEETS = ["Summary", "Documents", "Findings", "Rules", "Groups", ABOUT]
# The four tables and the files of the CSV set that hold the same rows.
TABLES = {"Documents": "documents", "Findings": "findings", "Rules": "rules", "Groups": "summary"}


def some_reports() -> list[Report]:
    references = [("The same words here.",)]
    return [
        a_report("First.", MATCH, name="a/one.txt", meta={"outlet": "Example Post"}),
        a_report("The same words here.", name="a/two.txt", references=references, words=1000),
        a_report("=1+1 [[=cmd|' /C calc'!A0]] ends.", name="-b/=three.txt", rule=a_rule("ES002", severity="critical")),
        not_looked_at("b/four.txt"),
    ]


def write_all(folder: Path, *reports: Report, **options: Any) -> Path:
    with open_writers({"xlsx": folder, "csv": folder}, WriteOptions(dialect="plain", **options)) as write:
        for report in reports:
            write(score(report, ScoreOptions()))
    return folder / "report.xlsx"


def csv_rows(folder: Path, name: str) -> list[list[str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def as_text(value: object) -> str:
    """Give the value of a cell as a CSV file holds it."""
    return "" if value is None else f"{value:.15g}" if isinstance(value, float) else str(value)


def opened(file: Path, name: str) -> Worksheet:
    found = openpyxl.load_workbook(file)[name]
    assert isinstance(found, Worksheet)
    return found


def test_every_table_has_the_rows_of_its_csv_file_whoever_reads_it(tmp_path: Path) -> None:
    file = write_all(tmp_path, *some_reports())
    book, other = openpyxl.load_workbook(file, read_only=True), CalamineWorkbook.from_path(file)
    assert book.sheetnames == other.sheet_names == SHEETS
    for name, table in TABLES.items():
        expected = csv_rows(tmp_path, table)
        assert [[as_text(each.value) for each in row] for row in book[name].rows] == expected
        rows = other.get_sheet_by_name(name).to_python(skip_empty_area=False)
        assert [[as_text(value) for value in row] for row in rows] == expected


@pytest.mark.parametrize("name", ["Documents", "Findings"])
def test_the_file_of_a_story_stands_in_sight(name: str, tmp_path: Path) -> None:
    sheet = opened(write_all(tmp_path, *some_reports()), name)
    last = sheet.max_column
    assert sheet.cell(1, last).value == "path"
    assert not sheet.column_dimensions[get_column_letter(last)].hidden


def test_an_empty_run_still_makes_every_sheet(tmp_path: Path) -> None:
    file = write_all(tmp_path)
    assert [each.value for each in opened(file, "Findings")[1]] == list(FINDINGS)
    assert [each.value for each in opened(file, "Documents")[1]] == list(DOCUMENTS)
    assert [each.value for each in opened(file, "Rules")[1]] == list(RULES)


def test_numbers_are_numbers_and_an_unknown_one_is_empty(tmp_path: Path) -> None:
    file = write_all(tmp_path, *some_reports())
    _, found, scored, _, not_looked = opened(file, "Documents").iter_rows(values_only=True)
    at = DOCUMENTS.index
    assert (scored[at("penalty_per_1k")], scored[at("bleu")], found[at("bleu")]) == (0, 100, None)
    assert (found[at("major")], scored[at("major")], not_looked[at("major")]) == (1, 0, None)


def test_what_a_story_reads_as_stands_in_sight_with_its_limits(tmp_path: Path) -> None:
    origin = Score("origin", 0.9, "s", answer="translated", reasons=("few contractions",), caveats=("it is a guess",))
    file = write_all(tmp_path, replace(a_report("First."), scores={"origin": origin}))
    sheet = opened(file, "Documents")
    header, row = ([cell.value for cell in cells] for cells in sheet.iter_rows(max_row=2))
    for name, value in (("origin", "translated"), ("origin_caveats", "it is a guess")):
        letter = get_column_letter(header.index(name) + 1)
        assert row[header.index(name)] == value
        assert not sheet.column_dimensions[letter].hidden


def test_decisions_are_chosen_from_a_list_over_every_finding(tmp_path: Path) -> None:
    findings = opened(write_all(tmp_path, a_report(MATCH, MATCH)), "Findings")
    (validation,) = findings.data_validations.dataValidation
    column, last = (get_column_letter(number) for number in (FINDINGS.index("decision") + 1, len(FINDINGS)))
    assert str(validation.sqref) == f"{column}2:{column}3"
    assert (validation.formula1, validation.allow_blank) == ('"accept,reject,undo"', True)
    assert findings.freeze_panes == "C2"
    assert findings.auto_filter.ref == f"A1:{last}3"


def test_what_was_decided_before_is_told_and_folded_away_where_nothing_was(tmp_path: Path) -> None:
    report, column = a_report(MATCH), FINDINGS.index("decided") + 1
    for decided in ({}, {report.findings[0].fingerprint: "accept: So it is."}):
        findings = opened(write_all(tmp_path, report, decided=decided), "Findings")
        cell = findings.cell(2, column)
        hidden = findings.column_dimensions[cell.column_letter].hidden
        assert (cell.value, hidden) == (next(iter(decided.values()), None), not decided)


def test_a_finding_leads_to_its_document_and_back(tmp_path: Path) -> None:
    file = write_all(tmp_path, a_report("Clean.", name="one"), a_report(MATCH, MATCH, name="two"))
    findings, documents = opened(file, "Findings"), opened(file, "Documents")
    links = [findings.cell(row, FINDINGS.index("document") + 1).hyperlink for row in (2, 3)]
    assert [link.location for link in links if link] == ["'Documents'!A3", "'Documents'!A3"]
    assert documents["A2"].hyperlink is None
    assert documents["A3"].hyperlink.location == "'Findings'!A2"


def test_severities_have_colours_of_their_own(tmp_path: Path) -> None:
    reports = [a_report(MATCH, severity=severity) for severity in ("critical", "major", "minor")]
    findings = opened(write_all(tmp_path, *reports), "Findings")
    cells = [findings.cell(row, FINDINGS.index("severity") + 1) for row in (2, 3, 4)]
    assert len({each.fill.start_color.rgb for each in cells}) == 3


def test_the_figures_of_a_line_stand_apart_from_the_rule_beside_them(tmp_path: Path) -> None:
    findings = opened(write_all(tmp_path, a_report(MATCH)), "Findings")
    assert FINDINGS[FINDINGS.index("line") + 1 : FINDINGS.index("rule")] == ("column", "start", "end")  # folded away
    assert findings.cell(2, FINDINGS.index("line") + 1).alignment.horizontal == "center"


def test_the_summary_says_what_the_run_came_to_and_draws_it(tmp_path: Path) -> None:
    totals = [Score("bleu", 31.456, "nrefs:1", (30, 33)), Skip("penalty_per_1k", "only 9 words")]
    file = write_all(tmp_path, *some_reports(), totals=lambda: totals)
    summary = opened(file, "Summary")
    said = [as_text(value) for row in summary.iter_rows(values_only=True) for value in row]
    assert "4 documents: 2 with findings, 1 clean, 1 not looked at" in said
    assert {"31.46 (30.00 to 33.00)", "nrefs:1", "only 9 words", "mtcheck:test"} <= set(said)
    with ZipFile(file) as parts:
        charts = [parts.read(name).decode() for name in sorted(parts.namelist()) if "charts/chart" in name]
    assert [re.findall(r"<a:t>(.*?)</a:t>", chart) for chart in charts] == [
        ["Findings by rule"],
        ["Findings by outlet"],
    ]
    assert "<c:v>ES014 for-its-acronym-in</c:v>" in charts[0]


def test_the_summary_says_what_stories_read_as_and_stays_within_its_columns(tmp_path: Path) -> None:
    origin = Score("origin", 0.9, "s", answer="translated")
    signature = f"mtcheck:test|packs:{'core@12345678,' * 40}"
    report = replace(a_report(MATCH), scores={"origin": origin}, signature=signature)
    longer = replace(report, signature=f"mtcheck:test|packs:{'mine@12345678,' * 400}")
    summary = opened(write_all(tmp_path, report, longer), "Summary")
    (made_by,) = [row for row in range(1, summary.max_row + 1) if summary.cell(row, 1).value == "Made by"]
    assert (summary["A7"].value, summary.cell(made_by, 2).value) == ("Reads as: 2 translated", signature)
    assert {str(each) for each in summary.merged_cells.ranges} == {f"B{row}:O{row}" for row in (made_by, made_by + 1)}
    assert [summary.row_dimensions[row].height for row in (made_by, made_by + 1)] == [75, 405]


def test_metrics_are_in_sight_where_there_are_any(tmp_path: Path) -> None:
    letter = get_column_letter(DOCUMENTS.index("bleu") + 1)
    measured = replace(a_report(MATCH), scores={"bleu": Score("bleu", 31.4, "nrefs:1")})
    for name, report, hidden in (("a", a_report(MATCH), True), ("b", measured, False)):
        documents = opened(write_all(tmp_path / name, report, not_looked_at()), "Documents")
        assert documents.column_dimensions[letter].hidden is hidden


def test_what_made_it_can_be_read_back(tmp_path: Path) -> None:
    file = write_all(tmp_path, *some_reports())
    rows = CalamineWorkbook.from_path(file).get_sheet_by_name(ABOUT).to_python()
    assert rows == [["format", "mtcheck report"], ["signature", "mtcheck:test"]]
    book = openpyxl.load_workbook(file)
    assert book[ABOUT].sheet_state == "veryHidden"
    assert book.properties.description == "mtcheck:test"


def test_the_same_reports_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = (write_all(tmp_path / name, *some_reports()) for name in "ab")
    assert first.read_bytes() == second.read_bytes()


def test_a_sheet_that_is_full_goes_on_in_a_next_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SHEET, "ROWS", 3)
    file = write_all(tmp_path, a_report(MATCH, MATCH, MATCH, name="one"), a_report(MATCH, name="two"))
    again = opened(file, "Findings 2")
    assert [each.value for each in again[1]] == list(FINDINGS)
    assert [opened(file, name).max_row for name in ("Findings", "Findings 2")] == [3, 3]
    assert len(again.data_validations.dataValidation) == 1
    assert opened(file, "Documents")["A3"].hyperlink.location == "'Findings 2'!A3"


def test_links_end_where_excel_would_drop_them_and_the_text_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SHEET, "LINKS", 1)
    findings = opened(write_all(tmp_path, a_report(MATCH, MATCH)), "Findings")
    assert [findings[place].hyperlink is None for place in ("B2", "B3")] == [False, True]
    assert findings["B3"].value == "news/agency.txt"


@pytest.mark.parametrize("letter", ["a", "😀"])
def test_what_a_cell_cannot_hold_is_cut_where_one_sees_it(letter: str) -> None:
    longest = letter * (LONGEST // len(letter.encode("utf-16-le")) * 2)
    assert cell(longest) == longest
    cut = cell(longest + letter * 2)
    assert len(cut.encode("utf-16-le")) <= 2 * LONGEST
    assert cut.endswith(f"{letter} … [cut here; {len(longest) + 2:,} characters in all]")


def in_cells(folder: Path, texts: Sequence[str]) -> list[str]:
    """Write each text as a finding of its own and give what stands in its cell; no cell may be more than its text."""
    file = write_all(folder, report_of(texts, name=texts[0], meta={"outlet": texts[-1]}))
    findings = opened(file, "Findings")
    assert {each.data_type for row in findings.iter_rows() for each in row} <= {"s", "n"}
    with ZipFile(file) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert not any("<f>" in each for each in sheets)
    cells = [findings.cell(row, FINDINGS.index("text") + 1).value for row in range(2, findings.max_row + 1)]
    # What the format writes as _xHHHH_ openpyxl leaves so in cells that hold their own text.
    return [unescape(as_text(value)) for value in cells]


def test_five_thousand_hostile_texts_stay_texts(tmp_path: Path) -> None:
    assert len(HOSTILE) > 5_000
    assert in_cells(tmp_path, HOSTILE) == [guard(text) for text in HOSTILE]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=20))
def test_whatever_the_text_it_comes_back_as_in_the_csv(tmp_path: Path, texts: list[str]) -> None:
    assert in_cells(tmp_path, texts) == [guard(text) for text in texts]


def test_names_that_look_like_markup_break_no_sheet(tmp_path: Path) -> None:
    name = "<r><t>x</t></r>"
    file = write_all(tmp_path, a_report(MATCH, name=name, meta={"outlet": name}), a_report(MATCH))
    assert [opened(file, sheet)["A2"].value for sheet in ("Documents", "Groups")] == [name, "folder"]
    assert name in {cell.value for cell in opened(file, "Summary")["A"]}


def test_standard_output_is_refused() -> None:
    with (
        pytest.raises(UsageError, match="xlsx: a workbook cannot be printed; give --out a folder or a file"),
        open_writers({"xlsx": None}, WriteOptions()),
    ):
        pytest.fail("nothing is opened")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_said_in_one_line() -> None:
    with (
        pytest.raises(MtcheckError, match=r"^/dev/full: cannot be written \(no space left"),
        open_writers({"xlsx": Path("/dev/full")}, WriteOptions()) as write,
    ):
        write(a_report(MATCH))


@pytest.fixture
def office() -> str:
    """Give the program of LibreOffice, where its spreadsheet is installed."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    needed("libreoffice", there=program is not None)
    assert program
    return program


def converted(program: str, file: Path, kind: str) -> Path:
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    command = [program, "--headless", profile, "--convert-to", kind, "--outdir", str(file.parent / "saved"), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return file.parent / "saved" / f"{file.stem}.{kind.partition(':')[0]}"


def test_libreoffice_opens_it_and_saves_the_same_rows(tmp_path: Path, office: str) -> None:
    file = write_all(tmp_path, *some_reports())
    saved = CalamineWorkbook.from_path(converted(office, file, "xlsx"))
    assert saved.sheet_names == SHEETS
    for name, table in TABLES.items():
        rows = saved.get_sheet_by_name(name).to_python(skip_empty_area=False)
        assert [[as_text(value) for value in row] for row in rows] == csv_rows(tmp_path, table)
    assert saved.get_sheet_by_name(ABOUT).to_python()[1] == ["signature", "mtcheck:test"]


def test_what_looks_like_a_number_stays_text_in_the_workbook_and_in_the_context_of_the_csv(
    tmp_path: Path, office: str
) -> None:
    file = write_all(tmp_path, a_report("It has [[20.000]] seats."))
    saved = CalamineWorkbook.from_path(converted(office, file, "xlsx")).get_sheet_by_name("Findings").to_python()
    imported = CalamineWorkbook.from_path(converted(office, tmp_path / "findings.csv", "xlsx")).get_sheet_by_index(0)
    text, shown = FINDINGS.index("text"), FINDINGS.index("context")
    assert (saved[1][text], saved[1][shown]) == ("20.000", "It has [[20.000]] seats.")
    assert (imported.to_python()[1][text], imported.to_python()[1][shown]) == (20.0, "It has [[20.000]] seats.")


def test_saved_as_csv_by_libreoffice_it_is_as_safe_as_ours(tmp_path: Path, office: str) -> None:
    file = write_all(tmp_path, *some_reports())
    # Filter options: comma, double quotation mark, UTF-8, from line 1, no column formats, … the third sheet.
    text = converted(office, file, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,3")
    (saved,) = text.parent.glob("*.csv")
    rows = list(csv.reader(io.StringIO(saved.read_text("utf-8"))))
    assert rows == csv_rows(tmp_path, "findings")
