"""WordPress export files (WXR): the published posts and pages, a document each."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BufferedReader
from typing import TYPE_CHECKING

from mtcheck.model import Document
from mtcheck.readers.fragments import flat, of_html
from mtcheck.readers.items import Item, documents
from mtcheck.readers.meta import about, language
from mtcheck.readers.options import ReadOptions, Unreadable
from mtcheck.readers.trees import begins, below, first, inside, local, parse, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

# Files made by other programs leave type and status out.
_TYPES = frozenset(("post", "page", ""))
_STATUS = frozenset(("publish", ""))
# “[gallery ids="1,2"]”, “[/caption]”, “[contact_form]”; “[sic]” and “[the mayor]” are words of the story.
_SHORTCODE = re.compile(
    r"(?<!\[)\[(?P<end>/)?(?P<name>[A-Za-z][\w-]{1,40})(?P<rest>(?:\s[^\[\]<>]{0,500})?)\s*/?\](?!\])"
)
# The shortcodes of WordPress itself; those of plug-ins are told by attributes, a closing part or an underscore.
_CORE = frozenset(("caption", "wp_caption", "gallery", "audio", "video", "playlist", "embed"))
# What these enclose is no text of the story.
_ENCLOSED = re.compile(r"\[(embed|audio|video|playlist|gallery)\b[^\]]{0,500}\][^\[]{0,2000}\[/\1\]")
_CAPTION = re.compile(r"\[(?:wp_)?caption\b[^\]]{0,500}\](.{0,4000}?)\[/(?:wp_)?caption\]", re.DOTALL)
_ESCAPED = re.compile(r"\[(\[[^\[\]]{1,500}\])\]")


def read_wxr(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """Read the published posts and pages of a WordPress export.

    Shortcodes and block comments are markup here, and taken out as WordPress would; what stays in square brackets, a
    site would show. In a page or feed they are residue, and stay.
    """
    root, encoding = parse(stream.read(), name, options)
    authors = {first(each, "author_login"): first(each, "author_display_name") for each in inside(root, "author")}
    channel = next(below(root, "channel"), root)
    posts = [each for each in inside(root, "item") if first(each, "post_type") in _TYPES]
    items = [_item(each, channel, authors) for each in posts if first(each, "status") in _STATUS]
    others = Counter(status for each in posts if (status := first(each, "status")) not in _STATUS)
    told = ", ".join(f"{count:,} {status}" for status, count in others.most_common())
    for document in documents(items, name, "wxr", encoding, collection=True):
        if told and isinstance(document, Document):
            document, told = replace(document, remarks=(*document.remarks, f"not published, not looked at: {told}")), ""
        yield document


def _item(post: "_Element", channel: "_Element", authors: dict[str, str]) -> Item:
    content = next((each for each in below(post, "encoded") if _prefixed(each, "content")), None)
    body = "" if content is None else "".join(map(str, content.itertext()))
    login = first(post, "creator")
    return Item(
        title=flat(first(post, "title")),
        paragraphs=of_html(
            without_shortcodes(body), begins(content) if content is not None else None, autoparagraphs=True
        ),
        line=begins(post),
        language=language(first(post, "language"), first(channel, "language")),
        notes=[text_of(each) for each in below(post, "category")],
        meta=about(
            byline=authors.get(login) or login,
            outlet=flat(first(channel, "title")),
            date=first(post, "post_date_gmt").replace("0000-00-00 00:00:00", "") or first(post, "pubDate"),
            id=first(post, "guid") or first(post, "post_id"),
            url=first(post, "link"),
        ),
    )


def _prefixed(element: "_Element", part: str) -> bool:
    """Say whether an ``encoded`` element is the content, not the excerpt; their namespaces end in their names."""
    return local(element) == "encoded" and f"/{part}/" in str(element.tag)


def without_shortcodes(html: str) -> str:
    """Take out what WordPress replaces when it shows a post; a caption stays, as a caption. Line ends stay."""
    html = _ENCLOSED.sub(lambda found: "\n" * found[0].count("\n"), html)
    html = _CAPTION.sub(r"<figure><figcaption>\1</figcaption></figure>", html)
    paired = {found["name"] for found in _SHORTCODE.finditer(html) if found["end"]}

    def replaced(found: re.Match[str]) -> str:
        name = found["name"]
        known = name in paired or name.lower() in _CORE or "_" in name or "=" in found["rest"]
        return "\n" * found[0].count("\n") if known else found[0]

    return _ESCAPED.sub(r"\1", _SHORTCODE.sub(replaced, html))
