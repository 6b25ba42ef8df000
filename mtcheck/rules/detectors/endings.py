"""Stories that stop before their end."""

import re
from collections.abc import Iterator
from itertools import groupby

from mtcheck.model import Mark
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import later
from mtcheck.rules.view import Hit, View

# No clause ends on an article, a possessive, a conjunction, one of these prepositions or a comma.
_OPEN = later(
    r"(?:(?P<word>(?<![\w'-])(?:the|an?|its|their|our|your|my|and|or|but|nor|of|from|into|with|between|among|toward"
    r"|towards|during|than|because|although|unless|whose|which|that|if|while|whether|very|every))|(?P<comma>(?<![^\W\d_])[^\W\d_]++,))$"
)
# The last line of a letter has its comma by right.
_SIGNED = later(r"\b(?:regards|wishes|sincerely|faithfully|truly|yours|love|thanks|greetings),$", re.IGNORECASE)
_STOPPED = later(r"[.!?:;…][\"')\]*]*$")
# Fewer paragraphs do not tell how this story ends its own.
_PARAGRAPHS = 3
_COMPLETE = 2 / 3  # of the other paragraphs: headings and lists between them have no stop
_WORDS = 5  # a shorter last line is a name, a sign-off or a greeting


@detector("ends-in-the-middle")
def ends_in_the_middle(view: View) -> Iterator[Hit]:
    """Find a last paragraph that stops inside its clause (“He wants to sell the”) where most others are complete."""
    final = next((segment for segment in reversed(view.segments) if segment.role == "body"), None)
    last = view.folded[final.index].rstrip() if final else ""
    # Nearly all stories are told from their last sign.
    found = _OPEN.search(last, last.rfind(" ") + 1) if not last.endswith((".", '"')) else None
    if not final or not found or _SIGNED.search(last) or last.count(" ") < _WORDS - 1:
        return
    body = (segment for segment in view.segments if segment.role == "body")
    ends = [list(group)[-1].index for _, group in groupby(body, key=lambda segment: segment.paragraph)]
    others = [view.folded[index].rstrip() for index in ends[:-1]]
    if len(ends) < _PARAGRAPHS or not _STOPPED.search(others[-1]):
        return
    if sum(map(bool, map(_STOPPED.search, others))) >= _COMPLETE * len(others):
        yield Hit((Mark(final.index, *found.span("word" if found["word"] else "comma")),))
