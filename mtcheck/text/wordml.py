"""The text of a Word document as it reads once all changes are accepted: what reader and writer both walk.

Elements may come from lxml or python-docx; none of them is imported here. A paragraph is known by its number, from 1,
among those that hold text (as Word counts them): tables, text boxes and notes included, contents lists left out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from mtcheck.text.breaks import BREAK

# An element of lxml: it has tag, text, get() and its children.
Node = Any

# The transitional and the strict form of the standard (ECMA-376) differ in their names only.
_SPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/markup-compatibility/2006",
)
# What only wraps text. Deleted and moved-away text (del, moveFrom) is not among them.
_WRAPS = frozenset(("hyperlink", "ins", "moveTo", "smartTag", "sdtContent", "fldSimple", "customXml", "dir", "bdo"))
_SIGNS = {"tab": "\t", "ptab": "\t", "br": BREAK, "cr": BREAK, "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_GRAPHICS = frozenset(("drawing", "pict", "object"))
# Lists that repeat what stands elsewhere; Word names built-in styles alike in every language.
_CONTENTS = re.compile(r"toc (?:\d|heading)|table of figures|index \d|index heading|contents(?: heading| \d)")
_GALLERIES = ("Table of Contents", "Bibliographies")
_OFF = ("0", "false", "off")
# The numbers of office programs go up to 2,147,483,647.
_FIGURES = 11


class Piece(NamedTuple):
    """Characters of one element (``w:t``, a tab, a break) and the run they stand in."""

    text: str
    run: Node
    node: Node


class Anchor(NamedTuple):
    """The run of the main text that something hangs on, and what that is: a footnote, an endnote, a text box."""

    run: Node
    kind: str


class Cell(NamedTuple):
    """A place in a table; tables, rows and columns are counted from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph that holds text.

    ``styles`` are the lower-case names of its style and of those it is based on. ``anchor`` is where a note or a text
    box hangs; None for the main text.
    """

    pieces: tuple[Piece, ...]
    styles: tuple[str, ...] = ()
    cell: Cell | None = None
    anchor: Anchor | None = None

    @property
    def text(self) -> str:
        """Give the characters of all pieces, white space as it stands."""
        return "".join(piece.text for piece in self.pieces)


def local(node: Node) -> str:
    """Give the name of an element of Word's, else the empty string."""
    if not isinstance(node.tag, str):
        return ""
    space, _, name = node.tag[1:].rpartition("}")
    return name if space in _SPACES else ""


def child(node: Node | None, *names: str) -> Node | None:
    """Go down from an element by the names of Word's elements; None where there is none of them."""
    for name in names:
        node = None if node is None else next((each for each in node if local(each) == name), None)
    return node


def value(node: Node | None, name: str = "val") -> str | None:
    """Give an attribute of Word's; None where the element or the attribute is missing."""
    if node is None:
        return None
    found: str | None = node.get(f"{{{_SPACES[0]}}}{name}", node.get(f"{{{_SPACES[1]}}}{name}"))
    return found


def whole(said: str | None) -> int | None:
    """Read a whole number as the XML of office programs gives it; None for what is none, or longer than they write."""
    return int(said) if said and len(said) < _FIGURES and said.isdecimal() else None


def style_names(styles: Node | None) -> dict[str, tuple[str, ...]]:
    """Give for each style id the lower-case names of the style and of those it is based on."""
    own, above = {}, {}
    for style in () if styles is None else styles:
        key = value(style, "styleId")
        if local(style) == "style" and key is not None:
            own[key] = (value(child(style, "name")) or key).lower()
            above[key] = value(child(style, "basedOn"))
    chains = {}
    for key in own:
        chain: list[str] = []
        at: str | None = key
        while at in own and own[at] not in chain:
            chain.append(own[at])
            at = above[at]
        chains[key] = tuple(chain)
    return chains


def notes_of(parts: Iterable[Node | None]) -> dict[tuple[str, str], Node]:
    """Give the footnotes and endnotes of these parts by kind and id, without the rules that separate them."""
    return {
        (local(note), value(note, "id") or ""): note
        for part in parts
        if part is not None
        for note in part
        if local(note) in _NOTES.values() and value(note, "type") in (None, "normal")
    }


def paragraphs(
    document: Node, styles: Mapping[str, tuple[str, ...]], notes: Mapping[tuple[str, str], Node]
) -> Iterator[Paragraph]:
    """Give the paragraphs of a document that hold text: the body, a text box behind its paragraph, notes at the end."""
    walk = _Walk(styles, notes)
    for paragraph in walk.all(child(document, "body")):
        contents = any(_CONTENTS.fullmatch(name) for name in paragraph.styles)
        if not contents and not paragraph.text.isspace() and paragraph.pieces:
            yield paragraph


class _Walk:
    """One way through a document: what is open in it, and what comes later."""

    def __init__(self, styles: Mapping[str, tuple[str, ...]], notes: Mapping[tuple[str, str], Node]) -> None:
        self._styles = styles
        self._notes = notes
        # Open fields, innermost last: True while in the code, False in the result, which is text.
        self._fields: list[bool] = []
        self._tables = 0
        # Text that goes on in the next paragraph.
        self._carried: list[Piece] = []
        self._boxes: list[tuple[Node, Anchor]] = []
        self._later: list[tuple[Node, Anchor]] = []

    def all(self, body: Node | None) -> Iterator[Paragraph]:
        """Walk the body, then the notes in the order they are referred to."""
        if body is not None:
            yield from self._story(body, None, None)
        for note, anchor in self._later:
            yield from self._story(note, None, anchor)

    def _story(self, node: Node, cell: Cell | None, anchor: Anchor | None) -> Iterator[Paragraph]:
        """Walk what holds whole paragraphs: the body, a cell, a box, a note."""
        carried, self._carried = self._carried, []
        yield from self._blocks(node, cell, anchor)
        if self._carried:
            yield Paragraph(tuple(self._carried), (), cell, anchor)
        self._carried = carried

    def _blocks(self, node: Node, cell: Cell | None, anchor: Anchor | None) -> Iterator[Paragraph]:
        for each in node:
            name = local(each)
            if name == "p":
                yield from self._paragraph(each, cell, anchor)
            elif name == "tbl":
                yield from self._table(each, anchor)
            elif name == "AlternateContent":
                yield from self._blocks(_chosen(each), cell, anchor)
            elif name in _WRAPS or (name == "sdt" and not _left_out(each)):
                yield from self._blocks(each, cell, anchor)

    def _table(self, table: Node, anchor: Anchor | None) -> Iterator[Paragraph]:
        number, self._tables = self._tables, self._tables + 1
        for row, each in enumerate(_inside(table, "tr")):
            if child(each, "trPr", "del") is not None:
                continue
            column = 0
            for cell in _inside(each, "tc"):
                if child(cell, "tcPr", "cellDel") is None:
                    yield from self._story(cell, Cell(number, row, column), anchor)
                span = whole(value(child(cell, "tcPr", "gridSpan")))
                column += 1 if span is None else span

    def _paragraph(self, node: Node, cell: Cell | None, anchor: Anchor | None) -> Iterator[Paragraph]:
        pieces, self._carried = self._carried, []
        boxes, self._boxes = self._boxes, []
        self._inline(node, pieces)
        # No field code runs on into the next paragraph; where one seems to, its end is missing.
        self._fields = [code for code in self._fields if not code]
        if _goes_on(child(node, "pPr")):
            self._carried = pieces
        else:
            style = value(child(node, "pPr", "pStyle"))
            yield Paragraph(
                tuple(pieces), self._styles.get(style or "", (style.lower(),) if style else ()), cell, anchor
            )
        own, self._boxes = self._boxes, boxes
        for box, hung in own:
            yield from self._story(box, None, hung if anchor is None else anchor)

    def _inline(self, node: Node, pieces: list[Piece]) -> None:
        for each in node:
            name = local(each)
            if name == "r":
                self._run(each, each, pieces)
            elif name == "AlternateContent":
                self._inline(_chosen(each), pieces)
            elif name in _WRAPS or (name == "sdt" and not _left_out(each)):
                self._inline(each, pieces)

    def _run(self, run: Node, node: Node, pieces: list[Piece]) -> None:
        """Take the content of a run, or of what wraps content within it."""
        hidden = _on(child(run, "rPr", "vanish"))
        for each in node:
            name = local(each)
            if name == "fldChar":
                self._field(value(each, "fldCharType"))
            elif hidden or any(self._fields):
                continue
            elif name in _SIGNS or (name == "t" and each.text):
                pieces.append(Piece(_SIGNS.get(name) or each.text, run, each))
            elif name == "AlternateContent":
                self._run(run, _chosen(each), pieces)
            elif name == "ruby":
                for inner in _inside(child(each, "rubyBase"), "r"):
                    self._run(run, inner, pieces)
            else:
                self._hang(run, each, name)

    def _hang(self, run: Node, node: Node, name: str) -> None:
        """Remember what hangs on a run: its text boxes, and the note it refers to."""
        if name in _GRAPHICS:
            self._boxes += [(box, Anchor(run, "text box")) for box in _boxes(node)]
        elif name in _NOTES and (note := self._notes.get((_NOTES[name], value(node, "id") or ""))) is not None:
            self._later.append((note, Anchor(run, _NOTES[name])))

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()


def _goes_on(properties: Node | None) -> bool:
    """Say whether the next paragraph continues this one: its mark is deleted, or it is the large first letter of it."""
    mark = child(properties, "rPr")
    initial = value(child(properties, "framePr"), "dropCap")
    return any(child(mark, name) is not None for name in ("del", "moveFrom")) or initial in ("drop", "margin")


def _inside(node: Node | None, name: str) -> Iterator[Node]:
    """Give the children of one name, also within what only wraps them."""
    for each in () if node is None else node:
        if local(each) == name:
            yield each
        elif local(each) in _WRAPS or local(each) == "sdt":
            yield from _inside(each, name)


def _chosen(alternatives: Node) -> Node:
    """Choose one of the forms of the same content: the newest that holds text."""
    forms = [each for each in alternatives if local(each) in ("Choice", "Fallback")]
    return next((form for form in forms if any(local(each) == "t" for each in form.iter())), ())


def _boxes(graphic: Node) -> Iterator[Node]:
    """Give the contents of the text boxes in a drawing, of two forms of the same one the newer."""
    for each in graphic:
        if local(each) == "txbxContent":
            yield each
        elif local(each) == "AlternateContent":
            yield from _boxes(_chosen(each))
        else:
            yield from _boxes(each)


def _left_out(control: Node) -> bool:
    """Say whether a content control holds a placeholder or what Word makes by itself."""
    properties = child(control, "sdtPr")
    return (
        _on(child(properties, "showingPlcHdr"))
        or value(child(properties, "docPartObj", "docPartGallery")) in _GALLERIES
    )


def _on(switch: Node | None) -> bool:
    return switch is not None and value(switch) not in _OFF
