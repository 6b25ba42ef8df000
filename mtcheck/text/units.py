"""The units that a text and its counterparts are compared by."""

from itertools import groupby
from typing import NamedTuple

from mtcheck.model import Document


class Unit(NamedTuple):
    """A stretch of the text with its source and its references; ``segments`` are the indices it is made of."""

    text: str
    source: str | None
    references: tuple[str, ...]
    segments: tuple[int, ...]


def units(document: Document) -> list[Unit]:
    """Give the aligned units of a document: its paragraphs, in order, without a headline that stands apart.

    Segments that the input gives are a paragraph each. Where a reader cut a paragraph (a line of a Moses file) into
    several segments, the first of them carries the source and the references of the whole paragraph, and its segments
    joined with a space give the paragraph back.
    """
    found = []
    text = (segment for segment in document.segments if not segment.apart)
    for _, group in groupby(text, key=lambda segment: segment.paragraph):
        parts = list(group)
        first = parts[0]
        joined = first.text if len(parts) == 1 else " ".join(part.text for part in parts)
        found.append(Unit(joined, first.source, first.references, tuple(part.index for part in parts)))
    return found
