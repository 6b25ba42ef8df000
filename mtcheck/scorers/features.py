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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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


# One token as it is counted: symbol plus one, the feature of its word (0: masked), its hash in pairs by place.
Entry = tuple[int, int, int, int]
_FIELDS = 4


class Occurrences(NamedTuple):
    """All features of a text in order, five lists in step: one place a token.

    ``breaks`` are the places after each segment; ``sentences``, ``words`` (with numbers) and ``shapes``, the symbols,
    are counted.
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


# More than the distinct tokens of a few thousand stories; then it starts anew, so that a long run stays small.
_LIMIT = 50_000


class _Entries(dict[str, Entry]):
    """Tokens met so far; they recur, so most look-ups are one step."""

    def __missing__(self, token: str) -> Entry:
        if len(self) >= _LIMIT:
            self.clear()
        symbol = _symbol(token)
        masked = symbol in _MASKED
        crc = crc32(f"<{symbol}>".encode() if masked else american(token.lower()).encode("utf-8", "surrogatepass"))
        word = WORD | crc
        self[token] = entry = (symbol + 1, 0 if masked else word, WORD | crc * _MIX & _LOW, word)
        return entry


_ENTRIES = _Entries()


class _Pieces(dict[str, tuple[int, ...]]):
    """What stood between white space so far, by its place in a segment: the entries of its tokens in a row.

    () where its neighbours have a say.
    """

    def __init__(self, keep: Callable[[list[str]], list[str]]) -> None:
        self._keep = keep

    def __missing__(self, piece: str) -> tuple[int, ...]:
        if len(self) >= _LIMIT:
            self.clear()
        kept = self._keep(_TOKEN.findall(f" {fold(piece)} "))
        self[piece] = entries = tuple(chain.from_iterable(map(_ENTRIES.__getitem__, kept)))
        return entries


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


def tokens(text: str) -> list[str]:
    """Split a segment into words and marks.

    Quotation marks are dropped, and the full stop of an abbreviation or an initial; a segment without a full stop is
    given one. A word that opens a sentence loses its capital.
    """
    found = _TOKEN.findall(f"{_BREAK}{fold(text).replace(_BREAK, ' ')}{_BREAK}")
    return _settled(found)[0]


def _settled(found: Sequence[str], *, opening: bool = True) -> tuple[list[str], bool]:
    """Keep of some tokens what counts, and say whether a sentence opens behind them."""
    kept: list[str] = []
    for index, token in enumerate(found):
        if (first := token[0]) in _ENDS:
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
    return kept, opening


# The tokens of a piece by its place. A comma stands for what goes before or comes after: it decides nothing.
def _first(found: list[str]) -> list[str]:
    kept, opening = _settled([*found, ","])
    return [] if opening or _STOP in kept else kept[:-1]


def _within(found: list[str]) -> list[str]:
    kept, _ = _settled([",", *found, ","], opening=False)
    return [] if _STOP in kept else kept[1:-1]


def _last(found: list[str]) -> list[str]:
    kept, _ = _settled([",", *found, _BREAK], opening=False)
    return [] if found[:1] == [_STOP] else kept[1:]


_FIRST, _WITHIN, _LAST = map(_Pieces, (_first, _within, _last))


def _lowered(text: str) -> str:
    """Take the capitals from a headline that is nothing but capitals: in it they mark no names."""
    return text.lower() if text.isupper() else text


def _abbreviates(before: str, after: str) -> bool:
    if after in "\n\x1e":
        return False
    return (len(before) == 1 and before.isupper()) or before.lower() in _ABBREVIATIONS or after[0].islower()


def occurrences(texts: Iterable[str]) -> Occurrences:
    """List the features of a text, sentence after sentence."""
    entries: list[int] = []
    breaks: list[int] = []
    for text in texts:
        entries += _entries(_lowered(text))
        breaks.append(len(entries) // _FIELDS)
    symbols, words_at, firsts, seconds = (entries[field::_FIELDS] for field in range(_FIELDS))
    bigrams = [first << BITS | second for first, second in pairwise(symbols)]
    trigrams = [two << BITS | third for two, third in zip(bigrams, symbols[2:], strict=False)]
    pairs = [first + second & _PAIRED for first, second in zip(firsts, seconds[1:], strict=False)]
    shapes = Counter(symbols)
    return Occurrences(
        symbols,
        [*bigrams, 0][: len(symbols)],
        [*trigrams, 0, 0][: len(symbols)],
        words_at,
        [*pairs, 0][: len(symbols)],
        shapes[END + 1],
        breaks,
        len(symbols) - sum([shapes[mark + 1] for mark in _MARKS]),
        shapes,
    )


def _entries(text: str) -> Iterable[int]:
    """Give the entries of a segment in a row: piece by piece where each piece tells its own, else token by token."""
    pieces = text.split()
    if len(pieces) > 1 and "\n" not in text:
        found = [_FIRST[pieces[0]], *map(_WITHIN.__getitem__, pieces[1:-1]), _LAST[pieces[-1]]]
        if all(found):
            return chain.from_iterable(found)
    return chain.from_iterable(map(_ENTRIES.__getitem__, tokens(text)))


# Roots of the counts that occur; a root is exact to the last bit on every machine (IEEE 754).
ROOTS = [sqrt(count) for count in range(1024)]


def root(count: int) -> float:
    """Give the square root of a count."""
    return ROOTS[count] if count < len(ROOTS) else sqrt(count)
