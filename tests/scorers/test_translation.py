"""The translation score: what it answers, what it refuses, and what must not move it."""

import json
import os
import re
from collections import Counter
from collections.abc import Sequence
from copy import copy
from itertools import islice
from math import sqrt
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mtcheck
from mtcheck.errors import SettingsError, UsageError
from mtcheck.model import Document, Origin, Report, Score, Segment, Skip, Step
from mtcheck.scorers import ScoreOptions, base_rates
from mtcheck.scorers.caveats import non_native
from mtcheck.scorers.features import PAIR, WORD
from mtcheck.scorers.fitting.train import BY_FAMILIAR
from mtcheck.scorers.reasons import Reasons, answer
from mtcheck.scorers.steps import STEPS
from mtcheck.scorers.style import style_of
from mtcheck.scorers.trained import CLASSES as CLASS_NAMES
from mtcheck.scorers.trained import FINDINGS, QUESTIONS, SHIPPED, STYLE, Trained, load, pack, reading, sigmoid, unpack
from mtcheck.scorers.translation import held, judge, three, translation, weighed

CORPORA = Path(__file__).parents[2] / "corpora"
CLASSES = ("p_native", "p_human_translation", "p_machine_translation")


def stories(folder: str) -> list[list[str]]:
    return [path.read_text("utf-8").split("\n\n") for path in sorted((CORPORA / folder).glob("*.txt"))]


def judged(paragraphs: Sequence[str], options: ScoreOptions | None = None) -> dict[str, Score | Skip]:
    segments = tuple(
        Segment(index, text, Origin((Step(0, None, None, None),), exact=False), paragraph=index)
        for index, text in enumerate(paragraphs)
    )
    report = Report(Document("story", "text", segments), 0, (), {}, (), "test")
    results = list(translation(report, options or ScoreOptions()))
    return {result.name if isinstance(result, Score) else result.what: result for result in results}


def scored(paragraphs: Sequence[str], options: ScoreOptions | None = None, name: str = "origin") -> Score:
    found = judged(paragraphs, options)[name]
    assert isinstance(found, Score)
    return found


def probabilities(paragraphs: Sequence[str], options: ScoreOptions | None = None) -> list[float]:
    return [scored(paragraphs, options, name).value or 0.0 for name in CLASSES]


def says(scores: dict[str, Score | Skip]) -> str | None:
    origin = scores.get("origin")
    return origin.answer if isinstance(origin, Score) else None


NATIVE = stories("native")[0]
MACHINE = stories("wire/apertium")[0]


def test_every_story_gets_three_probabilities_that_add_up_each_inside_its_interval() -> None:
    for story in (NATIVE, MACHINE):
        values = probabilities(story)
        assert sum(values) == pytest.approx(1, abs=2e-4)
        for name, value in zip(CLASSES, values, strict=True):
            low, high = scored(story, name=name).interval or (1, 0)
            assert low <= value <= high


def test_old_machine_translation_is_hardly_ever_taken_for_native_and_native_copy_hardly_ever_for_a_machines() -> None:
    natives = Counter(says(judged(story)) for story in stories("native"))
    machines = Counter(says(judged(story)) for story in [*stories("wire/apertium"), *stories("wire/apertium-ca")])
    assert natives["native"] > 0 == natives["machine-translated"]
    assert machines["native"] <= (machines["translated"] + machines["machine-translated"]) // 10


def test_the_answer_comes_with_reasons_that_quote_the_text() -> None:
    origin = scored(MACHINE)
    assert origin.answer in ("translated", "machine-translated")
    assert any("(usual in so long a text: " in reason for reason in origin.reasons)
    quoted = [reason for reason in origin.reasons if reason.startswith("most like a")]
    assert quoted
    for reason in quoted:
        number = int(reason.rpartition("(paragraph ")[2].rstrip(")"))
        assert reason.partition("“")[2][:20] in " ".join(MACHINE[number - 1].split())


def test_a_quoted_sentence_is_placed_by_its_line_where_the_file_has_lines() -> None:
    report = mtcheck.check("\n\n".join(MACHINE))
    quoted = [reason for reason in report.scores["origin"].reasons if reason.startswith("most like a")]
    assert quoted
    for reason in quoted:
        line = int(reason.rpartition("(line ")[2].rstrip(")"))
        assert reason.partition("“")[2][:20] in "\n\n".join(MACHINE).split("\n")[line - 1]


def test_reasons_are_worked_out_when_asked_for_and_travel_as_what_they_say() -> None:
    told: list[str] = []
    reasons = Reasons(lambda: told)
    told.append("comma not once")
    # What is copied is what goes to another process.
    assert isinstance(copy(reasons), tuple)
    assert copy(reasons) == tuple(reasons) == ("comma not once",)
    assert reasons == ("comma not once",)
    assert reasons != ()


def test_where_nothing_can_be_told_both_sides_are_given() -> None:
    origin = next(scored(story) for story in stories("native") if says(judged(story)) == "cannot tell")
    assert "stay possible" in origin.reasons[0]
    assert any(reason.endswith("as in translations") for reason in origin.reasons)
    assert any(reason.endswith("as in copy written in English") for reason in origin.reasons)


@pytest.mark.parametrize(
    ("possible", "told"),
    [
        ({"native"}, "native"),
        ({"machine"}, "machine-translated"),
        ({"human"}, "translated"),
        ({"human", "machine"}, "translated"),
        ({"native", "human"}, "cannot tell"),
        ({"native", "human", "machine"}, "cannot tell"),
        (set(), "cannot tell"),
    ],
)
def test_an_answer_is_given_only_where_everything_that_stays_possible_agrees(possible: set[str], told: str) -> None:
    assert answer(frozenset(possible)) == told


def test_base_rates_shift_the_probabilities_and_stand_in_every_signature() -> None:
    mostly_native = ScoreOptions(prior=(0.9, 0.05, 0.05))
    assert probabilities(MACHINE, mostly_native)[0] > probabilities(MACHINE)[0]
    for name in ("origin", *CLASSES):
        assert "prior:native=0.9,person=0.05,machine=0.05" in scored(MACHINE, mostly_native, name).signature
    assert "native 0.9, person 0.05, machine 0.05" in scored(MACHINE, mostly_native).caveats[-1]


@given(
    st.tuples(*[st.floats(0.01, 1)] * 3),
    st.tuples(*[st.floats(0.01, 1)] * 3),
)
def test_base_rates_act_by_bayes(likelihood: tuple[float, ...], odds: tuple[float, ...]) -> None:
    equal = {name: each / sum(likelihood) for name, each in zip(CLASS_NAMES, likelihood, strict=True)}
    native, person, machine = (each / sum(odds) for each in odds)
    joint = [equal[name] * rate for name, rate in zip(CLASS_NAMES, (native, person, machine), strict=True)]
    assert list(weighed(equal, (native, person, machine)).values()) == pytest.approx(
        [each / sum(joint) for each in joint], abs=1e-4
    )


def test_a_rate_of_nought_rules_a_class_out() -> None:
    native, person, machine = probabilities(MACHINE, ScoreOptions(prior=(0.0, 0.5, 0.5)))
    assert native == 0
    assert person + machine == pytest.approx(1, abs=2e-4)


def test_base_rates_take_an_answer_back_that_they_make_unlikely_and_never_make_one() -> None:
    p = {"native": 0.7, "human": 0.2, "machine": 0.1}
    assert held("machine-translated", p) == held("translated", p) == "cannot tell"
    assert held("native", p) == "native"
    assert held("cannot tell", {"native": 0.99, "human": 0.01, "machine": 0.0}) == "cannot tell"


def test_an_answer_that_was_taken_back_says_so() -> None:
    assert says(judged(MACHINE)) == "translated"
    origin = scored(MACHINE, ScoreOptions(prior=(0.9999, 0.00005, 0.00005)))
    assert origin.answer == "cannot tell"
    assert origin.reasons[0].startswith("translated by the text alone, but at these base rates")


@pytest.mark.parametrize(
    ("rates", "problem"),
    [
        ({"native": 0.9}, "these are not the three rates asked for: native; give all three"),
        ({"native": 0.8, "human": 0.1, "machine": 0.1}, "not the three rates asked for: native, human, machine"),
        ({"native": 0.9, "person": 0.9, "machine": 0.9}, "the rates add up to 2.7, not to 1"),
        ({"native": 1.2, "person": -0.1, "machine": -0.1}, "a rate is a number from 0 to 1"),
        ({"native": float("nan"), "person": 0.5, "machine": 0.5}, "a rate is a number from 0 to 1"),
        ({"native": 1, "person": 0, "machine": 0}, "with a single rate above 0 there is nothing to tell"),
    ],
)
def test_base_rates_that_are_none_are_refused_with_the_remedy(rates: dict[str, float], problem: str) -> None:
    with pytest.raises(UsageError, match=re.escape(problem)) as refused:
        base_rates(rates)
    assert "native=0.8,person=0.15,machine=0.05" in str(refused.value)


def test_without_base_rates_they_are_equal() -> None:
    assert base_rates({}) is None


def test_the_limit_for_non_native_writers_stands_with_every_answer_that_says_translated() -> None:
    for story in (NATIVE, MACHINE, *stories("wire/human"), *stories("wire/human-ca")):
        for each in judged(story).values():
            if isinstance(each, Score) and each.name == "origin":
                stated = any("first language is not English" in caveat for caveat in each.caveats)
                assert stated == ("translated" in (each.answer or ""))


def test_the_figures_of_the_limit_are_those_of_the_weights() -> None:
    sets = {
        "a": {"documents": 30, "at_1_percent": 0.0},
        "b": {"documents": 10, "at_1_percent": 0.2},
    }
    assert non_native(sets) == (
        "writers whose first language is not English are called translated oftener: 5 % where 1 % of "
        "natives' news is; so are natives on other countries, on food, faith and verse"
    )
    assert non_native({}).endswith("it was not measured")


def test_log_odds_of_any_size_are_a_probability() -> None:
    assert [sigmoid(logit) for logit in (-1e4, 0, 1e4)] == [0, 0.5, 1]
    assert sigmoid(-2) == pytest.approx(1 - sigmoid(2)) == pytest.approx(0.1192, abs=1e-4)


def test_equal_priors_are_a_third_for_each_class_where_nothing_is_known() -> None:
    assert weighed(three(0.0, 0.0), None) == {"native": 0.3333, "human": 0.3333, "machine": 0.3333}


def test_slips_of_machines_raise_the_odds_of_one_and_their_want_lowers_them() -> None:
    trained = load()
    style = style_of(tuple(MACHINE), trained)
    steps = [(0,) * len(STEPS), tuple(int(claim == "mt") for claim, _ in STEPS)]
    words = style.read.found.words
    without, none, several = (judge(style.scores, words, trained, found=found).p["machine"] for found in (None, *steps))
    assert none < several
    assert without not in (none, several)
    assert "|by:findings|" in scored(MACHINE).signature


def familiar(trained: Trained) -> set[int]:
    bits = unpack("B", json.loads(SHIPPED.read_text("utf-8"))["familiar"]["values"])
    return {
        feature for feature, bit in zip(islice(trained.weights, len(trained.grammar), None), bits, strict=True) if bit
    }


def test_the_weights_know_most_words_and_pairs_of_words_that_a_story_has() -> None:
    weights, found = load().weights, reading(tuple(NATIVE)).found
    words, pairs = ([each for each in features if each] for features in (found.words_at, found.pairs))
    assert sum(each in weights for each in words) > 0.8 * len(words)
    assert sum(each in weights for each in pairs) > 0.45 * len(pairs)


@pytest.mark.parametrize("text", [MACHINE, NATIVE])
def test_one_sum_answers_both_questions_as_two_would(text: list[str]) -> None:
    trained = load()
    read = reading(tuple(text))
    for question, score in trained.scores(read).items():
        head = trained.heads[question]
        values = dict(zip(trained.weights, head.values, strict=True))
        assert trained.values(question, read.counts) == {each: values[each] for each in read.counts if each in values}
        total = sum(sqrt(count) * values.get(feature, 0) for feature, count in read.counts.items())
        known = familiar(trained)
        met = (sum(each in known for each in features) for features in (read.found.words_at, read.found.pairs))
        adds = BY_FAMILIAR.values() if question == "translated" else (0.0, 0.0)
        added = sum(share * each for share, each in zip(met, adds, strict=True))
        assert score == pytest.approx(
            total * head.scale / sqrt(read.found.words) + added / read.found.words + head.intercept
        )


def test_words_that_many_native_texts_have_are_familiar() -> None:
    trained = load()
    known = familiar(trained)
    words = {feature for feature in trained.weights if WORD <= feature < PAIR}
    assert 0.2 < len(words & known) / len(words) < 0.8
    common, rare = (WORD | crc32(word) for word in (b"the", b"parthenocarpic"))
    assert common in known
    assert rare not in known


@pytest.mark.parametrize("stage", [STYLE, FINDINGS])
def test_the_weights_hold_what_a_reliability_diagram_is_drawn_from(stage: str) -> None:
    reliability = load().stages[stage].reliability
    assert set(reliability) == set(QUESTIONS)
    for by_language in reliability.values():
        assert "" in by_language
        for bins in by_language.values():
            assert [each.predicted for each in bins] == sorted(each.predicted for each in bins)
            assert all(0 <= each.observed <= 1 and each.texts > 0 for each in bins)


def test_the_score_is_not_made_where_nobody_asked_for_it() -> None:
    assert judged(NATIVE, ScoreOptions(translation=False)) == {"translation": Skip("translation", "not asked for")}


def test_the_weights_are_small_dated_and_named_in_the_signature() -> None:
    trained = load()
    assert SHIPPED.stat().st_size <= 8_000_000
    assert all(len(digest) == 64 for digest in trained.about["corpora"].values())
    assert trained.about["date"]
    assert trained.version in scored(NATIVE).signature


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("[1]", "not a weights file of this version; run mtcheck calibrate or fit anew"),
        ('{"format": 3}', "not a whole weights file (KeyError: 'families'); run mtcheck fit anew"),
        (
            '{"format": 3',
            "Expecting ',' delimiter: line 1 column 13 (char 12); name a file that mtcheck calibrate or fit wrote",
        ),
    ],
)
def test_a_file_that_is_no_weights_file_is_refused_in_one_line(tmp_path: Path, content: str, problem: str) -> None:
    other = tmp_path / "other.json"
    other.write_text(content, "utf-8")
    with pytest.raises(SettingsError, match=re.escape(f"{other}: {problem}")):
        load(other)


def test_weights_that_are_not_there_are_refused_by_name_once(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as refused:
        load(tmp_path / "own.json")
    remedy = "name a file that mtcheck calibrate or fit wrote"
    assert str(refused.value) == f"{tmp_path / 'own.json'}: No such file or directory; {remedy}"


def test_weights_need_no_pairs_and_are_read_again_where_they_were_written_anew(tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    raw = json.loads(SHIPPED.read_bytes())
    own.write_text(json.dumps(raw), "utf-8")
    whole = load(own)
    grammar, words, _ = raw["families"]
    raw["families"] = [grammar, words, 0]
    raw["features"] = pack("I", unpack("I", raw["features"])[: grammar + words])
    for block, kind, rows in (("familiar", "B", words), *((name, "h", grammar + words) for name in QUESTIONS)):
        raw[block]["values"] = pack(kind, unpack(kind, raw[block]["values"])[:rows])
    own.write_text(json.dumps(raw), "utf-8")
    os.utime(own, ns=(0, 0))
    assert len(whole.weights) > len(load(own).weights) == grammar + words
    texts = tuple(MACHINE)
    assert style_of(texts, whole).scores != style_of(texts, load(own)).scores
