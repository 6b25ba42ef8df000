"""The blocks of an HTML page, each with what surrounds it and with the place of every character.

The parser is that of the standard library: lxml knows only lines, selectolax no positions at all.
"""

import re
from dataclasses import dataclass, field
from html import unescape
from html.entities import html5
from html.parser import HTMLParser

from mtcheck.model import Role
from mtcheck.readers.segments import Run
from mtcheck.text.breaks import BREAK
from mtcheck.text.words import vocabulary

_VOID = vocabulary("area base br col embed hr img input link meta param source track wbr")
_INLINE = vocabulary(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i iframe img ins kbd label mark math q s samp "
    "script small span strike strong sub sup svg time tt u var wbr"
)
# Never part of a story.
_HARD = vocabulary(
    "script style noscript template svg math iframe object canvas audio video nav aside footer form button select "
    "textarea head dialog"
)
_HARD_ROLES = vocabulary("navigation banner contentinfo complementary search dialog alertdialog menu menubar")
_IN_HEAD = vocabulary("title meta link script style base noscript template")
# Elements that may stay open until one of these begins, as the HTML standard has it; any block closes a paragraph.
_CLOSES = {
    "li": vocabulary("p li"),
    "td": vocabulary("p td th"),
    "th": vocabulary("p td th"),
    "tr": vocabulary("p td th tr"),
    "dt": vocabulary("p dt dd"),
    "dd": vocabulary("p dt dd"),
}
_TAG_OPEN = re.compile(r"<[A-Za-z/!?]")
_PARAGRAPH = frozenset(("p",))
# An end tag is matched with this many open elements at most: deeper nesting is no page but an attack.
_DEEPEST = 256
_ROLES: dict[str, Role] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "headline"),
    "figcaption": "caption",
    "pre": "code",
}
# Their names describe the whole page.
_OUTER = frozenset(("html", "body", "main", "article"))
# Names that sites give to what surrounds a story, as a whole part: “share-bar” counts, “shareholders” does not.
_SOFT = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|sidebar|footer|breadcrumbs?|cookies?|consent|gdpr|newsletter|subscribe"
    r"|subscription|related|recommended|recommendations|most-?read|trending|popular|share|sharing|social|promo|advert|ads?"
    r"|advertisement|sponsored|comments?|popup|modal|banner|paywall|skip-?link|pagination|outbrain|taboola)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SOFT_TAGS = frozenset(("div", "section", "ul", "ol", "table", "p", "span", "header", "li"))
_TAGS_NAME = re.compile(r"(?:^|[\s_-])(?:tags?|tag-?list|keywords|topics)(?:$|[\s_-])", re.IGNORECASE)
_BYLINE_NAME = re.compile(r"(?:^|[\s_-])(?:by-?line|authors?)(?:$|[\s_-])", re.IGNORECASE)
# The names of the head, as the vocabulary of `mtcheck.readers.meta` calls them; the first that is there counts.
_META = {
    "author": "byline",
    "article:author": "byline",
    "dc.creator": "byline",
    "description": "description",
    "keywords": "keywords",
    "article:published_time": "date",
    "date": "date",
    "dc.date": "date",
    "pubdate": "date",
    "og:url": "url",
    "og:site_name": "outlet",
    "digitalsourcetype": "digital_source_type",
    "iptc:digitalsourcetype": "digital_source_type",
    "dcterms.source": "source_item",
    "generator": "generator",
}
_LANGUAGE_META = frozenset(("og:locale", "content-language", "dc.language", "dcterms.language", "language"))


@dataclass(slots=True)
class Element:
    """An open element: what it makes of the text in it."""

    tag: str
    hard: bool
    soft: bool
    zone: int
    linked: bool
    role: Role | None
    listed: bool
    cell: bool


@dataclass(slots=True)
class Block:
    """The text of one block of the page."""

    within: Element
    runs: list[Run] = field(default_factory=list)
    characters: int = 0
    linked: int = 0


class Page(HTMLParser):
    """A page taken apart: its blocks in order, its title, its language, and what its head says in ``meta``.

    ``linked_data`` are its scripts of JSON-LD, unread.
    """

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.blocks: list[Block] = []
        self.title = ""
        self.language: str | None = None
        self.meta_language: str | None = None
        self.meta: dict[str, str] = {}
        self.linked_data: list[str] = []
        self._text = text
        self._lines = [0, *(found.end() for found in re.finditer("\n", text))]
        self._open = [Element("", hard=False, soft=False, zone=0, linked=False, role=None, listed=False, cell=False)]
        self._zones = 0
        self._breaks = 0
        self._in_title = False
        self._in_data = False
        self._block: Block | None = None
        self.feed(text[: _parsed(text)])
        self.close()
        self._flush()

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: ARG002 (not our signature)
        """Pass over “<![…>” as the HTML standard does; the parser's own way asserts that it is SGML."""
        return self.rawdata.find(">", i) + 1 or -1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        values = {key: value or "" for key, value in attrs}
        self._note(tag, values)
        if tag not in _INLINE:
            self._flush()
        elif tag == "br":
            self._break()
        if tag in _VOID:
            return
        if tag == "body" or (self._open[-1].tag == "head" and tag not in _IN_HEAD):
            del self._open[1:]
        closes = _CLOSES.get(tag, _PARAGRAPH) if tag not in _INLINE else frozenset()
        while self._open[-1].tag in closes:
            self._open.pop()
        self._open.append(self._element(tag, values))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element and close it."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element and what was left open in it."""
        if tag == "title":
            self._in_title = False
        elif tag == "script":
            self._in_data = False
        if tag not in _INLINE:
            self._flush()
        for depth in range(len(self._open) - 1, max(0, len(self._open) - _DEEPEST), -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                break
            # An inline end tag that was never opened closes no block.
            if tag in _INLINE and self._open[depth].tag not in _INLINE:
                break

    def handle_data(self, data: str) -> None:
        """Take text, line by line."""
        if self._in_title:
            self.title += data
        if self._in_data:
            self.linked_data[-1] += data
        if self._open[-1].hard:
            return
        line, column = self.getpos()
        for number, part in enumerate(re.findall(r"[^\n]*\n|[^\n]+", data)):
            self._add(part, line + number, column if number == 0 else 0)

    def handle_entityref(self, name: str) -> None:
        """Take a named character."""
        self._reference(f"&{name}", html5.get(f"{name};"), html5.get(name))

    def handle_charref(self, name: str) -> None:
        """Take a numbered character."""
        self._reference(f"&#{name}", unescape(f"&#{name};"), unescape(f"&#{name};"))

    def _reference(self, written: str, closed: str | None, bare: str | None) -> None:
        """Take an entity for its character, or for itself where there is none of that name."""
        line, column = self.getpos()
        at = self._lines[line - 1] + column + len(written)
        semicolon = self._text[at : at + 1] == ";"
        text = closed if semicolon else bare
        if self._in_title:
            self.title += text or written + ";" * semicolon
        if self._open[-1].hard:
            return
        if text is None or len(text) != 1:
            self._add(written + ";" * semicolon, line, column)
        else:
            self._add(text, line, column, len(written) + semicolon)

    def _add(self, text: str, line: int, column: int, width: int = 1) -> None:
        if self._block is None:
            if text.isspace():
                return
            self._block = Block(self._open[-1])
        self._block.runs.append(Run(text, line, column + 1, self._lines[line - 1] + column, width))
        if not text.isspace():
            self._breaks = 0
            length = len(text.strip())
            self._block.characters += length
            self._block.linked += length if self._open[-1].linked else 0

    def _break(self) -> None:
        """Take a line break for the end of a line, and two of them for the end of a paragraph."""
        self._breaks += 1
        if self._breaks > 1:
            self._flush()
        elif self._block:
            line, column = self.getpos()
            self._add(BREAK, line, column)

    def _flush(self) -> None:
        self._breaks = 0
        if self._block and self._block.characters:
            self.blocks.append(self._block)
        self._block = None

    def _note(self, tag: str, values: dict[str, str]) -> None:
        """Keep what the head of the page says."""
        if tag == "html":
            self.language = values.get("lang") or values.get("xml:lang") or None
        elif tag == "title" and not self.title and all(each.tag != "svg" for each in self._open):
            self._in_title = True
        elif tag == "script" and values.get("type", "").lower().startswith("application/ld+json"):
            self._in_data = True
            self.linked_data.append("")
        elif tag == "meta" and values.get("content"):
            key = (values.get("property") or values.get("name") or values.get("http-equiv") or "").lower()
            if key == "og:title":
                self.meta.setdefault("og:title", values["content"])
            elif key in _LANGUAGE_META:
                self.meta_language = self.meta_language or values["content"]
            elif key in _META:
                self.meta.setdefault(_META[key], values["content"])
        elif tag == "link" and values.get("rel") == "canonical" and values.get("href"):
            self.meta["url"] = values["href"]

    def _element(self, tag: str, values: dict[str, str]) -> Element:
        above = self._open[-1]
        names = "" if tag in _OUTER else f"{values.get('class', '')} {values.get('id', '')}"
        tagged = bool(_TAGS_NAME.search(names))
        if tag in ("article", "main"):
            self._zones += 1
        return Element(
            tag,
            hard=above.hard or (_hard(tag, values, above) and not (tagged and tag == "footer")),
            soft=above.soft or (tag in _SOFT_TAGS and not tagged and bool(_SOFT.search(names))),
            zone=self._zones if tag == "article" or (tag == "main" and not above.zone) else above.zone,
            linked=above.linked or tag == "a",
            role=_role(tag, names) or above.role,
            listed=above.listed or tag in ("li", "td"),
            cell=above.cell or tag in ("td", "th"),
        )


def _parsed(text: str) -> int:
    """Give how much of a page is parsed: a comment or tag that nothing closes runs to its end, and says nothing.

    The parser of older Pythons would look for that end from every “<” anew.
    """
    comment = text.find("<!--", text.rfind("-->") + 1)
    cut = len(text) if comment < 0 else comment
    tag = _TAG_OPEN.search(text, text.rfind(">", 0, cut) + 1, cut)
    return tag.start() if tag else cut


def _hard(tag: str, values: dict[str, str], above: Element) -> bool:
    """Say whether an element is never part of a story: by its kind, its role, or because it is hidden."""
    hidden = "hidden" in values or values.get("aria-hidden") == "true"
    return tag in _HARD or hidden or values.get("role", "") in _HARD_ROLES or (tag == "header" and not above.zone)


def _role(tag: str, names: str) -> Role | None:
    if tag in _ROLES:
        return _ROLES[tag]
    if _TAGS_NAME.search(names):
        return "tags"
    return "byline" if _BYLINE_NAME.search(names) else None
