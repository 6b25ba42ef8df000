from hypothesis import given
from hypothesis import strategies as st

from mtcheck.text.fold import fold, lower


def test_typography_becomes_plain() -> None:
    assert fold("‘It’s’ “so”\u00a0well\u2011known") == "'It's' \"so\" well-known"


@given(st.text())
def test_no_character_moves(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
    assert len(lower(text)) == len(text)
