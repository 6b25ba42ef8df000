"""The phrase language: how a rule writes words down, with alternatives, gaps and a reported part.

A phrase is parsed to a tuple of nodes; from these come the regular expression that matches it (`rendering`) and the
literals that any match must hold (`literals`).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from mtcheck.rules.classes import LONGEST, SHORTEST, class_group
from mtcheck.rules.macros import TOKENS
from mtcheck.rules.nodes import (
    IS_LETTER,
    Bracket,
    Choice,
    Gap,
    Node,
    Phrase,
    Space,
    Text,
    Token,
    join_texts,
    longest,
    walk,
)
from mtcheck.text.fold import fold

# Braces within braces beyond this nobody can read, and a hostile pack could fill the stack with them.
_DEEPEST = 8
# A gap wider than this says nothing about its two ends any more; news sentences run to some 20 words.
_WIDEST_GAP = 8


class PhraseError(ValueError):
    """A phrase that cannot be read: what is wrong and what to do; ``macro`` is the name that nobody knows, if any."""

    def __init__(self, problem: str, remedy: str, macro: str | None = None) -> None:
        super().__init__(f"{problem}; {remedy}")
        self.problem = problem
        self.remedy = remedy
        self.macro = macro


_LEXEME = re.compile(
    r"""\\(?P<escaped>.?)
      | (?P<opens>\[\[) | (?P<closes>\]\])
      | <(?P<low>\d+)-(?P<high>\d+)>
      | <(?P<token>[A-Z][A-Z_]*(?::[a-z|]+)?)>
      | (?P<stray>[<>])
      | (?P<brace>[{},])
      | (?P<space>\s+)
      | (?P<text>[^\\<>{},\s\[\]]+|[\[\]])""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPABLE = "{},<>[]\\"


def escaped(text: str) -> str:
    """Write a text as a phrase that matches it as it is."""
    return re.sub(f"([{re.escape(_ESCAPABLE)}])", r"\\\1", text)


def parse(phrase: str) -> Phrase:
    """Read a phrase whose word lists are written out (`macros.expand`); raise PhraseError."""
    lexemes = list(_LEXEME.finditer(fold(phrase)))
    nodes, rest = _sequence(lexemes, 0, depth=0)
    if rest < len(lexemes):
        raise PhraseError("“}” closes nothing", "write \\} for the character itself")
    brackets = [node.opens for node in nodes if isinstance(node, Bracket)]
    if brackets not in ([], [True, False]):
        raise PhraseError("[[ and ]] do not pair up", "write them once each, in this order, outside braces")
    nodes = _settle_spaces(_strip(nodes))
    if all(_optional(node) or isinstance(node, Bracket | Space) for node in nodes):
        raise PhraseError("the phrase can match nothing at all", "give it at least one word that must stand")
    visible = [node for node in nodes if not isinstance(node, Bracket)]
    at_edge = isinstance(visible[0], Gap) or isinstance(visible[-1], Gap)
    if at_edge or any(isinstance(node, Gap) and node.space is None for node in walk(nodes)):
        raise PhraseError("a gap stands alone", "put a word on each side, with spaces between")
    return nodes


def _sequence(lexemes: Sequence[re.Match[str]], at: int, depth: int) -> tuple[Phrase, int]:
    """Read nodes up to the end, or within braces up to the comma or brace that ends the alternative."""
    nodes: list[Node] = []
    while at < len(lexemes):
        brace = lexemes[at]["brace"]
        if brace == "{":
            choice, at = _choice(lexemes, at + 1, depth + 1)
            nodes.append(choice)
            continue
        if brace == "}" or (brace == "," and depth):
            break
        nodes.append(_leaf(lexemes[at], depth))
        at += 1
    return join_texts(nodes), at


def _choice(lexemes: Sequence[re.Match[str]], at: int, depth: int) -> tuple[Choice, int]:
    if depth > _DEEPEST:
        raise PhraseError("braces stand too deep in one another", "write some of the alternatives out")
    options: list[Phrase] = []
    while True:
        option, at = _sequence(lexemes, at, depth)
        nested = option[0] if len(option) == 1 else None
        options.extend(nested.options if isinstance(nested, Choice) else [option])
        if at == len(lexemes):
            raise PhraseError("“{” is never closed", "add “}”, or write \\{ for the character itself")
        at += 1
        if lexemes[at - 1]["brace"] == "}":
            # The longest first, so that of “firm” and “firm's” the longer is reported where both fit.
            return Choice(tuple(sorted(dict.fromkeys(options), key=longest, reverse=True))), at


def _leaf(lexeme: re.Match[str], depth: int) -> Node:
    kind = lexeme.lastgroup
    if lexeme["low"]:
        low, high = int(lexeme["low"]), int(lexeme["high"])
        if not low <= high <= _WIDEST_GAP or high == 0:
            raise PhraseError(f"{lexeme.group()} is no gap", f"write <0-3>, at most <0-{_WIDEST_GAP}>")
        return Gap(low, high)
    match kind:
        case "escaped":
            if lexeme["escaped"] not in _ESCAPABLE or not lexeme["escaped"]:
                raise PhraseError(
                    f"“{lexeme.group()}” is no escape of a phrase ({' '.join(_ESCAPABLE)} are)",
                    "for a regular expression use regex instead of phrase",
                )
            return Text(lexeme["escaped"])
        case "opens" | "closes":
            if depth:
                raise PhraseError("[[ and ]] cannot stand inside braces", "move them outside")
            return Bracket(kind == "opens")
        case "token":
            return _token(lexeme["token"])
        case "stray":
            raise PhraseError(
                f"“{lexeme.group()}” belongs to no macro and no gap",
                _meant(lexeme.string[lexeme.start() :])
                or f"write <NAME> or <0-3>, or \\{lexeme.group()} for the character itself",
            )
        case "space":
            return Space()
    return Text(lexeme.group())


def _meant(text: str) -> str | None:
    """Say what to write for a macro in small letters, or a gap written otherwise, that a text begins with."""
    if named := re.match("<([a-zA-Z_]+)(:[a-z]+)?>", text):
        return f"write <{named[1].upper()}{named[2] or ''}>: names of macros are in capitals"
    if gap := re.match(r"<\s*(\d+)\s*(?:[-–,]\s*(\d+)\s*)?>", text):
        return f"write <{gap[1] if gap[2] else 0}-{gap[2] or gap[1]}>, without spaces"
    return None


def _token(name: str) -> Token:
    if name in TOKENS:
        return Token(TOKENS[name], spaces=None if " " in TOKENS[name] else 0)
    if (group := class_group(name)) is not None:
        return Token(group, SHORTEST, LONGEST, classed=True, spaces=0)
    raise PhraseError(f"unknown macro <{name}>", "define it under macros, or use a built-in one", macro=name)


def _strip(nodes: Phrase) -> Phrase:
    inner = list(nodes)
    while inner and isinstance(inner[0], Space):
        inner.pop(0)
    while inner and isinstance(inner[-1], Space):
        inner.pop()
    return tuple(inner)


def _optional(node: Node) -> bool:
    match node:
        case Choice(options):
            return any(all(map(_optional, option)) for option in options)
        case Gap(low, _):
            return low == 0
    return False


def _settle_spaces(nodes: Phrase) -> Phrase:
    """Give each optional word and each gap the space that goes away with it.

    Right to left: at the end of a phrase, or before punctuation, it is the space before it; else the space after it.
    """
    left = list(nodes)
    done: list[Node] = []
    while left:
        node = left.pop()
        if isinstance(node, Choice):
            node = Choice(tuple(map(_settle_spaces, node.options)))
        before, after = (left[-1] if left else None), (done[0] if done else None)
        if isinstance(node, Gap) or (isinstance(node, Choice) and _optional(node)):
            if isinstance(before, Space) and _edge(after, first=True):
                left.pop()
                node = _with_space(node, "before")
            elif isinstance(after, Space) and (isinstance(before, Space) or _edge(before, first=False)):
                done.pop(0)
                node = _with_space(node, "after")
        done.insert(0, node)
    return tuple(done)


def _with_space(node: Gap | Choice, side: Literal["before", "after"]) -> Node:
    if isinstance(node, Gap):
        return replace(node, space=side)
    space = (Space(),)
    return Choice(tuple(option and (space + option if side == "before" else option + space) for option in node.options))


def _edge(node: Node | None, *, first: bool) -> bool:
    """Say whether a word ends where this neighbour stands: nothing, a bracket, a mark, or a space of its own."""
    match node:
        case None | Bracket():
            return True
        case Text(text):
            return not IS_LETTER.match(text[0] if first else text[-1])
        case Gap(_, _, space):
            return space == ("before" if first else "after")
        case Choice(options):
            ends = [option[0 if first else -1] for option in options if option]
            return bool(ends) and all(isinstance(end, Space) for end in ends)
    return False
