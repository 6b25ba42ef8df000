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
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, pairwise
from math import sqrt
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from mtcheck.text.dates import DATE_WORDS, SHORT_MONTHS
from mtcheck.text.fold import fold
from mtcheck.text.spelling import american
from mtcheck.text.words import vocabulary

BITS = 10
RUN = 1 << 2 * BITS
WORD, PAIR = 1 << 32, 1 << 33
# An odd constant near 2^32 divided by the golden ratio spreads the bits (Knuth, TAOCP 3, 6.4: multiplicative hashing).
_MIX = 0x9E3779B1
_LOW = (1 << 32) - 1
# A pair is a sum of two hashes modulo 2^32: each brings half of its bit, and what is carried is left out.
_PAIRED = PAIR | _LOW

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
_RANKS = {suffix: rank for rank, suffix in enumerate(SUFFIXES)}
_ENDINGS = sorted({len(suffix) for suffix in SUFFIXES})
# The symbols from here on, plus one, are grammar words.
SHAPED = _SHAPES + len(SUFFIXES)

_LETTER = r"[^\W\d_]"
_PARTS = rf"(?:['\-]{_LETTER}++)*+"
# Most words begin with an ASCII letter, which a bitmap tells; a dash is looked at before what stands around it.
_TOKEN = re.compile(
    rf"[A-Za-z]++{_LETTER}*+{_PARTS}|{_LETTER}++{_PARTS}"
    r"|\d+(?:[.,:\-–]\d+)*\w*|[.!?…]+|[,;:()/—–\n\x1e]|-(?<=\s-)-*(?=\s)"
)


_ABBREVIATIONS = vocabulary(
    "mr mrs ms dr st prof gen gov sen rep lt col sgt capt rev hon inc corp co ltd jr sr vs no"
).union(map(str.lower, SHORT_MONTHS))


_STOP = "."
# Between segments: the record separator, which no text holds.
_BREAK = "\x1e"
_ENDS = ".!?…\n" + _BREAK


# One token as it is counted: symbol plus one, the feature of its word (0: masked), its hash in pairs by place.
Entry = tuple[int, int, int, int]
_FIELDS = 4


class Occurrences(NamedTuple):
    """All features of a text in order, five lists: one place a token, and none where a run would pass the end.

    Where a word is masked its feature is 0. ``breaks`` are the places after each segment; ``sentences``, ``words``
    (with numbers) and ``shapes``, the symbols, are counted.
    """

    symbols: list[int]
    bigrams: list[int]
    trigrams: list[int]
    words_at: list[int]
    pairs: list[int]
    sentences: int
    breaks: list[int]
    words: int
    shapes: Mapping[int, int]

    def all(self) -> Iterator[int]:
        """Give every feature."""
        return chain.from_iterable(self.lists())

    def lists(self) -> tuple[list[int], ...]:
        """Give the five lists."""
        return self.symbols, self.bigrams, self.trigrams, self.words_at, self.pairs


@cache
def closed_class() -> Mapping[str, tuple[int, str]]:
    """Give the grammar words: word → its symbol and its group."""
    found: dict[str, tuple[int, str]] = {}
    for line in Path(__file__).with_name("closed_class.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            group, _, words = line.partition(": ")
            for word in words.split():
                found.setdefault(word, (SHAPED + len(found), group))
    return found


@cache
def names() -> Mapping[int, str]:
    """Give every symbol as it is shown to a reader: a grammar word itself, any other word as its shape."""
    shapes = [*SHAPE_NAMES, *(f"<…{suffix}>" for suffix in SUFFIXES)]
    return dict(enumerate(shapes)) | {symbol: word for word, (symbol, _) in closed_class().items()}


def _symbol(token: str) -> int:
    first = token[0]
    if not first.isalpha():
        return NUMBER if first.isdigit() else END if first in _ENDS else COMMA if first == "," else PAUSE
    lowered = token.lower()
    if first.isupper() and lowered in DATE_WORDS:
        return CALENDAR
    known = closed_class().get(lowered)
    if known and (first.islower() or len(token) == 1 or not token.isupper()):
        return known[0]
    if first.isupper():
        return NAME_GENITIVE if lowered.endswith("'s") else ACRONYM if len(token) > 1 and token.isupper() else NAME
    return GENITIVE if lowered.endswith("'s") else HYPHENED if "-" in token else _shape(american(lowered))


def _shape(word: str) -> int:
    ranks = [_RANKS[ending] for length in _ENDINGS if (ending := word[-length:]) in _RANKS and len(word) > length + 1]
    return _SHAPES + min(ranks) if ranks else PLAIN


class _Entries(dict[str, Entry]):
    """Tokens met so far; they recur, so most look-ups are one step."""

    # More than the distinct tokens of a thousand stories; then it starts anew, so that a long run stays small. With
    # some more the table itself would be twice as large.
    LIMIT = 40_000

    def __missing__(self, token: str) -> Entry:
        if len(self) >= self.LIMIT:
            self.clear()
        symbol = _symbol(token)
        masked = symbol in _MASKED
        word = WORD | crc32(
            f"<{symbol}>".encode() if masked else american(token.lower()).encode("utf-8", "surrogatepass")
        )
        self[token] = entry = (symbol + 1, 0 if masked else word, WORD | word * _MIX & _LOW, word)
        return entry


_ENTRIES = _Entries()


def tokens(texts: Iterable[str]) -> tuple[list[str], list[int]]:
    """Split segments into words and marks, with the places after each segment.

    Quotation marks are dropped, and the full stop of an abbreviation or an initial; a segment without a full stop is
    given one. A word that opens a sentence loses its capital.
    """
    found: list[str] = _TOKEN.findall("".join([fold(_lowered(text)).replace(_BREAK, " ") + _BREAK for text in texts]))
    kept: list[str] = []
    breaks: list[int] = []
    opening, start = True, 0
    for end in [place for place, token in enumerate(found) if token[0] in _ENDS]:
        if opening:
            opening = _open(found, start, end)
        kept += found[start:end]
        start, token = end + 1, found[end]
        if token == _BREAK:
            breaks.append(len(kept) + (not opening))
        if not opening and not (token == _STOP and _abbreviates(found[end - 1], found[end + 1])):
            kept.append(_STOP)
            opening = True
    return kept, breaks


def _open(found: list[str], start: int, end: int) -> bool:
    """Take the capital from the first word of a sentence, and say whether it still has to open."""
    for place in range(start, end):
        token = found[place]
        if token[0].isalpha():
            if token[1:].islower():
                found[place] = token.lower()
            return False
        if token[0].isdigit():
            return False
    return True


def _lowered(text: str) -> str:
    """Take the capitals from a headline that is nothing but capitals: in it they mark no names."""
    return text.lower() if text.isupper() else text


def _abbreviates(before: str, after: str) -> bool:
    if after in "\n\x1e":
        return False
    return (len(before) == 1 and before.isupper()) or before.lower() in _ABBREVIATIONS or after[0].islower()


def occurrences(texts: Iterable[str]) -> Occurrences:
    """List the features of a text, sentence after sentence."""
    kept, breaks = tokens(texts)
    entries = list(chain.from_iterable(map(_ENTRIES.__getitem__, kept)))
    symbols, words_at, firsts, seconds = (entries[field::_FIELDS] for field in range(_FIELDS))
    bigrams = [first << BITS | second for first, second in pairwise(symbols)]
    trigrams = [two << BITS | third for two, third in zip(bigrams, symbols[2:], strict=False)]
    pairs = [first + second & _PAIRED for first, second in zip(firsts, seconds[1:], strict=False)]
    shapes = Counter(symbols)
    marks = sum([shapes[mark + 1] for mark in _MARKS])
    return Occurrences(
        symbols, bigrams, trigrams, words_at, pairs, shapes[END + 1], breaks, len(symbols) - marks, shapes
    )


# Roots of the counts that occur; a root is exact to the last bit on every machine (IEEE 754).
ROOTS = [sqrt(count) for count in range(1024)]


def root(count: int) -> float:
    """Give the square root of a count."""
    return ROOTS[count] if count < len(ROOTS) else sqrt(count)
