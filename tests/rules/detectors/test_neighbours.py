from mtcheck.model import Mark
from mtcheck.rules.detectors.neighbours import row
from mtcheck.rules.view import View
from tests.rules.factory import document


def test_plain_words_are_small_and_a_mark_parts_them() -> None:
    words = row(View(document("The old mill (near Oban) burnt, he said: So be it.")))
    assert words.small == ["", "the", "old", "mill", "near", "", "burnt", "he", "said", "so", "be", "it", ""]
    assert [words.tokens[at] for at, touching in enumerate(words.touching[:-2]) if not touching] == [
        *("mill", "Oban)", "burnt,", "said:")
    ]


def test_a_place_leaves_the_marks_around_it_out() -> None:
    text = 'He said "so be it" twice.'
    mark = row(View(document(text))).mark(3, 5)
    assert text[mark.start : mark.end] == "so be it"


def test_each_segment_opens_a_sentence_and_its_words_have_their_places() -> None:
    words = row(View(document("A mill", "", 'So  be it: "Mill"')))
    assert [words.small[begin] for begin in words.begins] == ["a", "", "so"]
    assert words.mark(2, 2) == Mark(0, 2, 6)
    at = words.small.index("be")
    assert words.mark(at, at + 1) == Mark(2, 4, 9)
