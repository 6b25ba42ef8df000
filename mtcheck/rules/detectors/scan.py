"""What detectors share: a cheap look at the whole story before a pattern runs, and tables that stay readable."""

import re
from collections.abc import Iterator

from mtcheck.model import Mark
from mtcheck.rules.view import Hit, View


def scan(
    view: View, gate: re.Pattern[str] | tuple[str, ...], pattern: re.Pattern[str]
) -> Iterator[tuple[int, re.Match[str]]]:
    """Give the matches of a pattern in folded text with their segments, addresses and code left out.

    The pattern runs only on segments for which the gate, some literals or a pattern, opens; the whole story is tried
    first. It must open wherever the pattern matches. A pattern should start with a literal or a plain character class:
    those ``re`` skips to fast.
    """
    if not _opens(gate, view.story):
        return
    for segment, text in enumerate(view.folded):
        for found in pattern.finditer(text) if _opens(gate, text) else ():
            if not view.protected(Mark(segment, *found.span()), "url", "code"):
                yield segment, found


def _opens(gate: re.Pattern[str] | tuple[str, ...], text: str) -> bool:
    if isinstance(gate, tuple):
        return any(map(text.__contains__, gate))
    return gate.search(text) is not None


def hit(segment: int, found: re.Match[str], suggestion: str | None = None) -> Hit:
    """Make a hit of a match: its group ``mark`` where it took part, else the whole match."""
    marked = "mark" in found.re.groupindex and found["mark"] is not None
    return Hit((Mark(segment, *found.span("mark" if marked else 0)),), suggestion=suggestion)


def vocabulary(words: str) -> frozenset[str]:
    """Make a set of the words of a text."""
    return frozenset(words.split())
