"""Words with a preposition that they hardly ever take (“happy of”): the frame is that of another language."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import compress, count, repeat
from operator import contains
from pathlib import Path

from mtcheck.rules.classes import members
from mtcheck.rules.detectors.neighbours import row
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import later
from mtcheck.rules.macros import WORD_LISTS
from mtcheck.rules.view import Hit, View

# Written by corpora/build_prepositions.py.
_TABLE = Path(__file__).parents[1] / "prepositions.tsv"


# When, how long and in what respect may be said behind any word.
_DATE = rf"(?:{WORD_LISTS['DAY']}|{WORD_LISTS['MONTH']}|morning|evening|night|eve|afternoon|days?|weekends?|occasions?)"
_SPAN = r"(?:times?|(?:year|month|week|day|hour|minute|second|decade|season|generation)s?|centur(?:y|ies)|while|moment)"
_ADJUNCTS = {
    "on": later(rf"(?:(?!of\b)[a-z]+ ){{0,3}}{_DATE}\b|(?:time|average|board|behalf)\b"),
    "for": later(rf"(?:(?!of\b)[a-z\d-]+ ){{0,4}}{_SPAN}\b|(?:now|good|example|instance)\b"),
    "with": later(r"(?:each passing|respect to|regard to)\b"),
}
# What was done may be done with something, and to some end (“expressed with scorn, and published to annoy”).
_TO_WHOM = later(
    r"[\"'(]*(?:[A-Z]|(?:the|an?|th(?:is|at|ese|ose)|its|his|her|their|our|my|your|all|some|both|each|one)\b)"
)


@detector("preposition-hardly-taken")
def preposition_hardly_taken(view: View) -> Iterator[Hit]:
    """Find a word right before a preposition that it has in one case of a hundred, if at all; silent before figures.

    Silent, too, where what the preposition brings may stand behind any such word.
    """
    table, words = _table(), row(view)
    taken = map(contains, map(table.get, words.small, repeat(())), words.small[1:])
    for at in compress(count(), taken):
        if words.touching[at] and not _is_figure(words.tokens[at + 2]):
            mark = words.mark(at, at + 1)
            if not _is_free(words.small[at], words.small[at + 1], view.folded[mark.segment][mark.end + 1 :]):
                yield Hit((mark,))


def _is_free(word: str, preposition: str, behind: str) -> bool:
    """Say whether what follows is free to stand there: a time, or behind what was done a means or an end."""
    adjunct = _ADJUNCTS.get(preposition)
    if adjunct and adjunct.match(behind):
        return True
    means = preposition == "with" or (preposition == "to" and not _TO_WHOM.match(behind))
    return means and word in members("class_verb_past")


def _is_figure(token: str) -> bool:
    return token.lstrip("$£€(\"'")[:1].isdigit()


@cache
def _table() -> Mapping[str, frozenset[str]]:
    """Give, by word, the prepositions that it hardly ever takes; words with the same ones share them."""
    lines = (line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    rows = ((frozenset(prepositions.split(" ")), words) for prepositions, words in lines)
    return {word: prepositions for prepositions, words in rows for word in words.split(" ")}
