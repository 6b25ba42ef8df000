"""Web archives (WARC, and WET with the text alone): every page that a crawler has stored, by its address."""

from collections.abc import Iterator
from dataclasses import replace
from io import BufferedReader, BytesIO, RawIOBase
from typing import TYPE_CHECKING, cast

from mtcheck.errors import InputError, MtcheckError, UsageError
from mtcheck.model import Document
from mtcheck.readers.encodings import codec
from mtcheck.readers.options import ReadOptions, Unreadable
from mtcheck.readers.plain import read_text
from mtcheck.readers.web import read_page

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

# Crawlers cut pages off at 1 MB (Common Crawl) to some 10 MB; what is larger is no page of text.
_MOST_PAGE = 1 << 26
_PAGES = ("text/html", "application/xhtml+xml")
# Of a stored answer the page itself; of a WET file its text; what was put there by itself.
_KINDS = frozenset(("response", "conversion", "resource"))


def read_warc(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """Read the pages and texts of a web archive; pictures, redirects and pages that were not found are passed over.

    Raises UsageError where warcio is not installed.
    """
    count = 0
    for record in _records(stream, name):
        media = _media(record)
        if media is None:
            continue
        count += 1
        address = record.rec_headers.get_header("WARC-Target-URI") or f"{name}#{count}"
        try:
            yield from _pages(record, media, address, options)
        except MtcheckError as error:
            yield Unreadable(address, "warc", error)
    if not count:
        raise InputError("holds no page", place=name, remedy="give a WARC file with responses, or a WET file")


def _records(stream: BufferedReader, name: str) -> Iterator["ArcWarcRecord"]:
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        remedy = "install it with: pip install warcio"
        raise UsageError("warcio is not installed, which reads web archives", place=name, remedy=remedy) from None
    try:
        yield from ArchiveIterator(stream)
    except (ArchiveLoadFailed, EOFError, ValueError, AttributeError, TypeError) as error:
        # The library stumbles over headers that are missing, with whatever error comes of it.
        problem = f"is a broken web archive ({' '.join(str(error).split())[:200]})"
        raise InputError(problem, place=name, remedy="fetch it again") from None


def _media(record: "ArcWarcRecord") -> str | None:
    """Give the media type of a record that may hold a story; None for all others."""
    if record.rec_type not in _KINDS:
        return None
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    if headers is None or (record.rec_type == "response" and record.http_headers.get_statuscode() != "200"):
        return None
    media: str = (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return media if media in (*_PAGES, "text/plain") else None


def _pages(record: "ArcWarcRecord", media: str, address: str, options: ReadOptions) -> Iterator[Document]:
    data = record.content_stream().read(_MOST_PAGE + 1)
    if len(data) > _MOST_PAGE:
        raise InputError("is an absurdly large page", place=address, remedy="read it by itself if you trust it")
    reader = read_page if media in _PAGES else read_text
    date = record.rec_headers.get_header("WARC-Date")
    page: BufferedReader = BufferedReader(cast("RawIOBase", BytesIO(data)))
    for document in reader(page, address, replace(options, encoding=options.encoding or _declared(record, data))):
        meta = {**document.meta, "url": address, **({"crawled": date} if date else {})}
        yield replace(document, meta=meta)


def _declared(record: "ArcWarcRecord", data: bytes) -> str | None:
    """Give the encoding that the server named, for a page that is not UTF-8."""
    headers = record.http_headers
    words = (headers.get_header("Content-Type") or "") if headers else ""
    charset = words.partition("charset=")[2].partition(";")[0].strip(" \"'")
    try:
        data.decode()
    except UnicodeDecodeError:
        try:
            return codec(charset).name if charset else None
        except UsageError:
            return None
    return None
