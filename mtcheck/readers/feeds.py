"""Feeds: RSS and Atom in all their versions (with feedparser), and JSON Feed; a document an entry."""

import re
from collections.abc import Iterator, Mapping
from io import BufferedReader, BytesIO
from typing import Any

from mtcheck.errors import InputError
from mtcheck.model import Document
from mtcheck.readers.encodings import decode
from mtcheck.readers.fragments import flat, in_line, of_either, of_html, of_text
from mtcheck.readers.items import Item, documents
from mtcheck.readers.meta import about, language
from mtcheck.readers.objects import line_of, load, objects, text
from mtcheck.readers.options import ReadOptions, Unreadable
from mtcheck.readers.segments import Paragraph
from mtcheck.readers.trees import begins, decoded, local, mended, parse_text

# The elements that hold the text of an entry, the whole before the summary.
_TEXTS = ("encoded", "content", "body", "description", "summary")
# What WordPress puts below every entry of its feeds.
_FOOTER = re.compile(
    r"(?:The post .+ (?:appeared first|first appeared) on"
    r"|La entrada .+ (?:se publicó primero|apareció primero|aparece primero) en"
    r"|L['’]article .+ est apparu en premier sur|Der Beitrag .+ erschien zuerst auf|L['’]articolo .+ proviene da"
    r"|O post .+ apareceu primeiro em|Het bericht .+ verscheen eerst op) .+|(?:Continue reading|Read more).{0,3}",
    re.IGNORECASE,
)


def read_feed(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """Read an RSS or Atom feed; of broken XML what can still be told apart is read, and ``meta`` says so."""
    source, encoding = decoded(stream.read(), name, options)
    source = mended(source, name)
    feed = _parsed(source, name)
    lines, broken = _lines(source, name)
    if not feed.entries:
        raise broken or InputError("holds no entry", place=name, remedy="give a feed that holds stories")
    places = lines if len(lines) == len(feed.entries) else [None] * len(feed.entries)
    items = [_entry(entry, feed.feed, place, broken) for entry, place in zip(feed.entries, places, strict=True)]
    yield from documents(items, name, "feed", encoding, collection=True)


def _parsed(source: str, name: str) -> Any:
    """Parse a feed with feedparser, which is given text to read, never an address, and fetches nothing."""
    import feedparser

    try:
        return feedparser.parse(
            BytesIO(source.encode()),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:
        # Its parsers were written for what the web holds, and raise anything at what it does not.
        problem = f"is no feed that can be read ({type(error).__name__})"
        raise InputError(problem, place=name, remedy="mend it, or export it again") from None


def _lines(source: str, name: str) -> tuple[list[int | None], InputError | None]:
    """Give the line in which the text of each entry begins, or why the feed is broken."""
    try:
        root = parse_text(source, name)
    except InputError as error:
        return [], error
    entries = [each for each in root.iter() if local(each) in ("item", "entry")]
    return [
        next((begins(child) for part in _TEXTS for child in each if local(child) == part), begins(each))
        for each in entries
    ], None


def _entry(entry: Mapping[str, Any], feed: Mapping[str, Any], line: int | None, broken: InputError | None) -> Item:
    contents = [each for each in entry.get("content") or [] if text(each.get("value")).strip()]
    summary = entry.get("summary_detail") or {"value": entry.get("summary")}
    chosen = max(contents, key=lambda each: "html" in text(each.get("type")), default=summary)
    body = text(chosen.get("value"))
    found = of_html(body, line) if "xhtml" in text(chosen.get("type")) else of_either(body, line)
    source = entry.get("source") or {}
    title = entry.get("title_detail") or {"value": entry.get("title")}
    return Item(
        title=flat(text(title.get("value"))),
        paragraphs=[each for each in found if not _FOOTER.fullmatch(each.text)],
        line=line,
        language=language(text(entry.get("language")), text(chosen.get("language")), text(feed.get("language"))),
        notes=[text(each.get("term")) for each in entry.get("tags") or []],
        meta=about(
            byline=entry.get("author"),
            outlet=text(source.get("title")) or flat(text(feed.get("title"))),
            date=entry.get("updated") or entry.get("published"),
            id=entry.get("id") or entry.get("link"),
            url=_address(entry.get("link")),
            feed=""
            if broken is None
            else f"broken XML in line {broken.place.rpartition(':')[2]}, read as far as it can be told apart",
        ),
    )


def _address(link: object) -> str:
    """Give a link that is one: feedparser gives the id of an entry where it has no link."""
    return text(link) if "://" in text(link) else ""


def read_json_feed(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """Read a JSON Feed (version 1.0 or 1.1)."""
    source, encoding = decode(stream.read(), name, options)
    feed = load(source, name)
    if not isinstance(feed, dict) or not objects(feed.get("items")):
        raise InputError("holds no entry", place=name, remedy="give a feed that holds stories")
    items = [_json_item(each, feed) for each in objects(feed["items"])]
    yield from documents(items, name, "json-feed", encoding, collection=True)


def _json_item(item: Mapping[str, Any], feed: Mapping[str, Any]) -> Item:
    authors = objects(item.get("authors")) or objects(item.get("author")) or objects(feed.get("authors"))
    tags = item.get("tags")
    return Item(
        title=flat(text(item.get("title"))),
        paragraphs=_json_text(item),
        line=line_of(item.get("title")) or line_of(item.get("id")),
        language=language(text(item.get("language")), text(feed.get("language"))),
        notes=[text(tag) for tag in tags] if isinstance(tags, list) else [],
        meta=about(
            byline=", ".join(filter(None, (text(each.get("name")) for each in authors))),
            outlet=flat(text(feed.get("title"))),
            date=text(item.get("date_modified") or item.get("date_published")),
            id=text(item.get("id")) or text(item.get("url")),
            url=text(item.get("url") or item.get("external_url")),
        ),
    )


def _json_text(item: Mapping[str, Any]) -> list[Paragraph]:
    """Read the content; all of it stands in one line of the file, as JSON escapes line ends."""
    for key in ("content_html", "content_text", "summary"):
        value = item.get(key)
        if text(value).strip():
            found = of_html(text(value)) if key == "content_html" else of_text(text(value))
            return in_line(found, line_of(value))
    return []
