from hypothesis import given
from hypothesis import strategies as st

from mtcheck.rules.bloom import filled, holds


@given(st.sets(st.text(), min_size=1), st.integers(min_value=8, max_value=32))
def test_a_filter_knows_all_that_it_was_given(texts: set[str], bits_each: int) -> None:
    table = filled(texts, bits_each)
    assert all(holds(table, text) for text in texts)


def test_a_filter_hardly_ever_takes_another_text_for_one_of_them() -> None:
    table = filled({f"mill {number}" for number in range(1_000)}, 24)
    assert sum(holds(table, f"inn {number}") for number in range(10_000)) < 10


def test_the_same_texts_give_the_same_filter_in_any_order() -> None:
    assert filled(["mill", "inn"], 10) == filled(["inn", "mill"], 10)
