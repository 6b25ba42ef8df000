import pytest

from tests.rules.detectors.sight import repaired, seen


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They spoke of the crisis global.", ["crisis global"]),
        ("Crisis global, they said.", ["Crisis global"]),
        ("The adviser senior spoke of an economy local.", ["adviser senior", "economy local"]),
        (
            "Networks social, and the domestic gross product, fell by forces military.",
            ["Networks social", "domestic gross", "forces military"],
        ),
    ],
)
def test_words_that_news_has_the_other_way_round(text: str, expected: list[str]) -> None:
    assert seen("words-turned-round", text) == expected


def test_the_order_of_english_is_the_remedy() -> None:
    assert repaired("words-turned-round", "A crisis global began.") == "A global crisis began."


@pytest.mark.parametrize(
    "text",
    [
        "They spoke of the global crisis.",
        # A mark or a name between the words or next to them parts them; verbs and what counts stand on either side.
        "It is a crisis. Global trade fell in the crisis, global trade most of all.",
        "They left Crisis global.",
        "The crisis every year, and another crisis another.",
        "They left the crisis global.",
        "The next meetings are in January, without crime, and enterprises run errands.",
        "They receive immigrants, and an operation launched in May.",
        # What the counts lack may be English: a verb and its object, a noun before a noun, a participle with its means.
        "It may boost financial markets, turn quickly, and help with closed eyes.",
        "The construction fence and the blood infected with it, at the quarter past.",
        "It was the party's worst result ever, they said.",
    ],
)
def test_right_order_marks_names_and_verbs_are_silent(text: str) -> None:
    assert seen("words-turned-round", text) == []
