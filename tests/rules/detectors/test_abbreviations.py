import pytest

from tests.rules.detectors.sight import hits, repaired, seen


def test_a_cut_abbreviation_and_its_consequences_are_one_hit() -> None:
    (hit,) = hits("split-abbreviation", "The US. government It has sent aid.")
    assert [(mark.start, mark.end) for mark in hit.marks] == [(4, 7), (19, 21)]
    assert hit.suggestion is None


def test_a_stop_alone_is_taken_out() -> None:
    assert repaired("split-abbreviation", "Banks in the US. expect losses.") == "Banks in the US expect losses."
    assert repaired("split-abbreviation", "Banks in EE. UU. expect losses.") == "Banks in U.S. expect losses."
    assert repaired("split-abbreviation", "The United States.UU. lost.") == "The United States lost."


def test_halves_in_two_sentences_are_one_hit() -> None:
    (hit,) = hits("split-abbreviation", "They flew to EE.", "UU. last week.")
    assert [mark.segment for mark in hit.marks] == [0, 1]


def test_a_second_subject_is_seen_without_a_stop() -> None:
    assert seen("split-abbreviation", "The Spanish Government It has intensified talks.") == ["It"]


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("The US Government It has closed two ports", "It"),
        ("The Supreme Court It ruled that the tax must go.", "It"),
        ("The Mexican authorities They have arrested a banker", "They"),
        ("The Mayor It opened the bridge", "It"),
        ("Ministry of Health It has ordered more vaccine", "It"),
    ],
)
def test_a_headline_and_copy_without_stops_have_second_subjects(text: str, pronoun: str) -> None:
    assert seen("split-abbreviation", text) == [pronoun]
    assert seen("split-abbreviation", "A story without stops", text, "It goes on here") == [pronoun]


@pytest.mark.parametrize(
    "text",
    [
        "He moved to the U.S. It has been his home.",
        "She lives in the US. It is far away.",
        "DENVER, Colo. (AP) — The company Inc. announced it; Calif. officials agreed.",
        "He was taken to court It has not said when",
        "they blame the government It has failed them again",
        "She went to the Supreme Court. It ruled that the tax must go.",
        "They loved the film It has scared so many.",
        "The director of the film It opened the festival",
        "The U.S. military and the U.N. agency left.",
        "Who sits on the UN. iPhone makers wait; see the EU. europa.eu/news has more.",
        "The offices are at 24 Wall St. and on Main St. near the park.",
    ],
)
def test_a_real_end_and_agency_style_are_silent(text: str) -> None:
    assert seen("split-abbreviation", text) == []


def test_a_stop_inside_the_sentence() -> None:
    assert seen("stop-in-sentence", "The minister. said nothing.") == ["minister. said"]


@pytest.mark.parametrize(
    "text",
    [
        "Bring bread, etc. and water.",
        "It weighs 9 lbs. or so.",
        "Read on. www.example.org has it.",
        "Left... and gone.",
    ],
)
def test_abbreviations_addresses_and_ellipses_do_not_end_sentences(text: str) -> None:
    assert seen("stop-in-sentence", text) == []


def test_a_capital_inside_the_sentence() -> None:
    assert seen("capital-in-sentence", "They fear that The same thing comes back.") == ["The"]
    assert seen("capital-in-sentence", "Romero Has completed the talks.") == ["Has"]
    assert repaired("capital-in-sentence", "A fall which It blamed on rain.") == "A fall which it blamed on rain."


@pytest.mark.parametrize(
    "text",
    [
        "He works in The Hague for The Guardian.",
        "They thank God because He is good.",
        "Ministers Will Have to Act",
        "Her talk is on Sleep and Are you getting enough of it.",
        "Lundy Is will have a new jetty.",
        "the feed has no stops and The next sentence begins here",
    ],
)
def test_names_faith_headlines_and_stripped_feeds_are_silent(text: str) -> None:
    assert seen("capital-in-sentence", text) == []


STORY = ("Farmers object to it.", "Rain is forecast.", "The mill is shut now.", "Nobody came.")


def test_a_sentence_that_starts_small_after_a_finished_one() -> None:
    assert seen("small-start", "The council met.", "and then it rained.", *STORY) == ["and"]


@pytest.mark.parametrize(
    "texts",
    [
        ("The council met:", "and then it rained."),  # the sentence goes on
        ("The council met.", "eBay said no."),
        ("The council met.", "xlwv then it rained."),  # no word
        ("The council met.", "and then it rained"),  # no sentence
        ("and then it rained.", "The council met."),  # nothing before it
    ],
)
def test_small_letters_that_belong_are_silent(texts: tuple[str, str]) -> None:
    assert seen("small-start", *texts, *STORY) == []


def test_copy_that_starts_small_by_rule_is_silent() -> None:
    assert seen("small-start", "roses are red.", "and violets are blue.", "sugar is sweet.") == []
