"""NITF: a story alone in a file, or inside NewsML or ninjs."""

from collections.abc import Iterator
from io import BufferedReader
from typing import TYPE_CHECKING

from mtcheck.model import Document
from mtcheck.readers.fragments import has_markup, of_html
from mtcheck.readers.items import Item, documents
from mtcheck.readers.meta import about
from mtcheck.readers.newswire.prose import prose
from mtcheck.readers.options import ReadOptions, Unreadable
from mtcheck.readers.segments import Paragraph
from mtcheck.readers.trees import attribute, begins, below, first, inside, local, parse, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element


def read_nitf(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """Read an NITF file as one document."""
    root, encoding = parse(stream.read(), name, options)
    yield from documents([nitf_item(root)], name, "nitf", encoding)


def nitf_item(root: "_Element") -> Item:
    """Read the story of an ``nitf`` element."""
    head = next((each for each in inside(root, "body.head")), root)
    data = next((each for each in inside(root, "docdata")), root)
    content = (
        list(below(root, "body", "body.content")) or list(inside(root, "body.content"))[:1] or list(below(root, "body"))
    )
    title = first(head, "hedline", "hl1") or first(head, "headline", "hl1") or first(root, "head", "title")
    title = title or first(head, "hedline") or first(head, "headline")
    keywords = [attribute(each, "key") for each in inside(data, "keyword", "key-list")]
    return Item(
        title=title,
        paragraphs=[paragraph for each in content for paragraph in _paragraphs(each)]
        or [paragraph for each in below(head, "abstract") for child in each for paragraph in prose(child)],
        line=begins(root),
        language=attribute(root, "baselang")
        or next(filter(None, (attribute(each, "lang") for each in (root, *below(root, "body"), *content))), None),
        subheads=[text for text in _subheads(head) if text not in keywords],
        notes=[attribute(each, "info") for each in inside(data, "ed-msg")] + keywords,
        meta=about(
            byline=_byline(head),
            agency=first(head, "distributor")
            or attribute(data, "regsrc", "doc-id")
            or attribute(data, "holder", "doc.copyright"),
            dateline=_dateline(head),
            date=attribute(data, "norm", "date.release")
            or attribute(data, "norm", "date.issue")
            or attribute(head, "norm", "dateline", "story.date")
            or attribute(root, "date.publication", "head", "pubdata"),
            id=attribute(data, "id-string", "doc-id") or attribute(root, "uno"),
            version=attribute(data, "version", "du-key"),
            url=attribute(root, "ex-ref", "head", "pubdata"),
        ),
    )


def _paragraphs(content: "_Element") -> list[Paragraph]:
    """Read a content; some programs write its paragraphs as one text, escaped."""
    text = "" if len(content) else content.text or ""
    return of_html(text, begins(content)) if has_markup(text) else prose(content)


def _subheads(head: "_Element") -> Iterator[str]:
    """Give the lesser headlines; one in capitals only is the slug of its desk."""
    for name in ("hedline", "headline"):
        for each in below(head, name, "hl2"):
            text = text_of(each)
            if text and not text.isupper():
                yield text


def _byline(head: "_Element") -> str:
    """Give the by-line with the title of its writer behind a comma."""
    for byline in below(head, "byline"):
        titles = [text_of(each) for each in inside(byline, "byttl")]
        rest = "".join(
            str(piece) for piece in byline.itertext() if " ".join(str(piece).split()) not in titles or not piece.strip()
        )
        return ", ".join(filter(None, (" ".join(rest.split()).rstrip(" ,"), *titles)))
    return ""


def _dateline(head: "_Element") -> str:
    """Give place and day, without a date that is a code for machines."""
    for dateline in below(head, "dateline"):
        parts = [dateline.text or ""]
        for child in dateline:
            text = text_of(child)
            parts += [
                "" if local(child) == "story.date" and text == attribute(child, "norm") else text,
                child.tail or "",
            ]
        return ", ".join(filter(None, (" ".join(part.split()).strip(" ,") for part in parts)))
    return ""
