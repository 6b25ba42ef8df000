import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.errors import AlignmentError, UsageError
from mtcheck.model import Score, Skip
from mtcheck.scorers import Corpus, ScoreOptions, score
from mtcheck.scorers.reference import compare, evaluate
from mtcheck.terms import Metric
from tests.reports import a_report, not_looked_at

TEXTS = [
    "The mayor opened the new bridge on Tuesday.",
    "It costed 3.5 millions of euros, according to the entity.",
    "",
    '"We have waited for years", said a neighbour - and smiled.  ',
    "The traffic will be able to circulate from Friday on.",
]
FIRST = [
    "The mayor opened the new bridge on Tuesday.",
    "It cost 3.5 million euros, the organisation said.",
    "Rain is expected.",
    "“We have been waiting for years,” a local resident said, smiling.",
    "",
]
SECOND = [
    "On Tuesday the mayor opened the bridge.",
    "The price was 3.5 million euros, according to the agency.",
    "Expect rain.",
    '"We waited years for this," said a neighbour with a smile.',
    "Traffic can use it from Friday.",
]
METRICS: tuple[Metric, ...] = ("bleu", "chrf", "ter")
FLAGS = {"bleu": [], "chrf": ["--chrf-word-order", "2"], "ter": []}


def command_line(folder: Path, metric: Metric, texts: list[str], references: list[list[str]], *more: str) -> Any:
    """What sacrebleu's own command says, with every digit it can be made to print."""
    files = []
    for name, lines in (("text", texts), *((f"ref{n}", lines) for n, lines in enumerate(references))):
        files.append(folder / name)
        files[-1].write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    command = [sys.executable, "-m", "sacrebleu", *map(str, files[1:]), "-i", str(files[0]), "-m", metric, "-w", "14"]
    done = subprocess.run([*command, *FLAGS[metric], *more], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize("references", [[FIRST], [FIRST, SECOND]], ids=["one", "two"])
@pytest.mark.parametrize("metric", METRICS)
def test_scores_are_those_of_the_sacrebleu_command_with_its_signature(
    metric: Metric, references: list[list[str]], tmp_path: Path
) -> None:
    theirs = command_line(tmp_path, metric, TEXTS, references)
    (ours,) = evaluate(TEXTS, references, [metric])
    assert (f"{ours.value:.14f}", ours.signature) == (f"{theirs['score']:.14f}", theirs["signature"])

    document = a_report(*TEXTS, references=list(zip(*references, strict=True)))
    by_document = score(document, ScoreOptions(metrics=METRICS)).scores[metric]
    assert (by_document.value, by_document.signature) == (ours.value, ours.signature)


@pytest.mark.parametrize("metric", METRICS)
def test_the_interval_is_the_one_sacrebleu_draws(metric: Metric, tmp_path: Path) -> None:
    theirs = command_line(tmp_path, metric, TEXTS, [SECOND], "--confidence")
    (ours,) = evaluate(TEXTS, [SECOND], [metric], confidence=True)
    assert ours.signature == theirs["signature"]
    assert ours.parts["mean"] == pytest.approx(theirs["confidence_mean"], abs=1e-13)
    assert ours.parts["half_width"] == pytest.approx(theirs["confidence_var"], abs=1e-13)
    low, high = ours.interval or (0, 0)
    assert (low + high) / 2 == pytest.approx(ours.parts["mean"])


@pytest.mark.parametrize("metric", METRICS)
def test_an_interval_can_be_drawn_where_some_lines_are_empty_on_both_sides(metric: Metric) -> None:
    (ours,) = evaluate(["A text.", ""], [["A text.", ""]], [metric], confidence=True)
    low, high = ours.interval or (0, 0)
    assert low <= ours.parts["mean"] <= high


@pytest.mark.parametrize("metric", METRICS)
def test_a_corpus_score_is_computed_from_sums_and_is_no_mean(metric: Metric) -> None:
    corpus = Corpus()
    scored = []
    for start, end in ((0, 1), (1, 3), (3, 5)):
        references = [(line,) for line in FIRST[start:end]]
        scored.append(score(a_report(*TEXTS[start:end], references=references), ScoreOptions(metrics=(metric,))))
        corpus.add(scored[-1])
    corpus.add(not_looked_at())
    total = next(each for each in corpus.scores() if isinstance(each, Score) and each.name == metric)
    whole = evaluate(TEXTS, [FIRST], [metric])[0]
    assert total.value == pytest.approx(whole.value, abs=1e-12)
    assert (total.signature, total.parts["documents"]) == (whole.signature, 3)
    assert total.value != pytest.approx(sum(each.scores[metric].value or 0 for each in scored) / 3)


def test_documents_with_different_numbers_of_references_are_signed_as_sacrebleu_signs_them() -> None:
    corpus = Corpus()
    for references in ([(FIRST[0],)], [(FIRST[0], SECOND[0])]):
        corpus.add(score(a_report(TEXTS[0], references=references), ScoreOptions()))
    bleu = next(each for each in corpus.scores() if isinstance(each, Score) and each.name == "bleu")
    assert bleu.signature.startswith("nrefs:var|case:mixed|")


def test_a_line_that_a_reader_has_cut_into_sentences_is_scored_as_the_line_it_was() -> None:
    whole = a_report("One came. Two left.", references=[("One came and two left.",)])
    cut = a_report("One came.", "Two left.", references=[("One came and two left.",), ()])
    segments = tuple(segment._replace(paragraph=0) for segment in cut.document.segments)
    cut = replace(cut, document=replace(cut.document, segments=segments))
    assert score(cut, ScoreOptions()).scores == score(whole, ScoreOptions()).scores


def test_a_reference_with_other_paragraphs_is_compared_with_the_whole_text() -> None:
    report = a_report("One came.", "Two left.", references=[("One came here.",), ("Two left us.",)])
    document = replace(report.document, references=("One came,\nand two left.",))
    (bleu,) = evaluate(["One came. Two left."], [["One came here. Two left us."], ["One came, and two left."]])
    scored = score(replace(report, document=document), ScoreOptions()).scores["bleu"]
    assert (scored.value, scored.signature) == (bleu.value, bleu.signature)


def test_without_references_the_reason_is_given_once() -> None:
    report = score(a_report("No reference."), ScoreOptions())
    assert "bleu" not in report.scores
    assert Skip("reference", "not given") in report.skipped


def test_metrics_nobody_asked_for_say_so() -> None:
    report = score(a_report("A text.", references=[("A text.",)]), ScoreOptions(metrics=("ter",)))
    assert "ter" in report.scores
    assert {skip.what for skip in report.skipped if skip.reason == "not asked for"} == {"bleu", "chrf"}


def test_a_segment_without_its_reference_is_named_and_the_other_scores_stand() -> None:
    report = score(a_report("One.", "Two.", references=[("One.",), ()]), ScoreOptions())
    assert "bleu" not in report.scores
    assert "penalty_per_1k" in report.scores
    (skip,) = (skip for skip in report.skipped if skip.what == "alignment")
    assert skip.reason == (
        "segment 1 has 0 of 1 references, where 1 of 2 segments have all;"
        " give every segment the same number of references"
    )


@pytest.mark.parametrize(
    ("texts", "references", "problem"),
    [
        (["a", "b", "c"], [["a"]], "reference 1: 1 line, but 3 in the text; they must align line by line"),
        (["a"], [["a"], ["a", "b"]], "reference 2: 2 lines, but 1 in the text; they must align line by line"),
        ([], [["a"]], "the text: there are no lines to score; check that the file is not empty"),
        (["a"], [], "the text: there are no references to score; check that the file is not empty"),
        (["a", "b"], [["a", None]], "reference 1: line 2 is missing; give an empty line where there is no text"),
        ([None], [["a"]], "the text: line 1 is missing; give an empty line where there is no text"),
    ],
)
def test_what_does_not_line_up_is_refused_before_sacrebleu_sees_it(texts: Any, references: Any, problem: str) -> None:
    with pytest.raises(AlignmentError) as caught:
        evaluate(texts, references)
    assert str(caught.value) == problem


@pytest.mark.parametrize(
    ("texts", "references", "where"),
    [("abc", [["a", "b", "c"]], "the text"), (["a", "b", "c"], ["abc"], "reference 1")],
)
def test_a_text_is_no_list_of_lines(texts: Any, references: Any, where: str) -> None:
    with pytest.raises(UsageError) as caught:
        evaluate(texts, references)
    assert str(caught.value) == f"{where}: is a text, not a list of lines; give its lines as a list"


def test_the_system_that_is_too_short_is_named() -> None:
    with pytest.raises(AlignmentError, match=r"reference 1: 2 lines, but 1 in short\.txt; they must align"):
        compare({"whole.txt": ["a", "b"], "short.txt": ["a"]}, [["a", "b"]])


def test_an_interval_stays_within_what_a_score_can_be() -> None:
    reference = ["The ferry left the harbour at dawn.", "Nobody was on board.", "It came back empty at noon."]
    text = [reference[0], reference[1], "Rain and wind, wind and rain."]
    bleu, chrf, ter = evaluate(text, [reference], ("bleu", "chrf", "ter"), confidence=True)
    for each in (bleu, chrf):
        assert each.parts["mean"] + each.parts["half_width"] > 100
        assert each.interval == (each.parts["mean"] - each.parts["half_width"], 100.0)
    assert ter.parts["mean"] < ter.parts["half_width"]
    assert ter.interval == (0.0, ter.parts["mean"] + ter.parts["half_width"])


def test_an_unknown_metric_is_refused() -> None:
    with pytest.raises(UsageError, match="unknown metric “meteor”; known are bleu, chrf, ter"):
        evaluate(["a"], [["a"]], ["meteor"])


@pytest.mark.parametrize(("test", "flag"), [("bootstrap", "--paired-bs"), ("randomisation", "--paired-ar")])
def test_systems_are_compared_as_sacrebleu_compares_them(test: Any, flag: str, tmp_path: Path) -> None:
    for name, lines in (("ref", FIRST), ("one", TEXTS), ("two", SECOND)):
        (tmp_path / name).write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    command = [sys.executable, "-m", "sacrebleu", "ref", "-i", "one", "two", flag, "-m", "bleu", "chrf", "-cw", "2"]
    done = subprocess.run([*command, "-w", "10"], cwd=tmp_path, capture_output=True, text=True, check=True)
    theirs = {row["system"]: row for row in json.loads(done.stdout)}

    ours = compare({"one": TEXTS, "two": SECOND}, [FIRST], ["bleu", "chrf"], test=test)
    assert list(ours) == ["one", "two"]
    assert "p_value" not in ours["one"][0].parts
    for (bleu, chrf), row in zip(ours.values(), theirs.values(), strict=True):
        for mine, name in ((bleu, "BLEU"), (chrf, "chrF2++")):
            assert mine.value == pytest.approx(row[name]["score"], abs=1e-9)
            if "p_value" in mine.parts:
                assert mine.parts["p_value"] == pytest.approx(row[name]["p_value"], abs=1e-9)


@pytest.mark.parametrize("test", ["bootstrap", "randomisation"])
def test_systems_that_say_the_same_are_no_different(test: Any) -> None:
    found = compare({"one": TEXTS, "again": [f"{line} " for line in TEXTS]}, [FIRST], test=test)
    assert found["again"][0].parts["p_value"] == 1.0


def test_one_system_alone_is_not_compared() -> None:
    with pytest.raises(UsageError, match="nothing to compare in 1 system"):
        compare({"one": ["a"]}, [["a"]])


def test_an_unknown_test_is_refused() -> None:
    unknown: Any = "permutation"
    with pytest.raises(UsageError, match="unknown test “permutation”; known are bootstrap, randomisation"):
        compare({"one": ["a"], "two": ["b"]}, [["a"]], test=unknown)


@settings(max_examples=40)
@given(st.lists(st.text(alphabet="ab ,.\n", max_size=20), min_size=1, max_size=6), st.data())
def test_however_a_corpus_is_cut_into_documents_its_score_is_the_same(texts: list[str], data: st.DataObject) -> None:
    references = [data.draw(st.text(alphabet="ab ,.", max_size=20)) for _ in texts]
    cut = data.draw(st.integers(0, len(texts)))
    corpus = Corpus()
    for part in (slice(0, cut), slice(cut, None)):
        if texts[part]:
            report = a_report(*texts[part], references=[(line,) for line in references[part]])
            corpus.add(score(report, ScoreOptions(metrics=METRICS)))
    totals = {each.name: each.value for each in corpus.scores() if isinstance(each, Score)}
    for whole in evaluate(texts, [references], METRICS):
        assert totals[whole.name] == pytest.approx(whole.value)
