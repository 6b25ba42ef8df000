"""Standard input and output as pipelines leave them: full, closed, or in a locale that knows ASCII alone."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.calls import ROOT, run

PLAIN = "The agency opened an office in Lima.\n"
FULL = "mtcheck: standard output: cannot be written (no space left on device); make room there\n"


def shell(command: str, folder: Path, **environment: str) -> tuple[int, str, str]:
    """Run a line of shell in which ``mtcheck`` is the command; gives exit code, output and errors."""
    line = command.replace("mtcheck ", f"{sys.executable} -m mtcheck ", 1)
    done = subprocess.run(
        ["sh", "-c", line],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", **environment},
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(PLAIN, encoding="utf-8")
    return tmp_path


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", ["check a.txt", "check a.txt --to jsonl", "explain ES014", "read a.txt"])
def test_a_full_disk_behind_standard_output_is_refused_in_one_line(desk: Path, command: str) -> None:
    assert shell(f"mtcheck {command} >/dev/full", desk) == (2, "", FULL)


def test_a_closed_standard_output_is_refused_where_the_report_goes_there(desk: Path) -> None:
    code, _, said = shell("mtcheck check a.txt --to jsonl >&-", desk)
    assert (code, said) == (2, "mtcheck: standard output: is closed; give --out a file or a folder\n")
    assert shell("mtcheck check a.txt --to jsonl --out r.jsonl >&-", desk) == (0, "", "")
    assert (desk / "r.jsonl").stat().st_size > 0


@pytest.mark.parametrize(
    "command",
    [
        *("--version", "--help", "explain ES014", "rules list", "read a.txt", "triage stats", "check b.txt --diff"),
        *("evaluate a.txt --reference a.txt", "compare a.txt b.txt --reference a.txt"),
    ],
)
def test_what_is_printed_to_a_closed_standard_output_is_refused(desk: Path, command: str) -> None:
    (desk / "b.txt").write_text("The agency opened the the office.\n", encoding="utf-8")
    said = "mtcheck: standard output: is closed; send it to a file\n"
    assert shell(f"mtcheck {command} >&-", desk) == (2, "", said)


def test_what_is_written_to_a_file_needs_no_standard_output(desk: Path) -> None:
    assert shell("mtcheck baseline create a.txt >&-", desk) == (0, "", "")
    assert shell("mtcheck baseline prune a.txt >&-", desk) == (0, "", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_reports_are_not_blamed_for_a_full_standard_output(desk: Path) -> None:
    assert shell("mtcheck check a.txt --out reports >/dev/full", desk) == (2, "", FULL)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", ["check a.txt nope.txt --quiet", "explain nope", "check --jobs x"])
def test_errors_that_find_no_room_are_no_findings(desk: Path, command: str) -> None:
    # With this variable Python keeps back nothing that it would try to write once more at its end.
    for unbuffered in ("-u PYTHONUNBUFFERED", "PYTHONUNBUFFERED=1"):
        assert shell(f"env {unbuffered} mtcheck {command} 2>/dev/full", desk)[0] == 2


def test_what_nobody_foresaw_ends_otherwise_than_what_was_found(desk: Path) -> None:
    program = "import mtcheck.cli as cli; cli.app = lambda: 1 / 0; cli.main()"
    code, _, said = shell(f"{sys.executable} -c '{program}'", desk)
    assert (code, said.partition(":")[0], said.count("\n")) == (2, "mtcheck", 1)
    assert "made mtcheck fail (ZeroDivisionError at mtcheck/cli/__init__.py:" in said


@pytest.mark.parametrize("command", ["rules list", "evaluate a.txt --reference a.txt"])
def test_a_reader_that_has_seen_enough_ends_a_command_quietly(desk: Path, command: str) -> None:
    code, _, said = shell(f"{{ mtcheck {command}; echo $? >code; }} | :", desk)
    assert (code, said, (desk / "code").read_text(encoding="utf-8")) == (0, "", "141\n")


@pytest.mark.parametrize("command", ["check - --to jsonl", "read -", "evaluate - --reference a.txt"])
def test_a_closed_standard_input_is_refused(desk: Path, command: str) -> None:
    code, _, said = shell(f"mtcheck {command} <&-", desk)
    assert (code, said) == (2, "mtcheck: standard input: is closed; give it a text, or name files\n")


def test_the_file_that_is_printed_to_is_no_copy(desk: Path) -> None:
    for paths in (".", "'*.txt'"):
        assert shell(f"mtcheck check {paths} --to jsonl >report.txt 2>errors.txt", desk) == (0, "", "")
        assert len((desk / "report.txt").read_text(encoding="utf-8").splitlines()) == 1


def test_records_are_printed_in_utf_8_in_a_locale_of_ascii_alone(desk: Path) -> None:
    (desk / "b.txt").write_text("El Niño.\n", encoding="utf-8")
    ascii_alone = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    code, said, _ = shell("mtcheck read b.txt --to jsonl", desk, **ascii_alone)
    assert (code, json.loads(said)["segments"]) == (0, ["El Niño."])
    code, said, _ = shell("mtcheck rules list --select ES014 --to jsonl", desk, **ascii_alone)
    assert (code, json.loads(said)["message"]) == (0, "“{match}” renders «por sus siglas en …»")
    record = {"origin": "mt", "src_lang": "es", "doc_id": "1", "segments": ["It rained."]}
    (desk / "c.jsonl").write_text(json.dumps(record), encoding="utf-8")
    code, said, _ = shell("mtcheck rules measure --corpus c.jsonl --to jsonl", desk, **ascii_alone)
    assert (code, "≥" in said, "?" in said) == (0, True, False)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a file name has to be Unicode")
def test_a_file_whose_name_is_no_utf_8_has_a_baseline(desk: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (desk / name).write_text("The agency opened the the office.\n", encoding="utf-8")
    code, _, said = shell("mtcheck baseline create caf*.txt", desk)
    assert (code, said) == (0, "")
    assert json.loads((desk / "mtcheck-baseline.json").read_text(encoding="utf-8"))["findings"][0]["document"] == name
    said = "1 document: 0 with findings, 1 clean; 0 findings; 1 finding suppressed: 1 by mtcheck-baseline.json\n"
    known = "--baseline mtcheck-baseline.json"
    assert shell(f"mtcheck check caf*.txt --quiet --fail-on minor {known}", desk) == (0, said, "")


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="this system has no /dev/stdout")
def test_nothing_is_appended_to_a_file_that_is_read(desk: Path) -> None:
    (desk / "a.jsonl").write_text('{"text": "It rained."}\n', encoding="utf-8")
    said = "mtcheck: /dev/stdout: is read in this run, and would be written over; name another file\n"
    for read in ("a.jsonl >>a.jsonl", "- <a.jsonl >>a.jsonl"):
        assert shell(f"mtcheck check --to jsonl {read}", desk) == (2, "", said)
    assert (desk / "a.jsonl").read_text(encoding="utf-8") == '{"text": "It rained."}\n'
    assert shell("mtcheck check a.jsonl >>a.txt", desk) == (0, "", "")


def test_help_can_be_printed_in_a_locale_of_ascii_alone(desk: Path) -> None:
    ascii_alone = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    code, said, _ = shell("mtcheck --help", desk, **ascii_alone)
    assert (code, "Exit codes: 0 clean - 1 found - 2 usage" in said) == (0, True)


def test_what_is_refused_can_be_read_on_a_screen_of_a_code_page(desk: Path) -> None:
    said = 'mtcheck: unknown metric "x"; known are bleu, chrf, ter\n'
    assert shell("mtcheck evaluate a.txt --reference a.txt --metric x", desk, PYTHONIOENCODING="cp437") == (2, "", said)


def test_pipes_and_links_in_a_folder_are_told(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news/a.txt").write_text("It rained.\n")
    (tmp_path / "news/b.txt").symlink_to("a.txt")
    os.mkfifo(tmp_path / "news/c.txt")
    done = run("check", "news", "--no-score", cwd=tmp_path)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "1 document: 0 with findings, 1 clean")
    assert done.stderr.splitlines() == [
        "mtcheck: not looked at again, other names of files already met: 1 name; --verbose names each",
        "mtcheck: not looked at, no text that mtcheck reads: 1 file in folders (1 pipe, socket or device); "
        "--verbose names each",
    ]
    thrice = run("check", "news", "news/*", "./news", "--no-score", cwd=tmp_path).stderr
    assert "1 file in folders (1 pipe, socket or device)" in thrice
    named = run("check", "news", "--no-score", "--verbose", cwd=tmp_path).stderr
    assert "mtcheck: news/b.txt: not looked at again: a link to a file that is, or another name of it\n" in named
    assert "mtcheck: news/c.txt: not looked at: no plain file\n" in named
