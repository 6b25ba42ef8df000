"""A “not” of the source that is in the English no more."""

import re
from collections.abc import Iterator

from mtcheck.rules.detectors.beside import beside
from mtcheck.rules.detectors.counterparts import (
    IDEOGRAPHIC,
    english_sentences,
    expected,
    pairs,
    shortened,
    source_sentences,
)
from mtcheck.rules.detectors.denying_words import PLAIN, denying, opposite
from mtcheck.rules.detectors.negation_signs import NEGATIONS, NONE
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import later
from mtcheck.rules.view import Hit, View
from mtcheck.text.words import WORD

# “The most he ever did” has no negation in English.
_AT_ANY_TIME = later(r"(?i)\b(?:nunca|jamás|jamais|niciodată|nigdy|nikdy|никогда|mai)\b")
_EVER = later(r"(?i)\bever\b")
# A close translation is about as long as its source makes it, and no shorter where the negation is in a later clause,
# which may have been left out. So many characters say nothing.
_LEAST, _LEAST_IF_LATER, _MOST, _SLACK = 0.7, 0.9, 1.5, 10
_CLAUSE = later("[,;:—–，、；]")
# Of one digit, words are often written.
_FIGURE = later(r"\d{2,}")
_QUESTION = later("[?？]")
# What may render a negation stands about where it stands in the source, so many characters before or behind: in another
# clause it renders something else. Where the verb may be last, that is farther.
_AROUND, _FARTHER = 70, 140
_VERB_LAST = frozenset({"de", "nl", "tr", "ja", "zh"})
# Where the verb is last, what turns a negation into none is in the same clause: so many characters before and behind.
_NEAR = {"ja": (20, 8), "zh": (20, 10), "tr": (50, 20)}
# So much of Chinese or Japanese is shown around a negation, in characters.
_SHOWN = 4


@detector("negation-lost")
def negation_lost(view: View) -> Iterator[Hit]:
    """Find sentences that say, without anything negative, what their source denies; no questions."""
    for paragraph in beside(view):
        language = paragraph.language or ""
        sign = NEGATIONS.get(language)
        if not sign or not sign.search(paragraph.source):
            continue
        # Sentences that were merged or split are no close translation.
        if len(english_sentences(paragraph.text)) != len(source_sentences(paragraph.source, language)):
            continue
        paired = pairs(paragraph)
        negated = [None if _QUESTION.search(source) else sign.search(source) for _, _, source in paired]
        for number, (english, span, source) in enumerate(paired):
            denied = negated[number]
            # Two may make a yes.
            if not denied or sign.search(source, denied.end()) or _is_none(source, denied, language):
                continue
            if not _faithful(english, source, denied, language) or _negative(english, source, denied, language):
                continue
            # A “not” that the source has not may be this one, in another place.
            neighbours = [at for at in (number - 1, number + 1) if 0 <= at < len(paired) and not negated[at]]
            if not any(PLAIN.search(paired[at].english) for at in neighbours):
                values = {"denied": _quoted(source, denied, language), "other": shortened(source)}
                yield Hit((paragraph.mark(*span),), values)


def _is_none(source: str, denied: re.Match[str], language: str) -> bool:
    """Say whether a negation is none, by the sentence or, where the verb is last, by what stands about it."""
    if language not in _NEAR:
        return NONE[language].search(source) is not None
    before, behind = _NEAR[language]
    return NONE[language].search(source, max(0, denied.start() - before), denied.end() + behind) is not None


def _faithful(english: str, source: str, denied: re.Match[str], language: str) -> bool:
    """Say whether a sentence is about as long as its source makes it, and has a figure of it where it has any."""
    usual = expected(source, language) or len(source)
    least = _LEAST_IF_LATER if _CLAUSE.search(source, 0, denied.start()) else _LEAST
    theirs, own = (set(_FIGURE.findall(text)) for text in (source, english))
    as_long = least * usual - _SLACK <= len(english) <= _MOST * usual + _SLACK
    return as_long and (not own or not own.isdisjoint(theirs))


def _negative(english: str, source: str, denied: re.Match[str], language: str) -> bool:
    """Say whether anything in a sentence may render a negation, and no word of the source explains it."""
    if PLAIN.search(english) or opposite(english, source) or (_EVER.search(english) and _AT_ANY_TIME.search(source)):
        return True
    at = denied.start() * len(english) / len(source)
    around = _FARTHER if language in _VERB_LAST else _AROUND
    return any(abs(place - at) < around for place in denying(english, source))


def _quoted(source: str, denied: re.Match[str], language: str) -> str:
    """Give the negation with the word behind it."""
    if language in IDEOGRAPHIC:
        return source[max(0, denied.start() - _SHOWN) : denied.end() + _SHOWN].strip("。、，「」")
    behind = WORD.search(source, denied.end())
    return source[denied.start() : behind.end() if behind else denied.end()]
