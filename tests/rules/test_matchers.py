"""Conditions: where a match counts."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.errors import PackError
from mtcheck.model import Mark, Protected, Role, Skip
from mtcheck.rules import Engine
from mtcheck.rules.detectors import DETECTORS
from mtcheck.rules.examples import example_document
from mtcheck.rules.view import Hit, View
from tests.rules.factory import document, found, plain, rule, rules


def test_what_stands_directly_before_a_match_and_behind_it() -> None:
    text = "Rest assured that it is assured that."
    assert found(rule("assured that", not_before=("rest",)), text) == ["assured that"]
    assert found(rule("assured that", before=("is", "be")), text) == ["assured that"]
    assert found(rule("signature", not_after=("dish", "style")), "a signature dish, a signature  style") == []
    assert found(rule("signature", after=("of",)), "a signature, a signature of") == ["signature"]


def test_a_match_that_must_begin_with_its_segment_is_found_there_alone() -> None:
    texts = ("The old mill fell.", "It is the old mill.", '"The old mill')
    assert found(rule(regex="^(?:the|it is the) old mill"), *texts) == ["The old mill", "It is the old mill"]
    assert found(rule(regex='^"?(?:[a-z]+ ){1,2}mill'), *texts) == ["The old mill", '"The old mill']


def test_context_is_whole_words_and_knows_no_capitals() -> None:
    assert found(rule("assured", not_before=("rest",), case=True), "forest assured, REST assured") == ["assured"]


def test_context_stands_around_the_whole_match_not_around_its_mark() -> None:
    assert found(rule("[[the entity]] of Spain", not_after=("today",)), "the entity of Spain today") == []


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [
        ("sentence_start", 3),
        ("sentence_end", 2),
        ("paragraph_start", 2),
        ("paragraph_end", 1),
        ("document_start", 1),
        ("document_end", 0),
    ],
)
def test_anchors(anchor: str, expected: int) -> None:
    text = "“Entity one. Entity two, entity.”\n(Entity) three; an entity. It ended."
    view = View(example_document(text))
    assert len(list(Engine(rules(rule("entity", anchor=anchor))).find(view))) == expected


def test_a_dateline_stands_before_the_first_sentence() -> None:
    text = "MADRID (AP) — The entity fell."
    dateline = (Protected(0, text.index("The"), "dateline"),)
    assert found(rule("the entity", anchor="paragraph_start"), text, protected=dateline) == ["The entity"]


def test_the_document_holds_or_does_not_hold_a_word() -> None:
    texts = ("The signature fell.", "Its shares rose.")
    assert found(rule("signature", requires=("company", "share{,s}")), *texts) == ["signature"]
    assert found(rule("signature", requires=("company",)), *texts) == []
    assert found(rule("signature", unless=("shares",)), *texts) == []
    assert found(rule("signature", unless=("share",)), *texts) == ["signature"]


@pytest.mark.parametrize(
    ("texts", "holds"),
    [
        (("The signature fell.", "It cost Rs 20."), True),
        (("Others fell.", "The  signature  fell.", "Its price, in  Rs"), True),
        (("Rs", "The signature fell."), True),
        (("The signature  of others fell.", "Cars, Rsted"), False),
        (("The signature fell.", "Papers: White  House rules"), True),
        (("The signature fell.", "White", "House", "A white-housed man; offwhite house; white houses"), False),
    ],
)
def test_a_word_that_the_document_holds_is_whole_wherever_it_stands(texts: tuple[str, ...], holds: bool) -> None:
    words = ("rs", "white house")
    assert found(rule("signature", requires=words), *texts) == ["signature"] * holds
    assert found(rule("signature", unless=words), *texts) == ["signature"] * (not holds)


def test_what_is_written_without_spaces_may_touch_a_word() -> None:
    for text in ("The signature of 東京Metro.", "The signature of JR東京."):
        assert found(rule("signature", unless=("東京", "white house")), text) == []
        assert found(rule("東京"), text) == ["東京"]


_PHRASES = ("rs", "the {mayor,agency} of <NAME>", "it's", "co-op{s,}", "naïve", "<NUM> euros", "東京", "Москва", "U.S.")
_PARTS = [
    *" -'’_.,0aésſİК京",
    "  ",
    "\n",
    "Rs",
    "The",
    "mayor",
    "AGENCY",
    "of",
    "Ana Ruiz",
    "it’s",
    "CO\u2010OP",
    "naïve",
    "5",
]
_PARTS += ["euros", "東京", "МОСКВА", "u.s."]


@settings(max_examples=300, deadline=None)
@given(
    words=st.lists(st.sampled_from(_PHRASES), min_size=1, max_size=3),
    texts=st.lists(st.lists(st.sampled_from(_PARTS), max_size=9).map("".join), max_size=3),
)
def test_a_word_that_the_document_holds_is_found_as_by_a_search_of_all_of_it(
    words: list[str], texts: list[str]
) -> None:
    asked = rule("signature", requires=tuple(words))
    assert found(asked, "signature", *texts) == found(plain(rules(asked)), "signature", *texts)


def test_so_many_matches_in_the_document() -> None:
    assert found(rule("entity", min_count=2), "entity", "the entity") == ["entity", "entity"]
    assert found(rule("entity", min_count=3), "entity", "the entity") == []


def test_the_source_holds_a_word_where_there_is_a_source() -> None:
    signature = rule("signature", source_has=("firma", "旗下"))
    assert found(signature, "the signature", source="La firma cayó.") == ["signature"]
    assert found(signature, "the signature", source="它旗下公司") == ["signature"]
    assert found(signature, "the signature", source="La empresa cayó.") == []
    assert found(signature, "the signature") == ["signature"]


def test_the_source_lacks_a_word_where_there_is_a_source() -> None:
    rent = rule("rent", source_has=("Rente",), source_lacks=("Miet{e,en}",))
    assert found(rent, "the rent", source="Die Rente steigt.") == ["rent"]
    assert found(rent, "the rent", source="Die Rente steigt, die Mieten auch.") == []
    assert found(rent, "the rent") == ["rent"]


def test_each_paragraph_is_held_against_its_own_source() -> None:
    story = document("A signature.", "The signature.", "One signature.")
    sources = ("La firma.", "La empresa.", "Otra firma.")
    segments = (each._replace(source=source) for each, source in zip(story.segments, sources, strict=True))
    story = replace(story, segments=tuple(segments))
    hits = Engine(rules(rule("signature", source_has=("firma",)))).find(View(story))
    assert [hit.marks[0].segment for _, hit in hits] == [0, 2]


def test_a_rule_that_needs_the_source_is_silent_without() -> None:
    signature = rule("signature", source_has=("firma",), needs_source=True)
    assert found(signature, "the signature", source="La firma cayó.") == ["signature"]
    assert found(signature, "the signature", source="La empresa cayó.") == []
    assert found(signature, "the signature") == []


def test_the_source_of_a_paragraph_is_that_of_all_its_sentences() -> None:
    segments = document("It fell.", "The signature.", paragraph=0).segments
    story = document("It fell.", "The signature.", paragraph=0)
    story = replace(story, segments=(segments[0]._replace(source="Cayó. La firma."), segments[1]))
    for needed, source_has, count in ((True, "firma", 1), (False, "firma", 1), (False, "empresa", 0)):
        made = rules(rule("signature", source_has=(source_has,), needs_source=needed))
        assert len(list(Engine(made).find(View(story)))) == count


def test_roles() -> None:
    assert found(rule("entity"), "entity", role="tags") == []
    assert found(rule("entity", roles=("tags",)), "entity", role="tags") == ["entity"]


@pytest.mark.parametrize(("in_quotes", "expected"), [("report", 2), ("skip", 1), ("only", 1)])
def test_quotations(in_quotes: str, expected: int) -> None:
    quote = (Protected(0, 12, "quote"),)
    assert len(found(rule("entity", in_quotes=in_quotes), "“the entity” of the entity", protected=quote)) == expected


def test_addresses_and_code_are_read_for_residue_only() -> None:
    address = (Protected(0, 18, "url"),)
    text = "example.com/entity of the entity"
    assert len(found(rule("entity"), text, protected=address)) == 1
    assert len(found(rule("entity", mqm="markup/residue"), text, protected=address)) == 2
    assert len(found(rule("entity", roles=("body", "code")), text, protected=address)) == 2


def test_named_groups_fill_the_message() -> None:
    view = View(document("the 25 of March"))
    ((_, hit),) = Engine(rules(rule(regex=r"the (?P<mark>(?P<day>\d+) of) (?P<month>\w+)"))).find(view)
    assert (hit.marks, hit.values) == ((Mark(0, 4, 9),), {"day": "25", "month": "March"})


def test_only_a_group_named_mark_is_the_part_that_is_reported() -> None:
    view = View(document("a bond marketplace"))
    ((_, hit),) = Engine(rules(rule(regex=r"(?P<market>stock|bond) marketplace"))).find(view)
    assert (hit.marks, hit.values) == ((Mark(0, 2, 18),), {"market": "bond"})
    assert found(rule(regex=r"(?P<mark>stock) market|bond (?P<mark2>market)"), "a bond market") == ["market"]


@pytest.fixture
def twice(monkeypatch: pytest.MonkeyPatch) -> None:
    def detect(view: View) -> Iterator[Hit]:
        yield Hit((Mark(0, 0, 3), Mark(1, 0, 3)), {"other": "two"})

    monkeypatch.setitem(DETECTORS, "twice", detect)


@pytest.mark.usefixtures("twice")
def test_a_detector_meets_the_same_conditions() -> None:
    assert found(rule(detector="twice"), "one", "two") == ["one", "two"]
    assert found(rule(detector="twice"), "one", "two", role="tags") == []
    assert found(rule(detector="twice", unless=("two",)), "one", "two") == []


ROLES: tuple[Role, ...] = ("byline", "body", "tags")
EVERYWHERE = (Mark(0, 0, 1), Mark(1, 0, 1), Mark(2, 0, 1))


def told(hit: Hit, monkeypatch: pytest.MonkeyPatch, **conditions: Any) -> list[Hit]:
    """Run a rule whose detector gives this hit over a byline, a line of body, and a line of tags."""
    monkeypatch.setitem(DETECTORS, "given", lambda _: iter([hit]))
    story = document("a", "b", "c")
    segments = tuple(each._replace(role=role) for each, role in zip(story.segments, ROLES, strict=True))
    engine = Engine(rules(rule(detector="given", **conditions)))
    return [hit for _, hit in engine.find(View(replace(story, segments=segments)))]


def test_of_the_places_of_a_detector_those_count_that_the_rule_looks_at(monkeypatch: pytest.MonkeyPatch) -> None:
    hit = Hit(EVERYWHERE, {"count": "3", "other": "x"}, repairs=("A", "B", "C"))
    (body,) = told(hit, monkeypatch)
    assert (body.marks, body.values, body.repairs) == ((Mark(1, 0, 1),), {"count": "1", "other": "x"}, ("B",))
    assert told(hit, monkeypatch, roles=ROLES) == [hit]
    assert told(hit, monkeypatch, roles=("code",)) == []


def test_what_is_left_of_a_hit_must_be_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    hit = Hit(EVERYWHERE, least=2)
    assert told(hit, monkeypatch) == []
    assert [each.marks for each in told(hit, monkeypatch, roles=("body", "tags"))] == [EVERYWHERE[1:]]


def test_what_follows_from_a_place_that_does_not_count_is_no_hit(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(Hit(EVERYWHERE, led=True), monkeypatch) == []
    (byline,) = told(Hit(EVERYWHERE, led=True), monkeypatch, roles=("byline",), anchor="document_start")
    assert byline.marks == EVERYWHERE


def test_a_detector_that_is_gone_is_an_error_with_the_rule() -> None:
    with pytest.raises(PackError, match="unknown detector “gone”"):
        found(rule(detector="gone"), "one")


@pytest.mark.parametrize("evil", [r"(?:a|aa)+$", r"(?:a|a)+$"])
def test_a_stranger_s_pattern_cannot_hang_the_run(evil: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtcheck.rules.patterns.SECONDS", 0.05)
    skipped: list[Skip] = []
    engine = Engine(rules(rule(regex=evil, id="X001"), rule("entity", id="X002"), timed=True))
    hits = list(engine.find(View(document("a" * 40 + "!", "the entity")), skipped))
    assert [of.id for of, _ in hits] == ["X002"]
    assert [skip.what for skip in skipped] == ["rule X001"]
    # The next document is looked at afresh.
    assert [of.id for of, _ in engine.find(View(document("a")))] == ["X001"]


def test_nested_repeats_of_a_stranger_come_to_an_end() -> None:
    assert found(rules(rule(regex=r"(a+)+$"), timed=True), "a" * 40 + "!", "baaa") == ["aaa"]


def test_a_rule_that_needs_company_is_silent_until_others_flag_the_story() -> None:
    lone = rule("zone", id="X1", corroborated_by=1)
    witness = rule("the entity", id="X2")
    bystander = rule("paper", id="X3", claim="defect")
    engine = Engine(rules(lone, witness, bystander))
    alone, corroborated = View(document("a zone", "a paper")), View(document("a zone", "the entity"))
    assert [found.id for found, _ in engine.find(alone)] == ["X3"]
    assert [found.id for found, _ in engine.find(corroborated)] == ["X1", "X2"]


def test_what_vouches_for_a_story_is_one_more_witness() -> None:
    lone, shy = rule("zone", id="X1", corroborated_by=1), rule("realm", id="X2", corroborated_by=2)
    engine = Engine(rules(lone, shy, rule("the entity", id="X3"), rule("the forum", id="X4")))
    story, corroborated = View(document("a zone, a realm")), View(document("a zone, a realm", "the entity"))
    assert [found.id for found, _ in engine.find(story, vouched=True)] == ["X1"]
    assert [found.id for found, _ in engine.find(corroborated, vouched=True)] == ["X1", "X2", "X3"]


def test_a_rule_that_runs_alone_needs_no_company() -> None:
    assert found(rule("zone", corroborated_by=2), "a zone") == ["zone"]


def test_a_rule_may_ask_that_a_story_be_full_of_other_signs() -> None:
    dense, witness = rule("zone", id="X1", corroborated_by=1, density=20), rule("the entity", id="X2")
    denser = rule("realm", id="X4", corroborated_by=1, density=30)
    other, signal = rule("the signature", id="X5"), rule("paper", id="X3", kind="signal")
    engine = Engine(rules(denser, dense, witness, other, signal, rule("forum", claim="defect")))

    def found(*texts: str) -> list[tuple[int, str]]:
        return [(hit.marks[0].segment, of.id) for of, hit in engine.find(View(document(*texts))) if of.id != "X001"]

    # Two rules in ten words, and in eleven; signals and defects do not count, nor does the same rule again.
    assert found("a zone, the entity", "see the signature of the paper") == [(0, "X1"), (0, "X2"), (1, "X5"), (1, "X3")]
    assert found("a zone, the entity", "see the signature of all the paper") == [(0, "X2"), (1, "X5"), (1, "X3")]
    assert found("a zone, the entity", "see the entity of the paper") == [(0, "X2"), (1, "X2"), (1, "X3")]
    assert found("the entity", "the forum", "a zone") == [(0, "X2")]
    # One that asks for a density is no sign for another.
    assert found("the entity zone, a realm") == [(0, "X2"), (0, "X1")]


def test_what_is_reported_may_stand_before_the_match_or_behind_it() -> None:
    behind = rule(regex="(?<=(?P<mark>foo)) bar")
    assert found(rules(behind, timed=True), "a foo bar, a foo bar") == ["foo", "foo"]
    ahead = rule(regex="foo(?= (?P<mark>bar))")
    assert found(rules(ahead, timed=True), "a foo bar, a foo bar") == ["bar", "bar"]
