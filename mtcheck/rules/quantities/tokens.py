"""Split a text into figures and words, each with what it says of quantities."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from mtcheck.rules.quantities.figures import FIGURE, read_figure, read_roman
from mtcheck.rules.quantities.words import Meaning, meanings

_SIGN = r"(?P<sign>[%€$£¥₽₦])"
# The sign of the Brazilian real is no dollar's.
_REAL = r"\bR\$"
_TOKEN = re.compile(rf"(?P<figure>{FIGURE})|{_REAL}|(?P<word>[^\W\d_]+)|{_SIGN}")
# Languages that write an apostrophe within words: elsewhere it parts an article (“l'euro”) or an ending (“year's”).
_JOINED = re.compile(rf"(?P<figure>{FIGURE})|{_REAL}|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)|{_SIGN}")
_JOINING = ("ha", "uk")
# What a token is, where its words mean several things: the first of these.
_ORDER = ("number", "scale", "percent", "month", "weekday", "currency")


_GAPS = (" ", "-", "'")
# Words whose meanings are kept, for each language: they come back from story to story.
_KEPT = 16384


class Token(NamedTuple):
    """A figure or a word that says something of quantities, or several that mean one thing.

    ``number`` and ``last`` count the words of the text, those that say nothing as well.
    """

    start: int
    end: int
    number: int
    last: int
    text: str
    kind: str = ""
    values: tuple[float, ...] = ()
    parts: tuple[float, ...] = ()
    hints: tuple[float, ...] = ()
    currencies: frozenset[str] = frozenset()

    @property
    def value(self) -> float:
        """Give the likeliest value."""
        return self.values[0]


# What stands for the meanings of a figure, which is read by itself.
_FIGURE = (Meaning("figure", ""),)


class _Senses(dict[str, Sequence[Meaning]]):
    """The meanings of words as they are written, in one language; none for most."""

    def __init__(self, language: str) -> None:
        self._language = language

    def __missing__(self, written: str) -> Sequence[Meaning]:
        if written[0].isdecimal():
            return _FIGURE
        found: Sequence[Meaning] = meanings(self._language, written.lower())
        if not found and written[0] in "XVI" and self._language != "en" and (roman := read_roman(written)):
            found = (Meaning("hint", str(roman)),)
        if len(self) < _KEPT:
            self[written] = found
        return found


@cache
def _senses(language: str) -> _Senses:
    return _Senses(language)


def tokens(text: str, language: str) -> list[Token]:
    """Give the tokens of a text in order."""
    found = list((_JOINED if language in _JOINING else _TOKEN).finditer(text))
    senses = _senses(language)
    made: list[Token] = []
    taken = 0
    for number, sense in enumerate(map(senses.__getitem__, map(re.Match.group, found))):
        # Nearly all words say nothing of quantities.
        if not sense:
            continue
        start, end = found[number].span()
        if sense is _FIGURE:
            figure = read_figure(text[start:end], language)
            made.append(Token(start, end, number, number, text[start:end], "figure", figure.readings, figure.parts))
        elif number >= taken and (meant := _meant(text, found, number, sense)):
            taken = number + 1 + len(meant[0].further)
            end = found[taken - 1].end()
            made.append(_token(start, end, number, text[start:end], meant))
    return made


def _meant(text: str, found: Sequence[re.Match[str]], number: int, senses: Sequence[Meaning]) -> list[Meaning]:
    """Give the meanings whose further words follow, only those of most words."""
    meant: list[Meaning] = []
    for sense in senses:
        if meant and len(sense.further) < len(meant[0].further):
            break
        if not sense.further or _follows(text, found[number : number + 1 + len(sense.further)], sense.further):
            meant.append(sense)
    return meant


def _follows(text: str, found: Sequence[re.Match[str]], further: Sequence[str]) -> bool:
    """Say whether these words stand behind the first match, a space or a hyphen between them."""
    gaps = [text[first.end() : last.start()] for first, last in pairwise(found)]
    return tuple(each.group().lower() for each in found[1:]) == further and all(gap in _GAPS for gap in gaps)


def _token(start: int, end: int, number: int, text: str, meant: Sequence[Meaning]) -> Token:
    values: defaultdict[str, list[str]] = defaultdict(list)
    for sense in meant:
        values[sense.kind].append(sense.value)
    kind = next((each for each in _ORDER if each in values), "")
    numbers = tuple(map(float, values[kind])) if kind and kind != "currency" else ()
    hints = tuple(map(float, values["hint"]))
    last = number + len(meant[0].further)
    return Token(start, end, number, last, text, kind, numbers, (), hints, frozenset(values["currency"]))
