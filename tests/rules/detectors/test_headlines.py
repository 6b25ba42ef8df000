from dataclasses import replace

import pytest

from mtcheck.rules.detectors.headlines import number_not_of_the_headline
from mtcheck.rules.view import Hit, View
from tests.rules.factory import document


def hits(headline: str, *copy: str) -> list[Hit]:
    """Run the detector over a headline and the paragraphs below it."""
    story = document(headline, *copy)
    head, *body = story.segments
    return list(number_not_of_the_headline(View(replace(story, segments=(head._replace(role="headline"), *body)))))


def seen(headline: str, *copy: str) -> list[str]:
    texts = (headline, *copy)
    return [texts[mark.segment][mark.start : mark.end] for hit in hits(headline, *copy) for mark in hit.marks]


def test_both_numbers_are_marked_that_of_the_headline_first() -> None:
    (hit,) = hits("Storm fells 40 oaks", "The park lost 14 oaks in the storm.")
    assert [mark.segment for mark in hit.marks] == [0, 1]
    assert hit.values == {"other": "14"}
    assert seen("Storm fells 40 oaks", "The park lost 14 oaks in the storm.") == ["40", "14"]


@pytest.mark.parametrize(
    ("headline", "copy", "marked"),
    [
        ("Port to cost 3 million euros", "The port costs €3,000 million.", ["3 million euros", "€3,000 million"]),
        ("Port to cost $1.2bn", "It costs $1.2 million, they say.", ["$1.2bn", "$1.2 million"]),
        ("Prices up 35%", "They rose by 3.5 per cent.", ["35%", "3.5 per cent"]),
        ("Prices up 35%", "They rose by 3,5 percent.", ["35%", "3,5 percent"]),
        ("Some 12,000 swans", "The lake has about 120 swans.", ["12,000", "120"]),
        ("About 75 beetles in Ludlow", "Ludlow has 75 thousand beetles.", ["75", "75 thousand"]),
    ],
)
def test_the_same_figures_with_more_or_fewer_zeros(headline: str, copy: str, marked: list[str]) -> None:
    assert seen(headline, copy) == marked


@pytest.mark.parametrize(
    ("headline", "copy", "marked"),
    [
        ("Sixty ducks in Ludlow", "Ludlow has counted six ducks.", ["Sixty", "six"]),
        ("Two dozen firms leave Wick", "From Wick, 15 small companies have gone.", ["Two dozen", "15"]),
        ("Fog kills nine in Wick", "In Wick fifteen people have died.", ["nine", "fifteen"]),
        ("9 drowned off Wick", "The sea off Wick claimed the lives of 19.", ["9", "19"]),
        ("Thirty hurt in Wick", "In Wick thirteen were slightly injured.", ["Thirty", "thirteen"]),
        ("Police detain 30 in Wick", "Thirteen arrests were made in Wick.", ["30", "Thirteen"]),
    ],
)
def test_another_number_of_the_same_things_under_any_name(headline: str, copy: str, marked: list[str]) -> None:
    assert seen(headline, copy) == marked


@pytest.mark.parametrize(
    "copy",
    [
        "The park lost 14 oaks in the storm. In all 40 have gone.",
        "The park lost 14 oaks in the storm; the 40 were not as old.",
        "The park lost 14 oaks and 26 limes in the storm.",
        "The park lost 42 oaks in the storm, and 14 limes.",  # rounded
        "The park lost at least 14 oaks in the storm.",
        "The park lost 14 oaks in the storm, the wood 60 oaks.",
        "The park lost 14 oaks on Sunday.",  # of another day, it may be
        "The park lost 14 oaks in the storm. | The wood lost 26.",
        "The park lost two hundred and forty oaks in the storm, not forty.",
        "The park of 14 hectares lost oaks in the storm.",
        "The storm of March 14 took oaks. A 14-year-old saw it.",
        "The storm took oaks of the park: 14 of the 200.",
    ],
)
def test_what_may_agree_or_be_something_else_is_silent(copy: str) -> None:
    assert seen("Storm fells 40 oaks", "The park lost 14 oaks in the storm.") != []
    assert seen("Storm fells 40 oaks", *copy.split(" | ")) == []


@pytest.mark.parametrize(
    "headline",
    [
        "Storm fells up to 40 oaks",
        "Storm fells another 40 oaks",
        "Storm fells 15 oaks",  # one away
        "Storm fells 2 oaks",
        "Storm fells 1940 oaks",  # a year, for all that can be seen
        "Storm fells oaks at 40 kilometres an hour",
    ],
)
def test_what_a_headline_leaves_open_is_silent(headline: str) -> None:
    assert seen(headline, "The park lost 14 oaks in the storm.") == []


@pytest.mark.parametrize(
    ("headline", "copy"),
    [
        ("Port to cost 5 million euros", "The port costs 7 million euros."),  # sums have many parts
        ("Port to cost 3 million euros", "The port costs 30 million euros."),
        ("Port to cost 12 million euros", "A crane of the port costs $120,000."),
        ("Bread costs 12 euros", "Bread for the port costs 120 euros a shift."),
        ("Prices up 35%", "Prices of bread rose by 12%."),
        ("Prices up 35%", "Prices rose by 3.5 per cent, and not by 35."),
        ("10 ways to bake in Wick", "In Wick they know three ways."),
    ],
)
def test_other_sums_shares_and_promises_are_silent(headline: str, copy: str) -> None:
    assert seen(headline, copy) == []


@pytest.mark.parametrize(
    ("headline", "marked"),
    [
        ("Wick fines mill 20" + ",000" * 11 + " dollars", ["20" + ",000" * 11 + " dollars", "20 dollars"]),
        ("Wick fines mill 20" + " trillion" * 4 + " dollars", ["20" + " trillion" * 4 + " dollars", "20 dollars"]),
        ("Wick fines mill 20" + ",000" * 40 + " dollars", []),
        ("Wick fines mill 20" + " trillion" * 90_000 + " dollars", []),
    ],
    ids=["figures", "words", "too many figures", "too many words"],
)
def test_a_number_of_any_length_is_reckoned_with_or_passed_over(headline: str, marked: list[str]) -> None:
    assert seen(headline, "Wick has fined the mill 20 dollars.") == marked


def test_only_the_copy_below_the_headline_counts_and_of_small_slips_its_first_paragraphs() -> None:
    copy = ("Rain fell.", "Wind blew.", "Snow lay.")
    assert seen("Storm fells 40 oaks", *copy[:2], "The storm took 14 oaks.") == ["40", "14"]
    assert seen("Storm fells 40 oaks", *copy, "The storm took 14 oaks.") == []
    assert seen("Storm fells 40 oaks", *copy, "The storm took 400 oaks.") == []
    assert seen("Storm fells 41 oaks", *copy, "The storm took 410 oaks.") == ["41", "410"]
    story = document("Storm fells 40 oaks", "The park lost 14 oaks in the storm.")
    assert list(number_not_of_the_headline(View(story))) == []


@pytest.mark.parametrize(
    ("headline", "copy"),
    [
        ("Fog kills nine in Wick", "The fog of Wick killed eight."),  # one may be the driver
        ("Fog kills nine in Wick", "The fog of Wick killed one at once."),
        ("Nine killed by fog in Wick", "A bus killed five."),  # nothing says that it is the same
        ("Storm fells 1,000 oaks", "The storm felled 1,600 oaks."),
        ("Storm fells 250 oaks", "The storm felled two hundred and fifty oaks."),
        ("Some 12.000 swans in Ludlow", "Ludlow has 12,000 swans, or 120 swans a lake."),
        ("Storm fells 40 oaks", "The storm felled 14 oaks," + " 7 limes" * 100),
    ],
)
def test_near_numbers_and_strangers_are_silent(headline: str, copy: str) -> None:
    assert seen(headline, copy) == []


def test_the_number_of_the_headline_must_stand_for_the_same_sort_of_thing() -> None:
    assert seen("Storm fells 40 oaks", "The storm felled 14 oaks, and cost $40 in all.") == ["40", "14"]
