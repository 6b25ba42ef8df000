"""How the weights come about: what belongs together, what is left out, and what the calibration promises."""

import json
import random
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mtcheck.errors import InputError
from mtcheck.model import Document
from mtcheck.readers.records import record
from mtcheck.scorers.bins import bins, chance, error
from mtcheck.scorers.fitting.calibrate import MISS, Judged, thresholds
from mtcheck.scorers.fitting.corpus import Record, digest, load
from mtcheck.scorers.fitting.questions import PRESENT, machine, translated
from mtcheck.scorers.fitting.refusals import limits, refused
from mtcheck.scorers.fitting.train import without
from mtcheck.scorers.languages import Clues, languages
from mtcheck.scorers.steps import STEPS
from mtcheck.scorers.trained import CLASSES, FINDINGS, STYLE, Calibration, pack, unpack


def a_record(name: str, label: str, story: str = "s1", **fields: object) -> Record:
    known: dict[str, object] = dict.fromkeys(("collection", "set", "outlet"), "newstest2014")
    known |= {"year": "2014", "source": "de", "original": "de", "engine": None, "news": True, "non_native": False}
    if label == "native":
        known |= {"source": None, "original": "en"}
    return Record(name=name, label=label, story=story, texts=("A text.",), **{**known, **fields})  # type: ignore[arg-type]


def read(fields: Mapping[str, Any], file: str, line: int) -> Document:
    return record(fields, file, "labelled", [line])


def labelled(path: Path, *records: Mapping[str, object]) -> Path:
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return path


def test_only_stories_with_both_versions_teach_machine_or_person_and_engines_share_their_story() -> None:
    records = [a_record("h", "human"), a_record("m1", "mt"), a_record("m2", "mt"), a_record("alone", "mt", "s2")]
    weights = machine(records, range(4))
    assert set(weights) == {0, 1, 2}
    assert weights[0] == pytest.approx(weights[1] + weights[2])


def test_a_campaign_that_present_engines_translated_weighs_more_for_machine_or_person() -> None:
    records = [
        a_record(f"{name} {label}", label, name, collection=name, engine=engine if label == "mt" else None)
        for name, engine in (("old", "moses"), ("new", "engine-2025"))
        for label in ("human", "mt")
    ]
    assert [each.present for each in records] == [False, False, False, True]
    weights = machine(records, range(4))
    assert weights[2] == weights[3] == pytest.approx(PRESENT * weights[0])


def test_a_family_of_features_weighs_beside_the_grammar_what_its_question_says() -> None:
    pytest.importorskip("sklearn")
    import numpy as np
    import scipy.sparse as sp

    from mtcheck.scorers.features import WORD
    from mtcheck.scorers.fitting.matrix import FAMILY, scales

    values, keys = sp.csr_matrix(np.array([[0.1, 0.1], [0.3, 0.3]])), np.array([1, WORD])
    for question, family in FAMILY.items():
        grammar, word = scales(values, keys, question)
        assert word / grammar == pytest.approx(family["words"] / family["grammar"])


def test_native_and_translated_weigh_the_same_whatever_their_numbers() -> None:
    records = [a_record(f"n{number}", "native", f"n{number}") for number in range(3)]
    records += [a_record(f"h{number}", "human", f"h{number}") for number in range(9)]
    weights = translated(records, range(12), {"2014"})
    assert sum(weights[row] for row in range(3)) == pytest.approx(sum(weights[row] for row in range(3, 12)))


def test_leaving_out_a_set_takes_its_stories_and_its_translators_along() -> None:
    records = [
        a_record("tested", "human"),
        a_record("same set", "mt", "s2", year="2015"),
        a_record("same story", "mt", "s1", collection="set-b", year="2015"),
        a_record("same year and language", "human", "s3", collection="set-b"),
        a_record("another", "human", "s4", collection="set-b", source="fr", original="fr"),
    ]
    assert set(without(records, dict.fromkeys(range(5), 1.0), [0])) == {4}


def test_records_come_in_the_same_order_whatever_the_order_of_files(tmp_path: Path) -> None:
    for name, ids in (("b.jsonl", ["2", "1"]), ("a.jsonl", ["9"])):
        labelled(tmp_path / name, *({"id": each, "origin": "native", "segments": ["x"]} for each in ids))
    records, digests = load([tmp_path / "b.jsonl", tmp_path / "a.jsonl"], read, print)
    assert [each.name for each in records] == ["9", "1", "2"]
    assert list(digests) == ["a.jsonl", "b.jsonl"]


def test_a_record_that_cannot_be_used_is_named_by_file_and_line(tmp_path: Path) -> None:
    path = labelled(tmp_path / "labelled.jsonl", {"id": "1", "origin": "native", "segments": ["x"]})
    for line, problem in (("no record", "not JSON"), ("[]", "is no record"), ('{"origin": "mt", "text": 3}', "“text”")):
        path.write_text(f"{path.read_text('utf-8').splitlines()[0]}\n{line}\n")
        with pytest.raises(InputError, match=rf"labelled\.jsonl:2: {problem}"):
            load([path], read, print)


def test_a_record_has_its_text_whole_or_in_segments(tmp_path: Path) -> None:
    whole = {"origin": "mt", "system": "swift-2023", "text": "Rain\n\nIt rained. It stopped."}
    parts = {"id": "2", "origin": "nonnative", "segments": ["It rained. It stopped."]}
    first, second = load([labelled(tmp_path / "set.jsonl", parts, whole)], read, print)[0]
    assert (first.name, first.label, first.texts) == ("2", "native", ("It rained. It stopped.",))
    assert (second.name, second.label, second.texts) == ("set.jsonl:2", "mt", ("Rain", "It rained.", "It stopped."))
    assert second.present


def test_records_that_nothing_is_learned_from_are_counted_with_the_reason(tmp_path: Path) -> None:
    records: list[Mapping[str, object]] = [{"text": "x"}, {"origin": "mt", "segments": ["x"]}]
    records += [{"id": "1", "text": "y"}, {"origin": "mt"}]
    said: list[str] = []
    found, _ = load([labelled(tmp_path / "set.jsonl", *records, {"origin": "edited", "text": "x"})], read, said.append)
    assert [(each.name, each.label) for each in found] == [("set.jsonl:2", "mt"), ("set.jsonl:5", None)]
    assert said == [
        "set.jsonl: nothing learned from 2 of its records, the first in line 1: no origin",
        "set.jsonl: nothing learned from 1 of its records, the first in line 4: neither text nor segments",
        "set.jsonl: nothing learned from 1 of its records, the first in line 5: origin “edited”",
    ]


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        labelled(tmp_path / folder / "set.jsonl", {"id": folder, "origin": "mt", "text": "x"})
    records, digests = load([tmp_path / "b" / "set.jsonl", tmp_path / "a" / "set.jsonl"], read, print)
    assert [each.name for each in records] == ["a", "b"]
    assert list(digests) == ["a/set.jsonl", "b/set.jsonl"]


def test_what_was_learned_from_is_named_by_its_texts_too() -> None:
    one = a_record("1", "mt")
    assert digest([one]) == digest([a_record("1", "mt")])
    others = [replace(one, texts=("Another text.",)), replace(one, label="human"), replace(one, source="fr")]
    assert len({digest([one]), *(digest([each]) for each in others), digest([one], "earlier")}) == 5


@given(st.lists(st.floats(0, 1), min_size=30, max_size=80), st.sampled_from(CLASSES))
def test_a_conformal_threshold_misses_no_more_than_promised_of_what_it_was_set_on(
    values: list[float], name: str
) -> None:
    judged = [Judged(row, "group", name, dict.fromkeys(CLASSES, p), 300) for row, p in enumerate(values)]
    least = thresholds(judged)[-1][1][name]
    # A threshold is written with four decimals.
    assert sum(p < least - 5e-5 for p in values) <= MISS[name] * (len(values) + 1)


@given(st.floats(-20, 20), st.integers(1, 5000))
def test_a_calibration_with_a_slope_of_one_and_no_shift_changes_nothing(score: float, words: int) -> None:
    assert Calibration(1, 0, 0, 0, 0).logit(score, words) == score


def test_length_acts_by_its_logarithm_and_not_beyond_what_was_measured() -> None:
    def added(words: int) -> float:
        return Calibration(1, 0.5, 0, 0.25, 0).logit(2, words) - 2

    assert [added(words) for words in (300, 600, 150)] == [0, 1.25, -1.25]
    assert added(1200) == added(5000) == 2.5
    assert added(40) == added(7) < added(41)


@given(st.lists(st.integers(-32767, 32767)))
def test_packed_numbers_come_back_as_they_were(numbers: list[int]) -> None:
    assert list(unpack("h", pack("h", numbers))) == numbers


def test_the_same_texts_teach_the_same_weights_and_the_weights_tell_the_classes_apart() -> None:
    pytest.importorskip("sklearn")
    from mtcheck.scorers.fitting.matrix import matrix, rooted
    from mtcheck.scorers.fitting.train import train

    dice = random.Random(7)  # noqa: S311 (a fixed seed, no secret)
    said = {"yes": ["the", "of", "which", "been"], "no": ["they", "say", "it's", "up"]}
    label = ["yes", "no"] * 40
    texts = [[" ".join(dice.choice([*said[name], "and", "a", "in"]) for _ in range(120))] for name in label]
    found = matrix(texts)
    weights = dict.fromkeys(range(60), 1.0)
    first, second = (train(rooted(found), found.keys, "machine", weights, label.__getitem__) for _ in range(2))
    assert first.weights.tobytes() == second.weights.tobytes()
    scores = first.scores(rooted(found))
    assert all((score > 0) == (name == "yes") for score, name in zip(scores[60:], label[60:], strict=True))


def test_words_are_familiar_that_many_native_texts_have_and_their_share_adds_to_translated() -> None:
    pytest.importorskip("sklearn")

    from mtcheck.scorers.features import occurrences
    from mtcheck.scorers.fitting.matrix import matrix, rooted
    from mtcheck.scorers.fitting.train import BY_FAMILIAR, NATIVES, train

    texts = [["the dog was here."], ["the cat was there."]] * NATIVES
    label = ["yes", "no"] * NATIVES
    found = matrix(texts)
    weights = dict.fromkeys(range(len(texts)), 1.0)
    values = rooted(found)
    model = train(values, found.keys, "translated", weights, label.__getitem__)
    familiar = set(found.keys[model.familiar["words"].columns])
    assert familiar == set(occurrences(texts[1]).words_at) - {0}
    bare = model._replace(familiar={})
    # Of the one text “the” and “was” are familiar, two of four words, and no pair; of the other everything.
    added = (model.scores(values) - bare.scores(values))[:2]
    words, pairs = BY_FAMILIAR.values()
    assert added == pytest.approx([0.5 * words, words + pairs])
    assert train(values, found.keys, "machine", weights, label.__getitem__).familiar == {}


def test_copy_of_ones_own_moves_the_calibration_and_leaves_the_weights(tmp_path: Path) -> None:
    pytest.importorskip("sklearn")
    from mtcheck.scorers.fitting.fit import recalibrate
    from mtcheck.scorers.trained import load as load_weights

    corpora = Path(__file__).parents[2] / "corpora"
    records = [
        {"id": f"{folder}/{story.stem}", "origin": origin, "text": story.read_text("utf-8")}
        for folder, origin in (("native", "native"), ("wire/human", "human"), ("wire/apertium", "mt"))
        for story in sorted((corpora / folder).glob("*.txt"))
    ]
    said: list[str] = []

    def moved(*more: Mapping[str, object]) -> str:
        path = labelled(tmp_path / "labelled.jsonl", *records, *more)
        return recalibrate([path], read, lambda records: ((),) * len(list(records)), said.append)

    found = tmp_path / "translation.json"
    found.write_text(moved(), encoding="utf-8")
    own, shipped = load_weights(found), load_weights()
    assert own.heads == shipped.heads
    for stage in (STYLE, FINDINGS):
        moved_to, was = own.stages[stage].calibration["machine"], shipped.stages[stage].calibration["machine"]
        assert moved_to.shift != was.shift
        assert moved_to.slope == was.slope
    assert list(own.about["recalibrated_on"]) == ["labelled.jsonl"]
    assert own.version.startswith(f"{shipped.version}+")
    # What a check refuses to score moves nothing.
    table = [{"id": f"t{number}", "origin": "mt", "segments": ["Stands and what is on them"] * 12} for number in (1, 2)]
    assert json.loads(moved(*table))["stages"] == json.loads(found.read_text("utf-8"))["stages"]
    left_out = "texts left out: too short, or unlike the news the weights were fitted on"
    assert said == [f"5 of {len(records)} {left_out}", f"7 of {len(records) + 2} {left_out}"]


@pytest.mark.parametrize(("origin", "missing"), [("mt", "human"), ("native", "human"), ("human", "mt")])
def test_a_calibration_says_which_origin_is_missing(origin: str, missing: str, tmp_path: Path) -> None:
    pytest.importorskip("sklearn")
    from mtcheck.scorers.fitting.fit import recalibrate

    story = Path(__file__).parents[2] / "corpora" / "native" / "football-derby.txt"
    path = tmp_path / "labelled.jsonl"
    path.write_text(json.dumps({"id": "a", "origin": origin, "segments": story.read_text("utf-8").split("\n\n")}))
    with pytest.raises(InputError, match=f"holds no {missing} text that can be scored; add records with the origin "):
        recalibrate([path], read, lambda records: ((),) * len(list(records)), lambda _: None)


def test_findings_raise_the_odds_by_steps_and_one_rule_alone_by_little() -> None:
    pytest.importorskip("scipy")
    from mtcheck.scorers.fitting.calibrate import ADDED, Scored, calibrated

    slips = {False: [0] * 60, True: [0, 1, 2] * 20}
    scored = [
        Scored(row, f"set-{row % 2}", truth, 0.0, 300, tuple(int(claim == "mt" and rules >= n) for claim, n in STEPS))
        for truth, counts in slips.items()
        for row, rules in enumerate(counts)
    ]
    added = dict(zip(STEPS, calibrated(scored, "machine").evidence, strict=True))
    assert 0 < added["mt", 1] <= ADDED["machine"]["mt", 1].most < added["mt", 2] <= ADDED["machine"]["mt", 2].most
    assert added["translation", 1] == 0


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=2, max_size=300), st.integers(1, 10))
def test_bins_are_of_one_size_in_ascending_order_and_hold_every_text(
    pairs: list[tuple[float, bool]], count: int
) -> None:
    assume(len({truth for _, truth in pairs}) == 2 and count <= len(pairs))
    found = bins(pairs, count)
    assert sum(each.texts for each in found) == len(pairs)
    assert max(each.texts for each in found) - min(each.texts for each in found) <= 1
    assert [each.predicted for each in found] == sorted(each.predicted for each in found)
    assert all(0 < each.effective <= each.texts + 0.1 for each in found)


def test_a_score_that_is_as_often_right_as_it_says_is_off_by_chance_alone() -> None:
    dice = random.Random(3)  # noqa: S311 (a fixed seed, no secret)
    pairs = [(p, dice.random() < p) for p in (dice.random() for _ in range(4000))]
    found = bins(pairs)
    assert error(found) < 2 * chance(found) < 0.05


def test_a_text_outside_what_the_news_keeps_to_is_refused() -> None:
    news = [{"grammar": 0.4 + 0.0001 * number, "numbers": 0.01} for number in range(1000)]
    known = limits(news)
    assert known["numbers"][0] == 0
    measured = [news[500], {"grammar": 0.1, "numbers": 0.0}, {"grammar": 0.45, "numbers": 0.3}, news[500]]
    running, verse = ["The ferry sails at noon."], ["The ferry sails at noon", "and nobody waves."]
    assert refused(measured, [running, running, running, verse], known) == {1, 2, 3}


def test_the_source_language_is_weighed_by_what_tells_it_and_measured_with_sets_left_out() -> None:
    pytest.importorskip("scipy")
    from mtcheck.scorers.fitting.sources import told, translations

    records = [
        a_record(f"{name}{number}", "human", f"{name}{number}", collection=name, source=source, original=source)
        for name in ("a", "b")
        for number, source in enumerate(["de", "fr"] * 30)
    ]
    records.append(a_record("from a third language", "human", original="it"))
    rows = translations(records, range(len(records)))
    assert len(rows) == 120
    clues = {
        row: {each: Clues(float(each == records[row].source), 0.5, 0.0, 0.0) for each in languages()} for row in rows
    }
    found = told(records, clues)
    assert found.weights[0] > 1 > found.weights[1] == 0
    assert found.figures["all clues"]["top_1"] == 1
    assert found.figures["without places"]["top_1"] < 1
