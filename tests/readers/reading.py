"""Short ways to read in tests."""

from mtcheck.model import Document
from mtcheck.readers import ReadOptions, Unreadable, read


def one(path: str, options: ReadOptions | None = None) -> Document:
    """Read the one document of a file."""
    (document,) = read([path], options)
    assert isinstance(document, Document)
    return document


def refusal(path: str, options: ReadOptions | None = None) -> Unreadable:
    """Read a file that is refused as a whole."""
    (item,) = read([path], options)
    assert isinstance(item, Unreadable)
    return item


def texts(document: Document) -> list[str]:
    """Give the texts of the segments."""
    return [segment.text for segment in document.segments]


def written(document: Document, decoded: str) -> list[str]:
    """Give what stands in the file where the segments say they stand."""
    found = []
    for segment in document.segments:
        assert segment.origin.exact
        found.append(decoded[segment.origin.at(0).offset : segment.origin.end(len(segment.text))])
    return found
