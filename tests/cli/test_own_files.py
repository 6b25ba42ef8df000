"""What is read in a run is never written over by it, whatever ``--out`` says."""

import json
from pathlib import Path

import pytest

from tests.cli.calls import run

COPY = "The agency opened the the office in Lima.\n"
RECORD = json.dumps({"text": COPY, "origin": "native"}) + "\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "raid.txt").write_text(COPY, encoding="utf-8")
    (tmp_path / "stories" / "findings.csv").write_text(f"text\n{COPY}", encoding="utf-8")
    (tmp_path / "in.jsonl").write_text(RECORD, encoding="utf-8")
    (tmp_path / "link.jsonl").symlink_to("in.jsonl")
    return tmp_path


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("call", "named"),
    [
        ("check stories --to sarif --out stories/raid.txt", "stories/raid.txt"),
        ("check in.jsonl --to jsonl --out link.jsonl", "link.jsonl"),
        ("check in.jsonl stories --out stories", "stories/findings.csv"),
        ("check stories/raid.txt --reference in.jsonl --to jsonl --out in.jsonl", "in.jsonl"),
        ("rules mine --corpus in.jsonl --out in.jsonl", "in.jsonl"),
        ("evaluate in.jsonl --plot in.jsonl", "in.jsonl"),
        ("baseline create in.jsonl --baseline in.jsonl --force", "in.jsonl"),
    ],
)
def test_a_file_that_is_read_is_not_written_over(desk: Path, call: str, named: str) -> None:
    before = files(desk)
    done = run(*call.split(), cwd=desk)
    assert done.returncode == 2
    assert f"mtcheck: {named}: is read in this run, and would be written over; name another file\n" in done.stderr
    assert files(desk) == before


def test_a_report_that_lies_among_the_stories_is_renewed(desk: Path) -> None:
    for _ in range(2):
        done = run("check", "stories", "--to", "jsonl", "--out", "stories/report.jsonl", cwd=desk)
        report = (desk / "stories" / "report.jsonl").read_text(encoding="utf-8")
        assert (done.returncode, len(report.splitlines())) == (0, 2)
