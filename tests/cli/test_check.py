"""``mtcheck check`` as a user calls it: what is printed where, what is written, and the exit code."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from mtcheck.errors import UsageError
from mtcheck.pipeline import Checker
from mtcheck.settings import Settings
from tests.cli.calls import OWN_PACK, ROOT, run

GLOSS = "The agency (ICE, for its acronym in English) opened an office in Lima.\n"
PLAIN = "The agency opened an office in Lima.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "gloss.txt").write_text(GLOSS, encoding="utf-8")
    (tmp_path / "plain.txt").write_text(PLAIN, encoding="utf-8")
    return tmp_path


def test_a_sign_is_shown_with_place_reason_and_remedy(desk: Path) -> None:
    done = run("check", "gloss.txt", cwd=desk)
    assert done.returncode == 1
    assert "gloss.txt:1:18: major:" in done.stdout
    assert "[[for its acronym in English]]" in done.stdout
    assert "ES014" in done.stdout


def test_clean_copy_is_clean(desk: Path) -> None:
    done = run("check", "plain.txt", cwd=desk)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 clean" in done.stdout


def test_standard_input_is_a_document(desk: Path) -> None:
    done = run("check", "-", "--to", "jsonl", cwd=desk, stdin=GLOSS)
    (finding,) = json.loads(done.stdout)["findings"]
    assert GLOSS[finding["offset"] : finding["end_offset"]] == finding["text"] == "for its acronym in English"


@pytest.mark.parametrize(("severity", "code"), [("critical", 0), ("major", 1), ("minor", 1), ("never", 0)])
def test_fail_on_decides_what_fails(desk: Path, severity: str, code: int) -> None:
    assert run("check", "gloss.txt", "--fail-on", severity, cwd=desk).returncode == code


def test_the_name_of_the_file_says_which_report_it_is(desk: Path) -> None:
    done = run("check", "plain.txt", "--out", "o/report.html", cwd=desk)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "Written to o/report.html: html"
    assert (desk / "o/report.html").read_text("utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (
            ["--to", "csv", "--out", "o/x.xlsx"],
            "o/x.xlsx: is named as xlsx, not csv; name it otherwise, or ask for --to xlsx",
        ),
        (["--out", "o/x.pdf"], "o/x.pdf: no report ends in .pdf; give a folder, or name the report with --to"),
        (["--out", "o", "--split"], "--split: is about pages alone; add --to html"),
    ],
)
def test_what_cannot_be_meant_by_out_is_refused(desk: Path, arguments: list[str], error: str) -> None:
    done = run("check", "plain.txt", *arguments, cwd=desk)
    assert (done.returncode, done.stderr) == (2, f"mtcheck: {error}\n")
    assert not (desk / "o").exists()


def test_a_folder_as_out_gets_the_csv_set(desk: Path) -> None:
    done = run("check", "gloss.txt", "plain.txt", "--out", "reports", cwd=desk)
    assert done.returncode == 1
    names = ["documents.csv", "findings.csv", "rules.csv", "summary.csv"]
    assert sorted(path.name for path in (desk / "reports").iterdir()) == names
    with (desk / "reports" / "findings.csv").open(encoding="utf-8-sig", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["document"], row["line"], row["rule"]) == ("gloss.txt", "1", "ES014")


def test_several_reports_in_one_pass(desk: Path) -> None:
    done = run("check", "gloss.txt", "--to", "csv,jsonl,terminal", "--out", "all", cwd=desk)
    assert {"findings.csv", "report.jsonl", "report.txt"} <= {path.name for path in (desk / "all").iterdir()}
    assert done.stdout == "Written to all: csv, jsonl, terminal\n"


def test_a_folder_may_end_in_a_date(desk: Path) -> None:
    run("check", "gloss.txt", "--to", "sarif,junit", "--out", "reports-2024.05.31", cwd=desk)
    assert {path.name for path in (desk / "reports-2024.05.31").iterdir()} == {"report.sarif", "junit.xml"}


def test_a_story_without_a_counterpart_is_named_once(desk: Path) -> None:
    (desk / "es").mkdir()
    done = run("check", "plain.txt", "--source", "es", "--to", "jsonl", "--no-score", cwd=desk)
    said = "mtcheck: plain.txt: source: has no counterpart in es; put a file of that name into es\n"
    assert (done.returncode, done.stderr) == (3, said)


def test_annotations_are_printed_beside_a_report_in_a_file(desk: Path) -> None:
    done = run("check", "gloss.txt", "--to", "github,sarif", "--out", "o.sarif", cwd=desk)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("::error file=gloss.txt,line=1,")
    assert (desk / "o.sarif").read_text("utf-8").startswith('{"$schema"')


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["none.txt"], "mtcheck: none.txt: no such file or folder; check the path"),
        ([], "mtcheck: nothing to check; name files or folders, or “-” for standard input"),
        (["plain.txt", "--lang", "xx"], "mtcheck: no pack for the source language “xx”; known are auto (any), "),
        (
            ["plain.txt", "--select", "claim:mtt"],
            "mtcheck: no rule, pack or property is named “claim:mtt”; did you mean “claim:mt”",
        ),
        (["plain.txt", "--to", "pdf"], "mtcheck: there is no report format “pdf”; choose from "),
        (["plain.txt", "--metric", "comet"], "mtcheck: “metric” cannot be 'comet'; give one of: bleu, chrf, ter"),
        (
            ["plain.txt", "--to", "csv,jsonl", "--out", "x.csv"],
            "mtcheck: x.csv: 2 reports cannot share one file; give a folder",
        ),
    ],
)
def test_what_is_refused_says_so_in_one_line(desk: Path, arguments: list[str], error: str) -> None:
    done = run("check", *arguments, cwd=desk)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith(error)


def test_refused_wins_over_not_looked_over_found(desk: Path) -> None:
    (desk / "empty.txt").touch()
    assert run("check", "gloss.txt", cwd=desk).returncode == 1
    assert run("check", "gloss.txt", "empty.txt", cwd=desk).returncode == 3
    done = run("check", "gloss.txt", "empty.txt", "none.txt", cwd=desk)
    assert done.returncode == 2
    assert "for its acronym" in done.stdout
    assert len(done.stderr.splitlines()) == 2


def test_nothing_looked_at_at_all_is_refused(desk: Path) -> None:
    (desk / "empty.txt").touch()
    assert run("check", "empty.txt", cwd=desk).returncode == 2


def test_a_threshold_that_is_missed_fails(desk: Path) -> None:
    (desk / "long.txt").write_text(GLOSS + PLAIN * 100, encoding="utf-8")
    assert run("check", "long.txt", "--fail-on", "never", "--max-penalty", "100", cwd=desk).returncode == 0
    done = run("check", "long.txt", "--fail-on", "never", "--max-penalty", "1", cwd=desk)
    assert done.returncode == 1
    assert "above the limit of 1" in done.stderr


def test_a_short_story_without_findings_passes_any_limit_of_penalty(desk: Path) -> None:
    assert run("check", "plain.txt", "--max-penalty", "0", cwd=desk).returncode == 0
    done = run("check", "gloss.txt", "--max-penalty", "100", "--fail-on", "never", cwd=desk)
    told = "only 13 words: counts are given instead; a rate needs 500"
    said = f"mtcheck: penalty_per_1k: there is no value to hold against 100: {told}\n"
    assert (done.returncode, done.stderr) == (3, said)


def test_a_threshold_without_a_value_is_not_a_pass(desk: Path) -> None:
    said = "mtcheck: bleu: there is no value to hold against 20: "
    done = run("check", "plain.txt", "--min-bleu", "20", cwd=desk)
    assert (done.returncode, done.stderr) == (3, f"{said}no reference was given, by --reference or in a record\n")
    (desk / "two.txt").write_text("One.\n\nTwo.\n\nThree.\n", encoding="utf-8")
    done = run("check", "plain.txt", "--reference", "two.txt", "--min-bleu", "20", cwd=desk)
    assert done.stderr.splitlines()[-1] == f"{said}no document could be held against its reference"


def test_a_limit_of_what_is_not_measured_is_refused(desk: Path) -> None:
    done = run("check", "plain.txt", "--reference", "plain.txt", "--metric", "chrf", "--min-bleu", "20", cwd=desk)
    said = "mtcheck: --min-bleu: BLEU is not measured; ask for --metric bleu, too\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)


def test_a_limit_says_how_many_documents_were_held_against_it(desk: Path) -> None:
    known = {"segments": [PLAIN], "reference_segments": [[PLAIN]]}
    records = [json.dumps(each) for each in (known, {"text": PLAIN}, {"text": PLAIN})]
    (desk / "r.jsonl").write_text("\n".join(records), encoding="utf-8")
    done = run("check", "r.jsonl", "--min-bleu", "20", "--to", "junit", cwd=desk)
    assert (done.returncode, done.stderr) == (0, "mtcheck: bleu held on 1 of 3 documents: others have no reference\n")


def test_a_limit_that_no_score_could_miss_is_refused(desk: Path) -> None:
    done = run("check", "plain.txt", "--max-penalty", "nan", cwd=desk)
    assert (done.returncode, done.stderr) == (2, "mtcheck: “max-penalty” cannot be nan; give a number of 0 or more\n")


@pytest.mark.parametrize("chosen", [{"lang": "fr"}, {"ignore": ("pack:es",)}])
def test_a_choice_that_leaves_no_rule_is_refused(chosen: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="no rule is left to look"):
        Checker(Settings(select=("ES014",), **chosen))


def test_bleu_against_a_reference_is_shown_with_its_signature(desk: Path) -> None:
    (desk / "ref.txt").write_text("The agency opened an office in Lima, Peru.\n", encoding="utf-8")
    done = run("check", "plain.txt", "--reference", "ref.txt", cwd=desk)
    assert "BLEU: " in done.stdout
    assert "nrefs:1|case:mixed|eff:no|tok:13a" in done.stdout


def test_a_pack_of_the_users_own_is_used(desk: Path) -> None:
    (desk / "own.yaml").write_text(OWN_PACK, encoding="utf-8")
    done = run("check", "plain.txt", "--rules", "own.yaml", "--fail-on", "minor", cwd=desk)
    assert done.returncode == 1
    assert "OWN001" in done.stdout


def test_settings_of_the_folder_are_used_and_flags_win(desk: Path) -> None:
    (desk / "mtcheck.toml").write_text('fail-on = "never"\n', encoding="utf-8")
    assert run("check", "gloss.txt", cwd=desk).returncode == 0
    assert run("check", "gloss.txt", "--fail-on", "major", cwd=desk).returncode == 1


def test_what_read_shows_is_what_a_check_with_the_settings_of_the_folder_sees(desk: Path) -> None:
    (desk / "week.csv").write_text("id,text,body,caption\n1,Draft.,It rained.,\n", encoding="utf-8")
    (desk / "mtcheck.toml").write_text('map = "text=body"\n', encoding="utf-8")
    assert (
        run("read", "week.csv", cwd=desk).stdout
        == "1: csv, 1 segment\n  text: Draft.\n        0  body      It rained.\n"
    )
    assert "  body: It rained.\n" in run("read", "week.csv", "--map", "text=text", cwd=desk).stdout


def test_a_broken_rule_pack_is_named_with_its_line(desk: Path) -> None:
    (desk / "own.yaml").write_text("- id: OWN001\n  mesage: x\n", encoding="utf-8")
    done = run("check", "plain.txt", "--rules", "own.yaml", cwd=desk)
    assert done.returncode == 2
    assert done.stderr.startswith("mtcheck: own.yaml:")


def test_a_sheet_of_a_workbook_is_named_by_flag_or_settings(desk: Path) -> None:
    book = openpyxl.Workbook()
    for name, text in (("Notes", "Nothing."), ("Copy", GLOSS)):
        sheet = book.create_sheet(name)
        sheet.append(["text"])
        sheet.append([text])
    book.remove(book.worksheets[0])
    book.save(desk / "desk.xlsx")
    assert run("check", "desk.xlsx", cwd=desk).returncode == 0
    assert run("check", "desk.xlsx", "--sheet", "Copy", cwd=desk).returncode == 1
    (desk / "mtcheck.toml").write_text('sheet = "Copy"\n', encoding="utf-8")
    assert run("check", "desk.xlsx", cwd=desk).returncode == 1
    done = run("check", "desk.xlsx", "--sheet", "Never", cwd=desk)
    assert (done.returncode, "has no sheet “Never”" in done.stderr) == (2, True)


def test_a_reader_that_has_seen_enough_is_no_finding(desk: Path) -> None:
    """``mtcheck … | head`` must end with a code that is none of ours."""
    (desk / "many.jsonl").write_text((json.dumps({"text": GLOSS * 20}) + "\n") * 50, encoding="utf-8")
    command = [sys.executable, "-m", "mtcheck", "check", "many.jsonl", "--to", "jsonl"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=desk, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141
