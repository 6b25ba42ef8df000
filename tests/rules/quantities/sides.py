"""What the tests of one kind of change share."""

from collections.abc import Callable, Iterator

from mtcheck.rules.quantities import Change, Side, read

Find = Callable[[Side, Side], Iterator[Change]]


def found(find: Find, source: str, english: str, language: str, near: str = "") -> list[tuple[str, str]]:
    """Give what changed as it stands in the English and in its source; ``near`` is the source of a neighbour."""
    here, there = Side(english, read(english, "en")), Side(source, read(source, language), (read(near, language),))
    return [(english[each.start : each.end], source[each.source_start : each.source_end]) for each in find(here, there)]
