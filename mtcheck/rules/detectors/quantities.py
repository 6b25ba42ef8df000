"""Figures, money, units, hours, months and weekdays that are others in the source."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from mtcheck.rules.detectors.beside import SourcedParagraph, beside
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import once
from mtcheck.rules.view import Hit, View

if TYPE_CHECKING:
    from mtcheck.rules.quantities import Change

_Each = TypeVar("_Each")

_UNKNOWN = ""  # the code of no language: figures can be read in any


@detector("figure-changed")
def figure_changed(view: View) -> Iterator[Hit]:
    """Find figures that are others in the source, one of them lost, swapped or changed, or all of them.

    Rounded, converted and written-out numbers agree, and so does what stands in a neighbouring paragraph. Numbers that
    are only left out, or only added, are no hits. The value ``other`` is what the source has.
    """
    yield from _hits(view, "figure-changed")


@detector("magnitude-changed")
def magnitude_changed(view: View) -> Iterator[Hit]:
    """Find millions that are billions in the source, and the like; ``other`` is what the source has."""
    yield from _hits(view, "magnitude-changed")


@detector("number-word-changed")
def number_word_changed(view: View) -> Iterator[Hit]:
    """Find a number, in words here or in the source, that is another there; ``other`` is what the source has."""
    yield from _hits(view, "number-word-changed")


@detector("percent-changed")
def percent_changed(view: View) -> Iterator[Hit]:
    """Find a number that is a percentage only here or only in the source; ``other`` is what the source has."""
    yield from _hits(view, "percent-changed")


@detector("currency-changed")
def currency_changed(view: View) -> Iterator[Hit]:
    """Find sums in a currency that the source does not name, but another; ``other`` is what the source has."""
    yield from _hits(view, "currency-changed")


@detector("unit-changed")
def unit_changed(view: View) -> Iterator[Hit]:
    """Find a number that counts another unit than in the source; ``other`` is what the source has."""
    yield from _hits(view, "unit-changed")


@detector("hour-changed")
def hour_changed(view: View) -> Iterator[Hit]:
    """Find an hour that is in the other half of the day in the source, or another; ``other`` is what the source has."""
    yield from _hits(view, "hour-changed")


@detector("weekday-or-month-changed")
def weekday_or_month_changed(view: View) -> Iterator[Hit]:
    """Find a weekday or month that the source has not while it has another; the night to Sunday may be Saturday's."""
    yield from _hits(view, "weekday-or-month-changed")


def _hits(view: View, cause: str) -> Iterator[Hit]:
    for paragraph, change in _changes(view):
        if change.cause == cause:
            mark = paragraph.mark(change.start, change.end)
            yield Hit((mark,), {"other": paragraph.source[change.source_start : change.source_end]})


@once
def _changes(view: View) -> "list[tuple[SourcedParagraph, Change]]":
    paragraphs = beside(view)
    if not paragraphs:
        return []
    # Their patterns and words take time that only a story with a source has to spend.
    from mtcheck.rules.quantities import Side, changes, read

    # What English says is read in one way, whatever stands beside it.
    english = [read(each.text, "en") for each in paragraphs]
    sources = [read(each.source, each.language or _UNKNOWN) for each in paragraphs]
    found = []
    for number, each in enumerate(paragraphs):
        here = Side(each.text, english[number], _near(english, number))
        there = Side(each.source, sources[number], _near(sources, number))
        found += [(each, change) for change in changes(here, there, each.language or _UNKNOWN)]
    return found


def _near(readings: Sequence[_Each], number: int) -> tuple[_Each, ...]:
    return (*readings[max(0, number - 1) : number], *readings[number + 1 : number + 2])
