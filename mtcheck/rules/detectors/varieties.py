"""British and American spelling side by side: an engine has learned both, a desk keeps to one."""

from collections.abc import Iterator

from mtcheck.model import Mark
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import PUNCTUATION, Cleared, later
from mtcheck.rules.view import Hit, View
from mtcheck.text.spelling import Variety, variety

# Names keep the spelling of their country.
_SMALL = later(r"(?<![\w@#./'-])[a-z]{5,}(?![\w@/'-])")


@detector("spelling-both-ways")
def spelling_both_ways(view: View) -> Iterator[Hit]:
    """Find words spelled the British and the American way in one story, names left out; the rarer way is marked."""
    kinds = _kinds(view.vocabulary)
    if not (kinds & {"British", "-ise"} and kinds & {"American", "-ize"}):
        return
    found: dict[Variety, list[tuple[Mark, str]]] = {}
    for segment, text in enumerate(view.folded):
        for word in _SMALL.finditer(text):
            if kind := _variety(word.group()):
                found.setdefault(kind, []).append((Mark(segment, *word.span()), word.group()))
    british = found.get("British", []) + found.get("-ise", [])
    american = found.get("American", []) + (found.get("-ize", []) if "-ise" in found else [])
    if british and american:
        # Where they are as many, the story has begun the one way and goes on the other.
        first, second = sorted((sorted(british), sorted(american)))
        usual, rare = (second, first) if len(second) > len(first) else (first, second)
        yield Hit(tuple(mark for mark, _ in rare), {"other": usual[0][1]})


_cleared = Cleared()


def _kinds(vocabulary: frozenset[str]) -> set[Variety | None]:
    """Say whose spellings stand among a story's tokens."""
    kinds = {token: _variety(token) for token in _cleared.new(vocabulary)}
    _cleared.keep(token for token, kind in kinds.items() if not kind)
    return set(kinds.values())


def _variety(token: str) -> Variety | None:
    """Say whose spelling what stands between spaces is."""
    word = token.strip(PUNCTUATION)
    return variety(word) if word.islower() else None
