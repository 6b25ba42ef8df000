import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from mtcheck.model import Mark, Report, Score
from mtcheck.writers import WriteOptions, open_writers
from mtcheck.writers.jsonl import SCORES
from tests.reports import a_report, a_rule, not_looked_at

SCHEMA = json.loads(files("mtcheck.writers").joinpath("report.schema.json").read_text("utf-8"))


def written(folder: Path, *reports: Report) -> list[dict[str, Any]]:
    with open_writers({"jsonl": folder}, WriteOptions()) as write:
        for report in reports:
            write(report)
    return [json.loads(line) for line in (folder / "report.jsonl").read_text("utf-8").splitlines()]


def test_a_record_has_every_key_and_the_exact_places(tmp_path: Path) -> None:
    report = a_report("First.", "It is ICE [[for its acronym in English]].")
    report = replace(report, findings=(replace(report.findings[0], also=(Mark(0, 0, 5),)),))
    (record,) = written(tmp_path, report)
    assert list(record) == SCHEMA["required"]
    assert (record["document"], record["words"], record["segments"]) == ("news/agency.txt", 9, 2)
    (finding,) = record["findings"]
    assert list(finding) == SCHEMA["$defs"]["finding"]["required"]
    assert finding["text"] == report.document.segments[1].text[finding["start"] : finding["end"]]
    assert (finding["line"], finding["column"], finding["offset"], finding["end_offset"]) == (2, 11, 17, 43)
    assert finding["also"] == [{"segment": 0, "start": 0, "end": 5, "offset": 0, "end_offset": 5}]
    assert record["scores"] == dict.fromkeys(SCORES)


def test_every_kind_of_report_is_as_the_schema_says(tmp_path: Path) -> None:
    score = Score("bleu", 31.5, "nrefs:1")
    reports = (
        a_report("A [[match]]."),
        a_report("A [[signal]].", rule=a_rule(kind="signal", instead=None, source_expression=None), exact=False),
        replace(a_report("Clean."), scores={"bleu": score}),
        not_looked_at(),
    )
    records = written(tmp_path, *reports)
    for record in records:
        Draft202012Validator(SCHEMA).validate(record)
    assert records[1]["findings"][0]["kind"] == "signal"
    assert records[2]["scores"]["bleu"] == 31.5
    assert records[3]["skipped"] == [{"what": "document", "reason": "it is no text; save it as UTF-8 text"}]


def test_what_the_file_says_of_the_story_comes_along_as_texts(tmp_path: Path) -> None:
    labels = ["Machine-translated by the desk"]
    meta = {"byline": "Nora Quill", "date": 20260302, "labels": labels, "keywords": "rain", "agency": ""}
    (record,) = written(tmp_path, a_report("Clean.", meta=meta))
    assert record["title"] == "A headline"
    assert record["meta"] == {"byline": "Nora Quill", "date": "20260302", "labels": labels}
    Draft202012Validator(SCHEMA).validate(record)


def test_a_record_of_a_file_says_which(tmp_path: Path) -> None:
    report = a_report("Clean.", name="7")
    (record,) = written(tmp_path, replace(report, document=replace(report.document, path="news/data.jsonl")))
    assert (record["document"], record["path"]) == ("7", "news/data.jsonl")


def test_the_schema_refuses_a_missing_key(tmp_path: Path) -> None:
    (record,) = written(tmp_path, a_report("A [[match]]."))
    del record["findings"][0]["cause"]
    assert not Draft202012Validator(SCHEMA).is_valid(record)


def test_text_of_every_kind_comes_back_unchanged(tmp_path: Path) -> None:
    odd = "«ñ» \u2028 \x00 \u202e \U0001f600"
    report = a_report(f"A [[{odd}]].", name="un\udce9 nom.txt")
    with open_writers({"jsonl": tmp_path}, WriteOptions()) as write:
        write(report)
    lines = (tmp_path / "report.jsonl").read_bytes().decode("utf-8").split("\n")
    assert len(lines) == 2
    record = json.loads(lines[0])
    assert (record["findings"][0]["text"], record["document"]) == (odd, "un\udce9 nom.txt")


def test_a_source_language_that_is_only_likely_is_not_the_best(tmp_path: Path) -> None:
    likely = Score("source_language", 0.4, "s", parts={"es": 0.4, "fr": 0.3}, answer="cannot tell")
    sure = replace(likely, value=0.8, parts={"es": 0.8, "fr": 0.1}, answer="es")
    doubtful, told = (
        written(tmp_path, replace(a_report("First."), scores={"source_language": score}))[0] for score in (likely, sure)
    )
    assert doubtful["source_language"] == {"best": None, "p": 0.4, "all": {"es": 0.4, "fr": 0.3}}
    assert told["source_language"] == {"best": "es", "p": 0.8, "all": {"es": 0.8, "fr": 0.1}}
    assert told["signatures"] == {"source_language": "s"}


def test_what_the_translation_score_answers_stands_with_its_reasons(tmp_path: Path) -> None:
    parts = {"prior_native": 0.8, "prior_person": 0.1, "prior_machine": 0.1}
    score = Score("origin", 0.9, "s", parts=parts, answer="translated", reasons=("few contractions",), caveats=("so",))
    (record,) = written(tmp_path, replace(a_report("First."), scores={"origin": score}))
    assert record["origin"] == {
        "answer": "translated",
        "reasons": ["few contractions"],
        "caveats": ["so"],
        "prior": {"native": 0.8, "person": 0.1, "machine": 0.1},
    }


def test_where_nothing_was_scored_the_answer_is_null(tmp_path: Path) -> None:
    (record,) = written(tmp_path, a_report("First."))
    assert record["origin"] == {"answer": None, "reasons": [], "caveats": [], "prior": None}
