"""``mtcheck evaluate`` and ``compare``: files as they come from desks, and what is said of how they were read."""

from pathlib import Path

import openpyxl
import pytest

from tests.cli.calls import run

GUESS = "its encoding is a guess (cp1252): where letters are wrong, name it with --encoding"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    for name in ("hyp", "ref"):
        (tmp_path / f"{name}.txt").write_bytes("The café in Málaga opened at noon.\n".encode("cp1252"))
        book = openpyxl.Workbook()
        book.worksheets[0].title = "Notes"
        for sheet, text in ((book.worksheets[0], "a note"), (book.create_sheet("MT"), "It rained hard all day.")):
            sheet.append(["text"])
            sheet.append([text])
        book.save(tmp_path / f"{name}.xlsx")
    return tmp_path


@pytest.mark.parametrize(
    "call", ["evaluate hyp.txt --reference ref.txt", "compare hyp.txt ref.txt --reference ref.txt"]
)
def test_that_an_encoding_was_guessed_is_told(call: str, desk: Path) -> None:
    told = run(*call.split(), "--metric", "bleu", cwd=desk).stderr.splitlines()
    assert set(told) == {f"mtcheck: {name}.txt: {GUESS}" for name in ("hyp", "ref")}
    assert run(*call.split(), "--metric", "bleu", "--encoding", "cp1252", cwd=desk).stderr == ""


def test_that_the_encoding_of_records_was_guessed_is_told(desk: Path) -> None:
    record = '{"text": "The café in Málaga opened at noon.", "reference": "The café in Málaga opened at noon."}\n'
    (desk / "records.jsonl").write_bytes(record.encode("cp1252"))
    done = run("evaluate", "records.jsonl", "--metric", "bleu", "--to", "jsonl", cwd=desk)
    assert (done.returncode, done.stderr) == (0, f"mtcheck: records.jsonl: {GUESS}\n")


@pytest.mark.parametrize(
    "call", ["evaluate hyp.xlsx --reference ref.xlsx", "compare hyp.xlsx ref.xlsx --reference ref.xlsx"]
)
def test_a_sheet_is_named_and_those_that_are_not_read_are_told(call: str, desk: Path) -> None:
    first = run(*call.split(), "--metric", "bleu", "--to", "jsonl", cwd=desk)
    assert "mtcheck: hyp.xlsx: " in first.stderr
    assert "MT" in first.stderr
    # Two words have no four in a row, which BLEU counts.
    assert '"value": 0.0' in first.stdout
    done = run(*call.split(), "--metric", "bleu", "--to", "jsonl", "--sheet", "MT", cwd=desk)
    assert (done.returncode, done.stderr) == (0, "")
    assert '"value": 100.0' in done.stdout


def test_a_baseline_tells_a_guessed_encoding_as_a_check_does(desk: Path) -> None:
    told = [run(*call.split(), "hyp.txt", cwd=desk).stderr for call in ("check", "baseline create")]
    assert told == [f"mtcheck: hyp.txt: {GUESS}\n"] * 2


@pytest.mark.parametrize("call", ["evaluate a.csv --reference b.csv", "compare a.csv c.csv --reference b.csv"])
def test_columns_and_encoding_are_taken_from_the_settings(call: str, tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.csv").write_bytes('"Text, final"\nThe café in Málaga opened at noon.\n'.encode("cp1252"))
    (tmp_path / "mtcheck.toml").write_text('map = {text = "Text, final"}\nencoding = "cp1252"\n')
    done = run(*call.split(), "--metric", "bleu", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "BLEU   100.00" in done.stdout
    flagged = run(*call.split(), "--map", "text=Text, last", "--map", "id=No., slug", cwd=tmp_path)
    assert flagged.stderr.startswith("mtcheck: a.csv:1: has no column “")


@pytest.mark.parametrize("call", ["evaluate a.{0} --reference b.{0}", "compare a.{0} c.{0} --reference b.{0}"])
def test_no_format_is_taken_from_the_settings_and_a_flag_switches_their_columns_off(call: str, tmp_path: Path) -> None:
    for name, first in (("a", "<b>"), ("b", ""), ("c", "")):
        (tmp_path / f"{name}.csv").write_text("text\nThe café opened at noon.\n", "utf-8")
        (tmp_path / f"{name}.txt").write_text(f"{first}\nThe café opened at noon.\n", "utf-8")
    (tmp_path / "mtcheck.toml").write_text('map = ["text=Body, English"]\nformat = "html"\n', "utf-8")
    table = run(*call.format("csv").split(), "--metric", "bleu", "--map", "", cwd=tmp_path)
    assert (table.returncode, table.stderr, "BLEU   100.00" in table.stdout) == (0, "", True)
    # sacrebleu takes a tag for three more words; a page would not hold it.
    lines = run(*call.format("txt").split(), "--metric", "bleu", cwd=tmp_path)
    assert (lines.returncode, lines.stderr, "BLEU   78.56" in lines.stdout) == (0, "", True)


@pytest.mark.parametrize("call", ["evaluate hyp --reference ref", "compare hyp ref --reference ref"])
def test_for_folders_a_check_is_named(call: str, tmp_path: Path) -> None:
    for name in ("hyp", "ref"):
        (tmp_path / name).mkdir()
    done = run(*call.split(), cwd=tmp_path)
    remedy = "give files; for folders with files of the same names: mtcheck check FOLDER --reference FOLDER"
    assert (done.returncode, done.stderr) == (2, f"mtcheck: hyp: is a folder; {remedy}\n")
