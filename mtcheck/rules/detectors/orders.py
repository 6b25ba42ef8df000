"""Words in the order of another language (“government Greek”): English news has them the other way round."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from mtcheck.rules.bloom import holds
from mtcheck.rules.classes import members
from mtcheck.rules.detectors.neighbours import row
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import vocabulary
from mtcheck.rules.frequencies import most_frequent
from mtcheck.rules.view import Hit, View

# Written by corpora/build_orders.py, which leaves as many words out.
_FRAMING = 200
_TABLE = Path(__file__).parents[1] / "orders.bloom"

# What counts or singles out stands on either side.
_COUNTING = vocabulary(
    "each every per three four five six seven eight nine ten dozen hundred half once twice whose such another rather"
)

# Behind these a noun has what is said of it behind it: “leave the road open”. So many words may stand between.
_COMPLEMENTED = vocabulary(
    """
    make makes made making leave leaves left leaving find finds found finding keep keeps kept keeping render renders
    rendered hold holds held turn turns turned turning declare declares declared consider considers considered
    """
)
_REACH = 3


@detector("words-turned-round")
def words_turned_round(view: View) -> Iterator[Hit]:
    """Find two words that English news hardly ever puts in this order, and has in the other; verbs are free."""
    table, words = _table(), row(view)
    free = bytes(map(_free().__contains__, words.small))
    at = free.find(_TWO)
    while at >= 0:
        first, second = words.small[at : at + 2]
        if (
            words.touching[at]
            and _COMPLEMENTED.isdisjoint(words.small[max(words.begins[words.segment(at)], at - _REACH) : at])
            and not _is_clause(first, second)
            and holds(table, f"{second} {first}")
        ):
            yield Hit((words.mark(at, at + 1),), suggestion=f"{second} {first}")
        at = free.find(_TWO, at + 1)


# Two words that are not free.
_TWO = bytes(2)


@cache
def _free() -> frozenset[str]:
    # Nor does what is no plain word (`neighbours.Row`) stand in any order.
    return most_frequent(_FRAMING) | _COUNTING | {""}


def _is_clause(first: str, second: str) -> bool:
    """Say whether two words may be a verb and its object, a verb and how it is done, or a noun and a clause."""
    acts = first in members("class_verb") and second in members("class_noun")
    done = first.endswith("ed") and second.endswith("ly")
    return acts or done or second in members("class_verb") or second.endswith("ing")


@cache
def _table() -> bytes:
    return _TABLE.read_bytes()
