"""Lining up a source or references with the text they belong to, unit by unit."""

from collections.abc import Sequence
from dataclasses import replace

from mtcheck.model import APART, Document, Segment


def firsts(document: Document) -> list[int]:
    """Give the index of the first segment of each paragraph: the segment that carries the paragraph's counterparts."""
    # A headline that stands apart carries none.
    starts, seen = [], APART
    for segment in document.segments:
        if segment.paragraph != seen:
            starts.append(segment.index)
            seen = segment.paragraph
    return starts


def with_source(document: Document, texts: Sequence[str]) -> Document:
    """Attach one source text to each paragraph; the counts must be equal."""
    at = dict(zip(firsts(document), texts, strict=True))
    return _changed(document, {index: document.segments[index]._replace(source=text) for index, text in at.items()})


def with_reference(document: Document, texts: Sequence[str]) -> Document:
    """Attach one more reference to each paragraph; the counts must be equal."""
    changed = {}
    for index, text in zip(firsts(document), texts, strict=True):
        segment = document.segments[index]
        changed[index] = segment._replace(references=(*segment.references, text))
    return _changed(document, changed)


def _changed(document: Document, changed: dict[int, Segment]) -> Document:
    return replace(document, segments=tuple(changed.get(segment.index, segment) for segment in document.segments))
