"""Whether a match stands at the start or the end of its sentence, paragraph or document."""

import re
from collections.abc import Collection

from mtcheck.model import Anchor, Mark
from mtcheck.rules.view import View

_WORD = re.compile(r"[^\W_]")


def anchored(view: View, mark: Mark, anchor: Anchor, roles: Collection[str]) -> bool:
    """Say whether no word stands between a match and the edge that its rule names.

    Quotation marks, brackets and dashes are no words, and a dateline belongs to no sentence. The edges of the document
    are those of its first and last segment in one of the roles.
    """
    unit, _, side = anchor.partition("_")
    text = view.folded[mark.segment]
    if unit == "sentence":
        start, end = view.around(mark)
    elif _outermost(view, mark.segment, unit, side, roles):
        start, end = 0, len(text)
    else:
        return False
    if side == "end":
        return not _WORD.search(text, mark.end, end)
    datelines = [span.end for span in view.segments[mark.segment].protected if span.kind == "dateline"]
    start = max([start, *(past for past in datelines if past <= mark.start)])
    return not _WORD.search(text, start, mark.start)


def _outermost(view: View, number: int, unit: str, side: str, roles: Collection[str]) -> bool:
    """Say whether a segment is the first or the last of its paragraph or of the document."""
    segments = view.segments
    others = range(number - 1, -1, -1) if side == "start" else range(number + 1, len(segments))
    if unit == "document":
        return not any(segments[other].role in roles for other in others)
    return not others or segments[others[0]].paragraph != segments[number].paragraph
