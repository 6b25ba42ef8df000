"""What is read in a run is never written over by it, whatever ``--out`` says."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mtcheck.scorers.trained import SHIPPED
from tests.cli.calls import OWN_PACK, ROOT, run

COPY = "The agency opened the the office in Lima.\n"
RECORD = json.dumps({"text": COPY, "origin": "native"}) + "\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "raid.txt").write_text(COPY, encoding="utf-8")
    (tmp_path / "stories" / "findings.csv").write_text(f"text\n{COPY}", encoding="utf-8")
    (tmp_path / "in.jsonl").write_text(RECORD, encoding="utf-8")
    (tmp_path / "desk.yaml").write_text(OWN_PACK, encoding="utf-8")
    for name in ("desk.toml", "mtcheck.toml"):
        (tmp_path / name).write_text('fail-on = "never"\n', encoding="utf-8")
    (tmp_path / "link.jsonl").symlink_to("in.jsonl")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "core.json").write_text(RECORD, encoding="utf-8")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "index.md").write_text(OWN_PACK, encoding="utf-8")
    (tmp_path / "known.json").write_text('{"form": "mtcheck baseline 1", "findings": [\n\n]}\n', encoding="utf-8")
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
        ("rules measure --corpus texts --rules desk.yaml --out texts --date 2026-11-25", "texts/core.json"),
        ("rules pages pages --rules pages/index.md", "pages/index.md"),
        ("baseline prune known.json --format text --baseline known.json", "known.json"),
        ("evaluate in.jsonl --plot in.jsonl", "in.jsonl"),
        ("baseline create in.jsonl --baseline in.jsonl --force", "in.jsonl"),
        ("baseline create in.jsonl --rules desk.yaml --baseline desk.yaml --force", "desk.yaml"),
        ("baseline create in.jsonl --config desk.toml --baseline desk.toml --force", "desk.toml"),
        ("check in.jsonl --to jsonl --out mtcheck.toml", "mtcheck.toml"),
        ("check in.jsonl --to jsonl --config desk.toml --out desk.toml", "desk.toml"),
    ],
)
def test_a_file_that_is_read_is_not_written_over(desk: Path, call: str, named: str) -> None:
    before = files(desk)
    done = run(*call.split(), cwd=desk)
    assert done.returncode == 2
    assert f"mtcheck: {named}: is read in this run, and would be written over; name another file\n" in done.stderr
    assert files(desk) == before


def test_the_file_that_standard_input_is_is_not_written_over(desk: Path) -> None:
    before = files(desk)
    for call in ("check - --out in.jsonl", "baseline create - --baseline link.jsonl --force"):
        target = call.split()[-1 - call.endswith("--force")]
        command = [sys.executable, "-m", "mtcheck", *call.split()]
        with (desk / "in.jsonl").open("rb") as stream:
            environment = {**os.environ, "PYTHONPATH": str(ROOT)}
            done = subprocess.run(command, cwd=desk, env=environment, stdin=stream, capture_output=True, check=False)
        said = f"mtcheck: {target}: is read in this run, and would be written over; name another file\n"
        assert (done.returncode, said in done.stderr.decode()) == (2, True)
        assert files(desk) == before


def test_weights_that_a_calibration_starts_from_are_not_written_over(tmp_path: Path) -> None:
    pytest.importorskip("sklearn")
    texts = {
        origin: next(iter(sorted((ROOT / "corpora" / folder).glob("*.txt")))).read_text("utf-8")
        for origin, folder in (("native", "native"), ("human", "wire/human"), ("mt", "wire/apertium"))
    }
    lines = [json.dumps({"id": origin, "origin": origin, "text": text}) for origin, text in texts.items()]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "own.json").write_bytes(SHIPPED.read_bytes())
    done = run("calibrate", "in.jsonl", "--weights", "own.json", "--out", "own.json", cwd=tmp_path)
    assert done.returncode == 2
    assert "mtcheck: own.json: is read in this run, and would be written over; name another file\n" in done.stderr
    assert (tmp_path / "own.json").read_bytes() == SHIPPED.read_bytes()


def test_a_report_that_lies_among_the_stories_is_renewed(desk: Path) -> None:
    for _ in range(2):
        done = run("check", "stories", "--to", "jsonl", "--out", "stories/report.jsonl", cwd=desk)
        report = (desk / "stories" / "report.jsonl").read_text(encoding="utf-8")
        assert (done.returncode, len(report.splitlines())) == (0, 2)
