"""Markdown: blocks by markdown-it-py's line maps, the markup in them walked token by token: positions stay exact."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import BufferedReader
from itertools import chain
from typing import TYPE_CHECKING

from mtcheck.errors import InputError
from mtcheck.model import Document, Protected, Role, Step
from mtcheck.readers.encodings import decode
from mtcheck.readers.meta import language
from mtcheck.readers.options import ReadOptions
from mtcheck.readers.plain import encoding_meta, headline
from mtcheck.readers.segments import Paragraph, Run, flow, segments
from mtcheck.text.comments import comments

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LINE = re.compile(r"[^\r\n]*(\r\n|\r|\n|\Z)")
_FRONT = re.compile(
    r"(?:---[ \t]*(?:\r\n|\r|\n)(?P<yaml>.*?)(?:\r\n|\r|\n)(?:---|\.\.\.)"
    r"|\+\+\+[ \t]*(?:\r\n|\r|\n)(?P<toml>.*?)(?:\r\n|\r|\n)\+\+\+)[ \t]*(?=[\r\n]|\Z)",
    re.DOTALL,
)
_FIELD = re.compile(r"^([\w-]+)(?::|[ \t]*=)[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_TAG = r"</?[A-Za-z][^<>]*>|<[!?][^<>]*>"
_MARKUP = re.compile(rf"<!--.*?-->|{_TAG}", re.DOTALL)
# Behind the end of the last comment: each that is left open would be looked through to the end of the block.
_UNCOMMENTED = re.compile(_TAG)
_CELL_END = re.compile(r"\s*(?:\||$)")
_PIECE = re.compile(r"[^\n]*\n|[^\n]+")
_BREAK = re.compile(r"\\?[ \t]*\n[ \t]*")
# What stands behind the text of a link: (address "title"), with one level of parentheses in the address, or [label].
_TARGET = re.compile(
    r"""\(\s*(?:<[^<>\n]*>|(?:[^\s()\\<]|\\.|\([^\s()]*\))*)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)|\[[^\]\[]*\]"""
)


class _LostError(Exception):
    """The walk no longer knows where in the source it stands."""


def read_markdown(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[Document]:
    """Read a Markdown file as one document; the fields of its front matter go to ``meta``."""
    text, encoding = decode(stream.read(), name, options)
    front, skipped = _front_matter(text)
    found = segments(list(paragraphs(text, skipped)))
    if not found:
        raise InputError("is empty", place=name, remedy="give a file that holds text")
    yield Document(
        name,
        "markdown",
        found,
        title=front.pop("title", None) or headline(found),
        language=language(front.pop("lang", None)),
        source_language=language(front.pop("src_lang", None)),
        meta={**front, **encoding_meta(encoding)},
        comments=comments(text),
    )


def _front_matter(text: str) -> tuple[dict[str, str], int]:
    """Read the plain fields of the front matter, and give its length in characters."""
    found = _FRONT.match(text)
    if not found:
        return {}, 0
    fields = found["yaml"] or found["toml"] or ""
    return {key: value.strip("\"'") for key, value in _FIELD.findall(fields.replace("\r", "\n"))}, found.end()


@lru_cache(maxsize=1)
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    # Joined text tokens would hide which characters were written as escapes.
    return MarkdownIt("commonmark").enable("table").disable("text_join")


def paragraphs(text: str, skipped: int = 0) -> Iterator[Paragraph]:
    """Give the blocks of a Markdown text as paragraphs; the first ``skipped`` characters are left out."""
    lines = [(found.start(), found[0][: len(found[0]) - len(found[1])]) for found in _LINE.finditer(text)]
    blank = re.sub(r"[^\r\n]", " ", text[:skipped]) if skipped else ""
    row = (-1, 0)
    within: list[str] = []
    for token in _parser().parse(blank + text[skipped:]):
        if token.nesting == 1:
            within.append(token.type)
        elif token.nesting == -1:
            within.pop()
        elif token.map and token.type == "inline":
            first = token.map[0]
            role: Role | None = "headline" if within[-1] == "heading_open" else None
            cell = within[-1] in ("td_open", "th_open")
            # The cells of a table row stand in one line, one after the other.
            begin = row[1] if row[0] == first and cell else 0
            pieces = _places(token.content.split("\n"), lines, first, begin if cell else None)
            row = (first, pieces[0].column - 1 + len(pieces[0].text)) if pieces else row
            yield _paragraph(token, pieces, first + 1)._replace(role=role, cell=cell)
        elif token.map and token.type in ("fence", "code_block"):
            inner = range(token.map[0] + (token.type == "fence"), token.map[1] - (token.type == "fence"))
            yield Paragraph(*flow(Run(lines[at][1] + "\n", at + 1, 1, lines[at][0]) for at in inner), role="code")
        elif token.map and token.type == "html_block":
            yield Paragraph(*flow(_untagged(lines, range(*token.map))))


def _untagged(lines: Sequence[tuple[int, str]], numbers: range) -> Iterator[Run]:
    """Give the text between the tags and comments of an HTML block, which may go over its lines."""
    block = "\n".join(lines[at][1] for at in numbers)
    starts = [0, *(found.end() for found in re.finditer("\n", block))]
    closed = len("".join(block.rpartition("-->")[:2]))
    markup = chain(_MARKUP.finditer(block, 0, closed), _UNCOMMENTED.finditer(block, closed))
    position = 0
    for begin, end in [*(found.span() for found in markup), (len(block), len(block))]:
        for found in _PIECE.finditer(block, position, begin):
            number = bisect_right(starts, found.start()) - 1
            at, column = numbers[number], found.start() - starts[number]
            yield Run(found[0], at + 1, column + 1, lines[at][0] + column)
        position = end


def _places(content: Sequence[str], lines: Sequence[tuple[int, str]], first: int, begin: int | None) -> list[Run]:
    """Place the lines of a block in the file: each is the tail of its line, behind the marks of list and quotation.

    Headings may be closed by marks; these are found in their line, and so are cells, from ``begin`` on (None for what
    is no cell), between bars or the ends of the line. Empty where one cannot be placed.
    """
    runs = []
    for number, part in enumerate(content, first):
        start, line = lines[number]
        bare, stripped = line.rstrip(), part.rstrip()
        if begin is not None:
            column = _cell(stripped, line, begin)
        else:
            column = len(bare) - len(stripped) if bare.endswith(stripped) else line.find(stripped)
        if column < 0:
            return []
        runs.append(Run(part, number + 1, column + 1, start + column))
    return runs


def _cell(text: str, line: str, begin: int) -> int:
    """Give the column of a text that fills a cell; -1 where there is none from ``begin`` on."""
    column = line.find(text, begin)
    while column >= 0:
        if (not column or line[column - 1] in " \t|>") and _CELL_END.match(line, column + len(text)):
            return column
        column = line.find(text, column + 1)
    return -1


def _paragraph(token: "Token", lines: list[Run], line: int) -> Paragraph:
    """Make a paragraph of one block of inline Markdown, markup taken out."""
    if not lines:
        return Paragraph(_plain(token), (Step(0, line, None, None),))
    walk = _Walk(token.content, lines)
    try:
        for child in token.children or ():
            walk.over(child)
    except _LostError:
        return Paragraph(*flow(run._replace(text=run.text + "\n") for run in lines))
    text, steps = flow(walk.runs)
    return Paragraph(text, steps, protected=tuple(_in_text(walk.code, steps)))


def _plain(token: "Token") -> str:
    children = token.children or ()
    text = "".join(
        " " if child.type.endswith("break") else child.content for child in children if child.type != "image"
    )
    return " ".join(text.split())


def _in_text(code: Sequence[Run], steps: Sequence[Step]) -> Iterator[Protected]:
    """Translate code given by its place in the file into spans of the paragraph."""
    indices = {step.offset: step.index for step in steps} if code else {}
    for run in code:
        if run.offset in indices:
            yield Protected(indices[run.offset], indices[run.offset] + len(run.text), "code")


class _Walk:
    """Goes through the source of a block in step with its tokens, and collects the runs of text."""

    def __init__(self, source: str, lines: Sequence[Run]) -> None:
        self.runs: list[Run] = []
        self.code: list[Run] = []
        self._source = source
        self._lines = lines
        self._at = 0
        self._starts = [0]
        for line in lines[:-1]:
            self._starts.append(self._starts[-1] + len(line.text) + 1)

    def over(self, token: "Token") -> None:
        """Go over one token; raises _LostError where the source does not hold it here."""
        kind = token.type
        if kind == "text":
            self._text(token.content, token.content)
        elif kind == "text_special":
            self._text(token.content, token.markup)
        elif kind in ("softbreak", "hardbreak"):
            self._take(_BREAK)
            self.runs.append(self._run("\n", self._at - 1))
        elif kind == "code_inline":
            self._code(token.markup)
        elif kind == "html_inline":
            self._skip(token.content)
        elif kind == "image":
            self._image()
        elif kind == "link_open":
            self._skip("<" if token.markup == "autolink" else "[")
        elif kind == "link_close":
            self._skip(">" if token.markup == "autolink" else "]")
            if token.markup != "autolink":
                self._take(_TARGET, optional=True)
        else:
            self._skip(token.markup)

    def _skip(self, markup: str) -> None:
        if not self._source.startswith(markup, self._at):
            raise _LostError
        self._at += len(markup)

    def _take(self, pattern: re.Pattern[str], *, optional: bool = False) -> None:
        found = pattern.match(self._source, self._at)
        if found:
            self._at = found.end()
        elif not optional:
            raise _LostError

    def _text(self, text: str, written: str) -> None:
        start = self._at
        self._skip(written)
        if text == written:
            self.runs.append(self._run(text, start))
        elif len(text) == 1:
            self.runs.append(self._run(text, start)._replace(width=len(written)))
        else:
            raise _LostError

    def _code(self, ticks: str) -> None:
        start = self._at
        self._skip(ticks)
        closed = re.compile(f"(?<!`){ticks}(?!`)").search(self._source, self._at)
        if not closed or "\n" in self._source[start : closed.end()]:
            raise _LostError
        inner = self._source[self._at : closed.start()]
        begin = self._at + len(inner) - len(inner.lstrip())
        run = self._run(inner.strip(), begin)
        self.runs.append(run)
        self.code.append(run)
        self._at = closed.end()

    def _image(self) -> None:
        """Pass over an image: the text that stands for it is not part of the story."""
        self._skip("![")
        depth = 1
        while depth:
            if self._at >= len(self._source):
                raise _LostError
            depth += {"[": 1, "]": -1}.get(self._source[self._at], 0)
            self._at += 2 if self._source[self._at] == "\\" else 1
        self._take(_TARGET, optional=True)

    def _run(self, text: str, at: int) -> Run:
        number = bisect_right(self._starts, at) - 1
        line, further = self._lines[number], at - self._starts[number]
        return Run(text, line.line, line.column + further, line.offset + further)
