from mtcheck.rules.detectors.neighbours import rows
from mtcheck.rules.view import View
from tests.rules.factory import document


def test_plain_words_are_small_and_a_mark_parts_them() -> None:
    (row,) = rows(View(document("The old mill (near Oban) burnt, he said: So be it.")))
    assert row.small == ["the", "old", "mill", "near", "", "burnt", "he", "said", "so", "be", "it", ""]
    assert [row.tokens[at] for at, touching in enumerate(row.touching[:-1]) if not touching] == [
        *("mill", "Oban)", "burnt,", "said:")
    ]


def test_a_place_leaves_the_marks_around_it_out() -> None:
    text = 'He said "so be it" twice.'
    (row,) = rows(View(document(text)))
    mark = row.mark(2, 4)
    assert text[mark.start : mark.end] == "so be it"


def test_a_row_knows_where_its_words_begin() -> None:
    text = 'So  be it: "Mill"'
    (row,) = rows(View(document(text)))
    assert [text[start:].startswith(token) for token, start in zip(row.tokens, row.starts, strict=False)] == [True] * 5
