"""How a reason names a habit, so that an editor sees what is meant."""

import pytest

from mtcheck.scorers.caveats import named_otherwise
from mtcheck.scorers.features import BITS, END, NAME, NUMBER, PLAIN, SUFFIXES, closed_class
from mtcheck.scorers.reasons import shown

OF, THE, SAID = (closed_class()[word][0] + 1 for word in ("of", "the", "said"))
ING = PLAIN + 2 + SUFFIXES.index("ing")


def run(*symbols: int) -> int:
    feature = 0
    for symbol in symbols:
        feature = feature << BITS | symbol
    return feature


@pytest.mark.parametrize(
    ("feature", "name"),
    [
        (run(OF), "“of”"),
        (run(OF, THE), "“of the”"),
        (run(ING), "word in -ing"),
        (run(NUMBER + 1, NUMBER + 1), "number + number"),
        (run(SAID, NAME + 1), "“said” + name"),
        (run(END + 1), "full stop"),
        (run(END + 1, THE), "“the” at the start of a sentence"),
        (run(NAME + 1, SAID, END + 1), "name + “said” at the end of a sentence"),
    ],
)
def test_words_stand_in_quotation_marks_and_shapes_are_named(feature: int, name: str) -> None:
    assert shown(feature) == name


def test_the_language_that_was_named_is_doubted_where_another_one_is_far_likelier() -> None:
    assert list(named_otherwise("spa", {"zh": 0.97, "es": 0.01})) == list(
        named_otherwise("es", {"zh": 0.97, "es": 0.01})
    )
    (said,) = named_otherwise("es-419", {"zh": 0.97, "es": 0.01})
    assert said.startswith("it looks translated from Chinese (0.97), not from Spanish as named: ")


@pytest.mark.parametrize(
    ("named", "languages"),
    [
        ("zh", {"zh": 0.97, "es": 0.01}),
        ("es", {"zh": 0.55, "es": 0.4}),
        ("ca", {"es": 0.97, "fr": 0.01}),
        (None, {"zh": 0.97, "es": 0.01}),
        ("es", {}),
    ],
)
def test_it_is_not_doubted_for_less(named: str | None, languages: dict[str, float]) -> None:
    assert list(named_otherwise(named, languages)) == []
