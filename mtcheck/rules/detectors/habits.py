"""Habits of translated copy: English that is right in each place, and that no native story uses so thickly.

A habit is what is counted, with bars: so many places, and so many in 1,000 words, make it a sign; of more places fewer
in 1,000 words will do. At most one in 7,500 native news stories is above each bar (November 2026). All places are one
finding: none is wrong alone, and which of them to recast is the editor's choice.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick

from mtcheck.model import Mark
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.view import Hit, View
from mtcheck.text.fold import lower

# Gives the places in folded text, of a line or of a story.
Find = Callable[[str], Iterable[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Habit:
    """What is counted, and its bars: places at least, and places in 1,000 words at least.

    Each place ``holds`` a text of its own, which is counted first: most stories have too few of it.
    """

    find: Find
    bars: tuple[tuple[int, float], ...]
    holds: str = ""

    def hits(self, view: View) -> Iterator[Hit]:
        """Give one hit with all places of a story that has the habit."""
        words = len(view.tokens)
        enough = min(max(least, per_1k * words / 1000) for least, per_1k in self.bars)
        if view.story.count(self.holds) < enough or sum(1 for _ in self.find(view.story)) < enough:
            return
        marks = [Mark(segment, *span) for segment, text in enumerate(view.folded) for span in self.find(text)]
        if len(marks) >= enough:
            yield Hit(tuple(marks), {"count": str(len(marks)), "words": str(words)})


# How the place of a first letter looks that begins a word, and that begins a sentence.
_OF_WORD = (r"(?<!\w{})",)
_STARTS = re.compile(r'(?:^|\n|[.!?]"? )\Z')
_OF_SENTENCE = (r"(?<=^{})", r"(?<=[\n.!?] {})", r"(?<=\n{})", r'(?<=[.!?]" {})')


def _first(places: Sequence[str], *phrases: str) -> str:
    """Give the expression of phrases, parted by “; ”, whose first letter stands at one of these places.

    One branch a letter, and its place asked for behind it: ``re`` skips fast to where one of the letters stands. That
    pays where these letters are few or rare.
    """
    rests: dict[str, list[str]] = {}
    for phrase in "; ".join(phrases).split("; "):
        rests.setdefault(phrase[0], []).append(phrase[1:])
    branches = (
        f"{letter}(?:{'|'.join(place.format(letter) for place in places)})(?:{'|'.join(rest)})"
        for letter, rest in rests.items()
    )
    return f"(?:{'|'.join(branches)})"


_NOUN_OF = _first(_OF_WORD, "the (?:[a-z]+ )?[a-z]+ of\\b")
_CHAIN = (
    r"\b(?:about|after|at|by|during|for|from|in|of|on|to|under|with) the (?:[a-z]+ )?[a-z]+ of"
    r" (?:a|an|its|the|their|these|this)\b"
)
_SOMETHING = r"[^\n.,;:!?\"()]{3,40}"
# What ties a sentence to the one before it, or opens it with its reason or its source. Openings that native writers
# are as fond of (“But”, “Yet”, “Still”) are not among them.
_TIES = _first(
    _OF_SENTENCE,
    "Accordingly; Actually; Additionally; Also; Besides; Consequently; Currently; Earlier; Especially; Finally; First"
    "; Furthermore; Hence; However; Indeed; Later; Meanwhile; Moreover; Namely; Naturally; Nevertheless; Nonetheless"
    "; Now; Originally; Particularly; Previously; Recall; Subsequently; Then; Thereafter; Thereby; Therefore; Thus"
    "; Above all; After that; Among (?:other things|them); As (?:a result|a rule|usual)"
    "; At (?:th(?:at|is)|the same) time; Before that; For (?:example|instance|this (?:purpose|reason))"
    "; In (?:addition|fact|general|particular|principle|recent years|the future|the meantime|total|turn)"
    "; In this (?:case|connection|context|regard|respect|way); It is worth noting that"
    "; On (?:the (?:contrary|one hand|other hand)|this (?:day|occasion)); So(?: far)?; To this end; Until now"
    "; Up to now",
    *(f"{each} {_SOMETHING}" for each in ("According to", "Due to", "Because of", "In addition to", "Thanks to")),
    *(f"However, {each} {_SOMETHING}" for each in ("according to", "due to", "because of")),
)
_IT_IS = (
    _first(_OF_WORD, "It; it; which") + r" (?:is|was|has been|(?:will|should|must|can) be|bec[ao]mes?)"
    r" (?:(?:also|already|not|now|still|even|[a-z]+ly) )?[a-z]+ (?:that|to)\b"
)
_SAYS = _first(
    _OF_WORD,
    "sa(?:id|ys); state[sd]; note[sd]; announce[sd]; declare[sd]; add(?:ed|s); explain(?:ed|s); report(?:ed|s)"
    "; recall(?:ed|s); claim(?:ed|s); mention(?:ed|s); emphasi[sz]e[sd]; underline[sd]; stresse[sd]; point(?:ed|s) out"
    "; believes; assured; confirmed; revealed; informed",
)
_QUOTED_NAME = r'"(?<=[a-z] ")[A-Z][A-Za-zÀ-ž-]+(?: [A-Z][A-Za-zÀ-ž-]+){0,4}"'


_LISTS = ("stock_phrases.txt", "romance_turns.txt", "german_turns.txt", "slavic_turns.txt")


@cache
def _phrases() -> tuple[AhoCorasick, list[list[tuple[str, bool]]]]:
    """Give all phrases to look for at once, each with the lists it is in and whether it must open a sentence there."""
    owners: dict[str, list[tuple[str, bool]]] = {}
    for file in _LISTS:
        lines = Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines()
        for phrase in (line for line in lines if not line.startswith("#")):
            owners.setdefault(phrase.lstrip("^"), []).append((file, phrase.startswith("^")))
    return AhoCorasick(list(owners), store_patterns=False), list(owners.values())


@lru_cache(maxsize=1)
def _finds(text: str) -> dict[str, list[tuple[int, int, bool]]]:
    """Find the phrases of all lists in a text, those of each list by their start, the longer first; one scan for all.

    Only whole words count; the last value says whether a phrase must open its sentence.
    """
    literals, owners = _phrases()
    found: dict[str, list[tuple[int, int, bool]]] = {file: [] for file in _LISTS}
    finds = literals.find_matches_as_indexes(lower(text), overlapping=True)
    for number, start, end in sorted(finds, key=lambda find: (find[1], -find[2])):
        whole = not (text[start].isalnum() and text[max(0, start - 1) : start].isalnum()) and not (
            text[end - 1].isalnum() and text[end : end + 1].isalnum()
        )
        for file, opens in owners[number] if whole else ():
            found[file].append((start, end, opens))
    return found


def _listed(file: str) -> Find:
    """Give the phrases of a file, whole words each, those with “^” at the start of a sentence only.

    Of phrases that overlap, the first and longest.
    """

    def find(text: str) -> Iterator[tuple[int, int]]:
        reached = 0
        for start, end, opens in _finds(text)[file]:
            if start >= reached and (not opens or _STARTS.search(text, 0, start)):
                yield start, end
                reached = end

    return find


def _pattern(source: str) -> Find:
    pattern = re.compile(source)
    return lambda text: (found.span() for found in pattern.finditer(text))


HABITS = {
    "noun-style": Habit(_pattern(_NOUN_OF), ((5, 30.5), (10, 28.7), (14, 27.2)), holds=" of"),
    "noun-chains": Habit(_pattern(_CHAIN), ((4, 12.9), (5, 10.9), (6, 6.5), (10, 5)), holds=" of "),
    "tied-openings": Habit(_pattern(_TIES + ","), ((3, 14.4), (5, 12.4), (8, 10.6)), holds=","),
    "stock-phrases": Habit(_listed("stock_phrases.txt"), ((4, 14.2), (8, 7.3), (10, 5))),
    "romance-turns": Habit(_listed("romance_turns.txt"), ((3, 12.4), (4, 8.6), (6, 7.9), (8, 4.6), (10, 3.1))),
    "german-turns": Habit(_listed("german_turns.txt"), ((3, 9.1), (4, 8.1), (5, 7), (6, 6))),
    "slavic-turns": Habit(_listed("slavic_turns.txt"), ((4, 20.1), (5, 19.3), (6, 16.5), (8, 15.1), (10, 12))),
    "it-is-that": Habit(_pattern(_IT_IS), ((2, 8.6), (3, 6.7), (4, 5.7))),
    "said-that": Habit(_pattern(_SAYS + r" (?:also )?that\b"), ((3, 17), (5, 16), (6, 11.3)), holds=" that"),
    "names-in-quotation-marks": Habit(_pattern(_QUOTED_NAME), ((3, 13.4), (4, 12.3), (6, 7.9)), holds=' "'),
}
for _name, _habit in HABITS.items():
    detector(_name)(_habit.hits)
