"""Words: the one definition that counting, matching and scoring share."""

import re
from collections.abc import Sequence
from itertools import filterfalse
from typing import NamedTuple

# Letters of any script, joined inside by apostrophes or hyphens; or figures with the marks that stand inside a number.
WORD = re.compile(r"[^\W\d_]+(?:['’\-‑][^\W\d_]+)*|\d+(?:[.,:]\d+)*\w*")


# A rate is given in so many words, and of no fewer than so many: in a shorter text one finding more or less moves it by
# two points or more, and counts say all there is to say.
RATE_IN, RATE_FROM = 1_000, 500


class Word(NamedTuple):
    """One word and where it stands in its segment."""

    start: int
    end: int
    text: str


def vocabulary(words: str) -> frozenset[str]:
    """Make a set of the words of a text, which spaces part."""
    return frozenset(words.split())


def words(text: str) -> list[Word]:
    """Split a segment into words, in order."""
    return [Word(found.start(), found.end(), found.group()) for found in WORD.finditer(text)]


def count_words(text: str) -> int:
    """Count the words of a text as every score counts them."""
    return count_within(text.split())


def count_within(pieces: Sequence[str]) -> int:
    """Count the words in what stands between white space."""
    if len(_counts) > _KEPT:
        _counts.clear()
    # Nearly all are letters and nothing else: one word each, told faster than it is looked up.
    others = list(filterfalse(str.isalpha, pieces))
    return len(pieces) - len(others) + sum(map(_counts.__getitem__, others))


class _Counts(dict[str, int]):
    """How many words stand between two spaces, worked out when first asked for."""

    def __missing__(self, piece: str) -> int:
        self[piece] = count = len(WORD.findall(piece))
        return count


# No word goes over white space, and most of what stands between comes back from story to story: so much is 2 MB.
_KEPT = 16384
_counts = _Counts()
