"""OpenDocument text: as it reads with all changes accepted, without notes of editors and lists that are made."""

from collections.abc import Iterator
from io import BufferedReader
from itertools import count
from typing import TYPE_CHECKING

from mtcheck.errors import InputError
from mtcheck.model import Document, Role
from mtcheck.readers.bilingual import Placed
from mtcheck.readers.options import ReadOptions
from mtcheck.readers.packages import part, refuse_locked, unzipped
from mtcheck.readers.trees import attribute, local
from mtcheck.readers.word import document, properties
from mtcheck.text.breaks import BREAK
from mtcheck.text.wordml import whole
from mtcheck.text.words import vocabulary

if TYPE_CHECKING:
    from lxml.etree import _Element


# Deleted text stands in tracked-changes; the rest is made by the program, or stands beside the text.
_LEFT_OUT = vocabulary(
    "tracked-changes annotation annotation-end table-of-content alphabetical-index illustration-index table-index "
    "object-index user-index bibliography note-citation ruby-text placeholder page-number page-count hidden-text "
    "hidden-paragraph forms sequence-decls variable-decls user-field-decls dde-connection-decls title desc script "
    "event-listeners object object-ole"
)
_SIGNS = {"tab": "\t", "line-break": BREAK}
# No sentence is set with more spaces in a row.
_MOST_SPACES = 1000
_PROPERTIES = {
    "initial-creator": "author",
    "creation-date": "date",
    "date": "modified",
    "subject": "subject",
    "keyword": "keywords",
    "creator": "last_modified_by",
}
_STYLES: dict[str, Role] = {
    **dict.fromkeys(("title", "subtitle", "headline"), "headline"),
    **{f"heading{level and f'_20_{level}'}": "headline" for level in ("", *range(1, 11))},
    "byline": "byline",
    "preformatted_20_text": "code",
    "caption": "caption",
}


def read_odt(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[Document]:  # noqa: ARG001 (one shape for all)
    """Read an OpenDocument text (.odt, .ott)."""
    with unzipped(stream, name, "OpenDocument file") as package:
        refuse_locked(package, name)
        root = part(package, "content.xml", name)
        styles = part(package, "styles.xml", name)
        meta = properties(part(package, "meta.xml", name), _PROPERTIES)
    body = None if root is None else next((each for each in root.iter() if _is_text(each)), None)
    if root is None or body is None:
        raise InputError("holds no OpenDocument text", place=name, remedy="save it as .odt")
    try:
        placed = list(_Walk(root, styles).placed(body))
    except RecursionError:
        raise InputError("is nested too deeply", place=name, remedy="save it anew") from None
    yield document(placed, name, "odt", meta)


def _is_text(node: "_Element") -> bool:
    parent = node.getparent()
    return local(node) == "text" and parent is not None and local(parent) == "body"


class _Walk:
    """One way through a text: the styles it knows, and what comes later."""

    def __init__(self, root: "_Element", styles: "_Element | None") -> None:
        self._parents: dict[str, str] = {}
        self._languages: dict[str, str] = {}
        self._usual: str | None = None
        for tree in (styles, root):
            for each in () if tree is None else tree.iter():
                if local(each) in ("style", "default-style"):
                    self._style(each)
        self._tables = count()
        self._later: list[_Element] = []

    def _style(self, style: "_Element") -> None:
        name, family = attribute(style, "name"), attribute(style, "family")
        languages = [
            f"{language}-{country}" if (country := attribute(each, "country")) not in ("", "none") else language
            for each in style
            if (language := attribute(each, "language")) not in ("", "none")
        ]
        if not name:
            if family == "paragraph" and languages:
                self._usual = languages[0]
            return
        self._parents[name] = attribute(style, "parent-style-name")
        if languages:
            self._languages[name] = languages[0]

    def placed(self, body: "_Element") -> Iterator[Placed]:
        """Give the paragraphs that hold text, notes at the end."""
        number = count(1)
        for text, node, cell in self._all(body):
            if text and not text.isspace():
                chain = self._chain(attribute(node, "style-name"))
                role: Role | None = next((_STYLES[each.lower()] for each in chain if each.lower() in _STYLES), None)
                if local(node) == "h":
                    role = role or "headline"
                language = next((self._languages[each] for each in chain if each in self._languages), self._usual)
                yield Placed(text, next(number), role, "Title" in chain, cell, language)

    def _all(self, body: "_Element") -> Iterator[tuple[str, "_Element", tuple[int, int, int] | None]]:
        yield from self._blocks(body, None)
        for note in self._later:
            yield from self._blocks(note, None)

    def _chain(self, style: str) -> list[str]:
        chain: list[str] = []
        while style and style not in chain:
            chain.append(style)
            style = self._parents.get(style, "")
        return chain

    def _blocks(
        self, node: "_Element", cell: tuple[int, int, int] | None
    ) -> Iterator[tuple[str, "_Element", tuple[int, int, int] | None]]:
        for each in node:
            name = local(each)
            if name in ("p", "h"):
                boxes: list[_Element] = []
                yield "".join(self._inline(each, boxes)), each, cell
                for box in boxes:
                    yield from self._blocks(box, None)
            elif name == "table":
                yield from self._table(each)
            elif name and name not in _LEFT_OUT:
                yield from self._blocks(each, cell)

    def _table(self, table: "_Element") -> Iterator[tuple[str, "_Element", tuple[int, int, int] | None]]:
        number = next(self._tables)
        for row, each in enumerate(_rows(table)):
            for column, cell in enumerate(inner for inner in each if local(inner).endswith("table-cell")):
                if local(cell) == "table-cell":
                    yield from self._blocks(cell, (number, row, column))

    def _inline(self, node: "_Element", boxes: "list[_Element]") -> Iterator[str]:
        if node.text:
            yield node.text
        for each in node:
            name = local(each)
            if name == "s":
                spaces = whole(attribute(each, "c"))
                yield " " * (1 if spaces is None else min(spaces, _MOST_SPACES))
            elif name in _SIGNS:
                yield _SIGNS[name]
            elif name == "note":
                self._later += [inner for inner in each if local(inner) == "note-body"]
            elif name in ("frame", "custom-shape", "rect", "text-box", "g"):
                boxes.append(each)
            elif name and name not in _LEFT_OUT:
                yield from self._inline(each, boxes)
            if each.tail:
                yield each.tail


def _rows(table: "_Element") -> Iterator["_Element"]:
    for each in table:
        if local(each) == "table-row":
            yield each
        elif local(each) in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(each)
