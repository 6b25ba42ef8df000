"""Office files made from their parts, as the programs of others write them."""

import struct
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import openpyxl

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATED = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex"'
)
STYLES = """<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Zwischentitel"><w:name w:val="House subhead"/>
<w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>"""


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """Give a zip file of these members."""
    whole = BytesIO()
    with ZipFile(whole, "w") as package:
        for name, content in members.items():
            # The first member of an OpenDocument file says what it is, in plain bytes.
            package.writestr(name, content, ZIP_STORED if name == "mimetype" else ZIP_DEFLATED)
    return whole.getvalue()


def run(text: str, properties: str = "") -> str:
    """Give a run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, style: str = "") -> str:
    """Give a paragraph; what does not begin with “<” is text."""
    inner = "".join(each if each.startswith("<") else run(each) for each in content)
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{inner}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """Give a table; what does not begin with “<” is a paragraph."""
    cells = [
        "".join(f"<w:tc>{cell if cell.startswith('<') else paragraph(cell)}</w:tc>" for cell in row) for row in rows
    ]
    return "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def word(
    *blocks: str,
    properties: str = "",
    footnotes: str = "",
    space: str = _W,
    main: str = f"{_TYPES}.document.main+xml",
    extra: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """Give a Word file of these blocks; what does not begin with “<” is a paragraph."""
    body = "".join(each if each.startswith("<") else paragraph(each) for each in blocks)
    parts = {"document": f"<w:body>{body}<w:sectPr/></w:body>", "styles": STYLES, "footnotes": footnotes}
    whole = {
        name: f"<?xml version='1.0'?><w:{name} {_NAMES}>{content}</w:{name}>".replace(_W, space)
        for name, content in parts.items()
    }
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>'
        for name, kind in (
            *(("document", main), ("styles", f"{_TYPES}.styles+xml")),
            ("footnotes", f"{_TYPES}.footnotes+xml"),
        )
    )
    related = "".join(
        f'<Relationship Id="r{name}" Type="{_R}/{name}" Target="{name}.xml"/>' for name in ("styles", "footnotes")
    )
    core = "http://schemas.openxmlformats.org/package/2006"
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Override PartName="/docProps/core.xml" '
            f'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>{overrides}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{_RELATED}">'
            f'<Relationship Id="r1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="r2" Type="{core}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
            "</Relationships>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATED}">{related}</Relationships>',
            "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{core}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
            f"{properties}</cp:coreProperties>",
            **{f"word/{name}.xml": content for name, content in whole.items()},
            **(extra or {}),
        }
    )


def opendocument(body: str, *, styles: str = "", meta: str = "", manifest: str = "", kind: str = "text") -> bytes:
    """Give an OpenDocument file: its body, automatic styles, and properties."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (
            *(("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"), ("draw", "drawing")),
            *(("meta", "meta"), ("fo", "xsl-fo-compatible"), ("manifest", "manifest")),
        )
    )
    spaces += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f"<office:document-content {spaces}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}></office:body>"
            "</office:document-content>",
            "meta.xml": f"<office:document-meta {spaces}><office:meta>{meta}</office:meta></office:document-meta>",
            "META-INF/manifest.xml": f"<manifest:manifest {spaces}>{manifest}</manifest:manifest>",
        }
    )


HEADER = ("id", "text", "source", "date", "words")
STORY = ("s1", "It rained.", "Llovió.", date(2026, 3, 2), 2.0)


def book(*rows: Sequence[object], **sheets: Sequence[Sequence[object]]) -> bytes:
    """Give a workbook: these rows in its first sheet, and further sheets by name."""
    whole = openpyxl.Workbook()
    for name, content in {"Stories": rows, **sheets}.items():
        sheet = whole.create_sheet(name)
        for row in content:
            sheet.append(list(row))
    whole.remove(whole.worksheets[0])
    stream = BytesIO()
    whole.save(stream)
    return stream.getvalue()


def row(*cells: str) -> str:
    """Give a row of an OpenDocument table."""
    inner = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{each}</text:p></table:table-cell>' for each in cells
    )
    return f"<table:table-row>{inner}</table:table-row>"


CHANGED = 'w:id="7" w:author="Desk"'


def box(text: str) -> str:
    """A text box as Word writes it: the same text in two forms."""
    content = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>"
        f"<wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))


def field(code: str, result: str, inner: str = "") -> str:
    """Give a field; ``inner`` stands behind its code."""
    return f"{BEGIN}<w:r><w:instrText>{code}</w:instrText></w:r>{inner}{SEPARATE}{run(result)}{END}"


def container(**streams: bytes) -> bytes:
    """Give a compound file, as Office wrote before 2007: table, directory, then each stream in a row of sectors."""
    free, end, table_sign = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    entries, content = [("Root Entry", 5, end, 0)], b""
    chains = [table_sign, end]
    for name, data in streams.items():
        padded = data.ljust(-(-max(len(data), 4096) // 512) * 512, b"\0")
        first = len(chains)
        entries.append((name, 2, first, len(padded)))
        chains += [*range(first + 1, first + len(padded) // 512), end]
        content += padded
    listed = b"".join(
        (name + "\0").encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HBB3I36xIII", 2 * len(name) + 2, kind, 1, free, free, 1 if kind == 5 else free, start, size, 0)
        for name, kind, start, size in entries
    )
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0") + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<3I4x5I", 0, 1, 1, 4096, end, 0, end, 0) + struct.pack("<109I", 0, *[free] * 108)
    return header + struct.pack("<128I", *chains, *[free] * (128 - len(chains))) + listed.ljust(512, b"\0") + content


def records(*rows: Sequence[str], locked: bool = False) -> bytes:
    """Give the stream of an Excel 97 workbook of one sheet of texts; ``locked``: as one with a password begins."""

    def written(kind: int, data: bytes = b"") -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    def text(given: str) -> bytes:
        return b"\1" + given.encode("utf-16-le")

    begin = written(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + locked * written(0x2F, bytes(6))
    end = written(0xA)

    def sheet(at: int) -> bytes:
        return written(0x85, struct.pack("<IHB", at, 0, 5) + text("Sheet"))

    cells = b"".join(
        written(0x204, struct.pack("<HHHH", row, column, 0, len(each)) + text(each))
        for row, cells in enumerate(rows)
        for column, each in enumerate(cells)
    )
    begin += sheet(len(begin + sheet(0) + end)) + end
    return begin + written(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + cells + end


def old_book(*rows: Sequence[str]) -> bytes:
    """Give a workbook of Excel 97."""
    return container(Workbook=records(*rows))
