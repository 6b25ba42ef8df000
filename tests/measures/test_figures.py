"""Figures: what is counted, of what, and what is wanted of it."""

from collections.abc import Iterable
from dataclasses import replace

from mtcheck.measures.figures import (
    Figure,
    Flags,
    document_figures,
    human_figures,
    native_figures,
    rule_figures,
    sourced_figures,
)
from mtcheck.measures.report import json_lines, lines
from mtcheck.measures.stability import stability_figures
from tests.measures.texts import looked
from tests.rules.factory import rule

RULES = [
    rule("a", id="MT", claim="mt"),
    rule("b", id="TR", claim="translation"),
    rule("c", id="DE", claim="defect"),
    rule("d", id="SIG", claim="mt", kind="signal"),
]
FLAGS = Flags(RULES)


def value(figures: Iterable[Figure], part: str, name: str) -> float | None:
    (found,) = [each.value for each in figures if (each.part, each.name) == (part, name)]
    return found


def test_stories_are_flagged_by_flags_in_stories_with_room_for_them() -> None:
    texts = [
        looked("mt", "a", hits={"MT": 2, "TR": 1}),
        looked("mt", "b", hits={"DE": 1}),
        looked("mt", "c", hits={"SIG": 9}),
        looked("mt", "d", words=149),
        looked("mt", "e", direct=False),
        looked("mt", "f", news=False),
    ]
    figures = list(document_figures(texts, FLAGS))
    part = "stories from es, older engines"
    assert [(each.name, round(each.value or 0), each.of) for each in figures if each.part == part] == [
        ("≥ 1 flag", 67, 3),
        ("≥ 3 flags", 33, 3),
        ("≥ 1 flag, mt or translation", 33, 3),
    ]


def test_native_stories_are_called_translated_by_outlet() -> None:
    texts = [looked("native", f"g{n}", outlet="Gazette", hits={"TR": 1} if n < 3 else {}) for n in range(101)]
    texts += [looked("native", f"s{n}", outlet="small", hits={"DE": 1}) for n in range(99)]
    figures = list(native_figures(texts, FLAGS))
    assert value(figures, "native stories", "with a flag, mt or translation") == 1.5
    assert value(figures, "native stories", "with a flag, defect") == 49.5
    outlets = [each for each in figures if each.name.startswith("of ")]
    assert [(each.name, each.of, each.holds) for each in outlets] == [
        ("of Gazette, with a flag, mt or translation", 101, False)
    ]


def test_people_are_held_against_machines_on_the_same_stories() -> None:
    texts = [
        looked("mt", "a", hits={"MT": 12}),
        looked("human", "a", hits={"MT": 1}),
        looked("mt", "b", hits={"MT": 99}),
        looked("human", "c", hits={"MT": 99}),
    ]
    ratio = value(
        human_figures(texts, FLAGS), "the same stories, machine against human", "human rate over machine rate, claim mt"
    )
    assert ratio == 1 / 12


def test_what_needs_the_source_is_counted_apart_in_texts_that_have_one() -> None:
    of = [*RULES, rule("e", id="SRC", claim="defect", needs_source=True)]
    texts = [
        looked("mt", "a", hits={"SRC": 3, "DE": 1}, sourced=True),
        looked("mt", "b", sourced=True),
        looked("human", "a", hits={"SRC": 1}, sourced=True),
        looked("human", "b", hits={"SRC": 1}),
    ]
    assert Flags(of).of(texts[0]) == 1
    figures = list(sourced_figures(texts, Flags(of, sourced=True)))
    part = "the same stories, with their source"
    assert value(figures, part, "flags of claim defect, machine") == 1.5
    assert value(figures, part, "flags of claim defect, human") == 1
    assert value(figures, part, "≥ 1 flag that needs the source, older engines") == 50


def test_a_rule_is_known_by_hits_stories_and_engines() -> None:
    texts = [looked("mt", story, hits={"MT": 2}, system=system) for story, system in zip("abc", "xyy", strict=True)]
    texts += [looked("mt", story, hits={"TR": 2}) for story in "abc"]
    texts += [looked("native", "n", words=10_000, hits={"TR": 1})]
    figures = list(rule_figures(texts, RULES))
    assert value(figures, "rules", "with ≥ 5 hits in ≥ 3 stories by ≥ 2 engines") == 1
    assert value(figures, "rules", "flags over 0.05 per 10,000 native words, mt or translation") == 1
    assert value(figures, "rules", "TR tr") == 1


def test_a_figure_that_hangs_on_one_engine_moves_without_it() -> None:
    texts = [looked("mt", story, hits={"MT": 3}, system="loud") for story in "abcdefgh"]
    texts += [looked("mt", story, system="quiet") for story in "ab"]
    (found,) = [each for each in stability_figures(texts, FLAGS) if "≥ 3 flags" in each.name]
    assert (found.name, found.value, found.holds) == ("≥ 3 flags, most without loud (0.00)", 100, False)


def test_figures_say_whether_they_are_as_wanted() -> None:
    least = Figure("part", "name", 20.0, "%", 5, wanted=20)
    assert least.holds is True
    assert replace(least, value=19.9).holds is False
    assert replace(least, value=19.9, most=True).holds is True
    assert replace(least, value=None).holds is None
    assert list(lines([least])) == ["", "part", f"  {'name':<60} {'20.00':>8} {'%':<16} ≥ 20    holds  (of 5)"]
    (line,) = json_lines([least])
    assert '"value": 20.0' in line
