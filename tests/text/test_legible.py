"""Typography on a screen that does not know it."""

import pytest

from mtcheck.text.legible import ESCAPED, LEGIBLE


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("ascii", b'"-" renders "ni?o ..." - it\'s -> \'a\' >= 2 ??'),
        ("cp1252", b"\x93\x96\x94 renders \xabni\xf1o \x85\xbb \xb7 it\x92s -> \x91a\x92 >= 2 ??"),
    ],
)
def test_signs_that_an_encoding_lacks_are_plain_and_letters_question_marks(encoding: str, shown: bytes) -> None:
    assert "“–” renders «niño …» · it’s → ‘a’ ≥ 2 Ш東".encode(encoding, LEGIBLE) == shown


def test_names_of_files_are_told_apart_where_signs_are_plain() -> None:
    assert "“café\udcff” → Ш😀".encode("cp437", ESCAPED) == b'"caf\x82\\udcff" -> \\u0428\\U0001f600'
