"""Newspapers whose titles were translated (“The World” for “El Mundo”)."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from mtcheck.rules.detectors.beside import beside
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.view import Hit, View
from mtcheck.text.fold import unaccented


@detector("newspaper-translated")
def newspaper_translated(view: View) -> Iterator[Hit]:
    """Find what an engine made of the title of a newspaper that the source names; silent where it stands itself."""
    for paragraph in beside(view):
        for title in dict.fromkeys(_titles().findall(paragraph.source)):
            rendering = _renderings()[title].search(paragraph.text)
            if rendering and title not in paragraph.text and unaccented(title) not in paragraph.text:
                yield Hit((paragraph.mark(*rendering.span()),), {"other": title})


@cache
def _rows() -> dict[str, str]:
    table = Path(__file__).with_name("newspapers.txt").read_text(encoding="utf-8")
    rows = (line.partition(": ") for line in table.splitlines() if not line.startswith("#"))
    return {title: renderings for title, _, renderings in rows}


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(_rows(), reverse=True)))})(?!\w)")


@cache
def _renderings() -> dict[str, re.Pattern[str]]:
    return {title: re.compile(rf"\b(?:{renderings})\b") for title, renderings in _rows().items()}
