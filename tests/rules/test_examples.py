"""Examples are the tests of rules."""

from dataclasses import replace
from typing import Any

import pytest

from mtcheck.model import Example, Rule, Span
from mtcheck.rules.examples import example_document, mark, run_examples
from tests.rules.factory import rule, rules


def fires(text: str, *spans: tuple[int, int]) -> Example:
    return Example(text, tuple(Span(*span) for span in spans))


def test_the_marked_spans_and_no_others() -> None:
    right = rule("entity", fires=(fires("An entity. The entity.", (3, 9), (15, 21)),), silent=("identity",))
    assert run_examples(rules(right)) == []
    short = rule("entity", fires=(fires("An entity. The entity.", (3, 9)),), silent=("an entity",))
    assert [str(failure) for failure in run_examples(rules(short))] == [
        "X001 x001, fires 1: fires elsewhere than in its [[ ]]\n"
        "  expected  An [[entity]]. The entity.\n"
        "  found     An [[entity]]. The [[entity]].\n"
        "  because   “entity” is found, too; mark it as well, "
        "or narrow the match, as with “not_before”, “not_after” or “unless”",
        "X001 x001, silent 1: should stay silent, and fires\n  expected  an entity\n  found     an [[entity]]\n"
        "  because   nothing holds it back; "
        "narrow the match, as with “not_before”, “not_after” or “unless”, or change the example",
    ]
    missed = rule("entity", fires=(fires("An identity.", (3, 11)),))
    assert [failure.problem for failure in run_examples(rules(missed))] == ["should fire, and stays silent"]


def test_an_example_is_a_document_of_its_own() -> None:
    counted = rule("entity", min_count=2, fires=(fires("entity entity", (0, 6), (7, 13)),), silent=("entity",))
    assert run_examples(rules(counted)) == []


def test_a_line_is_a_paragraph_and_sentences_keep_their_places() -> None:
    text = "One. Two.\n\n“Three,” he said."
    document = example_document(text)
    assert [segment.text for segment in document.segments] == ["One.", "Two.", "“Three,” he said."]
    assert [segment.paragraph for segment in document.segments] == [0, 0, 2]
    for segment in document.segments:
        start = segment.origin.at(0).offset
        assert start is not None
        assert text[start : start + len(segment.text)] == segment.text
    assert [span.kind for span in document.segments[2].protected] == ["quote"]


def test_an_example_of_a_rule_that_needs_the_source_gives_it_first() -> None:
    text = "La firma cayó. Luego subió. => It fell. Then it rose.\nNo firmó. => He did not."
    document = example_document(text, sourced=True)
    assert [(segment.text, segment.source) for segment in document.segments] == [
        ("It fell.", "La firma cayó. Luego subió."),
        ("Then it rose.", None),
        ("He did not.", "No firmó."),
    ]
    firm: dict[str, Any] = {"needs_source": True, "source_has": ("firma",)}
    text = "La firma cayó. => The signature fell."
    assert (
        run_examples(
            rules(rule("signature", **firm, fires=(fires(text, (22, 31)),), silent=("Cayó. => the signature",)))
        )
        == []
    )
    (failure,) = run_examples(rules(rule("signature", **firm, fires=(fires("Cayó. => signature", (9, 18)),))))
    assert failure.why == ("“source_has” holds it back", "change “source_has” or the example")


def test_a_rule_for_other_roles_is_tried_in_its_role() -> None:
    assert run_examples(rules(rule("entity", roles=("tags",), fires=(fires("entity", (0, 6)),)))) == []


def test_below_a_headline_stands_its_copy() -> None:
    roles = [segment.role for segment in example_document("Mill sold\nIt was old. It is gone.", "headline").segments]
    assert roles == ["headline", "body", "body"]


def test_marks() -> None:
    assert mark("a b c", (Span(0, 1), Span(4, 5))) == "[[a]] b [[c]]"


@pytest.mark.parametrize(
    ("wrong", "why", "remedy"),
    [
        ({"requires": ("Spain",)}, "“requires” holds it back", "change “requires” or the example"),
        ({"not_before": ("the",)}, "“not_before” holds it back", "change “not_before” or the example"),
        (
            {"requires": ("Spain",), "not_before": ("the",)},
            "“not_before” and “requires” hold it back together",
            "change them or the example",
        ),
        ({"case": True}, "the capitals differ", "write them alike, or leave “case” out"),
        ({"min_count": 2}, "“min_count” holds it back", "change “min_count” or the example"),
    ],
)
def test_what_keeps_an_example_silent_is_told(wrong: dict[str, Any], why: str, remedy: str) -> None:
    (failure,) = run_examples(rules(rule("sports entity", **wrong, fires=(fires("the Sports entity", (4, 17)),))))
    assert failure.why == (why, remedy)
    assert str(failure).endswith(f"\n  because   {why}; {remedy}")


@pytest.mark.parametrize(
    ("phrase", "reached"),
    [
        ("{take,takes} part <0-2> for", "takes part"),
        ("[[{take,takes} <0-1> in]] talks of <NOUN:plural>", "takes part in talks of"),
        ("{took,taken} part", None),
        ("she <0-1> fell", None),
    ],
)
def test_how_far_the_words_of_an_example_fit_is_told(phrase: str, reached: str | None) -> None:
    (failure,) = run_examples(rules(rule(phrase, fires=(fires("She takes part in talks of “peace”.", (4, 14)),))))
    told = (f"the words fit as far as “{reached}”", "change the match behind them, or the example")
    assert failure.why == (told if reached else None)


@pytest.mark.parametrize(
    ("phrase", "text", "why", "remedy"),
    [
        (
            "one of the <NOUN:plural> more",
            "One of the houses more dear.",
            "the words fit as far as “One of the”: “houses” is not known as a word that can only be <NOUN:plural>",
            "write {<NOUN:plural>,houses}, or change the example",
        ),
        (
            "one of the {<NOUN:plural>,<ADJ>} more",
            "One of the election more.",
            "the words fit as far as “One of the”: “election” is <NOUN:singular>, not <NOUN:plural> or <ADJ>",
            "write {<NOUN:plural>,election}, or change the example",
        ),
        (
            "<NOUN:plural> more",
            "Elections more.",
            "“Elections” has a capital, which no word of <NOUN:plural> has",
            "write {<NOUN:plural>,elections}, or change the example",
        ),
        (
            "one of the <NOUN:plural> more",
            "One of the elections less.",
            "the words fit as far as “One of the elections”",
            "change the match behind them, or the example",
        ),
        # Where words before the mark do not fit, no word is known to be the one that should.
        ("the [[<NOUN:plural>]] more", "Houses", None, None),
    ],
)
def test_a_word_that_is_of_no_class_is_named(phrase: str, text: str, why: str | None, remedy: str | None) -> None:
    (failure,) = run_examples(rules(rule(phrase, fires=(fires(text, (0, len(text))),))))
    assert failure.why == ((why, remedy) if why else None)


@pytest.mark.parametrize(
    ("of", "marked", "why", "remedy"),
    [
        (
            rule("sports entity"),
            (11, 17),
            "“sports entity” is found, more than is marked",
            "mark all of it, or the part to report in the match, with [[ ]]",
        ),
        (
            rule(regex="sports entity"),
            (11, 17),
            "“sports entity” is found, more than is marked",
            "mark all of it, or the part to report in the match, with (?P<mark>…)",
        ),
        (rule("entity"), (4, 17), "“entity” is found, less than is marked", "mark that alone, or widen the match"),
        (
            rule("sports entity"),
            (0, 10),
            "“sports entity” is found, otherwise than is marked",
            "mark what is found, or change the match",
        ),
        (rule("entity"), (4, 10), "“sports” is marked, and not found", "change the match, or take these [[ ]] away"),
    ],
)
def test_how_a_find_differs_from_the_mark_is_told(of: Rule, marked: tuple[int, int], why: str, remedy: str) -> None:
    (failure,) = run_examples(rules(replace(of, fires=(fires("The sports entity", marked),))))
    assert failure.why == (why, remedy)
