"""Names that lost their accents in a story that keeps them in others of the same language."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import filterfalse
from pathlib import Path

from mtcheck.model import Mark
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import later
from mtcheck.rules.view import Hit, View
from mtcheck.text.fold import unaccented

_WORD = later(r"\w+")
# A name of Latin letters with an accent in it.
_NAME = later(r"(?<!\w)[A-ZÀ-ÖØ-ÞĀ-Ž][a-zà-öø-ÿā-žșț]{2,}(?!\w)")
# Letters that no accent can be taken from.
_BARRED = str.maketrans("łŁđĐøØı", "lLdDoOi")
# The letters with accents of each language, in lower case (Unicode CLDR, main exemplar characters).
_LETTERS = {
    "es": frozenset("áéíñóúü"),
    "cs": frozenset("áčďéěíňóřšťúůýž"),
    "pl": frozenset("ąćęłńóśźż"),
    "fr": frozenset("àâæçèéêëîïôùûüÿœ"),
    "de": frozenset("äöüß"),
    "pt": frozenset("áâãàçéêíóôõú"),
    "hu": frozenset("áéíóöőúüű"),
    "ro": frozenset("ăâîșț"),
    "tr": frozenset("çğıöşüİ"),
}


@detector("accents-lost")
def accents_lost(view: View) -> Iterator[Hit]:
    """Find “Jiri” in a story with another Czech name that has its accents; a name written both ways is silent.

    All places of a name are one finding. The first name that keeps its accents is named.
    """
    if view.story.isascii() or _ends().isdisjoint(_WORD.findall(view.story)):
        return
    names = (name for text in filterfalse(str.isascii, view.folded) for name in _NAME.findall(text))
    keeps = dict.fromkeys(filterfalse(str.isascii, names))
    places: dict[str, list[Mark]] = defaultdict(list)
    for segment, text in enumerate(view.folded):
        for found in _pattern().finditer(text):
            places[found.group()].append(Mark(segment, *found.span()))
    for name, marks in places.items():
        accented, letters = _names()[name]
        alike = [each for each in keeps if all(letter.isascii() or letter in letters for letter in each.lower())]
        # A source that has the name as it is knows best (“Matej” of Slovenia).
        if alike and accented not in keeps and not any(name in source for source in view.sources.values()):
            yield Hit(tuple(marks), {"kept": alike[0], "accented": accented})


@cache
def _names() -> Mapping[str, tuple[str, frozenset[str]]]:
    """Give, by bare form, each name as it is written and the letters with accents of its language."""
    lines = Path(__file__).with_name("accented_names.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.partition(": ") for line in lines if not line.startswith("#"))
    return {
        unaccented(name).translate(_BARRED): (name, _LETTERS[language])
        for language, _, names in rows
        for name in names.split()
    }


@cache
def _ends() -> frozenset[str]:
    """Give the last word of each bare name: seldom an English one."""
    return frozenset(name.rpartition("-")[2] for name in _names())


@cache
def _pattern() -> re.Pattern[str]:
    # What is written with a combining accent has not lost it.
    return re.compile(rf"(?<![\w@#/-])(?:{'|'.join(sorted(_names()))})(?![\w@/\u0300-\u036f])")
