"""ninjs 1.x to 3.x, and the dialects of content systems: an item, a list of them, or one a line."""

from collections.abc import Iterator, Mapping
from io import BufferedReader
from typing import Any

from mtcheck.errors import InputError
from mtcheck.model import Document
from mtcheck.readers.encodings import decode
from mtcheck.readers.fragments import flat, in_line, of_either, of_html
from mtcheck.readers.items import Item, documents
from mtcheck.readers.meta import about, digital_source, language
from mtcheck.readers.newswire.nitf import nitf_item
from mtcheck.readers.objects import line_of, load, objects, text
from mtcheck.readers.options import ReadOptions, Unreadable
from mtcheck.readers.segments import Paragraph
from mtcheck.readers.trees import parse_text

_NO_TEXT = frozenset(("picture", "photo", "video", "audio", "graphic", "animation", "event", "planning"))
# Where answers of content systems keep their items.
_LISTS = ("item", "items", "_items", "newsitems", "data")
_MAIN = frozenset(("", "main", "headline", "title", "normal", "text"))


def read_ninjs(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """Read ninjs, a document a text item; where a character stands is known to the line of its body."""
    source, encoding = decode(stream.read(), name, options)
    items = [item for fields in _objects(source, name) if (item := _item(fields, name))]
    yield from documents(items, name, "ninjs", encoding)


def _objects(source: str, name: str) -> list[dict[str, Any]]:
    """Give the items of a file: an object, a list, an answer that holds a list, or an object a line."""
    try:
        content = load(source, name)
    except InputError:
        lines = [(number, line) for number, line in enumerate(source.split("\n"), 1) if line.strip()]
        if len(lines) < 2 or not all(line.strip().startswith("{") and line.strip().endswith("}") for _, line in lines):
            raise
        content = [load(line, name, number) for number, line in lines]
    found = objects(content)
    if isinstance(content, dict):
        wrapped = next((objects(content[key]) for key in _LISTS if isinstance(content.get(key), list)), [])
        found = wrapped or found
    return [{str(key).lower(): value for key, value in each.items()} for each in found]


def _item(fields: Mapping[str, Any], name: str) -> Item | None:
    if text(fields.get("type")).lower() in _NO_TEXT:
        return None
    heads = [(text(each.get("role")).lower(), each.get("value")) for each in objects(fields.get("headlines"))]
    mains = [value for role, value in heads if role in _MAIN] or [value for role, value in heads if "sub" not in role]
    title = next((each for each in (fields.get("headline"), *mains, fields.get("title")) if text(each).strip()), "")
    return Item(
        title=flat(text(title)),
        paragraphs=_body(fields, name),
        line=line_of(title),
        language=language(text(fields.get("language"))),
        subheads=[flat(text(value)) for role, value in heads if "sub" in role],
        notes=[*_notes(fields)],
        meta=_meta(fields),
    )


def _body(fields: Mapping[str, Any], name: str) -> list[Paragraph]:
    """Read the body: HTML where there is one, for it knows its paragraphs, else NITF, else plain text.

    An item that is all in its description is read from there.
    """
    for plural, single in (("bodies", "body"), ("descriptions", "description")):
        found = [
            (
                f"{text(each.get('contentType') or each.get('contenttype'))} {text(each.get('role'))}".lower(),
                each.get("value"),
            )
            for each in objects(fields.get(plural))
        ]
        found += [(key, value) for key, value in fields.items() if key == single or key.startswith(f"{single}_")]
        ranked = sorted(
            ((kind, value) for kind, value in found if text(value).strip() and "caption" not in kind),
            key=lambda each: _rank(each[0]),
        )
        for kind, value in ranked:
            paragraphs = _read(kind, text(value), line_of(value), name)
            if paragraphs:
                return paragraphs
    return []


def _rank(kind: str) -> int:
    return next((rank for rank, word in enumerate(("html", "nitf", "text")) if word in kind), 3)


def _read(kind: str, body: str, line: int | None, name: str) -> list[Paragraph]:
    if "nitf" in kind and "html" not in kind:
        try:
            found = nitf_item(parse_text(body, name)).paragraphs
        except InputError:
            return []
        return in_line(found, line)
    return in_line(of_html(body) if "html" in kind else of_either(body), line)


def _notes(fields: Mapping[str, Any]) -> Iterator[str]:
    for key in ("ednote", "usageterms", "profile", "slugline"):
        yield text(fields.get(key))
    for key in ("genre", "genres", "keywords", "subject", "subjects", "trustindicators", "signals"):
        values = fields.get(key)
        for each in values if isinstance(values, list) else [values]:
            yield text(each)
            if isinstance(each, dict):
                yield from (text(each.get(part)) for part in ("name", "title", "literal", "code"))


def _named(value: object) -> str:
    return next(
        filter(None, (text(each.get(key)) for each in objects(value) for key in ("name", "literal", "uri"))),
        text(value),
    )


def _meta(fields: Mapping[str, Any]) -> dict[str, Any]:
    source, tag = _source(fields)
    kinds = fields.get("digitalsourcetype") or fields.get("digitalsourcetypes")
    kind = next(
        filter(None, (text(each.get(key)) for each in objects(kinds) for key in ("uri", "literal", "name"))),
        text(kinds),
    )
    authors = ", ".join(filter(None, (text(each.get("name")) for each in objects(fields.get("authors")))))
    return about(
        byline=flat(text(fields.get("byline") or fields.get("by"))) or authors,
        agency=next(
            filter(None, (_named(fields.get(key)) for key in ("source", "provider", "infosources", "copyrightholder"))),
            "",
        ),
        dateline=text(fields.get("dateline")),
        date=text(fields.get("versioncreated") or fields.get("firstcreated") or fields.get("contentcreated")),
        id=text(fields.get("uri") or fields.get("guid")),
        version=text(fields.get("version")),
        url=text(fields.get("url") or fields.get("canonical")),
        source_item=source,
        translated_from=tag,
        digital_source_type=digital_source(kind),
    )


def _source(fields: Mapping[str, Any]) -> tuple[str, str]:
    """Give the item this one translates and its language, as the associations or a content system tell."""
    associations = fields.get("associations")
    named = associations.items() if isinstance(associations, dict) else [("", each) for each in objects(associations)]
    for word in ("translat", "derivedfrom"):
        for name, each in named:
            rel = f"{name} {text(each.get('rel'))} {text(each.get('name'))}".lower() if isinstance(each, dict) else ""
            if word in rel and "hastranslation" not in rel:
                return text(each.get("uri") or each.get("guid")), language(text(each.get("language"))) or ""
    told = text(fields.get("translated_from"))
    return ("", language(told) or "") if len(told) < 8 else (told, "")
