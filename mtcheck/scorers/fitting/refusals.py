"""The limits of what is judged: the range of each measure of `unlike` in the news learned from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from mtcheck.scorers.unlike import unlike_news

# The share of the news learned from that the limits leave outside, on each side.
_OUTSIDE = 0.002
# Too few of these are as well as any: such texts are prose.
_NO_LEAST = frozenset(("numbers", "names"))

Limits = dict[str, list[float]]


def limits(measured: Iterable[Mapping[str, float]]) -> Limits:
    """Give the least and the most of each measure that all but a few texts keep to."""
    values = defaultdict(list)
    for each in measured:
        for name, value in each.items():
            values[name].append(value)
    found = {}
    for name, its in values.items():
        its.sort()
        edge = int(len(its) * _OUTSIDE)
        found[name] = [0.0 if name in _NO_LEAST else round(its[edge], 4), round(its[-1 - edge], 4)]
    return found


def refused(measured: Sequence[Mapping[str, float]], texts: Sequence[Sequence[str]], known: Limits) -> set[int]:
    """Name the rows of texts that the score would refuse: what is never answered is no part of a figure."""
    pairs = enumerate(zip(measured, texts, strict=True))
    return {row for row, (each, segments) in pairs if unlike_news(each, segments, known) is not None}
