"""Fit mtcheck/rules/pair_weights.tsv: how much more an editor marks pairs of words that English news seldom has.

    python -m corpora.fit_pairs --docs FILE… --gold FILE…

``--docs`` and ``--gold`` are those of `mtcheck rules measure`, in the same order: annotated documents and their marks.
Trees are boosted over the levels of a pair and of the pairs beside it (Friedman 2001, Greedy function approximation),
each tree over one of the three alone, so that they add up to three tables. What no engine translated is left out.
"""

import argparse
from collections.abc import Iterator
from math import log
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from corpora.build_pairs import LEAST, PAIR_STEP, WORD_STEP
from mtcheck.measures.gold import read_marks
from mtcheck.measures.labels import all_labelled
from mtcheck.rules.detectors.neighbours import row
from mtcheck.rules.detectors.side_by_side import pairs
from mtcheck.rules.view import View

TABLE = Path(__file__).parents[1] / "mtcheck" / "rules" / "pair_weights.tsv"

# What a pair adds to: itself, the pair behind it, the one before it.
PLACES = ("own", "before", "behind")
# Words of the counts; levels of words; levels of pairs.
WORDS, HIGHEST, LEVELS = 36e6, 12, 16
# No pair there.
NONE = (-1.0, -1.0, -1.0, 0.0)
NOTE = """\
# Written by corpora/fit_pairs.py from annotated machine translations; do not edit. In hundredths of log-odds: what a
# pair of words adds to itself, to the pair behind it and to the one before it, by the levels of its first and of its
# second word, then by the level of the pair from 0 to 15 (mtcheck/rules/pairs.py). No text is kept: CC0.
"""

Levels = tuple[float, float, float, float]


def levels(pair: int | None) -> Levels:
    """Give the levels of the first word, the second and the pair, and how much oftener than by chance they meet."""
    if pair is None:
        return NONE
    first, second, both = pair >> 8, pair >> 4 & 15, pair & 15
    chance = middle(first, WORD_STEP) * middle(second, WORD_STEP) / WORDS
    return (first, second, both, log(middle(both, PAIR_STEP, LEAST) / max(chance, 1 / LEAST)))


def middle(level: int, step: int, least: int = 1) -> float:
    """Give the count in the middle of a level, the first of which begins at ``least``; of what has none, 1."""
    return least * step ** (level - 0.5) if level else 1.0


def examples(docs: Path, gold: Path) -> Iterator[tuple[list[Levels], bool]]:
    """Give of each pair its own levels, those before and behind it, and whether a mark touches it."""
    marks = read_marks(gold)
    for document, label in all_labelled([docs]):
        if label.origin != "mt":
            continue
        words = row(View(document))
        found = pairs(words)
        for at, (left, pair, right) in enumerate(zip(found, found[1:], found[2:], strict=False), 1):
            if pair is not None:
                place = words.mark(at, at + 1)
                marked = any(place.meets(each.place) for each in marks.get(document.name, ()))
                yield [levels(pair), levels(left), levels(right)], marked


def fitted(known: list[tuple[list[Levels], bool]]) -> HistGradientBoostingClassifier:
    """Fit trees of which each looks at one pair alone."""
    # Chosen by cross-validation over 150 stories; with half or twice as many trees or leaves nothing changed.
    trees = HistGradientBoostingClassifier(
        max_iter=120,
        learning_rate=0.06,
        max_leaf_nodes=15,
        min_samples_leaf=150,
        l2_regularization=5,
        interaction_cst=[{place * 4 + each for each in range(4)} for place in range(3)],
        random_state=0,
    )
    return trees.fit(np.array([of for of, _ in known]).reshape(-1, 12), np.array([marked for _, marked in known]))


def tables(trees: HistGradientBoostingClassifier) -> Iterator[str]:
    """Give the lines of the tables: what a pair adds beyond what no pair there adds; the mean pair of all adds 0."""
    grid = [
        first << 8 | second << 4 | both
        for first in range(HIGHEST)
        for second in range(HIGHEST)
        for both in range(LEVELS)
    ]
    for place, name in enumerate(PLACES):
        asked = np.tile(np.array(NONE * 3), (len(grid) + 1, 1))
        asked[1:, place * 4 : place * 4 + 4] = [levels(pair) for pair in grid]
        nothing, *values = trees.decision_function(asked)
        # Of its own pair there is always one: what all share stays with it.
        less = 0.0 if name == "own" else nothing
        for at in range(0, len(grid), LEVELS):
            first, second = grid[at] >> 8, grid[at] >> 4 & 15
            added = (round(100 * (value - less)) for value in values[at : at + LEVELS])
            yield "\t".join(map(str, (name, first, second, *added)))


def main() -> None:
    """Write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--docs", type=Path, nargs="+", required=True)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    arguments = parser.parse_args()
    known = [each for docs, gold in zip(arguments.docs, arguments.gold, strict=True) for each in examples(docs, gold)]
    TABLE.write_text(NOTE + "".join(f"{line}\n" for line in tables(fitted(known))), encoding="utf-8")
    print(f"{len(known):,} pairs, {sum(marked for _, marked in known):,} of them marked")


if __name__ == "__main__":
    main()
