"""The model card: what the weights file says, in Markdown that fits a screen of 80 columns."""

import json

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.scorers.fitting.card import card
from mtcheck.scorers.fitting.narrow import WIDTH, narrow
from mtcheck.scorers.trained import SHIPPED

WORDS = st.text("abcdefgh", min_size=1, max_size=9)
PARAGRAPH = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)
ITEM = PARAGRAPH.map("- {}".format)


def test_the_card_fits_80_columns_and_is_that_of_the_weights() -> None:
    lines = card(json.loads(SHIPPED.read_text("utf-8"))).splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert lines == SHIPPED.with_name("CARD.md").read_text("utf-8").splitlines()


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
