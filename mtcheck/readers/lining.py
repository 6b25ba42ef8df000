"""Lining up the paragraphs of a story with those of its source where a desk has cut them anew.

By their lengths (Gale and Church, “A program for aligning sentences in bilingual corpora”, 1993) and by what stands in
both: figures, and words with the same first letters (Simard, Foster and Isabelle, “Using cognates to align sentences in
bilingual corpora”, 1992). Each pair has its probability among all ways to line the whole story up, and only what is
sure counts.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from mtcheck.text.fold import lower, unaccented

# How often so many paragraphs of a story are so many of its source (Gale and Church 1993, table 5, its additions and
# omissions by half; the rare two for two is left out), and the variance of a translation's length, for each character.
_SHARES = {(1, 1): 0.89, (1, 0): 0.005, (0, 1): 0.005, (2, 1): 0.0445, (1, 2): 0.0445}
_VARIANCE = 6.8
# Words are cognates where they share so many letters at their beginning (Simard et al. 1992).
_COGNATE = 4
# Set on the open half of the bench: its stories, from 13 languages, with paragraphs joined on either side (8 in 100
# each) and left out (3 in 100). Of what is lined up 99.6 in 100 are right, and of what could be 83 in 100 are.
_WORTH, _MOST = 3.0, 6  # the log odds of one thing that stands in both, and how many of them count
_SURE = 0.99
_LONGER = 1.4  # a pair may be so many times as long for its source, or as short, as the whole story is
# A longer table of pairs takes seconds: 100 paragraphs on either side have two thirds of one.
_MOST_PAIRS = 10_000

_TOKEN = re.compile(r"[^\W\d_]{4,}|\d+")

# What tells stories apart: names, by their beginning, and figures, whatever parts their thousands.
_NAME = re.compile(r"(?<![^\W\d_])[A-ZÀ-ÞĀ-Ž][^\W\d_]{3,}")
_WITHIN = re.compile(r"[\w,;] \Z")
_FIGURE = re.compile(r"\d+(?:[.,٬  ]\d+)*")
_LETTER = re.compile(r"[^\W\d_]")
_IDEOGRAPH = re.compile(r"[\u3040-\u9fff]")
_NO_LATIN = re.compile(r"[\u0370-\u1dff\u3040-\u9fff\uac00-\ud7a3]")
# Set on the open half of the bench: of 24,837 translations none is taken for that of another story; of sources changed
# round within a language 43 in 100 are told (60 from Spanish, 4 from Russian, none from Chinese and Japanese).
_ENOUGH_NAMES, _MANY_NAMES, _SHARED_NAMES = 8, 15, 0.08
_ENOUGH_FIGURES, _SHARED_FIGURES = 2, 0.25
# In other letters only figures can be held together; of two digits some are in both by chance.
_LONG_FIGURES, _SHARED_BY_CHANCE = 3, 0.4


class _Paragraph(NamedTuple):
    length: int
    tokens: frozenset[str]


class _Link(NamedTuple):
    """Some paragraphs that are translations of each other: between two points, each so many of ours and of theirs.

    ``weight`` is the logarithm of how likely that is by itself.
    """

    start: tuple[int, int]
    end: tuple[int, int]
    weight: float


class _Pair(NamedTuple):
    """A paragraph of ours and what of theirs it may translate, with the lengths of both."""

    row: int
    column: int
    behind: int
    probability: float
    length: int
    of: int


def lined_up(texts: Sequence[str], sources: Sequence[str]) -> Mapping[int, range]:
    """Give for the paragraphs of a story, by their number, those of the source that they translate.

    Left out is one that has no counterpart or a part of one, and one of which that is not sure; in a very long story,
    all.
    """
    if not texts or not sources or len(texts) * len(sources) > _MOST_PAIRS:
        return {}
    ours, theirs = list(map(_paragraph, texts)), list(map(_paragraph, sources))
    # What one side has alone makes the whole too short for the other: the second time only what is in both counts.
    pairs = list(_pairs(ours, theirs, _length(ours) / max(1, _length(theirs))))
    of = sum(pair.probability * pair.of for pair in pairs)
    ratio = sum(pair.probability * pair.length for pair in pairs) / of if of else 1.0
    return {
        pair.row: range(pair.column, pair.behind)
        for pair in _pairs(ours, theirs, ratio)
        if pair.probability > _SURE and 1 / _LONGER < pair.length / max(1.0, ratio * pair.of) < _LONGER
    }


def is_another_story(text: str, source: str) -> bool:
    """Say whether a source is surely none of this text: no names of it, and hardly any figures, stand there."""
    ours, theirs = _figures(text), _figures(source)
    shared, few = len(ours & theirs), min(len(ours), len(theirs))
    if len(_NO_LATIN.findall(source)) > len(_LETTER.findall(source)) / 2:
        long = [{figure for figure in figures if len(figure) > 2} for figures in (ours, theirs)]
        ideographic = _IDEOGRAPH.search(source) is not None  # they count in ten thousands
        enough = min(map(len, long)) >= _LONG_FIGURES and not ideographic
        return enough and not long[0] & long[1] and shared <= _SHARED_BY_CHANCE * few
    named = [list(_names(each)) for each in (text, source)]
    names = [{unaccented(lower(found[0]))[:_COGNATE] for found in each} for each in named]
    least, same = min(map(len, names)), len(names[0] & names[1])
    if least < _ENOUGH_NAMES or same > max(1, _SHARED_NAMES * least):
        return False
    if few >= _ENOUGH_FIGURES:
        return shared <= _SHARED_FIGURES * few
    # Without figures, what opens a sentence is no name for sure: in a sketch without names nothing is shared.
    within = {found[0] for found in named[0] if _WITHIN.search(text, max(0, found.start() - 2), found.start())}
    return not same and least >= _MANY_NAMES and len(within) >= _ENOUGH_NAMES


def _names(text: str) -> Iterator[re.Match[str]]:
    # In the range of letters with accents small ones stand between the capitals.
    return (found for found in _NAME.finditer(text) if found[0][0].isupper())


def _figures(text: str) -> set[str]:
    """Give the figures of a text of two digits and more, in the digits of English, without what parts them."""
    plain = ("".join(str(int(digit)) for digit in found if digit.isdecimal()) for found in _FIGURE.findall(text))
    return {figure for figure in plain if len(figure) > 1}


def out_of_order(texts: Sequence[str], sources: Sequence[str]) -> Mapping[int, range] | None:
    """Give what is lined up of paragraphs that are no counterparts in their order; None where they are.

    As many on either side may be others, one left out and another put in: then some share more with a neighbour of
    their own counterpart, and are not lined up with that.
    """
    if len(texts) != len(sources):
        return lined_up(texts, sources)
    ours, theirs = list(map(_paragraph, texts)), list(map(_paragraph, sources))
    # Lining up takes longer than all rules do, and eleven stories of twelve are spared it.
    if not (astray := [number for number in range(len(ours)) if _is_astray(ours, theirs, number)]):
        return None
    found = lined_up(texts, sources)
    ordered = all(found.get(number) == range(number, number + 1) for number in {*found, *astray})
    return None if ordered or not found else found


def _is_astray(ours: Sequence[_Paragraph], theirs: Sequence[_Paragraph], number: int) -> bool:
    """Say whether a paragraph shares more with the source of one beside it than with its own."""
    shared = [len(ours[number].tokens & each.tokens) for each in theirs[max(0, number - 1) : number + 2]]
    return max(shared) > len(ours[number].tokens & theirs[number].tokens)


def _pairs(ours: Sequence[_Paragraph], theirs: Sequence[_Paragraph], ratio: float) -> Iterator[_Pair]:
    """Give each paragraph of ours with all that it may translate, and how likely that is."""
    links = list(_links(ours, theirs, ratio))
    # How likely all ways to and from each point are, as logarithms.
    ways_to, ways_from = {(0, 0): 0.0}, {(whole := (len(ours), len(theirs))): 0.0}
    for start, end, weight in links:
        ways_to[end] = _sum(ways_to.get(end), ways_to[start] + weight)
    for start, end, weight in reversed(links):
        ways_from[start] = _sum(ways_from.get(start), ways_from[end] + weight)
    for start, end, weight in links:
        (row, column), (last, behind) = start, end
        if last == row + 1 and behind > column:
            probability = math.exp(ways_to[start] + weight + ways_from[end] - ways_to[whole])
            yield _Pair(row, column, behind, probability, ours[row].length, _length(theirs[column:behind]))


def _paragraph(text: str) -> _Paragraph:
    tokens = (unaccented(token)[:_COGNATE] if token.isalpha() else token for token in _TOKEN.findall(lower(text)))
    return _Paragraph(len(text), frozenset(tokens))


def _length(paragraphs: Sequence[_Paragraph]) -> int:
    return sum(each.length for each in paragraphs)


def _links(ours: Sequence[_Paragraph], theirs: Sequence[_Paragraph], ratio: float) -> Iterator[_Link]:
    """Give all links of a story, in the order of the points that they end at."""
    for row in range(len(ours) + 1):
        for column in range(len(theirs) + 1):
            for (count, many), share in _SHARES.items():
                if count <= row and many <= column:
                    weight = math.log(share) + _weight(ours[row - count : row], theirs[column - many : column], ratio)
                    yield _Link((row - count, column - many), (row, column), weight)


def _weight(ours: Sequence[_Paragraph], theirs: Sequence[_Paragraph], ratio: float) -> float:
    """Give the logarithm of how likely paragraphs are translations, ``ratio`` being the usual length of one."""
    if not (ours and theirs):
        return 0.0
    length, expected = _length(ours), ratio * _length(theirs)
    deviation = abs(length - expected) / math.sqrt(_VARIANCE * max(1.0, (length + expected) / 2))
    by_length = math.log(max(math.erfc(deviation / math.sqrt(2)), 1e-12))
    return by_length + _WORTH * min(_MOST, len(_tokens(ours) & _tokens(theirs)))


def _tokens(paragraphs: Sequence[_Paragraph]) -> frozenset[str]:
    return frozenset[str]().union(*(each.tokens for each in paragraphs))


def _sum(one: float | None, other: float) -> float:
    """Add probabilities that are given as logarithms."""
    if one is None:
        return other
    return max(one, other) + math.log1p(math.exp(-abs(one - other)))
