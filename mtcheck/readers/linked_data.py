"""What a page says of its story in JSON-LD: the ``NewsArticle`` of schema.org and its kin."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mtcheck.readers.fragments import flat, of_either
from mtcheck.readers.meta import about, digital_source, language
from mtcheck.readers.objects import text

# NewsArticle, ReportageNewsArticle, AnalysisNewsArticle, BlogPosting, LiveBlogPosting …
_KINDS = ("article", "posting")
# Deeper than a graph in a list, with its parts, no page nests its story.
_DEEPEST = 6


def articles(scripts: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    """Give the articles that the JSON-LD of a page describes, but for those it only lists.

    What is no JSON is passed over, as search engines do.
    """
    for script in scripts:
        try:
            content = json.loads(script.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _inside(content, _DEEPEST)


def _inside(content: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if isinstance(content, list) and depth:
        for each in content:
            yield from _inside(each, depth - 1)
    elif isinstance(content, dict) and depth:
        kinds = content.get("@type")
        if any(text(kind).lower().endswith(_KINDS) for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield content
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _inside(content.get(key), depth - 1)


def headline(article: Mapping[str, Any]) -> str:
    """Give the headline of an article."""
    return flat(text(article.get("headline"))) or flat(text(article.get("name")))


def body(article: Mapping[str, Any]) -> str:
    """Give the text of an article where the page describes it whole, markup taken out; empty where it does not."""
    return "\n\n".join(paragraph.text for paragraph in of_either(text(article.get("articleBody"))))


def told(article: Mapping[str, Any]) -> dict[str, Any]:
    """Give what an article says of itself, in the vocabulary of `mtcheck.readers.meta`."""
    source = _first(article, "translationOfWork") or _first(article, "isBasedOn")
    return about(
        byline=", ".join(filter(None, map(_name, _several(article.get("author"))))),
        agency=_name(_first(article, "sourceOrganization") or _first(article, "provider")),
        outlet=_name(_first(article, "publisher")),
        dateline=text(article.get("dateline")),
        date=text(article.get("datePublished") or article.get("dateCreated")),
        id=_name(article.get("identifier"), "value") or text(article.get("@id")),
        version=text(article.get("version")),
        url=text(article.get("url")) or _name(_first(article, "mainEntityOfPage"), "@id"),
        source_item=_name(source, "@id", "url"),
        translated_from=language(_name(source.get("inLanguage"), "alternateName") if isinstance(source, dict) else "")
        or "",
        digital_source_type=digital_source(_name(_first(article, "digitalSourceType"), "@id")),
    )


def spoken(article: Mapping[str, Any]) -> str:
    """Give the language an article says it is in."""
    return _name(_first(article, "inLanguage"), "alternateName", "@id")


def notes(article: Mapping[str, Any]) -> list[str]:
    """Give what may hold a label of a machine translation."""
    keys = ("keywords", "translator", "genre", "articleSection", "creditText", "abstract", "backstory", "editor")
    return [_name(each) for key in keys for each in _several(article.get(key))]


def _several(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _first(article: Mapping[str, Any], key: str) -> Any:
    return next(iter(_several(article.get(key))), None)


def _name(value: object, *keys: str) -> str:
    """Give a value that is written as text or as an object with a name."""
    if isinstance(value, dict):
        return next(filter(None, (text(value.get(key)) for key in (*keys, "name"))), "")
    return text(value)
