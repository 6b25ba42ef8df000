"""The phrase language, seen through what a rule finds."""

import re

import pytest

from mtcheck.rules.macros import expand
from mtcheck.rules.phrases import PhraseError, parse
from mtcheck.rules.rendering import pattern
from tests.rules.factory import found, plain, rule, rules


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("the entity", "The entity, the  entity and the entitys", ["The entity", "the  entity"]),
        ("acronym{,s} in", "acronym in, acronyms in, acronymes in", ["acronym in", "acronyms in"]),
        ("{its,their own} name", "its name, their own name, their name", ["its name", "their own name"]),
        ("a{b{c,d},e}f", "abcf abdf aef abf", ["abcf", "abdf", "aef"]),
        # The longer alternative wins.
        ("{firm,firm's}", "the firm's", ["firm's"]),
        # An optional word takes its space with it, wherever it stands.
        ("the {team ,}boss", "the boss, the team boss", ["the boss", "the team boss"]),
        ("for {its,} name", "for its name, for name, for  its  name", ["for its name", "for name", "for  its  name"]),
        ("{the,} signature", "signature, the signature", ["signature", "the signature"]),
        ("signature {now,}, said", "signature, said; signature now, said", ["signature, said", "signature now, said"]),
        ("for {a,} {b,}", "for: for a: for b: for a b:", ["for", "for a", "for b", "for a b"]),
        # A gap counts words, stays in the sentence, and takes as few as it can.
        ("sent <0-2> to", "sent to", ["sent to"]),
        ("sent <0-2> to", "sent it back to to", ["sent it back to"]),
        ("sent <0-2> to", "sent it all back to", []),
        ("sent <0-2> to", "it was sent. Then to", []),
        ("sent <1-2> to", "sent to, sent it to", ["sent it to"]),
        # The part in brackets is reported, the rest is context.
        ("in [[the entity]] of", "the entity, in the entity of", ["the entity"]),
        ("[[{the,} entity]] of", "the entity of, entity of", ["the entity", "entity"]),
        # Characters of the language itself are escaped.
        (r"\{name\}, \<b\>", "{name}, <b>", ["{name}, <b>"]),
        ("(t)", "New (t) York", ["(t)"]),
        ("<WORD> [sic]", "says [sic]", ["says [sic]"]),
        ("“it's” so", '“it’s” so, "it\'s" so', ["“it’s” so", '"it\'s" so']),
        ("on <DAY>", "on Monday, on monday, on Mondays", ["on Monday", "on monday"]),
        ("<NUM> euros", "12,5 euros, twenty-one euros, many euros", ["12,5 euros", "twenty-one euros"]),
        ("the <CAP> entity", "the Basque entity, the basque entity", ["the Basque entity"]),
        ("the <ACRONYM> is", "the OTAN is, the Otan is", ["the OTAN is"]),
        ("<NAME>, born", "by José de la Cruz, born", ["José de la Cruz, born"]),
    ],
)
def test_finds_exactly(phrase: str, text: str, expected: list[str]) -> None:
    assert found(rule(phrase), text) == expected
    assert found(plain(rules(rule(phrase))), text) == expected


@pytest.mark.parametrize(
    "text",
    ["subentity", "entity_2", "entity2", "entityé", "éentity", "entity\u0301", "2entity", "entityя", "entity\ufb01t"],
)
def test_a_word_ends_where_letters_figures_and_accents_end(text: str) -> None:
    assert found(rule("entity"), text) == []


@pytest.mark.parametrize(("phrase", "text"), [("旗下", "集团旗下公司"), ("GDP", "中国GDP增长")])
def test_chinese_has_no_spaces_to_stand_between(phrase: str, text: str) -> None:
    assert found(rule(phrase), text) == [phrase]


@pytest.mark.parametrize(
    ("phrase", "text"), [("بيت", "بيت كبير، بيتها"), ("дом", "дом, домой"), ("σπίτι", "σπίτι, σπίτια")]
)
def test_words_of_any_alphabet_have_edges(phrase: str, text: str) -> None:
    assert found(rule(phrase), text) == [phrase]


def test_capitals_matter_only_where_the_rule_says_so() -> None:
    assert found(rule("Entity", case=True), "entity Entity") == ["Entity"]


def test_several_phrases_report_the_longest_that_fits() -> None:
    assert found(rule("the entity", "the entity of [[Spain]]"), "the entity, the entity of Spain") == [
        "the entity",
        "Spain",
    ]


@pytest.mark.parametrize(
    ("phrase", "problem"),
    [
        ("a {b", "“{” is never closed; add “}”, or write \\{ for the character itself"),
        ("a}", "“}” closes nothing; write \\} for the character itself"),
        ("on <DAYS>", "unknown macro <DAYS>; define it under macros, or use a built-in one"),
        ("a < b", "“<” belongs to no macro and no gap; write <NAME> or <0-3>, or \\< for the character itself"),
        ("a <cap> b", "“<” belongs to no macro and no gap; write <CAP>: names of macros are in capitals"),
        (
            "a <noun:plural> b",
            "“<” belongs to no macro and no gap; write <NOUN:plural>: names of macros are in capitals",
        ),
        ("a <2> b", "“<” belongs to no macro and no gap; write <0-2>, without spaces"),
        ("a <1 - 2> b", "“<” belongs to no macro and no gap; write <1-2>, without spaces"),
        ("a <0-30> b", "<0-30> is no gap; write <0-3>, at most <0-8>"),
        ("a <0-3>", "a gap stands alone; put a word on each side, with spaces between"),
        ("a<0-3>b", "a gap stands alone; put a word on each side, with spaces between"),
        ("{a,}", "the phrase can match nothing at all; give it at least one word that must stand"),
        ("{" * 9 + "a" + "}" * 9, "braces stand too deep in one another; write some of the alternatives out"),
        ("[[a", "[[ and ]] do not pair up; write them once each, in this order, outside braces"),
        ("{[[a]],b}", "[[ and ]] cannot stand inside braces; move them outside"),
        (
            r"\bsign",
            "“\\b” is no escape of a phrase ({ } , < > [ ] \\ are); "
            "for a regular expression use regex instead of phrase",
        ),
    ],
)
def test_refuses_with_a_remedy(phrase: str, problem: str) -> None:
    with pytest.raises(PhraseError, match=f"^{re.escape(problem)}$"):
        parse(phrase)


def test_a_word_list_is_written_out() -> None:
    assert expand("the <SPORT> <CAP>", {"SPORT": ["golf", "water polo"]}) == "the {golf,water polo} <CAP>"
    assert re.search(pattern([parse(expand("on <DAY>"))]), "on Friday")
