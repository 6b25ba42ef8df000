"""What a text holds, by value, and whether a number of the other side agrees with any of it."""

import re
from bisect import bisect_left, bisect_right

from mtcheck.rules.quantities.quantity import Quantity, Reading

# Miles, feet, inches, pounds, acres, square miles, ounces, gallons (two), yards and square feet in metric units.
_FACTORS = (1.609344, 0.3048, 2.54, 0.45359, 0.404686, 2.58999, 28.3495, 3.78541, 4.54609, 0.9144, 0.092903)
# People round what they convert.
_CONVERTED = (0.9, 1.12)
_MEASURE = re.compile(
    r"[\s-]*(?:(?:square |cubic )?(?:miles?|mi|mph|feet|foot|ft|inch(?:es)?|pounds?|lbs?|acres?|ounces?|oz|gallons?"
    r"|yards?|degrees?|fahrenheit)\b|[°\"'′″]|F\b)"
)
_CLOCK = re.compile(r"(?:[:.] ?\d\d)?\s*(?:[ap]\.? ?m\b|o'clock|in the (?:morning|afternoon|evening)|at night)", re.I)
# Not the years of an age.
_TIME = re.compile(r"[\s-]*(?:[a-z]+\s)?(?!years?[ -]old)(?:day|week|month|year|hour|minute|night|second)", re.I)
# Days of a week, months and hours, minutes, days of a month, weeks and days of a year.
_TIMES = (7, 12, 24, 60, 30, 52, 3, 365)
_QUARTER = 3
# “Anna and three more”, “three others” are four with the one named; “three more stations” are three.
_AND, _OTHERS, _MORE = (
    re.compile(r"\b(?:and|with|plus) \Z"),
    re.compile(r" others?\b", re.I),
    re.compile(r" more\b", re.I),
)
_BEFORE = r"(?: an?)? (?:[€£$]|[A-Z]{3} )?\Z"
_ABOUT = re.compile(
    r"\b(?:about|around|some|nearly|almost|than|over|roughly|approximately|close to|under|up to|at least|estimated|just"
    r"|above|below|exceed\w*|well|upwards? of|excess of|north of|as (?:many|much) as|shy of|short of|circa|perhaps)"
    rf"{_BEFORE}|~\Z",
    re.I,
)
_OVER = re.compile(
    rf"\b(?:(?:more|greater|higher) than|over|at least|above|exceed\w*|upwards? of|excess of|north of){_BEFORE}", re.I
)
_DECADE = re.compile(r"'?s\b")  # “in her 60s”
_SO = re.compile(r" or so\b")
_PLUS = re.compile(r"\+| or more\b|-plus\b")
_REACH = 24  # characters before a number, in which its hedge stands
# Below, a day or a month is likelier than the last figures of a year.
_SHORT_YEAR = 10
# The share by which a round number may be off: behind “about”, behind “more than”, rounded and cut without a hedge;
# and how many numbers near it are looked at.
_ROUND, _OVERSHOT, _PLAINLY, _CUT = 0.12, 0.5, 0.05, 0.03
_FEW = 50
# A fraction is told as a whole number from here on.
_ROUNDED = 2
# Counts are rounded without a hedge from here on.
_COUNTS = 1000
_EVEN = 1 + 1e-9  # what is computed may be off in its last figures


class Held:
    """The numbers of one or several texts, put down so that each question takes the time of a look-up."""

    def __init__(self, *readings: Reading) -> None:
        quantities = [quantity for reading in readings for quantity in reading.quantities]
        values = {value for each in quantities for value in (*each.values, *each.further)}
        self._keys = {_key(value) for value in values}
        self._stated = {_key(value) for each in quantities for value in each.values}
        self._whole = {float(int(value + 0.5)) for value in values if value != int(value)}
        self._ends_of_years = {value % 100 for value in values if _is_year(value)}
        self._centuries = {value / 100 + 1 for value in values if _is_year(value) and value % 100 == 0}
        self._sorted = sorted(values)
        self._currencies = frozenset().union(*(each.currencies for each in quantities))

    def has(self, quantity: Quantity, text: str, *, rounded: bool = True) -> bool:
        """Say whether a quantity of a text agrees with one that is held: in value, rounded, converted, or in words."""
        value, *others = quantity.values
        # That “75,000” may be 75.000 is a guess, and the 75 of “75万” is a part.
        if _key(value) in self._keys or any(_key(other) in self._stated for other in others):
            return True
        if any(_key(other) in self._keys for other in quantity.further):
            return True
        return (
            (quantity.kind != "word" and (self._has_year(value) or (value >= _ROUNDED and value in self._whole)))
            or (rounded and self._has_exact(quantity, text))
            or (_is_others(quantity, text) and self.has_any(value + 1))
            or bool(_CLOCK.match(text, quantity.end) and self.has_any(value + 12, value - 12))
            # Pounds are money where the other side has them, too.
            or bool(
                not quantity.currencies & self._currencies
                and _MEASURE.match(text, quantity.end)
                and self._has_converted(value)
            )
            or bool(_TIME.match(text, quantity.end) and self.has_any(*_in_other_times(value)))
        )

    def states(self, quantity: Quantity) -> bool:
        """Say whether a quantity is held as it is."""
        return self.has_any(*quantity.values)

    def has_any(self, *values: float) -> bool:
        """Say whether one of these values is held."""
        return any(_key(value) in self._keys for value in values)

    def _has_year(self, value: float) -> bool:
        """Say whether a year is held by its last two figures or its century, or the other way round."""
        if _is_year(value):
            return (value % 100 >= _SHORT_YEAR and self.has_any(value % 100)) or (
                value % 100 == 0 and self.has_any(value / 100 + 1)
            )
        return _SHORT_YEAR <= value < 100 and (value in self._ends_of_years or value in self._centuries)

    def _has_exact(self, quantity: Quantity, text: str) -> bool:
        """Say whether a number with more figures is held that this one may stand for."""
        value = quantity.value
        if value <= 0:
            return False
        low, high = _bounds(quantity, text)
        near = self._sorted[bisect_left(self._sorted, low) : bisect_right(self._sorted, high)]
        return any(_figures(other) > _figures(value) for other in near[:_FEW])

    def _has_converted(self, value: float) -> bool:
        low, high = _CONVERTED
        ways = [way for factor in _FACTORS for way in (value * factor, value / factor)]
        if value > 0 and any(self._has_between(way / high, way / low) for way in ways):
            return True
        celsius = (value - 32) / 1.8
        return self._has_between(celsius - 1, celsius + 1) or self._has_between(value * 1.8 + 30, value * 1.8 + 34)

    def _has_between(self, low: float, high: float) -> bool:
        return bisect_left(self._sorted, low) < bisect_right(self._sorted, high)


def _is_others(quantity: Quantity, text: str) -> bool:
    """Say whether one more than a quantity may be meant: “Anna and three more”, “three others”."""
    if _OTHERS.match(text, quantity.end):
        return True
    behind = _MORE.match(text, quantity.end)
    return bool(behind and _AND.search(text, max(0, quantity.start - _REACH), quantity.start))


def is_hedged(quantity: Quantity, text: str) -> bool:
    """Say whether a quantity of an English text is told about only: “about”, “more than”, “or so”."""
    start = max(0, quantity.start - _REACH)
    before = any(hedge.search(text, start, quantity.start) for hedge in (_OVER, _ABOUT))
    return before or bool(_SO.match(text, quantity.end) or _PLUS.match(text, quantity.end))


def is_measure(quantity: Quantity, text: str) -> bool:
    """Say whether a quantity of an English text is a measure that has been converted: miles, acres, Fahrenheit."""
    found = _MEASURE.match(text, quantity.end)
    # A quotation mark may end a quotation, and degrees may be those of the source.
    return found is not None and not found[0].endswith(('"', "'", "°", "degree", "degrees"))


def _key(value: float) -> str:
    return f"{value:.9g}"


def _is_year(value: float) -> bool:
    return 1000 <= value < 2100 and value == int(value)


def _bounds(quantity: Quantity, text: str) -> tuple[float, float]:
    """Give between what a number lies that this one may stand for: rounded, cut, or as far off as its hedge says."""
    value = quantity.value
    unit = _unit(value)
    start = max(0, quantity.start - _REACH)
    low = high = value
    if _DECADE.match(text, quantity.end) and value % 10 == 0:
        high = value + 9
    if _OVER.search(text, start, quantity.start) or _PLUS.match(text, quantity.end):
        high = value + min(unit, _OVERSHOT * value) / _EVEN
    if _ABOUT.search(text, start, quantity.start) or _SO.match(text, quantity.end):
        off = min(unit, _ROUND * value) / _EVEN
        low, high = value - off, max(high, value + off)
    if _is_rounded(quantity, text):
        off = min(unit / 2, _PLAINLY * value) * _EVEN
        low, high = min(low, value - off), max(high, value + off, value + min(unit / _EVEN, _CUT * value))
    return low, high


def _is_rounded(quantity: Quantity, text: str) -> bool:
    """Say whether a number may be rounded without a word: a large one or a fraction, no year and no small count."""
    if quantity.is_year and "," not in text[quantity.start : quantity.end]:
        return False
    return quantity.value >= _COUNTS or quantity.value != int(quantity.value)


def _unit(value: float) -> float:
    """Give what the last figure of a number stands for: 1,000 for 34,000."""
    mantissa, exponent = f"{value:.11e}".split("e")
    return 10.0 ** (int(exponent) - len(mantissa.rstrip("0").partition(".")[2]))


def _figures(value: float) -> int:
    return len(f"{value:.11e}".partition("e")[0].replace(".", "").strip("0")) or 1


def _in_other_times(value: float) -> list[float]:
    # Three months are a quarter by the hints of its word; “a” is no third of three.
    return [way for factor in _TIMES for way in (value * factor, value / factor) if way > 1 or factor > _QUARTER]
