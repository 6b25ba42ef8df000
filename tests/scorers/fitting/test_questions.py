"""Which records teach each question, and how much each weighs."""

import pytest

from mtcheck.scorers.fitting.questions import PRESENT, WRITTEN, machine, translated
from mtcheck.scorers.fitting.trials import translated_folds
from tests.scorers.fitting.records import a_record


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


def test_native_and_translated_weigh_the_same_whatever_their_numbers() -> None:
    records = [a_record(f"n{number}", "native", f"n{number}") for number in range(3)]
    records += [a_record(f"h{number}", "human", f"h{number}") for number in range(9)]
    weights = translated(records, range(12), {"2014"})
    assert sum(weights[row] for row in range(3)) == pytest.approx(sum(weights[row] for row in range(3, 12)))


def test_what_was_written_to_teach_with_weighs_its_share_of_each_class_and_is_never_tested() -> None:
    sets = ("newstest2014", "newstest2014", "written-pairs", "written-pairs")
    labels = ("native", "human", "native", "mt")
    records = [
        a_record(str(row), label, str(row), set=name)
        for row, (name, label) in enumerate(zip(sets, labels, strict=True))
    ]
    weights = translated(records, range(4), {"2014"})
    assert weights[2] / weights[0] == pytest.approx(WRITTEN)
    assert sum(weights[row] for row in (0, 2)) == pytest.approx(sum(weights[row] for row in (1, 3)))
    assert set(translated_folds(records, weights, {"2014"})) == {0, 1}
