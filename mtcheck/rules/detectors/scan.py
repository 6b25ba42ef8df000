"""What detectors share: a cheap look at the whole story before a pattern runs."""

import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import partial, wraps
from typing import Any, Protocol, TypeVar

from mtcheck.model import Mark
from mtcheck.rules.patterns import Pattern
from mtcheck.rules.view import Hit, View

_Found = TypeVar("_Found")


class Expression(Pattern, Protocol):
    """What detectors ask of a pattern: some methods of `re.Pattern`."""

    @property
    def pattern(self) -> str:
        """Give the source."""

    def fullmatch(self, text: str, pos: int = 0, endpos: int = sys.maxsize, /) -> re.Match[str] | None:
        """Find a match of all from ``pos`` to ``endpos``."""

    def finditer(self, text: str, pos: int = 0, endpos: int = sys.maxsize, /) -> Iterator[re.Match[str]]:
        """Give the matches one after another."""

    def findall(self, text: str, /) -> list[Any]:
        """Give the texts of the matches, or of their groups."""

    def split(self, text: str, /, maxsplit: int = 0) -> list[str | Any]:
        """Give what stands between the matches."""

    def sub(self, repl: str | Callable[[re.Match[str]], str], text: str, /) -> str:
        """Put a text, or what a function makes of it, in the place of each match."""


class _Later:
    """What stands for a pattern until it is used, and then passes its methods on."""

    search: Any
    match: Any
    fullmatch: Any
    finditer: Any
    findall: Any
    split: Any
    sub: Any

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        # Called once for each method that is used: from then on it is an attribute of this one.
        found = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, found)
        return found


def later(source: str, flags: int = 0) -> Expression:
    """Give a pattern that is compiled when first used: to compile all that detectors have takes many stories' time."""
    return _Later(source, flags)


def once(look: Callable[[View], _Found]) -> Callable[[View], _Found]:
    """Keep what a look at a story finds for as long as the story: several detectors share it."""

    @wraps(look)
    def kept(view: View) -> _Found:
        if look not in view.looks:
            view.looks[look] = look(view)
        found: _Found = view.looks[look]
        return found

    return kept


# Opens for a segment that holds one of these texts or patterns.
Gate = Pattern | tuple[str | Pattern, ...]


def scan(view: View, gate: Gate, pattern: Expression) -> Iterator[tuple[int, re.Match[str]]]:
    """Give the matches of a pattern in folded text with their segments, addresses and code left out.

    The pattern runs only on segments for which the gate, some literals or a pattern, opens: they are found in one look
    at the whole story. It must open wherever the pattern matches, and not ask for the start or end of a segment. A
    pattern should start with a literal or a plain character class: those ``re`` skips to fast.
    """
    for segment in opened(view, gate):
        for found in pattern.finditer(view.folded[segment]):
            if not view.protected(Mark(segment, *found.span()), "url", "code"):
                yield segment, found


def opened(view: View, gate: Gate) -> list[int]:
    """Give the segments for which a gate opens, in order."""
    return sorted({segment for find in _finds(view.story, gate) for segment in _segments(view, find)})


def _finds(story: str, gate: Gate) -> Iterator[Callable[[int], int]]:
    """Give, for each sign of a gate, a function that finds it in the story from an offset on; -1 where it is not."""
    for sign in gate if isinstance(gate, tuple) else (gate,):
        yield partial(story.find, sign) if isinstance(sign, str) else partial(_start, sign, story)


def _start(pattern: Pattern, text: str, at: int) -> int:
    found = pattern.search(text, at)
    return found.start() if found else -1


def _segments(view: View, find: Callable[[int], int]) -> Iterator[int]:
    """Give the segments in which there is something to find from an offset of the story on; -1 ends it."""
    at = find(0)
    while at >= 0:
        segment = bisect_right(view.offsets, at) - 1
        yield segment
        at = find(view.offsets[segment + 1]) if segment + 1 < len(view.offsets) else -1


# Characters: more than the few words that detectors ask for before a match.
_REACH = 60


def just_before(pattern: Expression, found: re.Match[str], reach: int = _REACH) -> re.Match[str] | None:
    """Find a pattern that ends where a match begins, within so many characters: so a long sentence costs no more."""
    start = found.start()
    return pattern.search(found.string, max(0, start - reach), start)


def hit(segment: int, found: re.Match[str], suggestion: str | None = None) -> Hit:
    """Make a hit of a match: its group ``mark`` where it took part, else the whole match."""
    marked = "mark" in found.re.groupindex and found["mark"] is not None
    return Hit((Mark(segment, *found.span("mark" if marked else 0)),), suggestion=suggestion)


# How the place of a first letter looks that begins a word.
OF_WORD = (r"(?<!\w{})",)


def first(places: Iterable[str], *phrases: str) -> str:
    """Give the expression of phrases, parted by “; ”, whose first letter stands at one of these places.

    One branch a letter, and its place asked for behind it: ``re`` skips fast to where one of the letters stands. That
    pays where these letters are few or rare.
    """
    rests: dict[str, list[str]] = {}
    for phrase in "; ".join(phrases).split("; "):
        rests.setdefault(phrase[0], []).append(phrase[1:])
    branches = (
        f"{letter}(?:{'|'.join(place.format(letter) for place in places)})(?:{'|'.join(rest)})"
        for letter, rest in rests.items()
    )
    return f"(?:{'|'.join(branches)})"


# What may stand around the word of a token.
PUNCTUATION = ".,;:!?\"'()[]{}…-–—«»¿¡"
# Nearly all words come back from story to story, and those of the first stories oftenest: so many are 4 MB.
_KEPT = 32768


class Cleared:
    """Tokens that a detector looked at once and need not look at again; whether they are kept changes no find."""

    def __init__(self) -> None:
        self._tokens: set[str] = set()

    def new(self, tokens: frozenset[str]) -> frozenset[str]:
        """Give the tokens that are not known to be clear."""
        return tokens - self._tokens

    def keep(self, tokens: Iterable[str]) -> None:
        """Note tokens that are clear, as long as there is room."""
        if len(self._tokens) < _KEPT:
            self._tokens.update(tokens)
