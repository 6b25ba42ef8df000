"""Whatever a file holds, it is read or refused in one line: no reader of a news format ever breaks."""

import io
import json
from typing import Any, cast
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.errors import InputError
from mtcheck.model import Document
from mtcheck.readers import READERS, ReadOptions, Unreadable

XML = ["nitf", "newsml", "newsml-g2", "feed", "wxr"]
# The words of all XML formats, to be put together in any order.
WORDS = [
    *("<nitf>", "</nitf>", "<body>", "</body>", "<body.content>", "</body.content>", "<p>", "</p>", "<br/>", "<media>"),
    *("<NewsML>", "<NewsItem>", "</NewsItem>", "<NewsComponent>", "</NewsComponent>", "<ContentItem>", "<DataContent>"),
    *("</DataContent>", "</ContentItem>", "<Role FormalName='Title'/>", "<newsItem>", "<contentSet>", "<inlineXML>"),
    *("</inlineXML>", "</contentSet>", "</newsItem>", "<rss>", "<channel>", "<item>", "</item>", "<title>", "</title>"),
    *(
        "<description>",
        "</description>",
        "<!-- ",
        "-->",
        "<![CDATA[",
        "]]>",
        "<!DOCTYPE a [",
        "]>",
        "&amp;",
        "&x;",
        "&#0;",
    ),
    *("It rained. ", "\n\n", "[caption]", "[/caption]", "[a b='c']", "&lt;p&gt;", "\x00", "\x1b", "\u202e", "é"),
]
KEYS = ["uri", "headline", "headlines", "bodies", "body_html", "body_text", "value", "role", "associations", "language"]
KEYS += [
    "version",
    "items",
    "id",
    "title",
    "content_html",
    "authors",
    "name",
    "rel",
    "digitalsourcetype",
    "versioncreated",
]
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from(["<p>It rained.</p>", "en", "isTranslationOf", "\ud800"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)


def read_or_refuse(format: str, data: bytes) -> None:
    stream = cast("io.BufferedReader", io.BufferedReader(io.BytesIO(data)))
    found: list[Document | Unreadable] = []
    try:
        found += READERS[format](stream, "a", ReadOptions())
    except InputError as error:
        found.append(Unreadable("a", format, error))
    for item in found:
        assert isinstance(item, Document | Unreadable)
        assert item.name.startswith("a")
        assert not any(category(character) == "Cc" for character in item.name)
        item.name.encode()
        if isinstance(item, Unreadable):
            assert "\n" not in str(item.error)
            assert item.error.remedy
        else:
            assert all(segment.text and segment.origin.steps for segment in item.segments)


@pytest.mark.parametrize("format", XML)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_any_xml(format: str, words: list[str]) -> None:
    read_or_refuse(format, "".join(words).encode())


@pytest.mark.parametrize("format", ["ninjs", "json-feed"])
@given(VALUES)
def test_any_json(format: str, value: Any) -> None:
    read_or_refuse(format, json.dumps(value).encode())


@given(st.text(st.sampled_from("ab A=/#*-_\x01\x02\x03\r\n1234"), max_size=80))
def test_any_wire(text: str) -> None:
    read_or_refuse("iptc7901", f"\x01hwa0042 4 i 128 hw\r\n\x02{text}".encode())


@pytest.mark.parametrize("head", ["1\n", "WEBVTT\n\n"])
@given(
    st.lists(st.sampled_from(["00:00:01,000 --> 00:00:02,000\n", "2\n", "\n", "a &amp;<i>b</i>.\r\n", "- &#0;{\\c}"]))
)
def test_any_subtitles(head: str, lines: list[str]) -> None:
    read_or_refuse("srt", f"{head}{''.join(lines)}".encode())


@given(
    st.lists(
        st.sampled_from(
            ["From: a\n", "Subject: =?utf-8?q?", "Content-Type: multipart/mixed; boundary=b\n", "\n", "--b\n"]
        )
    )
)
def test_any_mail(lines: list[str]) -> None:
    read_or_refuse("mail", "".join(lines).encode() + b"It rained.\xe9\n")


@pytest.mark.parametrize("format", [*XML, "ninjs", "json-feed", "iptc7901", "mail", "srt", "vtt"])
@given(st.binary(max_size=40))
def test_any_bytes(format: str, data: bytes) -> None:
    read_or_refuse(format, data)
