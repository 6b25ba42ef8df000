"""Files made from their parts, as the programs of others write them: bitext, feeds, records, tables, web archives."""

import json
from io import BytesIO

import pyarrow
import pyarrow.parquet
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter


def xliff(*units: str) -> str:
    """Give a file of XLIFF 1.2."""
    attributes = "source-language='es-ES' target-language='en-GB' original='a.docx'"
    spaces = "xmlns='urn:oasis:names:tc:xliff:document:1.2' xmlns:sdl='http://sdl.com/FileTypes/SdlXliff/1.0'"
    return f"<xliff version='1.2' {spaces}>\n<file {attributes}><body>\n{chr(10).join(units)}\n</body></file></xliff>"


def unit(source: str, target: str, more: str = "", attributes: str = "") -> str:
    """Give a unit of XLIFF 1.2; without a target, one that nobody has translated."""
    translated = f"<target>{target}</target>" if target else ""
    return f"<trans-unit id='1' {attributes}><source>{source}</source>{translated}{more}</trans-unit>"


def rss(*items: str, head: str = "") -> str:
    """Give a feed; ``head`` stands before its root."""
    return f'{head}<rss version="2.0"><channel><title>Gazette</title>{"".join(items)}</channel></rss>'


def line(**fields: object) -> str:
    """Give a record of JSON Lines."""
    return json.dumps(fields, ensure_ascii=False) + "\n"


def parquet(**columns: list[object]) -> bytes:
    """Give a file of Parquet, two rows a group."""
    stream = BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(columns), stream, row_group_size=2)
    return stream.getvalue()


def archive(*records: tuple[str, str, str, bytes], packed: bool = False) -> bytes:
    """Give a web archive; a record is its kind, address, content type and content (of an answer, after its status)."""
    stream = BytesIO()
    writer = WARCWriter(stream, gzip=packed)
    for kind, address, media, content in records:
        if kind != "response":
            record = writer.create_warc_record(address, kind, BytesIO(content), warc_content_type=media)
        else:
            status, _, body = content.partition(b" ")
            headers = StatusAndHeaders(status.decode(), [("Content-Type", media)], protocol="HTTP/1.1")
            record = writer.create_warc_record(address, kind, BytesIO(body), http_headers=headers)
        writer.write_record(record)
    return stream.getvalue()


PAGE = "200 <html lang='en'><h1>Bridge closes</h1><p>It rained in Málaga.</p></html>"
