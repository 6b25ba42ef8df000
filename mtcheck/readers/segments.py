"""From paragraphs with positions to the segments of a document: the part every reader of running text shares."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mtcheck.model import Origin, Protected, Role, Segment, Span, Step
from mtcheck.text.breaks import BREAK
from mtcheck.text.protected import protect
from mtcheck.text.roles import roles, tag_tail
from mtcheck.text.sentences import sentences

# White space that becomes one plain space. Hard spaces are typography and stay.
_WHITE = " \n\t\r\f\v\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_GAP = re.compile(f"[{_WHITE}]{{2,}}|[{_WHITE[1:]}]")
# A step of this width is a line break, for which a space stands in the text of a paragraph.
_BREAK_WIDTH = 0
# What a cell of a data table never holds: so many characters, or a stop at the end of so many words.
_CELL_PROSE = 60
_CELL_SPACES = 3
_STOPS = '.!?…”"'
# Only running text is cut into sentences.
_WHOLE: frozenset[Role] = frozenset(("headline", "byline", "tags", "code"))


class Run(NamedTuple):
    """Text that stands in one line of the file, character by character (or one character written in ``width``)."""

    text: str
    line: int
    column: int
    offset: int
    width: int = 1


class Paragraph(NamedTuple):
    """One paragraph with white space collapsed; ``role`` and ``protected`` where the markup tells them.

    ``steps`` place its characters in the file; empty where the format gives no positions. ``cell``: it stands in a
    table.
    """

    text: str
    steps: tuple[Step, ...] = ()
    role: Role | None = None
    protected: tuple[Protected, ...] = ()
    cell: bool = False


def flow(runs: Iterable[Run]) -> tuple[str, tuple[Step, ...]]:
    """Join runs into one paragraph: white space collapsed, ends trimmed, the place of every character kept."""
    runs = list(runs)
    if len(runs) == 1 and runs[0].width == 1:
        text = runs[0].text.strip(_WHITE)
        # Of nearly all paragraphs in one line no white space collapses.
        if text and not _collapses(text):
            return text, (_step(runs[0], len(runs[0].text) - len(runs[0].text.lstrip(_WHITE))),)
    parts: list[str] = []
    steps: list[Step] = []
    index = 0
    gap: Step | None = None
    for run, piece, place in _pieces(runs):
        if piece is None:
            gap = place if place.width == _BREAK_WIDTH else gap or place
            continue
        if piece[0] == " " and (gap or not parts or parts[-1][-1] == " "):
            piece, place = piece[1:], place._replace(column=_plus(place.column, 1), offset=_plus(place.offset, 1))
            if not piece:
                continue
        if gap and parts and parts[-1][-1] != " ":
            index = _put(" ", gap, index, parts, steps)
        elif gap and parts and gap.width == _BREAK_WIDTH:
            # The space before a line break is the break.
            del steps[bisect_left(steps, index - 1, key=lambda step: step.index) :]
            steps.append(gap._replace(index=index - 1))
        gap = None
        index = _put(piece, place if run.width == 1 else place._replace(width=run.width), index, parts, steps)
    return "".join(parts).rstrip(" "), tuple(steps)


def is_prose(cell: str) -> bool:
    """Say whether a table's cell holds running text, as in tables used for layout, and not a figure or a name."""
    return len(cell) >= _CELL_PROSE or (cell[-1:] in _STOPS and cell.count(" ") >= _CELL_SPACES)


def even(text: str) -> bool:
    """Say whether no white space collapses within the lines of a text: there are single spaces and line feeds only."""
    return "  " not in text and not any(map(text.__contains__, _WHITE[2:]))


def squeezed(text: str) -> str:
    """Give a text as one paragraph, its place left aside."""
    return flow([Run(text, 1, 1, 0)])[0]


def bare(text: str) -> str:
    """Give the letters and figures of a text alone, in small letters: headlines are compared so."""
    return "".join(filter(str.isalnum, text.casefold()))


def _collapses(text: str) -> bool:
    """Say whether white space collapses: two spaces, or what is no space and, as all other white space, unprintable."""
    return "  " in text or (not text.isprintable() and _GAP.search(text) is not None)


def _pieces(runs: Iterable[Run]) -> Iterator[tuple[Run, str | None, Step]]:
    """Cut runs at the white space that collapses; None stands for such white space."""
    for run in runs:
        start = 0
        for found in _GAP.finditer(run.text):
            if found.start() > start:
                yield run, run.text[start : found.start()], _step(run, start)
            gap = _step(run, found.start())
            yield run, None, gap._replace(width=_BREAK_WIDTH) if BREAK in found.group() else gap
            start = found.end()
        if start < len(run.text):
            yield run, run.text[start:], _step(run, start)


def _step(run: Run, start: int) -> Step:
    return Step(0, run.line, run.column + start, run.offset + start)


def _plus(number: int | None, further: int) -> int | None:
    return None if number is None else number + further


def _put(piece: str, place: Step, index: int, parts: list[str], steps: list[Step]) -> int:
    """Append a piece, with a step where it does not stand right behind the one before; give the index behind it."""
    parts.append(piece)
    last = steps[-1] if steps else None
    further = index - last.index if last else 0
    if (
        last is None
        or place.width != 1
        or last.width != 1
        or place.line != last.line
        or place.offset != _plus(last.offset, further)
    ):
        steps.append(place._replace(index=index))
    return index + len(piece)


def segments(paragraphs: Sequence[Paragraph], origin: Origin | None = None) -> tuple[Segment, ...]:
    """Cut paragraphs into segments with role, place and protected stretches.

    ``origin`` serves all of them where the format gives no positions.
    """
    kept = list(_without_tails([paragraph for paragraph in paragraphs if paragraph.text]))
    forms = roles([paragraph.text for paragraph in kept])
    texts: list[str] = []
    origins: list[Origin] = []
    numbers: list[int] = []
    marked: dict[int, tuple[Protected, ...]] = {}
    for number, (text, steps, told, known, _) in enumerate(kept):
        forms[number] = role = told or forms[number]
        spans = [Span(0, len(text))] if role in _WHOLE else _sentences(text, steps)
        if known:
            marked |= {index: _within(span, known) for index, span in enumerate(spans, len(texts))}
        texts += [text[start:end] for start, end in spans]
        origins += [origin] * len(spans) if origin else _origins(steps, spans)
        numbers += [number] * len(spans)
    guarded = protect(texts, numbers)
    for index, seen in marked.items():
        guarded[index] = tuple(sorted({*seen, *guarded[index]}))
    columns = zip(texts, origins, numbers, guarded, strict=True)
    cells = {number for number, each in enumerate(kept) if each.cell and not is_prose(each.text)}
    return tuple(
        [
            Segment(index, text, where, forms[number], number, protected=spans, cell=number in cells)
            for index, (text, where, number, spans) in enumerate(columns)
        ]
    )


def _sentences(text: str, steps: tuple[Step, ...]) -> list[Span]:
    """Cut a paragraph into sentences; a line break ends one, unless a small letter behind one says that they wrap."""
    breaks = _breaks(steps)
    if not breaks or any(text[each + 1 : each + 2].islower() for each in breaks):
        return sentences(text)
    lines = _lines(text, breaks)
    return [Span(start + first, start + last) for start, end in lines for first, last in sentences(text[start:end])]


def _breaks(steps: tuple[Step, ...]) -> list[int]:
    """Give the characters of a paragraph that stand for line breaks."""
    return [step.index for step in steps if step.width == _BREAK_WIDTH]


def _lines(text: str, breaks: Sequence[int]) -> list[Span]:
    return [Span(*each) for each in zip([0, *(each + 1 for each in breaks)], [*breaks, len(text)], strict=True)]


def given(texts: Sequence[str], origins: Sequence[Origin]) -> tuple[Segment, ...]:
    """Make segments of texts that are kept exactly as given, each a paragraph of its own."""
    guarded = protect(texts)
    return tuple(
        Segment(index, text, origin, role, index, protected=spans)
        for index, (text, origin, role, spans) in enumerate(zip(texts, origins, roles(texts), guarded, strict=True))
    )


def _without_tails(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Part paragraphs from the block of tags that is glued to their end."""
    for paragraph in paragraphs:
        cut = tag_tail(paragraph.text) if "ranslat" in paragraph.text else -1
        if cut < 0:
            yield paragraph
            continue
        for span in (Span(0, cut), Span(cut + (paragraph.text[cut] == " "), len(paragraph.text))):
            yield stretch(paragraph, span)


def stretch(paragraph: Paragraph, span: Span) -> Paragraph:
    """Give a stretch of a paragraph as one of its own."""
    steps = _origin(paragraph.steps, span).steps if paragraph.steps else ()
    known = _within(span, paragraph.protected)
    return paragraph._replace(text=paragraph.text[span.start : span.end], steps=steps, protected=known)


def broken(paragraph: Paragraph) -> str:
    """Give the text of a paragraph with a line feed at each line break, in the place of its space."""
    return "\n".join(paragraph.text[start:end] for start, end in _lines(paragraph.text, _breaks(paragraph.steps)))


def _origins(steps: tuple[Step, ...], spans: Sequence[Span]) -> list[Origin]:
    """Cut the steps of a paragraph down to each of its spans."""
    if len(steps) != 1 or None in steps[0]:
        return [_origin(steps, span) for span in spans]
    ((_, line, column, offset, width),) = steps
    return [
        Origin((Step(0, line, column + start, offset + start, width),) if start else steps)  # type: ignore[operator]
        for start, _ in spans
    ]


def _origin(steps: tuple[Step, ...], span: Span) -> Origin:
    first = max(0, bisect_right(steps, span.start, key=lambda step: step.index) - 1)
    last = bisect_right(steps, span.end - 1, key=lambda step: step.index)
    cut = []
    for step in steps[first:last]:
        further = max(0, span.start - step.index)
        index, column, offset = (
            max(0, step.index - span.start),
            _plus(step.column, further),
            _plus(step.offset, further),
        )
        cut.append(Step(index, step.line, column, offset, step.width))
    return Origin(tuple(cut), exact=all(step.offset is not None for step in cut))


def _within(span: Span, known: tuple[Protected, ...]) -> tuple[Protected, ...]:
    """Give what the markup protects, known for the paragraph, as it stands in one span of it."""
    return tuple(
        Protected(max(start, span.start) - span.start, min(end, span.end) - span.start, kind)
        for start, end, kind in known
        if start < span.end and span.start < end
    )
