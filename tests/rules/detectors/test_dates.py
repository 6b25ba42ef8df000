import pytest

from mtcheck.model import Mark
from mtcheck.rules.detectors import DETECTORS
from mtcheck.rules.view import View
from tests.rules.detectors.sight import hits, repaired, seen
from tests.rules.factory import document


@pytest.mark.parametrize(
    ("detector", "left", "right"),
    [
        ("foreign-clock", "It opens at 20:30 h.", "It opens at 8:30 p.m."),
        ("foreign-clock", "It opens (22h00) again.", "It opens (10 p.m.) again."),
        ("foreign-clock", "It opens at 12 h today.", "It opens at noon today."),
        ("foreign-clock", "Shut between 6h and 20h.", "Shut between 6 a.m. and 8 p.m."),
        ("foreign-clock", "It shuts after 23 h.", "It shuts after 11 p.m."),
        ("foreign-clock", "From 8 h to 17 h it rained.", "From 8 a.m. to 5 p.m. it rained."),
        ("foreign-clock", "At 19 h he left.", "At 7 p.m. he left."),
        ("foreign-clock", "Until 3h30 a.m. or 14.00 hours.", "Until 3:30 a.m. or 14.00 hours."),
        ("foreign-clock", "It closes at 6h45 pm on Monday.", "It closes at 6:45 p.m. on Monday."),
        ("foreign-clock", "It closes at 8h30 in the evening.", "It closes at 8:30 in the evening."),
        ("foreign-clock", "At 6h45 PM, or 8h30 this evening.", "At 6:45 p.m., or 8:30 this evening."),
        ("foreign-clock", "A 20h30 start. Start time: 20h30 sharp.", "A 8:30 p.m. start. Start time: 8:30 p.m. sharp."),
        ("foreign-date", "On the 25 of March.", "On March 25."),
        ("foreign-date", "On 25 of March of 2024.", "On March 25, 2024."),
    ],
)
def test_the_remedy_is_the_english_form(detector: str, left: str, right: str) -> None:
    assert repaired(detector, left) == right


@pytest.mark.parametrize(
    ("detector", "text"),
    [
        (
            "foreign-clock",
            "The film lasts 2h45, a race of 2:15 hours at 50 km/h, at 8:30 a.m., at 20:30, for 3.5 hours.",
        ),
        ("foreign-clock", "It lasts between 6h and 8h, after 8 h of rest; at 17h per week, from 2h on."),
        ("foreign-clock", "A 2h30 flight, another 1h10 wait. Duration: 1h45."),
        ("foreign-date", "On the 25th of March, in March of 2024, at 17:07 of March winds."),
    ],
)
def test_native_uses_are_silent(detector: str, text: str) -> None:
    assert seen(detector, text) == []


def test_an_hour_that_may_be_morning_or_evening_gets_no_remedy() -> None:
    assert [hit.suggestion for hit in hits("foreign-clock", "Every day at 8:00 o'clock.")] == [None]


def test_a_day_with_a_stop_is_one_place_or_two_of_a_paragraph() -> None:
    (hit,) = hits("day-with-a-stop", "It opened on 15. July, and in Division 1. July will be busy.")
    assert (hit.marks, hit.suggestion) == ((Mark(0, 13, 21),), "July 15")
    cut = document("They met until the 3.", "October of that year.", paragraph=0)
    (hit,) = DETECTORS["day-with-a-stop"](View(cut))
    assert (hit.marks, hit.suggestion) == ((Mark(0, 19, 21), Mark(1, 0, 7)), "October 3")
    assert hits("day-with-a-stop", "They met until the 3.", "October, a cold one, came.") == []


@pytest.mark.parametrize(
    "text",
    [
        "1. July figures",
        "They are No. 1. July was their best month.",
        "The toll stood on 3. July brought no other wreck.",
        "It fell from 12 to 5. July is the end.",
        "It opened on 32. July, and on 3.5 May.",
        "They read section 4 on 5. May they rest.",
    ],
)
def test_a_figure_may_end_a_sentence_before_a_month(text: str) -> None:
    assert seen("day-with-a-stop", text) == []


def test_the_rarer_way_to_write_a_date_is_marked() -> None:
    texts = ("It opened on April 8, 1998, and shut on May 4.", "It opened on 9 July 2001, and on 12 July.")
    (hit,) = hits("dates-both-ways", *texts, "It shut on June 9.")
    assert hit.values == {"other": "April 8, 1998"}
    assert seen("dates-both-ways", *texts, "It shut on June 9.") == ["9 July 2001", "12 July"]


@pytest.mark.parametrize(
    "text",
    [
        "It opened on April 8 and shut on May 4.",
        "Rows of it: March 17 March 10 March 3",
        "The 17 February Brigade came on May 4.",
        "At 10:30 June 9 was over.",
    ],
)
def test_dates_written_one_way_are_silent(text: str) -> None:
    assert seen("dates-both-ways", text) == []
