"""Build mtcheck/rules/unheard.tsv.gz: the words that English news never puts into a frame, often as it has both.

    python corpora/build_unheard.py --counts DIR --native FILE…

``--counts``: a folder with native-1gram.tsv.gz, native-2gram.tsv.gz and native-3gram.tsv.gz: how often words, pairs and
triples of lower-cased words stand in native news, rare ones left out. Only the choice of words is kept.
``--native``: labelled records (JSON Lines, gzipped or not) with further native news. What stands there twice is heard
of: the counts leave out what is rare, and half of what an editor finds nothing wrong with is only that.

A frame is a frequent word with an open place before or behind it, or two of them behind one (“_ to”, “_ that the”). A
word is unheard of in it where chance alone would have put it there several times, and nobody wrote it.
"""

import argparse
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from mtcheck.measures.labels import labelled
from mtcheck.text.fold import fold
from mtcheck.text.tables import english

TABLE = Path(__file__).parents[1] / "mtcheck" / "rules" / "unheard.tsv.gz"

# The most frequent words make the frames: with more of them the table grows faster than what it finds.
FRAMING = 200
# So often chance would put a word beside another, and before two; at fewer, silence is no news. With 4 for two, a third
# more is found in marked machine translations, and four times as many wrong alerts in what people translated. Words
# between two frequent ones, and behind two, are not asked for: of present engines' editors mark one find in two.
ONE_LEAST, TWO_LEAST = 3, 8
# A pair that was written now and then, but so much less than by chance, is a slip or two sentences without a full stop.
SHARE, MOST = 0.2, 10
# After these anything may follow, as after a full stop.
JOINING = frozenset({"and", "or", "but"})

# The frequent words get a letter each, from this on.
LETTERED = 0x100
NOTE = """\
# Written by corpora/build_unheard.py from counts over 36 million words of native US and Australian news and speeches
# and 7 million words of further native news; do not edit. Counts are facts: CC0. First the frequent words of English
# news, each behind the letter it has here; then common words, each with the frequent words that never stand right
# before it, those that never stand right behind it, and two in a row that never do, though all news has each half.
"""

Pair = tuple[str, str]
# One writer may slip; what two writers put side by side is English.
HEARD = 2
_WORDS = re.compile(r"[a-z]+|[^a-z\s]+")


class Counts:
    """How often words, pairs and triples stand in native news, and what was met elsewhere, at all or a few times."""

    def __init__(self, folder: Path, native: Sequence[Path]) -> None:
        counted = _counted(native)
        self.met = counted
        self.heard = frozenset(run for run, count in counted.items() if count >= HEARD)
        rows = (dict(_rows(folder / f"native-{size}gram.tsv.gz")) for size in (1, 2, 3))
        self.words, self.pairs, self.triples = rows
        self.total = sum(self.words.values())
        self.known = english()
        ranked = sorted((word for word in self.words if word.isalpha()), key=self.words.__getitem__, reverse=True)
        self.framing = ranked[:FRAMING]
        self.common = [word for word in ranked if word in self.known]
        self.after: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self.before: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for pair, count in self.pairs.items():
            left, right = pair.split(" ")
            if left in self.known and right in self.known:
                self.after[left].append((right, count))
                self.before[right].append((left, count))


def _rows(path: Path) -> Iterator[tuple[str, int]]:
    with gzip.open(path, "rt", encoding="utf-8") as table:
        for line in table:
            words, count = line.rstrip("\n").split("\t")
            yield words, int(count)


def _counted(paths: Sequence[Path]) -> Counter[str]:
    """Count pairs and triples of words of native news."""
    met: Counter[str] = Counter()
    for document, label in labelled(paths):
        if label.origin == "native":
            for segment in document.segments:
                words = _WORDS.findall(fold(segment.text).lower())
                pairs = [" ".join(pair) for pair in pairwise(words)]
                met.update(pairs)
                met.update(f"{pair} {third}" for pair, third in zip(pairs, words[2:], strict=False))
    return met


def beside_one(counts: Counts) -> Iterator[Pair]:
    """Give frames of one word with what is unheard of in them."""
    for frame in counts.framing:
        for word in counts.common:
            chance = counts.words[frame] * counts.words[word] / counts.total
            if chance < ONE_LEAST:
                break
            for pair, place in ((f"{frame} {word}", f"{frame} _"), (f"{word} {frame}", f"_ {frame}")):
                rare = counts.pairs.get(pair, 0) <= min(MOST, SHARE * chance) and pair not in counts.heard
                if rare and pair.split(" ")[1] not in JOINING:
                    yield place, word


def heaps(counts: Counts) -> Iterator[tuple[str, str, str]]:
    """Give a word with two frequent ones that are unheard of behind it, though each half of the three is usual."""
    framing = frozenset(counts.framing)
    for middle in counts.framing:
        for left, first in counts.before[middle]:
            for right, second in counts.after[middle]:
                chance = first * second / counts.words[middle]
                if left in framing or right not in framing or right in JOINING or chance < TWO_LEAST:
                    continue
                triple = f"{left} {middle} {right}"
                if triple not in counts.triples and triple not in counts.heard:
                    yield left, middle, right


def unheard(counts: Counts) -> Iterator[str]:
    """Give the lines of the table."""
    letters = {word: chr(LETTERED + number) for number, word in enumerate(counts.framing)}
    yield " ".join(letters[word] + word for word in counts.framing)
    # By word, what is unheard of before it and behind it, alone and by twos.
    rows: dict[str, tuple[set[str], set[str], set[str]]] = defaultdict(lambda: (set(), set(), set()))
    for frame, word in beside_one(counts):
        rows[word][frame.startswith("_")].add(letters[frame.strip("_ ")])
    for word, *heap in heaps(counts):
        rows[word][2].add("".join(letters[frequent] for frequent in heap))
    for word in sorted(rows):
        before, behind, by_twos = map(sorted, rows[word])
        yield "\t".join((word, "".join(before), "".join(behind), " ".join(by_twos)))


def counts_asked(description: str | None) -> Counts:
    """Read the counts that the command line names."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", type=Path, required=True)
    parser.add_argument("--native", type=Path, nargs="*", default=[])
    arguments = parser.parse_args()
    return Counts(arguments.counts, arguments.native)


def main() -> None:
    """Write the table."""
    lines = list(unheard(counts_asked(__doc__)))
    text = NOTE + "".join(f"{line}\n" for line in lines)
    # Without a date, the same counts give the same bytes.
    TABLE.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{len(lines):,} lines")


if __name__ == "__main__":
    main()
