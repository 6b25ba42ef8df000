"""Names that lost their accents in a story that keeps those of others."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import filterfalse
from pathlib import Path

from mtcheck.model import Mark
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import PUNCTUATION, later
from mtcheck.rules.detectors.spellings import bare
from mtcheck.rules.view import Hit, View

_NAME = later(r"(?<!\w)[^\W\d_a-z][^\W\d_]{2,}")
_AROUND = f"{PUNCTUATION}'s"
# Letters that no accent can be taken from.
_BARRED = str.maketrans("łŁđĐøØı", "lLdDoOi")


@detector("accents-lost")
def accents_lost(view: View) -> Iterator[Hit]:
    """Find “Jiri” and “Lopez” in a story with another name that has its accents; a name written both ways is silent.

    All places of a name are one finding.
    """
    if view.story.isascii() or _names().keys().isdisjoint(token.strip(_AROUND) for token in view.vocabulary):
        return
    names = (name for text in filterfalse(str.isascii, view.folded) for name in _NAME.findall(text))
    keeps = set(filterfalse(str.isascii, names))
    if not keeps:
        return
    places: dict[str, list[Mark]] = defaultdict(list)
    for segment, text in enumerate(view.folded):
        for found in _pattern().finditer(text):
            places[found.group()].append(Mark(segment, *found.span()))
    for name, marks in places.items():
        if _names()[name] not in keeps:
            yield Hit(tuple(marks), {"kept": min(keeps)}, suggestion=_names()[name])


@cache
def _names() -> Mapping[str, str]:
    """Give the names by their bare form."""
    lines = Path(__file__).with_name("accented_names.txt").read_text(encoding="utf-8").splitlines()
    names = " ".join(line for line in lines if not line.startswith("#")).split()
    return {bare(name).translate(_BARRED): name for name in names}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@#/-])(?:{'|'.join(sorted(_names()))})(?![\w@/])")
