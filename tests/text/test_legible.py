"""Typography on a screen that does not know it."""

import pytest

from mtcheck.text.legible import LEGIBLE


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("ascii", b'"-" renders "ni?o ..." - it\'s -> \'a\' >= 2 ??'),
        ("cp1252", b"\x93\x96\x94 renders \xabni\xf1o \x85\xbb \xb7 it\x92s -> \x91a\x92 >= 2 ??"),
    ],
)
def test_signs_that_an_encoding_lacks_are_plain_and_letters_question_marks(encoding: str, shown: bytes) -> None:
    assert "“–” renders «niño …» · it’s → ‘a’ ≥ 2 Ш東".encode(encoding, LEGIBLE) == shown
