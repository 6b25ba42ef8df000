from hypothesis import given
from hypothesis import strategies as st

from mtcheck.text.fold import fold, lower, unaccented


def test_typography_becomes_plain() -> None:
    assert fold("‘It’s’ “so”\u00a0well\u2011known") == "'It's' \"so\" well-known"


def test_half_a_pair_of_surrogates_becomes_the_sign_for_what_is_lost() -> None:
    assert fold("a\ud800“b”\udfff") == 'a\ufffd"b"\ufffd'


def test_the_one_letter_that_would_grow_in_lower_case_does_not() -> None:
    assert lower("İZMİR Ölü") == "izmir ölü"


def test_a_word_loses_its_accents_and_nothing_else() -> None:
    assert [unaccented(word) for word in ("façade", "Señor", "Đorđe", "plain")] == ["facade", "Senor", "Đorđe", "plain"]


@given(st.text())
def test_no_character_moves(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
    assert len(lower(text)) == len(text)
