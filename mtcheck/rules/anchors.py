"""Whether a match stands at the start or the end of its sentence, paragraph or document."""

from collections.abc import Collection

from mtcheck.model import Anchor, Mark
from mtcheck.rules.view import View


def anchored(view: View, mark: Mark, anchor: Anchor, roles: Collection[str]) -> bool:
    """Say whether no word stands between a match and the edge that its rule names.

    Quotation marks, brackets and dashes are no words, and a dateline belongs to no sentence. The edges of the document
    are those of its first and last segment in one of the roles.
    """
    unit, _, side = anchor.partition("_")
    text = view.folded[mark.segment]
    if unit == "sentence":
        start, end = next(
            (span for span in view.sentences(mark.segment) if span.start <= mark.start < span.end), (0, len(text))
        )
    elif _outermost(view, mark.segment, unit, side, roles):
        start, end = 0, len(text)
    else:
        return False
    if side == "end":
        return _wordless(text[mark.end : end])
    datelines = [span.end for span in view.segments[mark.segment].protected if span.kind == "dateline"]
    start = max([start, *(past for past in datelines if past <= mark.start)])
    return _wordless(text[start : mark.start])


def _outermost(view: View, number: int, unit: str, side: str, roles: Collection[str]) -> bool:
    """Say whether a segment is the first or the last of its paragraph or of the document."""
    others = view.segments[:number] if side == "start" else view.segments[number + 1 :]
    if unit == "document":
        return not any(segment.role in roles for segment in others)
    neighbour = others[-1:] if side == "start" else others[:1]
    return not neighbour or neighbour[0].paragraph != view.segments[number].paragraph


def _wordless(text: str) -> bool:
    return not any(map(str.isalnum, text))
