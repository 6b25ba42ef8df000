"""Reports for the programs of others, each held against its schema: JUnit, Checkstyle, GitLab, reviewdog, GitHub."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtcheck.model import Report, Skip
from mtcheck.writers import WRITERS, WriteOptions, annotations, open_writers
from mtcheck.writers.options import Missed
from tests.hostile import HOSTILE, report_of
from tests.reports import a_report, a_rule, not_looked_at
from tests.schemas import valid, xml

MATCH = "It is ICE [[for its acronym in English]]."
# Nothing that XML, a workflow command or a table row could trip over is left out.
NASTY = "]> <b>&amp; \x00\x1b\u202e\ufffe ::error::x %0A | `a` @all, a:b"


def written(name: str, folder: Path, *reports: Report, **options: Any) -> Path:
    with open_writers({name: folder}, WriteOptions(**options)) as write:
        for report in reports:
            write(report)
    (file,) = folder.iterdir()
    return file


def test_junit_has_a_case_for_each_document_and_all_outcomes(tmp_path: Path) -> None:
    optional = Report(a_report("x").document, 0, (), {}, (Skip("document", "not asked for"),), "s")
    suite = xml(
        written("junit", tmp_path, a_report(MATCH), a_report("Clean."), not_looked_at(), optional), "junit.xsd"
    )[0]
    assert dict(suite.items()) == {"name": "mtcheck", "tests": "4", "failures": "1", "errors": "1", "skipped": "1"}
    found, clean, error, skipped = suite
    assert (found.get("classname"), found.get("name")) == ("mtcheck.news", "agency.txt")
    assert (found[0].tag, found[0].get("message"), found[0].get("type")) == ("failure", "1 finding", "major")
    assert "1:11: major: “for its acronym in English”" in str(found[0].text)
    assert (len(clean), error[0].tag, skipped[0].tag) == (0, "error", "skipped")


def test_junit_fails_a_document_only_for_what_fails_the_run(tmp_path: Path) -> None:
    (case,) = xml(written("junit", tmp_path, a_report(MATCH), fail_on="critical"), "junit.xsd")[0]
    assert [child.tag for child in case] == ["system-out"]


def test_junit_is_an_error_where_what_was_asked_for_was_not_looked_at(tmp_path: Path) -> None:
    missing = Skip("reference", "agency.txt has no counterpart in ref", 3)
    not_given = Skip("reference", "not given")
    told = [a_report("It [[is]].", severity="minor", skipped=(each,)) for each in (missing, not_given)]
    suite = xml(written("junit", tmp_path, *told, a_report(MATCH, skipped=(missing,))), "junit.xsd")[0]
    assert [[child.tag for child in case] for case in suite] == [
        ["error", "system-out", "system-err"],
        ["system-out"],
        ["failure", "system-err"],
    ]
    assert suite[0][0].get("message") == "reference: agency.txt has no counterpart in ref"
    assert (suite.get("failures"), suite.get("errors")) == ("1", "1")


def test_junit_has_a_case_for_each_limit_that_was_missed(tmp_path: Path) -> None:
    past = Missed("bleu", "bleu is 3.10, below the limit of 20", 1)
    no_value = Missed("penalty_per_1k", "penalty_per_1k: there is no value to hold against 5", 3)
    file = written("junit", tmp_path, a_report("Clean."), missed=lambda: (past, no_value))
    suite = xml(file, "junit.xsd")[0]
    assert dict(suite.items()) == {"name": "mtcheck", "tests": "3", "failures": "1", "errors": "1", "skipped": "0"}
    told = [(case.get("classname"), case.get("name"), case[0].tag, case[0].get("message")) for case in list(suite)[1:]]
    assert told == [("mtcheck", "bleu", "failure", past.line), ("mtcheck", "penalty_per_1k", "error", no_value.line)]


def test_junit_puts_the_records_of_a_file_into_a_class(tmp_path: Path) -> None:
    names = {
        "in/a.jsonl": ["u/7", "in/a.jsonl:2"],
        "in/b.zip": ["b.zip/7", "in/b.zip/sub/c.csv:3", "in/b.zip/d.txt"],
        "feed.xml": ["feed.xml#https://desk.example/7"],
    }
    reports = [
        replace(report, document=replace(report.document, path=path))
        for path, several in names.items()
        for report in (a_report("One.", name=name) for name in several)
    ]
    suite = xml(written("junit", tmp_path, *reports), "junit.xsd")[0]
    assert [(case.get("classname"), case.get("name")) for case in suite] == [
        ("mtcheck.in.a_jsonl", "u/7"),
        ("mtcheck.in.a_jsonl", "a.jsonl:2"),
        ("mtcheck.in.b_zip", "b.zip/7"),
        ("mtcheck.in.b_zip", "sub/c.csv:3"),
        ("mtcheck.in.b_zip", "d.txt"),
        ("mtcheck.feed_xml", "feed.xml#https://desk.example/7"),
    ]


def test_junit_has_no_dot_in_a_class_but_between_folders(tmp_path: Path) -> None:
    """Jenkins would take it for a package."""
    (case,) = xml(written("junit", tmp_path, a_report("One.", name="desk/2024.05/a.txt")), "junit.xsd")[0]
    assert (case.get("classname"), case.get("name")) == ("mtcheck.desk.2024_05", "a.txt")


def test_checkstyle_lists_findings_by_file(tmp_path: Path) -> None:
    root = xml(written("checkstyle", tmp_path, a_report(MATCH), a_report("Clean.", name="b")), "checkstyle.xsd")
    ((error,),) = root
    assert (root[0].get("name"), error.get("line"), error.get("column")) == ("news/agency.txt", "1", "11")
    assert (error.get("severity"), error.get("source")) == ("warning", "mtcheck.es.ES014")


def test_gitlab_gets_six_fields_and_no_byte_order_mark(tmp_path: Path) -> None:
    file = written("gitlab", tmp_path, a_report("One.", MATCH), a_report(MATCH, name="b.txt"))
    first, second = valid(file, "gitlab.json")
    assert file.name == "gl-code-quality-report.json"
    assert file.read_bytes()[:1] == b"["
    assert first["location"] == {"path": "news/agency.txt", "lines": {"begin": 2}}
    assert first["fingerprint"] != second["fingerprint"]


def test_gitlab_keeps_its_fingerprint_when_lines_move(tmp_path: Path) -> None:
    (before,) = valid(written("gitlab", tmp_path / "a", a_report(MATCH)), "gitlab.json")
    (after,) = valid(written("gitlab", tmp_path / "b", a_report("A new first line.", MATCH)), "gitlab.json")
    assert before["fingerprint"] == after["fingerprint"]
    assert before["location"] != after["location"]


def test_reviewdog_counts_columns_in_bytes_of_utf_8(tmp_path: Path) -> None:
    (entry,) = valid(written("rdjson", tmp_path, a_report("Él, José, [[is so]].")), "rdjson.json")["diagnostics"]
    line = "Él, José, is so.".encode()
    start, end = entry["location"]["range"]["start"]["column"], entry["location"]["range"]["end"]["column"]
    assert line[start - 1 : end - 1] == b"is so"


def test_a_program_that_shows_one_text_gets_what_to_write_instead_in_it(tmp_path: Path) -> None:
    said = (
        "“for its acronym in English” renders «por sus siglas en inglés»",
        "give the name and the acronym, nothing else",
    )
    report = a_report("the agency (ICE, [[for its acronym in English]])")
    (entry,) = valid(written("gitlab", tmp_path / "gitlab", report), "gitlab.json")
    ((error,),) = xml(written("checkstyle", tmp_path / "checkstyle", report), "checkstyle.xsd")
    (diagnostic,) = valid(written("rdjson", tmp_path / "rdjson", report), "rdjson.json")["diagnostics"]
    assert (entry["description"], error.get("message")) == (" → ".join(said),) * 2
    assert diagnostic["message"] == "\n→ ".join(said)


@pytest.mark.parametrize("name", ["gitlab", "rdjson"])
def test_an_empty_run_is_valid_too(name: str, tmp_path: Path) -> None:
    assert valid(written(name, tmp_path), f"{name}.json") in ([], {"source": {"name": "mtcheck"}, "diagnostics": []})


@pytest.mark.parametrize("name", ["gitlab", "rdjson"])
def test_what_was_not_looked_at_is_never_clean(name: str, tmp_path: Path) -> None:
    skips = (Skip("document", "it is no text", 3), Skip("reference", "has no counterpart", 3))
    text = written(name, tmp_path, replace(not_looked_at(), skipped=skips)).read_text("utf-8")
    assert text.count("not-looked-at") == 2
    assert "Not looked at: it is no text" in text
    assert "Not looked at: reference: has no counterpart" in text


def commands(capsys: pytest.CaptureFixture[str], *reports: Report) -> list[str]:
    with open_writers({"github": None}, WriteOptions()) as write:
        for report in reports:
            write(report)
    return capsys.readouterr().out.splitlines()


RECORDS = ("news/data.csv:4", "../../../etc/x", "<script>alert(1)</script>")


@pytest.mark.parametrize("record", RECORDS)
@pytest.mark.parametrize("name", ["gitlab", "rdjson", "checkstyle"])
def test_a_record_of_a_table_stands_in_the_file_of_the_table(name: str, record: str, tmp_path: Path) -> None:
    report = a_report("One.", MATCH, name=record)
    report = replace(report, document=replace(report.document, path="news/data.csv"))
    text = written(name, tmp_path, report).read_text("utf-8")
    assert '"news/data.csv"' in text
    assert record not in text


@pytest.fixture
def summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    return tmp_path / "summary.md"


def test_an_annotation_names_its_place_and_its_rule(summary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands(capsys, a_report("One.", MATCH)) == [
        "::error file=news/agency.txt,line=2,endLine=2,col=11,endColumn=37,title=ES014 for-its-acronym-in::"
        "“for its acronym in English” renders «por sus siglas en inglés»%0A→ give the name and the acronym, nothing "
        "else"
    ]
    text = summary.read_text("utf-8")
    assert "1 document: 1 with findings, 0 clean; 1 finding (1 major)." in text
    assert r"| major | news/agency.txt:2:11 | It is ICE \[\[for its acronym in English\]\]. |" in text


@pytest.mark.parametrize("record", RECORDS)
def test_the_annotation_of_a_record_names_the_file_of_the_table(
    record: str, summary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = a_report("One.", MATCH, name=record)
    (command,) = commands(capsys, replace(report, document=replace(report.document, path="news/data.csv")))
    assert command.startswith("::error file=news/data.csv,line=2,")
    assert "| news/data.csv:2:11" in summary.read_text("utf-8")


def test_the_summary_names_a_record_with_its_file(summary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = a_report("One.", MATCH, name="7")
    commands(capsys, replace(report, document=replace(report.document, path="news/data.jsonl")))
    assert "| news/data.jsonl:2:11 (7) |" in summary.read_text("utf-8")


def test_github_gets_ten_of_a_level_the_severest_first(summary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    majors = [a_report(MATCH, name=f"{n}.txt") for n in range(12)]
    lines = commands(capsys, *majors, a_report(MATCH, name="last.txt", severity="critical"))
    assert len(lines) == annotations.MOST + 1
    assert lines[0].startswith("::error file=last.txt,")
    assert lines[-1] == "::notice title=mtcheck::3 more are not shown: GitHub takes 10 of a level."
    assert summary.read_text("utf-8").count("| major |") == 12


def test_nothing_in_a_story_is_a_command_or_markup(summary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = commands(capsys, a_report(f"x [[{NASTY}]] y", name="a:b,c%.txt", rule=a_rule(instead=None)))
    assert line.startswith("::error file=a%3Ab%2Cc%25.txt,line=1,")
    assert " ::error::x %250A | `a` @all, a:b” renders" in line
    (row,) = [row for row in summary.read_text("utf-8").splitlines() if "ES014" in row]
    assert row.replace("\\|", "").count("|") == 6
    assert "<b>" not in row
    assert "@" not in row


def test_a_full_summary_is_left_as_it_is(summary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    summary.write_bytes(b"x" * annotations.MOST_BYTES)
    commands(capsys, a_report(MATCH))
    assert summary.stat().st_size == annotations.MOST_BYTES


def test_a_long_summary_stays_under_the_limit(summary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commands(capsys, *(a_report(f"[[{'é' * 400} {n}]]", name=f"{'x' * 900}{n}.txt") for n in range(1200)))
    assert annotations.MOST_BYTES * 0.9 < summary.stat().st_size <= annotations.MOST_BYTES
    assert "further findings not in this table" in summary.read_text("utf-8")


@given(
    text=st.text(st.characters(exclude_categories=[]), min_size=1).filter(
        lambda text: "[[" not in text and "]]" not in text
    )
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_story_gives_valid_files(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("any")
    report = a_report(f"x [[{text}]] y", name=f"news/{text}.txt")
    for name in ("junit", "checkstyle", "gitlab", "rdjson"):
        assert name in WRITERS
        file = written(name, folder / name, report)
        if name in ("junit", "checkstyle"):
            xml(file, f"{name}.xsd")
        else:
            valid(file, f"{name}.json")


def test_five_thousand_hostile_stories_are_neither_commands_nor_markup(
    summary: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annotations, "MOST", len(HOSTILE))
    monkeypatch.setattr(annotations, "MOST_ROWS", len(HOSTILE))
    lines = commands(capsys, *(report_of([text], name=f"{text}.txt") for text in HOSTILE))
    assert len(lines) == len(HOSTILE)
    for line in lines:
        assert re.fullmatch(r"::error (?:(?:file|line|endLine|col|endColumn|title)=[^:,]*,?)+::.*", line)
    rows = [row for row in summary.read_text("utf-8").splitlines() if row.startswith("| major |")]
    assert len(rows) > 1_000
    for row in rows:
        assert re.sub(r"\\.", "", row).count("|") == 6
        assert not set("<>@") & set(re.sub(r"\\.|&lt;|&gt;|&#64;", "", row))
