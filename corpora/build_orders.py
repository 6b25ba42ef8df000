"""Build mtcheck/rules/orders.bloom: pairs of words that English news has in one order, and never in the other.

    python -m corpora.build_orders --counts DIR --native FILE…

``--counts`` and ``--native`` are those of counts.py. A pair is kept that native news has, and that it never has
the other way round; frequent words, which stand on either side of anything, are left out. The filter keeps no word.
"""

from collections.abc import Iterator
from pathlib import Path

from corpora.counts import Counts, counts_asked
from mtcheck.rules.bloom import filled

TABLE = Path(__file__).parents[1] / "mtcheck" / "rules" / "orders.bloom"

# With so many bits for each pair and seven set, one other pair in fifteen thousand finds all of them set: a story has a
# hundred or two.
BITS_PER_PAIR = 24


def orders(counts: Counts) -> Iterator[str]:
    """Give pairs of words that never stand the other way round."""
    frequent = frozenset(counts.framing)
    for pair in counts.pairs:
        first, second = pair.split(" ")
        if first.isalpha() and second.isalpha() and not (first in frequent or second in frequent):
            turned = f"{second} {first}"
            if turned not in counts.pairs and turned not in counts.met:
                yield pair


def main() -> None:
    """Write the filter."""
    pairs = list(orders(counts_asked(__doc__)))
    table = filled(pairs, BITS_PER_PAIR)
    TABLE.write_bytes(table)
    print(f"{len(pairs):,} pairs, {len(table):,} bytes")


if __name__ == "__main__":
    main()
