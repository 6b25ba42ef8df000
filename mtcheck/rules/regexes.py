"""Regular expressions read as nodes of a phrase, for what can be told from them: literals and widths."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from itertools import takewhile
from operator import and_
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as sre  # type: ignore[attr-defined]
from typing import Any

from mtcheck.rules.nodes import Choice, Edge, Node, Phrase, Space, Text, Token, join_texts, sides, spaces, width
from mtcheck.rules.rulesets import LEFT, RIGHT

# A class of more characters than there are digits tells too little.
_FEW = 10
_SPACE = ord(" ")
_JOINER = ord("_")
_WORD = (op.CATEGORY, op.CATEGORY_WORD)
# What is known of the words on either side of a place.
_EDGES = {
    op.AT_BOUNDARY: LEFT | RIGHT,
    **dict.fromkeys((op.AT_BEGINNING, op.AT_BEGINNING_STRING), LEFT),
    **dict.fromkeys((op.AT_END, op.AT_END_STRING), RIGHT),
}
_WITH_SPACE = (op.CATEGORY_SPACE, op.CATEGORY_NOT_WORD, op.CATEGORY_NOT_DIGIT)


def regex_nodes(pattern: str, flags: int) -> Phrase:
    """Read a regular expression as nodes of a phrase; what has no counterpart there is a token that tells nothing."""
    return join_texts(_nodes(sre.parse(pattern, flags)))


def opens(nodes: Phrase) -> bool:
    """Say whether a match begins where a word may: no part of one stands before it."""
    return bool(sides(takewhile(lambda node: isinstance(node, Edge), nodes)) & LEFT)


def at_start(pattern: str, flags: int) -> bool:
    """Say whether a match can only begin where the text does."""
    parsed = sre.parse(pattern, flags)
    return list(parsed[:1]) == [(op.AT, op.AT_BEGINNING)] and not parsed.state.flags & re.MULTILINE


def western_digits(pattern: str) -> str:
    r"""Write \d as 0-9, which is what the author of a rule for English copy means: ten digits can be looked for."""
    depth = 0

    def digits(found: re.Match[str]) -> str:
        nonlocal depth
        if found.group() == r"\d":
            return "0-9" if depth else "[0-9]"
        depth += {"[": not depth, "]": -depth}.get(found.group()[0], 0)
        return found.group()

    # A bracket that closes at once is a member of its class: “[]x]”, “[^]x]”.
    return re.sub(r"\\.|\[\^?\]?|\]", digits, pattern, flags=re.DOTALL)


def _nodes(parsed: Iterable[tuple[Any, Any]]) -> Iterator[Node]:
    for code, argument in parsed:
        yield from _NODES.get(code, _unknown)(argument)


def _unknown(_: Any) -> Sequence[Node]:
    return (Token(""),)


def _one_letter(_: Any) -> Sequence[Node]:
    return (Token("", 1, 1, spaces=1),)


def _another_letter(letter: int) -> Sequence[Node]:
    return (Token("", 1, 1, spaces=int(letter != _SPACE)),)


def _one_of(members: Sequence[tuple[Any, Any]]) -> Sequence[Node]:
    letters: list[int] = []
    for code, argument in members:
        low, high = argument if code is op.RANGE else (argument, argument)
        if code not in (op.LITERAL, op.RANGE) or len(letters) + high - low >= _FEW:
            return (Token("", 1, 1, spaces=int(_takes_space(members))),)
        letters.extend(range(low, high + 1))
    return (Choice(tuple((Text(chr(letter)),) for letter in letters)),)


def _takes_space(members: Sequence[tuple[Any, Any]]) -> bool:
    negated = members[0][0] is op.NEGATE
    for code, argument in members[negated:]:
        low, high = argument if code is op.RANGE else (argument, argument)
        if argument in _WITH_SPACE if code is op.CATEGORY else low <= _SPACE <= high:
            return not negated
    return negated


def _repeat(argument: tuple[int, int, Any]) -> Sequence[Node]:
    low, high, body = argument
    nodes = join_texts(_nodes(body))
    if nodes == (Text(" "),) and low:
        return (Space(),)
    if (low, high) == (0, 1):
        return (Choice((nodes, ())),)
    # Of “x{4,}” is known that it begins with four; more than a few copies make no string rarer.
    known = nodes * min(low, 4)
    if low == high <= 4:
        return join_texts(known)
    least, most = width(nodes)
    apart = spaces(nodes)
    further, copies = low - min(low, 4), None if high is op.MAXREPEAT else high - min(low, 4)
    token = Token("", least * further, _times(most, copies), spaces=_times(apart, copies))
    return join_texts((*known, token))


def _times(most: int | None, copies: int | None) -> int | None:
    """Give the most of so many copies; None for no limit."""
    if most == 0:
        return 0
    return None if most is None or copies is None else most * copies


def _branch(argument: tuple[Any, Sequence[Any]]) -> Sequence[Node]:
    options = tuple(join_texts(_nodes(option)) for option in argument[1])
    if all(option and all(isinstance(node, Edge) for node in option) for option in options):
        return _edge(reduce(and_, map(sides, options)))
    return (Choice(options),)


def _edge(known: int) -> Sequence[Node]:
    return (Edge(known),) if known else ()


def _must_stand(argument: tuple[int, Sequence[Any]]) -> Sequence[Node]:
    """Tell what must stand behind, or before: where that is no part of a word, a word ends, or begins."""
    way, body = argument
    outer = body[0 if way > 0 else -1] if len(body) else None
    return _edge(RIGHT if way > 0 else LEFT) if outer and _is_no_word(*outer) else ()


def _may_not_stand(argument: tuple[int, Sequence[Any]]) -> Sequence[Node]:
    """Tell what may not stand behind, or before: where no part of a word may, a word ends, or begins."""
    way, body = argument
    takes_words = len(body) == 1 and body[0][0] is op.IN and _WORD in body[0][1] and body[0][1][0][0] is not op.NEGATE
    return _edge(RIGHT if way > 0 else LEFT) if takes_words else ()


def _is_no_word(code: Any, argument: Any) -> bool:
    """Say whether a part of an expression takes a character that belongs to no word."""
    if code is op.LITERAL:
        return not (chr(argument).isalnum() or argument == _JOINER)
    if code is op.IN and argument[0][0] is op.NEGATE:
        return _WORD in argument
    return code is op.IN and all(
        each in (op.CATEGORY_SPACE, op.CATEGORY_NOT_WORD) if kind is op.CATEGORY else _is_no_word(kind, each)
        for kind, each in argument
    )


_NODES: dict[Any, Callable[[Any], Iterable[Node]]] = {
    op.LITERAL: lambda letter: (Text(chr(letter)),),
    op.NOT_LITERAL: _another_letter,
    op.ANY: _one_letter,
    op.IN: _one_of,
    op.BRANCH: _branch,
    op.SUBPATTERN: lambda argument: _nodes(argument[3]),
    op.ATOMIC_GROUP: _nodes,
    op.MAX_REPEAT: _repeat,
    op.MIN_REPEAT: _repeat,
    op.POSSESSIVE_REPEAT: _repeat,
    # These take no characters: what stands before and after them is side by side.
    op.AT: lambda place: _edge(_EDGES.get(place, 0)),
    op.ASSERT: _must_stand,
    op.ASSERT_NOT: _may_not_stand,
}
