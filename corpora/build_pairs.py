"""Build mtcheck/rules/pairs.bin: how often words, and pairs of them, stand in English news.

    python -m corpora.build_pairs --counts DIR --native FILE…

``--counts`` and ``--native`` are those of counts.py. The table keeps no word: of each it has twelve bits of a checksum
and the level of its count (`mtcheck.rules.pairs`).
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from corpora.counts import Counts, counts_asked
from mtcheck.rules.pairs import filled
from mtcheck.text.spelling import american

TABLE = Path(__file__).parents[1] / "mtcheck" / "rules" / "pairs.bin"

# Pairs written three times make a third of the table, and nothing is found better by them. Of words all are kept.
LEAST = 4
# One writer may slip; what two writers put side by side is English.
HEARD = 2
# A word gains a level with four times the count, a pair with twice.
WORD_STEP, PAIR_STEP = 4, 2


def levels(counts: Counts) -> Iterator[tuple[str, int]]:
    """Give each word, and each pair of words, with its level from 1 on; British spellings as American ones."""
    for word, count in spelled(counts.words).items():
        yield word, level(count, WORD_STEP)
    # The counts are of politics above all: what further news has twice is English, too.
    heard = {pair: LEAST for pair, count in counts.met.items() if count >= HEARD}
    for pair, count in spelled(heard | counts.pairs).items():
        if count >= LEAST:
            yield pair, level(count // LEAST, PAIR_STEP)


def spelled(counts: Mapping[str, int]) -> Counter[str]:
    """Add up counts by American spelling, those of words alone."""
    found: Counter[str] = Counter()
    for text, count in counts.items():
        words = text.split(" ")
        if all(map(str.isalpha, words)):
            found[" ".join(map(american, words))] += count
    return found


def level(count: int, step: int) -> int:
    """Say how many times a count can be divided by a step before nothing is left; at most what four bits hold."""
    found = 0
    while count and found < 15:
        count, found = count // step, found + 1
    return found


def main() -> None:
    """Write the table."""
    rows = dict(levels(counts_asked(__doc__)))
    table = filled(rows)
    TABLE.write_bytes(table)
    print(f"{len(rows):,} words and pairs, {len(table):,} bytes")


if __name__ == "__main__":
    main()
