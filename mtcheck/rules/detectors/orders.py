"""Words in the order of another language (“government Greek”): English news has them the other way round."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from mtcheck.model import Mark
from mtcheck.rules.classes import members
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import vocabulary
from mtcheck.rules.detectors.spellings import bits
from mtcheck.rules.detectors.unheard import frequent, plain, touch
from mtcheck.rules.view import Hit, View

# Written by corpora/build_orders.py.
_TABLE = Path(__file__).parents[1] / "orders.bloom"

# What counts or singles out stands on either side.
_FREE = vocabulary("each every per three four five six seven eight nine ten dozen hundred half once twice whose such")


@detector("words-turned-round")
def words_turned_round(view: View) -> Iterator[Hit]:
    """Find two words that English news never puts in this order, and often enough in the other; verbs are free."""
    for index, text in enumerate(view.folded):
        words = view.words(index)
        for (left, first), (right, second) in pairwise(zip(words, plain(text, words), strict=False)):
            either = {first, second}
            if "" in either or not (either.isdisjoint(frequent()) and either.isdisjoint(_FREE)):
                continue
            if touch(text, left, right) and _has(f"{second} {first}") and not _is_clause(first, second):
                yield Hit((Mark(index, left.start, right.end),), suggestion=f"{second} {first}")


def _is_clause(first: str, second: str) -> bool:
    """Say whether two words may be a verb and its object, or a noun and a clause cut short (“a plan launched by …”)."""
    acts = first in members("class_verb") and second in members("class_noun")
    return acts or second in members("class_verb") or second.endswith("ing")


def _has(pair: str) -> bool:
    """Say whether the table knows a pair; wrong for one in fifteen thousand that it does not."""
    table = _table()
    return all(table[bit >> 3] & 1 << (bit & 7) for bit in bits(pair, len(table) * 8))


@cache
def _table() -> bytes:
    return _TABLE.read_bytes()
