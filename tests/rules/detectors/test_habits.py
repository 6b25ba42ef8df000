import pytest

from mtcheck.rules.detectors.habits import HABITS
from mtcheck.rules.view import View
from tests.rules.detectors.sight import hits, seen
from tests.rules.factory import document

# One example of each habit, without which a story of any length is silent.
ONCE = {
    "noun-style": "The council heard the report of the day.",
    "noun-chains": "They met at the house of the mayor.",
    "tied-openings": "Therefore, the road is shut.",
    "stock-phrases": "Trams stop despite this snow.",
    "romance-turns": "The world of trams is shut.",
    "german-turns": "Again and again it rained.",
    "slavic-turns": "He spoke about rain.",
    "it-is-that": "It is necessary to wait.",
    "said-that": "He said that it rained.",
    "names-in-quotation-marks": 'They took the ferry "Aurora" home.',
}


def found(name: str, text: str) -> list[str]:
    """Give the places of a habit in a story of one line, however few."""
    return [text[start:end] for start, end in HABITS[name].find(View(document(text)))]


def test_every_habit_has_its_example() -> None:
    assert set(ONCE) == set(HABITS)


@pytest.mark.parametrize("name", HABITS)
def test_once_is_no_habit(name: str) -> None:
    assert len(found(name, ONCE[name])) == 1
    assert seen(name, ONCE[name]) == []


@pytest.mark.parametrize("name", HABITS)
def test_often_is_one_finding_with_every_place(name: str) -> None:
    times = HABITS[name].bars[0][0]
    (hit,) = hits(name, *[ONCE[name]] * times)
    assert [mark.segment for mark in hit.marks] == list(range(times))
    assert hit.values["count"] == str(times)


@pytest.mark.parametrize("name", HABITS)
def test_a_long_story_may_say_it_as_often(name: str) -> None:
    plain = "Rain fell all night, and nobody went out.\n" * 200
    assert seen(name, *[ONCE[name]] * HABITS[name].bars[0][0], plain) == []


@pytest.mark.parametrize("name", HABITS)
def test_the_more_places_the_thinner_they_may_stand(name: str) -> None:
    bars = HABITS[name].bars
    assert list(bars) == sorted(bars)
    assert [per_1k for _, per_1k in bars] == sorted((per_1k for _, per_1k in bars), reverse=True)


def test_an_opening_counts_at_the_start_of_a_sentence_only() -> None:
    assert seen("tied-openings", "Thus, he won. So, too, did she. In addition, it rained.") == [
        "Thus,",
        "So,",
        "In addition,",
    ]
    assert seen("tied-openings", "He won, thus, he said. She, therefore, lost. It, however, rained.") == []


def test_a_title_behind_a_comma_or_a_capital_is_no_common_noun_with_a_name() -> None:
    assert seen("names-in-quotation-marks", 'He sang "Aida", "Carmen", "Norma" and "Tosca".') == []


def test_stock_phrases_are_whole_words_and_the_longest() -> None:
    text = "In addition to the dam it fell, thusly, at nighttime, and at present in May."
    assert found("stock-phrases", text) == ["In addition to the", "at present"]


def test_a_turn_that_opens_a_sentence_counts_there_only() -> None:
    text = "Thus it fell, and thus it lay. With this he left with this. Precisely.\nPrecisely so, precisely."
    assert found("romance-turns", text) == ["Thus", "With this", "Precisely", "Precisely"]


def test_a_chain_begins_with_the_word_before_its_article() -> None:
    text = "Underneath the end of the day, into the heart of a storm, and during the long run of the ferry."
    assert found("noun-chains", text) == ["during the long run of the"]


def test_what_english_itself_ties_with_of_is_no_habit() -> None:
    text = "The last of the boats, the best of the crew and the cost of fuel hung on the price of diesel."
    assert found("noun-style", text) == ["the price of"]
    text = "By the end of the week, in the wake of the storm, they met at the end of the pier."
    assert found("noun-chains", text) == ["at the end of the"]
