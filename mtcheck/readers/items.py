"""From what a format says of one story to a document: headline first, then text; several in a file get a name each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from mtcheck.errors import InputError
from mtcheck.model import Document
from mtcheck.readers.fragments import headed, whole
from mtcheck.readers.meta import EDGE, labels, language, named
from mtcheck.readers.options import Unreadable
from mtcheck.readers.plain import encoding_meta, headline
from mtcheck.readers.segments import Paragraph, bare, segments, squeezed

# Headlines longer than this are summaries, in characters.
_SUBHEAD_MOST = 160
_TAG = re.compile(r"<[A-Za-z/!][^<>]*>")
# How desks end a story: whose it is; initials, the agency, “ends”.
_RIGHTS = re.compile(r"©|(?:copyright|\(c\)) ?(?:©|\(c\))? ?(?:19|20)\d\d\b|all rights reserved", re.IGNORECASE)
_SIGN_OFF = re.compile(
    r"[a-z]{2,4}(?:[/-][a-z]{2,5}){1,6}|[=-]{1,2} ?[A-Z]\w+|\(?(?i:ends?|more|fin)\)?|-?30-"
    r"|[A-Z]{2,5}(?: [A-Za-z]{2,4}){1,3}"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One story as its format gives it; ``line`` is where it begins, ``notes`` may hold a label.

    ``subheads`` are further headlines; ``meta`` is in the vocabulary of `mtcheck.readers.meta`; ``part`` (a language)
    tells apart what has one id.
    """

    title: str
    paragraphs: Sequence[Paragraph]
    line: int | None = None
    language: str | None = None
    subheads: Sequence[str] = ()
    notes: Sequence[str] = ()
    meta: dict[str, Any] = field(default_factory=dict)
    part: str | None = None


def documents(
    items: Sequence[Item], name: str, format: str, encoding: str = "utf-8", *, collection: bool = False
) -> Iterator[Document | Unreadable]:
    """Make a document of each item; they are named ``path#id`` in a ``collection`` and where there are several.

    An item without any text comes as `Unreadable`. Raises InputError where there is no item.
    """
    if not items:
        raise InputError("holds no story", place=name, remedy="give a file with text items, not only pictures or lists")
    for number, item in enumerate(items, 1):
        several = collection or len(items) > 1
        identity = "#".join(filter(None, (item.meta.get("id") or f"item{number}", item.part)))
        own = named(name, identity) if several else name
        found = segments(list(_text(item)))
        if not found:
            place = f"{name}:{item.line}" if item.line else own
            error = InputError("holds no text", place=place, remedy="give the item with its text, or leave it out")
            yield Unreadable(own, format, error)
            continue
        edges = [*item.paragraphs[:EDGE], *item.paragraphs[-EDGE:]]
        marked = labels([item.title, *item.subheads, *item.notes], [paragraph.text for paragraph in edges])
        meta = {**item.meta, **({"labels": marked} if marked else {}), **encoding_meta(encoding)}
        yield Document(
            own,
            format,
            found,
            title=item.title or headline(found),
            language=language(item.language),
            source_language=language(item.meta.get("translated_from")),
            meta=meta,
        )


def _paragraph(paragraph: Paragraph, *, last: bool) -> Paragraph:
    """Give a last paragraph that only signs the story (“asl/tib”, “ends”, “© …”) the role of a by-line."""
    text = paragraph.text
    signs = last and paragraph.role is None and (_SIGN_OFF.fullmatch(text) or _RIGHTS.match(text))
    return paragraph._replace(role="byline") if signs else paragraph


def _text(item: Item) -> Iterator[Paragraph]:
    """Give the headlines and the text; a headline that the text repeats at its head is given once.

    What a format calls a subheadline is often a summary of the text: a whole sentence, or a paragraph of it.
    Lines without a letter or figure (“___”, “* * *”) part a story and say nothing; so does an embed, all tags.
    """
    body = [each for each in item.paragraphs if any(map(str.isalnum, _TAG.sub("", each.text)))]
    told = {bare(each.text) for each in body[:EDGE]}
    heads = {bare(item.title): squeezed(item.title)}
    for head in map(squeezed, item.subheads):
        if len(head) <= _SUBHEAD_MOST and not head.endswith(".") and bare(head) not in told:
            heads.setdefault(bare(head), head)
    while body and bare(body[0].text) in heads:
        body.pop(0)
    yield from (headed(whole(head, item.line)) for head in heads.values() if head)
    yield from (_paragraph(each, last=number == len(body)) for number, each in enumerate(body, 1))
