"""What a phrase is made of once it is parsed, and what can be told of it without matching."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Literal

# What counts as a letter or figure at the edge of a word. Chinese, Japanese and Korean run on without spaces, so their
# characters make no edge.
IS_LETTER = re.compile(r"[^\W\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
# Characters of a word that is not known, by a guess: in corpora/native one has 4.4 in the mean, and a space behind it.
WORD = 6


@dataclass(frozen=True, slots=True)
class Text:
    """Characters as they stand."""

    text: str


@dataclass(frozen=True, slots=True)
class Space:
    """One or more spaces."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences; an empty one makes the whole optional."""

    options: tuple["Phrase", ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """From ``low`` to ``high`` words; ``space`` says on which side a space belongs to each."""

    low: int
    high: int
    space: Literal["before", "after"] | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A kind of word, given by a regular expression; of ``low`` to ``high`` characters, where that is known.

    ``classed``: what it matches is looked up in the table of word classes. ``spaces``: it matches so many at most.
    """

    pattern: str
    low: int = 0
    high: int | None = None
    classed: bool = False
    spaces: int | None = None


@dataclass(frozen=True, slots=True)
class Bracket:
    """Where the reported part opens or closes."""

    opens: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a word begins (`rulesets.LEFT`), ends (RIGHT) or may do either, if there is one; it takes no character."""

    sides: int


Node = Text | Space | Choice | Gap | Token | Bracket | Edge
Phrase = tuple[Node, ...]


def join_texts(nodes: Iterable[Node]) -> Phrase:
    """Make one node of texts that stand side by side."""
    joined: list[Node] = []
    for node in nodes:
        if isinstance(node, Text) and joined and isinstance(joined[-1], Text):
            joined[-1] = Text(joined[-1].text + node.text)
        else:
            joined.append(node)
    return tuple(joined)


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """Give each node, a choice before what stands in its options."""
    for node in nodes:
        yield node
        if isinstance(node, Choice):
            for option in node.options:
                yield from walk(option)


def variants(nodes: Phrase) -> list[Phrase]:
    """Write a phrase that holds word classes out, so that each stands in every variant at one place.

    What a class matches is checked afterwards, when the regular expression no longer looks for another reading; so
    alternatives that hold classes and gaps become phrases of their own.
    """
    if not holds_class(nodes):
        return [nodes]
    written: list[Phrase] = [()]
    for node in nodes:
        options: list[Phrase] = [(node,)]
        if isinstance(node, Choice) and holds_class((node,)):
            free = tuple(option for option in node.options if option and not holds_class(option))
            options = [(Choice(free),)] * bool(free) + [()] * (() in node.options)
            options += [each for option in node.options if holds_class(option) for each in variants(option)]
        elif isinstance(node, Gap):
            options = [(Gap(n, n, node.space),) if n else () for n in range(node.low, node.high + 1)]
        written = [head + option for head in written for option in options]
    return written


def holds_class(nodes: Phrase) -> bool:
    """Say whether a phrase asks for a word of a class."""
    return any(
        any(map(holds_class, node.options)) if isinstance(node, Choice) else isinstance(node, Token) and node.classed
        for node in nodes
    )


def sides(nodes: Iterable[Node]) -> int:
    """Give what the edges among nodes say together."""
    return reduce(or_, (node.sides for node in nodes if isinstance(node, Edge)), 0)


def longest(nodes: Phrase) -> int:
    """Give the length of the longest text a sequence can match, by a guess (`WORD`) where a word is not known."""
    total = 0
    for node in nodes:
        match node:
            case Text(text):
                total += len(text)
            case Space():
                total += 1
            case Choice(options):
                total += max(map(longest, options))
            case Gap(_, high):
                total += WORD * high
            case Token():
                total += WORD
    return total


def spaces(nodes: Phrase) -> int | None:
    """Give how many spaces nodes match at most, a run of them counted as one; None for no limit."""
    total = 0
    for most in map(_spaces, nodes):
        if most is None:
            return None
        total += most
    return total


def _spaces(node: Node) -> int | None:
    match node:
        case Text(text):
            return text.count(" ")
        case Space():
            return 1
        case Choice(options):
            known = [most for most in map(spaces, options) if most is not None]
            return max(known) if len(known) == len(options) else None
        case Gap(_, high):
            return high
        case Token():
            return node.spaces
    return 0


def width(nodes: Phrase) -> tuple[int, int | None]:
    """Give how many characters nodes match at least and at most, a space counted as one; None for no limit."""
    low, high = 0, 0
    for node in nodes:
        least, most = _width(node)
        if most is None:
            return low, None
        low, high = low + least, high + most
    return low, high


def _width(node: Node) -> tuple[int, int | None]:
    match node:
        case Text(text):
            return len(text), len(text)
        case Space():
            return 1, 1
        case Choice(options):
            widths = [width(option) for option in options]
            highs = [high for _, high in widths if high is not None]
            return min(low for low, _ in widths), max(highs) if len(highs) == len(widths) else None
        case Token(_, low, high):
            return low, high
        case Bracket() | Edge():
            return 0, 0
    return 0, None
