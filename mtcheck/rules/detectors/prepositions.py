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
from mtcheck.text.words import vocabulary

# Written by corpora/build_prepositions.py.
_TABLE = Path(__file__).parents[1] / "prepositions.tsv"


# When, how long and in what respect may be said behind any word. So may what native news has as often as translations
# (November 2026): on what page, stage or stretch with a name, and on how and why; for people and for fun; with what one
# has (“a driver with a bass voice”), and with what goes on beside the rest (“with the sun setting”).
_DATE = rf"(?:{WORD_LISTS['DAY']}|{WORD_LISTS['MONTH']}|morning|evening|night|eve|afternoon|days?|weekends?|occasions?)"
_SPAN = r"(?:times?|(?:year|month|week|day|hour|minute|second|decade|season|generation)s?|centur(?:y|ies)|while|moment)"
_PEOPLE = r"(?:him|it|me|them|us|you|people|those|everyone|anyone|(?:him|her|it|my|your)self|(?:our|them|your)selves)"
_SOME = r"(?:an?|no|few|fewer|many|more|other|several|some|two|three|four|five|six|seven|eight|nine|ten)"
_ENDS = r"(?:ages|cash|charity|cover|dear life|fun|joy|keeps|laughs|money|pleasure|real|safety|sale|shelter|victory)"
_ADJUNCTS = {
    "on": later(
        rf"(?:(?!of\b)[a-z]+ ){{0,3}}{_DATE}\b|(?:time|average|board|behalf|how|what|when|where|whether|who|why)\b"
        r"|(?:the |an? )?[A-Z]"
    ),
    "for": later(rf"(?:(?!of\b)[a-z\d-]+ ){{0,4}}{_SPAN}\b|(?:now|good|example|instance|{_PEOPLE}|{_ENDS})\b"),
    "with": later(rf"(?:each passing|respect to|regard to|{_SOME})\b|(?:(?!of\b)[\w'-]+ ){{1,4}}[a-z]+ing\b"),
}
# A preposition before these is that of the clause that they open (“the speed with which it grew”).
_RELATIVE = later(r"(?:which|whom|whose)\b")
# Whoever is dead or gone is “late of” a place, and notices say that the death “has occurred of” somebody.
_LATE = later(r"(?:this|the|his|her|that) [a-z]+|[A-Z0-9]")
# One is wrong or kind “of” a person to do something, and digs “for” what is to be found.
_JUDGING = vocabulary("brave careless cruel decent foolish generous mean rude silly stupid unfair unkind unwise wrong")
_SOMEBODY = later(r"(?:him|her|you|them|me|us|it|those|any(?:one|body)|any) to\b|[A-Z]")
_SEEKING = vocabulary("dig digging dug fished fishing groped hunted jumped lunged rummaged scrabbled scrambled trawled")
# A number stands for what was counted, and nothing hangs on it (“one in three on the coast”).
_NUMBERS = vocabulary("half three four five six seven eight nine ten dozen")
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
    """Say whether what follows is free to stand there, whatever the word: a time, a means, an end, or a clause.

    Behind an adjective, and behind an act, one may name whom or what it concerns (“hard for”, “speak on”).
    """
    adjunct = _ADJUNCTS.get(preposition)
    if word in _NUMBERS or _RELATIVE.match(behind) or (adjunct and adjunct.match(behind)):
        return True
    if preposition == "of" and word in ("default", "glad"):
        return True
    if (preposition == "for" and word in _SEEKING) or (word in _JUDGING and _SOMEBODY.match(behind)):
        return True
    if preposition == "of" and word in ("late", "occurred") and _LATE.match(behind):
        return True
    done = word in members("class_verb_past")
    if preposition == "to":
        return (done or word.endswith("ing")) and not _TO_WHOM.match(behind)
    if preposition == "with":
        return done or word in members("class_adj")
    return preposition in ("for", "on") and not done and (word in members("class_adj") or word in members("class_verb"))


def _is_figure(token: str) -> bool:
    return token.lstrip("$£€(\"'")[:1].isdigit()


@cache
def _table() -> Mapping[str, frozenset[str]]:
    """Give, by word, the prepositions that it hardly ever takes; words with the same ones share them."""
    lines = (line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    rows = ((frozenset(prepositions.split(" ")), words) for prepositions, words in lines)
    return {word: prepositions for prepositions, words in rows for word in words.split(" ")}
