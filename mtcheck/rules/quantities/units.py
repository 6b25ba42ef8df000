"""Hold the units of a paragraph against those of its source: 38 centimetres are no 38 metres."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from mtcheck.rules.quantities.paired import Pair
from mtcheck.rules.quantities.quantity import Change, Quantity, Side

_TABLE = Path(__file__).with_name("units.tsv")
# Squares and cubes, as they stand before a unit and behind it.
_ENGLISH = (r"square|sq\.?", r"cubic")
_SOURCES = (
    r"quadrat|kvadrat|квадратн\w+|čtvereč\w+|négyzet|平方|vierkante",
    r"kubik|куб\w+|kubick\w+|krychlov\w+|köb|立方|kubieke",
)
_BEHIND = {
    2: r"[²2](?!\d)| squared\b| (?:cuadr|quad|carr|kwadr|čtver|τετραγ|مربع|p[ăa]tra|kw\b|кв\b)",
    3: r"[³3](?!\d)| (?:c[uú]b|kub|sześc|krych|κυβ|مكعّ?ب)",
}


# Ideographs are written on without a space; other words end.
_WORD_END = r"(?:(?<=[\u3040-\u9fff])|(?![^\W\d]))"
_SQUARE_BEHIND, _CUBIC_BEHIND = re.compile(_BEHIND[2], re.IGNORECASE), re.compile(_BEHIND[3], re.IGNORECASE)


class _Unit(NamedTuple):
    """A unit, its power, and where it ends; ``short`` where one letter stands for it."""

    name: str
    power: int
    end: int
    short: bool


@cache
def _table() -> tuple[tuple[str, str, str], ...]:
    """Give the units, each as English writes it and as its sources do."""
    rows = (line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return tuple((name, english, sources) for name, english, sources in rows)


@cache
def _pattern(column: int, square: str, cubic: str) -> re.Pattern[str]:
    units = "|".join(f"(?P<{row[0]}>{row[column]})" for row in _table())
    # The square of a unit stands before it, joined to it or not.
    powers = rf"(?:(?P<square>{square})[ -]?|(?P<cubic>{cubic})[ -]?)?"
    return re.compile(rf"\.?[\s-]{{0,2}}(?:de |d')?{powers}(?:{units}){_WORD_END}", re.IGNORECASE)


def units(pairs: Sequence[Pair], english: Side, source: Side) -> Iterator[Change]:
    """Give numbers that count another unit in the source; one that was converted has another value as well.

    ``pairs`` are the numbers that both sides have (`paired`).
    """
    own, foreign = _pattern(1, *_ENGLISH), _pattern(2, *_SOURCES)
    for quantity, other in pairs:
        if quantity.value != other.value:
            continue
        ours, theirs = _unit(english.text, quantity, own), _unit(source.text, other, foreign)
        if ours and theirs and _are_two(ours, theirs):
            yield Change("unit-changed", quantity.start, ours.end, other.start, theirs.end)


def is_of_another_unit(english: Side, quantity: Quantity, source: Side, other: Quantity) -> bool:
    """Say whether two numbers count different units, so that one may be the other converted."""
    ours = _unit(english.text, quantity, _pattern(1, *_ENGLISH))
    theirs = ours and _unit(source.text, other, _pattern(2, *_SOURCES))
    return bool(ours and theirs and _are_two(ours, theirs))


def _are_two(ours: _Unit, theirs: _Unit) -> bool:
    # The “m” of “aos 20m” is that of minutes.
    minutes = ours.name == "minute" and theirs.name == "m" and theirs.short
    return (ours.name, ours.power) != (theirs.name, theirs.power) and not minutes


def _unit(text: str, quantity: Quantity, pattern: re.Pattern[str]) -> _Unit | None:
    """Give the unit that a number counts."""
    found = pattern.match(text, quantity.end)
    if not found:
        return None
    unit = next(name for name, *_ in _table() if found[name])
    power = 2 if found["square"] else 3 if found["cubic"] else 1
    if power == 1:
        power = 2 if _SQUARE_BEHIND.match(text, found.end()) else 3 if _CUBIC_BEHIND.match(text, found.end()) else 1
    return _Unit(unit, power, found.end(), len(found[unit]) == 1)
