"""From phrases to regular expressions."""

import re
from collections.abc import Iterable, Sequence
from itertools import count, groupby

from mtcheck.rules.classes import CLASS, NEXT
from mtcheck.rules.letters import settle
from mtcheck.rules.nodes import (
    IS_LETTER,
    Bracket,
    Choice,
    Edge,
    Gap,
    Node,
    Phrase,
    Space,
    Text,
    Token,
    holds_class,
    longest,
    variants,
)
from mtcheck.text.fold import lower

# A word of the Latin, Greek or Cyrillic alphabet goes on with their letters and figures, with combining accents and
# ligatures. Edges stand in every pattern, and to compile a set takes time for each of its characters, and far more if
# there are three ranges: with all that is called a letter, an edge would take ten times as long. The second range ends
# with the signs of kelvin and angstrom, which are letters in lower case.
_LETTER = r"(?-i:(?=\w)[0-\u052f\u1e00-\u212b])"
_JOINED = r"(?-i:[\u0300-\u036f\ufb00-\ufb06])"
_IS_LETTER = re.compile(_LETTER)
_NOT_AFTER_LETTER = rf"(?<!{_LETTER})(?<!{_JOINED})"
_NOT_BEFORE_LETTER = rf"(?!{_LETTER}|{_JOINED})"
_START = rf"(?:{_NOT_AFTER_LETTER}|(?!{_LETTER}))"
_END = rf"(?:{_NOT_BEFORE_LETTER}|(?<!{_LETTER})(?!{_JOINED}))"
# Between letters of other alphabets.
_OTHER = r"\b"


SPACE = r"[ \t\n]+"
# A word of a gap: anything but space and the marks that end a sentence or a main clause; a full stop may stand inside
# (“U.S.-based”, “2.5”).
_GAP_WORD = r"[^\s.!?;:]+(?:\.[^\s.!?;:]+)*"


def pattern(phrases: Iterable[Phrase]) -> str:
    """Give the regular expression that matches any of the phrases, each at the edges of words.

    The reported part of a phrase is a group “mark”, “mark1” … (`groups.is_mark`). Where words must be of a class, the
    phrases stand apart by `classes.NEXT`, and each such word is a group of its own name.
    """
    ordered = sorted((each for nodes in phrases for each in variants(nodes)), key=longest, reverse=True)
    marked = [(nodes, f"mark{number or ''}") for number, nodes in enumerate(ordered)]
    # Phrases without classes are one reading. An edge takes `re` longer to compile than all the rest: neighbours that
    # have the same share it.
    free = [each for each in marked if not holds_class(each[0])]
    plain = "|".join(_bounded(list(group)) for _, group in groupby(free, lambda each: _edges(each[0])))
    classed = [_bounded([each]) for each in marked if holds_class(each[0])]
    numbers = count(1)
    readings = NEXT.join([*filter(None, [plain]), *classed])
    return re.sub(rf"(?<=\(\?P<)({CLASS}\w+)", lambda group: f"{group[1]}_{next(numbers)}", readings)


def _bounded(marked: Sequence[tuple[Phrase, str]]) -> str:
    """Give the regular expression of phrases that have the same edges, each with the name of its mark."""
    start, end, guarded = _edges(marked[0][0])
    letters = set[str]().union(*(_first_letters(nodes) or () for nodes, _ in marked))
    guard = _guard(letters) if guarded else ""
    inner = "|".join(_render(nodes, mark) for nodes, mark in marked)
    return guard + start + (f"(?:{inner})" if len(marked) > 1 else inner) + end


def _guard(letters: Iterable[str]) -> str:
    """Give a quick look that most characters fail, so that the slower ones behind are never taken.

    All but ASCII passes, and both cases: a set that `re` must fold by itself takes four times as long to compile.
    """
    lowered = {settle(lower(letter)) for letter in letters}
    either = sorted({case for letter in lowered if letter.isascii() for case in (letter, letter.upper())})
    return f"(?-i:(?=[{re.escape(''.join(either))}]|[^\\0-\\x7f]))" if either else ""


def _edges(nodes: Phrase) -> tuple[str, str, bool]:
    """Give what bounds a phrase before and behind, and whether it is known which characters it begins with."""
    first, last = _first_letters(nodes), _first_letters(_mirrored(nodes))
    return _edge(first, _NOT_AFTER_LETTER, _START), _edge(last, _NOT_BEFORE_LETTER, _END), bool(first)


def _edge(characters: set[str] | None, letter: str, any_: str) -> str:
    """Choose the edge next to these characters: one that suits all, or the dearer one that looks what stands there."""
    edges = {_edge_of(character, letter) for character in characters or ()}
    return edges.pop() if len(edges) == 1 else any_


def _edge_of(character: str, letter: str) -> str:
    if not IS_LETTER.match(character):
        return ""
    return letter if _IS_LETTER.match(character) else _OTHER


def _mirrored(nodes: Phrase) -> Phrase:
    """Write texts and choices from right to left."""
    return tuple(_mirrored_node(node) for node in reversed(nodes))


def _mirrored_node(node: Node) -> Node:
    match node:
        case Text(text):
            return Text(text[::-1])
        case Choice(options):
            return Choice(tuple(map(_mirrored, options)))
    return node


def _first_letters(nodes: Phrase) -> set[str] | None:
    """Collect the characters that a match can begin with; None where they cannot be told."""
    letters: set[str] = set()
    for node in nodes:
        match node:
            case Bracket():
                continue
            case Text(text):
                return letters | {text[0]}
            case Choice(options):
                each = [_first_letters(option) for option in options if option]
                if None in each:
                    return None
                letters.update(*filter(None, each))
                if () not in options:
                    return letters
            case _:
                return None
    return None


def _render(nodes: Phrase, mark: str) -> str:
    return "".join(_render_node(node, mark) for node in nodes)


def _render_node(node: Node, mark: str) -> str:
    match node:
        case Text(text):
            return re.escape(text)
        case Space():
            return SPACE
        case Choice(options):
            full = [_render(option, mark) for option in options if option]
            return f"(?:{'|'.join(full)})" + ("?" if () in options else "")
        case Gap(low, high, space):
            word = SPACE + _GAP_WORD if space == "before" else _GAP_WORD + SPACE
            return f"(?:{word}){{{low},{high}}}?"
        case Token(expression):
            return expression
        case Bracket(opens):
            return f"(?P<{mark}>" if opens else ")"
        case Edge():
            return r"\b"
