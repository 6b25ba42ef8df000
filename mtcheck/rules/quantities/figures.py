"""Read what is written in figures, in the way of the language and in those that a machine may leave."""

import re
from typing import NamedTuple

# One character for one: places stay.
_OTHER_DIGITS = ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９")
PLAIN = str.maketrans("".join(_OTHER_DIGITS) + "٪％，٬・．٫", "0123456789" * len(_OTHER_DIGITS) + "%%,,...")
FIGURE = r"\d{1,3}(?P<mark>[.,' ])\d{3}(?!\d)(?:(?P=mark)\d{3}(?!\d))*(?:[.,]\d+)?|\d+(?:[.,]\d+)*"

# Languages in which a comma parts thousands.
_COMMA = ("en", "ha", "ja", "zh")
# Longer ones are codes, of which so many characters tell enough.
_LONGEST = 24
_MARK = re.compile(r"[.,' ]")


class Figure(NamedTuple):
    """The readings of a number, the likeliest first, and its parts, where it may be a date or a list."""

    readings: tuple[float, ...]
    parts: tuple[float, ...] = ()


def read_figure(text: str, language: str) -> Figure:
    """Read a number with its marks: “12.300” is 12,300 or, in English, 12.3; 5,28 is 5.28."""
    parts, marks = _MARK.split(text), _MARK.findall(text)
    if len(text) > _LONGEST:
        return Figure((float("".join(parts)[:_LONGEST]),))
    if not marks:
        return Figure((float(text),))
    apart = tuple(map(float, parts))
    if len(parts) == 3 and len(parts[2]) == 2:  # the year of a date
        apart += (1900 + apart[2], 2000 + apart[2])
    comma = language in _COMMA
    thousands = len(set(marks)) == 1 and len(parts[0]) <= 3 and parts[0][0] != "0" and _threes(parts[1:])
    readings = []
    if thousands and (language == "en" or marks[0] != "." or not comma or len(marks) > 1):
        readings.append(float("".join(parts)))
    # “75,000” is no 75 in any case.
    whole = marks == [","] and parts[1] == "000"
    if (
        marks[-1] in ".,"
        and _is_decimal(parts, marks)
        and not whole
        and (not thousands or _may_be_decimal(marks, language))
    ):
        readings.append(float("".join(parts[:-1]) + "." + parts[-1]))
    if language == "en" and marks == ["."]:
        readings.reverse()
    certain = thousands or (len(marks) > 1 and readings) or (len(marks) == 1 and (marks[0] == ",") != comma)
    return Figure(tuple(readings) or apart, () if certain else apart)


def _threes(parts: list[str]) -> bool:
    return all(len(part) == 3 for part in parts)


def _is_decimal(parts: list[str], marks: list[str]) -> bool:
    """Say whether the last mark may stand before a fraction: the only one, or behind thousands."""
    if len(marks) == 1:
        return True
    other = marks[-1] not in marks[:-1] or (len(set(marks)) == 1 and len(parts[-1]) < 3)
    return other and parts[0][0] != "0" and _threes(parts[1:-1])


def _may_be_decimal(marks: list[str], language: str) -> bool:
    """Say whether one mark before three figures may be that of a fraction."""
    if len(marks) > 1:
        return False
    # Spanish of Mexico has the comma for thousands: both readings stay.
    return language == "en" or (marks[0] == ".") == (language in _COMMA)


_ROMAN = re.compile(r"(X{0,3})(IX|IV|V?I{0,3})(?:e|es|ème|ième)?")
_ONES = {each: value for value, each in enumerate(("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"))}


def read_roman(text: str) -> int:
    """Read a Roman number up to 39, with the ending of an ordinal (“XIXème”); 0 for any other word."""
    found = _ROMAN.fullmatch(text)
    return 10 * len(found[1]) + _ONES[found[2]] if found else 0
