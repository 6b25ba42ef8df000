"""Repairs: shown as a diff, made in the files, refused where they cannot be."""

from pathlib import Path

import pytest

from tests.cli.calls import run
from tests.cli.desk import STORY, decide


def test_a_diff_changes_nothing_and_fix_makes_the_change(desk: Path) -> None:
    done = run("check", "story.txt", "--diff", cwd=desk)
    assert done.returncode == 1
    assert "-It met the the mayor of Lima.\n+It met the mayor of Lima.\n" in done.stdout
    assert (desk / "story.txt").read_text("utf-8") == STORY
    done = run("check", "story.txt", "--lang", "es", "--fix", cwd=desk)
    assert "mtcheck: story.txt: 2 repaired" in done.stderr
    assert (desk / "story.txt").read_text("utf-8") == STORY.replace("the the", "the")
    assert "ES014" in done.stdout
    again = run("check", "story.txt", "--diff", cwd=desk)
    assert (again.returncode, again.stdout) == (0, "")


@pytest.mark.parametrize(
    ("paths", "code"),
    [(["gone.txt", "empty.txt", "clean.txt"], 2), (["empty.txt", "story.txt"], 3), (["clean.txt"], 0)],
)
def test_a_diff_of_what_cannot_be_read_is_not_clean(desk: Path, paths: list[str], code: int) -> None:
    (desk / "empty.txt").touch()
    (desk / "clean.txt").write_text("The mayor met the judge.\n", encoding="utf-8")
    done = run("check", *paths, "--diff", cwd=desk)
    assert done.returncode == code
    assert [line.split(": ")[1] for line in done.stderr.splitlines()] == [each for each in paths if each[0] in "ge"]


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a.jsonl", '{"id": "7", "text": "It met the the mayor."}', 1),
        ("a.jsonl", '{"id": "7", "text": "“It met the the mayor,” he said."}', 0),
        ("a.md", "It met the **the** mayor.", 1),
        ("a.md", "“It met the the mayor,” he said.", 0),
    ],
)
def test_a_diff_says_whether_a_repair_is_pending_that_it_cannot_show(
    desk: Path, name: str, text: str, code: int
) -> None:
    (desk / name).write_text(text, encoding="utf-8")
    done = run("check", name, "--diff", cwd=desk)
    assert (done.returncode, done.stdout) == (code, "")


def test_what_cannot_be_read_is_told_once_by_fix(desk: Path) -> None:
    (desk / "empty.txt").touch()
    done = run("check", "empty.txt", "story.txt", "--fix", "--quiet", cwd=desk)
    assert (done.returncode, done.stderr.count("empty.txt")) == (3, 1)


def test_a_diff_is_not_asked_for_with_its_repairs(desk: Path) -> None:
    done = run("check", "story.txt", "--diff", "--fix", cwd=desk)
    assert (done.returncode, "give one of them" in done.stderr) == (2, True)
    assert (desk / "story.txt").read_text("utf-8") == STORY


def test_a_rejected_finding_is_not_repaired(desk: Path) -> None:
    run("check", "story.txt", "--lang", "es", "--to", "csv", "--out", "report.csv", cwd=desk)
    decide(desk / "report.csv", "", "reject", "reject")
    run("triage", "apply", "report.csv", cwd=desk)
    assert run("check", "story.txt", "--diff", cwd=desk).stdout == ""


def test_standard_input_is_not_repaired(desk: Path) -> None:
    done = run("check", "-", "--fix", cwd=desk, stdin=STORY)
    assert (done.returncode, done.stderr) == (2, "mtcheck: standard input cannot be repaired; name files\n")


def test_what_is_left_to_people_is_told_once_with_its_words(desk: Path) -> None:
    code = "<p>Write <code>the the</code> in it, the clerk said.</p>\n"
    (desk / "a.html").write_text(f"<html><body>\n{code * 2}</body></html>\n", encoding="utf-8")
    done = run("check", "a.html", "--diff", cwd=desk)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "mtcheck: a.html: COPY001 “the the” not repaired: it stands in code (2 times)\n"
