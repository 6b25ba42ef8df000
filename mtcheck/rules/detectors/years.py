"""Years written like thousands: Spanish copy puts a stop into both."""

from collections.abc import Iterator
from itertools import product
from string import digits

from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import hit, later, scan
from mtcheck.rules.macros import WORD_LISTS
from mtcheck.rules.view import Hit, View

# From 1800 to 2049.
_STOPPED = r"(?P<mark>(?:1\.[89]|2\.0(?=[0-4]))\d\d)(?![\d%]|[.,:/-]\d)"
_NEAR = later(r"(?:1\.[89]|2\.0)\d\d")
# Laps and rates have three decimals, too: a year has a word for it before it, or a clause behind it.
_NAMED = (
    f"(?:[Yy]ear|{WORD_LISTS['MONTH']}|[Ss]eason|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|[Bb]udgets?|[Ee]lections?"
    "|[Cc]risis|[Cc]ensus|[Cc]onstitution|[Rr]evolution|[Pp]andemic)"
)
_SUBJECT = r"(?:the|he|she|it|they|we|his|her|its|their|this|there|an?)\b"
_SURE = (
    later(rf"\b(?:[Yy]ears?|{_NAMED} of|{WORD_LISTS['MONTH']}) {_STOPPED}(?! (?!(?:was|is|has)\b)[a-z]+s\b)"),
    later(rf"(?<![^.!?\"] )(?:In|Since|Until) {_STOPPED}(?=, (?!\d)| {_SUBJECT})"),
    later(rf"\b(?:in|since) {_STOPPED}(?= {_SUBJECT})"),
)
# In a story that has one of these, such numbers are years, too.
_LIKELY = later(
    rf"\b(?:in|of|since|from|until|by|than|between|and|before|after) {_STOPPED}"
    rf"(?=[.;:)\"]|, |$| {_SUBJECT}| (?:and|but|that|when|while|which|who|was|were|had|with|by|at|on|in|due|because)\b)"
)


@detector("stop-in-year", *map("".join, product(("1.", "2."), digits)), gate=_NEAR)
def stop_in_year(view: View) -> Iterator[Hit]:
    """Find years with a stop (“the year 2.011”, “In 2.019, the”), and what may be others where one is sure."""
    if any(True for sure in _SURE for _ in scan(view, _NEAR, sure)):
        found = {
            (segment, each.span("mark")): each
            for like in (*_SURE, _LIKELY)
            for segment, each in scan(view, _NEAR, like)
        }
        for (segment, _), each in sorted(found.items()):
            yield hit(segment, each, each["mark"].replace(".", ""))
