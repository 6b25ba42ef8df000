import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.rules.detectors.acronyms import _in_order
from tests.rules.detectors.sight import hits, seen


def test_letters_in_another_order_than_the_words() -> None:
    (hit,) = hits("acronym-of-other-words", "The head of the General Directorate of Roads (DGC) agreed.")
    assert hit.values == {"name": "General Directorate of Roads", "acronym": "DGC"}
    assert seen("acronym-of-other-words", "The Maritime Weather Institute (IMN) said so.") == [
        "Maritime Weather Institute (IMN)"
    ]


def test_the_office_before_a_body_is_left_out() -> None:
    text = "According to the Director General of the Rural Roads Agency (ARCN), it will snow."
    assert seen("acronym-of-other-words", text) == ["Rural Roads Agency (ARCN)"]


@pytest.mark.parametrize(
    "text",
    [
        "The World Health Organization (WHO) met.",
        "The Nebraska Department of Roads (NDOR) met.",  # letters from within a word
        "The Department of Agriculture (USDA) met.",  # letters that stand for more than is named
        "Metrics and Evaluation at the University of Lund (MEUL) found it.",
        "The Revolutionary Party of Labor (PRI) met.",  # known by these letters
        "Labor Minister Karl Weber (SPD) met Ana Ruiz Court (PSOE).",
        "The Rural Roads Agency (founded in 1990) met.",
        "The Rural Roads Agency (ARCN) met. The ARCN is new.",
    ],
)
def test_letters_that_fit_and_persons_with_a_party_are_silent(text: str) -> None:
    assert seen("acronym-of-other-words", text) == []


@given(st.text("ABC", max_size=8), st.text("ABC", max_size=8))
def test_common_order_does_not_depend_on_the_side(one: str, other: str) -> None:
    assert _in_order(one, other) == _in_order(other, one) <= min(len(one), len(other))
    assert _in_order(one, one) == len(one)
