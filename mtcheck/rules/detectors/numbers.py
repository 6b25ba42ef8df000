"""Numbers and units written as another language writes them, with the English form as remedy."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from string import digits

from mtcheck.model import Mark
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import Expression, hit, just_before, later, scan
from mtcheck.rules.macros import WORD_LISTS
from mtcheck.rules.numerals import TEENS, TENS, UNITS
from mtcheck.rules.view import Hit, View

# Things that come in whole numbers: three figures after a stop cannot be a fraction of them.
_WHOLE = (
    r"(?:people|persons|inhabitants|residents|citizens|voters|votes|ballots|jobs|workers|employees|soldiers|troops"
    r"|students|pupils|children|women|men|families|households|homes|houses|companies|businesses|victims|cases|deaths"
    r"|infections?|patients|tourists|visitors|spectators|followers|members|vehicles|cars|copies|fans|assaults|attacks"
    r"|crimes|complaints|passengers|refugees|migrants|prisoners|doctors|teachers|euros|pesos|forints|crowns|rubles"
    r"|roubles|square (?:(?:kilo)?met(?:er|re)s|miles|fee?t|foot|yards)|hectares)"
)
_UNIT = (
    r"(?:%|percent|per cent|pct|percentage|points?|(?:m|b|tr)illions?|thousands?|mln|[Ee]uros?|dollars|pounds|pesos"
    r"|crowns|yen|francs|degrees|kilomet(?:er|re)s?|met(?:er|re)s|centimet(?:er|re)s|km|cm|kg|miles|hectares|acres"
    r"|lit(?:er|re)s|tons|tonnes|kilos?|kilograms?)"
)
_ATTACHED = later(r"(?:[\w.,:/+#-]|\d )$")
# Characters: no clause that tells of prices goes on for longer before its number.
_CLAUSE = 400


def is_free(found: re.Match[str], allowed: str = "") -> bool:
    """Say whether a number stands alone: not the tail of a number, sum, version or word; ``allowed`` may precede it."""
    text, start = found.string, found.start()
    return text.endswith(tuple(allowed), 0, start) or not _ATTACHED.search(text, max(0, start - 2), start)


def behind_figures(*texts: str) -> Iterator[str]:
    """Give these texts behind each figure, as triggers."""
    return map("".join, product(digits, texts))


_STOP = later(r"[0-9]\.[0-9]{3}")
_CONTINENTAL = later(r"[1-9]\d{0,2}(?:(?:\.\d{3})+,\d{1,2}|(?:\.\d{3}){2,})\b(?![.,:/-]?\d)")


# Yields, exchange rates and records do have three decimals; so have shares that are quoted in eighths of a dollar.
_NATIONALS = "|".join(f"{each}s" for each in WORD_LISTS["NATIONALITY"].split("|") if each.endswith(("an", "i")))
# Measures and rates may have three decimals, and a small word behind does not say what is counted.
_MEASURE = (
    r"(?:milli|micro)?seconds?|minutes?|(?:kilo|centi|milli)?met(?:er|re)s?|inch(?:es)?|miles?|knots?"
    r"|(?:kilo|mega|giga)?hertz|(?:kilo|mega|giga)?watts?|(?:kilo|milli)?volts?|degrees?|(?:milli|centi)?lit(?:er|re)s?"
    r"|(?:kilo|milli)?grams?|kilos?|ounces?|pounds?|tonn?es?|tons?|gallons?|carats?|astronomical|nautical|seasonally"
    r"|basis|ratings?|rounds|pence|cents"
)
_SMALL_WORDS = (
    "and|for|from|with|when|while|than|then|but|after|before|against|later|last|this|that|which|who|are|was|were|has"
)
_CODE = r"\b(?:EUR|USD|GBP|CHF|PLN|CZK|HUF|RUB|RON|UAH|SEK|NOK|DKK)"
_STOP_THOUSANDS = later(
    rf"[1-9]\d{{0,2}}\.\d{{3}}(?=\s(?:(?!million|billion|trillion|thousand)[a-z]+\s)?{_WHOLE}\b)"
    rf"|[1-9]\d{{0,2}}\.\d{{3}}(?=\s(?:Euros|{_NATIONALS})\b)"
    # Rates and prices with three decimals hardly end in two noughts, and those in dollars not in three.
    r"|[1-9]\d{0,2}\.\d00(?=\s[Ee]uro\b)"
    rf"|(?<={_CODE} )[1-9]\d{{1,2}}\.\d00(?! [mb]illion|[.,]?\d)"
    rf"|[1-9]\d{{1,2}}\.\d00(?= {_CODE}\b)"
    r"|(?<=[€£$])[1-9]\d{1,2}\.000(?![.,]?\d)"
    rf"|[1-9]\d{{0,2}}\.(?:000|[1-9]00)(?=\s(?!(?:{_MEASURE}|{_SMALL_WORDS}|percent|per|pct|[bt]rillions?)\b)[a-z]{{3}})"
    r"|[1-9]\d{1,2}\.000(?=\)|[,;]\s|\sto\s\d)"
    r"|[1-9]\d{0,2}\.\d{3}(?=(?:\s(?:and|to)\s\d{1,3}\.\d{3})?\spoints?\b)"
    # No fraction of a million ends in a nought, and one that stands in the plural is none.
    r"|[1-9]\d{0,2}\.(?:\d{2}0(?=\smillion\s(?:of\s)?(?:euros|pesos|forints|crowns|rou?bles)\b)|\d{3}(?=\s[mb]illions\b))"
)
_MILLIONS = later(r" millions?\b(?: of(?= [a-z]))?")
# Those count where the story writes another number so. Of what is no round number a small word must follow: a measure
# may have three decimals yet.
_DOUBTFUL = later(
    rf"[1-9]\d{{0,2}}\.(?:000|[1-9]00)(?=\s(?:{_MEASURE}|{_SMALL_WORDS})\b(?!\s(?:per|an?)\b))"
    rf"|(?<![€£$])[1-9]\d{{0,2}}\.\d{{3}}"
    rf"(?=\s(?:{_SMALL_WORDS}|since|in|on|at|during|so far|until|only|more|fewer|less)\b)"
)
# What is sold by the measure may cost a tenth of a cent more or less.
_BY_MEASURE = later(
    r" [Ee]?[a-z]+ (?:an?|per|the|for (?:an?|one|every|each)) (?:kilo(?:gram|watt)?|gram|lit(?:er|re)|gallon|pound"
    r"|ounce|tonne|ton|barrel|bushel|therm|megawatt|cubic|square|shares?|unit|minute|met(?:er|re)|kWh)\b"
)
_MEASURE_COSTS = later(
    r"\b(?:[Aa]n?|[Pp]er|[Tt]he|[Oo]ne|[Ee]ach) (?:(?:troy )?ounce|(?:kilo)?gram|kilo|barrel|gallon|lit(?:er|re)|tonne"
    r"|ton|bushel) (?:of [a-z]+ )?(?:[a-z]+ ){1,3}\Z"
)
_FUEL = later(
    r"\b(?:cents?|[Dd]iesel|[Pp]etrol|[Gg]asoline|[Uu]nleaded|[Ff]uel|E5|E10|exchange rate|[Ss]terling|bought|buys)\b"
    r"(?:[^.;\n]|\.\d)*\Z"
)
_OF_POINTS = later(r" (?:(?:and|to) [\d.]+ )?point")
# The price of a share, a bond or a currency may have three decimals, too.
_QUOTED_AT = later(
    r"\b(?:clos(?:e[sd]?|ing)|trad(?:e[sd]?|ing)|shares?|stocks?|bonds?|quoted|priced?|settled|opened)\b"
    r"[^.;\n]* (?:at|to|from) \Z"
)
# Gymnasts are marked to the thousandth, and small indices of shares given so; the great ones stand in the thousands.
_INDEX = later(r"\b(?:Dow|Nasdaq|NASDAQ|S&P|CAC|DAX|Dax|I[Bb][Ee][Xx]|FTSE|Nikkei)\b")


@detector("stop-thousands", *behind_figures(*(f".{figure}" for figure in digits)), gate=_STOP)
def stop_thousands(view: View) -> Iterator[Hit]:
    """Find stops between thousands: one where a fraction makes no sense (“2.000 workers”), several, or one and a comma.

    What may be a measure (“1.500 for”) counts where the story writes another number so. The value ``reading`` says what
    English takes the number for. IP addresses are left alone.
    """
    sure = [*_grouped(view), *_stopped(view, _STOP_THOUSANDS)]
    yield from sure
    if sure:
        yield from _stopped(view, _DOUBTFUL)


def _grouped(view: View) -> Iterator[Hit]:
    """Give the numbers that are none in English: several stops, or one and a comma."""
    for segment, found in scan(view, _STOP, _CONTINENTAL):
        whole = found.group().partition(",")[0]
        address = whole.count(".") == 3 and all(int(part) < 256 for part in whole.split("."))
        if is_free(found) and not address:
            yield _written_out(segment, found, "no number")


def _stopped(view: View, pattern: Expression) -> Iterator[Hit]:
    """Give the numbers of a pattern that no price, rate or index can be."""
    for segment, found in scan(view, _STOP, pattern):
        if _OF_POINTS.match(found.string, found.end()):
            decimal = not _INDEX.search(view.story)
        else:
            decimal = bool(just_before(_QUOTED_AT, found, _CLAUSE)) or _is_price(found)
        if is_free(found) and not decimal:
            yield _written_out(segment, found, "a fraction")


def _written_out(segment: int, found: re.Match[str], reading: str) -> Hit:
    """Make a hit of a number with stops; with the millions that it counts, which English would call billions."""
    start, end = found.span()
    whole, _, fraction = found.group().partition(",")
    # Not by way of a number: one of more than 4,300 figures cannot be read as one.
    english = whole.replace(".", ",") + (f".{fraction}" if fraction else "")
    if millions := _MILLIONS.match(found.string, end):
        end = millions.end()
        english = _of_millions(Decimal(english.replace(",", "")))
    return Hit((Mark(segment, start, end),), {"reading": reading}, english)


def _of_millions(millions: Decimal) -> str:
    """Write a thousand millions or more as English does, in billions, and a million of them in trillions."""
    size, scale = (10**6, "trillion") if millions >= 10**6 else (1000, "billion")
    return f"{(millions / size).normalize():,f} {scale}"


def _is_price(found: re.Match[str]) -> bool:
    """Say whether a number is what a measure of something costs, with the tenths of a cent (“1.489 euros a liter”)."""
    small = found.string[found.start() + 1] == "." and not found.group().endswith("00")
    priced = _BY_MEASURE.match(found.string, found.end()) or just_before(_MEASURE_COSTS, found, _CLAUSE)
    return bool(priced) or bool(small and just_before(_FUEL, found, _CLAUSE))


_COMMA = later(r"[0-9],[0-9]{1,2}(?![0-9])")
# “135,00” in native copy is a thousand that lost a figure.
_DECIMAL_COMMA = later(
    rf"\d{{1,3}}(?!,00),\d{{1,2}}(?=\s?{_UNIT}(?!\w))|(?<=[€$£])\d{{1,3}}(?!,00),\d\d?(?![\d,-]|\.\d)"
    r"|(?:US|R)?[€$£] \d{1,3}(?!,00),\d\d?(?![\d,-]|\.\d)"
)


_SPACED = later(r"[0-9] [0-9]{3}(?![0-9])")
# Five figures of three are more than anybody writes out; a row of hundreds would be gone through from each of them.
_SPACED_THOUSANDS = later(
    rf"[1-9]\d{{0,2}}(?: \d{{3}}){{0,3}}(?: 000|(?: \d{{3}})(?=\s{_WHOLE}\b))(?![.,:/-]?\d)(?! \d)"
)


@detector(
    "comma-or-spaces-in-number",
    *behind_figures(*map("".join, product(", ", digits))),
    gate=later(f"{_COMMA.pattern}|{_SPACED.pattern}"),
)
def comma_or_spaces_in_number(view: View) -> Iterator[Hit]:
    """Find a comma before a fraction (“3,6 percent”), where a unit or a currency sign shows that it is one number.

    Find, too, spaces between thousands (“80 000 people”), unless the story has lost its commas altogether.
    """
    for segment, found in scan(view, _COMMA, _DECIMAL_COMMA):
        if is_free(found, "€$£-"):
            yield hit(segment, found, found.group().replace(",", ".").replace(" ", ""))
    for segment, found in scan(view, _SPACED, _SPACED_THOUSANDS):
        if is_free(found) and any(", " in text for text in view.folded):
            yield hit(segment, found, found.group().replace(" ", ","))


_NUMERALS = (*UNITS[1:], *TEENS, *TENS, "hundred")
_MONEY = (
    "euros|dollars|pesos|pounds|yuan|yen|won|rupees|rou?bles|crowns|kronor|kroner|francs|zlotys|forints|lei|liras?|naira"
    "|rand|reais|soles|bolivars|tenge|dirhams|riyals|shekels"
)
_OF_MONEY = later(rf" (?:US )?(?:{_MONEY})\b")
# Tons and barrels are counted in millions without end in English, too.
_LONG_SCALE = later(
    rf"\b(?:(?P<word>{'|'.join(_NUMERALS)}|a"
    r"|\d[\d.,]*) thousands? (?:of )?|(?P<figure>\d{1,3}(?:,\d{3})+|[1-9]\d{3,6}(?= [mM]illions? (?:of )?(?:US )?"
    rf"(?:{_MONEY})\b)) )[mM]illions?(?: of(?= [a-z]))?\b"
    r"(?! (?:tonn?es|tons|barrels|cubic|lit|acres|units|kilowatt|years))"
)


# Without one of these there is nothing of the kind.
_SCALED = later(r"[0-9](?<=[,0-9][0-9]{3}) [mM]illion|thousands? (?:of )?[mM]illion")
_PLAIN_NUMBER = later(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?|\d+")


@detector(
    "long-scale",
    *behind_figures(" million"),
    *(f"thousand{s}{of} million" for s in ("", "s") for of in ("", " of")),
    gate=_SCALED,
)
def long_scale(view: View) -> Iterator[Hit]:
    """Find “thousand million” and “3,571 million”, where English goes on to billions; silent for tons and barrels."""
    for segment, found in scan(view, _SCALED, _LONG_SCALE):
        if is_free(found, "€$£"):
            yield hit(segment, found, _in_billions(found))


def _in_billions(found: re.Match[str]) -> str:
    """Write out what a match counts; people by the million million are people, and the source had one million less."""
    figure, word = found["figure"], found["word"]
    if figure and figure.count(",") > 1 and not _counts_money(found):
        return f"{figure}, or a figure in trillions: look at the source"
    number = figure or re.sub(r",(?=\d{1,2}$)", ".", word)
    if not _PLAIN_NUMBER.fullmatch(number):
        return f"{number} billion"
    return _of_millions(Decimal(number.replace(",", "")) * (1 if figure else 1000))


def _counts_money(found: re.Match[str]) -> bool:
    return found.string.endswith(tuple("€$£"), 0, found.start()) or bool(_OF_MONEY.match(found.string, found.end()))


_SCALES = ("million", "billion", "trillion", "thousand", "dozen")
_COUNTED = (*_NUMERALS, "several")
_PLURAL_SCALE = later(
    rf"(?:[0-9]|\b(?:{'|'.join(_COUNTED)})) (?P<mark>(?P<scale>{'|'.join(_SCALES)})s(?: of)?)\b", re.IGNORECASE
)


@detector("plural-scale", *(f"{number} {scale}s" for number, scale in product((*digits, *_COUNTED), _SCALES)))
def plural_scale(view: View) -> Iterator[Hit]:
    """Find “12 millions (of)” and “five thousands (of)” after a number."""
    for segment, found in scan(view, _PLURAL_SCALE, _PLURAL_SCALE):
        yield hit(segment, found, found["scale"])


_PER_CENT = later(r"\bper ?cent\b")
# A sign in brackets saves room, as one in a headline does.
_SIGN = later(r"%(?![^()]*\))")


@detector("per-cent-beside-the-sign", "per cent", "percent")
def per_cent_beside_the_sign(view: View) -> Iterator[Hit]:
    """Find “per cent” in a story that has the sign as well; headline, brackets and quotations may have theirs."""
    written = [found for found in scan(view, _PER_CENT, _PER_CENT) if _is_running(view, *found)]
    if written and any(_is_running(view, *found) for found in scan(view, ("%",), _SIGN)):
        yield from (hit(*found) for found in written)


def _is_running(view: View, segment: int, found: re.Match[str]) -> bool:
    """Say whether a match stands in the words of the story itself."""
    return view.segments[segment].role == "body" and not view.protected(Mark(segment, *found.span()), "quote")


_THOUSAND = later(r"[0-9] thousand")
_WRITTEN_THOUSAND = later(r"(?P<number>\d{1,3}(?:\.\d)?) thousand\b(?! (?:million|billion|and\b|\d|[-–]))")


@detector("written-thousand", *behind_figures(" thousand"))
def written_thousand(view: View) -> Iterator[Hit]:
    """Find “74 thousand” with the number in figures; silent for the upper end of a range."""
    for segment, found in scan(view, _THOUSAND, _WRITTEN_THOUSAND):
        up_to = found.string.endswith(("thousand - ", "thousand – ", "million - "), 0, found.start())
        if is_free(found, "€$£") and not up_to:
            yield hit(segment, found, f"{int(Decimal(found['number']) * 1000):,}")


_MEASURED = (
    r"(?:points|met(?:er|re)s|kilomet(?:er|re)s|tons|tonnes|dollars|pounds|yen|yuan|seats|beds|tests|doses|tickets|units"
    r"|shares|books|animals|athletes|runners|participants|officers|miles|lit(?:er|re)s|cubic)"
)
# From 1400 to 2099 it may be a year, and “2020 cases” are those of a year.
_BARE_THOUSAND = later(
    rf"[1-9](?:(?<=1)[0-3]|(?<=2)[1-9]|(?<=[3-9])\d)\d\d(?=\s(?:(?!(?:billion|million|trillion|thousand|and|or|to|[a-z]+ed)\b)[a-z]+\s)?(?:{_WHOLE}|{_MEASURED})\b)"
)
_FOUR_FIGURES = later(r"[0-9]{4} [a-z]")


@detector("thousand-without-comma")
def thousand_without_comma(view: View) -> Iterator[Hit]:
    """Find “3600 visitors”, four figures without a comma before what is counted; silent for years."""
    for segment, found in scan(view, _FOUR_FIGURES, _BARE_THOUSAND):
        if is_free(found, "€$£"):
            yield hit(segment, found, f"{int(found.group()):,}")


# “314 mil 207”, with the word kept or turned into 000; three zeros at the end are a plain number with spaces.
_BETWEEN = later(r"[0-9] (?:000|thousand) [0-9]")
# What leads up to a number that is dialled, in so many characters; “the number of” is of what is counted.
_DIALLED, _CALL = (
    later(r"\b(?:dial|fax|freephone|helpline|hotline|number(?! of)|phone|tel|telephone|whatsapp)\b[^.;]*$", re.I),
    40,
)
_THOUSAND_BETWEEN = later(r"(?P<large>[1-9]\d{0,2}) (?:000|thousand) (?P<small>\d{1,3})(?! ?[\d/:]|[.,]\d|-)")


@detector("thousand-between-figures", *behind_figures(" thousand ", " 000 "))
def thousand_between_figures(view: View) -> Iterator[Hit]:
    """Find the word for thousand left between figures, or turned into zeros (“314 thousand 207”, “314 000 207”)."""
    for segment, found in scan(view, _BETWEEN, _THOUSAND_BETWEEN):
        dialled = " 000 " in found[0] and _DIALLED.search(found.string, max(0, found.start() - _CALL), found.start())
        if is_free(found, "€$£") and int(found["small"]) and not dialled:
            yield hit(segment, found, f"{found['large']},{int(found['small']):03}")


_SPACE_AT_SIGN = later(r"[0-9%€$£] [0-9%]")
_SPACED_UNIT = later(
    r"(?P<figure>\d(?:[\d.,]*\d)?) %(?=[\s.,;:)]|$)"
    r"|(?<![\w%$€£])(?<!\d )(?P<sign>[€$£%]) (?P<amount>\d[\d.,]*\d|\d)(?![\d%])"
)


@detector("spaced-unit", *map("".join, product(f"{digits}%€$£", " ", f"{digits}%")), gate=_SPACE_AT_SIGN)
def spaced_unit(view: View) -> Iterator[Hit]:
    """Find a space between a figure and its per cent or currency sign (“5 %”, “€ 20”); silent in rows and lists."""
    for segment, found in scan(view, _SPACE_AT_SIGN, _SPACED_UNIT):
        if found.string.startswith(("* ", "- ", "• ")):
            continue
        sign, amount = found["sign"] or "%", found["figure"] or found["amount"]
        if sign in "€$£":
            amount = re.sub(r"^(\d{1,3})\.(?=\d{3}$)", r"\1,", amount)
            amount = re.sub(r"^(\d+),(?=\d\d?$)", r"\1.", amount)
        yield hit(segment, found, f"{amount}%" if sign == "%" else f"{sign}{amount}")


_ORDINAL = later(r"[0-9](?: (?:st|nd|rd|th)\b|º|ª)")
_FOREIGN_ORDINAL = later(r"(?<![\d.,])(?P<number>\d{1,2})(?: (?:st|nd|rd|th)\b|[ºª](?! ?[CF]\b))")


@detector(
    "foreign-ordinal",
    *("º", "ª", *behind_figures(" st", " nd", " rd", " th")),
    gate=later(r"[0-9] (?:st|nd|rd|th)\b|[ºª]"),
)
def foreign_ordinal(view: View) -> Iterator[Hit]:
    """Find “22 th” and “4º” for ordinals; silent for degrees."""
    for segment, found in scan(view, _ORDINAL, _FOREIGN_ORDINAL):
        number = int(found["number"])
        ending = "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        yield hit(segment, found, f"{number}{ending}")
