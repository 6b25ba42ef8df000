"""NewsML 1.x: items made of components, of which only some are text, in one language or several."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BufferedReader
from typing import TYPE_CHECKING

from mtcheck.model import Document
from mtcheck.readers.fragments import flat, has_markup, of_either
from mtcheck.readers.items import Item, documents
from mtcheck.readers.meta import about, language, merged
from mtcheck.readers.newswire.nitf import nitf_item
from mtcheck.readers.newswire.prose import prose
from mtcheck.readers.options import ReadOptions, Unreadable
from mtcheck.readers.segments import Paragraph
from mtcheck.readers.trees import attribute, begins, below, first, inside, local, parse, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

# What components are called that hold no text of the story; agencies call the text itself anything.
_OTHER = re.compile(
    r"contact|style|logo|picture|photo|image|video|audio|graphic|thumb|preview|quicklook|key-?word|summary|abstract|related"
    r"|support|supplement|sidebar|copyright|note|link|advisory|script|metadata"
)
_TITLE = frozenset(("headline", "title"))
_CAPTION = frozenset(("caption", "legend"))
_TEXT = frozenset(("", "text", "complexdata", "html", "xhtml", "nitf"))


def read_newsml(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """Read a NewsML 1.x file: a document an item, and one for each language an item comes in."""
    root, encoding = parse(stream.read(), name, options)
    items = [item for each in _items(root) for item in _languages(each, root)]
    yield from documents(items, name, "newsml", encoding)


def _items(root: "_Element") -> Iterator["_Element"]:
    if local(root) == "NewsItem":
        yield root
    yield from inside(root, "NewsItem")


def _languages(item: "_Element", root: "_Element") -> Iterator[Item]:
    """Give the stories of one item, apart by language."""
    groups: dict[str | None, list[_Element]] = {}
    for content in inside(item, "DataContent"):
        if next(content.iterancestors("{*}NewsItem"), None) is item and _kind(content) != "other":
            groups.setdefault(_language(content), []).append(content)
    bodies = {tag: found for tag, found in groups.items() if any(_kind(each) == "body" for each in found)}
    for tag, contents in bodies.items():
        story = _story(contents, item, root, tag)
        yield replace(story, part=tag) if len(bodies) > 1 else story


def _components(content: "_Element") -> Iterator["_Element"]:
    """Give the components around a content, the nearest first."""
    return content.iterancestors("{*}NewsComponent")


def _kind(content: "_Element") -> str:
    """Say what a content is, by the nearest role and by its medium: body, title, caption or other."""
    outer = content.getparent()
    if outer is not None and local(outer) == "Encoding":
        return "other"
    medium = attribute(outer, "FormalName", "MediaType").lower() if outer is not None else ""
    mime = attribute(outer, "FormalName", "MimeType").lower() if outer is not None else ""
    if medium not in _TEXT or "css" in mime or mime.startswith(("image/", "video/", "audio/")):
        return "other"
    role = next(filter(None, (attribute(each, "FormalName", "Role") for each in _components(content))), "").lower()
    if role in _TITLE:
        return "title"
    if role in _CAPTION:
        return "caption"
    return "other" if _OTHER.search(role) else "body"


def _language(content: "_Element") -> str | None:
    for each in _components(content):
        tag = language(attribute(each, "lang"), attribute(each, "FormalName", "DescriptiveMetadata", "Language"))
        # A dialect misspells the element.
        tag = tag or next(
            (language(attribute(found, "FormalName")) for found in below(each, "DescriptiveMetada", "Language")), None
        )
        if tag:
            return tag
    return None


def _story(contents: list["_Element"], item: "_Element", root: "_Element", tag: str | None) -> Item:
    """Put the contents of one language together; the same text in two formats counts once."""
    paragraphs: list[Paragraph] = []
    seen: set[str] = set()
    inner: Item | None = None
    titles = [text_of(each) for each in contents if _kind(each) == "title"]
    for content in contents:
        kind = _kind(content)
        found = [] if kind == "title" else _paragraphs(content)
        key = "".join(filter(str.isalnum, "".join(paragraph.text for paragraph in found)))
        if key and key not in seen:
            paragraphs += [paragraph._replace(role="caption") for paragraph in found] if kind == "caption" else found
        seen.add(key)
        for nitf in below(content, "nitf"):
            inner = inner or nitf_item(nitf)
    body = next(each for each in contents if _kind(each) == "body")
    around = list(_components(body))

    def line(*path: str) -> str:
        return next(filter(None, (first(each, "NewsLines", *path) for each in around)), "")

    subhead = line("SubHeadLine")
    title = line("HeadLine") or next(filter(None, titles), "") or (inner.title if inner else "")
    return Item(
        title=flat(title) if has_markup(title) else title,
        paragraphs=paragraphs,
        line=begins(item),
        language=tag or (inner.language if inner else None) or attribute(item, "lang") or attribute(root, "lang"),
        subheads=[] if subhead.isupper() else [flat(subhead) if has_markup(subhead) else subhead],
        notes=[text_of(each) for each in inside(item, "Comment", "KeywordLine", "NewsLineText", "Instruction")],
        meta=merged(
            _meta(item, around, line("ByLine"), line("DateLine"), line("CreditLine")), inner.meta if inner else {}
        ),
    )


def _paragraphs(content: "_Element") -> list[Paragraph]:
    for nitf in below(content, "nitf"):
        return list(nitf_item(nitf).paragraphs)
    return prose(content) if len(content) else of_either(content.text or "", begins(content))


def _meta(item: "_Element", around: list["_Element"], byline: str, dateline: str, credit: str) -> dict[str, object]:
    def party(*path: str) -> str:
        return next(
            filter(None, (attribute(each, "FormalName", "AdministrativeMetadata", *path, "Party") for each in around)),
            "",
        )

    return about(
        byline=byline or party("Creator"),
        agency=party("Provider")
        or party("Source")
        or credit
        or first(item, "Identification", "NewsIdentifier", "ProviderId"),
        dateline=dateline,
        date=first(item, "NewsManagement", "ThisRevisionCreated") or first(item, "NewsManagement", "FirstCreated"),
        id=first(item, "Identification", "NewsIdentifier", "PublicIdentifier")
        or first(item, "Identification", "NewsIdentifier", "NewsItemId"),
        version=first(item, "Identification", "NewsIdentifier", "RevisionId"),
        source_item=attribute(item, "NewsItem", "NewsManagement", "DerivedFrom"),
    )
