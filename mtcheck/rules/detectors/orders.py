"""Words in the order of another language (“government Greek”): English news has them the other way round."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from mtcheck.rules.bloom import holds
from mtcheck.rules.classes import members
from mtcheck.rules.detectors.neighbours import row
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.frequencies import most_frequent
from mtcheck.rules.view import Hit, View
from mtcheck.text.tables import english
from mtcheck.text.words import vocabulary

# Written by corpora/build_orders.py, which leaves as many words out.
_FRAMING = 200
_TABLE = Path(__file__).parents[1] / "orders.bloom"

# What counts stands on either side.
_COUNTING = vocabulary(
    """
    each every per three four five six seven eight nine ten dozen hundred half once twice whose such another rather best
    certain current few next your
    """
)
# Other words that single out stand before any noun, whether news had that pair or not.
_SINGLING = vocabulary(
    """
    last first second third fourth fifth other same own former previous earlier latest final worst better worse great
    several fewer more most nearly almost whole entire main various
    """
)

# Words that stand before what they bring, or for a noun, have no order to lose.
_CLOSED = vocabulary(
    """
    along although amid among apart around behind beyond despite else enough everybody everyone everything except
    further herself himself however itself later less longer lower me might must myself near nobody nothing others
    ourselves past plus somebody someone something straight than though throughout too toward towards unless until
    upon via whereas whether why within without worth yourself
    """
)

# Behind these a noun has what is said of it behind it: “leave the road open”. So many words may stand between.
_COMPLEMENTED = vocabulary(
    """
    make makes made making leave leaves left leaving find finds found finding keep keeps kept keeping render renders
    rendered hold holds held turn turns turned turning declare declares declared consider considers considered
    """
)
_REACH = 3


# Verbs that are oftener nouns behind another word: “the hard bit”, “the centre circle”.
_NAMING = vocabulary("bit circle")

# What says something of the noun before it, with what follows, or by habit: “blood infected with”, “the best ever”.
_BEHIND = vocabulary("available concerned ever full imaginable involved left nearby possible responsible similar")
_BRINGING = vocabulary("at by for from in of on over to with")
_OPENING = vocabulary("a an any his her its no our some the their these this those")


@detector("words-turned-round")
def words_turned_round(view: View) -> Iterator[Hit]:
    """Find two words that English news hardly ever puts in this order, and has in the other, where English has none."""
    table, words = _table(), row(view)
    free = bytes(map(_free().__contains__, words.small))
    at = free.find(_TWO)
    while at >= 0:
        first, second, third = words.small[at : at + 3]
        if (
            words.touching[at]
            and _COMPLEMENTED.isdisjoint(words.small[max(words.begins[words.segment(at)], at - _REACH) : at])
            and first not in _SINGLING
            and holds(table, f"{second} {first}")
            and not _is_english(first, second, third if words.touching[at + 1] else "", free[at + 2])
        ):
            yield Hit((words.mark(at, at + 1),), suggestion=f"{second} {first}")
        at = free.find(_TWO, at + 1)


# Two words that are not free.
_TWO = bytes(2)


@cache
def _free() -> frozenset[str]:
    # Nor does what is no plain word (`neighbours.Row`) stand in any order.
    return most_frequent(_FRAMING) | _COUNTING | _CLOSED | {""}


def _is_english(first: str, second: str, third: str, free: int) -> bool:
    """Say whether English may well have two words in this order.

    An adjective and a noun stand before a noun, a verb before its object, and a subject before its verb. ``third`` is
    the word behind them, "" where a mark parts it; ``free`` says that it may stand behind anything.
    """
    adverb, adjective = second in members("class_adv"), second in members("class_adj")
    described, named = first in members("class_adj"), first in members("class_noun")
    before = second in members("class_noun") or second in _NAMING or (described and not (adverb or adjective))
    acts = (first in members("class_verb") or first.endswith(("ed", "ing"))) and not adverb
    doing = first.endswith("s") and _is_also_verb(second)
    done = second.endswith(("ly", "ing")) or first in members("class_adv") or second in members("class_verb")
    behind = second in _BEHIND or (second.endswith("ed") and third in _BRINGING) or third in _OPENING
    belongs = bool(third) and not (free or named or (described and adjective))
    return before or acts or doing or done or behind or belongs


def _is_also_verb(word: str) -> bool:
    """Say whether a word may be a verb, as its “-ing” shows: “run” is one, “global” is none."""
    return any(form in english() for form in (f"{word}ing", f"{word.removesuffix('e')}ing", f"{word}{word[-1]}ing"))


@cache
def _table() -> bytes:
    return _TABLE.read_bytes()
