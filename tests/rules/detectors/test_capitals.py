import pytest

from tests.rules.detectors.sight import repaired, seen


def test_the_state_and_its_powers_are_no_names() -> None:
    text = "Bakers of the State will stop, as the Government has said; the stock Markets fell."
    assert repaired("common-word-with-capital", text) == (
        "Bakers of the state will stop, as the government has said; the stock markets fell."
    )


def test_an_office_named_before_is_called_by_its_kind() -> None:
    text = "He rang the Embassy, and an Association of bakers told the Mayor."
    assert repaired("common-word-with-capital", text) == (
        "He rang the embassy, and an association of bakers told the mayor."
    )


@pytest.mark.parametrize(
    "text",
    [
        "The Government of Spain and the State Department met.",
        "It is the Ministry for Roads; the Ministry of the Interior knew.",
        "He was Secretary of State, and gave a State of the Union address.",
        "Government has grown. The government said so.",
        "The Congress of the Deputies voted.",
    ],
)
def test_names_and_openings_are_silent(text: str) -> None:
    assert seen("common-word-with-capital", text) == []


def test_peoples_have_a_capital() -> None:
    text = "A canadian singer met two italians of the european parliament."
    assert repaired("people-without-capital", text) == "A Canadian singer met two Italians of the European parliament."


@pytest.mark.parametrize(
    "text",
    [
        "He ate french fries and swiss cheese behind french windows.",
        "Polish the polish shoes of the Canadian.",
        "Write to info@canadian or look at #italian and canadian.example.",
    ],
)
def test_dishes_verbs_and_addresses_are_silent(text: str) -> None:
    assert seen("people-without-capital", text) == []


def test_months_and_places_have_a_capital() -> None:
    text = "In september she left paris for rome. The fair in may, 2019, and mid-june moved to london."
    assert repaired("month-or-place-without-capital", text) == (
        "In September she left paris for rome. The fair in May, 2019, and mid-June moved to London."
    )


@pytest.mark.parametrize(
    "text",
    [
        "we go to paris in september",
        "What he believed in may help; they went in march step, in august company. It is plaster of paris.",
        "See in paris.example or in june-bug.",
    ],
)
def test_other_words_and_stories_in_small_letters_are_silent(text: str) -> None:
    assert seen("month-or-place-without-capital", text) == []


def test_a_piece_that_was_cut_off_has_the_case_of_its_own() -> None:
    text = "The gates were shut; They opened at noon."
    assert repaired("case-lost-at-a-cut", text) == "The gates were shut; they opened at noon."
    assert seen("case-lost-at-a-cut", "bridge closed for a week") == ["bridge"]


@pytest.mark.parametrize(
    "text", ["Photographs: Ann Berg; The Times.", "bridge closed.", "and many others", "one, two; I"]
)
def test_names_behind_a_semicolon_and_ends_of_sentences_are_silent(text: str) -> None:
    assert seen("case-lost-at-a-cut", text) == []


def test_the_items_of_a_list_begin_small_by_right() -> None:
    assert seen("case-lost-at-a-cut", "500g plain flour", "half a bunch of mint", "lemon wedges, to serve") == []
    assert seen("case-lost-at-a-cut", "Flour is dear.", "half a bunch of mint", "it was said.") == ["half"]
