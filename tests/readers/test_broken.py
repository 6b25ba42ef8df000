"""Files that were damaged on their way: reading ends, in documents or in refusals of one line."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtcheck.model import Document
from mtcheck.readers import Unreadable, read
from tests.files import PAGE, archive, parquet, unit, xliff
from tests.office import (
    CHANGED,
    HEADER,
    STORY,
    book,
    box,
    field,
    old_book,
    opendocument,
    paragraph,
    row,
    run,
    table,
    word,
    zipped,
)
from tests.readers.reading import Put

SHEET = f"<table:table table:name='Stories'>{row('text', 'id')}{row('Rain.', 'a')}</table:table>"
WHOLE = {
    "a.docx": word(
        paragraph("It ", f"<w:ins {CHANGED}>{run('rained')}</w:ins>", box("Two were hurt."), field("PAGE", "1")),
        table(("Source", "Target"), ("Fin.", "The end.")),
        footnotes=f"<w:footnote w:id='2'>{paragraph('A note.')}</w:footnote>",
    ),
    "a.odt": opendocument("<text:p>It <text:s text:c='3'/>rained.</text:p>"),
    "a.ods": opendocument(SHEET, kind="spreadsheet"),
    "a.xlsx": book(HEADER, STORY),
    "a.xls": old_book(("id", "text"), ("a", "Rain.")),
    "a.parquet": parquet(id=[1], text=["Rain."]),
    "a.warc": archive(("response", "https://example.org/1", "text/html", PAGE.encode())),
    "a.xlf": xliff(unit("Llovió.", "It <g id='1'>rained</g>.")).encode(),
    "a.po": b'msgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgid_plural "d"\nmsgstr[0] "e"\n',
}


def damaged(data: st.DataObject, content: bytes) -> bytes:
    """Put other bytes for some of a file, or leave them out."""
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(content)))
        end = start + data.draw(st.integers(0, 9))
        content = content[:start] + data.draw(st.binary(max_size=4)) + content[end:]
    return content


@pytest.mark.parametrize("name", WHOLE)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_reading_what_is_damaged_ends_in_documents_or_refusals(put: Put, name: str, data: st.DataObject) -> None:
    content = WHOLE[name]
    if content.startswith(b"PK") and data.draw(st.booleans()):
        with ZipFile(BytesIO(content)) as package:
            members = {each: package.read(each) for each in package.namelist()}
        part = data.draw(st.sampled_from(sorted(members)))
        content = zipped({**members, part: damaged(data, members[part])})
    else:
        content = damaged(data, content)
    for item in read([put(name, content)]):
        assert isinstance(item, Document) or (isinstance(item, Unreadable) and "\n" not in str(item.error))


def test_a_sheet_without_its_end_is_refused_and_not_looked_through_for_ever(put: Put) -> None:
    path = put("a.ods", opendocument(SHEET.replace("</table:table>", "<e>"), kind="spreadsheet"))
    (item,) = read([path])
    assert isinstance(item, Unreadable)
    assert str(item.error).startswith(f"{path}/content.xml:1: is broken XML (mismatched tag); ")


@pytest.mark.parametrize("place", [b"AAAAAAA1", b"A4294967296"])
def test_a_cell_beyond_every_sheet_is_refused(put: Put, place: bytes) -> None:
    with ZipFile(BytesIO(WHOLE["a.xlsx"])) as package:
        members = {each: package.read(each) for each in package.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    content = zipped({**members, sheet: members[sheet].replace(b'r="A2"', b'r="' + place + b'"')})
    (item,) = read([put("a.xlsx", content)])
    assert isinstance(item, Unreadable)
    assert item.error.problem.startswith("has a sheet of ")


def test_a_crawl_whose_headers_are_lost_is_refused(put: Put) -> None:
    (item,) = read([put("a.warc", WHOLE["a.warc"].replace(b"WARC-Target-URI", b"WARC-Gone"))])
    assert isinstance(item, Unreadable)


def test_a_member_whose_name_is_no_text_is_refused(put: Put) -> None:
    content = bytearray(WHOLE["a.ods"])
    name = content.index(b"content.xml")
    # Bit 11 of the flags before the member says that its name is UTF-8.
    content[name - 23] |= 0x08
    content[name] = 0x8D
    (item,) = read([put("a.ods", bytes(content))])
    assert isinstance(item, Unreadable)
    assert item.error.problem.startswith("is no workbook that can be opened (")
