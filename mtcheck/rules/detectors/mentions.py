"""Foreign words that are there on purpose: names, titles, and what a writer quotes, brackets, presents or explains."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import takewhile
from operator import attrgetter
from typing import NamedTuple

from mtcheck.model import Span
from mtcheck.rules.detectors.scan import later
from mtcheck.text import tables
from mtcheck.text.fold import lower
from mtcheck.text.language import telling
from mtcheck.text.words import Word, vocabulary

# The share of foreign words, names left aside, that makes a quotation or a bracket one that is foreign on purpose.
APART_SHARE = 0.5

# With a capital inside a sentence, an article opens a title (“El laberinto del fauno”).
_ARTICLES = frozenset({
    "el", "la", "los", "las", "le", "les", "il", "lo", "gli", "der", "die", "das", "un", "una", "une", "os",
})  # fmt: skip

_TONGUES = "spanish|french|german|italian|portuguese|polish|dutch|czech|romanian|catalan|russian|latin"
_ARTICLE = "(?:(?:a|an|the|el|la|los|las|le|les|der|die|das|il|un|una) )?"
# What presents a foreign expression as one: “known as la mordida”, “the word querencia”, “the start, or mossa” …
_PRESENTED = later(
    r"\b(?:call(?:ed|s|ing)?|known (?:locally |in [a-z]+(?: [a-z]+)? )?as|named|dubbed|nicknamed|termed|words?|phrase"
    rf"|expression|terms?|slogan|motto|chants?|chanting|titled|entitled|means|meaning|aka|hashtag|in (?:{_TONGUES})"
    rf"|(?:{_TONGUES}) for)[,:]? {_ARTICLE}[\"'(*_]?$|[a-z], or {_ARTICLE}$|[a-z] \({_ARTICLE}$"
)
# … or explains it: “alcalde, or mayor”, “barrio alto means …”, “the mañanera, her daily news conference”.
_EXPLAINED = later(
    rf"[\"')*_]*(?: \(|/|,? (?:or|i\.e\.|that is) |,? (?:which |that |it |literally |loosely |roughly )*"
    rf"(?:means?|meant|meaning|translat\w+|literally|loosely|stands for|refers? to)\b| (?:is|are|was) (?:{_TONGUES}) "
    r"|, (?:an?|the|his|her|its|their|our) (?:[a-z'-]+ ){0,4}[a-z'-]+"
    r"(?:[,.;:)]| (?:in|of|at|for|from|on|by|to|with|who|that|where|made|used) ))"
)
# What is eaten and drunk keeps its name: “ate stegt flæsk med persillesovs”, “the menu has huevos rotos and callos”.
_SERVED = later(
    r"\b(?:ate|eat(?:s|ing)?|drank|drinking|cook(?:s|ed|ing)?|menu (?:has|had|was|offers|with|includes)|lunch(?:ed)? on"
    r"|(?:lunch|supper|dinner|breakfast) (?:was|of)|dined on|stalls? (?:sold|sells?)|(?:bowl|plate|glass|cup)s? of"
    r"|dish(?:es)? (?:of|like|such as)|recipes? for) (?:[^.;:!?\"]{0,60}(?:, | and | or |, and ))?$"
)
# What stands between the words of such a name.
_GARNISH = vocabulary("a al alla au aux com con cu de di en e la med mit na z")
_LOOK = 40  # characters on either side in which an expression is presented or explained
_SET_APART = later(
    r"(?<!\w)(?:\"[^\"]{1,80}\"|'[^'\"]{1,80}'|\([^()]{1,80}\)|\[[^\[\]]{1,80}\]|\*[^*]{1,80}\*|_[^_]{1,80}_)(?!\w)"
)


class Piece(NamedTuple):
    """A word of a segment with the languages that have it.

    ``foreign``: it is at home there, not in English. ``sure``: it is a sign on its own. ``name``: it has a capital, but
    does not open the sentence.
    """

    word: Word
    languages: tuple[str, ...]
    foreign: bool
    sure: bool
    name: bool


# What words and spans are in order by.
_START, _SPAN_START = attrgetter("word.start"), attrgetter("start")


def words_of(sentence: Span, pieces: list[Piece]) -> list[Piece]:
    """Give the words of a segment that begin in one of its sentences."""
    return pieces[bisect_left(pieces, sentence.start, key=_START) : bisect_left(pieces, sentence.end, key=_START)]


def apart(text: str) -> list[Span]:
    """Find what stands in quotation marks, brackets or italics, in folded text."""
    return [Span(*found.span()) for found in _SET_APART.finditer(text)]


def presented(text: str, word: Word) -> bool:
    """Say whether the writer presents or explains an expression as foreign."""
    before, after = _sides(text, word)
    return bool(_PRESENTED.search(before) or _EXPLAINED.match(after))


def explained(text: str, word: Word) -> bool:
    """Say whether the writer explains an expression beyond doubt: “a spade or a fork” are two things."""
    _, after = _sides(text, word)
    return not after.startswith((" or ", "/")) and bool(_EXPLAINED.match(after))


def glossed(text: str, word: Word) -> bool:
    """Say whether the writer both presents an expression and explains it: “what they call neijuan, or involution”."""
    before, after = _sides(text, word)
    return bool(_PRESENTED.search(before) and _EXPLAINED.match(after))


def _sides(text: str, word: Word) -> tuple[str, str]:
    """Give what stands before and behind an expression, in small letters."""
    before, after = text[max(0, word.start - _LOOK) : word.start], text[word.end : word.end + _LOOK]
    return before.lower(), after.lower()


def served(text: str, word: Word) -> bool:
    """Say whether an expression is the name of a dish or drink, or of its later words, by what leads up to it."""
    before = text[max(0, word.start - 2 * _LOOK) : word.start]
    words = before.split(" ")[:-1]
    while words and words[-1].isalpha() and (words[-1] in _GARNISH or lower(words[-1]) not in tables.english()):
        words.pop()
    return _SERVED.search(f"{' '.join(words)} ".lower()) is not None


def around(spans: Sequence[Span], word: Word) -> Span | None:
    """Give the span that a word lies in, of several in order that do not overlap."""
    at = bisect_right(spans, word.start, key=_SPAN_START) - 1
    return spans[at] if at >= 0 and word.end <= spans[at].end else None


def foreign_spans(spans: Sequence[Span], pieces: list[Piece]) -> list[Span]:
    """Give the spans in which little English stands, names left aside, among those that hold any of these words."""
    first, last = pieces[0].word.start, pieces[-1].word.end
    at = max(0, bisect_right(spans, first, key=_SPAN_START) - 1)
    return [span for span in spans[at : bisect_left(spans, last, key=_SPAN_START)] if _is_foreign(pieces, span)]


def _is_foreign(pieces: list[Piece], span: Span) -> bool:
    first = bisect_left(pieces, span.start, key=_START)
    held = takewhile(lambda number: pieces[number].word.end <= span.end, range(first, len(pieces)))
    inside = [pieces[number].foreign for number in held if not pieces[number].name]
    return sum(inside) >= APART_SHARE * len(inside)


def named(text: str, pieces: list[Piece], run: list[Piece]) -> bool:
    """Say whether a run belongs to a name or title: “Corriere della Sera”, “Ley orgánica”, “El laberinto del fauno”."""
    at = bisect_left(pieces, run[0].word.start, key=_START)
    after = bisect_left(pieces, run[-1].word.start, key=_START) + 1
    if len(run) == 1 and at > 0 and after < len(pieces) and pieces[after].name:
        first, last = pieces[at - 1].word, pieces[after].word
        return first.text[0].isupper() and text[first.end : last.start] == f" {run[0].word.text} "
    for number in range(at - 1, -1, -1):
        piece = pieces[number]
        if text[piece.word.end : pieces[number + 1].word.start] != " ":
            return False
        if piece.name:
            return _opens_a_title(lower(piece.word.text))
        if not piece.languages:
            return False
    return False


def _opens_a_title(word: str) -> bool:
    """Say whether a word with a capital is an article or a common noun of another language."""
    return word in _ARTICLES or word in telling()
