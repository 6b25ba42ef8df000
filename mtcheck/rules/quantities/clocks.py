"""Hold the hours of a paragraph against those of its source: “6 a.m.” is no hour of the evening."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mtcheck.rules.quantities.quantity import Change, Side

_ENGLISH = re.compile(r"(?<![\d:.,])(1[0-2]|0?[1-9])(?:[:.]([0-5]\d))? ?([ap])\.? ?m\b\.?", re.IGNORECASE)
# An hour of 24, which English has as well; no time of a race.
_OF_DAY = re.compile(r"(?<![\d:.,-])(2[0-3]|[01]?\d):([0-5]\d)(?![\d:]|[.,]\d| ?[ap]\.? ?m\b)", re.IGNORECASE)
_SOURCE = re.compile(
    r"(?<![\d.,:/-])(2[0-4]|1\d|0?\d)"
    r"(?:(?:[:.]|[hH时時点] ?)([0-5]\d)(?![\d%]|[.,:]\d| ?(?:%|Prozent|percent|proc|по))"
    r"| ?(?:h\b|Uhr\b|heures?\b|horas?\b|hores\b|час(?:ов|а)?\b|годин[аи]?\b|hodin\w*|ór[aá]\w*|uur\b|[时時点]))"
)
# What names an hour before it: “godz. 21”, “ore 18.30”, “kl 9”.
_NAMED_BEFORE = re.compile(
    r"\b(?:godz(?:in[a-zęą]+|\.)?|or[ea]|kl\.?) (2[0-4]|1\d|0?\d)(?:[:.]([0-5]\d))?(?![\d:%]|[.,]\d)", re.IGNORECASE
)
# Half of the day, where the hours go to twelve, as they mostly do in Arabic.
_HALF = re.compile(
    r"tard[ea]|noche|noite|\bnit\b|vespre|soir|après-midi|nuit|pomerig|notte"
    r"|(?:\b(?:della|di|la|alla|questa|ieri|domani)|[ìo]) sera\b|abend|nachmitt|nachts|mittag|wiecz|połud"
    r"|noc|odpol|večer|вечер|дня\b|ноч|вечор|ніч|午|晚|夜|夕|傍|[ء-ي]|μ\.? ?μ|απόγευμα|βράδυ"
    r"|este|délut|éjjel|sear[aă]|amiaz|noapt|akşam|öğle|gece|middag|avond|nacht|kväll|natt|aften|[ap]\.? ?m\b",
    re.IGNORECASE,
)
# The half that a word beside the hour names, the first or the second, before it or behind it; “twelve at night” is of
# neither, and “one at night” of the first.
_HALVES_BEFORE = tuple(
    re.compile(rf"(?:{words})(?:的)? ?\Z") for words in ("午前|上午|早上|清晨|凌晨", "午後|午后|下午|傍晚|夕方")
)
_HALVES_BEHIND = tuple(
    re.compile(rf" (?:{words})\b", re.IGNORECASE)
    for words in (
        r"(?:horas )?de la (?:mañana|madrugada)|(?:horas )?da (?:manhã|madrugada)|(?:heures )?du matin|del mattino"
        r"|di mattina|del matí|(?:Uhr )?(?:morgens|früh)|утра|ранку|rano|ráno",
        r"(?:horas )?de la tarde|(?:horas )?da tarde|(?:heures )?(?:du soir|de l'après-midi)|del pomeriggio|di sera"
        r"|de la tarda|del vespre|(?:Uhr )?(?:abends|nachmittags)|дня|вечера|вечора|wieczorem|po południu|večer"
        r"|odpoledne",
    )
)
# What is told in the hours of another place, as well or instead.
_ZONE = re.compile(r"\b(?:GMT|UTC|[ECMP][SD]?T|BST|CES?T|MSK|local time|Moscow time)\b|时间")
# What is told in hours may last so long: “duró 2 horas”, which no clock says of “2 Uhr”.
_LASTING = re.compile(r"\bhours?\b")
_ON_A_CLOCK = re.compile("Uhr|[时時点]")
_NAMED_BEHIND = re.compile(r" (?:Uhr|uur|h)\b")
_VAGUE = re.compile(r"\b(?:before|after|about|around|nearly|almost|past|(?:quarter|five|ten|twenty|minutes?) to)\b")
_NOON = 12
_REACH = 30  # characters around an hour


class _Hour(NamedTuple):
    """An hour as it stands; ``halved``: it may be one of twelve, and a word may tell which half of the day it is in."""

    start: int
    end: int
    hour: int
    minute: int
    halved: bool = False

    @property
    def on_the_clock(self) -> tuple[int, int]:
        """Give what a clock of twelve hours shows."""
        return self.hour % _NOON, self.minute


def hours(english: Side, source: Side) -> Iterator[Change]:
    """Give an hour that is one of the other half of the day in the source, or the one hour that is another there."""
    ours: list[tuple[_Hour, int | None]]
    ours = [(_hour(found), int(found[3] in "pP")) for found in _ENGLISH.finditer(english.text)]
    ours += [(_hour(found), None) for found in _OF_DAY.finditer(english.text)]
    theirs = _by_clock(source.text, lasting=_LASTING.search(english.text) is not None) if ours else {}
    if not theirs:
        return
    # Each hour is looked at once, however often it comes back.
    early, late = ({key for key, same in theirs.items() if all(_is_in(each, half) for each in same)} for half in (0, 1))
    left = []
    for hour, half in ours:
        if hour.on_the_clock not in theirs:
            left.append(hour)
        elif half is not None and hour.on_the_clock in (early if half else late):
            yield _changed(hour, theirs[hour.on_the_clock][0])
    clock = {hour.on_the_clock for hour, _ in ours}
    lost = [each for key, same in theirs.items() if key not in clock for each in same]
    if len(left) == len(lost) == 1 and len(ours) == sum(map(len, theirs.values())) and left[0].minute == lost[0].minute:
        vague = _VAGUE.search(english.text, max(0, left[0].start - _REACH), left[0].start)
        if not (vague or _ZONE.search(english.text) or _ZONE.search(source.text)):
            yield _changed(left[0], lost[0])


def _by_clock(source: str, *, lasting: bool) -> Mapping[tuple[int, int], list[_Hour]]:
    """Give the hours of a source by what a clock shows; ``lasting``: without those that may be how long it took."""
    told = list(_NAMED_BEFORE.finditer(source))
    taken = {found.start(1) for found in told}
    told += [found for found in _SOURCE.finditer(source) if found.start(1) not in taken]
    of_twelve = not any(_is_of_twenty_four(source, found) for found in told)
    hours: dict[tuple[int, int], list[_Hour]] = defaultdict(list)
    for found in told:
        if lasting and not found[2] and not _ON_A_CLOCK.search(found[0]) and found[0][0].isdecimal():
            continue
        hour = _hour(found)._replace(halved=of_twelve or _is_halved(source, found))
        if 0 < hour.hour < _NOON and (half := _named_half(source, found)) is not None:
            hour = hour._replace(hour=hour.hour + half * _NOON, halved=False)
        if hour.hour < 2 * _NOON:
            hours[hour.on_the_clock].append(hour)
    return hours


def _is_of_twenty_four(source: str, found: re.Match[str]) -> bool:
    """Say whether an hour is one of 24: Spanish may count to twelve (“de 9:00 a 2:00”), and leave the rest to sense."""
    named = any(map(str.isalpha, found[0])) or _NAMED_BEHIND.match(source, found.end())
    return int(found[1]) > _NOON or found[1].startswith("0") or bool(named)


def _named_half(source: str, found: re.Match[str]) -> int | None:
    """Give the half of the day that a word beside an hour of the source names."""
    before = source[max(0, found.start() - _REACH) : found.start()]
    for half in (0, 1):
        if _HALVES_BEFORE[half].search(before) or _HALVES_BEHIND[half].match(source, found.end()):
            return half
    return None


def _is_halved(source: str, found: re.Match[str]) -> bool:
    return _HALF.search(source, max(0, found.start() - _REACH), found.end() + _REACH) is not None


def _is_in(hour: _Hour, half: int) -> bool:
    """Say whether an hour of the source is surely in the first half of the day (0), or in the second (1)."""
    if hour.hour > _NOON:
        return half == 1
    return not hour.halved and hour.hour > 0 and half == (hour.hour == _NOON)


def _hour(found: re.Match[str]) -> _Hour:
    return _Hour(*found.span(), int(found[1]), int(found[2] or 0))


def _changed(hour: _Hour, other: _Hour) -> Change:
    return Change("hour-changed", hour.start, hour.end, other.start, other.end)
