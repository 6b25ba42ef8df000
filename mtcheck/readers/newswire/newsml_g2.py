"""NewsML-G2: news items alone or in a message, their text in NITF, XHTML or plain."""

from collections.abc import Iterator
from io import BufferedReader
from typing import TYPE_CHECKING

from mtcheck.model import Document
from mtcheck.readers.fragments import of_either
from mtcheck.readers.items import Item, documents
from mtcheck.readers.meta import about, digital_source, language, merged
from mtcheck.readers.newswire.nitf import nitf_item
from mtcheck.readers.newswire.prose import prose
from mtcheck.readers.options import ReadOptions, Unreadable
from mtcheck.readers.segments import Paragraph
from mtcheck.readers.trees import attribute, begins, below, first, inside, local, parse, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

# Classes of items whose inline text, if any, only describes something else.
_NO_TEXT = frozenset(("picture", "photo", "image", "video", "audio", "graphic", "animation", "composite", "advisory"))


def read_newsml_g2(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """Read a NewsML-G2 file, a document a news item of text."""
    root, encoding = parse(stream.read(), name, options)
    found = [root] if local(root) == "newsItem" else list(inside(root, "newsItem"))
    items = [_item(each) for each in found if _code(each, "itemMeta", "itemClass") not in _NO_TEXT]
    yield from documents(items, name, "newsml-g2", encoding)


def _code(element: "_Element", *path: str) -> str:
    """Give the last part of the code of a property (“ninat:text” → “text”)."""
    return attribute(element, "qcode", *path).rpartition(":")[2].lower()


def _item(item: "_Element") -> Item:
    inner = next((nitf_item(each) for each in inside(item, "nitf")), None)
    heads = [(attribute(each, "role"), text_of(each)) for each in below(item, "contentMeta", "headline")]
    mains = [text for role, text in heads if "sub" not in role.lower() and text]
    title = next(iter(mains), "") or first(item, "itemMeta", "title") or (inner.title if inner else "")
    return Item(
        title=title,
        paragraphs=_text(item),
        line=begins(item),
        language=attribute(item, "tag", "contentMeta", "language")
        or next(filter(None, (attribute(each, "lang") for each in below(item, "contentSet", "inlineXML"))), "")
        or attribute(item, "lang")
        or (inner.language if inner else None),
        subheads=[text for role, text in heads if "sub" in role.lower() and text and not text.isupper()],
        notes=[*map(text_of, inside(item, "edNote", "genre", "keyword", "creditline", "signal", "disclaimer"))]
        + [attribute(each, "qcode") for each in inside(item, "genre", "signal")],
        meta=merged(_meta(item), inner.meta if inner else {}),
    )


def _text(item: "_Element") -> list[Paragraph]:
    """Read the first rendition of the content that holds text; they all say the same."""
    for each in below(item, "contentSet"):
        for content in each:
            if local(content) not in ("inlineXML", "inlineData") or not _readable(content):
                continue
            nitf = next(iter(inside(content, "nitf")), None)
            found = (
                list(nitf_item(nitf).paragraphs)
                if nitf is not None
                else prose(content)
                if len(content)
                else of_either(content.text or "", begins(content))
            )
            if found:
                return found
    return []


def _readable(content: "_Element") -> bool:
    """Say whether a content is text, not a picture or bytes in letters."""
    media, encoding = content.get("contenttype", ""), content.get("encoding", "")
    return not encoding and not media.startswith(("image/", "video/", "audio/"))


def _name(element: "_Element", *path: str) -> str:
    """Give a party as its name, its literal, or the last part of its code."""
    for each in below(element, *path):
        found = first(each, "name") or attribute(each, "literal") or attribute(each, "qcode").rpartition(":")[2]
        if found:
            return found
    return ""


def _meta(item: "_Element") -> dict[str, object]:
    source = _source(item)
    # A creator in one word is the login of an editor.
    creator = _name(item, "contentMeta", "creator")
    kind = next(inside(item, "digitalSourceType"), None)
    return about(
        byline=first(item, "contentMeta", "by") or (creator if " " in creator else ""),
        agency=_name(item, "itemMeta", "provider")
        or _name(item, "contentMeta", "infoSource")
        or _name(item, "rightsInfo", "copyrightHolder"),
        dateline=first(item, "contentMeta", "dateline").strip(" -–—"),
        date=first(item, "itemMeta", "versionCreated") or first(item, "itemMeta", "firstCreated"),
        id=attribute(item, "guid"),
        version=attribute(item, "version"),
        url=next(
            (
                attribute(each, "href")
                for each in below(item, "itemMeta", "link")
                if "canonical" in attribute(each, "rel")
            ),
            "",
        ),
        source_item=next(
            filter(None, (attribute(source, key) for key in ("residref", "guidref", "href", "uri", "qcode"))), ""
        )
        if source is not None
        else "",
        translated_from=language(
            *(attribute(source, "hreflang"), attribute(source, "lang"), attribute(source, "tag", "language"))
        )
        if source is not None
        else "",
        digital_source_type=digital_source(
            attribute(kind, "uri") or attribute(kind, "qcode") or attribute(kind, "literal") or text_of(kind)
        )
        if kind is not None
        else "",
    )


def _source(item: "_Element") -> "_Element | None":
    """Give the link to the item this one translates, or else derives from."""
    links = [each for part in ("itemMeta", "contentMeta") for each in below(item, part, "link")]
    for word in ("translat", "derivedfrom"):
        for link in links:
            # A link to the translations of this item leads the other way.
            if word in attribute(link, "rel").lower() and "hastranslation" not in attribute(link, "rel").lower():
                return link
    return None
