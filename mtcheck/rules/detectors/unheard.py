"""Words side by side that English news never puts there, often as it uses each of them (“worried to”, “the to”).

The table knows, of every common word, which frames of one or two frequent words it never stood in in 36 million words,
though chance alone would have put it there. Even so every writer is the first to put some words together: one such
find proves nothing, and neither do a few. Only a story that is full of them has kept the frames of its source.
"""

import gzip
from collections.abc import Iterator, Mapping, Set
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from mtcheck.model import Mark, Span
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.view import Hit, View
from mtcheck.text.words import Word

# With so much of a gap between two words the second may open a sentence, and its capital says nothing.
_OPENS = (".", "!", "?", ":", '"')


# Of what is found in stories with as many, editors mark 87 in 100 by older engines and 71 by present ones; in others,
# 79 and 60. Counted on 110 stories that were annotated for this project.
_LEAST, _OF_HUNDRED = 4, 2.2


@detector("unheard-of-words")
def unheard_of_words(view: View) -> Iterator[Hit]:
    """Find words in a row that English news does not put side by side, in a story that is full of them."""
    hits = list(_beside(view))
    if len(hits) >= max(_LEAST, _OF_HUNDRED * view.count() / 100):
        yield from hits


def _beside(view: View) -> Iterator[Hit]:
    """Give two or three such words in a row; overlapping finds are one."""
    for index, text in enumerate(view.folded):
        whole: Span | None = None
        for start, end in _runs(view, index, text):
            if whole and start < whole.end:
                whole = Span(whole.start, max(whole.end, end))
                continue
            if whole:
                yield Hit((Mark(index, *whole),))
            whole = Span(start, end)
        if whole:
            yield Hit((Mark(index, *whole),))


def _runs(view: View, index: int, text: str) -> Iterator[tuple[int, int]]:
    """Give where unheard-of words begin and end, in order; they may overlap."""
    words, table = view.words(index), _table()
    small = plain(text, words)
    code = "".join([table.letters.get(word, _NONE) for word in small])
    for at, (first, second) in enumerate(pairwise(small)):
        if not (first and second):
            continue
        if code[at] in table.before.get(second, "") or code[at + 1] in table.behind.get(first, ""):
            last = at + 1
        elif code.count(_NONE, at, at + 3) < 2 and " ".join(small[at : at + 3]) in table.heaps:
            last = at + 2
        else:
            continue
        if all(touch(text, left, right) for left, right in pairwise(words[at : last + 1])):
            yield words[at].start, words[last].end


def plain(text: str, words: list[Word]) -> list[str]:
    """Give words in small letters, and "" behind the last and for what is no plain word.

    A name above all, a figure or a compound stands beside anything.
    """
    small = [word.text if word.text.isalpha() else "" for word in words]
    for at, word in enumerate(small):
        if word and not word.islower():
            before = text[words[at - 1].end if at else 0 : words[at].start]
            opens = not words[at].start or any(mark in before for mark in _OPENS)
            small[at] = word.lower() if opens else ""
    return [*small, ""]


def touch(text: str, left: Word, right: Word) -> bool:
    """Say whether there is one space and no more between two words."""
    return left.end + 1 == right.start and text[left.end] == " "


# The letter of words that are not frequent.
_NONE = "?"


class _Table(NamedTuple):
    """The letters of frequent words; by common word, those that never stand before or behind it; and heaps of three."""

    letters: Mapping[str, str]
    before: Mapping[str, str]
    behind: Mapping[str, str]
    heaps: Set[str]


@cache
def _table() -> _Table:
    # A line at a time: the whole text beside its rows would be the peak of a run's memory.
    with gzip.open(Path(__file__).parents[1] / "unheard.tsv.gz", "rt", encoding="utf-8") as file:
        lines = (line.rstrip("\n") for line in file if line[0] != "#")
        frequent = " ".join(iter(lines.__next__, ""))
        before: dict[str, str] = {}
        behind: dict[str, str] = {}
        for line in iter(lines.__next__, ""):
            word, before[word], behind[word] = line.split("\t")
        letters = {word[1:]: word[0] for word in frequent.split(" ")}
        return _Table(letters, before, behind, frozenset(lines))


def frequent() -> Set[str]:
    """Give the most frequent words of English news, in small letters."""
    return _table().letters.keys()
