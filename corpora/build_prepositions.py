"""Build mtcheck/rules/prepositions.tsv: the prepositions that a word hardly ever takes, often as it takes others.

    python -m corpora.build_prepositions --counts DIR --native FILE…

``--counts`` and ``--native`` are those of counts.py. Only the choice of words is kept.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from corpora.counts import Counts, counts_asked

TABLE = Path(__file__).parents[1] / "mtcheck" / "rules" / "prepositions.tsv"

# All that may stand behind a word; what is kept are those that mark an object more often than a time or a place.
PREPOSITIONS = (
    *("of", "in", "to", "for", "on", "with", "at", "by", "from", "about"),
    *("into", "over", "after", "against", "between", "under"),
)
OBJECT = ("of", "to", "for", "on", "with")
# So often a word must stand before a preposition, and in so large a share of those cases before this one, so many times
# at most. Of what is found so, editors mark 86 in 100; with half as many cases, or twice the share, 75.
LEAST, SHARE, MOST = 100, 0.01, 10
# Right, and rare in news.
RIGHT = frozenset({"want of"})
# Before or behind the most frequent words any preposition may stand.
FREQUENT = 120
NOTE = """\
# Written by corpora/build_prepositions.py from counts over 43 million words of native news; do not edit. Counts are
# facts: CC0. Prepositions, and the words that hardly ever stand right before them, often as they stand before others.
"""


def never_take(counts: Counts) -> Iterator[tuple[str, str]]:
    """Give words with the prepositions that they hardly ever take, parted by spaces."""
    taken: dict[str, dict[str, int]] = defaultdict(dict)
    for pair, count in counts.pairs.items():
        word, second = pair.split(" ")
        if second in PREPOSITIONS:
            taken[word][second] = count + counts.met[pair]
    frequent = frozenset(counts.framing[:FREQUENT])
    for word in sorted(taken.keys() - frequent):
        total = sum(taken[word].values())
        few = min(MOST, SHARE * total)
        # A pair that the counts leave out may stand in the further news.
        often = {each: taken[word].get(each) or counts.met[f"{word} {each}"] for each in OBJECT}
        rare = [each for each, count in often.items() if count <= few and f"{word} {each}" not in RIGHT]
        if total >= LEAST and rare and word.isalpha():
            yield " ".join(rare), word


def main() -> None:
    """Write the table."""
    rows: dict[str, list[str]] = defaultdict(list)
    for prepositions, word in never_take(counts_asked(__doc__)):
        rows[prepositions].append(word)
    TABLE.write_text(NOTE + "".join(f"{each}\t{' '.join(rows[each])}\n" for each in sorted(rows)), encoding="utf-8")
    print(f"{sum(map(len, rows.values())):,} words")


if __name__ == "__main__":
    main()
