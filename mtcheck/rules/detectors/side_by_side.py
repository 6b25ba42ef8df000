"""Words that English news hardly ever puts side by side, often as it uses each of them (“worried to”, “the to”).

How often each of two words stands in news, and the pairs before and behind, make a pair that news does not have more
or less odd: weights that were fitted to what editors mark in machine translations. Every writer is the first to put
some words together, so they count in a story that is full of them; the odder it is, the less it takes. The rule asks
that other signs be many in the story besides.
"""

from array import array
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from mtcheck.rules.detectors.neighbours import Row, row
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import PUNCTUATION
from mtcheck.rules.macros import WORD_LISTS
from mtcheck.rules.numerals import TEENS, TENS, UNITS
from mtcheck.rules.pairs import level
from mtcheck.rules.view import Hit, View
from mtcheck.text.spelling import american

# Written by corpora/fit_pairs.py.
_WEIGHTS = Path(__file__).parents[1] / "pair_weights.tsv"
# How much the mean over all pairs of a story weighs, and from which sum on a pair is told, in log-odds. Chosen on 60
# annotated stories that the weights were not fitted to: of what is found so where other signs are two in a hundred
# words of the story, editors mark 83 in 100. With 3.2 and 1.5 three in ten more are found, and 72 in 100 of those are
# marked; in stories by present engines six in ten.
_STORY, _BAR = 2.2, 1.4
# So many places of a hundred words must be odd, and so many in all: they are in 25 of 1,000 native stories, and in 175
# translated by machines or persons. With one of a hundred words, in 46 and 260.
_OF_HUNDRED, _LEAST = 2.0, 3


@detector("words-hardly-side-by-side")
def words_hardly_side_by_side(view: View) -> Iterator[Hit]:
    """Find words that English news hardly ever puts side by side, in a story that is full of them.

    Silent for number words, and for names of countries as they open a sentence.
    """
    words = row(view)
    found = pairs(words)
    odd = _oddness(found)
    values = [value for value in odd if value is not None]
    if not values:
        return
    bar = _BAR - _STORY * sum(values) / len(values)
    runs = list(_runs(odd, [_is_told(words, at, pair) for at, pair in enumerate(found)], bar))
    if len(runs) >= max(_LEAST, _OF_HUNDRED * view.count() / 100):
        yield from (Hit((words.mark(*run),)) for run in runs)


def pairs(words: Row) -> list[int | None]:
    """Give, of each two words side by side, the levels of the first, the second and the pair, four bits each.

    None stands where no two plain words touch.
    """
    if len(_known) > _KEPT:
        _known.clear()
    known = map(_known.__getitem__, words.small)
    return [
        one << 8 | other << 4 | level(f"{first} {second}") if first and second and touches else None
        for ((first, one), (second, other)), touches in zip(pairwise(known), words.touching, strict=False)
    ]


class _Known(dict[str, tuple[str, int]]):
    """Words as Americans spell them, and their levels, worked out when first asked for."""

    def __missing__(self, word: str) -> tuple[str, int]:
        spelt = american(word)
        self[word] = known = spelt, level(spelt)
        return known


# Most words of a story are in many: so much is 3 MB.
_KEPT = 16384
_known = _Known()


def _oddness(found: Sequence[int | None]) -> list[float | None]:
    """Give the log-odds that an editor would mark each pair; None where there is none."""
    own, before, behind = _weights()
    around = [None, *found, None]
    return [
        None
        if pair is None
        else own[pair] + (0.0 if left is None else before[left]) + (0.0 if right is None else behind[right])
        for left, pair, right in zip(around, found, around[2:], strict=False)
    ]


def _runs(odd: Sequence[float | None], tell: Sequence[bool], bar: float) -> Iterator[tuple[int, int]]:
    """Give the first and the last word of pairs to tell that reach the bar; those that share a word are one."""
    first: int | None = None
    # The last pair is none: a story ends with a full stop.
    for at, (value, may_be_told) in enumerate(zip(odd, tell, strict=True)):
        told = may_be_told and value is not None and value >= bar
        if told and first is None:
            first = at
        elif not told and first is not None:
            yield first, at
            first = None


def _is_told(words: Row, at: int, pair: int | None) -> bool:
    """Say whether news has both words of a pair and never the pair, and both are words of which that says something.

    A rare word stands next to anything, and so do “three” and “Spain” as it opens a sentence: as figures and names do.
    """
    if pair is None or not (pair >> 8 and pair >> 4 & 15 and not pair & 15):
        return False
    free = not _NUMBERS.isdisjoint(words.small[at : at + 2]) or words.tokens[at].strip(PUNCTUATION) in _COUNTRIES
    return not free


_NUMBERS = frozenset((*UNITS[1:], *TEENS, *TENS))
# Within a sentence a name is no plain word, and of one of several words only the first can open it.
_COUNTRIES = frozenset(name for name in WORD_LISTS["COUNTRY"].split("|") if name.isalpha())


class _Weights(NamedTuple):
    """What a pair adds to its own log-odds; what it adds to those of the next pair, and of the one before it."""

    own: "array[float]"
    before: "array[float]"
    behind: "array[float]"


@cache
def _weights() -> _Weights:
    columns = {place: array("f", bytes(4 << 12)) for place in _Weights._fields}
    for line in _WEIGHTS.read_text("utf-8").splitlines():
        if line[0] != "#":
            place, first, second, *values = line.split("\t")
            at = int(first) << 8 | int(second) << 4
            columns[place][at : at + 16] = array("f", (int(value) / 100 for value in values))
    return _Weights(**columns)
