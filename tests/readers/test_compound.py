"""Office files of the form before 2007: read where they are workbooks, and refused for what is amiss with them."""

import struct

import pytest

from mtcheck.model import Document
from mtcheck.readers import Unreadable, read
from tests.office import container, old_book, opendocument, records, zipped
from tests.readers.reading import Put, one, refusal, texts

BOOK = old_book(("id", "text"), ("a", "It rained in Málaga."))
LOCKED = "is password-protected; save it without a password"
BROKEN = (
    "is broken, or was not copied whole: its parts cannot be found; "
    "get it anew, or open it in its program and save it as .xlsx or .docx"
)
MANIFEST = "<m:manifest xmlns:m='m'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"


def patched(at: int, *numbers: int) -> bytes:
    """Put other numbers into the file, from a place on."""
    put = struct.pack(f"<{len(numbers)}I", *numbers)
    return BOOK[:at] + put + BOOK[at + len(put) :]


def shared() -> bytes:
    """Give a container of 128 sectors at most, three streams of which are the same sixty."""
    content = bytearray(container(Workbook=bytes(60 * 512), A=b"", B=b""))
    for entry in (2, 3):
        struct.pack_into("<II", content, 1024 + entry * 128 + 116, 2, 60 * 512)
    return bytes(content)


def test_an_old_workbook_is_read_by_its_cells(put: Put) -> None:
    document = one(put("a.xls", BOOK))
    assert (document.name, document.format, texts(document)) == ("a", "xls", ["It rained in Málaga."])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xls", container(Workbook=records(("text",), locked=True)), LOCKED),
        ("a.xlsx", container(EncryptedPackage=b""), LOCKED),
        ("a.docx", container(EncryptedPackage=b""), LOCKED),
        ("a.ods", opendocument("", kind="spreadsheet", manifest=MANIFEST), LOCKED),
        ("a.xls", BOOK[:3000], BROKEN),
        ("a.xls", BOOK[:100], BROKEN),
        ("a.xls", container()[:-30], BROKEN),
        ("a.docx", BOOK[:100], BROKEN),
        # A chain that runs in a circle, in the table and in that of the table itself; and one that leads nowhere.
        ("a.xls", patched(512 + 8, 2), BROKEN),
        ("a.xls", patched(68, 1, 1), BROKEN),
        ("a.xls", patched(512 + 8, 99), BROKEN),
        ("a.xls", patched(44, 1 << 30), BROKEN),
        # Streams that share their sectors: to look through each would take the square of the time.
        ("a.xls", shared(), BROKEN),
        (
            "a.xls",
            container(WordDocument=b""),
            "is an office file of the form before 2007 that holds no workbook; "
            "open it in its program and save its table as .xlsx or .csv",
        ),
        (
            "a.doc",
            container(WordDocument=b""),
            "is no Word file but an office file of the form before 2007; "
            "open it in its program and save it in today's form (.docx, .xlsx)",
        ),
        (
            "a.xls",
            container(Workbook=b"\xff" * 600),
            "is no workbook that can be opened; open it in its program and save it anew",
        ),
        ("a.xls", b"", "is empty; give a file that holds text"),
        ("a.xls", old_book(), "holds no rows; give a workbook with a header and rows"),
        ("a.xls", old_book(("id", "text")), "holds no rows; give a file with a header and rows"),
    ],
)
def test_what_is_amiss_with_an_old_or_locked_file_is_told(put: Put, name: str, content: bytes, said: str) -> None:
    path = put(name, content)
    unreadable = refusal(path)
    assert (str(unreadable.error), unreadable.fatal) == (f"{path}: {said}", False)


def test_a_locked_workbook_costs_only_itself_in_an_archive(put: Put) -> None:
    path = put("a.zip", zipped({"a.xls": container(Workbook=records(locked=True)), "b.txt": "It rained."}))
    locked, document = read([path])
    assert isinstance(locked, Unreadable)
    assert isinstance(document, Document)
    assert (str(locked.error), texts(document)) == (f"{path}/a.xls: {LOCKED}", ["It rained."])
