from hypothesis import given
from hypothesis import strategies as st

from mtcheck.rules.view import View
from mtcheck.text.fold import fold, lower
from mtcheck.text.words import count_words
from tests.rules.factory import document


def test_marks_that_fold_to_a_join_join_no_words() -> None:
    assert View(document("Hawai‘i and Aotearoa: a low‐cost trip", "‘It’s on,’ she said.")).count() == 12


# Letters, what joins words, what folds to a join, white space, figures, a capital whose small letter is two, one whose
# small letter hangs on what follows.
TEXTS = st.lists(st.text("aBé'’‘-‐‑ \u00a0\n.1_İ²Σ\ud800", max_size=12) | st.text(max_size=12), max_size=4)


@given(TEXTS)
def test_words_are_counted_as_they_are_written(texts: list[str]) -> None:
    assert View(document(*texts)).count() == count_words("\n".join(texts))


@given(TEXTS)
def test_a_story_is_its_segments_a_line_each(texts: list[str]) -> None:
    view = View(document(*texts))
    folded = [fold(text) for text in texts]
    lowered = [lower(text) for text in folded]
    assert (view.folded, view.story) == (folded, "\n".join(folded))
    assert (view.lowered, view.small) == (lowered, "\n".join(lowered))
