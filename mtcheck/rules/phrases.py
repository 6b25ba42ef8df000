"""The phrase language: how a rule writes words down, with alternatives, gaps and a reported part.

A phrase is parsed to a tuple of nodes; from these come the regular expression that matches it (here) and the literals
that any match must hold (`mtcheck.rules.literals`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from mtcheck.rules.macros import TOKENS
from mtcheck.text.fold import fold

# Braces within braces beyond this nobody can read, and a hostile pack could fill the stack with them.
_DEEPEST = 8
# A gap wider than this says nothing about its two ends any more; news sentences run to some 20 words.
WIDEST_GAP = 8

# What counts as a letter or figure at the edge of a phrase. Chinese, Japanese and Korean run on without spaces, so
# their characters make no edge; a combining accent belongs to the letter before it.
_LETTER = r"[^\W\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff]"
_ACCENT = r"[\u0300-\u036f]"
_NOT_AFTER_LETTER = rf"(?<!{_LETTER})(?<!{_ACCENT})"
_NOT_BEFORE_LETTER = rf"(?!{_LETTER}|{_ACCENT})"
_START = rf"(?:{_NOT_AFTER_LETTER}|(?!{_LETTER}))"
_END = rf"(?:{_NOT_BEFORE_LETTER}|(?<!{_LETTER})(?!{_ACCENT}))"
_IS_LETTER = re.compile(_LETTER)

SPACE = r"[ \t\n]+"
# A word of a gap: anything but space and the marks that end a sentence or a main clause; a full stop may stand inside
# (“U.S.-based”, “2.5”).
_GAP_WORD = r"[^\s.!?;:]+(?:\.[^\s.!?;:]+)*"


class PhraseError(ValueError):
    """A phrase that cannot be read: what is wrong and what to do; ``macro`` is the name that nobody knows, if any."""

    def __init__(self, problem: str, remedy: str, macro: str | None = None) -> None:
        super().__init__(f"{problem}; {remedy}")
        self.problem = problem
        self.remedy = remedy
        self.macro = macro


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
    """A kind of word, given by a regular expression; of ``low`` to ``high`` characters, where that is known."""

    pattern: str
    low: int = 0
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Bracket:
    """Where the reported part opens or closes."""

    opens: bool


Node = Text | Space | Choice | Gap | Token | Bracket
Phrase = tuple[Node, ...]

_LEXEME = re.compile(
    r"""\\(?P<escaped>.?)
      | (?P<opens>\[\[) | (?P<closes>\]\])
      | <(?P<low>\d+)-(?P<high>\d+)>
      | <(?P<token>[A-Z][A-Z_]*)>
      | (?P<stray>[<>])
      | (?P<brace>[{},])
      | (?P<space>\s+)
      | (?P<text>[^\\<>{},\s\[\]]+|[\[\]])""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPABLE = "{},<>[]\\"


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
    if at_edge or any(isinstance(node, Gap) and node.space is None for node in _walk(nodes)):
        raise PhraseError("a gap stands alone", "put a word on each side, with spaces between")
    return nodes


def _walk(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        if isinstance(node, Choice):
            for option in node.options:
                yield from _walk(option)


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
            return Choice(tuple(sorted(dict.fromkeys(options), key=_length, reverse=True))), at


def _leaf(lexeme: re.Match[str], depth: int) -> Node:
    kind = lexeme.lastgroup
    if lexeme["low"]:
        low, high = int(lexeme["low"]), int(lexeme["high"])
        if not low <= high <= WIDEST_GAP or high == 0:
            raise PhraseError(f"{lexeme.group()} is no gap", f"write <0-3>, at most <0-{WIDEST_GAP}>")
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
            return Token(_token(lexeme["token"]))
        case "stray":
            raise PhraseError(
                f"“{lexeme.group()}” belongs to no macro and no gap",
                f"write <NAME> or <0-3>, or \\{lexeme.group()} for the character itself",
            )
        case "space":
            return Space()
    return Text(lexeme.group())


def _token(name: str) -> str:
    if name in TOKENS:
        return TOKENS[name]
    raise PhraseError(f"unknown macro <{name}>", "define it under macros, or use a built-in one", macro=name)


def join_texts(nodes: Iterable[Node]) -> Phrase:
    """Make one node of texts that stand side by side."""
    joined: list[Node] = []
    for node in nodes:
        if isinstance(node, Text) and joined and isinstance(joined[-1], Text):
            joined[-1] = Text(joined[-1].text + node.text)
        else:
            joined.append(node)
    return tuple(joined)


def _strip(nodes: Phrase) -> Phrase:
    inner = list(nodes)
    while inner and isinstance(inner[0], Space):
        inner.pop(0)
    while inner and isinstance(inner[-1], Space):
        inner.pop()
    return tuple(inner)


def _length(nodes: Phrase) -> int:
    """Give the length of the longest text a sequence can match, by a guess of six letters to an unknown word."""
    total = 0
    for node in nodes:
        match node:
            case Text(text):
                total += len(text)
            case Space():
                total += 1
            case Choice(options):
                total += max(map(_length, options))
            case Gap(_, high):
                total += 6 * high
            case Token():
                total += 6
    return total


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
        case Bracket():
            return 0, 0
    return 0, None


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
            return not _IS_LETTER.match(text[0] if first else text[-1])
        case Gap(_, _, space):
            return space == ("before" if first else "after")
        case Choice(options):
            ends = [option[0 if first else -1] for option in options if option]
            return bool(ends) and all(isinstance(end, Space) for end in ends)
    return False


def pattern(phrases: Iterable[Phrase]) -> str:
    """Give the regular expression that matches any of the phrases, each at the edges of words.

    The reported part of a phrase is a group whose name begins with “mark”.
    """
    ordered = sorted(phrases, key=_length, reverse=True)
    return "|".join(_bounded(nodes, f"mark{number or ''}") for number, nodes in enumerate(ordered))


def _bounded(nodes: Phrase, mark: str) -> str:
    visible = [node for node in nodes if not isinstance(node, Bracket)]
    first, last = visible[0], visible[-1]
    start, end = _START, _END
    if isinstance(first, Text):
        start = _NOT_AFTER_LETTER if _IS_LETTER.match(first.text[0]) else ""
    if isinstance(last, Text):
        end = _NOT_BEFORE_LETTER if _IS_LETTER.match(last.text[-1]) else ""
    letters = _first_letters(nodes)
    # Most characters fail this quick look, and the slower ones behind are never taken.
    guard = f"(?=[{re.escape(''.join(sorted(letters)))}])" if letters else ""
    return guard + start + _render(nodes, mark) + end


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
