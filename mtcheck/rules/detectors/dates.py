"""Times of day and dates as another language writes them, with the English form as remedy."""

import re
from collections.abc import Iterator

from mtcheck.model import Mark
from mtcheck.rules.detectors.numbers import behind_figures, is_free
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import hit, just_before, later, scan
from mtcheck.rules.macros import WORD_LISTS
from mtcheck.rules.view import Hit, View

_HOUR = later(r"[0-9] ?(?:[hH](?![A-Za-z]|\.\w)|hrs\b|hours|o'clock)|[0-9] ?[hH] ?[0-9]")
_CLOCK = later(
    r"(?P<hour>\d{1,2})(?: ?[hH] ?(?P<minute>[0-5]\d)(?:\b|(?=h))"
    r"|(?P<stop>[:.])(?P<past>[0-5]\d) ?(?:[hH]\b(?!\.\w)|(?P<spelled>hrs|hours)\b|(?P<oclock>o'clock)\b)"
    r"|(?P<bare> ?[hH]\b(?![/-]|\.\w| (?:of|per|a|an|each|every|long)\b)))"
    r"(?: ?(?P<half>[apAP])(?:\.[mM]\.|[mM]\b))?"
)
# What stands before a time of day; a length of time has none of these.
_AT = later(
    r"(?:\(|\b(?:at|from|until|till|by|around|about|since|after|before|to|and|the|between|on) )$", re.IGNORECASE
)
# A bare hour wants more: “after 8 h” may be a length of time, “after 20 h” hardly.
_AT_HOUR = later(r"\b(?:at|by|until|till|(?:between|from) \d{1,2} ?[hH] (?:and|to|until|till)) \Z", re.IGNORECASE)
_FROM_HOUR = later(r"\b(?:from|between|around|before|after|since) \Z", re.IGNORECASE)
_TO_HOUR = later(r" (?:and|to|until|till) \d{1,2} ?[hH]\b(?! (?:of|per|a|an|each|every|long)\b)")
_LASTS_BETWEEN = later(
    r"\b(?:last(?:s|ed|ing)?|takes?|took|for|of|sleeps?|slept|sleeping|needs?|works?|worked|spends?|spent) "
    r"(?:between|from) (?:\d{1,2} ?[hH] (?:and|to) )?\Z",
    re.IGNORECASE,
)

_LASTS = later(
    r"\b(?:last(?:s|ed|ing)?|takes?|took|for|in|of|runs?|ran|an?|another|every|(?:duration|length):) $",
    re.IGNORECASE,
)
# Where these tell the half of the day, nothing else has to.
_PART_OF_DAY = later(r" (?:(?:this|in the(?: early| late)?) (?:morning|afternoon|evening)|at night|tonight)\b")


@detector("foreign-clock", *behind_figures("h", " h", "o'", " o'"), gate=_HOUR)
def foreign_clock(view: View) -> Iterator[Hit]:
    """Find times of day with h, hrs, hours or o'clock behind them (“20:30 h”, “22h30”); silent for lengths of time."""
    for segment, found in scan(view, _HOUR, _CLOCK):
        hour, minute = int(found["hour"]), int(found["minute"] or found["past"] or 0)
        vague = found["spelled"] and (not just_before(_AT, found) or (found["stop"] == "." and hour < 13))
        vague = vague or (found["bare"] and not _is_hour(found, hour))
        # Nothing in the news takes thirteen hours to the minute.
        length = vague or (hour < 13 and just_before(_LASTS, found))
        if hour < 25 and not length and is_free(found):
            told = "" if _PART_OF_DAY.match(found.string, found.end()) else None
            time = _twelve(hour % 24, minute, f" {found['half'].lower()}.m." if found["half"] else told)
            # The stop of the sentence is the stop of “p.m.”, too; and 8 o'clock may be either half of the day.
            time = time.removesuffix(".") if found.string.startswith(".", found.end()) else time
            yield hit(segment, found, None if found["oclock"] and hour < 13 else time)


def _is_hour(found: re.Match[str], hour: int) -> bool:
    """Say whether a bare “8 h” is a time of day."""
    if just_before(_FROM_HOUR, found):
        until = _TO_HOUR.match(found.string, found.end())
        return hour > 12 or bool(until and not just_before(_LASTS_BETWEEN, found))
    return bool(just_before(_AT_HOUR, found) and not just_before(_LASTS_BETWEEN, found))


def _twelve(hour: int, minute: int, half: str | None) -> str:
    """Give a time of day as news desks do; ``half`` is the a.m. or p.m. that stands there, "" for other such words."""
    if minute == 0 and hour in (0, 12) and half is None:
        return "midnight" if hour == 0 else "noon"
    if half is None:
        half = " p.m." if hour >= 12 else " a.m."
    return f"{hour % 12 or 12}{f':{minute:02}' if minute else ''}{half}"


_MONTH = f"(?:{WORD_LISTS['MONTH']})"
_OF_MONTH = later(rf"[0-9](?:th|st|nd|rd)? of {_MONTH}")
_DATE = later(
    rf"\b(?:the )?(?<![:.\d])(?P<day>[0-3]?\d)(?P<th>th|st|nd|rd)? of (?P<month>{_MONTH})"
    r"(?:,? (?P<of>of )?(?P<year>[12]\d{3}))?\b"
)


@detector(
    "foreign-date",
    *(f" of {month}" for month in WORD_LISTS["MONTH"].split("|")),
    gate=later(rf" of (?:(?<=[0-9] of )|(?<=[0-9](?:th|st|nd|rd) of )){_MONTH}"),
)
def foreign_date(view: View) -> Iterator[Hit]:
    """Find “the 25 of March” and “25 of March of 2024”; silent for “25th of March” unless the year has an “of”, too."""
    for segment, found in scan(view, _OF_MONTH, _DATE):
        if 1 <= int(found["day"]) <= 31 and (found["of"] or not found["th"]):
            year = f", {found['year']}" if found["year"] else ""
            yield hit(segment, found, f"{found['month']} {int(found['day'])}{year}")


_STOPPED = later(rf"[0-9]\.(?:\Z| {_MONTH}\b)")
# What a date is told with, before and behind; “on 3. July brought” is a sentence that ends in a figure, and another.
_DAY_STOPPED = later(
    r"\b(?:(?:[Oo]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Ff]rom|dated|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,)(?: the)?"
    rf"|[Tt]he) (?P<day>[12]\d|3[01]|[1-9])\.(?P<gap>[ \n])(?P<month>{_MONTH})(?=[.,;:)?!]|\Z|\n"
    r"|(?<!May) (?:the|an?|he|she|it|they)\b| (?:[12]\d{3}|last|next|this|and|to|in|at|of|for|by|with|when|as|until)\b)"
)


@detector("day-with-a-stop", *behind_figures("."), gate=_STOPPED)
def day_with_a_stop(view: View) -> Iterator[Hit]:
    """Find “on 3. October”, an ordinal of German; two marks where its stop was taken for the end of a sentence."""
    for found in _DAY_STOPPED.finditer(view.story):
        day, month = (found.start("day"), found.end("day") + 1), found.span("month")
        parts = [(day[0], month[1])] if found["gap"] == " " else [day, month]
        marks = tuple(view.mark(*part) for part in parts)
        paragraphs = {view.segments[mark.segment].paragraph for mark in marks}
        if len(paragraphs) == 1 and not any(view.protected(mark, "url", "code") for mark in marks):
            values = {"day": found["day"], "month": found["month"]}
            yield Hit(marks, values, suggestion=f"{found['month']} {found['day']}")


# Rows of dates without commas (“March 17 March 10”) are neither.
_DAY_FIRST = later(rf"(?<![A-Z][a-z]{{2}} )(?<![\w.,:])(?:[12]?\d|3[01]) {_MONTH}\b(?: [12]\d{{3}})?(?! \d| [A-Z])")
_MONTH_FIRST = later(rf"(?<!\d )\b{_MONTH} (?:[12]?\d|3[01])\b(?![\d:]| [A-Z\d])(?:, [12]\d{{3}})?")
_DAY_MONTH, _MONTH_DAY = later(f"[0-9] {_MONTH}"), later(f"{_MONTH} [0-9]")


@detector("dates-both-ways", *behind_figures(*(f" {month}" for month in WORD_LISTS["MONTH"].split("|"))))
def dates_both_ways(view: View) -> Iterator[Hit]:
    """Find “9 July” and “July 9” in one story, quotations left out; the rarer form is marked, as one hit."""
    day_first = _unquoted(view, scan(view, _DAY_MONTH, _DAY_FIRST))
    # Most desks write the month first: their stories need no second look.
    if day_first and (month_first := _unquoted(view, scan(view, _MONTH_DAY, _MONTH_FIRST))):
        rare, usual = sorted((day_first, month_first), key=len)
        other = usual[0]
        yield Hit(tuple(rare), {"other": view.folded[other.segment][other.start : other.end]})


def _unquoted(view: View, found: Iterator[tuple[int, re.Match[str]]]) -> list[Mark]:
    marks = (Mark(segment, *match.span()) for segment, match in found)
    return [mark for mark in marks if not view.protected(mark, "quote")]
