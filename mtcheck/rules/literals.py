"""Literals that any match must hold: one quick scan for them leaves few places where patterns need to be tried.

The rarest literals serve best, not the longest: of “for its acronym in” and “acronym” each is found as seldom as the
rarer says. Method: the required-literal analysis of RE2's prefilter (Cox, “Regular Expression Matching with a Trigram
Index”, 2012), with word frequencies to choose by.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import chain, product

from mtcheck.rules.frequencies import COMMON, frequency
from mtcheck.rules.letters import settle
from mtcheck.rules.nodes import (
    IS_LETTER,
    WORD,
    Bracket,
    Choice,
    Edge,
    Node,
    Phrase,
    Space,
    Text,
    sides,
    spaces,
    walk,
    width,
)
from mtcheck.rules.rulesets import LEFT, RIGHT, UNKNOWN, Hint
from mtcheck.text.fold import lower

# At most so many strings stand for a rule where there is a choice; and where there is none (a bare <LANGUAGE>).
_CAPS = (128, 512)
# What a string costs by itself, in finds in a million words: its time to build in a run of some thousand stories.
_ROOM = 2.0
# What it costs to try a pattern at one more character, and to search a sentence, against the rest of what a find costs:
# measured 0.4, 20 and 3 microseconds, on one machine; what counts is how they stand to one another.
_TRY, _SEARCH = 0.13, 6.0
# What costs more to follow saves nothing.
_MOST = COMMON * _SEARCH
# A literal further inside than this does not tell where to try the pattern: then the whole segment is searched.
_FAR = 40
# A longer literal is hardly rarer, and in a phrase of a thousand words there are too many to try.
_LONG = 60
# A literal is long enough where it has so many characters, and stands so rarely in a million words: measured, shorter
# ones are found more often than they save.
_SHORT, _RARE = 6, 2.0
_RUN = re.compile(r"[ \t\n]+")


def required(nodes: Phrase, *, edges: int = LEFT | RIGHT, at_start: bool = False) -> tuple[Hint, ...]:
    """Give literals of which each match, lower-cased, holds at least one; none if there is no telling.

    ``edges`` says where the nodes as a whole must begin (LEFT) and end (RIGHT) with a word, ``at_start`` that they must
    begin where a segment does: then a find costs little, and more frequent literals may be taken.
    """
    most = _MOST * _SEARCH if at_start else _MOST
    chosen = next(filter(None, (_cheapest(_candidates(nodes, edges, cap), most) for cap in _CAPS)), ())
    return _united([[_head(hint)] for hint in chosen])


def required_of_any(phrases: Iterable[Phrase]) -> tuple[Hint, ...]:
    """Give literals of which a match of any of the phrases holds one; none if that cannot be said of one of them."""
    sets = [required(nodes) for nodes in phrases]
    return _united(sets) if all(sets) else ()


def _united(sets: Iterable[Iterable[Hint]]) -> tuple[Hint, ...]:
    """Put sets together; of a literal that stands at different places only what holds for all of them is kept."""
    known: dict[str, Hint] = {}
    for hint in chain.from_iterable(sets):
        known[hint.literals] = _weaker(hint, known.get(hint.literals, hint))
    return tuple(known[literal] for literal in sorted(known))


def _weaker(one: Hint, other: Hint) -> Hint:
    """Keep what holds for both of two hints of one literal."""
    return Hint(
        one.literals,
        min(one.low, other.low),
        _more(one.high, other.high),
        _more(one.spaces, other.spaces),
        one.edges & other.edges,
    )


def _head(hint: Hint) -> Hint:
    """Cut a literal where what stands so far is rare: all of them together take half the memory, and less time."""
    literal, opens = hint.literals, bool(hint.edges & LEFT)
    ends = range(_SHORT, len(literal))
    end = bisect_left(ends, -_RARE, key=lambda end: -frequency(literal[:end], opens=opens)) + _SHORT
    return hint if end >= len(literal) else hint._replace(literals=literal[:end], edges=hint.edges & LEFT)


def _more(one: int, other: int) -> int:
    """Give the greater of two limits, either of which may hold."""
    return UNKNOWN if UNKNOWN in (one, other) else max(one, other)


def _sum(one: int, other: int) -> int:
    """Add two limits."""
    return UNKNOWN if UNKNOWN in (one, other) else one + other


def _cheapest(candidates: Iterable[tuple[Hint, ...]], most: float = _MOST) -> tuple[Hint, ...]:
    """Choose the set whose literals are found least often; () if all cost more than ``most`` to follow."""
    priced = ((price(hints), hints) for hints in map(_lean, candidates))
    usable = ((cost + _ROOM * len(hints), hints) for cost, hints in priced if cost < most)
    return min(usable, key=_rank, default=(0.0, ()))[1]


def _rank(priced: tuple[float, tuple[Hint, ...]]) -> tuple[float, int, tuple[Hint, ...]]:
    """Rank sets by their price, then by how much is known of their edges."""
    cost, hints = priced
    return cost, -sum(hint.edges for hint in hints), hints


def _lean(hints: tuple[Hint, ...]) -> tuple[Hint, ...]:
    """Leave out literals that hold another of the set: of “signature” and “the signature” the first finds both.

    Both stay where the first would no longer be a whole word, and found too often: “y” and “muy”.
    """
    kept: list[Hint] = []
    for hint in sorted(hints, key=lambda hint: len(hint.literals)):
        number = next((number for number, short in enumerate(kept) if short.literals in hint.literals), None)
        if number is None:
            kept.append(hint)
            continue
        within = kept[number]
        one = _one(within, hint)
        if one.edges != within.edges and price([one]) > price([within, hint]) + _ROOM:
            kept.append(hint)
        else:
            kept[number] = one
    return tuple(sorted(kept))


def _one(within: Hint, hint: Hint) -> Hint:
    """Make one hint of two, the literal of the first of which stands in that of the second."""
    short, literal = within.literals, hint.literals
    start = literal.find(short)
    end = start + len(short)
    edges = hint.edges & LEFT if start == 0 else LEFT * (not _in_word(literal[start - 1]))
    edges |= hint.edges & RIGHT if end == len(literal) else RIGHT * (not _in_word(literal[end]))
    spaces_within = literal.count(" ", 0, start)
    deeper = Hint(short, hint.low + start, _sum(hint.high, start), _sum(hint.spaces, spaces_within), edges)
    return _weaker(within, deeper)


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def joined(hints: Iterable[Hint]) -> tuple[Hint, ...]:
    """Make one hint of those that differ in their literals alone: a tuple for each would take as much memory again."""
    literals: dict[Hint, list[str]] = {}
    for hint in hints:
        literals.setdefault(hint._replace(literals=""), []).append(hint.literals)
    return tuple(known._replace(literals="\n".join(each)) for known, each in literals.items())


def price(hints: Iterable[Hint]) -> float:
    """Estimate what following hints costs in a million words of news, in finds of a literal with one place to try."""
    total = 0.0
    for hint in hints:
        sides = {"opens": bool(hint.edges & LEFT), "closes": bool(hint.edges & RIGHT)}
        found = sum(frequency(literal, **sides) for literal in hint.literals.split("\n"))
        tries = hint.high - hint.low if hint.high != UNKNOWN else WORD * (hint.spaces + 1)
        total += found * (_SEARCH if hint.high == hint.spaces == UNKNOWN else 1 + _TRY * tries)
    return total


def _candidates(nodes: Phrase, edges: int, cap: int) -> Iterator[tuple[Hint, ...]]:
    """Give sets of literals of which a match holds one each: one for every stretch of nodes that has few readings."""
    readings = [_readings(node, cap) for node in nodes]
    bounds = _bounds(nodes, edges)
    for first, bound in bounds.items():
        node, depth = nodes[first], _depth(nodes[:first])
        strings: set[str] = {""}
        for last, exact in enumerate(readings[first:], first):
            if exact is None or len(strings) * len(exact) > cap or min(map(len, strings)) > _LONG:
                break
            strings = {_RUN.sub(" ", head + tail) for head, tail in product(strings, exact)}
            if last in bounds and all(string.strip() for string in strings):
                both = bound & LEFT | bounds[last] & RIGHT
                yield tuple(Hint(string, *depth, _sure(string, both)) for string in sorted(strings))
        # What its options tell of their edges is lost in the readings of the whole.
        if isinstance(node, Choice) and (readings[first] is None or sides(walk([node]))):
            options = [_cheapest(_candidates(option, bound, cap)) for option in node.options if option]
            if all(options) and () not in node.options:
                yield _united([_deeper(hints, depth) for hints in options])


def _bounds(nodes: Phrase, edges: int) -> dict[int, int]:
    """Give, by the number of each node that takes characters, where it must begin and end with a word."""
    taking = [number for number, node in enumerate(nodes) if not isinstance(node, Bracket | Edge)]
    found = {}
    for before, number, behind in zip([-1, *taking], taking, [*taking[1:], len(nodes)], strict=False):
        left = sides(nodes[before + 1 : number]) | (edges if before < 0 else 0)
        right = sides(nodes[number + 1 : behind]) | (edges if behind == len(nodes) else 0)
        found[number] = left & LEFT | right & RIGHT
    return found


def _sure(literal: str, edges: int) -> int:
    """Keep the edges at which the literal has a letter that makes one: at others any character may stand next to it."""
    return (edges & LEFT if IS_LETTER.match(literal[0]) else 0) | (edges & RIGHT if IS_LETTER.match(literal[-1]) else 0)


def _depth(nodes: Phrase) -> tuple[int, int, int]:
    """Give what stands before that which follows these nodes, as a hint does: characters and spaces."""
    low, high = width(nodes)
    most = spaces(nodes)
    return _near(low, UNKNOWN if high is None else high, UNKNOWN if most is None else most)


def _near(low: int, high: int, spaces: int) -> tuple[int, int, int]:
    """Leave out limits so far from one another that there would be too much between them to try."""
    return low, UNKNOWN if high - low > _FAR else high, UNKNOWN if spaces * WORD > _FAR else spaces


def _deeper(hints: Iterable[Hint], depth: tuple[int, int, int]) -> Iterator[Hint]:
    """Add the depth of a choice to the depths within it."""
    low, high, most = depth
    for hint in hints:
        within = _near(low + hint.low, _sum(high, hint.high), _sum(most, hint.spaces))
        yield Hint(hint.literals, *within, hint.edges)


def _readings(node: Node, cap: int) -> tuple[str, ...] | None:
    """Give all the strings a node matches, lower-cased; None where they are too many or cannot be told."""
    match node:
        case Text(text):
            return (settle(lower(text)),)
        case Space():
            return (" ",)
        case Bracket() | Edge():
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
    return None
