"""Habits of translated copy: English that is right in each place, and that no native story uses so thickly.

A habit is a pattern with the number of places, and of places in 1,000 words, from which on it is a sign. Each number is
one that at most two in 7,500 native news stories reach (November 2026). All places are one finding: none is wrong
alone, and the editor's choice is which of them to recast.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mtcheck.model import Mark
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.view import Hit, View


@dataclass(frozen=True, slots=True)
class Habit:
    """What is counted, how many places a story must have at least, and how many in 1,000 words.

    Each place ``holds`` a text of its own, which is counted first: most stories have too few of it.
    """

    pattern: re.Pattern[str]
    least: int
    per_1k: float
    holds: str = ""

    def hits(self, view: View) -> Iterator[Hit]:
        """Give one hit with all places of a story that has the habit."""
        words = len(view.tokens)
        enough = max(self.least, self.per_1k * words / 1000)
        story = view.story
        if story.count(self.holds) < enough or sum(1 for _ in self.pattern.finditer(story)) < enough:
            return
        marks = [
            Mark(segment, *found.span())
            for segment, text in enumerate(view.folded)
            for found in self.pattern.finditer(text)
        ]
        if len(marks) >= enough:
            yield Hit(tuple(marks), {"count": str(len(marks)), "words": str(words)})


# How the place of a first letter looks that begins a word, and that begins a sentence.
_OF_WORD = (r"(?<!\w{})",)
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
    "; Above all; After that; Among (?:other things|them); As (?:a result|a rule|usual); At (?:th(?:at|is)|the same) time"
    "; Before that; For (?:example|instance|this (?:purpose|reason)); In (?:addition|fact|general|particular|principle"
    "|recent years|the future|the meantime|total|turn|this (?:case|connection|context|regard|respect|way)); It is worth"
    " noting that; On (?:the (?:contrary|one hand|other hand)|this (?:day|occasion)); So(?: far)?; To this end"
    "; Until now; Up to now",
    *(f"{each} {_SOMETHING}" for each in ("According to", "Due to", "Because of", "In addition to", "Thanks to")),
    *(f"However, {each} {_SOMETHING}" for each in ("according to", "due to", "because of")),
)
_LINKS = (
    r"\b(?:in accordance|according to|as well as|at the (?:expense|initiative|level|request) of|but also|due to"
    r"|for example|from the point of view|in addition|in connection with|in order (?:not )?to|in particular"
    r"|in relation to|in terms of|in the (?:amount|area|case|context|course|direction|event|field|form|framework"
    r"|process|sphere|territory) of|in the same way|not only|on the (?:basis|initiative|issue|occasion|part|side"
    r"|territory|topic) of|regarding|so that|such as|taking into account|thanks to|with re(?:gard|spect) to"
    r"|within the framework of)\b"
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

HABITS = {
    "noun-style": Habit(re.compile(_NOUN_OF), 5, 30, holds=" of"),
    "noun-chains": Habit(re.compile(_CHAIN), 5, 7.2, holds=" of "),
    "tied-openings": Habit(re.compile(_TIES + ","), 3, 14, holds=","),
    "linking-phrases": Habit(re.compile(_LINKS), 4, 18),
    "it-is-that": Habit(re.compile(_IT_IS), 2, 8.5),
    "said-that": Habit(re.compile(_SAYS + r" (?:also )?that\b"), 3, 16, holds=" that"),
    "names-in-quotation-marks": Habit(re.compile(_QUOTED_NAME), 3, 13, holds=' "'),
}
for _name, _habit in HABITS.items():
    detector(_name)(_habit.hits)
