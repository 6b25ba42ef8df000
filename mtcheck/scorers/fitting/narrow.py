"""Markdown that can be read on a screen of 80 columns as it stands: filled paragraphs, tables that fit or lists."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import wrap

WIDTH = 80


def narrow(text: str) -> str:
    """Set Markdown anew: paragraphs and lists filled, tables aligned; a table that is too wide becomes a list."""
    blocks = []
    for block in text.split("\n\n"):
        lines = block.strip("\n").split("\n")
        runs = groupby(lines, lambda line: line.startswith("|"))
        blocks += ["\n".join(_set(list(run), table=table)).strip("\n") for table, run in runs]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _set(lines: Sequence[str], *, table: bool) -> Iterator[str]:
    if table:
        yield from _table([[cell.strip() for cell in line.strip().strip("|").split(" | ")] for line in lines])
        return
    paragraph: list[str] = []
    for line in lines:
        if line.startswith(("#", "- ")):
            yield from _filled(paragraph)
            paragraph = [] if line.startswith("#") else [line]
            if not paragraph:
                yield line
                yield ""
        else:
            paragraph.append(line)
    yield from _filled(paragraph)


def _filled(lines: Sequence[str]) -> Iterator[str]:
    text = " ".join(line.strip() for line in lines)
    yield from _wrapped(text, "  " if text.startswith("- ") else "")


def _wrapped(text: str, indent: str) -> list[str]:
    return wrap(text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    head, _, *body = rows
    widths = [max(map(len, column)) for column in zip(head, *body, strict=True)]
    if sum(widths) + 3 * len(widths) + 1 > WIDTH:
        for name, *cells in body:
            said = "; ".join(f"{column} {cell}" for column, cell in zip(head[1:], cells, strict=True) if cell)
            yield from _wrapped(f"- **{name}**: {said}", "  ")
        return
    yield _row(head, widths)
    yield f"| {' | '.join('-' * width for width in widths)} |"
    yield from (_row(row, widths) for row in body)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join((first, *others))} |"
