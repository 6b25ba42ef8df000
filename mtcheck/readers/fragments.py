"""Text and pieces of HTML inside another format: paragraphs with the line they stand in, where it is known."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from mtcheck.model import Step
from mtcheck.readers.plain import paragraphs
from mtcheck.readers.segments import Paragraph, Run, flow, is_prose, squeezed
from mtcheck.readers.story import story

_MARKUP = re.compile(
    r"<(?:/?(?:p|br|b|i|u|em|strong|div|span|a|ul|ol|li|h[1-6]|blockquote|section|article|html|body|table|figure|img"
    r"|script|style|iframe|sub|sup|code|pre|hr|font|center)\b[^<>]*|!--[^<>]*--)>",
    re.IGNORECASE,
)
_BLANK_LINE = re.compile(r"(\n[ \t\r]*\n\s*)(?=\S)")


def has_markup(text: str) -> bool:
    """Say whether a text is written in HTML."""
    return bool(_MARKUP.search(text))


def of_html(html: str, line: int | None = None, *, autoparagraphs: bool = False) -> list[Paragraph]:
    """Read a piece of HTML as the story of a page is read: no scripts, no menus, no lists of links, no data tables.

    ``line`` is where the piece begins in its file. ``autoparagraphs``: blank lines part paragraphs, as in WordPress.
    """
    from mtcheck.readers.page import Page

    page = Page(_BLANK_LINE.sub(r"\1<p>", html) if autoparagraphs else html)
    found = [(block.within, _placed(block.runs, line)._replace(role=block.within.role)) for block in story(page.blocks)]
    return [paragraph for within, paragraph in found if not within.cell or is_prose(paragraph.text)]


def of_text(text: str, line: int | None = None) -> list[Paragraph]:
    """Read plain text as a file of plain text is read."""
    return [paragraph._replace(steps=lines_only(paragraph.steps, line)) for paragraph in paragraphs(text)]


def of_either(text: str, line: int | None = None) -> list[Paragraph]:
    """Read what may be HTML or plain text, by its look: what a file calls it is often wrong."""
    return of_html(text, line) if has_markup(text) else of_text(text, line)


def flat(text: str) -> str:
    """Give a headline as text: markup taken out, named characters read once."""
    if not has_markup(text):
        return squeezed(unescape(text))
    return " ".join(paragraph.text for paragraph in of_html(text))


def _placed(runs: Iterable[Run], line: int | None) -> Paragraph:
    text, steps = flow(runs)
    return Paragraph(text, lines_only(steps, line))


def in_line(found: Iterable[Paragraph], line: int | None) -> list[Paragraph]:
    """Place paragraphs in one line: JSON escapes line ends, so that all of a text stands in one line of its file."""
    return [each._replace(steps=(Step(0, line, None, None),)) for each in found]


def lines_only(steps: Iterable[Step], line: int | None = 1) -> tuple[Step, ...]:
    """Keep of the places of a text in memory the lines, counted from the line of the file where it begins.

    With ``line`` None nothing is known but that the text is in the file.
    """
    return tuple(_changes(steps, line)) or (Step(0, line, None, None),)


def _changes(steps: Iterable[Step], line: int | None) -> Iterator[Step]:
    before: Step | None = None
    for step in steps:
        number = None if line is None or step.line is None else step.line + line - 1
        if before is None or before.line != number or not step.width:
            before = Step(step.index, number, None, None, min(step.width, 1))
            yield before


def whole(text: str, line: int | None = None) -> Paragraph:
    """Make one paragraph of a text on one line."""
    return Paragraph(squeezed(text), (Step(0, line, None, None),))


def headed(paragraph: Paragraph) -> Paragraph:
    """Give a paragraph as a headline."""
    return paragraph._replace(role="headline")
