"""Given names: which of other languages belong to one of English."""

from functools import cache
from pathlib import Path

from mtcheck.rules.detectors.likeness import bare
from mtcheck.text.fold import lower
from mtcheck.text.words import vocabulary

# What stands before the given name of a saint.
_SAINTS = vocabulary("saint sainte san sankt sant santa santo são sint st ste sveti svatý święty vierge virgen")


@cache
def families() -> list[tuple[list[str], frozenset[str]]]:
    """Give the English names of each family, and its other forms, bare."""
    table = Path(__file__).with_name("given_names.txt").read_text(encoding="utf-8")
    rows = (line.partition(":") for line in table.splitlines() if not line.startswith("#"))
    return [(ours.split(), frozenset(map(bare, names.split()))) for ours, _, names in rows]


def is_given(name: str) -> bool:
    """Say whether a name is a given name of another language than English, with or without its accents."""
    return bare(name) in _given()


def is_saint(word: str) -> bool:
    """Say whether a word makes the name behind it a saint's: of a town, a club or a church, and of no person."""
    return lower(word) in _SAINTS


@cache
def _given() -> frozenset[str]:
    return frozenset().union(*(names for _, names in families()))
