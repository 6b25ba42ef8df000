"""Which number of the English is which of its source."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from mtcheck.rules.quantities.quantity import Quantity, Reading

# A number of the English, and that of its source.
Pair = tuple[Quantity, Quantity]


def paired(english: Reading, source: Reading) -> Iterator[Pair]:
    """Give the numbers of the English with that of the source, where either side has the value once."""
    # That a year has twelve months makes no second twelve.
    told = [other for other in english.quantities if other.kind != "hint"]
    held = Counter(value for other in told for value in set(other.values))
    there: defaultdict[float, list[Quantity]] = defaultdict(list)
    for other in source.quantities:
        there[other.value].append(other)
    for quantity in told:
        same = [other for value in quantity.values for other in there[value][:2]]
        alone = all(held[value] == 1 for value in quantity.values)
        if quantity.sure and alone and len(same) == 1 and same[0].kind != "hint":
            yield quantity, same[0]
