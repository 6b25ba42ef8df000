"""Scores of matches in the order that other languages give them."""

from collections.abc import Iterator

from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import hit, later, scan
from mtcheck.rules.view import Hit, View

_LOST = ("lost", "lose", "losing", "defeat", "beaten")
# Not a set, a record or the outcome of a vote.
_LOST_SCORE = later(
    r"\b(?:lost|loses?|losing|defeat(?:ed)?|beaten)\b(?![^.;?!\d]{0,30}record)[^.;?!\d]{0,40}"
    r" (?P<mark>(?:0-[1-9]|1-[2-9]|2-[3-9]))\b"
    r"(?![-,]? ?\d|[.:]\d| (?:majority|margin|decision|split|vote|ruling|record))"
)


@detector("lost-score", *_LOST, gate=_LOST_SCORE)
def lost_score(view: View) -> Iterator[Hit]:
    """Find a defeat with the loser's goals first (“lost 0-4”); silent for sets and votes."""
    for segment, found in scan(view, _LOST, _LOST_SCORE):
        yield hit(segment, found, "-".join(reversed(found["mark"].split("-"))))
