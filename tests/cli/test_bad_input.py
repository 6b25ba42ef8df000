"""What cannot be used is named in one line, with the place and the remedy, and nothing else is lost."""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.calls import run

PLAIN = "The agency opened an office in Lima.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(PLAIN, encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (tmp_path / "nul.txt").write_bytes(b"The agency\x00opened an office in Lima.\n")
    (tmp_path / "broken.txt").write_bytes("El señor Núñez abrió la oficina. ".encode() * 20 + b"\xff\xfe\xfd caf\xe9\n")
    (tmp_path / "folder").mkdir()
    (tmp_path / "table.csv").write_text("id,body\n1,Hello there\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("path", "problem", "code"),
    [
        ("none.txt", "none.txt: no such file or folder; check the path", 2),
        ("folder", "folder: holds no readable file; ", 2),
        ("empty.txt", "empty.txt: is empty; ", 3),
        ("picture.txt", "picture.txt: looks binary", 3),
        ("nul.txt", "nul.txt: looks binary", 3),
        ("broken.txt", "broken.txt:1: ", 3),
    ],
)
def test_a_file_that_cannot_be_read_costs_only_itself(desk: Path, path: str, problem: str, code: int) -> None:
    done = run("check", path, "good.txt", "--to", "jsonl", cwd=desk)
    assert done.returncode == code
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"mtcheck: {problem}")
    assert "; " in line
    bad, good = map(json.loads, done.stdout.splitlines())
    assert [skip["what"] for skip in bad["skipped"]] == ["document"]
    assert (bad["document"], bad["words"], bad["findings"]) == (path, 0, [])
    assert (good["document"], good["words"]) == ("good.txt", 7)


RECORDS = [
    ('["a list"]', "records.jsonl:2: "),
    ('{"id": "x"', "records.jsonl:2: "),
    ('{"id": "x"}', "records.jsonl:2: has neither “text” nor “segments”"),
    ('{"segments": ["a", "b"], "source_segments": ["c"]}', "records.jsonl:2: “source_segments” has 1 item for 2"),
    ('{"text": 12}', "records.jsonl:2: “text” is a number, not a string"),
]


@pytest.mark.parametrize(("record", "problem"), RECORDS, ids=[problem for _, problem in RECORDS])
def test_a_broken_record_is_named_by_its_line(desk: Path, record: str, problem: str) -> None:
    good = json.dumps({"text": PLAIN})
    (desk / "records.jsonl").write_text(f"{good}\n{record}\n{good}\n", encoding="utf-8")
    done = run("check", "records.jsonl", "--to", "jsonl", cwd=desk)
    assert done.returncode == 3
    assert done.stderr.startswith(f"mtcheck: {problem}")
    words = [json.loads(line)["words"] for line in done.stdout.splitlines()]
    assert words == [7, 0, 7]


def test_a_table_without_the_mapped_column_is_a_mistake_in_the_call(desk: Path) -> None:
    done = run("check", "table.csv", "good.txt", "--map", "text=story", cwd=desk)
    assert done.returncode == 2
    assert done.stderr.startswith("mtcheck: table.csv")
    assert "story" in done.stderr
    assert "body" in done.stderr


def test_a_file_without_permission_costs_only_itself(desk: Path) -> None:
    locked = desk / "locked.txt"
    locked.write_text(PLAIN, encoding="utf-8")
    locked.chmod(0)
    try:
        locked.read_bytes()
    except PermissionError:
        pass
    else:
        pytest.skip("this user may read everything")
    done = run("check", "locked.txt", "good.txt", cwd=desk)
    assert done.returncode == 3
    assert done.stderr.startswith("mtcheck: locked.txt: cannot be read (Permission denied); ")


def test_a_line_of_fifty_megabytes_is_read_to_its_end(desk: Path) -> None:
    sentence = "The agency opened an office in Lima and the mayor came to see it. "
    (desk / "long.txt").write_text(sentence * (50_000_000 // len(sentence)), encoding="utf-8")
    done = run("check", "long.txt", "--quiet", cwd=desk)
    assert done.returncode in (0, 1)
    assert done.stdout.startswith("1 document")


def test_references_of_another_length_are_refused_and_the_signs_still_shown(desk: Path) -> None:
    (desk / "ref.txt").write_text("One.\n\nTwo.\n", encoding="utf-8")
    done = run("check", "good.txt", "--reference", "ref.txt", "--to", "jsonl", cwd=desk)
    assert done.returncode == 2
    assert "2 paragraphs for 1; give both the same paragraphs" in done.stderr
    assert json.loads(done.stdout)["scores"]["bleu"] is None


def test_the_csv_set_names_what_was_not_looked_at_without_counts(desk: Path) -> None:
    run("check", "empty.txt", "good.txt", "--out", "reports", cwd=desk)
    with (desk / "reports" / "documents.csv").open(encoding="utf-8-sig", newline="") as stream:
        bad, good = csv.DictReader(stream)
    assert (bad["document"], bad["words"], bad["critical"]) == ("empty.txt", "", "")
    assert "is empty" in bad["skipped"]
    assert (good["words"], good["critical"]) == ("7", "0")


def test_no_report_stands_under_its_name_when_the_run_is_refused(desk: Path) -> None:
    done = run("check", "good.txt", "--select", "nothing-like-it", "--out", "reports", cwd=desk)
    assert done.returncode == 2
    assert list(desk.glob("reports/*")) == []


def test_a_table_that_is_no_record_of_stories_does_not_stop_its_folder(desk: Path) -> None:
    stories = desk / "stories"
    stories.mkdir()
    (stories / "a.txt").write_text(PLAIN, encoding="utf-8")
    (stories / "b.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (stories / "c.txt").write_text(PLAIN, encoding="utf-8")
    done = run("check", "stories", "--to", "jsonl", cwd=desk)
    assert done.returncode == 3
    assert done.stderr.startswith("mtcheck: stories/b.csv:1: has no column “text”; ")
    assert [json.loads(line)["words"] for line in done.stdout.splitlines()] == [7, 0, 7]


def test_a_folder_with_pictures_tells_them_and_fails_nothing(desk: Path) -> None:
    stories = desk / "stories"
    stories.mkdir()
    (stories / "a.txt").write_text(PLAIN, encoding="utf-8")
    (stories / "b.png").write_bytes(b"\x89PNG\r\n")
    (stories / "c.png").write_bytes(b"\x89PNG\r\n")
    told = "mtcheck: not looked at, no text that mtcheck reads: 2 files in folders (2 .png)"
    done = run("check", "stories", "-q", cwd=desk)
    assert (done.returncode, done.stderr) == (0, f"{told}; --verbose names each\n")
    each = [f"mtcheck: stories/{name}.png: not looked at: no text that mtcheck reads" for name in "bc"]
    assert run("check", "stories", "-v", cwd=desk).stderr.splitlines() == [*each, told]


def test_a_report_is_no_story_wherever_it_lies(desk: Path) -> None:
    stories = desk / "stories"
    stories.mkdir()
    (stories / "a.txt").write_text("The agency opened the the office in Lima.\n", encoding="utf-8")
    every = "csv,xlsx,html,jsonl,sarif,junit,gitlab,rdjson,checkstyle,github"
    run("check", "stories", "--to", every, "--out", "stories/all", cwd=desk)
    run("check", "stories", "--split", "--to", "html", "--out", "stories/pages", cwd=desk)
    for name, flag in (("found", "--no-score"), ("verbose", "-v"), ("quiet", "-q")):
        run("check", "stories/a.txt", flag, "--to", "terminal", "--out", f"stories/{name}.txt", cwd=desk)
    run("check", "stories/a.txt", "--to", "csv", "--csv-dialect", "semicolon", "--out", "stories/excel", cwd=desk)
    done = run("check", "stories", "--to", "jsonl", cwd=desk)
    assert [json.loads(line)["document"] for line in done.stdout.splitlines()] == ["stories/a.txt"]
    assert done.returncode == 0
    # What a report says of stories may be full of signs that part the cells of other tables.
    header = "document,title,words,segments,critical,origin_signature,path\n"
    table = header + 'a.txt,,300,1,0,"a|b|c",a.txt\nb.txt,,301,1,,"a|b|c",b.txt\n'
    (stories / "documents.csv").write_text(table, encoding="utf-8-sig")
    assert run("check", "stories", "--to", "jsonl", cwd=desk).returncode == 0
    named = run("check", "stories/all/findings.csv", cwd=desk)
    assert named.stderr == (
        "mtcheck: stories/all/findings.csv: is a report of mtcheck, no copy; give the stories it is about\n"
    )


def test_a_guessed_encoding_is_told_in_every_report(desk: Path) -> None:
    (desk / "old.txt").write_bytes("He paid £20 for it.\n".encode("cp1252"))
    guess = "its encoding is a guess (cp1252): where letters are wrong, name it with --encoding"
    done = run("check", "old.txt", "--to", "jsonl", cwd=desk)
    assert json.loads(done.stdout)["remarks"] == [guess]
    assert (done.returncode, done.stderr) == (0, f"mtcheck: old.txt: {guess}\n")
    assert f"old.txt: {guess}\n" in run("check", "old.txt", cwd=desk).stdout
    run("check", "old.txt", "--out", "page.html", cwd=desk)
    assert guess in (desk / "page.html").read_text("utf-8")
    assert f"  note: {guess}\n" in run("read", "old.txt", cwd=desk).stdout


def test_reports_inside_the_folder_are_not_read_as_stories(desk: Path) -> None:
    stories = desk / "stories"
    stories.mkdir()
    (stories / "a.txt").write_text(PLAIN, encoding="utf-8")
    for _ in range(2):
        done = run("check", "stories", "--out", "stories/reports", cwd=desk)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("1 document")


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("check good.txt --to docx --out good.txt/sub", "good.txt/sub: cannot be written (not a directory); "),
        ("rules pages good.txt", "good.txt/index.md: cannot be written (file exists); "),
        (
            "rules measure --corpus labelled.jsonl --date 2026-01-01 --out good.txt",
            "good.txt/core.json: cannot be written (file exists); ",
        ),
        (
            "rules measure --gold none.jsonl --docs labelled.jsonl",
            "none.jsonl: cannot be read (No such file or directory); ",
        ),
        (
            "rules measure --gold picture.txt --docs labelled.jsonl",
            "picture.txt: cannot be read ('utf-8' codec can't decode byte 0x89 in position 0: invalid start byte); ",
        ),
    ],
)
def test_what_can_be_neither_written_nor_read_is_said_in_one_line(desk: Path, command: str, told: str) -> None:
    record = {"id": "a", "doc_id": "s", "origin": "native", "segments": [PLAIN.strip()]}
    (desk / "labelled.jsonl").write_text(json.dumps(record), encoding="utf-8")
    done = run(*command.split(), cwd=desk)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith(f"mtcheck: {told}")


def test_a_summary_that_cannot_be_written_is_said_in_one_line(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "none/summary.md")
    done = run("check", "good.txt", "--to", "github", cwd=desk)
    said = "none/summary.md: cannot be written (no such file or directory); choose another place, or make room there"
    assert (done.returncode, done.stderr) == (2, f"mtcheck: {said}\n")


def test_reading_takes_the_name_of_a_language_for_the_language(desk: Path) -> None:
    (desk / "old.txt").write_bytes("Caf\xe9 dijo\n".encode("cp1252"))
    told = [run("read", "old.txt", "--lang", lang, cwd=desk).stdout for lang in ("Russian", "ru-RU", "ru")]
    assert "  encoding: cp1251\n" in told[0]
    assert told == [told[0]] * 3


def test_many_records_alike_are_counted_on_the_screen_and_each_stands_in_the_report(desk: Path) -> None:
    lines = [json.dumps({"id": f"r{number}"} | ({"body": PLAIN} if number == 2 else {})) for number in range(7)]
    (desk / "records.jsonl").write_text("\n".join(lines), encoding="utf-8")
    call = ("check", "records.jsonl", "--map", "text=body", "--select", "ES014", "--no-score")
    done = run(*call, cwd=desk)
    lacking = "has no field “body”; map text to one of its fields: id"
    counted = f"records.jsonl: 3 more records, from 5 to 7: {lacking}"
    assert done.returncode == 3
    assert done.stderr.splitlines() == [
        *(f"mtcheck: records.jsonl:{number}: {lacking}" for number in (1, 2, 4)),
        f"mtcheck: {counted}",
    ]
    assert f"not looked at: {counted}\n" in done.stdout
    assert "7 documents: 0 with findings, 1 clean, 6 not looked at\n" in done.stdout
    verbose = run(*call, "--verbose", cwd=desk)
    assert [line[len("mtcheck: records.jsonl:")] for line in verbose.stderr.splitlines()] == list("124567")
    reports = run(*call, "--to", "jsonl", cwd=desk).stdout.splitlines()
    unread = {each["document"]: each["skipped"][0]["what"] == "document" for each in map(json.loads, reports)}
    assert unread == {f"r{number}": number != 2 for number in range(7)}
    read = run("read", "records.jsonl", "--map", "text=body", cwd=desk)
    assert read.stderr == done.stderr
