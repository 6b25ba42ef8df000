import pytest

from tests.rules.detectors.sight import seen

NAME = "ends-in-the-middle"
WHOLE = ("The council met on Friday.", 'Farmers said: "No."')


@pytest.mark.parametrize(
    ("last", "mark"),
    [
        ("The mayor wants to sell the", "the"),
        ("The mayor was seen there with ", "with"),
        ("The mayor came by boat, which", "which"),
        ("The mayor wants to sell the mill,", "mill,"),
    ],
)
def test_a_story_that_stops_inside_a_clause_is_marked_where_it_stops(last: str, mark: str) -> None:
    assert seen(NAME, *WHOLE, last) == [mark]


@pytest.mark.parametrize(
    "last",
    [
        "The mayor wants to sell the.",  # wrong, and not cut off
        "The mayor wants to sell the mill",  # complete, as far as anyone can tell
        "Words: Ada Moll, the",  # too short to be a sentence
        "From all of us at the mill, best wishes,",
    ],
)
def test_other_last_lines_are_left_alone(last: str) -> None:
    assert seen(NAME, *WHOLE, last) == []


def test_the_other_paragraphs_say_how_a_story_ends_its_own() -> None:
    last = "The mayor wants to sell the"
    assert seen(NAME, "Council", "The council met.", "Farmers object.", last) == ["the"]  # a heading among them
    assert seen(NAME, "The council met", "Farmers object.", last) == []
    assert seen(NAME, "The council met.", "Farmers object", last) == []
    assert seen(NAME, "The council met.", last) == []
