"""The whole way through, from text to report."""

import json
import multiprocessing
import os
import pickle
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import mtcheck
from mtcheck import workers
from mtcheck.errors import UsageError
from mtcheck.model import Document, Report
from mtcheck.pipeline import Checker, check_documents, inspect
from mtcheck.readers import read_string
from mtcheck.settings import Settings
from mtcheck.writers.jsonl import record

GLOSS = "The agency (ICE, for its acronym in English) opened an office in Lima."
PLAIN = "The agency opened an office in Lima."


def found(report: Report) -> list[str]:
    return [finding.match for finding in report.findings]


ENDLESS = """
from itertools import repeat
from mtcheck.pipeline import check_documents
from mtcheck.readers import read_string
from mtcheck.settings import Settings
for report in check_documents(repeat(read_string("It rained.")), Settings(jobs=2, score=False)):
    print(flush=True)
"""


def test_workers_end_where_their_run_is_killed() -> None:
    process = subprocess.Popen([sys.executable, "-c", ENDLESS], stdout=subprocess.PIPE)
    assert process.stdout
    process.stdout.readline()
    process.kill()
    # The workers have the pipe, too: it ends with the last of them.
    process.communicate(timeout=30)


def test_a_text_is_checked_in_one_call() -> None:
    report = mtcheck.check(GLOSS, lang="es")
    assert found(report) == ["for its acronym in English"]
    assert report.words == 13
    assert "lang:es" in report.signature


@pytest.mark.parametrize("given", [None, GLOSS.encode(), Path("story.txt")])
def test_what_is_no_text_is_refused_with_the_remedy(given: Any) -> None:
    told = "give a text; for a file use mtcheck.read, and decode bytes"
    with pytest.raises(UsageError, match=f"text: is of type {type(given).__name__}; {told}"):
        mtcheck.check(given)


def test_a_text_is_checked_beside_its_source() -> None:
    report = mtcheck.check("The library closed.", source="La librería cerró.")
    assert [finding.rule.id for finding in report.flags] == ["SRC450"]
    assert not mtcheck.check("The library closed.").flags
    with pytest.raises(UsageError, match="source: is of type bytes"):
        mtcheck.check("The library closed.", source=b"La libreria")  # type: ignore[arg-type]


@pytest.mark.parametrize("settings", [Settings(), Settings(select=("source", "COPY001")), Settings(ignore=("source",))])
def test_what_a_story_reads_as_does_not_hang_on_its_source(settings: Settings) -> None:
    wire = Path(__file__).parents[1] / "corpora" / "wire"
    english, spanish = ((wire / of / "court-contracts.txt").read_text("utf-8") for of in ("apertium", "es"))
    alone, beside = (mtcheck.check(english, settings=settings, source=source) for source in (None, spanish))
    assert alone.scores["origin"] == beside.scores["origin"]
    sourced = {finding.rule.pack for finding in beside.findings if finding.rule.conditions.needs_source}
    assert sourced == (set() if settings.ignore else {"source"})


def test_where_only_rules_that_need_a_source_were_chosen_a_story_without_one_is_not_looked_at() -> None:
    chosen = Settings(select=("source",))
    report = mtcheck.check("The library closed.", settings=chosen)
    assert report.unread is not None
    assert (report.unread.exit_code, report.unread.reason) == (
        3,
        "text: has no source, which all rules that were chosen need; give it with --source, or choose others, too",
    )
    assert mtcheck.check("The library closed.", settings=chosen, source="La biblioteca cerró.").looked


def test_a_source_that_is_missing_is_told_without_the_name_that_stands_beside_it(tmp_path: Path) -> None:
    report = Checker(Settings(source=str(tmp_path))).check(read_string("It rained.", name="rain.txt"))
    reason = f"has no counterpart in {tmp_path}; put a file of that name into {tmp_path}"
    assert [(skip.what, skip.reason) for skip in report.skipped if skip.exit_code] == [("source", reason)]


def test_an_english_source_is_told_and_the_story_is_looked_at() -> None:
    source = "The bookshop closed in March, and the council said that it would be sold to the man who owns the mill."
    text = source.replace("bookshop", "library")
    assert mtcheck.check(text, source=source).document.remarks == (
        "its source is English: the text was not held against it",
    )
    report = mtcheck.check(text, settings=Settings(select=("source",)), source=source)
    assert report.unread is not None
    assert report.unread.reason.startswith("text: has an English source, and all rules that were chosen need another; ")


def test_settings_that_are_none_are_refused_with_the_remedy() -> None:
    wrong: Any = {"lang": "es"}
    for call in (Checker, partial(mtcheck.check, "It rained."), partial(mtcheck.check, "It rained.", "es")):
        with pytest.raises(UsageError, match=r"settings: are of type dict; give mtcheck\.Settings\(…\)"):
            call(settings=wrong)


def test_nor_is_one_whose_source_is_missing(tmp_path: Path) -> None:
    checker = Checker(Settings(select=("source",), source=str(tmp_path)))
    report = checker.check(read_string("The library closed."))
    assert report.unread is not None
    assert (report.unread.exit_code, "has no counterpart in" in report.unread.reason) == (3, True)


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("", "has no source, which all rules that were chosen need"),
        (" \n ", "has no source, which all rules that were chosen need"),
        ("Uno.\n\nDos.", "has a source of which no paragraph lines up, and all rules that were chosen need one"),
    ],
)
def test_nor_is_one_whose_source_says_nothing_of_it(source: str, problem: str) -> None:
    document = replace(read_string("The library closed."), source=source)
    report = Checker(Settings(select=("source",))).check(document)
    assert report.unread is not None
    assert (report.unread.exit_code, problem in report.unread.reason) == (3, True)


def test_nor_is_one_whose_segments_have_empty_sources() -> None:
    document = read_string("The library closed.")
    segments = tuple(each._replace(source="") for each in document.segments)
    assert Checker(Settings(select=("source",))).check(replace(document, segments=segments)).unread is not None


def test_a_report_is_written_short() -> None:
    report = mtcheck.check(GLOSS, settings=Settings(score=False))
    written = repr(report.flags[0])
    assert "rule=Rule(id='ES014', name='for-its-acronym-in', pack='es', kind='flag'" in written
    assert "segments" not in repr(report.document)


def test_a_checker_is_given_documents() -> None:
    given: Any = GLOSS
    told = r"checks a document, not a str; give a text to mtcheck.check, or as mtcheck.read_string\(…\)"
    with pytest.raises(UsageError, match=told):
        Checker().check(given)


def test_a_checker_travels_as_its_settings() -> None:
    checker = pickle.loads(pickle.dumps(Checker(Settings(lang="es", score=False))))  # noqa: S301
    assert found(checker.check(read_string(GLOSS))) == ["for its acronym in English"]
    assert checker.signature == Checker(Settings(lang="es", score=False)).signature


def test_a_checker_without_settings_has_the_defaults() -> None:
    checker = Checker()
    assert checker.signature == Checker(Settings()).signature
    assert found(checker.check(read_string(GLOSS))) == ["for its acronym in English"]


def test_half_a_character_is_a_character() -> None:
    report = mtcheck.check(GLOSS.replace("office", "off\ud800ice").replace("Lima", "Lima\udfff"))
    assert found(report) == ["for its acronym in English"]
    assert (report.looked, report.document.segments[0].text.count("\ud800")) == (True, 1)


def test_a_clean_text_is_looked_at_and_clean() -> None:
    report = mtcheck.check(PLAIN)
    assert (report.looked, report.findings) == (True, ())


def test_the_translation_score_can_be_left_out() -> None:
    asked, left_out = (mtcheck.check(GLOSS, settings=Settings(score=score)) for score in (True, False))
    assert [skip.reason for skip in left_out.skipped if skip.what == "translation"] == ["not asked for"]
    assert [skip.reason for skip in asked.skipped if skip.what == "translation"] != ["not asked for"]
    assert "penalty_per_1k" in left_out.scores


def test_style_vouches_for_rules_that_count_beside_other_signs_only() -> None:
    story = str(Path(__file__).parents[1] / "corpora" / "wire" / "apertium" / "court-pipeline.txt")
    rules = ("noun-style", "ES001")
    asked, left_out = (next(inspect([story], Settings(score=score, select=rules))) for score in (True, False))
    assert [finding.rule.name for finding in asked.findings] == ["noun-style"]
    assert left_out.findings == ()
    assert ("|style:none|" in left_out.signature, "|style:none|" in asked.signature) == (True, False)


def test_an_unknown_language_is_refused_before_anything_is_read() -> None:
    with pytest.raises(UsageError, match="no pack for the source language “xx”"):
        mtcheck.check(PLAIN, lang="xx")


@pytest.mark.parametrize(
    ("tokens", "left"),
    [
        ((), ["LABEL001", "ES014", "COPY001"]),
        (("copy",), ["LABEL001", "ES014"]),
        (("Copy001", "claim:MT"), []),
        (("label001",), ["ES014", "COPY001"]),
        (("pack:policy",), ["ES014", "COPY001"]),
    ],
)
def test_what_is_ignored_by_file_may_be_named_in_any_case(tokens: tuple[str, ...], left: list[str]) -> None:
    settings = Settings(per_file_ignores={"*.txt": tokens} if tokens else {}, policy=("label-required",))
    report = Checker(settings).check(read_string(f"{GLOSS} It met the the mayor.", name="story.txt"))
    assert [finding.rule.id for finding in report.flags] == left


def test_a_name_of_no_rule_is_refused_by_file_too() -> None:
    with pytest.raises(UsageError, match="no rule, pack or property is named “COPY0O1”; did you mean “COPY001”"):
        mtcheck.check("Clean.", settings=Settings(per_file_ignores={"*.txt": ("COPY002", "COPY0O1")}))


def test_a_language_leaves_the_packs_of_the_others_out() -> None:
    assert found(mtcheck.check(GLOSS, lang="auto")) == ["for its acronym in English"]
    assert found(mtcheck.check(GLOSS, lang="ja")) == []
    assert found(mtcheck.check(GLOSS, settings=Settings(lang="ja"))) == []
    assert found(mtcheck.check(GLOSS, lang="auto", settings=Settings(lang="ja"))) == ["for its acronym in English"]


def test_a_language_may_be_named_or_have_a_country() -> None:
    assert "lang:ja" in mtcheck.check(GLOSS, lang="Japanese").signature
    assert "lang:ja" in mtcheck.check(GLOSS, settings=Settings(lang="ja-JP")).signature


@pytest.mark.parametrize("arguments", [("a.txt", "b.txt"), (["a.txt", "b.txt"],)])
def test_several_paths_are_refused_in_python_with_the_remedy(arguments: tuple[Any, ...]) -> None:
    with pytest.raises(UsageError, match=r"read: takes one path, and options; call it for each path, and give what"):
        mtcheck.read(*arguments)


def test_what_cannot_be_read_is_reported_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GLOSS, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_text(PLAIN, encoding="utf-8")
    reports = list(inspect([str(tmp_path), str(tmp_path / "none.txt")], Settings()))
    assert [report.looked for report in reports] == [True, False, True, False]
    assert [skip.exit_code for report in reports for skip in report.skipped if skip.what == "document"] == [3, 2]


def records(tmp_path: Path, count: int) -> str:
    file = tmp_path / "stories.jsonl"
    lines = (json.dumps({"id": f"s{n}", "text": (GLOSS, PLAIN)[n % 2]}) for n in range(count))
    file.write_text("\n".join(lines), encoding="utf-8")
    return str(file)


def test_any_number_of_jobs_gives_the_same_reports(tmp_path: Path) -> None:
    file = records(tmp_path, 150)
    alone, shared = ([record(each) for each in inspect([file], Settings(jobs=jobs))] for jobs in (1, 3))
    assert len(alone) == 150
    assert alone == shared


def test_a_worker_that_dies_takes_only_its_document_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker killed from outside (out of memory) must cost one document, not the run."""
    check = mtcheck.pipeline.Checker.check

    def dies(self: object, document: object) -> Report:
        if getattr(document, "name", "") == "s7" and hasattr(document, "segments"):
            os.kill(os.getpid(), signal.SIGKILL)
        return check(self, document)  # type: ignore[arg-type]

    monkeypatch.setattr(mtcheck.pipeline.Checker, "check", dies)
    reports = list(inspect([records(tmp_path, 70)], Settings(jobs=2)))
    assert [report.document.name for report in reports] == [f"s{n}" for n in range(70)]
    assert [report.document.name for report in reports if not report.looked] == ["s7"]


def test_there_are_no_more_workers_than_cores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    reports = inspect([records(tmp_path, 3)], Settings(jobs=9, score=False))
    assert next(reports).document.name == "s0"
    assert len(multiprocessing.active_children()) == 2
    assert [report.document.name for report in reports] == ["s1", "s2"]


def test_workers_do_no_more_than_the_document_they_are_at_where_a_run_ends_early(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log, ended = tmp_path / "log", tmp_path / "ended"
    check = mtcheck.pipeline.Checker.check

    def logs(self: object, document: Document) -> Report:
        while int(document.name[1:]) >= 10 and not ended.exists():
            time.sleep(0.01)
        with log.open("a") as stream:
            stream.write(f"{document.name}\n")
        return check(self, document)  # type: ignore[arg-type]

    monkeypatch.setattr(mtcheck.pipeline.Checker, "check", logs)
    monkeypatch.setattr(workers, "BATCH", 10)
    reports = inspect([records(tmp_path, 100)], Settings(jobs=2))
    next(reports)
    threading.Timer(0.5, ended.touch).start()
    reports.close()  # type: ignore[attr-defined]
    checked = log.read_text().split()
    assert checked[:10] == [f"s{n}" for n in range(10)]
    assert len(checked) <= 12


def test_a_worker_that_dies_while_reports_are_handled_takes_no_later_batch_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next batch is handed to a pool that is broken by then."""
    handled = tmp_path / "handled"
    check = mtcheck.pipeline.Checker.check

    def dies(self: object, document: object) -> Report:
        if getattr(document, "name", "") == "s1" and hasattr(document, "segments"):
            while not handled.exists():
                time.sleep(0.01)
            os.kill(os.getpid(), signal.SIGKILL)
        return check(self, document)  # type: ignore[arg-type]

    monkeypatch.setattr(mtcheck.pipeline.Checker, "check", dies)
    monkeypatch.setattr(workers, "BATCH", 1)
    reports = inspect([records(tmp_path, 10)], Settings(jobs=2))
    first = next(reports)
    handled.touch()
    while multiprocessing.active_children():
        time.sleep(0.01)
    every = [first, *reports]
    assert [report.document.name for report in every] == [f"s{n}" for n in range(10)]
    assert [report.document.name for report in every if not report.looked] == ["s1"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_that_makes_mtcheck_fail_is_not_looked_at_and_the_rest_goes_on(jobs: int) -> None:
    """It is told as a fault, by its type and line; alone, the error itself is shown."""
    broken = Document("broken", "text", (None,), path="broken.txt")  # type: ignore[arg-type]
    documents = [read_string(GLOSS), broken, read_string(GLOSS)]
    good, failed, other = check_documents(documents, Settings(jobs=jobs))
    assert [found(report) for report in (good, other)] == [["for its acronym in English"]] * 2
    assert (failed.looked, failed.document.name, failed.document.path) == (False, "broken", "broken.txt")
    (skip,) = failed.skipped
    assert skip.exit_code == 3
    told = r"broken: made mtcheck fail \(AttributeError at mtcheck/readers/english\.py:\d+\); this is a fault of .+"
    assert re.fullmatch(told, skip.reason)
    with pytest.raises(AttributeError):
        Checker(Settings()).check(broken)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_checker_checks_many_documents_by_its_own_settings(jobs: int) -> None:
    checker = Checker(Settings(jobs=jobs, select=("ES014",), score=False))
    plain, gloss = checker.reports([read_string(PLAIN), read_string(GLOSS)])
    assert (found(plain), found(gloss)) == ([], ["for its acronym in English"])
    assert {plain.signature, gloss.signature} == {checker.signature}


def test_references_that_do_not_line_up_are_an_error_of_the_call(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("One here.\n\nTwo here.\n\nThree here.\n", encoding="utf-8")
    (tmp_path / "ref.txt").write_text("One.\n\nTwo.\n", encoding="utf-8")
    settings = Settings(reference=(str(tmp_path / "ref.txt"),))
    (report,) = inspect([str(tmp_path / "text.txt")], settings)
    (skip,) = [skip for skip in report.skipped if skip.exit_code]
    assert skip.exit_code == 2
    assert "2 paragraphs for 3" in skip.reason
    assert "bleu" not in report.scores


def test_reports_come_while_documents_are_read(tmp_path: Path) -> None:
    reports = inspect([records(tmp_path, 3), "missing.txt"], Settings())
    assert isinstance(reports, Iterator)
    assert next(reports).document.name == "s0"
