"""The word tables, read when first asked for: common words by language, common English words, foreign words."""

import math
from bisect import bisect_left
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent
SECTION = 4  # bytes that the lines of a section of foreign.tsv have in common
_BEFORE = b"\n\n "  # what stands before a section
ZIPF = 0.08  # share of the commonest word of English in running text; the word of rank r has ZIPF / r


class Owners(NamedTuple):
    """The languages a word belongs to; ``sure`` when English copy never holds it, so that it is a sign on its own."""

    languages: tuple[str, ...]
    sure: bool


def lines(name: str) -> list[str]:
    """Read a table without the note at its head."""
    return [line for line in (FOLDER / name).read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]


@cache
def english() -> dict[str, int]:
    """Give the 20,000 commonest English words: word → bits by which it stands above one word in a million."""
    words, weights = lines("english.txt"), dict[str, int]()
    # Words stand by rank: those of one weight are put down together, for a logarithm each would double the time.
    while len(weights) < len(words):
        rank = len(weights) + 1
        bits = max(1, round(math.log2(ZIPF * 1e6 / rank)))
        last = math.floor(ZIPF * 1e6 / 2 ** (bits - 1 / 2)) if bits > 1 else len(words)
        weights |= dict.fromkeys(words[rank - 1 : last], bits)
    return weights


@cache
def frequent() -> dict[str, dict[str, int]]:
    """Give the common words of other languages: word → language → bits above one word in a million."""
    rows = dict(line.split("\t") for line in lines("frequent.tsv"))
    # Most words belong to one language: words of one weight share a row.
    weights = {row: {weight[:2]: int(weight[2:]) for weight in row.split()} for row in set(rows.values())}
    return {word: weights[row] for word, row in rows.items()}


@cache
def _foreign() -> bytes:
    return (FOLDER / "foreign.tsv").read_bytes()


@lru_cache(maxsize=1 << 15)
def _section(key: bytes) -> bytes:
    """Give the section of foreign.tsv whose words begin with these bytes, b"" where there is none.

    Sections stand in the order of their first bytes, a blank line before each: they are looked for by halves, for to
    cut the table into all of them takes as long as a thousand such looks, and a story asks for some five new ones.
    """
    table = _foreign()

    def first(at: int) -> bytes:
        start = table.index(_BEFORE, at) + len(_BEFORE)
        return table[start : start + SECTION]

    places = range(table.rindex(_BEFORE) + 1)
    at = bisect_left(places, key, key=first)
    if at == len(places) or first(at) != key:
        return b""
    start = table.index(_BEFORE, at) + 2
    end = table.find(_BEFORE, start)
    return table[start : end if end >= 0 else None]


def owners(word: str) -> Owners | None:
    """Look a lower-cased word up among the 200,000 foreign ones; None for unknown words.

    English words that would pass for inflected foreign ones are in the table too, as “en”.
    """
    key = b"%b\t" % word.encode()
    section = _section(key[:SECTION])
    start = section.find(b" " + key)
    if start < 0:
        return None
    start += len(key) + 1
    stop = section.find(b"\n", start)
    codes = section[start : stop if stop > 0 else None].decode()
    return Owners(tuple(codes.lstrip("~").split(",")), not codes.startswith("~"))
