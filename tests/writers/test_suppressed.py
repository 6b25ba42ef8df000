"""What was silenced is counted in every report, and what silences nothing is named."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import jsonschema

from mtcheck.model import Report, Suppression
from mtcheck.writers import WriteOptions, open_writers
from tests.reports import a_report

SCHEMA = Path(__file__).parents[2] / "mtcheck" / "writers" / "report.schema.json"


def silenced() -> Report:
    """Give a report whose one finding was rejected, with a comment that silences nothing."""
    report = a_report("It is ICE [[for its acronym in English]].")
    unused = Suppression("comment", "line 3, “ignore ES001”")
    return replace(report, findings=(), suppressed=(Suppression("mtcheck-decisions.csv", "", report.findings), unused))


def written(name: str, folder: Path) -> Path:
    with open_writers({name: folder}, WriteOptions()) as write:
        write(silenced())
    return folder


def test_a_program_learns_which_findings_were_silenced_and_by_what(tmp_path: Path) -> None:
    record = json.loads((written("jsonl", tmp_path) / "report.jsonl").read_text("utf-8"))
    jsonschema.validate(record, json.loads(SCHEMA.read_text("utf-8")))
    first, second = record["suppressed"]
    assert (first["by"], len(first["fingerprints"])) == ("mtcheck-decisions.csv", 1)
    assert second == {"by": "comment", "where": "line 3, “ignore ES001”", "fingerprints": []}


def test_a_spreadsheet_counts_them(tmp_path: Path) -> None:
    with (written("csv", tmp_path) / "documents.csv").open(encoding="utf-8-sig", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["major"], row["suppressed"]) == ("0", "1")


def test_the_terminal_counts_them_and_names_what_is_unused(tmp_path: Path) -> None:
    text = (written("terminal", tmp_path) / "report.txt").read_text("utf-8")
    assert "1 finding suppressed: 1 by mtcheck-decisions.csv" in text
    assert "news/agency.txt: the comment on line 3, “ignore ES001” silences nothing; take it out" in text
