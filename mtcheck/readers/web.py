"""HTML pages: the story, without menus, scripts and lists of further reading, every character placed in the file."""

from collections.abc import Iterator, Mapping, Sequence
from io import BufferedReader
from typing import TYPE_CHECKING, Any

from mtcheck.errors import InputError, UsageError
from mtcheck.model import Document, Origin, Segment, Step
from mtcheck.readers import linked_data
from mtcheck.readers.encodings import decode
from mtcheck.readers.meta import EDGE, about, digital_source, labels, language, merged
from mtcheck.readers.options import ReadOptions
from mtcheck.readers.plain import encoding_meta, headline, recorded
from mtcheck.readers.segments import Paragraph, flow, segments
from mtcheck.readers.story import story
from mtcheck.text.comments import comments

if TYPE_CHECKING:
    from mtcheck.readers.page import Block, Page


def read_page(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[Document]:
    """Read the story of an HTML page as one document; nothing is fetched.

    Headline, language and ``meta`` come from the JSON-LD of the page where it describes an article, then from its head.
    """
    from mtcheck.readers.page import Page

    text, encoding = decode(stream.read(), name, options)
    page = Page(text)
    article = next(linked_data.articles(page.linked_data), {})
    found = _segments(text, page, article, options)
    if not found:
        raise InputError(
            "holds no text of a story", place=name, remedy="give the page as saved by a browser, or its text"
        )
    shown = page.meta.pop("og:title", None) or " ".join(page.title.split()) or headline(found)
    notes = [
        *linked_data.notes(article),
        page.meta.get("keywords"),
        page.meta.get("generator"),
        page.meta.get("byline"),
    ]
    edges = [segment.text for segment in (*found[:EDGE], *found[-EDGE:])]
    page.meta["digital_source_type"] = digital_source(page.meta.get("digital_source_type")) or ""
    meta = about(**merged(linked_data.told(article), page.meta), labels=labels(notes, edges))
    yield Document(
        name,
        "html",
        found,
        title=linked_data.headline(article) or shown,
        language=language(page.language, linked_data.spoken(article), page.meta_language),
        source_language=meta.get("translated_from"),
        meta={**meta, **encoding_meta(encoding)},
        comments=comments(text),
    )


def _segments(text: str, page: "Page", article: Mapping[str, Any], options: ReadOptions) -> tuple[Segment, ...]:
    """Cut the story into segments; a page that its scripts build may hold it in its JSON-LD only."""
    nowhere = Origin((Step(0, None, None, None),), exact=False)
    if options.main_text == "trafilatura":
        return recorded(_extracted(text), nowhere)
    found = segments(list(_paragraphs(story(page.blocks))))
    body = linked_data.body(article) if not found else ""
    return recorded(body, nowhere) if body else found


def _extracted(text: str) -> str:
    try:
        from trafilatura import extract
    except ImportError:
        remedy = "install it with: pip install trafilatura"
        raise UsageError("trafilatura is not installed", place="main_text", remedy=remedy) from None
    return extract(text, include_comments=False, include_formatting=False) or ""


def _paragraphs(blocks: Sequence["Block"]) -> Iterator[Paragraph]:
    for block in blocks:
        text, steps = flow(block.runs)
        yield Paragraph(text, steps, role=block.within.role, cell=block.within.cell)
