import gzip
import sys

import pytest

from mtcheck.errors import UsageError
from mtcheck.model import Document
from mtcheck.readers import Unreadable, read
from tests.files import PAGE, archive
from tests.readers.reading import Put, one, refusal, texts


@pytest.mark.parametrize("packed", [False, True])
def test_the_pages_of_an_archive_are_read_by_their_addresses(put: Put, packed: bool) -> None:
    content = archive(
        ("response", "https://example.org/1", "text/html; charset=iso-8859-1", PAGE.encode("latin-1")),
        ("response", "https://example.org/2", "text/html", b"404 <p>Not here.</p>"),
        ("response", "https://example.org/3.png", "image/png", b"200 \x89PNG"),
        ("request", "https://example.org/1", "application/http", b"GET / HTTP/1.1\r\n\r\n"),
        packed=packed,
    )
    document = one(put("a.warc.gz" if packed else "a.warc", content))
    assert (document.name, document.language) == ("https://example.org/1", "en")
    assert texts(document) == ["Bridge closes", "It rained in Málaga."]
    assert document.meta["url"] == "https://example.org/1"


def test_texts_of_a_crawl_are_read_and_a_broken_one_leaves_the_others(put: Put) -> None:
    content = archive(
        ("conversion", "https://example.org/1", "text/plain", b"It rained."),
        ("conversion", "https://example.org/2", "text/plain", b"a\0b"),
        ("conversion", "https://example.org/3", "text/plain", b"It stopped."),
    )
    first, second, third = read([put("a.wet", content)])
    assert isinstance(first, Document)
    assert isinstance(second, Unreadable)
    assert second.error.place == "https://example.org/2"
    assert isinstance(third, Document)


def test_what_holds_no_page_or_is_broken_is_refused(put: Put) -> None:
    empty = put("a.warc", archive(("metadata", "https://example.org/", "text/plain", b"x")))
    assert str(refusal(empty).error).startswith(f"{empty}: holds no page; ")
    broken = put("b.warc", b"It is no archive.\n")
    assert refusal(broken).error.problem.startswith("is a broken web archive")
    cut = put("c.warc.gz", gzip.compress(b"WARC/1.0\r\n")[:-4])
    assert isinstance(next(iter(read([cut]))), Unreadable)


def test_without_its_library_it_says_what_to_install(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    error = refusal(put("a.warc", b"WARC/1.0")).error
    assert isinstance(error, UsageError)
    assert error.remedy == "install it with: pip install warcio"
