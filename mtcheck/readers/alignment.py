"""Lining up a source or references with the text they belong to, unit by unit."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from mtcheck.model import APART, SOURCE, Document, Segment
from mtcheck.readers.lining import lined_up, out_of_order
from mtcheck.text.units import units

# How what is told of a source begins that was lined up.
LINED_UP = "the source has "


def brings(document: Document, kind: str) -> bool:
    """Say whether a document came with counterparts of a kind, of its paragraphs or as a whole."""
    name = "source" if kind == SOURCE else "references"
    return any(getattr(each, name) for each in (document, *document.segments))


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


def with_source_text(document: Document, texts: Sequence[str]) -> Document:
    """Attach the paragraphs of a source, one to each where they are as many and seem to fit, else lined up."""
    found = out_of_order([unit.text for unit in units(document)], texts)
    return with_source(document, texts) if found is None else _lined_up(document, texts, found)


def with_lined_up(document: Document, texts: Sequence[str]) -> Document:
    """Attach a source of other paragraphs: the whole, and to each paragraph what it surely translates (`lined_up`).

    A remark says of how many paragraphs that could be told.
    """
    return _lined_up(document, texts, lined_up([unit.text for unit in units(document)], texts))


def _lined_up(document: Document, texts: Sequence[str], found: Mapping[int, range]) -> Document:
    at = firsts(document)
    of = sum(map(len, found.values()))
    held = f"{len(found)} with {of} of the source, and only these were held against it" if found else "none"
    told = f"{LINED_UP}{paragraphs_in_words(len(texts))}, the text {len(at)}; lined up were {held}"
    changed = {
        at[number]: document.segments[at[number]]._replace(source="\n".join(texts[of.start : of.stop]))
        for number, of in found.items()
    }
    document = replace(document, source="\n".join(texts), remarks=(*document.remarks, told))
    return _changed(document, changed)


def paragraphs_in_words(count: int) -> str:
    """Give a number of paragraphs as a message has it."""
    return f"{count} paragraph{'s' * (count != 1)}"


def with_reference(document: Document, texts: Sequence[str]) -> Document:
    """Attach one more reference to each paragraph; the counts must be equal."""
    changed = {}
    for index, text in zip(firsts(document), texts, strict=True):
        segment = document.segments[index]
        changed[index] = segment._replace(references=(*segment.references, text))
    return _changed(document, changed)


def _changed(document: Document, changed: dict[int, Segment]) -> Document:
    return replace(document, segments=tuple(changed.get(segment.index, segment) for segment in document.segments))
