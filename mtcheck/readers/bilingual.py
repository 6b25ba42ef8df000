"""Tables with a source beside the text, as translators pass them round: which column is which."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mtcheck.model import Role
from mtcheck.text.language import LANGUAGES, code_of
from mtcheck.text.words import vocabulary

_KIND = r"(?: (?:text|segment|language))?"
_SOURCE = re.compile(rf"(?:source|original){_KIND}|fuente|origen|ausgangstext|texte source")
_TEXT = re.compile(rf"(?:target|translation|translated){_KIND}|english(?: translation)?|eng?(?:[-_][a-z]{{2}})?")
# Codes stand over columns of other things, too (“ID”, “No”): these do not.
_CODES = vocabulary("es fr de it pt ru zh ja ca gl nl pl uk ar ko tr")
_CODE = re.compile(r"[a-z]{2,3}(?:[-_](?:[a-z]{2,4}|\d{3})){0,2}")
# “Spanish (Spain)”
_COUNTRY = re.compile(r" \([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph as every reader of office files gives it; ``line`` is its number from 1.

    ``cell`` is table, row and column; ``language`` is what its characters are marked with.
    """

    text: str
    line: int
    role: Role | None = None
    title: bool = False
    cell: tuple[int, int, int] | None = None
    language: str | None = None


class Columns(NamedTuple):
    """The columns of source and text, the first row of text, and the language of the source if named."""

    source: int
    text: int
    first: int
    language: str | None


def columns_of(cells: Sequence[Placed]) -> Columns | None:
    """Find source and text: by the words of a header, else by two columns marked with different languages."""
    return _by_header(cells) or _by_marks(cells)


def _by_header(cells: Sequence[Placed]) -> Columns | None:
    rows = {each.cell[1] for each in cells if each.cell}
    first = min(rows)
    header = {
        each.cell[2]: " ".join(each.text.lower().split()).strip(" :")
        for each in cells
        if each.cell and each.cell[1] == first
    }
    if len(rows) == 1:
        return None
    bare = {column: _COUNTRY.sub("", words) for column, words in header.items()}
    exact, alike = ([column for column, words in of.items() if _TEXT.fullmatch(words)] for of in (header, bare))
    # Of “English (draft)” and “English (final)” neither is left out.
    text = exact[0] if exact else alike[0] if len(alike) == 1 else None
    for column, words in bare.items():
        language = _language(words)
        if text is not None and column != text and (language or _SOURCE.fullmatch(words)):
            return Columns(column, text, first + 1, language)
    return None


def _language(words: str) -> str | None:
    """Give the language that a column is called by, whatever its name or code."""
    code = code_of(words)
    return code if code in LANGUAGES and (not _CODE.fullmatch(words) or code in _CODES) else None


def _by_marks(cells: Sequence[Placed]) -> Columns | None:
    marks: dict[int, Counter[str]] = {}
    for each in cells:
        column = each.cell[2] if each.cell else 0
        marks.setdefault(column, Counter())[code_of(each.language or "")] += len(each.text)
    if len(marks) != 2:
        return None
    left, right = (max(marks[column], key=marks[column].__getitem__) for column in sorted(marks))
    if right != "en" or left in ("", "en"):
        return None
    source, text = sorted(marks)
    return Columns(source, text, 0, left)
