"""Examples are the tests of rules."""

from typing import Any

import pytest

from mtcheck.model import Example, Span
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
        "  found     An [[entity]]. The [[entity]].",
        "X001 x001, silent 1: should stay silent, and fires\n  expected  an entity\n  found     an [[entity]]",
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
