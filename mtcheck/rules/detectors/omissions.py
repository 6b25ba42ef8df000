"""Sentences of the source that the English leaves out, and English far too short for its source."""

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from mtcheck.model import Span
from mtcheck.rules.detectors.beside import SourcedParagraph, beside
from mtcheck.rules.detectors.counterparts import (
    IDEOGRAPHIC,
    english_sentences,
    expected,
    pairs,
    shortened,
    source_sentences,
)
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import Expression, later, once
from mtcheck.rules.view import Hit, View
from mtcheck.text.fold import lower, unaccented

# How sentences of a source may become sentences of English, and what each costs, as the negative logarithm of how often
# it is so: about as William Gale and Kenneth Church have it (A program for aligning sentences in bilingual corpora,
# 1993), with merging and splitting a little commoner in news.
_STEPS = {(1, 1): 0.0, (2, 1): 2.5, (1, 2): 2.5, (2, 2): 4.5, (3, 1): 5.0, (1, 3): 5.0, (1, 0): 3.5, (0, 1): 4.5}
# The variance of the length of a translation, for a character of it: 6.8 in theirs.
#
# With these, none of 5,200 paragraphs that persons translated from other languages than Chinese, Japanese and Hausa is
# called shortened. Of those that machines translated, one sentence taken out of each, 58 in 100 are, and in nine of ten
# it is the right sentence.
_VARIANCE = 6.0
# A paragraph that holds more sentences than that is not looked at: the work grows with the square.
_MOST = 20
# In these the length says too little: sentences end otherwise, or persons condense.
_UNEVEN = IDEOGRAPHIC | {"ha"}
# A shorter sentence (“Sí.”) may be in another one; in characters of English. So may be less than this share of all.
_LEAST, _SHARE = 25, 0.95
# A desk cuts the padding of a sentence and joins short ones: what is left out counts where it holds a name or a figure
# that the paragraph lacks, or where it is no short sentence and the whole paragraph is clearly shorter than usual.
_WHOLE, _LONG = 0.75, 45
# Far below the usual length something is left out; shorter sentences vary more, and between these two shares of it a
# wordy source may say no more: names or figures have to be lost, too, more than one.
_SHORT, _SHORT_FOR_WORDY, _FROM = 0.3, 0.4, 160
_LOST = 2
# What stands in a sentence as it would in its translation: figures, and names by their beginning.
_FIGURE_OR_NAME = later(r"\d+|[A-ZÀ-ÞĀ-Ž][^\W\d_]{3,}")
# Behind the first word of a sentence, which has a capital anyway; a single digit becomes a word in English.
_LATER_FIGURE_OR_NAME = later(r"\d{2,}|(?<=[^\W\d_][ ,])[A-ZÀ-ÞĀ-Ž][^\W\d_]{3,}")
_FIGURE = later(r"\d{2,}")
_COGNATE = later(r"\d+|[^\W\d_]{5,}")
_BEGINNING = 5
# How much likelier each of them makes it that one sentence renders the other, as a logarithm, and how many count.
_SHARED, _SHARED_MOST = 1.0, 3


@detector("sentence-left-out")
def sentence_left_out(view: View) -> Iterator[Hit]:
    """Find the sentence behind or before which one of the source was left out."""
    for paragraph in beside(view):
        own = english_sentences(paragraph.text)
        told = set()
        for sentence, place in _left_out(paragraph, own, _figures(view)):
            at = max(place - 1, 0)
            if at not in told:
                told.add(at)
                yield Hit((paragraph.mark(*own[at]),), {"other": shortened(sentence)})


@once
def _figures(view: View) -> frozenset[str]:
    """Give the figures of the whole English: a desk moves a sentence to another paragraph."""
    return frozenset(found for text in view.folded for found in _FIGURE.findall(text))


def _left_out(paragraph: SourcedParagraph, own: Sequence[Span], moved: frozenset[str]) -> Iterator[tuple[str, int]]:
    """Give the sentences of the source without a counterpart, each with the number of the sentence it stood before."""
    length = expected(paragraph.source, paragraph.language)
    if length is None or paragraph.language in _UNEVEN or len(paragraph.text) > _SHARE * length:
        return
    theirs = source_sentences(paragraph.source, paragraph.language)
    if not (1 < len(theirs) <= _MOST and 0 < len(own) <= _MOST):
        return
    ratio = length / len(paragraph.source)
    there = [_Sentence(end - start, _cognates(paragraph.text[start:end])) for start, end in own]
    kept = frozenset().union(*(sentence.cognates for sentence in there))
    for number, place in _alone([_Sentence(len(each) * ratio, _cognates(each)) for each in theirs], there):
        sentence = theirs[number]
        usual = len(sentence) * ratio
        if usual < _LEAST or not (
            kept.isdisjoint(_beginnings(_FIGURE_OR_NAME, sentence)) and moved.isdisjoint(_FIGURE.findall(sentence))
        ):
            continue
        shorter = usual >= _LONG and len(paragraph.text) <= _WHOLE * length
        if shorter or _lost(sentence, paragraph):
            yield sentence, place


def _beginnings(names: Expression, text: str) -> frozenset[str]:
    return frozenset(unaccented(lower(found))[:_BEGINNING] for found in names.findall(text))


def _lost(source: str, paragraph: SourcedParagraph) -> frozenset[str]:
    """Give the figures and the beginnings of names of a source that the English of its paragraph lacks."""
    # In German, all nouns have capitals.
    theirs = _beginnings(_FIGURE if paragraph.language == "de" else _LATER_FIGURE_OR_NAME, source)
    return theirs - _cognates(paragraph.text)


class _Sentence(NamedTuple):
    """The length of a sentence, or that to expect, in characters of English, and what its translation would share."""

    length: float
    cognates: frozenset[str]


def _cognates(sentence: str) -> frozenset[str]:
    """Give the figures of a sentence and the beginnings of longer words: “ministro” has that of “minister”."""
    return frozenset(found[:_BEGINNING] for found in _COGNATE.findall(unaccented(lower(sentence))))


def _alone(theirs: Sequence[_Sentence], own: Sequence[_Sentence]) -> list[tuple[int, int]]:
    """Give the sentences of a source that stand alone in the likeliest alignment, and where in the English it was."""
    wanted = list(accumulate((sentence.length for sentence in theirs), initial=0.0))
    length = list(accumulate((sentence.length for sentence in own), initial=0.0))
    shared = [[len(source.cognates & english.cognates) for english in own] for source in theirs]
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for number in range(len(theirs) + 1):
        for place in range(len(own) + 1):
            for (first, second), cost in _STEPS.items():
                before = number - first, place - second
                if before not in best:
                    continue
                total = best[before][0] + cost
                if first and second:
                    total += _oddness(length[place] - length[before[1]], wanted[number] - wanted[before[0]])
                    both = sum([sum(row[before[1] : place]) for row in shared[before[0] : number]])
                    total -= _SHARED * min(both, _SHARED_MOST)
                if (number, place) not in best or total < best[number, place][0]:
                    best[number, place] = total, (first, second)
    alone = []
    number, place = len(theirs), len(own)
    while number or place:
        first, second = best[number, place][1]
        number, place = number - first, place - second
        if (first, second) == (1, 0):
            alone.append((number, place))
    return alone[::-1]


def _oddness(length: float, wanted: float) -> float:
    """Give the negative logarithm of how likely a length is that differs so much, or more, from the one to expect."""
    deviation = abs(length - wanted) / math.sqrt(_VARIANCE * max(wanted, length / 2, 1.0))
    likely = math.erfc(deviation / math.sqrt(2))
    return -math.log(likely) if likely > 0.0 else deviation * deviation / 2


@detector("far-shorter-than-its-source")
def far_shorter_than_its_source(view: View) -> Iterator[Hit]:
    """Find long sentences, or paragraphs, that are far shorter than their source makes them in English."""
    for paragraph in beside(view):
        length = expected(paragraph.source, paragraph.language) or 0.0
        if length < _FROM or not paragraph.text.strip():
            continue
        own = english_sentences(paragraph.text)
        # Sentences change places, and one may say what two did.
        if any(_left_out(paragraph, own, _figures(view))) or len(paragraph.text) > _WHOLE * length:
            continue
        for english, span, source in pairs(paragraph):
            usual = expected(source, paragraph.language) or 0.0
            wordy = len(_lost(source, paragraph)) < _LOST
            if usual >= _FROM and len(english) < (_SHORT if wordy else _SHORT_FOR_WORDY) * usual:
                share = str(round(100 * len(english) / usual))
                yield Hit((paragraph.mark(*span),), {"count": share, "other": shortened(source)})
