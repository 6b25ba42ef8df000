"""Literals that any match must hold: one quick scan for them leaves few places for the patterns themselves to look at.

The rarest literals serve best, not the longest: of “for its acronym in” and “acronym” each is found as seldom as the
rarer says. Method: the required-literal analysis of RE2's prefilter (Cox, “Regular Expression Matching with a Trigram
Index”, 2012), with word frequencies to choose by.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from itertools import accumulate, product
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as sre  # type: ignore[attr-defined]
from typing import Any

from mtcheck.rules.letters import settle
from mtcheck.rules.phrases import Bracket, Choice, Gap, Node, Phrase, Space, Text, Token, join_texts
from mtcheck.text.fold import lower

# At most so many strings stand for a rule where a choice exists; and where none does (a bare <LANGUAGE>).
_CAP = 48
_LAST_CAP = 512
# A literal found more often than this in a million words stands in most sentences: it saves nothing.
COMMON = 20_000.0
# How often in a million words what is not in the table stands: less often than its rarest word (36).
_UNKNOWN = 5.0
# A further word, figure or mark makes a string so much rarer: over 960,000 pairs of words, the mean of
# count(pair) / count(rarer word).
_FURTHER = 0.05
_RUN = re.compile(r"[ \t\n]+")

_OPAQUE = Token("")


def required(nodes: Phrase) -> tuple[str, ...]:
    """Give lower-case strings of which each match, lower-cased, holds at least one; none if there is no telling."""
    for cap in (_CAP, _LAST_CAP):
        found = _cheapest(_candidates(nodes, cap))
        if found:
            return found
    return ()


def required_of_any(phrases: Iterable[Phrase]) -> tuple[str, ...]:
    """Give strings of which a match of any of the phrases holds one; none if that cannot be said of one of them."""
    sets = [required(nodes) for nodes in phrases]
    return tuple(sorted(set().union(*sets))) if all(sets) else ()


def _cheapest(candidates: Iterable[frozenset[str]]) -> tuple[str, ...]:
    usable = [(cost, tuple(sorted(strings))) for strings in candidates if (cost := _cost(strings)) < COMMON]
    return min(usable, key=lambda pair: (pair[0], len(pair[1]), pair[1]), default=(0.0, ()))[1]


def _cost(strings: Iterable[str]) -> float:
    # One a string for the room it takes in the automaton, so that two rare strings do not stand in for one.
    return sum(frequency(string) + 1 for string in strings)


def _candidates(nodes: Phrase, cap: int) -> Iterator[frozenset[str]]:
    """Give sets of strings of which a match holds one each: one for every stretch of nodes that has few readings."""
    readings = [_readings(node, cap) for node in nodes]
    for first in range(len(nodes)):
        strings: set[str] = {""}
        for exact in readings[first:]:
            if exact is None or len(strings) * len(exact) > cap:
                break
            strings = {_RUN.sub(" ", head + tail) for head, tail in product(strings, exact)}
            if all(string.strip() for string in strings):
                yield frozenset(strings)
    for node, exact in zip(nodes, readings, strict=True):
        if isinstance(node, Choice) and exact is None:
            options = [_cheapest(_candidates(option, cap)) for option in node.options]
            if all(options):
                yield frozenset().union(*options)


def _readings(node: Node, cap: int) -> tuple[str, ...] | None:
    """Give all the strings a node matches, lower-cased; None where they are too many or cannot be told."""
    match node:
        case Text(text):
            return (settle(lower(text)),)
        case Space():
            return (" ",)
        case Bracket():
            return ("",)
        case Choice(options):
            strings: set[str] = set()
            for option in options:
                readings = [_readings(part, cap) for part in option]
                if None in readings:
                    return None
                strings.update(map("".join, product(*filter(None, readings))))
                if len(strings) > cap:
                    return None
            return tuple(sorted(strings))
        case Gap() | Token():
            return None


@lru_cache(maxsize=1)
def _counts() -> Mapping[str, float]:
    table = resources.files("mtcheck.rules").joinpath("word_counts.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("# "))
    return {word: float(count) for word, count in rows}


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


def frequency(literal: str) -> float:
    """Estimate how often a string stands in a million words of English news, wherever a word may begin or end."""
    pieces = literal.split(" ")
    each: list[float] = []
    for number, piece in enumerate(pieces):
        letters = "".join(letter for letter in piece if letter.isalpha() or letter == "'")
        if letters:
            opened = "\n" if number > 0 and piece[0] == letters[0] else ""
            closed = "\n" if number < len(pieces) - 1 and piece[-1] == letters[-1] else ""
            each.append(_holding(opened + letters + closed))
        each += (_counts().get(mark, _UNKNOWN) for mark in piece if mark not in letters)
    return min(each, default=COMMON) * _FURTHER ** (len(each) - 1)


def regex_nodes(pattern: str, flags: int) -> Phrase:
    """Read a regular expression as nodes of a phrase; what has no counterpart there is a token that tells nothing."""
    return join_texts(_nodes(sre.parse(pattern, flags)))


def _nodes(parsed: Iterable[tuple[Any, Any]]) -> Iterator[Node]:
    for code, argument in parsed:
        yield from _NODES.get(code, _nothing_known)(argument)


def _nothing_known(_: Any) -> Sequence[Node]:
    return (_OPAQUE,)


def _one_of(members: Sequence[tuple[Any, Any]]) -> Sequence[Node]:
    if len(members) <= 4 and all(code is op.LITERAL for code, _ in members):
        return (Choice(tuple((Text(chr(letter)),) for _, letter in members)),)
    return (_OPAQUE,)


def _repeat(argument: tuple[int, int, Any]) -> Sequence[Node]:
    low, high, body = argument
    nodes = join_texts(_nodes(body))
    if nodes == (Text(" "),) and low:
        return (Space(),)
    if (low, high) == (0, 1):
        return (Choice((nodes, ())),)
    # Of “x{4,}” is known that it begins with four; more than a few copies make no string rarer.
    known = nodes * min(low, 4)
    return join_texts(known if low == high <= 4 else (*known, _OPAQUE))


_NODES: dict[Any, Callable[[Any], Iterable[Node]]] = {
    op.LITERAL: lambda letter: (Text(chr(letter)),),
    op.IN: _one_of,
    op.BRANCH: lambda argument: (Choice(tuple(join_texts(_nodes(option)) for option in argument[1])),),
    op.SUBPATTERN: lambda argument: _nodes(argument[3]),
    op.ATOMIC_GROUP: _nodes,
    op.MAX_REPEAT: _repeat,
    op.MIN_REPEAT: _repeat,
    op.POSSESSIVE_REPEAT: _repeat,
    # These take no characters: what stands before and after them is side by side.
    op.AT: lambda _: (),
    op.ASSERT: lambda _: (),
    op.ASSERT_NOT: lambda _: (),
}
