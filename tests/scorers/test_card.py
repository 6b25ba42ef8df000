"""The model card: what the weights file says, in Markdown that fits a screen of 80 columns."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.scorers.fitting.card import card
from mtcheck.scorers.fitting.narrow import WIDTH, narrow
from mtcheck.scorers.trained import CLASSES, FINDINGS, QUESTIONS, SHIPPED, STYLE

RAW = json.loads(SHIPPED.read_text("utf-8"))

WORDS = st.text("abcdefgh", min_size=1, max_size=9)
PARAGRAPH = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)
ITEM = PARAGRAPH.map("- {}".format)


def test_the_card_fits_80_columns_and_is_that_of_the_weights() -> None:
    lines = card(RAW).splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert lines == SHIPPED.with_name("CARD.md").read_text("utf-8").splitlines()


def rows_under(heading: str) -> list[list[str]]:
    """Give the cells of the tables under a heading of the card."""
    text = card(RAW).partition(f"\n## {heading}")[2].partition("\n## ")[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:1] == "|"]


def test_what_stays_possible_is_a_row_a_set() -> None:
    rows = rows_under("What stays possible")
    for truth in CLASSES:
        assert [f"{truth}, set left out", "documents", "coverage", "one class", "one side"] in rows
        for name, figures in RAW["figures"][FINDINGS]["conformal"][truth].items():
            assert [name, *map(str, figures.values())] in rows


def test_a_range_of_lengths_without_an_end_is_said_in_words() -> None:
    texts, share = RAW["figures"][STYLE]["witness"]["native news"]["300-"]
    assert ["native news, 300 or more", str(texts), f"{100 * share:.1f} %"] in rows_under("Style as a witness")


def test_each_bin_is_a_row_of_what_was_told_and_what_was_seen() -> None:
    rows = rows_under("Calibration")
    for question in QUESTIONS:
        both = (RAW["stages"][stage]["reliability"][question][""] for stage in (STYLE, FINDINGS))
        for number, (style, findings) in enumerate(zip(*both, strict=True), 1):
            assert [str(number), *(f"{p:.2f}" for p in (*style[:2], *findings[:2]))] in rows


def test_what_was_tried_stands_behind_all_figures() -> None:
    *_, last = re.findall(r"^## (.+)$", card(RAW), re.MULTILINE)
    assert last == "Tried, and left out"


def test_a_table_that_fits_is_aligned_and_a_wide_one_becomes_a_list() -> None:
    assert narrow("| set | AUC |\n| --- | --- |\n| newstest2012 | 0.9 |\n") == (
        "| set          | AUC |\n| ------------ | --- |\n| newstest2012 | 0.9 |\n"
    )
    wide = f"| set | AUC | by engine |\n| --- | --- | --- |\n| one | 0.9 | {'online 0.8, ' * 8}|\n"
    assert narrow(wide).startswith("- **one**: AUC 0.9; by engine online 0.8, online 0.8,")


def test_a_heading_stands_apart() -> None:
    assert narrow("## Known failures\n- One.\n- Two.\n") == "## Known failures\n\n- One.\n- Two.\n"


@given(st.lists(st.one_of(PARAGRAPH, ITEM), min_size=1, max_size=6))
def test_no_word_is_lost_and_setting_it_again_changes_nothing(blocks: list[str]) -> None:
    text = "\n\n".join(blocks)
    found = narrow(text)
    assert found.split() == text.split()
    assert max(map(len, found.splitlines())) <= WIDTH
    assert narrow(found) == found
