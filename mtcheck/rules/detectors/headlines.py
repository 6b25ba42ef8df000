"""Numbers that a headline gives and the copy below it does not: a thousand was lost, a comma moved, a word misread."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, islice
from typing import Literal, NamedTuple

from mtcheck.model import Mark
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import later
from mtcheck.rules.numerals import TEENS, TENS, UNITS
from mtcheck.rules.view import Hit, View
from mtcheck.text.words import vocabulary

_WORDS = {word: value for value, word in enumerate((*UNITS, *TEENS), 1)} | {
    f"{ten}{unit and '-'}{unit}": 10 * tens + units
    for tens, ten in enumerate(TENS, 2)
    for units, unit in enumerate(("", *UNITS))
}
_SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6, "mln": 10**6,
    "billion": 10**9, "bn": 10**9, "trillion": 10**12, "tn": 10**12,
}  # fmt: skip
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound"}
_SCALE = r"(?:(?:[ -](?:dozen|hundred|thousand|million|billion|trillion|mln)| ?(?:bn|m|k|tn))\b)"
# Not the tail of a number, a score, a range or a word, and not “a nine-year-old”.
_NUMBER = later(
    r"(?<![\w.,:/+–-])(?:(?:us|a|c)?(?P<sign>[$€£]) ?)?"
    rf"(?P<number>(?:(?P<grouped>\d{{1,3}}(?:(?:,\d{{3}})++|(?:\.\d{{3}})++(?!\d|{_SCALE}| ?%| per)))|\d++)"
    r"(?:[.,]\d++)?"
    rf"|\b(?:{'|'.join(sorted(_WORDS, reverse=True))}|an?(?={_SCALE}))\b)"
    rf"(?P<scale>{_SCALE}*+)(?P<percent> ?%| per ?cent\b| pct\b)?+"
    r"(?: (?:us )?(?P<currency>euro|dollar|dlr|pound|crown|rou?ble|yen|yuan|peso|zloty|franc|forint|rupee|lei)s?\b)?+"
    r"(?![\w:/+–-]|[.,]\d)"
)
# A date, an age, a name or a rank; a measure, a rate.
_NAMED = later(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?|aged?|no|number|article|section|chapter|page|room|flight|route|channel|one in)\.? \Z"
)
_MEASURED = later(
    r"[ -](?:(?!last|this|next|every|per)[a-z]+ )?"
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|am|pm|a\.m|p\.m|o'clock"
    r"|km|kilomet\w+|met(?:er|re)s?|miles?|feet|foot|inch(?:es)?|degrees|points?|times|percentage)\b"
)
_RATE = later(r" (?:per|each|an?)\b")
# What follows is a bound, a part or the rest. Numbers that are rounded (“some 400”) are held to be so anyway.
_LOOSE = (
    r"(?:over|than|at (?:least|most)|up to|as (?:many|much) as|under|below|above|beyond|another|further|other|more"
    r"|first|last|next|additional|between|from|to|and|or)"
)
_IS_LOOSE = later(rf"\b{_LOOSE} \Z")
_ROUGH = r"(?:nearly|almost|about|around|some|approximately|roughly|close to|all|the)"
_PLAIN = (
    r"(?:(?!(?:and|or|but|in|on|at|to|for|from|by|with|as|than|after|before|when|while|of|that|which|not)\b)[a-z'-]+ )"
)
# What befell people is said behind their number, or before it.
_FATES = {
    "dead": (
        r"dead|deaths?|killed|died?|dies|fatalities|bodies|lives|murdered|perished|drowned|victims",
        r"kill(?:s|ed|ing)?|murder(?:s|ed|ing)?|death toll(?: [a-z]+){0,4}"
        r"|(?:claim(?:s|ed|ing)?|cost(?:s|ing)?) the lives of",
    ),
    "hurt": (r"hurt|injured|wounded|injuries", r"injur(?:es?|ed|ing)|wound(?:s|ed|ing)?|hurt(?:s|ing)?"),
    "held": (r"arrested|arrests|detained|detainees|detentions", r"arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?"),
    "seized": (r"kidnapped|abducted|hostages", r"kidnap(?:s|ped|ping)?|abduct(?:s|ed|ing)?"),
}
_FATE_BEHIND = later(
    rf" {_PLAIN}{{0,4}}?(?:{'|'.join(f'(?P<{fate}>{behind})' for fate, (behind, _) in _FATES.items())})\b"
)
_FATE_BEFORE = later(
    rf"\b(?:{'|'.join(f'(?P<{fate}>{before})' for fate, (_, before) in _FATES.items())})"
    rf" (?:{_LOOSE} |{_ROUGH} ){{0,2}}\Z"
)
_NOUN = later(rf" {_PLAIN}{{0,2}}?(?P<noun>[a-z-]+(?<![sui])s|children|women|policemen|staff)\b")
# What one desk calls by several names.
_SAME = {
    other: noun
    for noun, *others in map(
        str.split,
        """jobs posts positions
        workers employees staff
        companies firms
        countries nations states
        cars vehicles
        homes houses
        ships vessels
        pupils students schoolchildren
        troops soldiers
        officers policemen
        shops stores""".splitlines(),
    )
    for other in others
}
# A headline promises “10 ways”, and everybody is a person: of these a story counts many.
_UNCOUNTED = vocabulary("people persons women children others ways reasons things tips facts questions steps")
# Two of a thing are “a couple”, “both” and much else.
_FEWEST = 3
# So far from a number it may still be meant, rounded.
_ROUNDED = Decimal("0.1")
# Of so many numbers two add up to any other.
_MANY = 100
# A text with more is a table, or the results of a day.
_TABLE = 500
# The copy says in its first paragraphs what the headline told; further down it tells of other times and places.
_EARLY = 3
_REACH = 60  # characters: longer than what may stand before a number and tell of what it is
# Characters: nobody writes a longer number, and one of a million figures is more than can be reckoned with.
_LONGEST = 100
_CONTENT = later(r"[a-z]{4,}")
# Words that two sentences about different things may share.
_EMPTY = (
    vocabulary(
        """
        after with from that this have been were will over more than into they their what when says said people dead
        deaths kill kills killed killing died hurt injured wounded arrest arrested arrests detained
        """
    )
    | _SCALES.keys()
)


class _Amount(NamedTuple):
    """A number with what it counts; ``thing`` is empty where that is not clear."""

    value: Decimal
    kind: Literal["percent", "money", "count"]
    thing: str
    mark: Mark
    loose: bool


@detector("number-not-of-the-headline")
def number_not_of_the_headline(view: View) -> Iterator[Hit]:
    """Find a number of the headline where the copy gives the same thing another number, and this one nowhere.

    The figures may be the same but for zeros (“3 million”, “3,000 million”), whatever it is. Another number counts
    where the copy has no third one of that thing, and has it early, in a sentence that shares one more word with the
    headline. Silent for numbers that may be rounded, bounds, parts or sums of two others.
    """
    body = next((segment.index for segment in view.segments if segment.role == "body"), 0)
    heads = (segment.index for segment in view.segments[:body] if segment.role == "headline")
    stated = [each for head in heads for each in _amounts(view, head) if each.thing and each.value >= _FEWEST]
    if not stated:
        return
    copy = (segment.index for segment in view.segments[body:] if segment.role == "body")
    told = list(islice((each for segment in copy for each in _amounts(view, segment)), _TABLE + 1))
    if len(told) > _TABLE:
        return
    for amount in stated:
        comparable = [each for each in told if not each.thing or each.kind == amount.kind]
        if not any(_agrees(amount.value, each.value) for each in comparable):
            same = [each for each in comparable if each.thing == amount.thing]
            slipped = (each for each in same if _slipped(amount.value, each.value))
            other = next(slipped, None) or _miscounted(view, amount, same, comparable)
            if other:
                segment, start, end = other.mark
                yield Hit((amount.mark, other.mark), {"other": view.folded[segment][start:end]}, least=2)


def _agrees(stated: Decimal, value: Decimal) -> bool:
    """Say whether a headline may mean this number."""
    return abs(value - stated) < _step(stated) or abs(value - stated) <= stated * _ROUNDED


def _step(value: Decimal) -> Decimal:
    """Give the worth of the last figure that is no zero: so much may be lost to rounding. Small counts are exact."""
    last = int(value.normalize().as_tuple().exponent)
    return Decimal(1).scaleb(last) if last < 0 or value >= 100 else Decimal(1)


def _slipped(one: Decimal, other: Decimal) -> bool:
    """Say whether the figures of two numbers are the same but for zeros; of a single figure three of them are asked."""
    figures = one.normalize().as_tuple().digits
    apart = max(one, other) >= 1000 * min(one, other)
    return figures == other.normalize().as_tuple().digits and (len(figures) > 1 or apart)


def _miscounted(view: View, stated: _Amount, same: list[_Amount], comparable: list[_Amount]) -> _Amount | None:
    """Give where the copy counts the things of the headline, and comes to another number; None where that is not sure.

    A difference of one is none: of nine dead one may have killed the others.
    """
    values = {each.value for each in same}
    loose = stated.loose or any(each.loose for each in same)
    if stated.kind != "count" or stated.thing in _UNCOUNTED or loose or len(values) != 1:
        return None
    (value,) = values
    if value < 2 or abs(stated.value - value) <= 1 or _adds_up(stated, comparable):
        return None
    first = view.segments[stated.mark.segment].paragraph
    early = (each for each in same if view.segments[each.mark.segment].paragraph <= first + _EARLY)
    words = _content(view.lowered[stated.mark.segment]) - _content(stated.thing)
    return next((each for each in early if not words.isdisjoint(_content(view.sentence_at(each.mark).lower()))), None)


def _adds_up(stated: _Amount, told: list[_Amount]) -> bool:
    """Say whether two numbers that stand together, or two of that thing, come to the number of the headline."""
    return len(told) > _MANY or any(
        _agrees(stated.value, one.value + other.value)
        and (one.mark.segment == other.mark.segment or {one.thing, other.thing} <= {stated.thing, ""})
        for one, other in combinations(told, 2)
    )


def _content(text: str) -> set[str]:
    """Give how the words begin that say what a text is about."""
    return {word[:6] for word in _CONTENT.findall(text) if word not in _EMPTY}


def _amounts(view: View, segment: int) -> Iterator[_Amount]:
    text = view.lowered[segment]
    for found in _NUMBER.finditer(text):
        start, end = found.span()
        if end - start > _LONGEST:
            continue
        reach = max(0, start - _REACH)
        value = _value(found)
        year = found[0].isdecimal() and 1900 <= value < 2100
        kind, thing = _thing(found)
        measured = kind == "count" and _MEASURED.match(text, end)
        rate = kind != "percent" and _RATE.match(text, end)
        if not (year or measured or rate or _NAMED.search(text, reach, start)):
            loose = bool(_IS_LOOSE.search(text, reach, start))
            yield _Amount(value, kind, thing, Mark(segment, start, end), loose)


def _value(found: re.Match[str]) -> Decimal:
    """Read a number in figures or words."""
    number, grouped = found["number"], found["grouped"] or ""
    if number[0].isdecimal():
        value = Decimal(re.sub(r"\D", "", grouped) + number[len(grouped) :].replace(",", "."))
    else:
        value = Decimal(_WORDS.get(number, 1))
    for scale in re.findall(r"[a-z]+", found["scale"]):
        value *= _SCALES[scale]
    return value


def _thing(found: re.Match[str]) -> tuple[Literal["percent", "money", "count"], str]:
    """Say what a number counts."""
    text, (start, end) = found.string, found.span()
    if found["percent"]:
        return "percent", "percent"
    if found["sign"] or found["currency"]:
        return "money", found["currency"] or _SIGNS[found["sign"]]
    if fate := _FATE_BEHIND.match(text, end) or _FATE_BEFORE.search(text, max(0, start - _REACH), start):
        return "count", fate.lastgroup or ""
    noun = _NOUN.match(text, end)
    return "count", _SAME.get(noun["noun"], noun["noun"]) if noun else ""
