"""The running text in the XML of a story, be it NITF, XHTML or a dialect of either: paragraphs with their lines."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mtcheck.model import Role
from mtcheck.readers.fragments import lines_only
from mtcheck.readers.segments import Paragraph, Run, flow
from mtcheck.readers.trees import begins, local
from mtcheck.text.breaks import BREAK
from mtcheck.text.words import vocabulary

if TYPE_CHECKING:
    from lxml.etree import _Element


# Everything else is inline: agencies mark names, companies and amounts with elements of their own.
_BLOCKS = vocabulary(
    "p para paragraph div block section article main body body.content html center address pre blockquote bq "
    "quote hr ul ol li dl dt dd h1 h2 h3 h4 h5 h6 hl1 hl2 hedline headline subhead byline dateline media figure "
    "media-caption figcaption caption DataContent inlineXML inlineData content story text nitf"
)
# Never the text of a story: figures, pictures, notes to editors, links elsewhere, the head and foot of a page.
_PASSED = vocabulary(
    "head body.head body.end script style table nitf-table table-reference fn note ed-note ednote datasource tagline "
    "bibliography media-reference media-metadata media-object media-producer img object iframe svg math video audio "
    "form nav aside header footer button select textarea template noscript abstract sports-content event-list Catalog "
    "TopicSet"
)
_ROLES: dict[str, Role] = {
    **dict.fromkeys(vocabulary("h1 h2 h3 h4 h5 h6 hl1 hl2 hedline headline subhead"), "headline"),
    **dict.fromkeys(vocabulary("media media-caption figure figcaption caption"), "caption"),
    "byline": "byline",
    "pre": "code",
}
# Text that stands right in these was typed as plain text, with blank lines between paragraphs.
_BARE = vocabulary("body body.content html div section block inlineXML DataContent")
# Of these only the caption is text.
_FRAMES = vocabulary("media figure")
_CAPTIONS = vocabulary("media-caption figcaption caption")
# A line that begins a paragraph of typed copy, and one that goes on with it.
_INDENTED, _GOES_ON = re.compile(r"(?:\t| {3,})\S"), re.compile(r"\S")
_LOWER = re.compile(r"[^\W\d_A-ZÀ-Þ]{2}")


def prose(element: "_Element") -> list[Paragraph]:
    """Give the text in an element as paragraphs: blocks apart, inline markup flattened, two line breaks for one end.

    Loose codes beside paragraphs (“51 77 03 CRO01”) are passed over.
    """
    walk = _Walk()
    walk.over(element, None)
    walk.flush()
    return walk.found


class _Walk:
    """Goes through a tree and collects its text, block by block, with the lines of the file."""

    def __init__(self) -> None:
        self.found: list[Paragraph] = []
        self._runs: list[Run] = []
        self._role: Role | None = None
        self._line = 1
        self._breaks = 0
        self._loose = False
        self._bare = False

    def over(self, element: "_Element", role: Role | None) -> None:
        """Go over one element; what stands behind it is left to the caller."""
        name = local(element)
        self._line = begins(element) or self._line
        if name in _PASSED:
            return
        if name == "br":
            self._break()
            return
        block = name in _BLOCKS
        if block:
            self.flush()
            role = _ROLES.get(name, role)
        parted = any(local(child) == "p" for child in element)
        self._bare = name in _BARE
        self._take(element.text, role, loose=parted, framed=name in _FRAMES)
        for child in element:
            if name not in _FRAMES or any(local(each) in _CAPTIONS for each in child.iter()):
                self.over(child, role)
            self._bare = name in _BARE
            self._take(child.tail, role, loose=parted, framed=name in _FRAMES)
        if block:
            self.flush()

    def _take(self, text: str | None, role: Role | None, *, loose: bool, framed: bool) -> None:
        if not text:
            return
        parts = text.split("\n")
        typed = _typed(parts)
        for number, part in enumerate(parts):
            if number:
                self._line += 1
            if framed:
                continue
            if typed and number and _INDENTED.match(part):
                self.flush()
            if (self._bare or typed) and 0 < number < len(parts) - 1 and not part.strip():
                self.flush()
            part = f"\n{part}" if number else part
            if not self._runs:
                if part.isspace() or not part:
                    continue
                self._role, self._loose = role, loose
            self._breaks = 0 if part.strip() else self._breaks
            self._runs.append(Run(part, self._line, 1, 0))

    def _break(self) -> None:
        self._breaks += 1
        if self._breaks > 1:
            self.flush()
        elif self._runs:
            self._runs.append(Run(BREAK, self._line, 1, 0))

    def flush(self) -> None:
        """End a paragraph."""
        text, steps = flow(self._runs)
        if text and not (self._loose and not _LOWER.search(text) and text.isascii()):
            self.found.append(Paragraph(text, lines_only(steps), self._role))
        self._runs, self._breaks = [], 0


def _typed(lines: Sequence[str]) -> bool:
    """Say whether a whole story was typed into one element: its paragraphs indented, and wrapped at the margin.

    Lines that only the layout of the XML wraps are indented all alike.
    """
    return sum(map(bool, map(_INDENTED.match, lines[1:]))) > 1 and any(map(_GOES_ON.match, lines[1:]))
