"""What every detector keeps to, over stories made of the examples and the triggers of its own rules."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.model import Mark
from mtcheck.rules import Engine, RuleSet, load_rules
from mtcheck.rules.detectors import DETECTORS, GATES, TRIGGERS
from mtcheck.rules.detectors.habits import HABITS
from mtcheck.rules.findings import findings
from mtcheck.rules.patterns import Pattern
from mtcheck.rules.view import View
from mtcheck.rules.wellformed import SOURCE_END
from mtcheck.text.fold import fold
from tests.rules.factory import document

# They weigh the story as a whole: what else stands there may change what they say.
OF_THE_STORY = {
    "accents-both-ways",
    "accents-lost",
    "acronym-of-other-words",
    "acronym-spelt-otherwise",
    "acronym-two-names",
    "address-of-the-source-changed",
    "capital-in-sentence",
    "case-lost-at-a-cut",
    "chinese-surname-replaced",
    "comma-or-spaces-in-number",
    "copied-words",
    "currency-changed",
    "dates-both-ways",
    "dialogue-dash",
    "ends-in-the-middle",
    "far-shorter-than-its-source",
    "figure-changed",
    "given-name-of-the-source-translated",
    "half-a-name",
    "half-copied-word",
    "invisible-character",
    "its-for-a-person",
    "its-throughout",
    "magnitude-changed",
    "ministry-two-ways",
    "negation-lost",
    "name-of-the-source-replaced",
    "name-spelt-otherwise",
    "number-not-of-the-headline",
    "number-word-changed",
    "per-cent-beside-the-sign",
    "percent-changed",
    "person-changes-gender",
    "quotation-left-open",
    "quotation-lost",
    "repeated-sentence",
    "score-changed",
    "sentence-left-out",
    "small-start",
    "spelling-both-ways",
    "split-abbreviation",
    "stop-in-year",
    "stop-thousands",
    "surname-of-the-source-lost",
    "titles-that-exclude-each-other",
    "transcribed-name-replaced",
    "translated-given-name",
    "unbalanced-quotation",
    "unit-changed",
    "untranslated-sentence",
    "untranslated-words",
    "weekday-or-month-changed",
    "word-in-no-dictionary",
    "words-hardly-side-by-side",
    *HABITS,
}
# Of three equal words the second is doubled twice: each finding is repaired by itself.
IN_A_ROW = {"doubled-word", "doubled-phrase"}

RULES = load_rules()
LOCAL = sorted(DETECTORS.keys() - OF_THE_STORY)


@cache
def rules_of(name: str) -> RuleSet:
    return RULES.only(rule for rule in RULES.rules if rule.match.detector == name)


@cache
def engines(name: str) -> list[Engine]:
    """Make the rules of a detector ready, each by itself."""
    return [Engine(RULES.only([rule])) for rule in rules_of(name).rules]


def examples(name: str) -> list[list[str]]:
    """Give the examples of a detector's rules, which fire and which do not, as their paragraphs."""
    texts = [text for rule in rules_of(name).rules for text in (*(each.text for each in rule.fires), *rule.silent)]
    return [text.splitlines() for text in texts]


@cache
def paragraphs(name: str) -> st.SearchStrategy[str]:
    """Draw a paragraph of an example, the head of one before the tail of another, or a few of their words."""
    known = [paragraph for example in examples(name) for paragraph in example]
    words = st.sampled_from([*(word for paragraph in known for word in paragraph.split()), *TRIGGERS[name]])
    grafts = st.builds(_grafted, st.sampled_from(known), st.sampled_from(known), st.integers(0, 12), st.integers(0, 12))
    return st.one_of(st.sampled_from(known), grafts, st.lists(words, max_size=12).map(" ".join))


def _grafted(one: str, other: str, kept: int, left: int) -> str:
    return " ".join([*one.split()[:kept], *other.split()[left:]])


@cache
def stories(name: str) -> st.SearchStrategy[list[str]]:
    """Draw the paragraphs of a story: those of an example, others, or both."""
    example, others = st.sampled_from(examples(name)), st.lists(paragraphs(name), max_size=3)
    return st.one_of(others, st.builds(list.__add__, example, others))


@cache
def signs(name: str) -> st.SearchStrategy[list[str]]:
    """Draw the paragraphs of a story in which the detector finds something: an example that fires, others, or both."""
    fires = st.sampled_from([each.text.splitlines() for rule in rules_of(name).rules for each in rule.fires])
    return st.one_of(fires, st.builds(list.__add__, fires, st.lists(paragraphs(name), max_size=3))).filter(
        lambda texts: bool(seen(name, texts))
    )


def spoilt(name: str, text: str, gate: Pattern | None = None) -> str:
    """Take every trigger out of a text, or those at which a gate matches, and those that this makes."""
    triggers = re.compile("|".join(map(re.escape, TRIGGERS[name])), re.IGNORECASE)
    at = 0
    while found := triggers.search(text, at):
        start, end = found.span()
        if gate and not gate.match(text, start):
            at = start + 1
        else:
            text, at = text[:start] + text[end:], 0
    return text


def meeting(marks: Iterable[Mark]) -> list[tuple[Mark, Mark]]:
    return [both for both in pairwise(sorted(marks)) if both[0].meets(both[1])]


def story(texts: Iterable[str]) -> View:
    """Make a story of paragraphs; those of examples that need the source have it beside them."""
    parts = [text.rpartition(SOURCE_END) for text in texts]
    made = document(*(text for *_, text in parts))
    sources = (source if end else None for source, end, _ in parts)
    segments = (segment._replace(source=source) for segment, source in zip(made.segments, sources, strict=True))
    return View(replace(made, segments=tuple(segments)))


def seen(name: str, texts: Sequence[str]) -> list[tuple[Mark, str | None]]:
    return [(mark, hit.suggestion) for hit in DETECTORS[name](story(texts)) for mark in hit.marks]


@pytest.mark.parametrize("name", sorted(DETECTORS))
@given(data=st.data(), junk=st.text(max_size=40))
def test_findings_of_a_rule_lie_in_their_segments_and_share_no_character(
    name: str, data: st.DataObject, junk: str
) -> None:
    texts = [*data.draw(stories(name)), junk]
    view = story(texts)
    for engine in engines(name):
        places = [finding.marks for finding in findings(view, engine.find(view))]
        assert all(0 <= mark.start < mark.end <= len(view.folded[mark.segment]) for marks in places for mark in marks)
        assert not any(map(meeting, places))
        # A further place may be that of several: the name that two others differ from.
        assert name in IN_A_ROW or not meeting([first for first, *_ in places])


@pytest.mark.parametrize("name", LOCAL)
@given(data=st.data())
def test_what_stands_before_and_behind_a_segment_changes_nothing_in_it(name: str, data: st.DataObject) -> None:
    before, texts, behind = (data.draw(stories(name)) for _ in range(3))
    own = range(len(before), len(before) + len(texts))
    among = [
        (mark._replace(segment=mark.segment - len(before)), suggestion)
        for mark, suggestion in seen(name, [*before, *texts, *behind])
        if mark.segment in own
    ]
    assert among == seen(name, texts)


@settings(max_examples=50)
@given(data=st.data())
def test_detectors_find_the_same_in_any_order_and_beside_any_others(data: st.DataObject) -> None:
    names = data.draw(st.lists(st.sampled_from(sorted(DETECTORS)), min_size=2, max_size=3))
    texts = [text for name in names for text in data.draw(stories(name))]
    view, other = story(texts), story(texts)
    there = {name: list(detect(view)) for name, detect in DETECTORS.items()}
    back = {name: list(detect(other)) for name, detect in reversed(DETECTORS.items())}
    assert there == back
    assert there == {name: list(detect(story(texts))) for name, detect in DETECTORS.items()}


@pytest.mark.parametrize("name", sorted(name for name in DETECTORS if TRIGGERS[name]))
@given(data=st.data())
def test_nothing_is_found_where_no_trigger_stands(name: str, data: st.DataObject) -> None:
    texts = data.draw(signs(name))
    assert not seen(name, [spoilt(name, fold(text)) for text in texts])


@pytest.mark.parametrize("name", sorted(GATES))
@given(data=st.data())
def test_nothing_is_found_where_the_gate_matches_at_no_trigger(name: str, data: st.DataObject) -> None:
    texts = data.draw(signs(name))
    assert not seen(name, [spoilt(name, fold(text), GATES[name]) for text in texts])
