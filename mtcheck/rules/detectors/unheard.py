"""Words side by side that English news never puts there, often as it uses each of them (“worried to”, “the to”).

The table knows, of every common word, beside which frequent words it hardly ever stood, and before which two in a row,
in 43 million words, though chance alone would have put it there. Even so every writer is the first to put some words
together: a few such finds prove nothing. Only a story that is full of them has kept the frames of its source.
"""

import gzip
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from mtcheck.model import Mark
from mtcheck.rules.detectors.neighbours import Row, row
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.view import Hit, View

# Of what is found in stories with as many, editors mark nine in ten by older engines and seven in ten by present ones;
# with a few fewer asked for, five in ten, and in other stories people who translate write such words as often as
# engines. Counted on 200 stories that were annotated for this project.
_LEAST, _OF_HUNDRED = 4, 2.0


@detector("unheard-of-words")
def unheard_of_words(view: View) -> Iterator[Hit]:
    """Find words in a row that English news does not put side by side, in a story that is full of them."""
    words = row(view)
    runs = list(_runs(words))
    if len(runs) < _LEAST:
        return
    marks = list(_joined([words.mark(*run) for run in runs]))
    if len(marks) >= max(_LEAST, _OF_HUNDRED * view.count() / 100):
        yield from (Hit((mark,)) for mark in marks)


def _joined(marks: list[Mark]) -> Iterator[Mark]:
    """Make one of the marks that overlap."""
    whole, *others = marks
    for mark in others:
        if mark.meets(whole):
            whole = Mark(whole.segment, whole.start, max(whole.end, mark.end))
            continue
        yield whole
        whole = mark
    yield whole


def _runs(words: Row) -> Iterator[tuple[int, int]]:
    """Give the first and the last word of each find, in order; they may overlap."""
    letters, before, behind, by_twos = _table()
    small, touching = words.small, words.touching
    code = list(map(letters.get, small))
    for at, (here, there) in enumerate(pairwise(code)):
        if not (here or there) or not touching[at]:
            continue
        if (here and here in before.get(small[at + 1], "")) or (there and there in behind.get(small[at], "")):
            yield at, at + 1
        elif there and not here and touching[at + 1] and there + (code[at + 2] or _NONE) in by_twos.get(small[at], ""):
            yield at, at + 2


# The letter of no word.
_NONE = "?"


class _Table(NamedTuple):
    """The letters of frequent words; by common word, those never before it, behind it, and behind it by twos."""

    letters: Mapping[str, str]
    before: Mapping[str, str]
    behind: Mapping[str, str]
    by_twos: Mapping[str, str]


@cache
def _table() -> _Table:
    # A line at a time: the whole text beside its rows would be the peak of a run's memory.
    with gzip.open(Path(__file__).parents[1] / "unheard.tsv.gz", "rt", encoding="utf-8") as file:
        lines = (line.rstrip("\n") for line in file if line[0] != "#")
        letters = {word[1:]: word[0] for word in next(lines).split(" ")}
        columns: tuple[dict[str, str], ...] = ({}, {}, {})
        for line in lines:
            word, *cells = line.split("\t")
            for column, found in zip(columns, cells, strict=True):
                if found:
                    column[word] = found
        return _Table(letters, *columns)


def frequent() -> frozenset[str]:
    """Give the most frequent words of English news, in small letters."""
    return frozenset(_table().letters)
