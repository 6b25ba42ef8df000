"""Hold the quantities of a paragraph against those of its source: a change needs a value on both sides."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mtcheck.rules.quantities.held import Held, is_hedged, is_measure
from mtcheck.rules.quantities.quantity import Named, Quantity, Reading
from mtcheck.rules.quantities.words import known


class Change(NamedTuple):
    """Something that the English tells in another way than its source: the cause, and where it stands in both."""

    cause: str
    start: int
    end: int
    source_start: int
    source_end: int


class Side(NamedTuple):
    """A paragraph of one side: its text, what it says, and what its neighbours say."""

    text: str
    reading: Reading
    near: tuple[Reading, ...] = ()


# Languages that write a number and what it counts as one word, or whose number words are not all known: what is left
# over there on both sides need not be the same number.
_GLUED = ("ha", "hu", "is")
# Up to here a number may come from the paragraph beside by chance.
_SMALL = 32
# Numbers in figures and in words are held against each other from here on: below, too many words hold a number.
_FROM = 10
# The part of a paragraph by which a figure and a word may move; what numbers are left in broken copy stand anywhere.
_MOVED, _WORD_MOVED = 0.4, 0.6
_NIGHT = re.compile(
    r"(?:Nacht (?:zum|zu|auf)(?: den)?|noci na|noc na|nocy na|ночь на|ніч на|nuit d[eu]|notte (?:su|di|tra)|noche d\w+"
    r"|madrugada d\w+) \Z"
)
_NIGHT_REACH = 20
_CONTEXT = 12  # characters on each side
# Of more numbers on either side without another, the paragraphs are no translations of each other.
_MOST = 20
# What leads to a sum in another currency, and how far behind the first it may stand.
_CONVERSION = re.compile(
    r"(?:[(\[]|\bor )(?:(?:about|around|roughly|some|nearly|almost|over|under|just|more than|less than|approximately"
    r"|equivalent to|worth|the equivalent of) )*\Z"
)
_CONVERSION_REACH, _BESIDE = 48, 48
# Smaller numbers are often written in words.
_WRITTEN_OUT = 100


def changes(english: Side, source: Side, language: str) -> Iterator[Change]:
    """Give what changed between a paragraph and its source; in a language without known words, only in figures."""
    yield from _numbers(english, source, language)
    if known(language):
        yield from _per_cent(english.reading, source.reading)
        yield from _money(english, source.reading, language)
        yield from _names(english, source)


def _numbers(english: Side, source: Side, language: str) -> Iterator[Change]:
    new = _left_over(english, source)
    # The English may round what the source has, and not the other way round.
    missing = _left_over(source, english, rounded=False) if new else []
    if not missing or max(len(new), len(missing)) > _MOST:
        return
    missing = _not_stood_for(missing, english, source)
    new = [
        quantity
        for quantity in new
        if not _is_copied(quantity, english, source)
        and not is_measure(quantity, english.text)
        and (
            any(_is_same_but_for_scale(quantity, other) for other in missing)
            or not _is_converted(quantity, english, source.reading)
        )
    ]
    beside = (Held(*source.near), Held(*english.near))
    for quantity in list(new):
        other, cause = _alike_of(quantity, missing)
        # What changed places with the paragraph beside is no change.
        if other is None or (
            beside[0].has(quantity, english.text) and beside[1].has(other, source.text, rounded=False)
        ):
            continue
        new.remove(quantity)
        missing.remove(other)
        # Where the words of a language are unknown, one for millions may stand there, or one for a small number.
        large = quantity.scale == 1 and quantity.value >= _WRITTEN_OUT
        sure = known(language) or (cause == "figure-changed" and large)
        if sure and not _is_elliptic(quantity, other, english):
            yield _change(cause, quantity, other)
    if len(new) == len(missing) == 1 and known(language) and (language not in _GLUED or _as_many(english, source)):
        (quantity,), (other,) = new, missing
        near = beside[0].has(quantity, english.text)
        moved = near and (quantity.value >= _SMALL or beside[1].has(other, source.text, rounded=False))
        comparable = _are_comparable(quantity, other, english, source) and not _is_reckoned(quantity, other, source)
        if not moved and comparable and (cause := _unlike(quantity, other)):
            yield _change(cause, quantity, other)


def _alike_of(quantity: Quantity, missing: Sequence[Quantity]) -> tuple[Quantity | None, str]:
    """Give the first number that this one may have been made of, and by which change."""
    alike = ((other, _likeness(quantity, other)) for other in missing if not _differ(quantity, other))
    return next(((other, cause) for other, cause in alike if cause), (None, ""))


def _are_comparable(quantity: Quantity, other: Quantity, english: Side, source: Side) -> bool:
    """Say whether two numbers stand for the same thing: both years or neither, in about the same place."""
    moved = abs(quantity.start / len(english.text) - other.start / len(source.text))
    same_kind = (quantity.percent is True and other.percent is True) or quantity.currencies & other.currencies
    near = moved <= (_MOVED if quantity.kind == "figure" else _WORD_MOVED)
    return not _differ(quantity, other) and quantity.is_year == other.is_year and (near or bool(same_kind))


def _differ(quantity: Quantity, other: Quantity) -> bool:
    """Say whether two numbers are of another kind: money and a count, two currencies, a share and a count."""
    if quantity.currencies or other.currencies:
        return not quantity.currencies & other.currencies and not _is_same_but_for_scale(quantity, other)
    return {quantity.percent, other.percent} == {True, False}


def _is_same_but_for_scale(quantity: Quantity, other: Quantity) -> bool:
    """Say whether a sum of millions kept its figures: “68 thousands of millions of francs”, “3.4 billion dollars”."""
    return other.scale > 1 and _mantissa(quantity.value) == _mantissa(other.value)


def _is_converted(quantity: Quantity, english: Side, source: Reading) -> bool:
    """Say whether a desk converted a sum: behind another in brackets or after “or”, or into a currency not there."""
    if not quantity.currencies:
        return False
    if source.currencies and not quantity.currencies & source.currencies:
        return True
    start = quantity.with_unit[0]
    before = _CONVERSION.search(english.text, max(0, start - _CONVERSION_REACH), start)
    return bool(before) and any(
        each.currencies and not each.currencies & quantity.currencies and 0 <= start - each.with_unit[1] <= _BESIDE
        for each in english.reading.quantities
    )


def _not_stood_for(missing: Sequence[Quantity], english: Side, source: Side) -> list[Quantity]:
    """Leave out what a number of the English, itself not in the source, stands for: rounded or in another unit."""
    held = Held(source.reading)
    free = [each for each in english.reading.quantities if not held.states(each)]
    left = []
    for each in missing:
        one = Held(Reading([each]))
        agreeing = next((other for other in free if one.has(other, english.text)), None)
        if agreeing is None:
            left.append(each)
        elif is_measure(agreeing, english.text):
            free.remove(agreeing)  # in one unit or another, a measure comes to nearly anything
    return left


def _is_reckoned(quantity: Quantity, other: Quantity, source: Side) -> bool:
    """Say whether a number was reckoned from two of the source: “10 more, 31” is “31, up from 21”."""
    both = {quantity.value + other.value, abs(quantity.value - other.value)}
    return any(each.value in both and each is not other for each in source.reading.quantities)


def _left_over(side: Side, other: Side, *, rounded: bool = True) -> list[Quantity]:
    """Give the numbers of a side that the other has nothing for."""
    held = Held(other.reading)
    return [
        quantity
        for quantity in side.reading.quantities
        if quantity.sure and quantity.value != 1 and not held.has(quantity, side.text, rounded=rounded)
    ]


def _is_elliptic(quantity: Quantity, other: Quantity, english: Side) -> bool:
    """Say whether a scale is left to another number: “three million for one, two for the other”."""
    bare = quantity.kind == "word" and quantity.scale == 1 < other.scale
    return bare and any(each.scale == other.scale for each in english.reading.quantities)


def _as_many(english: Side, source: Side) -> bool:
    """Say whether all numbers stand in figures, as many on either side."""
    sides = [[each.kind for each in side.reading.quantities if each.sure] for side in (english, source)]
    return "word" not in sides[0] and len(sides[0]) == len(sides[1])


def _is_copied(quantity: Quantity, side: Side, other: Side) -> bool:
    """Say whether a number stands in the same words on the other side: text that was in English before."""
    around = side.text[max(0, quantity.start - _CONTEXT) : quantity.end + _CONTEXT]
    return around in other.text


def _likeness(quantity: Quantity, other: Quantity) -> str:
    """Name the change that makes one number of another, where it shows: the same figures, or all but one; else ""."""
    if _mantissa(quantity.value) == _mantissa(other.value):
        scaled = quantity.scale != other.scale or quantity.scale > 1
        return "magnitude-changed" if scaled else "figure-changed"
    both = quantity.kind == other.kind == "figure"
    return "figure-changed" if both and _alike(quantity.digits, other.digits) else ""


def _unlike(quantity: Quantity, other: Quantity) -> str:
    if quantity.kind == other.kind == "figure":
        return "figure-changed"
    return "number-word-changed" if quantity.kind == other.kind or min(quantity.value, other.value) >= _FROM else ""


def _change(cause: str, quantity: Quantity, other: Quantity) -> Change:
    return Change(cause, quantity.start, quantity.end, other.start, other.end)


def _change_of_unit(cause: str, quantity: Quantity, other: Quantity) -> Change:
    return Change(cause, *quantity.with_unit, *other.with_unit)


def _mantissa(value: float) -> str:
    return f"{value:.11e}".partition("e")[0].replace(".", "").strip("0")


def _alike(digits: str, other: str) -> bool:
    """Say whether figures were swapped, or one of them was changed, lost or added."""
    short, long = sorted((digits, other), key=len)
    if len(long) < 3:
        return len(short) == 2 and short == long[::-1]
    if len(short) == len(long):
        return sorted(short) == sorted(long) or sum(a != b for a, b in zip(short, long, strict=True)) == 1
    if len(short) < 2 or len(long) - len(short) > 1:
        return False
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _pairs(english: Reading, source: Reading) -> Iterator[tuple[Quantity, Quantity]]:
    """Give the numbers of the English with that of the source, where either side has the value once."""
    held = Counter(value for other in english.quantities for value in set(other.values))
    there: defaultdict[float, list[Quantity]] = defaultdict(list)
    for other in source.quantities:
        there[other.value].append(other)
    for quantity in english.quantities:
        same = [other for value in quantity.values for other in there[value][:2]]
        alone = all(held[value] == 1 for value in quantity.values)
        if quantity.sure and alone and len(same) == 1 and same[0].kind != "hint":
            yield quantity, same[0]


def _per_cent(english: Reading, source: Reading) -> Iterator[Change]:
    for quantity, other in _pairs(english, source):
        # Where the source has a percentage elsewhere, it may be told of this number as well.
        told = other.percent or not source.percent
        if told and {quantity.percent, other.percent} == {True, False}:
            yield _change_of_unit("percent-changed", quantity, other)


def _money(english: Side, source: Reading, language: str) -> Iterator[Change]:
    changed = [
        _change_of_unit("currency-changed", quantity, other)
        for quantity, other in _pairs(english.reading, source)
        if quantity.currencies and other.currencies
        if not quantity.currencies & (other.currencies | source.currencies)
    ]
    yield from changed
    if not changed and source.currencies and not source.currencies & english.reading.currencies:
        held = Held(source)
        sums = [each for each in english.reading.quantities if each.currencies and each.kind != "hint"]
        # A sum of another value may have been converted, and one that is told about may be of another.
        new = [each for each in sums if language in _GLUED or _is_same(each, english.text, held)]
        old = [each for each in source.quantities if each.currencies]
        if new and old:
            yield _change_of_unit("currency-changed", new[0], old[0])


def _is_same(quantity: Quantity, text: str, held: Held) -> bool:
    return held.states(quantity) or (held.has(quantity, text) and not is_hedged(quantity, text))


def _names(english: Side, source: Side) -> Iterator[Change]:
    days = source.reading.weekdays
    nights = [day._replace(value=(day.value - 2) % 7 + 1) for day in days if _is_night(source.text, day)]
    near = [day for reading in source.near for day in reading.weekdays]
    near_english = [day for reading in english.near for day in reading.weekdays]
    yield from _name(english.reading.weekdays, days, [*nights, *near], near_english)
    near = [month for reading in source.near for month in reading.months]
    near_english = [month for reading in english.near for month in reading.months]
    # A month may be told by its number in a date.
    told = {value for each in source.reading.quantities for value in each.further}
    numbered = [Named(0, 0, number) for number in range(1, 13) if number in told]
    yield from _name(english.reading.months, source.reading.months, [*near, *numbered], near_english)


def _is_night(text: str, day: Named) -> bool:
    """Say whether the night to a day is told, which English names after the day before."""
    return bool(_NIGHT.search(text, max(0, day.start - _NIGHT_REACH), day.start))


def _name(
    english: Sequence[Named],
    source: Sequence[Named],
    also_in_source: Sequence[Named],
    also_in_english: Sequence[Named],
) -> Iterator[Change]:
    there = {each.value for each in (*source, *also_in_source)}
    here = {each.value for each in (*english, *also_in_english)}
    new = [each for each in english if each.value not in there]
    missing = [each for each in source if each.value not in here]
    if len({each.value for each in new}) == len({each.value for each in missing}) == 1:
        yield Change("weekday-or-month-changed", new[0].start, new[0].end, missing[0].start, missing[0].end)
