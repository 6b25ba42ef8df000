"""XML, safely: nothing is fetched, nothing expands, and what newsrooms write slightly wrong is still read.

The text is decoded and mended before the parser sees it: the XML declaration and the document type are blanked (a
DTD is never needed to read a story), named characters become characters, control characters become U+FFFD.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape, unescape
from html.entities import html5
from typing import TYPE_CHECKING, NamedTuple, cast

from mtcheck.errors import InputError
from mtcheck.readers.encodings import decode
from mtcheck.readers.options import ReadOptions
from mtcheck.readers.segments import squeezed
from mtcheck.text.language import code_of

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element

_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*>")
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^\[>]{0,2000}(?:\[(?P<subset>.*?)\]\s*)?>", re.DOTALL)
_ROOT = re.compile(r"<[A-Za-z_]")
_ENTITY = re.compile(
    r"""<!ENTITY\s+(?P<parameter>%\s+)?(?P<name>[^\s"'>]+)\s+(?:"([^"]*)"|'([^']*)'|(?P<outside>\w+))"""
)
# A declared entity that names a character is a convenience; a longer one is how files are blown up. In characters.
_ENTITY_MOST = 8
_TOKEN = re.compile(r"<!\[CDATA\[|<!--|&(#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][\w.-]{0,40};)?")
_PREDEFINED = frozenset(("amp", "lt", "gt", "quot", "apos"))
# C0 but for tab and line ends, and the two that are no characters; a form feed is white space.
_ILLEGAL = {
    **dict.fromkeys([*range(9), *range(14, 32), 0xFFFE, 0xFFFF], 0xFFFD),
    **dict.fromkeys((0x0B, 0x0C), 0x20),
}
# The language of a file, as the formats write it, stands in its first lines.
_LANGUAGE = re.compile(
    rb"""(?:xml:lang|baselang|<language tag)\s*=\s*["']([A-Za-z]{2,3})\b|<Language FormalName=["']([A-Za-z]{2,3})\b"""
    rb"""|<language>\s*([A-Za-z]{2,3})\b"""
)
_HEAD = 4096
_HIGH = re.compile(rb"[\x80-\xff]")
# Of French, the language richest in accents, some 5 % of letters have one; of Cyrillic or Greek all are above ASCII.
_WESTERN_SHARE = 0.15
_WIDE = {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}


class Tree(NamedTuple):
    """A file of XML: its root, and the encoding it was written in."""

    root: "_Element"
    encoding: str


def parse(data: bytes, name: str, options: ReadOptions) -> Tree:
    """Parse a file of XML.

    Raises InputError, with the line, for broken XML, for declared entities that stand for more than a character, and
    for trees and texts beyond what libxml2 takes for sane (256 levels, 10 MB in one piece).
    """
    text, encoding = decoded(data, name, options)
    return Tree(parse_text(text, name), encoding)


def decoded(data: bytes, name: str, options: ReadOptions) -> tuple[str, str]:
    """Decode a file of XML, also UTF-16 without a byte order mark; what is no UTF-8 but says so, by its language."""
    wide = _WIDE.get(data[:2])
    if wide and not options.encoding:
        return decode(data, name, replace(options, encoding=wide))
    if not options.source_language:
        told = _LANGUAGE.search(data[:_HEAD])
        tag = code_of((told[1] or told[2] or told[3]).decode()) if told else "en"
        # English of a news desk in a code page is in that of Western Europe, whose letters are mostly ASCII.
        western = tag == "en" and len(_HIGH.findall(data)) < _WESTERN_SHARE * len(data)
        options = replace(options, source_language="de" if western else tag)
    return decode(data, name, options)


def parse_text(text: str, name: str) -> "_Element":
    """Parse XML that is in memory; raises as `parse`."""
    from lxml import etree

    data = mended(text, name).encode()
    try:
        return etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        broken = error
    # A piece taken out of its file lacks the names of its namespaces, which nobody needs here.
    forgiving = _parser(recover=True)
    root = etree.fromstring(data, forgiving) if "Namespace prefix" in (broken.msg or "") else None
    if root is not None and all(each.domain_name == "NAMESPACE" for each in forgiving.error_log):
        return root
    problem = " ".join((broken.msg or "it ends too early").split(", line ")[0].split())
    raise InputError(
        f"is broken XML ({problem[:120]})", place=f"{name}:{broken.lineno or 1}", remedy="mend it, or export it again"
    )


def _parser(*, recover: bool = False) -> "XMLParser":
    from lxml import etree

    return etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def mended(text: str, name: str) -> str:
    """Give a text of XML without declaration and document type, its entities resolved; line for line as it was.

    Raises InputError for entities that are declared or unknown.
    """
    text = text.translate(_ILLEGAL)
    declaration = _DECLARATION.match(text)
    if declaration:
        text = _blank(declaration[0]) + text[declaration.end() :]
    root = _ROOT.search(text)
    entities: dict[str, str] = {}
    doctype = _DOCTYPE.search(text, 0, len(text)) if "<!DOCTYPE" in text[: root.start() if root else 0] else None
    if doctype:
        entities = dict(_declared(doctype["subset"] or "", name, text.count("\n", 0, doctype.start()) + 1))
        text = text[: doctype.start()] + _blank(doctype[0]) + text[doctype.end() :]
    return "".join(_resolved(text, entities, name))


def _blank(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)


def _declared(subset: str, name: str, line: int) -> Iterator[tuple[str, str]]:
    """Give the characters that a document type names; parameter entities are never looked at, nor loaded."""
    for found in _ENTITY.finditer(subset):
        if found["parameter"]:
            continue
        value = unescape(found[3] or found[4] or "")
        if found["outside"] or len(value) > _ENTITY_MOST or "&" in value or "<" in value:
            raise InputError(
                f"declares the entity “{found['name'][:40]}”, which could hide text or blow the file up",
                place=f"{name}:{line + subset.count(chr(10), 0, found.start())}",
                remedy="write its text where it is used, and remove the declaration",
            )
        yield found["name"], value


def _resolved(text: str, entities: dict[str, str], name: str) -> Iterator[str]:
    """Give a text piece by piece, with every reference the parser would not know replaced."""
    position = 0
    while found := _TOKEN.search(text, position):
        start, end = found.span()
        if found[0][0] == "<":
            closed = text.find("]]>" if found[0][2] == "[" else "-->", end)
            end = len(text) if closed < 0 else closed
            yield text[position:end]
        else:
            yield text[position:start]
            yield _character(found[1], entities, name, text, start)
        position = end
    yield text[position:]


def _character(reference: str | None, entities: dict[str, str], name: str, text: str, start: int) -> str:
    """Give what a reference stands for; a bare ampersand stands for itself."""
    if reference is None:
        return "&amp;"
    bare = reference[:-1]
    if bare in _PREDEFINED:
        return f"&{reference}"
    if bare[0] == "#":
        # Windows code points are what people mean by &#146;.
        return escape(unescape(f"&{reference}").translate(_ILLEGAL) or "\ufffd", quote=False)
    value = entities.get(bare, html5.get(reference))
    if value is None:
        line = text.count("\n", 0, start) + 1
        problem = f"names a character “&{reference}” that nobody declares"
        raise InputError(problem, place=f"{name}:{line}", remedy="write the character itself, or “&amp;” for an “&”")
    return escape(value, quote=False)


def local(element: "_Element") -> str:
    """Give the name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def below(element: "_Element", *path: str) -> Iterator["_Element"]:
    """Give the elements that a path of local names leads to, in the order of the file."""
    if not path:
        yield element
        return
    for child in element:
        if local(child) == path[0]:
            yield from below(child, *path[1:])


def inside(element: "_Element", *names: str) -> Iterator["_Element"]:
    """Give the elements of these local names at any depth, in the order of the file."""
    for each in element.iter():
        if each is not element and local(each) in names:
            yield each


def begins(element: "_Element") -> int | None:
    """Give the line of the file in which the start tag of an element ends."""
    return cast("int | None", element.sourceline)


def text_of(element: "_Element | None") -> str:
    """Give the text in an element on one line; empty where there is none."""
    return "" if element is None else squeezed("".join(map(str, element.itertext())))


def first(element: "_Element", *path: str) -> str:
    """Give the text of the first element on a path that has any."""
    return next(filter(None, map(text_of, below(element, *path))), "")


def attribute(element: "_Element", name: str, *path: str) -> str:
    """Give an attribute of the first element on a path that has it, namespace or none."""
    for each in below(element, *path):
        for key, value in each.attrib.items():
            if str(key).rpartition("}")[2] == name and str(value).strip():
                return str(value).strip()
    return ""
