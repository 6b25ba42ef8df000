"""Scores of a match that are others in the source."""

from collections.abc import Iterator

from mtcheck.rules.detectors.beside import beside
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import later
from mtcheck.rules.view import Hit, View

_ENGLISH = later(r"(?<![\d.,:/$€£-])(\d{1,2})[-–](\d{1,2})(?![\d/%]|[-:.,]\d|-?[a-z])")
_SOURCE = later(
    r"(?<![\d.,:/-])(\d{1,2})(?: ?[-–―] ?| ?[:比対] ?| a | à )(\d{1,2})"
    r"(?![\d/%]|[-:.,]\d| ?(?:Uhr|h\b|hod|godz|час))"
)
_HOUR = later(r"\d{1,2}:\d\d")  # “3:20”, “18:00”
_MOST = 20  # of goals, sets or points in a set


@detector("score-changed")
def score_changed(view: View) -> Iterator[Hit]:
    """Find the one score that the source of its paragraph has not, while it has another with one of its numbers."""
    for paragraph in beside(view):
        ours = {_score(*found.groups()): found for found in _ENGLISH.finditer(paragraph.text)}
        theirs = {_score(*found.groups()): found for found in _SOURCE.finditer(paragraph.source)} if ours else {}
        new, lost = [each for each in ours if each not in theirs], [each for each in theirs if each not in ours]
        lost = [each for each in lost if not _HOUR.fullmatch(theirs[each][0])]
        if len(new) != 1 or len(lost) != 1 or max(*new[0], *lost[0]) > _MOST:
            continue
        # The other number may have been left out elsewhere; a score has one in common with the slip.
        if set(new[0]) & set(lost[0]) and f"{lost[0][0]}-{lost[0][1]}" not in view.story:
            found = ours[new[0]]
            yield Hit((paragraph.mark(*found.span()),), {"other": theirs[lost[0]][0]})


def _score(first: str, second: str) -> tuple[int, int]:
    """Give a score in one order: English names the winner's goals first, and other languages the home side's."""
    one, other = sorted((int(first), int(second)), reverse=True)
    return one, other
