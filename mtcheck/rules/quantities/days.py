"""Hold the weekdays, months and dates of a paragraph against those of its source."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mtcheck.rules.quantities.held import Held
from mtcheck.rules.quantities.quantity import Change, Named, Reading, Side

_NIGHT = re.compile(
    r"(?:Nacht (?:zum|zu|auf)(?: den)?|noci na|noc na|nocy na|ночь на|ніч на|nuit d[eu]|notte (?:su|di|tra)|noche d\w+"
    r"|madrugada d\w+) \Z"
)
_NIGHT_REACH = 20  # characters before a day
_ANY_NIGHT = re.compile(
    r"nacht|\bnoc|ночь|ночи|ніч|ночі|nuit|nott[ei]|noche|noite|madrugad|matinada|\bnatt|\bnat\b|gece|éjjel|夜|晚", re.I
)
# “Questa mattina” may be a weekday in English.
_TODAY = re.compile(
    r"\b(?:hoy|ayer|mañana|anoche|aujourd'hui|demain|ce (?:matin|soir)|oggi|ieri|domani|sta(?:mattina|sera)"
    r"|questa (?:mattina|sera|notte)|hoje|ontem|amanhã|avui|ahir|demà|heute|gestern|morgen|dziś|dzisiaj|wczoraj|jutro"
    r"|dnes|včera|zítra|сегодня|вчера|завтра|сьогодні|вчора|tegnap|holnap|azi|astăzi|mâine|vandaag|gisteren|idag"
    r"|i (?:dag|går|morgon|morgen)|igår|bugün|dün|yarın|σήμερα|χθες|αύριο|يوم أمس|اليوم|أمس|غدا)\b"
    r"|今[日天晨晚朝]|昨[日天晚]|明[日天]",
    re.IGNORECASE,
)
# In other languages these are “here” and “but”.
_TODAY_IN = {"fr": re.compile(r"\bhier\b", re.IGNORECASE), "hu": re.compile(r"\bma\b", re.IGNORECASE)}
# The day of a month: before or behind its name.
_DAY_BEFORE = re.compile(
    r"(?<![\d.,:/–-])(\d{1,2})(?:\.|º|°|er|st|nd|rd|th|-?(?:го|е|ого))?(?: de| del| d'| di| of)? ?\Z"
)
_DAY_BEHIND = re.compile(r"\.? ?(\d{1,2})(?![\d:]|[.,]\d)(?! ?(?:[ap]\.?m\b|%|[-–] ?\d))")
_FIRST = re.compile(r"\b(primo|primer|1r|primeiro|pierwszego|prvního|первого|першого)(?: de| d')? ?\Z")
_REACH = 15  # characters before a month
_LAST = 31  # day of a month


class Date(NamedTuple):
    """A month (1 to 12) with its day, and where the two stand together."""

    start: int
    end: int
    month: int
    day: int


def weekdays_and_months(english: Side, source: Side, language: str) -> Iterator[Change]:
    """Give a weekday and a month that the source has not, while it has another."""
    # Few paragraphs have one on either side.
    if english.reading.weekdays and source.reading.weekdays:
        yield from _weekday(english, source, language)
    if english.reading.months and source.reading.months:
        yield from _month(english, source)


def _weekday(english: Side, source: Side, language: str) -> Iterator[Change]:
    if _TODAY.search(source.text) or (language in _TODAY_IN and _TODAY_IN[language].search(source.text)):
        return
    days = source.reading.weekdays
    nights = [day._replace(value=(day.value - 2) % 7 + 1) for day in days if _is_night(source.text, day)]
    near = [day for reading in source.near for day in reading.weekdays]
    near_english = [day for reading in english.near for day in reading.weekdays]
    yield from _name(english.reading.weekdays, days, [*nights, *near], near_english)


def _month(english: Side, source: Side) -> Iterator[Change]:
    near = [month for reading in source.near for month in reading.months]
    near_english = [month for reading in english.near for month in reading.months]
    # A month may be told by its number in a date.
    told = {value for each in source.reading.quantities if each.kind == "figure" for value in each.further}
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


def dates(ours: Sequence[Date], english: Side, source: Side) -> Iterator[Change]:
    """Give a day of a month that the source has not, while it has another of this month that the English has not.

    ``ours`` are the dates of the English (`dated`).
    """
    theirs = list(dated(source)) if ours else []
    if not theirs:
        return
    for month in dict.fromkeys(date.month for date in ours):
        here, other = ([date for date in dates if date.month == month] for dates in (ours, theirs))
        new, lost = _without(here, other), _without(other, here)
        # Of several dates none may be left out.
        if len({date.day for date in lost}) != 1 or (len(here) != len(other) > 1):
            continue
        told, there = (_days_held(side, month) for side in (english, source))
        for date in new:
            # The night to a day begins on the day before.
            night = date.day == lost[0].day - 1 and _is_of_a_night(source.text, lost[0])
            elsewhere = there.has_any(date.day) or (len(other) == 1 and told.has_any(lost[0].day))
            if not (night or elsewhere):
                yield Change("figure-changed", date.start, date.end, lost[0].start, lost[0].end)


def _without(dates: Sequence[Date], others: Sequence[Date]) -> list[Date]:
    """Give the dates of a month whose day is oftener among them than among the others."""
    more = Counter(each.day for each in dates) - Counter(each.day for each in others)
    return [date for date in dates if date.day in more]


def _days_held(side: Side, month: int) -> Held:
    """Give what may be a day of a month: no “a” and no “single”, and of the paragraphs beside the figures near it."""
    own = [each for each in side.reading.quantities if each.kind != "hint" or 1 not in each.values]
    near = [reading for reading in side.near if any(each.value == month for each in reading.months)]
    figures = [each for reading in near for each in reading.quantities if each.kind == "figure"]
    return Held(Reading([*own, *figures]))


def _is_of_a_night(text: str, date: Date) -> bool:
    return _ANY_NIGHT.search(text, max(0, date.start - _NIGHT_REACH), date.end) is not None


def dated(side: Side) -> Iterator[Date]:
    """Give the months of a side that stand with their days."""
    for month in side.reading.months:
        before = _DAY_BEFORE.search(side.text, max(0, month.start - _REACH), month.start)
        behind = None if before else _DAY_BEHIND.match(side.text, month.end)
        found = before or behind or _FIRST.search(side.text, max(0, month.start - _REACH), month.start)
        if found and 1 <= (day := int(found[1]) if found[1].isdecimal() else 1) <= _LAST:
            yield Date(min(month.start, found.start(1)), max(month.end, found.end(1)), month.value, day)
