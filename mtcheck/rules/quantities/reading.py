"""Read the quantities of a text with their per cent and currency, its months and its weekdays."""

import re
from collections.abc import Sequence
from itertools import pairwise

from mtcheck.rules.quantities.figures import PLAIN
from mtcheck.rules.quantities.ideographs import read_ideographs
from mtcheck.rules.quantities.numbers import Number
from mtcheck.rules.quantities.quantity import Named, Quantity, Reading
from mtcheck.rules.quantities.tokens import Token, tokens

# Languages that may put a scale before its number.
_SCALE_FIRST = ("ha", "ru", "uk")
# Romanian is written with cedillas for commas as well.
_COMMAS = str.maketrans("şţŞŢ", "șțȘȚ")
# Tokens with which another number begins.
_NUMBERS = ("figure", "number")
_DATED = re.compile(
    r"(?:\d(?:st|nd|rd|th)?|\b(?:in|of|since|until|till|by|from|to|early|mid|late|last|this|next|through|and|between|after"
    r"|before|during))[ -]\Z",
    re.IGNORECASE,
)
_DATED_REACH = 10  # characters before a month; “between” with its space takes eight
_DAY = re.compile(r",? \d")
# Tokens behind a number among which its unit stands: “30 Millionen US-Dollar”, “50 млн американских долларов”.
_NEXT = 4
# What it counts stands among fewer.
_NEAR = 2
_BREAK = re.compile(r"[.;:!?()]\s|,\s")
_STOP = re.compile(r"[.,;:()]")
# Words between a number and its “per cent”: “2 of a percentage point”.
_OF = (["of", "a"], ["of", "the"])
_RANGE = re.compile(
    r"\s*(?:[-–—/,]|to|and|or|a|y|o|ou|à|et|e|oder|bis|und|i|lub|do|až|nebo|и|или|до|та|і|або|al|el|și|sau|la|til|og|da"
    r"|tot|of|en|till|eller|och|ile|ila|ve|έως|και|ή|fins|و)"
    r"\s*(?:el |al |le |the |na |o )?\s*",
    re.IGNORECASE,
)
# What counts by the dozen or the decade: two decades are twenty years.
_MANY = 10


# What stands in “three in ten”, “tres de cada diez”; and of how many a share is told.
_IN = re.compile(
    r" (?:in|in every|out of|out of every|of every|in each|de cada|em cada|sur|su|von|aus|из|із|z|ze|z każdych|din) ",
    re.I,
)
_WHOLES = (3, 4, 5, 6, 7, 8, 9, 10, 20, 100)
# Thirds, quarters, fifths and eighths; a tenth is told by the word of a decade.
_PARTS = (3, 4, 5, 8)
# What stands before minutes without their word: “час двадцать”, “una hora y veinte”.
_HOUR_BEFORE = re.compile(
    r"\b(?:час(?:а|ов)?|годин[ау]?|horas?|hores|heures?|or[ae]|stunden?|godzin[aęy]?|hodin[auy]?"
    r"|hours?)(?: (?:y|i|e|et|und|and))? \Z",
    re.IGNORECASE,
)
_HOUR_REACH, _MINUTES = 16, 60
_MIXED = re.compile(r"[ -]([1-9])/([2-9])\b")  # “8 1/2 years”
_FORTNIGHT = re.compile(r"[ -]weeks?\b")  # fifteen days, as Romance languages count them
_BASIS_POINTS = re.compile(
    r" (?:basis points?|punt\w+ b[áa]s\w+|punti base|points de base|pontos[- ]base|Basispunkt\w*|базисн\w+ пункт\w*"
    r"|базисн\w+ п\.|punkt\w+ bazow\w+)",
    re.I,
)
# Units that English does not have, and what one comes to: in hectares (of acres there are 2.47), tons, kilos, litres.
_LOCAL_UNITS = [
    (re.compile(rf" ?(?:{forms})", re.IGNORECASE), factor)
    for forms, factor in (
        (r"στρέμμα|στρεμμ|dönüm|d[uó]n[ua]m|دونم", 0.1),
        ("亩|畝", 1 / 15),
        ("فدان", 0.42),
        (r"quint[ao]l|qq\b|q\b|центнер|ц\b|kwintal|doppelzentner|mázsa", 0.1),
        ("斤", 0.5),
        ("坪", 3.306),
        (r"mil\b", 10),
        (r"h(?:ekto|ecto)lit|hl\b|ettolitr", 100),
    )
]
# Short months and weekdays, by their letters, are other words and names, too: a date must follow (“Dec. 3”).
_SHORTENED, _SHORTENED_DAY, _WHOLE_MONTHS = 4, 5, ("May", "June", "July")
_SHORT_MONTH = re.compile(r"\.? \d|\.? ?'\d")
_SHORT_DAY = re.compile(r"\.,? (?:\d|[A-Z][a-z]{2,8}\.? \d|morning|afternoon|evening|night)")


def read(text: str, language: str) -> Reading:
    """Read a folded text in a language by its code; figures are read in any."""
    text = text.translate(PLAIN)
    if language == "ro":
        text = text.translate(_COMMAS)
    if language in ("ja", "zh"):
        reading = read_ideographs(text)
        _give_local_units(text, reading.quantities)
        return reading
    found = tokens(text, language)
    reading = Reading()
    at = 0
    while at < len(found):
        at = _read_one(text, language, found, at, reading)
    _give_units(text, language, found, reading.quantities)
    _share(text, reading.quantities)
    _give_shares(text, reading.quantities)
    if language != "en":
        _give_local_units(text, reading.quantities)
    return reading


def _read_one(text: str, language: str, found: Sequence[Token], at: int, reading: Reading) -> int:
    """Read what begins with a token; give where the next begins."""
    token = found[at]
    if token.kind == "scale" and language in _SCALE_FIRST and (behind := _scaled_behind(text, found, at)):
        reading.quantities.append(behind)
        return at + 2
    if token.kind == "figure" or token.kind == "number" or (token.kind == "scale" and len(token.text) > 2):
        number = Number(text, language, found, at)
        reading.quantities.append(number.quantity())
        return number.next
    if token.kind == "month":
        if language != "en" or _is_month(text, token):
            reading.months.append(Named(token.start, token.end, int(token.value)))
    elif token.kind == "weekday":
        if language != "en" or _is_weekday(text, token):
            reading.weekdays.append(Named(token.start, token.end, int(token.value)))
    elif token.kind == "percent":
        reading.percent = True
    reading.currencies |= token.currencies
    if token.hints:
        reading.quantities.append(Quantity(token.start, token.end, "hint", token.hints, sure=False))
    return at + 1


def _scaled_behind(text: str, found: Sequence[Token], at: int) -> Quantity | None:
    """Give the number behind its scale: “miliyan 23” of Hausa, “тысяч 100” for about so many."""
    if at + 1 == len(found) or found[at + 1].kind != "figure" or text[found[at].end : found[at + 1].start] != " ":
        return None
    figure, scale = found[at + 1], found[at].value
    values = tuple(value * scale for value in figure.values)
    digits = re.sub(r"\D", "", figure.text)
    return Quantity(found[at].start, figure.end, "figure", values, figure.values, scale, digits)


def _is_month(text: str, token: Token) -> bool:
    """Say whether an English word is a month: “may” and “march” are other words, and Jan is a name, too."""
    if token.text[0].islower():
        return False
    dated = bool(_DATED.search(text, max(0, token.start - _DATED_REACH), token.start))
    if len(token.text) <= _SHORTENED and token.text not in _WHOLE_MONTHS:
        stopped = text[token.end : token.end + 1] == "."
        return bool(_SHORT_MONTH.match(text, token.end)) or (stopped and dated)
    return token.text not in ("March", "May") or dated or bool(_DAY.match(text, token.end))


def _is_weekday(text: str, token: Token) -> bool:
    """Say whether an English word is a weekday: “Tues.” is one, “Sun.” and “Sat.” only before a date or an hour."""
    if len(token.text) > _SHORTENED_DAY:
        return True
    stopped = token.text[0].isupper() and text[token.end : token.end + 1] == "."
    return stopped and (token.text not in ("Sat", "Sun") or bool(_SHORT_DAY.match(text, token.end)))


def _give_units(text: str, language: str, found: Sequence[Token], quantities: Sequence[Quantity]) -> None:
    starts = {token.start: number for number, token in enumerate(found)}
    ends = {token.end: number for number, token in enumerate(found)}
    for quantity in quantities:
        if quantity.end in ends:
            at = ends[quantity.end]
            behind = [each for each in found[at + 1 : at + 1 + _NEXT] if each.number <= found[at].last + _NEXT]
            _unit_behind(text, quantity, behind)
            near = [each for each in behind if each.number <= found[at].last + _NEAR]
            _counted_behind(text, language, quantity, near)
        # A number that the first token begins has nothing before it.
        if starts.get(quantity.start):
            _sign_before(text, language, quantity, found[starts[quantity.start] - 1])


def _unit_behind(text: str, quantity: Quantity, behind: Sequence[Token]) -> None:
    for token in behind:
        # The stop of “150 тыс. евро” ends no sentence.
        gap = text[quantity.end : token.start].removeprefix("." if quantity.scale > 1 else "")
        if token.kind in _NUMBERS or _BREAK.search(gap):
            return
        if token.kind == "percent" and (len(gap.split()) <= 1 or gap.split() in _OF):
            # A Turkish “puan” is a point of any kind.
            quantity.percent, quantity.unit = bool(token.value) or None, (token.start, token.end)
            return
        if token.kind == "currency":
            quantity.currencies, quantity.unit = token.currencies, (token.start, token.end)
            return


def _counted_behind(text: str, language: str, quantity: Quantity, behind: Sequence[Token]) -> None:
    """Add what “two decades” and “tres docenas” come to; a source that counts so may be told in plain numbers."""
    for token in behind:
        if token.kind in _NUMBERS:
            return
        if (many := [value for value in token.hints if value >= _MANY]) and not _STOP.search(
            text, quantity.end, token.start
        ):
            quantity.further += tuple(quantity.value * value for value in many)
            quantity.sure = quantity.sure and language == "en"
            return


def _sign_before(text: str, language: str, quantity: Quantity, before: Token) -> None:
    gap = text[before.end : quantity.start]
    if before.kind == "percent" and before.value and gap in ("", " ") and language == "tr":
        quantity.percent, quantity.unit = True, (before.start, before.end)
    short = len(before.text) <= 3 or language == "ha"  # “dala miliyan 6”
    if before.currencies and (gap == "" or (gap == " " and short and not quantity.currencies)):
        quantity.currencies, quantity.unit = before.currencies, (before.start, before.end)


def _share(text: str, quantities: Sequence[Quantity]) -> None:
    """Give the first number of a range what its last one has: “30 to 40 per cent”, “2 or 3 million”."""
    for first, last in zip(quantities[-2::-1], quantities[::-1], strict=False):
        if _RANGE.fullmatch(text, first.end, last.start):
            if last.percent is not False and not first.percent:
                first.percent = None
            if last.scale > 1 and first.scale == 1:
                first.further += tuple(value * last.scale for value in first.values)
                first.scale = last.scale
                last.further += tuple(value / last.scale for value in last.values)


def _give_local_units(text: str, quantities: Sequence[Quantity]) -> None:
    """Add what a number comes to in the unit that English puts for one of its own: ten stremmata are a hectare."""
    for quantity in quantities:
        for unit, factor in _LOCAL_UNITS:
            if unit.match(text, quantity.end):
                quantity.further += tuple(value * factor for value in quantity.values)


def _give_shares(text: str, quantities: Sequence[Quantity]) -> None:
    """Add what “three in ten” and “three quarters” come to in per cent, “8 1/2” in all, and basis points in points."""
    for first, last in pairwise(quantities):
        gap = text[first.end : last.start]
        if last.value in _WHOLES and first.value < last.value and _IN.fullmatch(gap):
            share = (first.value / last.value * 100,)
            first.further += share
            last.further += share
        elif first.kind == "word" and last.kind == "hint" and gap in (" ", "-"):
            parts = [value for value in last.values if value in _PARTS and first.value < value]
            first.further += tuple(first.value / value * 100 for value in parts)
            first.sure = first.sure and not parts
    for at, quantity in enumerate(quantities):
        if quantity.kind == "figure" and (mixed := _MIXED.match(text, quantity.end)):
            quantity.further += (quantity.value + int(mixed[1]) / int(mixed[2]),)
        before = _HOUR_BEFORE.search(text, max(0, quantity.start - _HOUR_REACH), quantity.start)
        if before and 1 < quantity.value < _MINUTES:
            counted = at > 0 and 0 <= before.start() - quantities[at - 1].end <= 1
            hours = quantities[at - 1].value if counted else 1
            quantity.further += (hours * _MINUTES + quantity.value,)
            quantity.sure = False
        if quantity.value == 2 and _FORTNIGHT.match(text, quantity.end):
            quantity.further += (15.0,)
        if _BASIS_POINTS.match(text, quantity.end):
            quantity.further += tuple(value / 100 for value in quantity.values)
