"""Foreign words that are there on purpose: names, titles, and what a writer quotes, brackets, presents or explains."""

from typing import NamedTuple

from mtcheck.model import Segment, Span
from mtcheck.rules.detectors.scan import later
from mtcheck.text.fold import lower
from mtcheck.text.language import telling
from mtcheck.text.words import Word

# The share of foreign words, names left aside, that makes a quotation or a bracket one that is foreign on purpose.
APART_SHARE = 0.5

# With a capital inside a sentence, an article opens a title (“El laberinto del fauno”).
_ARTICLES = frozenset({
    "el", "la", "los", "las", "le", "les", "il", "lo", "gli", "der", "die", "das", "un", "una", "une", "os",
})  # fmt: skip

_TONGUES = "spanish|french|german|italian|portuguese|polish|dutch|czech|romanian|catalan|russian|latin"
_ARTICLE = "(?:(?:a|an|the|el|la|los|las|le|les|der|die|das|il|un|una) )?"
# What presents a foreign expression as one: “known as la mordida”, “the word querencia” …
_PRESENTED = later(
    r"\b(?:called|known as|known locally as|named|dubbed|nicknamed|termed|words?|phrase|expression|terms?|slogan|motto"
    rf"|chants?|chanting|titled|entitled|means|meaning|aka|hashtag|in (?:{_TONGUES})|(?:{_TONGUES}) for)"
    rf"[,:]? {_ARTICLE}[\"'(*_]?$"
)
# … or explains it: “alcalde, or mayor”, “barrio alto means …”, “the mañanera, her daily news conference”.
_EXPLAINED = later(
    rf"[\"')*_]*(?: \(|/|,? (?:or|i\.e\.|that is) |,? (?:which |that |it |literally |loosely |roughly )*"
    rf"(?:means?|meant|meaning|translat\w+|literally|loosely|stands for|refers? to)\b| (?:is|are|was) (?:{_TONGUES}) "
    r"|, (?:an?|the|his|her|its|their|our) (?:[a-z'-]+ ){0,4}[a-z'-]+(?:[,.;:)]| (?:in|of|at|for|from|on|by) ))"
)
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


def within(word: Word, span: Span) -> bool:
    """Say whether a word lies in a span."""
    return span.start <= word.start and word.end <= span.end


def apart(text: str) -> list[Span]:
    """Find what stands in quotation marks, brackets or italics, in folded text."""
    return [Span(*found.span()) for found in _SET_APART.finditer(text)]


def presented(text: str, word: Word) -> bool:
    """Say whether the writer presents or explains an expression as foreign."""
    before, after = text[max(0, word.start - _LOOK) : word.start], text[word.end : word.end + _LOOK]
    return bool(_PRESENTED.search(before.lower()) or _EXPLAINED.match(after.lower()))


def set_apart(segment: Segment, spans: list[Span], pieces: list[Piece], word: Word) -> bool:
    """Say whether an expression stands in an address, or with little English in one of these spans or a quotation."""
    if any(span.kind in ("url", "code") and within(word, Span(*span[:2])) for span in segment.protected):
        return True
    quotes = [Span(*span[:2]) for span in segment.protected if span.kind == "quote"]
    for span in (*spans, *quotes):
        inside = [piece.foreign for piece in pieces if within(piece.word, span) and not piece.name]
        if within(word, span) and sum(inside) >= APART_SHARE * len(inside):
            return True
    return False


def named(text: str, pieces: list[Piece], run: list[Piece]) -> bool:
    """Say whether a run belongs to a name or title: “Corriere della Sera”, “Ley orgánica”, “El laberinto del fauno”."""
    at, after = pieces.index(run[0]), pieces.index(run[-1]) + 1
    if len(run) == 1 and at > 0 and after < len(pieces) and pieces[after].name:
        first, last = pieces[at - 1].word, pieces[after].word
        return first.text[0].isupper() and text[first.end : last.start] == f" {run[0].word.text} "
    for piece in reversed(pieces[:at]):
        if text[piece.word.end : pieces[at].word.start] != " ":
            return False
        if piece.name:
            return _opens_a_title(lower(piece.word.text))
        if not piece.languages:
            return False
        at -= 1
    return False


def _opens_a_title(word: str) -> bool:
    """Say whether a word with a capital is an article or a common noun of another language."""
    return word in _ARTICLES or word in telling()
