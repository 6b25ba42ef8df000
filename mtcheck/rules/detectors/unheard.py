"""Words side by side that English news never puts there, often as it uses each of them (“worried to”, “the to”).

The table knows, of every frame of one or two frequent words, which common words never stood in it in 36 million words,
though chance alone would have put them there. Even so every writer is the first to put some words together: one such
find proves nothing, and a rule that calls this asks for other signs beside it.
"""

import gzip
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from mtcheck.model import Mark, Span
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.view import Hit, View

# With so much of a gap between two words the second may open a sentence, and its capital says nothing.
_OPENS = (".", "!", "?", ":", '"')


@detector("unheard-of-words")
def unheard_of_words(view: View) -> Iterator[Hit]:
    """Find two or three words in a row that English news does not put side by side; overlapping finds are one."""
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
    words = view.words(index)
    # What is no plain word, a name above all, stands beside nothing.
    plain = [_plain(text, word.start, word.text, words[at - 1].end if at else 0) for at, word in enumerate(words)]
    often = list(map(_frequent().__contains__, plain))
    beside = [left.end + 1 == right.start and text[left.end] == " " for left, right in pairwise(words)]
    for at, touching in enumerate(beside):
        first, second = plain[at : at + 2]
        if not (touching and first and second):
            continue
        if (often[at] and _unheard(f"{first} _", second)) or (often[at + 1] and _unheard(f"_ {second}", first)):
            yield words[at].start, words[at + 1].end
        elif sum(often[at : at + 3]) > 1 and beside[at + 1 : at + 2] == [True] and _heap(*plain[at : at + 3]):
            yield words[at].start, words[at + 2].end


def _plain(text: str, start: int, word: str, before: int) -> str:
    """Give a word in small letters; "" for a name, a figure or a compound."""
    if not word.isalpha() or word.islower():
        return word if word.isalpha() else ""
    opens = not start or any(mark in text[before:start] for mark in _OPENS)
    return word.lower() if opens else ""


def _heap(first: str, second: str, third: str) -> bool:
    return third != "" and (
        _unheard(f"{first} _ {third}", second)
        or _unheard(f"_ {second} {third}", first)
        or _unheard(f"{first} {second} _", third)
    )


# Characters of a row from which it is faster to search a stretch of it.
_LONG = 1000


# The same words meet from story to story: so many are 2 MB.
@lru_cache(maxsize=8192)
def _unheard(frame: str, word: str) -> bool:
    row = _table().get(frame, "")
    return f" {word} " in (row if len(row) < _LONG else _stretch(frame, word[0]))


@cache
def _stretch(frame: str, letter: str) -> str:
    """Give the words of a row that begin with a letter: they stand together."""
    row = _table()[frame]
    start = row.find(f" {letter}")
    return row[start : row.find(" ", row.rfind(f" {letter}") + 1) + 1] if start >= 0 else ""


@cache
def _frequent() -> frozenset[str]:
    """Give the words that frames are made of."""
    return frozenset(" ".join(_table()).split()) - {"_"}


@cache
def _table() -> Mapping[str, str]:
    """Give the words that are unheard of in each frame, in alphabetical order, a space before and after each."""
    # A line at a time: the whole text beside its rows would be the peak of a run's memory.
    with gzip.open(Path(__file__).parents[1] / "unheard.tsv.gz", "rt", encoding="utf-8") as lines:
        rows = (line.rstrip("\n").split("\t") for line in lines if line[0] != "#")
        return {frame: f" {words} " for frame, words in rows}
