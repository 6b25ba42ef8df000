"""The guide for writers of rules names all that a pack may hold."""

import re
from pathlib import Path

import pytest

from mtcheck.model import CLAIMS, SEVERITIES
from mtcheck.rules.macros import TOKENS, WORD_LISTS
from mtcheck.rules.schema import _Block
from mtcheck.rules.wellformed import MQM

GUIDE = (Path(__file__).parents[2] / "mtcheck" / "rules" / "packs" / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    "key", [*_Block.model_fields, *CLAIMS, *SEVERITIES, "phrase", "regex", "detector", "case: exact"]
)
def test_every_key_and_value_is_explained(key: str) -> None:
    assert f"`{key}`" in GUIDE


def test_every_type_of_mqm_is_named() -> None:
    lists = re.findall(r"^- `(\w+/)`: (.+)$", GUIDE, re.MULTILINE)
    assert [kind + error for kind, errors in lists for error in re.findall("`([^`]+)`", errors)] == list(MQM)


@pytest.mark.parametrize("macro", sorted({*TOKENS, *WORD_LISTS}))
def test_every_list_is_named(macro: str) -> None:
    assert f"`<{macro}>`" in GUIDE
