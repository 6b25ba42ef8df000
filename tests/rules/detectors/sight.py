"""What a detector sees in a few paragraphs."""

from mtcheck.rules.detectors import DETECTORS
from mtcheck.rules.view import Hit, View
from tests.rules.factory import document


def hits(name: str, *texts: str) -> list[Hit]:
    """Run one detector over paragraphs."""
    return list(DETECTORS[name](View(document(*texts))))


def seen(name: str, *texts: str) -> list[str]:
    """Give the text of every mark."""
    return [texts[mark.segment][mark.start : mark.end] for hit in hits(name, *texts) for mark in hit.marks]


def beside(name: str, source: str, text: str) -> list[str]:
    """Give the text of every mark in a paragraph that has this source."""
    found = DETECTORS[name](View(document(text, source=source)))
    return [text[mark.start : mark.end] for hit in found for mark in hit.marks]


def repaired(name: str, text: str) -> str:
    """Put the remedy of every hit in the place of its first mark."""
    for hit in reversed(hits(name, text)):
        assert hit.suggestion is not None
        mark = hit.marks[0]
        text = text[: mark.start] + hit.suggestion + text[mark.end :]
    return text
