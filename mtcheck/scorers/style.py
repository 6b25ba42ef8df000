"""Whether style alone says that a text was translated: one more witness for rules that count only beside other signs.

Such rules name what an editor would change in translated copy, and what natives write as well. A short story often
holds no sign that stands alone, and yet reads as translated from end to end.
"""

from collections.abc import Mapping
from functools import lru_cache
from math import log
from pathlib import Path
from typing import NamedTuple

from mtcheck.model import Document, Segment
from mtcheck.scorers.trained import SHIPPED, STYLE, Reading, Trained, load, reading
from mtcheck.scorers.unlike import unlike

# Roles that are running text of the story.
_ROLES = frozenset(("headline", "body", "caption"))
# Calibrated odds of five to one. Of news whose set or outlet was left out when fitting, the card says how much reaches
# them (“Style as a witness”).
ODDS = log(5)
# Of 80 to 119 words one native story in forty reaches these odds, and of other native copy one in nine (the card).
WORDS = 140


def reads_translated(document: Document, weights: Path = SHIPPED) -> bool:
    """Say whether the style of a document's running text is that of a translation, at odds of at least five to one.

    What the rules find has no part in it. Never of text too short, or unlike the news that the score was fitted on.
    """
    trained = load(weights)
    style = style_of(tuple([segment.text for segment in running(document)]), trained)
    words = style.read.found.words
    if style.refusal or words < WORDS:
        return False
    calibration = trained.stages[STYLE].calibration["translated"]
    return calibration.logit(style.scores["translated"], words) >= ODDS


class Style(NamedTuple):
    """A text as read, why nothing is said of it, and the log odds by question where something is."""

    read: Reading
    refusal: str | None
    scores: Mapping[str, float]


# It is heard before the rules look, and asked again by the score.
@lru_cache(maxsize=1)
def style_of(texts: tuple[str, ...], trained: Trained) -> Style:
    """Read the segments of a text, and ask both questions of its style; the last one is kept."""
    read = reading(texts)
    refusal = unlike(read.found, texts, trained.limits)
    return Style(read, refusal, {} if refusal else trained.scores(read))


def running(document: Document) -> list[Segment]:
    """Give the segments that are running text of the story: neither its code nor the figures of its tables."""
    return [segment for segment in document.segments if segment.role in _ROLES and not segment.cell]
