"""A long run that is killed goes on where it stopped, and its report is as if nothing had happened."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Generator
from pathlib import Path

import pytest

from mtcheck.cli.resume import reports_of
from mtcheck.model import Document, Report
from mtcheck.pipeline import Checker
from mtcheck.readers import Unreadable
from mtcheck.settings import Settings
from tests.cli.calls import ROOT, run

GLOSS = "The agency (ICE, for its acronym in English) opened an office in Lima."
PLAIN = "The agency opened an office in Lima."
FLAGS = ("-", "--lang", "es", "--to", "jsonl", "--out", "report.jsonl", "--no-score")
STORIES, READ, DONE = 60, 50, 40

# Starts mtcheck with the signals that stop a run as they are at a terminal, or ignored: pytest itself may have been
# started with some of them ignored (in the background of a script, under nohup), which its children inherit.
_START = """
import os, signal, sys
for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
    signal.signal(each, getattr(signal, sys.argv[1]))
os.execv(sys.executable, [sys.executable, "-m", "mtcheck", *sys.argv[2:]])
"""


def records(*, edited: int | None = None, plain: str = PLAIN) -> list[str]:
    texts = [(GLOSS, plain)[number % 2] for number in range(STORIES)]
    texts[7] = ""
    if edited is not None:
        # Of as many words as before.
        texts[edited] = "They met the the mayor in Lima."
    return [json.dumps({"id": f"s{number}", "text": text}) + "\n" for number, text in enumerate(texts)]


def kill(
    desk: Path, flags: tuple[str, ...] = FLAGS, plain: str = PLAIN, by: signal.Signals = signal.SIGKILL
) -> tuple[int, str]:
    """Start a run, give it not quite all of its input, and kill it when most of that is done; give what it said."""
    process = begun(desk, flags, plain)
    assert process.stdin
    assert process.stderr
    process.send_signal(by)
    code, said = process.wait(), process.stderr.read().decode()
    process.stdin.close()
    process.stderr.close()
    return code, said


def begun(
    desk: Path, flags: tuple[str, ...] = FLAGS, plain: str = PLAIN, signals: str = "SIG_DFL"
) -> subprocess.Popen[bytes]:
    """Start a run, give it not quite all of its input, and wait until most of that is done."""
    command = [sys.executable, "-c", _START, signals, "check", *flags]
    process = subprocess.Popen(
        command, cwd=desk, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin
    process.stdin.write("".join(records(plain=plain)[:READ]).encode())
    process.stdin.flush()
    journal = desk / ".report.jsonl.resume"
    while not (journal.exists() and journal.read_bytes().count(b"\n") > DONE):
        assert process.poll() is None
        time.sleep(0.02)
    return process


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    kill(tmp_path)
    return tmp_path


def whole(desk: Path, *, edited: int | None = None) -> bytes:
    """Give the report of a run that nobody disturbed."""
    (desk / "apart").mkdir()
    run("check", *FLAGS, cwd=desk / "apart", stdin="".join(records(edited=edited)))
    return (desk / "apart" / "report.jsonl").read_bytes()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_killed_run_goes_on_and_ends_in_the_same_bytes(desk: Path, jobs: str) -> None:
    assert not (desk / "report.jsonl").exists()
    done = run("check", *FLAGS, "--resume", "--jobs", jobs, cwd=desk, stdin="".join(records()))
    taken = int(done.stderr.split(" documents taken up from the interrupted run")[0].split()[-1])
    # All that was finished but the one that could not be looked at, which is tried again.
    assert DONE - 1 <= taken < READ
    assert (desk / "report.jsonl").read_bytes() == whole(desk)
    assert [path.name for path in desk.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_run_that_is_stopped_says_how_to_go_on_and_leaves_no_draft(tmp_path: Path, by: signal.Signals) -> None:
    code, said = kill(tmp_path, by=by)
    assert code == 128 + by
    assert said.splitlines()[-2:] == [
        "mtcheck: what is finished is kept; go on with --resume",
        "mtcheck: stopped; no report is whole",
    ]
    assert [path.name for path in tmp_path.iterdir()] == [".report.jsonl.resume"]


def test_a_run_that_was_told_to_ignore_signals_goes_on(tmp_path: Path) -> None:
    """So nohup, and a script that puts a run in the background, keep it from being stopped."""
    process = begun(tmp_path, signals="SIG_IGN")
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        process.send_signal(each)
    process.communicate("".join(records()[READ:]).encode())
    # The empty story.
    assert process.returncode == 3
    assert (tmp_path / "report.jsonl").read_bytes() == whole(tmp_path)


def test_what_a_story_read_as_is_taken_up_too(tmp_path: Path) -> None:
    story = (ROOT / "corpora" / "wire" / "apertium" / "weather-storm.txt").read_text("utf-8")
    flags = FLAGS[:-1]
    assert FLAGS[-1] == "--no-score"
    kill(tmp_path, flags, story)
    done = run("check", *flags, "--resume", cwd=tmp_path, stdin="".join(records(plain=story)))
    assert int(done.stderr.split(" documents taken up from the interrupted run")[0].split()[-1]) >= DONE - 1
    origins = [json.loads(line)["origin"] for line in (tmp_path / "report.jsonl").read_text("utf-8").splitlines()]
    told = [origin for origin in origins if origin["answer"]]
    assert len(told) == STORIES // 2 - 1
    assert all(origin == told[0] for origin in told)


def test_what_was_found_before_counts_for_the_exit_code_and_the_summary(desk: Path) -> None:
    clean = [line.replace(GLOSS, PLAIN) if number >= DONE else line for number, line in enumerate(records())]
    (desk / ".report.jsonl.resume").write_text(
        "".join((desk / ".report.jsonl.resume").read_text("utf-8").splitlines(keepends=True)[: DONE + 1]), "utf-8"
    )
    limits = ("--fail-on", "major", "--max-penalty", "1000")
    done = run("check", *FLAGS, "--resume", *limits, cwd=desk, stdin="".join(clean))
    # The empty story wins over the findings.
    assert (done.returncode, done.stdout.startswith("60 documents: 20 with findings, 39 clean")) == (3, True)
    del clean[7]
    assert run("check", *FLAGS, "--resume", *limits, cwd=desk, stdin="".join(clean)).returncode == 1


def test_a_story_that_was_edited_meanwhile_is_checked_again(desk: Path) -> None:
    run("check", *FLAGS, "--resume", cwd=desk, stdin="".join(records(edited=3)))
    assert (desk / "report.jsonl").read_bytes() == whole(desk, edited=3)


@pytest.mark.parametrize("at", [0, 5])
def test_stories_that_came_between_end_what_can_be_taken_up(desk: Path, at: int) -> None:
    new = ['{"id": "new", "text": "It met the the mayor."}\n']
    done = run("check", *FLAGS, "--resume", cwd=desk, stdin="".join([*records()[:at], *new, *records()[at:]]))
    assert f"mtcheck: {at} documents taken up from the interrupted run\n" in done.stderr
    names = [json.loads(line)["document"] for line in (desk / "report.jsonl").read_text("utf-8").splitlines()]
    assert names == [*(f"s{n}" for n in range(at)), "new", *(f"s{n}" for n in range(at, STORIES))]


@pytest.mark.parametrize("line", ['{"record": {"document": "s3"}}', "cut in the mid", "{}", "[]"])
def test_a_journal_that_is_damaged_costs_time_and_nothing_else(desk: Path, line: str) -> None:
    journal = desk / ".report.jsonl.resume"
    lines = journal.read_text("utf-8").splitlines()
    journal.write_text("\n".join([*lines[:4], line, *lines[5:]]), "utf-8")
    run("check", *FLAGS, "--resume", cwd=desk, stdin="".join(records()))
    assert (desk / "report.jsonl").read_bytes() == whole(desk)


def test_other_settings_begin_anew(desk: Path) -> None:
    done = run("check", *FLAGS, "--resume", "--ignore", "ES014", cwd=desk, stdin="".join(records()))
    assert "there is no interrupted run of this call for report.jsonl; all is checked" in done.stderr
    assert '"rule": "ES014"' not in (desk / "report.jsonl").read_text("utf-8")


@pytest.mark.parametrize("flags", [(), ("--to", "jsonl"), ("--to", "csv,jsonl", "--out", "out"), ("--out", "out")])
def test_other_reports_cannot_be_resumed(tmp_path: Path, flags: tuple[str, ...]) -> None:
    done = run("check", "-", *flags, "--resume", cwd=tmp_path, stdin=PLAIN)
    assert done.returncode == 2
    assert done.stderr == (
        "mtcheck: --resume: only a run with one JSONL report in a file can be resumed; "
        "add --to jsonl --out FILE, and make other reports in a run of their own\n"
    )


def test_a_place_that_cannot_be_written_is_named_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(PLAIN, encoding="utf-8")
    done = run("check", "story.txt", "--to", "jsonl", "--out", "story.txt/report.jsonl", cwd=tmp_path)
    assert done.returncode == 2
    assert "report.jsonl: cannot be written (" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("resume", [False, True])
def test_a_document_that_makes_mtcheck_fail_does_not_end_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, resume: bool
) -> None:
    """Its record is tried again with ``--resume``; failing there too, it is not looked at, and the others go on."""
    look = Checker.check

    def check(checker: Checker, document: Document | Unreadable) -> Report:
        if isinstance(document, Document) and document.name == "s1":
            raise AssertionError("fails")
        return look(checker, document)

    monkeypatch.setattr(Checker, "check", check)
    monkeypatch.chdir(tmp_path)
    Path("in.jsonl").write_text("".join(records()[:4]), "utf-8")
    settings = Settings(score=False)

    def reports(*, resume: bool) -> Generator[Report, None, None]:
        with reports_of(["in.jsonl"], settings, {"jsonl": Path("report.jsonl")}, print, print, resume=resume) as made:
            yield from made

    if resume:
        stopped = reports(resume=False)
        assert [next(stopped).looked for _ in range(3)] == [True, False, True]
        stopped.close()
    assert [report.looked for report in reports(resume=resume)] == [True, False, True, True]
