"""Habits of translated copy: English that is right in each place, and that no native story uses so thickly.

A habit is a pattern with the number of places, and of places in 1,000 words, from which on it is a sign. Each number is
one that at most two in 7,500 native news stories reach (November 2026). All places are one finding: none is wrong
alone, and the editor's choice is which of them to recast.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mtcheck.model import Mark
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.view import Hit, View


@dataclass(frozen=True, slots=True)
class Habit:
    """What is counted, how many places a story must have at least, and how many in 1,000 words."""

    pattern: re.Pattern[str]
    least: int
    per_1k: float

    def hits(self, view: View) -> Iterator[Hit]:
        """Give one hit with all places of a story that has the habit."""
        words = len(view.tokens)
        enough = max(self.least, self.per_1k * words / 1000)
        if sum(1 for _ in self.pattern.finditer(view.story)) < enough:
            return
        marks = [
            Mark(segment, *found.span())
            for segment, text in enumerate(view.folded)
            for found in self.pattern.finditer(text)
        ]
        if len(marks) >= enough:
            yield Hit(tuple(marks), {"count": str(len(marks)), "words": str(words)})


_NOUN_OF = r"\bthe (?:[a-z]+ )?[a-z]+ of\b"
_CHAIN = (
    r"\b(?:about|after|at|by|during|for|from|in|of|on|to|under|with) the (?:[a-z]+ )?[a-z]+ of"
    r" (?:a|an|its|the|their|these|this)\b"
)
_OPENS = r'(?:^|(?<=[\n.!?] )|(?<=\n)|(?<=[.!?]" ))'
# What ties a sentence to the one before it, or opens it with its reason or its source. Openings that native writers
# are as fond of (“But”, “Yet”, “Still”) are not among them.
_TIES = (
    r"(?:Accordingly|Above all|Actually|Additionally|After that|Also|Among (?:other things|them)|As (?:a result|a rule"
    r"|usual)|At (?:th(?:at|is)|the same) time|Before that|Besides|Consequently|Currently|Earlier|Especially|Finally"
    r"|First|For (?:example|instance|this (?:purpose|reason))|Furthermore|Hence|However|In (?:addition|fact|general"
    r"|particular|principle|recent years|the future|the meantime|total|turn|this (?:case|connection|context|regard"
    r"|respect|way))|Indeed|It is worth noting that|Later|Meanwhile|Moreover|Namely|Naturally|Nevertheless|Nonetheless"
    r"|Now|On (?:the (?:contrary|one hand|other hand)|this (?:day|occasion))|Originally|Particularly|Previously|Recall"
    r"|So(?: far)?|Subsequently|Then|Thereafter|Thereby|Therefore|Thus|To this end|Until now|Up to now"
    r"|(?:However, a|A)ccording to [^\n.,;:!?\"()]{3,40}|(?:However, d|D)ue to [^\n.,;:!?\"()]{3,40}"
    r"|(?:However, b|B)ecause of [^\n.,;:!?\"()]{3,40}|(?:In addition|Thanks) to [^\n.,;:!?\"()]{3,40}),"
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
    r"\b(?:[Ii]t|which) (?:is|was|has been|(?:will|should|must|can) be|bec[ao]mes?)"
    r" (?:(?:also|already|not|now|still|even|[a-z]+ly) )?[a-z]+ (?:that|to)\b"
)
_SAID_THAT = (
    r"\b(?:sa(?:id|ys)|(?:stat|not|announc|declar)e[sd]|(?:add|explain|report|recall|claim|mention)(?:ed|s)"
    r"|(?:emphasi[sz]|underlin)e[sd]|stresse[sd]|point(?:ed|s) out|believes|assured|confirmed|revealed|informed)"
    r" (?:also )?that\b"
)
_QUOTED_NAME = r'(?<=[a-z] )"[A-Z][A-Za-zÀ-ž-]+(?: [A-Z][A-Za-zÀ-ž-]+){0,4}"'

HABITS = {
    "noun-style": Habit(re.compile(_NOUN_OF), 5, 30),
    "noun-chains": Habit(re.compile(_CHAIN), 5, 7.2),
    "tied-openings": Habit(re.compile(_OPENS + _TIES), 3, 14),
    "linking-phrases": Habit(re.compile(_LINKS), 4, 18),
    "it-is-that": Habit(re.compile(_IT_IS), 2, 8.5),
    "said-that": Habit(re.compile(_SAID_THAT), 3, 16),
    "names-in-quotation-marks": Habit(re.compile(_QUOTED_NAME), 3, 13),
}
for _name, _habit in HABITS.items():
    detector(_name)(_habit.hits)
