import pytest

from tests.rules.detectors.sight import hits, seen


def test_kin_and_life_of_it_are_one_finding() -> None:
    texts = ("Its wife said so.", "The potter came back to its native town.", "Its last wish was to see its friends.")
    (hit,) = hits("its-for-a-person", *texts)
    assert seen("its-for-a-person", *texts) == ["Its wife", "its native town", "Its last wish", "its friends"]
    assert hit.values == {"count": "4"}


@pytest.mark.parametrize(
    "text",
    [
        "The bank lost its friends, its house and its voice.",  # nothing that only a person has
        "The club buried its ashes.",  # only one
        "The dog missed its companions and its mother.",
        "His wife and her family came.",
    ],
)
def test_firms_animals_and_single_words_are_silent(text: str) -> None:
    assert seen("its-for-a-person", text) == []


def test_its_throughout_is_one_finding_with_every_place() -> None:
    texts = ("The potter left its house.", "Its son took its hat; her aunt stayed.")
    (hit,) = hits("its-throughout", *texts)
    assert [texts[mark.segment][mark.start : mark.end] for mark in hit.marks] == ["its", "Its", "its"]
    assert hit.values["count"] == "3"


def test_two_places_are_enough_and_one_is_not() -> None:
    assert seen("its-throughout", "The mayor wrote its speech and left its inn.") == ["its", "its"]
    assert seen("its-throughout", "The mayor wrote its speech.") == []


def test_its_beside_a_third_of_his_and_her_is_silent() -> None:
    assert seen("its-throughout", "The potter left his house and her hat. Its roof and its door fell.") == []


def test_its_of_firms_alone_is_silent() -> None:
    assert seen("its-throughout", "The firm sold its mill, its inn and its shares.") == []
