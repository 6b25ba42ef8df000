"""Standard input and output as pipelines leave them: full, closed, or in a locale that knows ASCII alone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.calls import ROOT

PLAIN = "The agency opened an office in Lima.\n"
FULL = "mtcheck: standard output: cannot be written (no space left on device); make room there\n"


def shell(command: str, folder: Path, **environment: str) -> tuple[int, str, str]:
    """Run a line of shell in which ``mtcheck`` is the command; gives exit code, output and errors."""
    line = command.replace("mtcheck", f"{sys.executable} -m mtcheck", 1)
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


@pytest.mark.parametrize("command", ["check - --to jsonl", "read -", "evaluate - --reference a.txt"])
def test_a_closed_standard_input_is_refused(desk: Path, command: str) -> None:
    code, _, said = shell(f"mtcheck {command} <&-", desk)
    assert (code, said) == (2, "mtcheck: standard input: is closed; give it a text, or name files\n")


def test_help_can_be_printed_in_a_locale_of_ascii_alone(desk: Path) -> None:
    ascii_alone = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    code, said, _ = shell("mtcheck --help", desk, **ascii_alone)
    assert (code, "Exit codes: 0 clean ? 1 found ? 2 usage" in said) == (0, True)
