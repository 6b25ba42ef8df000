"""What is counted of a text for the translation score: how it is put together, and which common words it picks.

Names, numbers and quotation marks are masked and spelling is one, so that outlet, place and typography weigh nothing.
Grammar words stand for themselves, every other word for its shape (“symbols”); apart from that, words and pairs of
words are counted under a 32-bit hash, which cannot be read back. Every feature is one integer:

============ ==================================================
below 2^10   a symbol, plus one
below 2^20   two symbols in a row, 10 bits each
below 2^30   three symbols in a row
from 2^32    the CRC-32 of a word in lower case
from 2^33    a 32-bit mix of two such words in a row
============ ==================================================
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, pairwise
from math import sqrt
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from mtcheck.scorers.spelling import american
from mtcheck.text.fold import fold

BITS = 10
RUN = 1 << 2 * BITS
WORD, PAIR = 1 << 32, 1 << 33
# An odd constant near 2^32 divided by the golden ratio spreads the bits (Knuth, TAOCP 3, 6.4: multiplicative hashing).
_MIX = 0x9E3779B1
_LOW = (1 << 32) - 1

END, COMMA, PAUSE, NUMBER, NAME, ACRONYM, CALENDAR, GENITIVE, NAME_GENITIVE, HYPHENED, PLAIN = range(11)
_MARKS = frozenset((END, COMMA, PAUSE))
_MASKED = frozenset((END, COMMA, PAUSE, NUMBER, NAME, ACRONYM, CALENDAR, NAME_GENITIVE))
# What such a symbol is called in a reason.
SHAPE_NAMES = (
    *(".", ",", "–", "<number>", "<name>", "<ACRONYM>", "<date>", "<…’s>", "<name’s>", "<hyphened-word>", "<word>"),
)
# Word endings that tell the part of speech well enough, longest of a kind first; the list is of this project.
SUFFIXES = (
    *("ing", "ied", "ed", "ly", "tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "ist", "ship", "age"),
    *("able", "ible", "ical", "ial", "al", "ic", "ive", "ous", "ful", "less", "ary", "ish", "est", "ers", "ors"),
    *("er", "or", "ies", "ions", "ss", "us", "s", "en", "ize", "ise", "ate", "ify", "th", "y", "e"),
)
_SHAPES = PLAIN + 1
# The symbols from here on, plus one, are grammar words.
SHAPED = _VOCABULARY = _SHAPES + len(SUFFIXES)

_LETTER = r"[^\W\d_]"
_PARTS = rf"(?:['\-]{_LETTER}++)*+"
# Most words begin with an ASCII letter, which a bitmap tells; a dash is looked at before what stands around it.
_TOKEN = re.compile(
    rf"[A-Za-z]++{_LETTER}*+{_PARTS}|{_LETTER}++{_PARTS}"
    r"|\d+(?:[.,:\-–]\d+)*\w*|[.!?…]+|[,;:()/—–\n\x1e]|-(?<=\s-)-*(?=\s)"
)


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_CALENDAR = _listed(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sep sept oct nov dec"
)
_ABBREVIATIONS = _listed(
    "mr mrs ms dr st prof gen gov sen rep lt col sgt capt rev hon inc corp co ltd jr sr vs no jan feb mar apr jun jul "
    "aug sep sept oct nov dec"
)


_STOP = "."
# Between segments: the record separator, which no text holds.
_BREAK = "\x1e"
_ENDS = ".!?…\n" + _BREAK


class Entry(NamedTuple):
    """One token as it is counted: symbol plus one, the feature of its word (0: masked), its hash in pairs by place."""

    symbol: int
    word: int
    first: int
    second: int


class Occurrences(NamedTuple):
    """All features of a text in order, five lists in step: one place a token.

    ``breaks`` are the places after each segment; ``sentences`` and ``words``, with numbers, are counted.
    """

    symbols: list[int]
    bigrams: list[int]
    trigrams: list[int]
    words_at: list[int]
    pairs: list[int]
    sentences: int
    breaks: list[int]
    words: int

    def all(self) -> Iterator[int]:
        """Give every feature, 0 where a place has none."""
        return chain(self.symbols, self.bigrams, self.trigrams, self.words_at, self.pairs)


@cache
def closed_class() -> Mapping[str, tuple[int, str]]:
    """Give the grammar words: word → its symbol and its group."""
    found: dict[str, tuple[int, str]] = {}
    for line in Path(__file__).with_name("closed_class.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            group, _, words = line.partition(": ")
            for word in words.split():
                found.setdefault(word, (_VOCABULARY + len(found), group))
    return found


@cache
def names() -> Mapping[int, str]:
    """Give every symbol as it is shown to a reader: a grammar word itself, any other word as its shape."""
    shapes = [*SHAPE_NAMES, *(f"<…{suffix}>" for suffix in SUFFIXES)]
    return dict(enumerate(shapes)) | {symbol: word for word, (symbol, _) in closed_class().items()}


def readable(feature: int) -> str | None:
    """Say what a feature is, None for a hashed one."""
    if feature >= WORD:
        return None
    parts = (feature >> 2 * BITS, feature >> BITS, feature)
    return " ".join(names()[symbol - 1] for part in parts if (symbol := part & ((1 << BITS) - 1)))


class _Entries(dict[str, Entry]):
    """Tokens met so far; they recur, so most look-ups are one step."""

    # More than the distinct tokens of a few thousand stories; then it starts anew, so that a long run stays small.
    LIMIT = 50_000

    def __missing__(self, token: str) -> Entry:
        if len(self) >= self.LIMIT:
            self.clear()
        symbol = _symbol(token)
        masked = symbol in _MASKED
        crc = crc32(f"<{symbol}>".encode() if masked else american(token.lower()).encode("utf-8", "surrogatepass"))
        self[token] = entry = Entry(symbol + 1, 0 if masked else WORD | crc, crc * _MIX & _LOW, crc)
        return entry


_ENTRIES = _Entries()


def _symbol(token: str) -> int:
    first = token[0]
    if not first.isalpha():
        return NUMBER if first.isdigit() else END if first in _ENDS else COMMA if first == "," else PAUSE
    lowered = token.lower()
    if first.isupper() and lowered in _CALENDAR:
        return CALENDAR
    known = closed_class().get(lowered)
    if known and (first.islower() or len(token) == 1 or not token.isupper()):
        return known[0]
    if first.isupper():
        return NAME_GENITIVE if lowered.endswith("'s") else ACRONYM if len(token) > 1 and token.isupper() else NAME
    return GENITIVE if lowered.endswith("'s") else HYPHENED if "-" in token else _shape(american(lowered))


def _shape(word: str) -> int:
    for index, suffix in enumerate(SUFFIXES):
        if word.endswith(suffix) and len(word) > len(suffix) + 1:
            return _SHAPES + index
    return PLAIN


def tokens(texts: Iterable[str]) -> tuple[list[str], list[int]]:
    """Split segments into words and marks, with the places after each segment.

    Quotation marks are dropped, and the full stop of an abbreviation or an initial; a segment without a full stop is
    given one. A word that opens a sentence loses its capital.
    """
    found: list[str] = _TOKEN.findall("".join(fold(_lowered(text)).replace(_BREAK, " ") + _BREAK for text in texts))
    kept: list[str] = []
    breaks: list[int] = []
    opening = True
    for index, token in enumerate(found):
        if (first := token[0]) in _ENDS:
            if token == _BREAK:
                breaks.append(len(kept) + (not opening))
            if opening or (token == _STOP and _abbreviates(found[index - 1], found[index + 1])):
                continue
            kept.append(_STOP)
            opening = True
        elif not opening:
            kept.append(token)
        elif first.isalpha():
            kept.append(token.lower() if token[1:].islower() else token)
            opening = False
        else:
            kept.append(token)
            opening = not first.isdigit()
    return kept, breaks


def _lowered(text: str) -> str:
    """Take the capitals from a headline that is nothing but capitals: in it they mark no names."""
    return text.lower() if text.isupper() else text


def _abbreviates(before: str, after: str) -> bool:
    if after in "\n\x1e":
        return False
    return (len(before) == 1 and before.isupper()) or before.lower() in _ABBREVIATIONS or after[0].islower()


def occurrences(texts: Sequence[str]) -> Occurrences:
    """List the features of a text, sentence after sentence."""
    kept, breaks = tokens(texts)
    if not kept:
        return Occurrences([], [], [], [], [], 0, breaks, 0)
    symbols, words_at, firsts, seconds = map(list, zip(*map(_ENTRIES.__getitem__, kept), strict=True))
    bigrams = [first << BITS | second for first, second in pairwise(symbols)]
    trigrams = [two << BITS | third for two, third in zip(bigrams, symbols[2:], strict=False)]
    pairs = [first + second & _LOW | PAIR for first, second in zip(firsts, seconds[1:], strict=False)]
    sentences = symbols.count(END + 1)
    marks = sentences + symbols.count(COMMA + 1) + symbols.count(PAUSE + 1)
    return Occurrences(
        symbols,
        [*bigrams, 0],
        [*trigrams, 0, 0][: len(symbols)],
        words_at,
        [*pairs, 0],
        sentences,
        breaks,
        len(symbols) - marks,
    )


# Roots of the counts that occur; a root is exact to the last bit on every machine (IEEE 754).
ROOTS = [sqrt(count) for count in range(1024)]


def root(count: int) -> float:
    """Give the square root of a count."""
    return ROOTS[count] if count < len(ROOTS) else sqrt(count)
