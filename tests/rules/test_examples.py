"""Examples are the tests of rules."""

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


def test_a_rule_for_other_roles_is_tried_in_its_role() -> None:
    assert run_examples(rules(rule("entity", roles=("tags",), fires=(fires("entity", (0, 6)),)))) == []


def test_below_a_headline_stands_its_copy() -> None:
    roles = [segment.role for segment in example_document("Mill sold\nIt was old. It is gone.", "headline").segments]
    assert roles == ["headline", "body", "body"]


def test_marks() -> None:
    assert mark("a b c", (Span(0, 1), Span(4, 5))) == "[[a]] b [[c]]"
