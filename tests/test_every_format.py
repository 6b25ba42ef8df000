"""One command takes a folder of every format that is read and writes every report; programs of others read those."""

import csv
import json
import os
import subprocess
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import jsonschema
import openpyxl
import pandas
import pytest
from python_calamine import CalamineWorkbook

from mtcheck.readers import READERS
from mtcheck.writers import WRITERS
from tests.cli.calls import ROOT, run
from tests.every import fill
from tests.programs import VALIDATOR, needed
from tests.schemas import valid, xml

Record = dict[str, Any]


class Run:
    """The one run: what went in, what came out."""

    def __init__(self, place: Path) -> None:
        self.files = list(fill(place / "in"))
        self.out = place / "out"
        self.done = run("check", "in", "--lang", "es", "--to", ",".join(WRITERS), "--out", "out", cwd=place)
        lines = (self.out / "report.jsonl").read_text("utf-8").splitlines()
        self.records: list[Record] = [json.loads(line) for line in lines]
        self.names = [record["document"] for record in self.records]
        self.flagged = {record["document"] for record in self.records if flags(record)}


def flags(record: Record) -> list[Record]:
    return [finding for finding in record["findings"] if finding["kind"] == "flag"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return Run(tmp_path_factory.mktemp("every"))


def test_every_format_is_there_twice_and_every_file_is_reported(whole: Run) -> None:
    dialects = Counter(format for format, _ in whole.files)
    if "xls" not in dialects:
        needed("libreoffice", there=False)
    assert set(dialects) == set(READERS)
    assert min(dialects.values()) >= 2
    # Records, pages of a crawl and items of a feed have names of their own.
    named = {path for format, path in whole.files if any(f"in/{path}" in name for name in whole.names)}
    assert {format for format, path in whole.files if path not in named} <= {
        *("jsonl", "json", "csv", "tsv", "xlsx", "ods", "xls", "parquet", "warc", "newsml", "newsml-g2")
    }
    assert Counter(record["format"] for record in whole.records if record["words"]).keys() >= set(READERS) - {
        *("warc", "zip")
    }


def test_every_report_is_there_and_the_run_says_what_it_came_to(whole: Run) -> None:
    assert whole.done.returncode == 3
    post, sheet, line = whole.done.stderr.splitlines()
    assert post.startswith("mtcheck: in/wxr/site.wxr.xml#")
    assert post.endswith(": not published, not looked at: 1 draft")
    assert sheet == "mtcheck: in/xlsx/copy.xlsm:2: sheet “Notes” was not looked at: name it with --sheet"
    assert line.startswith("mtcheck: in/zip/office.zip/inner.zip: is an archive in an archive; ")
    assert {path.name for path in whole.out.iterdir() if path.is_file()} >= {
        *("findings.csv", "documents.csv", "rules.csv", "summary.csv", "report.xlsx", "report.html", "report.jsonl"),
        *("report.sarif", "junit.xml", "gl-code-quality-report.json", "checkstyle.xml", "report.txt"),
    }


def test_records_hold_to_their_schema_and_each_made_file_has_its_finding(whole: Run) -> None:
    schema = json.loads((ROOT / "mtcheck" / "writers" / "report.schema.json").read_text("utf-8"))
    for record in whole.records:
        jsonschema.validate(record, schema)
    found = Counter(finding["rule"] for record in whole.records for finding in flags(record))
    assert found["ES014"] >= len(READERS)


def test_tables_name_every_document(whole: Run) -> None:
    with (whole.out / "documents.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert [row["document"] for row in csv.DictReader(stream)] == whole.names
    frame = pandas.read_csv(whole.out / "findings.csv", dtype=str, keep_default_na=False)
    assert set(frame["document"]) == whole.flagged
    assert len(frame) == sum(len(flags(record)) for record in whole.records)


def test_the_workbook_names_every_document_whoever_opens_it(whole: Run) -> None:
    file = whole.out / "report.xlsx"
    sheet = openpyxl.load_workbook(file, read_only=True)["Documents"]
    assert [str(row[0]) for row in sheet.iter_rows(min_row=2, values_only=True)] == whole.names
    rows = CalamineWorkbook.from_path(file).get_sheet_by_name("Documents").to_python()
    assert [str(row[0]) for row in rows[1:]] == whole.names


class Texts(HTMLParser):
    """Collects the texts of a page, and the scripts in it."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.scripts += tag == "script"

    def handle_data(self, data: str) -> None:
        self.texts.append(data.strip())


def test_the_page_names_every_document_and_has_one_script(whole: Run) -> None:
    page = Texts()
    page.feed((whole.out / "report.html").read_text("utf-8"))
    assert page.scripts == 1
    said = "\n".join(page.texts)
    assert [name for name in whole.names if name not in said] == []


def test_each_document_with_findings_has_a_word_file_with_comments(whole: Run) -> None:
    files = sorted(whole.out.rglob("*.docx"))
    assert len(files) == len(whole.flagged)
    assert all(list(docx.Document(str(file)).comments) for file in files)


def test_programs_of_others_take_their_reports(whole: Run) -> None:
    suite = xml(whole.out / "junit.xml", "junit.xsd")[0]
    assert (len(suite), suite.get("errors")) == (len(whole.names), "1")
    checkstyle = [file.get("name") for file in xml(whole.out / "checkstyle.xml", "checkstyle.xsd") for _ in file]
    quality = valid(whole.out / "gl-code-quality-report.json", "gitlab.json")
    (reviewdog,) = [path for path in whole.out.iterdir() if "rdjson" in path.name]
    diagnostics = valid(reviewdog, "rdjson.json")["diagnostics"]
    places = [Counter(each["location"]["path"] for each in told) for told in (quality, diagnostics)]
    assert Counter(checkstyle) == places[0] == places[1]
    # Each finding, and the archive that was not looked at, at its file.
    assert sum(places[0].values()) == sum(len(flags(record)) for record in whole.records) + 1
    assert set(places[0]) - {"in/zip/office.zip/inner.zip"} <= {f"in/{path}" for _, path in whole.files}
    annotations = whole.done.stdout.splitlines()
    assert annotations
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in annotations)


def test_microsofts_validator_takes_the_sarif_file(whole: Run) -> None:
    needed("sarif-multitool", there=VALIDATOR.exists())
    command = [VALIDATOR, "validate", whole.out / "report.sarif", "--rule-kind", "Sarif;Ghas", "--level", "Error"]
    environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, env=environment, check=False)
    assert (done.returncode, ": error " in done.stdout) == (0, False), done.stdout
    (result,) = json.loads((whole.out / "report.sarif").read_text("utf-8"))["runs"]
    assert len(result["results"]) == sum(len(flags(record)) for record in whole.records)


def test_the_report_on_the_screen_shows_every_finding(whole: Run) -> None:
    text = (whole.out / "report.txt").read_text("utf-8")
    assert [name for name in whole.flagged if name not in text] == []
