"""Plain text: paragraphs by blank lines or by the line, hard-wrapped lines joined, every character's place kept."""

from collections.abc import Iterable, Iterator, Sequence
from io import BufferedReader, StringIO
from itertools import accumulate, pairwise

from mtcheck.errors import InputError, UsageError
from mtcheck.model import Document, Origin, Segment, Step
from mtcheck.readers.alignment import with_source_text
from mtcheck.readers.encodings import decode
from mtcheck.readers.options import ReadOptions
from mtcheck.readers.segments import Paragraph, Run, even, flow, segments

# Mail and wire copy is wrapped at 60 to 80 columns; no desk wraps beyond this.
_WRAP_MOST = 120
# Of wrapped lines most go on in lower case and few end with a stop; a line a paragraph is the other way round.
_WRAPPED_SHARE = 0.3
_STOPPED_SHARE = 0.5
# The form of a file shows in its first lines.
_SAMPLE = 400
# In wrapped copy a line this much shorter than the longest ends its paragraph.
_SHORT_SHARE = 0.6
# What ends a sentence, and what may close after it.
_STOPS, _CLOSERS = (".", "!", "?", "…"), "\"'”’»)]"


def read_text(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[Document]:
    """Read a plain-text file as one document."""
    text, encoding = decode(stream.read(), name, options)
    found = segments(paragraphs(text))
    if not found:
        raise InputError("is empty", place=name, remedy="give a file that holds text")
    yield Document(name, "text", found, title=headline(found), meta=encoding_meta(encoding), path=name)


def read_string(text: str, name: str = "text", *, source: str | None = None) -> Document:
    """Read a text that is in memory as a plain-text file is read; without segments where it holds nothing.

    ``source`` is what it was translated from, to be held against it paragraph by paragraph. Raises `UsageError` for
    what is no text.
    """
    for place, given in (("text", text), ("source", "" if source is None else source)):
        if not isinstance(given, str):
            remedy = "give a text; for a file use mtcheck.read, and decode bytes"
            raise UsageError(f"is of type {type(given).__name__}", place=place, remedy=remedy)
    found = segments(paragraphs(text))
    document = Document(name, "text", found, title=headline(found))
    if source is None:
        return document
    return with_source_text(document, [paragraph.text for paragraph in paragraphs(source)])


def headline(found: tuple[Segment, ...]) -> str | None:
    """Give the text of the headline, where the first segment is one."""
    return found[0].text if found and found[0].role == "headline" else None


def encoding_meta(encoding: str) -> dict[str, str]:
    """Note an encoding that is not the usual one."""
    return {} if encoding == "utf-8" else {"encoding": encoding}


def recorded(text: str, origin: Origin) -> tuple[Segment, ...]:
    """Cut the text of a record as a plain-text file is cut; all segments stand where the record stands."""
    return segments(paragraphs(text), origin)


def paragraphs(text: str) -> list[Paragraph]:
    """Cut a text into paragraphs with positions; offsets count characters of ``text``."""
    lines = StringIO(text, newline="").readlines()
    starts = accumulate(map(len, lines), initial=0)
    width = _wrap(lines)
    if not width and even(text):
        return [
            Paragraph(line.strip(" \n"), (Step(0, number, 1 + indent, start + indent),))
            for number, (line, start) in enumerate(zip(lines, starts, strict=False), 1)
            if not line.isspace()
            for indent in (line.startswith(" "),)
        ]
    runs = [Run(line, number, 1, start) for number, (line, start) in enumerate(zip(lines, starts, strict=False), 1)]
    groups = _grouped(runs, width) if width else ((run,) for run in runs if not run.text.isspace())
    return [Paragraph(*flow(group)) for group in groups]


def _grouped(lines: Iterable[Run], width: int) -> Iterator[list[Run]]:
    """Group the wrapped lines of each paragraph."""
    group: list[Run] = []
    for line in lines:
        blank = line.text.isspace()
        if group and (blank or _begins(group[-1].text, line.text, width)):
            yield group
            group = []
        if not blank:
            group.append(line)
    if group:
        yield group


def _wrap(lines: Sequence[str]) -> int:
    """Give the width at which the lines of a text were broken; 0 where each line is a paragraph."""
    if any(len(line) > _WRAP_MOST and len(line.strip()) > _WRAP_MOST for line in lines[:_SAMPLE]):
        return 0
    stripped = [line.strip() for line in lines[:_SAMPLE]]
    width = max(map(len, stripped), default=0)
    inner = [(line, following) for line, following in pairwise(stripped) if line and following]
    going_on = sum(following[0].islower() for _, following in inner)
    stopped = sum(line.rstrip(_CLOSERS).endswith(_STOPS) for line, _ in inner)
    return width if going_on >= _WRAPPED_SHARE * len(inner) and stopped < _STOPPED_SHARE * len(inner) else 0


def _begins(before: str, line: str, width: int) -> bool:
    """Say whether a wrapped line begins a paragraph: indented, or a capital after a line that was left short."""
    indented = line[0] in " \t" and before[0] not in " \t"
    first = line.lstrip()[0]
    return indented or (len(before.strip()) < _SHORT_SHARE * width and not first.islower())
