"""Words with a preposition that they hardly ever take (“happy of”): the frame is that of another language."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import compress, count, repeat
from operator import contains
from pathlib import Path

from mtcheck.rules.detectors.neighbours import row
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.view import Hit, View

# Written by corpora/build_prepositions.py.
_TABLE = Path(__file__).parents[1] / "prepositions.tsv"


@detector("preposition-hardly-taken")
def preposition_hardly_taken(view: View) -> Iterator[Hit]:
    """Find a word right before a preposition that it has in one case of a hundred, if at all; silent before figures."""
    table, words = _table(), row(view)
    taken = map(contains, map(table.get, words.small, repeat(())), words.small[1:])
    for at in compress(count(), taken):
        if words.touching[at] and not _is_figure(words.tokens[at + 2]):
            yield Hit((words.mark(at, at + 1),))


def _is_figure(token: str) -> bool:
    return token.lstrip("$£€(\"'")[:1].isdigit()


@cache
def _table() -> Mapping[str, frozenset[str]]:
    """Give, by word, the prepositions that it hardly ever takes; words with the same ones share them."""
    lines = (line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    rows = ((frozenset(prepositions.split(" ")), words) for prepositions, words in lines)
    return {word: prepositions for prepositions, words in rows for word in words.split(" ")}
