import csv
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from mtcheck.model import Report
from mtcheck.scorers import ScoreOptions, score
from mtcheck.text.words import RATE_FROM
from mtcheck.writers import WriteOptions, open_writers, summary
from mtcheck.writers.cells import guard, unguard
from mtcheck.writers.table import DOCUMENTS, FINDINGS, RULES
from tests.hostile import HOSTILE, report_of
from tests.reports import a_report, a_rule, not_looked_at

MATCH = "It is ICE [[for its acronym in English]]."


def written(folder: Path, *reports: Report, **options: Any) -> Path:
    with open_writers({"csv": folder}, WriteOptions(**options)) as write:
        for report in reports:
            write(score(report, ScoreOptions()))
    return folder


def rows(file: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=delimiter, strict=True))


def test_the_set_is_four_files_with_their_columns_even_when_nothing_was_read(tmp_path: Path) -> None:
    written(tmp_path)
    for name, columns in (
        ("findings", FINDINGS),
        ("documents", DOCUMENTS),
        ("rules", RULES),
        ("summary", summary.COLUMNS),
    ):
        with (tmp_path / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
            assert next(csv.reader(stream)) == list(columns)


def test_a_finding_is_a_row_an_editor_can_work_from(tmp_path: Path) -> None:
    written(tmp_path, a_report("First.", MATCH), evidence={"ES014": "never in native copy"})
    (row,) = rows(tmp_path / "findings.csv")
    assert row["context"] == MATCH
    assert row["text"] == "for its acronym in English"
    assert (row["line"], row["column"], row["start"], row["end"]) == ("2", "11", "10", "36")
    assert row["suggestion"] == "give the name and the acronym, nothing else"
    assert (row["evidence"], row["in_quote"]) == ("never in native copy", "no")
    assert (row["cause"], row["decided"], row["decision"], row["comment"]) == ("", "", "", "")


def test_a_finding_tells_the_few_expressions_of_a_rule_and_of_a_long_list_none(tmp_path: Path) -> None:
    few, many = "leicht verletzt, schwer verletzt, tot", "es decir, sobre todo; laut Polizei, así"
    for listed, told in ((few, few), (many, "")):
        written(tmp_path, a_report(MATCH, rule=a_rule(source_expression=listed)))
        assert [row["source_expression"] for row in rows(tmp_path / "findings.csv")] == [told]


def test_the_row_of_a_record_says_in_which_file_it_stands(tmp_path: Path) -> None:
    found, unread = a_report(MATCH, name="17"), not_looked_at("18")
    reports = [replace(each, document=replace(each.document, path="wire/week.csv")) for each in (found, unread)]
    written(tmp_path, *reports, a_report(MATCH, name="no file"))
    named = [[(row["document"], row["path"]) for row in rows(tmp_path / f)] for f in ("documents.csv", "findings.csv")]
    assert named == [
        [("17", "wire/week.csv"), ("18", "wire/week.csv"), ("no file", "")],
        [("17", "wire/week.csv"), ("no file", "")],
    ]


def test_what_the_file_says_of_a_story_stands_in_the_row_of_its_document(tmp_path: Path) -> None:
    meta = {"id": "urn:1", "byline": "=Nora", "labels": ["Machine-translated", "Automated"], "digital_source_type": "x"}
    found, unread = rows(written(tmp_path, a_report(MATCH, meta=meta), not_looked_at()) / "documents.csv")
    assert (found["item_id"], found["byline"], found["digital_source_type"]) == ("urn:1", "'=Nora", "x")
    assert found["labels"] == "Machine-translated; Automated"
    assert (unread["words"], unread["labels"]) == ("", "")
    assert unread["skipped"].startswith("document: ")


@pytest.mark.parametrize("dialect", ["excel", "semicolon"])
def test_five_thousand_hostile_texts_are_no_formulas(tmp_path: Path, dialect: str) -> None:
    report = report_of(HOSTILE, name=HOSTILE[7], meta={"outlet": HOSTILE[-1], "labels": list(HOSTILE[:9])})
    folder = written(tmp_path, report, dialect=dialect)
    for file in folder.glob("*.csv"):
        for row in rows(file, ";" if dialect == "semicolon" else ","):
            assert [cell for cell in row.values() if cell[:1] and cell[0] in "=+-@\t\r＝＋－＠"] == []
    found = rows(folder / "findings.csv", ";" if dialect == "semicolon" else ",")
    assert [row["text"] for row in found] == [guard(text) for text in HOSTILE]


def test_a_rule_nobody_has_measured_says_so(tmp_path: Path) -> None:
    (row,) = rows(written(tmp_path, a_report(MATCH)) / "findings.csv")
    assert row["evidence"] == "unmeasured"


def test_signals_are_counted_and_listed_only_when_asked_for(tmp_path: Path) -> None:
    report = a_report(MATCH, rule=a_rule(kind="signal"))
    written(tmp_path / "a", report)
    written(tmp_path / "b", report, show_signals=True)
    assert rows(tmp_path / "a" / "findings.csv") == rows(tmp_path / "a" / "rules.csv") == []
    assert len(rows(tmp_path / "b" / "findings.csv")) == len(rows(tmp_path / "b" / "rules.csv")) == 1
    (document,) = rows(tmp_path / "a" / "documents.csv")
    assert (document["major"], document["signals"]) == ("0", "1")


def test_found_clean_and_not_looked_at_are_three_things(tmp_path: Path) -> None:
    written(tmp_path, a_report(MATCH), a_report("Clean."), not_looked_at())
    found, clean, not_looked = rows(tmp_path / "documents.csv")
    assert [each["major"] for each in (found, clean, not_looked)] == ["1", "0", ""]
    assert not_looked["skipped"] == "document: it is no text; save it as UTF-8 text"


def test_scores_and_their_signature_stand_with_the_document(tmp_path: Path) -> None:
    written(tmp_path, a_report("The same words here.", references=[("The same words here.",)], words=1000))
    (row,) = rows(tmp_path / "documents.csv")
    assert (row["penalty_per_1k"], row["bleu"], row["chrf"]) == ("0", "100", "")
    assert row["metric_signature"].startswith("BLEU|nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:")
    assert "chrf: not asked for" in row["skipped"]


def test_rules_are_listed_by_how_often_they_fired(tmp_path: Path) -> None:
    other = a_rule("ES001", name="other-rule", severity="minor")
    written(tmp_path, a_report(MATCH, rule=other), a_report(MATCH, MATCH), a_report(MATCH))
    first, second = rows(tmp_path / "rules.csv")
    assert (first["rule"], first["findings"], first["documents"], first["example"]) == ("ES014", "3", "2", MATCH)
    assert (second["rule"], second["severity"]) == ("ES001", "minor")


def test_csv_and_pandas_read_back_the_same_rows_and_formulas_are_inert(tmp_path: Path) -> None:
    nasty = ['=cmd|"/c calc"!A1', "+1", "-1", "@SUM(A1)", "a,b;c", 'say "no"', "two\nlines", "nul \x00", "  =1", "＝1"]
    written(tmp_path, *(a_report(f"x [[{text}]] y", name=text) for text in nasty))
    by_csv = rows(tmp_path / "findings.csv")
    by_pandas = pd.read_csv(tmp_path / "findings.csv", dtype=str, keep_default_na=False)
    assert by_csv == by_pandas.to_dict("records")
    assert len(by_csv) == len(nasty)
    for row, text in zip(by_csv, nasty, strict=True):
        assert unguard(row["text"]) == text.replace("\n", " ").replace("\x00", "␀")
        assert not any(cell.strip().startswith(("=", "+", "-", "@", "＝")) for cell in row.values())


@pytest.mark.parametrize(
    ("dialect", "start", "delimiter", "penalty"),
    [
        ("excel", b"\xef\xbb\xbfdoc", ",", "2.5"),
        ("plain", b"doc", ",", "2.5"),
        ("semicolon", b"\xef\xbb\xbfdoc", ";", "2,5"),
    ],
)
def test_each_dialect_suits_its_spreadsheet(
    dialect: str, start: bytes, delimiter: str, penalty: str, tmp_path: Path
) -> None:
    written(tmp_path, a_report(MATCH, words=2000), dialect=dialect)
    raw = (tmp_path / "documents.csv").read_bytes()
    assert raw.startswith(start)
    assert raw.count(b"\r\n") == raw.count(b"\n") == 2
    (row,) = rows(tmp_path / "documents.csv", delimiter)
    assert row["penalty_per_1k"] == penalty


def break_off(folder: Path) -> None:
    with open_writers({"csv": folder}, WriteOptions()) as write:
        write(a_report(MATCH))
        raise RuntimeError


def test_a_failure_leaves_none_of_the_four(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        break_off(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_one_csv_file_or_standard_output_holds_the_findings(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    written(tmp_path / "mine.csv", a_report(MATCH))
    with open_writers({"csv": None}, WriteOptions()) as write:
        write(score(a_report(MATCH), ScoreOptions()))
    assert [file.name for file in tmp_path.iterdir()] == ["mine.csv"]
    assert capfdbinary.readouterr().out == (tmp_path / "mine.csv").read_bytes()


def test_the_summary_weighs_folders_by_their_words(tmp_path: Path) -> None:
    written(
        tmp_path,
        a_report(MATCH, name="a/one.txt", words=100),
        a_report("Clean.", name="a/two.txt", words=900),
        a_report(MATCH, MATCH, name="b/short.txt", words=499),
        not_looked_at("b/broken.txt"),
    )
    a, b, whole = rows(tmp_path / "summary.csv")
    assert (a["by"], a["group"], a["documents"], a["words"], a["findings"]) == ("folder", "a", "2", "1000", "1")
    assert (a["findings_per_1k"], a["penalty_per_1k"], a["median_words"]) == ("1", "5", "500")
    assert (a["median_findings_per_1k"], a["median_penalty_per_1k"]) == ("0", "0")
    assert a["worst_document"] == "a/one.txt"
    assert (b["documents"], b["not_looked_at"], b["words"], b["findings"]) == ("2", "1", "499", "2")
    assert (b["findings_per_1k"], b["penalty_per_1k"], b["median_penalty_per_1k"]) == ("", "", "")
    assert (whole["by"], whole["documents"], whole["findings_per_1k"]) == ("all", "4", "2")
    assert whole["worst_document"] == "b/short.txt"


@pytest.mark.parametrize(
    ("name", "file", "folder"),
    [
        ("A001", "stories/week.csv", "stories"),
        ("A001", "week.csv", "."),
        ("sport/17", "stories/week.csv", "sport"),
        ("stories/a.zip/in/b.txt", "stories/a.zip", "stories/a.zip/in"),
    ],
)
def test_a_record_stands_in_the_folder_of_its_file(tmp_path: Path, name: str, file: str, folder: str) -> None:
    report = a_report("One.", name=name)
    written(tmp_path, replace(report, document=replace(report.document, path=file)))
    assert rows(tmp_path / "summary.csv")[0]["group"] == folder


def test_the_summary_names_outlets_where_the_input_does(tmp_path: Path) -> None:
    written(
        tmp_path,
        a_report("One.", meta={"outlet": "The Daily"}),
        a_report("Two.", meta={"agency": "EFE"}),
        a_report("Three."),
    )
    named = [(row["by"], row["group"]) for row in rows(tmp_path / "summary.csv")]
    assert named == [
        ("folder", "news"),
        ("outlet", "(not given)"),
        ("outlet", "EFE"),
        ("outlet", "The Daily"),
        ("all", "all"),
    ]


def test_a_folder_where_nothing_could_be_looked_at_is_in_the_summary(tmp_path: Path) -> None:
    folder, whole = rows(written(tmp_path, not_looked_at()) / "summary.csv")
    assert (folder["documents"], folder["not_looked_at"], folder["words"], folder["median_words"]) == (
        "1",
        "1",
        "0",
        "",
    )
    assert whole["worst_document"] == ""


def test_medians_of_rates_are_over_documents_that_are_long_enough_for_one(tmp_path: Path) -> None:
    short = [a_report(MATCH, MATCH, name=f"a/{number}.txt", words=RATE_FROM - 1) for number in range(3)]
    long = [a_report("Clean.", name="b/one.txt", words=1000), a_report(MATCH, name="b/two.txt", words=RATE_FROM)]
    written(tmp_path, *short, *long)
    a, b, whole = rows(tmp_path / "summary.csv")
    medians = [(row["median_findings_per_1k"], row["median_penalty_per_1k"]) for row in (a, b, whole)]
    assert medians == [("", ""), ("1", "5"), ("1", "5")]
