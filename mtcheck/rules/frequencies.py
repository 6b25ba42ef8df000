"""How often a string stands in English news: what makes one literal better to look for than another."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources
from itertools import accumulate

# A literal found more often than this in a million words stands in most sentences: it saves nothing.
COMMON = 20_000.0
# How often in a million words what is not in the table stands: less often than its rarest word (36).
_UNKNOWN = 5.0
# A further word, figure or mark makes a string so much rarer: over 960,000 pairs of words, the mean of
# count(pair) / count(rarer word).
_FURTHER = 0.05


@lru_cache(maxsize=1)
def _counts() -> Mapping[str, float]:
    table = resources.files("mtcheck.rules").joinpath("word_counts.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("# "))
    return {word: float(count) for word, count in rows}


def most_frequent(number: int) -> frozenset[str]:
    """Give so many of the most frequent words of English news, in small letters."""
    ranked = sorted(filter(str.isalpha, _counts()), key=_counts().__getitem__, reverse=True)
    return frozenset(ranked[:number])


@lru_cache(maxsize=1)
def _entries() -> tuple[str, Sequence[int], Sequence[float]]:
    """Give the frequent words, a line feed before and after each, where each begins, and how often it stands."""
    counts = _counts()
    starts = accumulate((len(word) + 1 for word in counts), initial=0)
    return "\n" + "\n".join(counts) + "\n", tuple(starts), tuple(counts.values())


@lru_cache(maxsize=4096)
def _holding(piece: str) -> float:
    """Add up the words that hold a piece; a line feed at its edge is the edge of the word."""
    text, starts, counts = _entries()
    holders, at = set(), text.find(piece)
    while at >= 0:
        holders.add(bisect_right(starts, at if piece[0] == "\n" else at - 1) - 1)
        at = text.find(piece, at + 1)
    return sum(counts[holder] for holder in holders) or _UNKNOWN


def frequency(literal: str, *, opens: bool = False, closes: bool = False) -> float:
    """Estimate how often a string stands in a million words of English news.

    It stands anywhere in a word, unless a word ``opens`` where it begins or ``closes`` where it ends.
    """
    pieces = literal.split(" ")
    each: list[float] = []
    for number, piece in enumerate(pieces):
        letters = "".join(letter for letter in piece if letter.isalpha() or letter == "'")
        if letters:
            opened = "\n" if (number or opens) and piece[0] == letters[0] else ""
            closed = "\n" if (number < len(pieces) - 1 or closes) and piece[-1] == letters[-1] else ""
            each.append(_holding(opened + letters + closed))
        each += (_counts().get(mark, _UNKNOWN) for mark in piece if mark not in letters)
    return min(each, default=COMMON) * _FURTHER ** (len(each) - 1)
