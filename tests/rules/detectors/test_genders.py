import pytest

from mtcheck.rules.detectors import DETECTORS
from mtcheck.rules.view import View
from tests.rules.detectors.sight import hits, seen
from tests.rules.factory import document

NAME = "person-changes-gender"


def test_the_rarer_gender_is_marked_first_and_the_person_named() -> None:
    texts = (
        "Clara Winter restored the organ in her workshop.",
        "Winter and her neighbours paid for it.",
        "Rain is forecast.",
        "Winter sold his van.",
    )
    (hit,) = hits(NAME, *texts)
    assert seen(NAME, *texts) == ["his", "her"]
    assert [mark.segment for mark in hit.marks] == [3, 0]
    assert hit.values == {"person": "Clara Winter", "other": "her"}


def test_a_story_of_headlines_alone_has_nobody() -> None:
    story = document("Clara Winter tuned her organ", "Winter lost his key", role="headline")
    assert list(DETECTORS[NAME](View(story))) == []


@pytest.mark.parametrize(
    "later",
    [
        "Winter lost his key.",
        "Winter, who lost his key, went home.",
        "The deacon, Ada Moll, met Winter and his neighbours.",  # right behind the name, others do not matter
        "Winter himself spoke to Ada Moll.",
        "Mr Clara Winter spoke.",
    ],
)
def test_one_certain_word_of_the_other_gender_is_enough(later: str) -> None:
    assert len(hits(NAME, "Clara Winter tuned her organ.", "Rain fell.", later)) == 1


@pytest.mark.parametrize(
    "later",
    [
        "Winter lost her key.",
        "Winter said Ada Moll lost his key.",  # two persons in the sentence
        "Winter met the driver, and he lost a key.",
        'Winter said: "He lost a key."',  # of somebody else
        "Winter took him home.",
        "Jory Pell came. | Winter lost his key.",  # another in the sentence before
        "Winter's brother lost his key.",
        "Max Winter lost his key.",  # one surname, two persons
    ],
)
def test_a_pronoun_that_may_be_of_somebody_else_is_none(later: str) -> None:
    texts = ("Clara Winter tuned her organ.", "Rain fell.", *later.split(" | "))
    assert hits(NAME, *texts) == []


def test_a_surname_before_the_full_name_may_be_of_a_relative() -> None:
    texts = ("Winter sold his van.", "Rain fell.", "Clara Winter tuned her organ.")
    assert hits(NAME, *texts) == []
    assert len(hits(NAME, *reversed(texts))) == 1


def test_of_titles_with_a_surname_only_those_count_that_their_own_sentence_belies() -> None:
    couple = ("Otto Winter sold the van.", "Mr Winter lost his key.", "Mrs Winter lost her key.")
    assert hits(NAME, *couple) == []
    assert seen(NAME, "Otto Winter sold the van.", "Mr Winter lost her key.") == ["Mr", "her"]
