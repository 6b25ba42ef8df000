"""How a reason names a habit, so that an editor sees what is meant."""

import pytest

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
