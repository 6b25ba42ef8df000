import pytest

from tests.rules.detectors.sight import seen

NAME = "verb-form"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("There is a chance of achieve a truce.", "of achieve"),
        ("For improve the harbour they need a crane.", "For improve"),
        ("She has accept the job.", "has accept"),
        ("The farms are produces the best oil.", "are produces"),
        ("He hoped to obtained a diploma.", "to obtained"),
        ("They allows the boats in.", "They allows"),
        ("It rained, but she acquire the field.", "she acquire"),
    ],
)
def test_a_verb_is_marked_with_the_small_word_that_asks_for_another_form(text: str, mark: str) -> None:
    assert seen(NAME, text) == [mark]


@pytest.mark.parametrize(
    "text",
    [
        "There is a chance of achieving a truce.",
        "She has accepted the job.",
        "All they can do is achieve a truce.",  # the first verb ends its clause
        "We kind of defend the city.",
        "The band of Achieve the Dream played.",  # a name
        "They fled to abandoned villages.",  # no object follows: a participle before its noun
        "Did she acquire the field?",
        "They asked that she acquire the field.",
    ],
)
def test_forms_that_can_stand_are_left_alone(text: str) -> None:
    assert seen(NAME, text) == []


def test_each_place_is_marked_in_order() -> None:
    assert seen(NAME, "A way of achieve a truce.", "Talk of achieve a truce without acknowledge the debt.") == [
        "of achieve",
        "of achieve",
        "without acknowledge",
    ]
