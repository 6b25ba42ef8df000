"""Hold the quantities of a paragraph against those of its source: a change needs a value on both sides."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from mtcheck.rules.quantities.clocks import hours
from mtcheck.rules.quantities.days import dated, dates, weekdays_and_months
from mtcheck.rules.quantities.held import Held, is_hedged, is_measure
from mtcheck.rules.quantities.paired import Pair, paired
from mtcheck.rules.quantities.quantity import Change, Quantity, Reading, Side
from mtcheck.rules.quantities.units import is_of_another_unit, units
from mtcheck.rules.quantities.words import known

# Languages that write a number and what it counts as one word, or whose number words are not all known: what is left
# over there on both sides need not be the same number.
_GLUED = ("ar", "ha", "hu", "is", "tr")
# Up to here a number may come from a neighbouring paragraph by chance.
_SMALL = 32
# Numbers in figures and in words are held against each other from here on: below, too many words hold a number.
_FROM = 10
# The part of a paragraph by which a figure and a word may move; what numbers are left in broken copy stand anywhere.
_MOVED, _WORD_MOVED = 0.4, 0.6
_CONTEXT = 12  # characters on each side
# Of more numbers on either side without another, the paragraphs are no translations of each other.
_MOST = 20
# What leads to a sum in another currency, and how far behind the first it may stand.
_CONVERSION = re.compile(
    r"(?:[(\[]|\bor )(?:(?:about|around|roughly|some|nearly|almost|over|under|just|more than|less than|approximately"
    r"|equivalent to|worth|the equivalent of) )*\Z"
)
_CONVERSION_REACH, _FIRST_REACH = 48, 48
# How far a measure in brackets may stand behind the one that it tells again.
_BRACKET = 24
_END = attrgetter("end")
_METRIC = re.compile(
    r"[\s-]*(?:(?:square|cubic) )?(?:kilo|centi|milli)?(?:met(?:er|re)s?|grams?|lit(?:er|re)s?|hectares?)\b|C\b"
)
# How many times as large a number may be that has the scale of another, and what stands behind one that counts nothing.
_ALIKE = 10
_ALONE = re.compile(r"[.,;:!?)\"]|\Z")
# Smaller numbers are often written in words.
_WRITTEN_OUT = 100


def changes(english: Side, source: Side, language: str) -> Iterator[Change]:
    """Give what changed between a paragraph and its source; in a language without known words, only in figures."""
    ours = list(dated(english))
    yield from dates(ours, english, source)
    for change in _numbers(english, source, language):
        # The day of a month is held against that of the same month.
        if not any(date.start <= change.start < date.end for date in ours):
            yield change
    pairs = list(paired(english.reading, source.reading))
    yield from units(pairs, english, source)
    yield from hours(english, source)
    if known(language):
        yield from _per_cent(pairs, source.reading)
        yield from _money(pairs, english, source.reading, language)
        yield from weekdays_and_months(english, source, language)


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
        and not _is_repeated(quantity, english)
        # Pounds are money where the source has them, too.
        and (not is_measure(quantity, english.text) or quantity.currencies & source.reading.currencies)
        and (
            any(_is_same_but_for_scale(quantity, other) for other in missing)
            or not _is_converted(quantity, english, source.reading)
        )
    ]
    near_source, near_english = Held(*source.near), Held(*english.near)
    for quantity in list(new):
        other, cause = _alike_of(quantity, missing)
        # What changed places with a neighbouring paragraph is no change.
        if other is None or (
            near_source.has(quantity, english.text) and near_english.has(other, source.text, rounded=False)
        ):
            continue
        new.remove(quantity)
        missing.remove(other)
        if is_of_another_unit(english, quantity, source, other):
            continue
        # Where the words of a language are unknown, one for millions may stand there, or one for a small number.
        large = quantity.scale == 1 and quantity.value >= _WRITTEN_OUT
        sure = known(language) or (cause == "figure-changed" and large)
        elliptic = _is_elliptic(quantity, other, english) or _is_scaled_before(quantity, other, source)
        if sure and not elliptic:
            yield _change(cause, quantity, other)
    # A year is left out with its date, and what a neighbouring paragraph has came from there.
    if len(new) > 1 or len(missing) > 1:
        new = _proper(new, near_source, english.text)
        missing = _proper(missing, near_english, source.text)
    if len(new) == len(missing) == 1 and known(language) and (language not in _GLUED or _as_many(english, source)):
        (quantity,), (other,) = new, missing
        near = near_source.has(quantity, english.text)
        moved = near and (quantity.value >= _SMALL or near_english.has(other, source.text, rounded=False))
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
        each.currencies and not each.currencies & quantity.currencies and 0 <= start - each.with_unit[1] <= _FIRST_REACH
        for each in english.reading.quantities
    )


def _not_stood_for(missing: Sequence[Quantity], english: Side, source: Side) -> list[Quantity]:
    """Leave out what a number of the English, itself not in the source, stands for: rounded or in another unit."""
    held = Held(source.reading)
    free = [each for each in english.reading.quantities if not (held.states(each) or _is_repeated(each, english))]
    left = []
    for each in missing:
        one = Held(Reading([each]))
        agreeing = next((other for other in free if one.has(other, english.text)), None)
        if agreeing is None:
            left.append(each)
        elif is_measure(agreeing, english.text):
            free.remove(agreeing)  # in one unit or another, a measure comes to nearly anything
    return left


def _is_repeated(quantity: Quantity, english: Side) -> bool:
    """Say whether a measure tells another one of the English again: “658 meters (2,160 feet)”."""
    opened = english.text.rfind("(", max(0, quantity.start - _BRACKET), quantity.start)
    if opened < 0 or not (is_measure(quantity, english.text) or _METRIC.match(english.text, quantity.end)):
        return False
    quantities = english.reading.quantities
    before = bisect_right(quantities, opened, key=_END)
    near = quantities[bisect_left(quantities, opened - _BRACKET, hi=before, key=_END) : before]
    return any(each.kind != "hint" for each in near)


def _is_reckoned(quantity: Quantity, other: Quantity, source: Side) -> bool:
    """Say whether a number was reckoned from two of the source: “10 more, 31” is “31, up from 21”."""
    if max(quantity.value, other.value) < _FROM:
        return False  # small numbers come to others by chance
    both = {quantity.value + other.value, abs(quantity.value - other.value)}
    told = [each for each in source.reading.quantities if each.kind != "hint" and each is not other]
    return any(each.value in both for each in told if each.value >= _FROM)


def _left_over(side: Side, other: Side, *, rounded: bool = True) -> list[Quantity]:
    """Give the numbers of a side that the other has nothing for."""
    sure = [quantity for quantity in side.reading.quantities if quantity.sure and quantity.value != 1]
    if not sure:
        return []
    held = Held(other.reading)
    return [quantity for quantity in sure if not held.has(quantity, side.text, rounded=rounded)]


def _is_elliptic(quantity: Quantity, other: Quantity, english: Side) -> bool:
    """Say whether a scale is left to another number: “three million for one, two for the other”."""
    bare = quantity.kind == "word" and quantity.scale == 1 < other.scale
    return bare and any(each.scale == other.scale for each in english.reading.quantities)


def _is_scaled_before(quantity: Quantity, other: Quantity, source: Side) -> bool:
    """Say whether a number of the source leaves its scale to one like it before: “11 тысяч, а у кого и 12”."""
    before = [each for each in source.reading.quantities if each.start < other.start and each.scale > 1]
    alike = (each.scale for each in before if 1 / _ALIKE < each.value / quantity.value < _ALIKE)
    return (
        other.scale == 1
        and other.value * next(alike, 0) == quantity.value
        and bool(_ALONE.match(source.text, other.end))
    )


def _proper(quantities: Sequence[Quantity], near: Held, text: str) -> list[Quantity]:
    """Give numbers without years, and without what stands in a neighbouring paragraph as well."""
    return [each for each in quantities if not (each.is_year or (each.value >= _SMALL and near.has(each, text)))]


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
    alike = _alike(quantity.digits, other.digits) or _is_swapped(quantity.value, other.value)
    return "figure-changed" if both and alike else ""


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


def _is_swapped(value: float, other: float) -> bool:
    """Say whether two numbers, thousands and all, have the same figures in another order: 410,000 and 140 thousand."""
    (one, power), (two, of) = (f"{each:.11e}".split("e") for each in (value, other))
    return power == of and sorted(one.rstrip("0")) == sorted(two.rstrip("0"))


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


def _per_cent(pairs: Sequence[Pair], source: Reading) -> Iterator[Change]:
    for quantity, other in pairs:
        # Where the source has a percentage elsewhere, it may be told of this number as well.
        told = other.percent or not source.percent
        if told and {quantity.percent, other.percent} == {True, False}:
            yield _change_of_unit("percent-changed", quantity, other)


def _money(pairs: Sequence[Pair], english: Side, source: Reading, language: str) -> Iterator[Change]:
    changed = [
        _change_of_unit("currency-changed", quantity, other)
        for quantity, other in pairs
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
