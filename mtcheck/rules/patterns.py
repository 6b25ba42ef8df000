"""Compiled patterns: ``re`` for packs that ship with mtcheck, ``regex`` under a time limit for those of strangers."""

import re
import sys
from functools import cache, partial
from time import perf_counter
from typing import Any, Protocol

from mtcheck.rules.classes import CLASS, NEXT, fits
from mtcheck.rules.programs import pattern_of

# One rule may take so long with one document; a story of 500 words takes the slowest sane pattern some milliseconds.
SECONDS = 0.5


class Pattern(Protocol):
    """What the engine asks of a compiled pattern."""

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        """Find the first match from ``pos`` on, as if the text ended at ``endpos``."""

    def match(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        """Find a match that begins at ``pos``, as if the text ended at ``endpos``."""


class Clock:
    """The time that one rule has left for one document."""

    def __init__(self) -> None:
        self.left = SECONDS

    def reset(self) -> None:
        """Start on another document."""
        self.left = SECONDS


class TimedPattern:
    """A pattern that raises TimeoutError when the clock it shares with others of its rule has run out."""

    def __init__(self, source: str, *, case: bool, clock: Clock) -> None:
        # Slow to import, and wanted only for packs of strangers.
        import regex

        self._pattern = regex.compile(source, 0 if case else regex.IGNORECASE)
        self._clock = clock

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Any:
        """Find the first match from ``pos`` on, as if the text ended at ``endpos``."""
        return self._run(self._pattern.search, text, pos, min(endpos, len(text)))

    def match(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Any:
        """Find a match that begins at ``pos``, as if the text ended at ``endpos``."""
        return self._run(self._pattern.match, text, pos, min(endpos, len(text)))

    def _run(self, method: Any, text: str, pos: int, endpos: int) -> Any:
        if self._clock.left <= 0:
            raise TimeoutError
        begun = perf_counter()
        try:
            return method(text, pos, endpos, timeout=self._clock.left)
        finally:
            self._clock.left -= perf_counter() - begun


class ClassedPattern:
    """A pattern some of whose words must be of a class: each match is checked, and the next reading is tried."""

    def __init__(self, source: str, *, case: bool, clock: Clock | None, program: bytes) -> None:
        self._whole = _plain(source, case=case, clock=clock, program=program)
        self._reading = cache(partial(_plain, case=case, clock=clock))
        self._behind = cache(self._readings_behind)
        self._source = source

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        """Find the first match from ``pos`` on, as if the text ended at ``endpos``."""
        while found := self._whole.search(text, pos, endpos):
            if right := self.match(text, found.start(), endpos):
                return right
            pos = found.start() + 1
        return None

    def match(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        """Find a match that begins at ``pos``."""
        # One pattern tries all readings in order; few places need those behind the one that matched there.
        found = self._whole.match(text, pos, endpos)
        if not found or fits(words := found.groupdict()):
            return found
        group = next(name for name, word in words.items() if word and name.startswith(CLASS))
        tries = (self._reading(reading).match(text, pos, endpos) for reading in self._behind(group))
        return next((other for other in tries if other and fits(other.groupdict())), None)

    def _readings_behind(self, group: str) -> list[str]:
        *_, behind = self._source.partition(f"(?P<{group}>")
        return behind.split(NEXT)[1:]


def compiled(source: str, *, case: bool, clock: Clock | None, program: bytes = b"") -> Pattern:
    """Compile a pattern, with a time limit where a clock is given; a ``program`` spares the most of it."""
    if f"(?P<{CLASS}" in source:
        return ClassedPattern(source, case=case, clock=clock, program=program)
    return _plain(source, case=case, clock=clock, program=program)


def _plain(source: str, *, case: bool, clock: Clock | None, program: bytes = b"") -> Pattern:
    if clock is not None:
        return TimedPattern(source, case=case, clock=clock)
    return (program and pattern_of(source, program)) or re.compile(source, flags_of(case=case))


def flags_of(*, case: bool) -> int:
    """Give the flags a pattern is compiled with."""
    return 0 if case else int(re.IGNORECASE)
