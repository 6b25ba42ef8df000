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
