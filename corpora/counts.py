"""How often words and pairs of words stand in native news: what the tables of the rules are built from."""

import argparse
import gzip
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from mtcheck.measures.labels import all_labelled
from mtcheck.text.fold import fold

# The most frequent words make the frames of sentences: they stand on either side of anything.
FRAMING = 200
_WORDS = re.compile(r"[a-z]+|[^a-z\s]+")


class Counts:
    """How often words and pairs stand in native news, rare ones left out, and what was met in further native news."""

    def __init__(self, folder: Path, native: Sequence[Path]) -> None:
        self.met = _met(native)
        self.words = dict(_rows(folder / "native-1gram.tsv.gz"))
        self.pairs = dict(_rows(folder / "native-2gram.tsv.gz"))
        ranked = sorted((word for word in self.words if word.isalpha()), key=self.words.__getitem__, reverse=True)
        self.framing = ranked[:FRAMING]


def _rows(path: Path) -> Iterator[tuple[str, int]]:
    with gzip.open(path, "rt", encoding="utf-8") as table:
        for line in table:
            words, count = line.rstrip("\n").split("\t")
            yield words, int(count)


def _met(paths: Sequence[Path]) -> Counter[str]:
    """Count pairs of words of native news."""
    met: Counter[str] = Counter()
    for document, label in all_labelled(paths):
        if label.origin == "native":
            for segment in document.segments:
                words = _WORDS.findall(fold(segment.text).lower())
                met.update(" ".join(pair) for pair in pairwise(words))
    return met


def counts_asked(description: str | None) -> Counts:
    """Read the counts that the command line names.

    ``--counts``: a folder with native-1gram.tsv.gz and native-2gram.tsv.gz, how often words and pairs of lower-cased
    words stand in native news. ``--native``: labelled records (JSON Lines, gzipped or not) with further native news.
    """
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", type=Path, required=True)
    parser.add_argument("--native", type=Path, nargs="*", default=[])
    arguments = parser.parse_args()
    return Counts(arguments.counts, arguments.native)
