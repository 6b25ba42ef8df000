"""What the translation score counts, and what it must not notice."""

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.scorers.features import BITS, WORD, names, occurrences, tokens

STORY = "The council voted on Monday to close the pool. It cost $3.2 million a year, Ms. Ortiz said."


def readable(feature: int) -> str:
    """Say what a feature of grammar is: one symbol to three."""
    parts = (feature >> 2 * BITS, feature >> BITS, feature)
    return " ".join(names()[symbol - 1] for part in parts if (symbol := part & ((1 << BITS) - 1)))


def test_names_numbers_and_days_are_masked_and_grammar_words_stand_for_themselves() -> None:
    shown = [readable(symbol) for symbol in occurrences([STORY]).symbols]
    assert shown[:10] == ["the", "<word>", "<…ed>", "on", "<date>", "to", "<…e>", "the", "<word>", "."]
    assert readable(occurrences([STORY]).trigrams[1]) == "<word> <…ed> on"
    assert shown[-5:] == [",", "<name>", "<name>", "said", "."]


def test_a_grammar_word_of_one_letter_may_be_a_capital_and_a_short_word_has_no_ending() -> None:
    shown = [readable(symbol) for symbol in occurrences(["It said I had IT in bed."]).symbols]
    assert shown == ["it", "said", "i", "had", "<ACRONYM>", "in", "<word>", "."]


def test_a_mark_behind_a_number_is_a_mark_and_a_result_is_one_number() -> None:
    shown = tokens(["In 2016, they won 6-3. It cost 1,250.50 euros in 2012–13."])[0]
    assert shown == [
        "in",
        "2016",
        ",",
        "they",
        "won",
        "6-3",
        ".",
        "it",
        "cost",
        "1,250.50",
        "euros",
        "in",
        "2012–13",
        ".",
    ]


def test_either_spelling_is_the_same_word() -> None:
    british = "The centre organised a programme in a neighbouring theatre, cancelled for want of labour."
    american = "The center organized a program in a neighboring theater, canceled for want of labor."
    assert occurrences([british]) == occurrences([american])


def test_a_headline_in_capitals_is_read_as_any_other() -> None:
    assert occurrences(["THE POOL IS TO CLOSE", STORY]) == occurrences(["the pool is to close", STORY])


def test_a_full_stop_of_an_abbreviation_ends_nothing() -> None:
    assert occurrences([STORY]).sentences == 2
    initial = occurrences(["It was J. Moll who paid."])
    assert [readable(symbol) for symbol in initial.symbols][2:4] == ["<name>", "<name>"]
    assert initial.sentences == 1


def test_words_are_known_by_their_hashes_alone() -> None:
    hashed = [feature for feature in occurrences([STORY]).words_at if feature]
    assert hashed
    assert all(feature >= WORD for feature in hashed)


def test_another_name_place_or_figure_changes_nothing() -> None:
    other = "The council voted on Friday to close the pool. It cost $7.5 million a year, Mr. Smith said."
    assert occurrences([STORY]) == occurrences([other])


def test_quotation_marks_paragraphs_and_hard_spaces_change_nothing() -> None:
    plain = occurrences(['He said: "It\'s over."', "They left."])
    assert plain == occurrences(["He said: “It’s over.”", "They left."])
    assert plain[:6] == occurrences(["He said: It's over. They left."])[:6]
    assert plain[:6] == occurrences(["He\u00a0said: “It’s over.” They left."])[:6]


def test_a_headline_without_a_full_stop_is_a_sentence_of_its_own() -> None:
    assert tokens(["Pool to close", "It will be missed."])[0] == [
        "pool",
        "to",
        "close",
        ".",
        "it",
        "will",
        "be",
        "missed",
        ".",
    ]


@given(st.lists(st.text(max_size=60), max_size=6))
def test_every_place_has_its_features_whatever_the_text(texts: list[str]) -> None:
    found = occurrences(texts)
    places = len(found.symbols)
    assert [len(features) for features in found.lists()] == [places, *(max(places - less, 0) for less in (1, 2, 0, 1))]
    assert 0 <= found.sentences <= len(found.symbols)
    assert found.breaks == sorted(found.breaks)
    assert 0 <= found.words <= len(found.symbols)
    assert all(0 <= feature < 1 << 34 for feature in found.all())
