import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.model import Span
from mtcheck.writers.cells import REACH, context, guard, unguard, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("«El País», 3.5 €", "«El País», 3.5 €"),
        ("a\r\n\tb", "a b"),
        ("a\u2028b", "a b"),
        ("\x1b[31mred\x00", "␛[31mred␀"),
        ("\x7f\x9b", "␡<U+009B>"),
        ("in\u200bvisible \u202eback", "in<U+200B>visible <U+202E>back"),
        ("no\uffff character", "no<U+FFFF> character"),
        ("half \ud83d of a pair", "half \ufffd of a pair"),
    ],
)
def test_what_hides_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    "formula",
    [
        "=1+1",
        "+44 20 7946 0000",
        "-2",
        "@SUM(A1)",
        "  =1",
        "\t=1",
        "\r\n=1",
        "\u00a0=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        '"=1',
        "'=1",
        "\u200d=1",
    ],
)
def test_a_cell_that_starts_like_a_formula_is_inert_and_comes_back(formula: str) -> None:
    assert guard(formula).startswith("'")
    assert unguard(guard(formula)) == visible(formula)


@pytest.mark.parametrize("text", ["", "a = b", "'quoted'", "— said the mayor", "3 - 2", "1-0 win", "“-like”"])
def test_harmless_cells_stay_as_they_are(text: str) -> None:
    assert guard(text) == text == unguard(text)


@given(st.text(alphabet=st.one_of(st.sampled_from("'\"=+-@ \t\n＝a"), st.characters())))
def test_unguard_undoes_guard_whatever_the_text(text: str) -> None:
    cell = guard(text)
    assert unguard(cell) == visible(text)
    assert cell.lstrip(' "')[:1] not in {"=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"}


@given(st.text(max_size=60))
def test_what_is_visible_can_be_encoded_and_holds_no_control(text: str) -> None:
    shown = visible(text)
    assert shown.encode("utf-8").decode("utf-8") == shown
    assert all(character >= " " for character in shown)
    assert visible(shown) == shown


def test_the_context_is_the_sentence_of_the_match() -> None:
    text = "He came. The firm said no. She left."
    span = Span(text.index("firm"), text.index("firm") + 4)
    assert context(text, [span]) == [("The ", False), ("firm", True), (" said no.", False)]


def test_every_place_in_the_sentence_is_marked_and_none_twice() -> None:
    marked = context("one two three two", [Span(4, 7), Span(14, 17), Span(4, 6), Span(0, 3)])
    assert [piece.text for piece in marked if piece.marked] == ["one", "two", "two"]


def test_a_long_segment_is_cut_at_words_and_says_so() -> None:
    text = "word " * 500_000 + "HERE" + " word" * 500_000
    start = text.index("HERE")
    pieces = context(text, [Span(start, start + 4)])
    assert ("HERE", True) in pieces
    assert (pieces[0].text, pieces[-1].text) == ("… ", " …")
    assert pieces[1].text.startswith("word ")
    assert sum(len(piece.text) for piece in pieces) < 2 * REACH + 20


def test_a_long_match_is_shortened_in_its_middle() -> None:
    (piece,) = context("tag " * 1000, [Span(0, 3999)])
    assert piece.marked
    assert " … " in piece.text
    assert len(piece.text) < 2 * REACH


@given(st.text(min_size=1, max_size=700), st.data())
def test_the_match_is_always_in_its_context(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 2 * REACH)))
    marked = [piece.text for piece in context(text, [Span(start, end)]) if piece.marked]
    assert marked == [visible(text[start:end])]
