"""The literals a match must hold: sound, and rare."""

import re
import sys

import pytest
import regex

from mtcheck.rules.frequencies import frequency
from mtcheck.rules.letters import VARIANTS, settle
from mtcheck.rules.literals import joined, price, required
from mtcheck.rules.macros import expand
from mtcheck.rules.phrases import parse
from mtcheck.rules.regexes import at_start, opens, regex_nodes, western_digits
from mtcheck.rules.rulesets import LEFT, RIGHT, UNKNOWN
from mtcheck.text.fold import lower


def of_phrase(phrase: str) -> set[str]:
    return {hint.literals for hint in required(parse(expand(phrase)))}


def of_regex(pattern: str) -> set[str]:
    return {hint.literals for hint in required(regex_nodes(pattern, re.IGNORECASE), edges=0)}


@pytest.mark.parametrize(
    ("phrase", "literals"),
    [
        # Where a literal is rare enough it is cut.
        ("the entity", {"the entit"}),
        ("for {its,their} acronym{,s} in <LANGUAGE>", {"for its acr", "for their acr"}),
        ("{the ,}signature", {"signature"}),
        ("of <0-2> signature", {"signature"}),
        ("<CAP> <NUM> <WORD>", set()),
        ("(t)", {"(t)"}),
    ],
)
def test_of_phrases(phrase: str, literals: set[str]) -> None:
    assert of_phrase(phrase) == literals


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        (r"\bthousand +millions?\b", {"thousand m"}),
        (r"(?:signature|entity)s?", {"signature", "entity"}),
        (r"\w+ (?:signature)?", set()),
        (r"X{4,}", {"xxxx"}),
        (r"(?:signature|\w+)", set()),
    ],
)
def test_of_expressions(pattern: str, literals: set[str]) -> None:
    assert of_regex(pattern) == literals


def test_says_where_in_a_match_a_literal_stands() -> None:
    assert required(parse("{a,the} zymurgy")) == (("a zymu", 0, 0, 0, 1), ("the zy", 0, 0, 0, 1))
    assert required(parse("{the ,}zymurgy")) == (("zymurgy", 0, 4, 1, 3),)
    assert required(parse("<WORD> zymurgy")) == ((" zymurgy", 0, UNKNOWN, 0, 2),)


def test_literals_of_which_the_same_is_known_share_a_hint() -> None:
    hints = required(parse("{a,the,his own} zymurgy"))
    assert joined(hints) == (("a zymu\nhis own z\nthe zy", 0, 0, 0, 1),)
    assert price(joined(hints)) == pytest.approx(price(hints))
    assert required(parse("<WORD> <0-2> zymurgy")) == (("zymurgy", 0, UNKNOWN, 3, 2),)
    assert required(parse("<NAME> zymurgy")) == ((" zymurgy", 0, UNKNOWN, UNKNOWN, 2),)
    assert required(regex_nodes("[ab]?zymurgy", 0), edges=0) == (("zymurgy", 0, 1, 0, 0),)


def test_a_literal_has_an_edge_only_where_each_match_has_one() -> None:
    assert required(parse("{zymurgy,cozymurgy}")) == (("zymurgy", 0, 2, 0, RIGHT),)
    assert required(parse("{zymurgy,zymurgyco}")) == (("zymurgy", 0, 0, 0, LEFT),)
    assert required(parse("{zymurgy,co-zymurgy}")) == (("zymurgy", 0, 3, 0, LEFT | RIGHT),)
    assert required(parse("{zymurgy,co_zymurgy}")) == (("zymurgy", 0, 3, 0, RIGHT),)
    assert required(parse("(t)")) == (("(t)", 0, 0, 0, 0),)


@pytest.mark.parametrize(
    ("pattern", "edges"),
    [
        (r"zymurgy", 0),
        (r"\bzymurgy\b", LEFT | RIGHT),
        (r"^zymurgy$", LEFT | RIGHT),
        (r"(?<=[.!?] )zymurgy(?= [a-z])", LEFT | RIGHT),
        (r"(?:^|(?<=\. ))zymurgy(?=[\s,])", LEFT | RIGHT),
        (r"(?<![\w-])zymurgy(?!\w)", LEFT | RIGHT),
        (r"(?<=[^\w])zymurgy", LEFT),
        (r"(?<=[a-z])zymurgy(?=s)", 0),
        (r"(?<![^\w])zymurgy(?!s)", 0),
        (r"(?:^|)zymurgy", 0),
        (r"\b\w*zymurgy\w*\b", 0),
    ],
)
def test_expressions_tell_where_a_word_begins_and_ends(pattern: str, edges: int) -> None:
    nodes = regex_nodes(pattern, 0)
    assert [(literal, known) for literal, *_, known in required(nodes, edges=0)] == [("zymurgy", edges)]
    assert opens(nodes) == (edges & LEFT > 0 or pattern.startswith(r"\b"))


def test_a_word_and_one_that_ends_with_it_are_both_looked_for_where_the_first_is_found_too_often() -> None:
    known = [(literal, edges) for literal, *_, edges in required(regex_nodes(r"\b(?:y|muy)\b", 0), edges=0)]
    assert known == [("muy", LEFT | RIGHT), ("y", LEFT | RIGHT)]


def test_a_common_literal_is_followed_where_a_match_can_only_begin_with_the_segment() -> None:
    nodes = regex_nodes('^[^"]{0,400}" ', 0)
    assert required(nodes, edges=0) == ()
    assert required(nodes, edges=0, at_start=True) == (('" ', 0, UNKNOWN, UNKNOWN, 0),)
    assert [at_start(each, 0) for each in ("^the", "(?m)^the", "the|^a", "(^the)")] == [True, False, False, False]


@pytest.mark.parametrize(
    ("before", "spaces"),
    [
        (r"\w+", 0),
        (r"[\w-]+ \S+", 1),
        (r"[^ ]+", 0),
        (r"[^\s;]+ (?:[^\W\d_]+ ){0,2}", 3),
        (r"(?:\d+ |one of the )", 3),
        (r"[^;]+", UNKNOWN),
        (r".*", UNKNOWN),
        (r"(?:\w+ ){1,9}", UNKNOWN),
    ],
)
def test_says_how_many_spaces_stand_before_a_literal(before: str, spaces: int) -> None:
    [(literal, _, high, found, _)] = required(regex_nodes(f"{before}zymurgy", 0), edges=0)
    assert (literal, high, found) == ("zymurgy", UNKNOWN, spaces)


def test_rare_words_are_told_from_frequent_ones() -> None:
    assert frequency("the") > frequency("entity") > frequency("zymurgy")
    assert frequency("his", opens=True, closes=True) < frequency("his")
    assert frequency("of the") < frequency("the")


def test_digits_are_western() -> None:
    assert western_digits(r"\d+[\d.,]+[^\W\d_]\\d[]\d]") == r"[0-9]+[0-9.,]+[^\W0-9_]\\d[]0-9]"


def test_letters_that_patterns_take_for_one_another_are_settled_alike_and_no_others() -> None:
    cased = [
        each for each in map(chr, range(sys.maxunicode + 1)) if {each.lower(), each.upper(), each.casefold()} != {each}
    ]
    every = "".join(cased)
    for findall in (re.findall, regex.findall):
        taken = {each: findall(re.escape(each), every, re.IGNORECASE) for each in cased}
        settled = {each: {settle(lower(other)) for other in others} for each, others in taken.items()}
        assert {each: letters for each, letters in settled.items() if letters != {settle(lower(each))}} == {}
    assert [variant for variant, letter in VARIANTS.items() if not re.fullmatch(variant, letter, re.IGNORECASE)] == []
