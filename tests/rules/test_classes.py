"""Word classes: what can be one thing only, and how a pattern asks for it."""

import pytest

from mtcheck.rules.classes import CLASSES, class_group, fits, known_group
from mtcheck.rules.phrases import PhraseError, parse
from tests.rules.factory import found, rule


@pytest.mark.parametrize(
    ("phrase", "text", "matches"),
    [
        ("the <NOUN>", "the company, the elections", ["the company", "the elections"]),
        ("the <NOUN:plural>", "the company, the elections", ["the elections"]),
        ("<ADJ> weather", "economic weather, sings weather", ["economic weather"]),
        ("<ADV> late", "shortly late, economic late", ["shortly late"]),
        ("to <VERB:base>", "to convince, to presented, to allowing", ["to convince"]),
        ("not <VERB:past>", "not presented, not present", ["not presented"]),
        ("not <VERB:past|ing>", "not presented, not present, not allowing", ["not presented", "not allowing"]),
    ],
)
def test_a_class_matches_the_words_that_are_nothing_else(phrase: str, text: str, matches: list[str]) -> None:
    assert found(rule(phrase), text) == matches


@pytest.mark.parametrize("text", ["the report", "the Company", "the company's", "the company-wide"])
def test_ambiguous_words_names_and_parts_of_words_are_of_no_class(text: str) -> None:
    assert found(rule("the <NOUN>"), text) == []


def test_a_verb_with_one_form_for_all_tenses_is_neither_base_nor_past() -> None:
    assert found(rule("they <VERB:past>"), "they put, they went") == ["they went"]


def test_the_next_reading_is_tried_when_a_word_is_of_another_class() -> None:
    optional = rule("{<ADV>,} <VERB:past> there")
    assert found(optional, "he shortly went there") == ["shortly went there"]
    assert found(optional, "the boat went there") == ["went there"]
    assert found(rule("saw <0-2> <NOUN:plural>"), "saw a few elections") == ["saw a few elections"]
    assert found(rule("<ADJ> one", "<NOUN> one"), "company one, economic one") == ["company one", "economic one"]


def test_classes_serve_in_conditions_too() -> None:
    before = rule("one", not_before=("<ADJ>",))
    assert found(before, "economic one") == []
    assert found(before, "company one") == ["one"]
    assert found(rule("one", after=("<NOUN>",)), "one company, one report") == ["one"]


def test_classes_serve_in_regular_expressions_as_groups() -> None:
    assert found(rule(regex=r"\bone (?P<class_noun_plural>\w+)"), "one elections, one company") == ["one elections"]


@pytest.mark.parametrize("name", ["NOUNS", "NOUN:past", "VERB:", "VERB:past|", "ADJ:plural"])
def test_unknown_classes_and_forms_are_none(name: str) -> None:
    assert class_group(name) is None


def test_a_phrase_with_an_unknown_form_is_refused() -> None:
    with pytest.raises(PhraseError, match="unknown macro <NOUN:past>"):
        parse("the <NOUN:past>")


def test_every_class_and_form_has_words() -> None:
    for kind, forms in CLASSES.items():
        for name in [kind, *(f"{kind}:{form}" for form in forms)]:
            group = f"class_{name.lower().replace(':', '_')}_1"
            assert known_group(group)
            assert not fits({group: "zzz"})
