"""HTML pages: the story, without menus, scripts and lists of further reading, every character placed in the file."""

from collections.abc import Iterator, Sequence
from io import BufferedReader
from typing import TYPE_CHECKING

from mtcheck.errors import InputError, UsageError
from mtcheck.model import Document, Origin, Step
from mtcheck.readers.encodings import decode
from mtcheck.readers.options import ReadOptions
from mtcheck.readers.plain import encoding_meta, headline, recorded
from mtcheck.readers.segments import Paragraph, flow, segments
from mtcheck.text.comments import comments

if TYPE_CHECKING:
    from mtcheck.readers.page import Block

# A zone (article, main) that holds less of the kept text than this is a teaser, not the story.
_ZONE_SHARE = 0.3
# Lists whose items are mostly links lead elsewhere.
_LINKED_SHARE = 0.6


def read_page(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[Document]:
    """Read the story of an HTML page as one document; nothing is fetched."""
    from mtcheck.readers.page import Page

    text, encoding = decode(stream.read(), name, options)
    page = Page(text)
    if options.main_text == "trafilatura":
        found = recorded(_extracted(text), Origin((Step(0, None, None, None),), exact=False))
    else:
        found = segments(list(_paragraphs(_story(page.blocks))))
    if not found:
        raise InputError(
            "holds no text of a story", place=name, remedy="give the page as saved by a browser, or its text"
        )
    title = page.meta.pop("og:title", None) or " ".join(page.title.split()) or headline(found)
    yield Document(
        name,
        "html",
        found,
        title=title,
        language=page.language,
        meta={**page.meta, **encoding_meta(encoding)},
        comments=comments(text),
    )


def _extracted(text: str) -> str:
    try:
        from trafilatura import extract
    except ImportError:
        remedy = "install it with: pip install mtcheck[html]"
        raise UsageError("trafilatura is not installed", place="main_text", remedy=remedy) from None
    return extract(text, include_comments=False, include_formatting=False) or ""


def _story(blocks: Sequence["Block"]) -> list["Block"]:
    """Choose the blocks of the story: without what surrounds it, and of the article that holds most text."""
    wholly = sum(block.characters for block in blocks)
    kept = [block for block in blocks if not block.within.soft]
    # A site that names its story “related” still gets its story read.
    if sum(block.characters for block in kept) < _ZONE_SHARE * wholly:
        kept = list(blocks)
    kept = [block for block in kept if not _leads_away(block)]
    sizes: dict[int, int] = {}
    for block in kept:
        sizes[block.within.zone] = sizes.get(block.within.zone, 0) + block.characters
    zone = max((each for each in sizes if each), key=lambda each: sizes[each], default=0)
    if not zone or sizes[zone] < _ZONE_SHARE * sum(sizes.values()):
        return kept
    headed = any(block.within.tag == "h1" for block in kept if block.within.zone == zone)
    return [block for block in kept if block.within.zone == zone or (block.within.tag == "h1" and not headed)]


def _leads_away(block: "Block") -> bool:
    linked = block.linked > _LINKED_SHARE * block.characters
    return linked and block.within.listed and block.within.role != "tags"


def _paragraphs(blocks: Sequence["Block"]) -> Iterator[Paragraph]:
    for block in blocks:
        text, steps = flow(block.runs)
        yield Paragraph(text, steps, role=block.within.role)
