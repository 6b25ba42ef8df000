"""Short ways to read in tests."""

from collections.abc import Callable
from pathlib import Path

from mtcheck.model import Document
from mtcheck.readers import ReadOptions, Unreadable, read

# The fixture that writes a file and gives its path.
Put = Callable[[str, str | bytes], str]


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


FIXTURES = Path(__file__).parent / "fixtures"


def fixture(name: str) -> str:
    """Give the path of a file that is kept with the tests."""
    return (FIXTURES / name).as_posix()


def several(path: str) -> list[Document]:
    """Read all documents of a file."""
    found = list(read([path]))
    assert all(isinstance(each, Document) for each in found)
    return [each for each in found if isinstance(each, Document)]


def parts(document: Document) -> list[tuple[str, str]]:
    """Give role and text of the segments."""
    return [(segment.role, segment.text) for segment in document.segments]
