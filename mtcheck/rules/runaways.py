"""Regular expressions that can take very long: told from their form, before they run."""

from collections.abc import Iterable, Iterator, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as sre  # type: ignore[attr-defined]
from typing import Any

_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT)
# More turns of a loop than this, with more than one way to make each, are as good as endless.
_MANY = 10
_ASCII = frozenset(map(chr, range(128)))
_WORD = frozenset(letter for letter in _ASCII if letter.isalnum() or letter == "_")
_SPACE = frozenset(filter(str.isspace, _ASCII))
_DIGIT = frozenset("0123456789")
_CATEGORIES = {
    op.CATEGORY_WORD: _WORD,
    op.CATEGORY_NOT_WORD: _ASCII - _WORD,
    op.CATEGORY_SPACE: _SPACE,
    op.CATEGORY_NOT_SPACE: _ASCII - _SPACE,
    op.CATEGORY_DIGIT: _DIGIT,
    op.CATEGORY_NOT_DIGIT: _ASCII - _DIGIT,
}


def runaways(pattern: str) -> Iterator[tuple[str, str]]:
    r"""Find loops that can be gone through in very many ways, and loops over almost any character; give the remedies.

    A loop within a loop is let pass where each turn must begin or end with a character that the inner one cannot take:
    “(?: \w+){2,30}” can be read in one way only.
    """
    for code, argument in _walk(sre.parse(pattern)):
        if code not in _REPEATS:
            continue
        _, high, body = argument
        if high > _MANY and not _one_way(body):
            yield "a repeat within a repeat can take for ever", "bound the outer one, as in {0,3}, or use a phrase"
        if high is op.MAXREPEAT and len(body) == 1 and _letters(body) > _WORD | {" "}:
            yield "a repeat over almost any character runs to the end of the text", "bound it, as in [^.]{0,40}"


def _walk(parsed: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """Go through a parsed expression and all that it holds."""
    for code, argument in parsed:
        yield code, argument
        stack = [argument]
        while stack:
            part = stack.pop()
            if isinstance(part, sre.SubPattern):
                yield from _walk(part)
            elif isinstance(part, list | tuple):
                stack += part


def _one_way(body: Any) -> bool:
    """Say whether the turns of a loop can be told apart: no loop within, or one that cannot run over into the next."""
    nodes = list(body)
    while len(nodes) == 1 and nodes[0][0] is op.SUBPATTERN:
        nodes = list(nodes[0][1][3])
    inner = [argument[2] for code, argument in _walk(nodes) if code in _REPEATS and argument[0] != argument[1]]
    if not inner:
        return True
    taken = frozenset().union(*map(_letters, inner))
    return any(
        letters and not letters & taken for code, argument in nodes if (letters := _must(code, argument)) is not None
    )


def _must(code: Any, argument: Any) -> frozenset[str] | None:
    """Give the characters of which a part takes one for certain; None where it may take none, or cannot be told."""
    if code is op.SUBPATTERN:
        first = next(iter(argument[3]), None)
        return _must(*first) if first else None
    if code is op.BRANCH:
        firsts = [_must(*option[0]) if len(option) else None for option in argument[1]]
        return None if None in firsts else frozenset().union(*filter(None, firsts))
    if code in _REPEATS:
        return _letters(argument[2]) if argument[0] and argument[0] == argument[1] else None
    return _letters([(code, argument)]) or None


def _letters(nodes: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """Give the ASCII characters that single-character parts of an expression take."""
    found: set[str] = set()
    for code, argument in _walk(nodes):
        if code is op.LITERAL:
            found.add(chr(argument))
        elif code is op.NOT_LITERAL:
            found |= _ASCII - {chr(argument)}
        elif code is op.ANY:
            found |= _ASCII
        elif code is op.IN:
            found |= _members(argument)
    return frozenset(found)


def _members(members: Sequence[tuple[Any, Any]]) -> frozenset[str]:
    held: set[str] = set()
    for code, argument in members:
        if code is op.LITERAL:
            held.add(chr(argument))
        elif code is op.RANGE:
            held.update(map(chr, range(argument[0], min(argument[1], 127) + 1)))
        elif code is op.CATEGORY:
            held |= _CATEGORIES[argument]
    return _ASCII - held if members[0][0] is op.NEGATE else frozenset(held)
