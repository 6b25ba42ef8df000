"""Which format a file is in, by its first bytes: the root of XML, keys of JSON, the head of wires, mail, subtitles."""

import json
import re
from collections.abc import Sequence

from mtcheck.errors import InputError
from mtcheck.readers.encodings import binary, marked
from mtcheck.readers.headers import called

# The root elements of XML that is read; what they hold is told apart by name, for namespaces are often left out.
_ROOTS = {
    "nitf": "nitf",
    "NewsML": "newsml",
    "NewsItem": "newsml",
    **dict.fromkeys(
        ("newsMessage", "newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem"), "newsml-g2"
    ),
    **dict.fromkeys(("rss", "feed", "RDF"), "feed"),
    **{each: each for each in ("html", "xliff", "tmx")},
}
_WORDPRESS = re.compile(r"xmlns:wp\s*=\s*[\"']https?://(?:www\.)?wordpress\.org/export/", re.IGNORECASE)
_PROLOG = re.compile(
    r"\s*(?:<\?[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE\b[^\[>]*(?:\[.*?\]\s*)?>\s*)*", re.DOTALL | re.IGNORECASE
)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)[\s/>]")
_JSON_FEED = re.compile(r"\"version\"\s*:\s*\"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version")
_NINJS = re.compile(
    r"\"(?:body_(?:text|x?html5?|nitf)|bodies|headlines|versioncreated|versionCreated)\"\s*:|\"name\"\s*:\s*\"ninjs\"|ninjs-schema"
)
# A record of our own has one of these.
_RECORD = re.compile(r"\"(?:text|segments)\"\s*:\s*[\"\[]")
_OBJECT = re.compile(r"\{ ?\"(?:[^\"\\\n]|\\.)*\"\s*:")
_JSON = re.compile(r"\[\s*\{\s*\"|\{\s*\n\s*\"")
# What a column is called; a line of a story is longer, or has a stop.
_NAME = re.compile(r"[\"']?[\w -]{0,40}[\"']?")
# Lines; blank ones may stand over a table.
_TOP = 20
_WIRE = re.compile(
    r"[\x16\s]*\x01[^\x02]{3,400}\x02|[\x16\s]*[a-z]{3}\d{4} \d [a-z]{1,3} \d{1,5} [^\r\n]{2,60} \d{4}\s*\r?\n",
    re.ASCII,
)
_SUBRIP = re.compile(r"\d+[ \t]*\r?\n[ \t]*\d\d:\d\d:\d\d[,.]\d{3}[ \t]*-->", re.ASCII)
_WEBVTT = re.compile(r"WEBVTT(?:[ \t][^\r\n]*)?\r?\n")
_MAIL = re.compile(r"(?:[A-Za-z][\w-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\r?\n")
# The line of a mailbox has a date as C writes it; a story may begin “From Madrid at 12:30”.
_MAILBOX = re.compile(r"From \S+ +[A-Z][a-z]{2} [A-Z][a-z]{2} +\d{1,2} \d\d:\d\d[^\n]*\n[A-Za-z][\w-]{1,60}:")
# XML in UTF-16 of any script, without a byte order mark.
_XML = {b"<\0": (b"", "utf-16-le"), b"\0<": (b"", "utf-16-be")}
_MAIL_FIELD = re.compile(
    r"^(?:Message-ID|MIME-Version|Received|Return-Path|Delivered-To)\s*:", re.MULTILINE | re.IGNORECASE
)

# Subtitles that would be read as text with their times and styles in it; as pictures (VobSub) they are binary.
_OTHER_SUBTITLES = frozenset((".ass", ".ssa", ".sub", ".sbv", ".smi", ".ttml", ".dfxp"))
# Of these the content decides what they are, and nothing else they may be is read.
XML_SUFFIXES = frozenset((".xml", ".rss", ".atom", ".rdf", ".nitf", ".newsml", ".wxr", ".feed", ".nml"))
JSON_SUFFIXES = frozenset((".json", ".jsonl", ".ndjson", ".ninjs"))


def news_format(name: str, suffix: str, head: bytes) -> str | None:
    """Tell the news format of a file by its first bytes; None where it is none.

    Raises InputError for a file that calls itself XML or subtitles and is of a kind that cannot be read, and for a
    mailbox.
    """
    if suffix in _OTHER_SUBTITLES and not binary(head):
        remedy = "save it as SubRip (.srt) or WebVTT (.vtt), or read all of it with --format text"
        raise InputError("is a kind of subtitles that is not read", place=name, remedy=remedy)
    if suffix in (".eml", ".mht"):
        return "mail"
    text = _text(head)
    if suffix in JSON_SUFFIXES or text[:1] in ("{", "["):
        return _json(text)
    if text.startswith("<"):
        return _xml(text, name, suffix)
    if _WIRE.match(text):
        return "iptc7901"
    if _SUBRIP.match(text) or _WEBVTT.match(text):
        return "srt" if text[0].isdigit() else "vtt"
    if _MAILBOX.match(text):
        raise InputError("is a mailbox", place=name, remedy="save each mail as a file of its own (.eml)")
    fields = _MAIL.match(text)
    if fields and _MAIL_FIELD.search(fields[0]):
        return "mail"
    if suffix in XML_SUFFIXES:
        raise InputError("is not XML", place=f"{name}:1", remedy="export it again, or name its format with --format")
    return None


def data_format(head: bytes, column: str) -> str | None:
    """Tell the format of records and tables that no suffix names; None where it is none of them.

    A table has a header of names, one of which is that of the column of the text.
    """
    text = _text(head)
    if _OBJECT.match(text):
        return "jsonl" if _object_a_line(text) else "json"
    if _JSON.match(text):
        return "json"
    first = text.partition("\n")[0]
    delimiters = [each for each in ",;\t|" if each in first]
    lines = [line for line in text.splitlines()[:_TOP] if line.strip()] if delimiters else []
    return "csv" if len(lines) > 1 and any(_headed(lines, each, column) for each in delimiters) else None


def is_json_lines(text: str) -> bool:
    """Say whether a text that is no JSON has an object a line: two at least, the first of them whole."""
    first, _, others = text.lstrip().partition("\n")
    return others.lstrip().startswith("{") and _is_object(first)


def _object_a_line(text: str) -> bool:
    """Say whether the first line is an object, whole or broken, of which there is one a line."""
    first, ended, others = text.partition("\n")
    if not ended or (others.lstrip().startswith("{") and not first.rstrip().endswith("[")):
        return True
    return _is_object(first)


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _headed(lines: Sequence[str], delimiter: str, column: str) -> bool:
    names = lines[0].split(delimiter)
    # A mark in a sentence has a space behind it.
    parted = len(names) > 1 and delimiter in lines[1] and not (delimiter in ",;" and f"{delimiter} " in lines[0])
    return (
        parted
        and called(column, [name.strip("\"'") for name in names]) is not None
        and all(map(_NAME.fullmatch, names))
    )


def _text(head: bytes) -> str:
    """Give the first bytes as text, whatever the encoding: only what is ASCII matters here."""
    mark, encoding = marked(head) or _XML.get(head[:2], (b"", "latin-1"))
    encoding = "latin-1" if encoding == "utf-8" else encoding
    return head.removeprefix(mark).decode(encoding, "replace").lstrip("\ufeff \t\r\n")


def _json(text: str) -> str | None:
    if _JSON_FEED.search(text):
        return "json-feed"
    return "ninjs" if _NINJS.search(text) and not _RECORD.search(text) else None


def _xml(text: str, name: str, suffix: str) -> str | None:
    prolog = _PROLOG.match(text)
    root = _ROOT.match(text, prolog.end() if prolog else 0)
    format = _ROOTS.get(root[1]) if root else None
    if format == "feed" and _WORDPRESS.search(text[:16384]):
        return "wxr"
    if format is None and suffix in XML_SUFFIXES:
        problem = (
            f"is XML with the root element “{root[1][:40]}”, which is none of a news format" if root else "is not XML"
        )
        raise InputError(problem, place=f"{name}:1", remedy="give NITF, NewsML, RSS, Atom, WordPress export or XHTML")
    return format
