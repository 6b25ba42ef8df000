"""A folder of everything that is read: each format in at least two dialects, made here or kept as fixtures."""

import gzip
import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.files import archive, parquet, rss, unit, xliff
from tests.office import book, opendocument, paragraph, row, run, word, zipped
from tests.readers.reading import FIXTURES

TITLE = "Bridge closes"
GLOSS = "The agency (ICE, for its acronym in English) opened an office in Lima."
PLAIN = "Málaga’s café opened an office in Lima."
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_PAGE = f"<html lang='en'><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{GLOSS}</p><p>{PLAIN}</p></body>"
_ARTICLE = {"@type": "NewsArticle", "headline": TITLE, "inLanguage": "en", "articleBody": f"{GLOSS}\n\n{PLAIN}"}
_SEGMENTS = {"id": "s2", "segments": [GLOSS, PLAIN], "source_segments": ["Uno.", "Dos."]}
_FEED = {"version": "https://jsonfeed.org/version/1", "title": "Gazette", "items": [{"id": "9", "content_text": GLOSS}]}
_TMX = (
    "<tmx version='1.4'><header srclang='es'/><body><tu><tuv xml:lang='es'><seg>Uno.</seg></tuv>"
    f"<tuv xml:lang='en'><seg>{GLOSS}</seg></tuv></tu></body></tmx>"
)
_XLIFF_2 = (
    "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.0' srcLang='es' trgLang='en'><file id='f'>"
    f"<unit id='1'><segment><source>Uno.</source><target>{GLOSS}</target></segment></unit></file></xliff>"
)
_WXR = (
    "<rss version='2.0' xmlns:wp='http://wordpress.org/export/1.1/' "
    "xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Old</title><item>"
    f"<title>{TITLE}</title><content:encoded><![CDATA[<p>{GLOSS}</p>]]></content:encoded><wp:post_id>3</wp:post_id>"
    "<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item></channel></rss>"
)
_PO = f'msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "Uno."\nmsgstr "{GLOSS}"\n'
_SRT = f"1\n00:00:01,000 --> 00:00:04,500\n{GLOSS}\n\n2\n00:00:05,000 --> 00:00:07,000\n{PLAIN}\n"
_VTT = f"WEBVTT\n\nen cue\n00:01.000 --> 00:04.500 align:start\n<v Ana>{GLOSS}\n\nNOTE checked\n"
_SHEET = f"<table:table table:name='Copy'>{row('id', 'text')}{row('n1', GLOSS)}</table:table>"
_TEXT = f"<text:h>{TITLE}</text:h><text:p>{GLOSS}</text:p>"


def _fixtures(*names: str) -> dict[str, bytes]:
    return {name: (FIXTURES / name).read_bytes() for name in names}


def _made() -> Mapping[str, Mapping[str, str | bytes]]:
    table = f'id,text,source\r\nr1,"{GLOSS}",Uno.\r\nr2,{PLAIN},Dos.\r\n'
    cells = (("id", "text"), ("w1", GLOSS), ("w2", PLAIN))
    page = ("response", "https://example.org/1", "text/html; charset=utf-8", f"200 {_PAGE}".encode())
    text = ("conversion", "https://example.org/2", "text/plain", f"{TITLE}\n\n{GLOSS}\n".encode())
    return {
        "text": {"plain.txt": f"{TITLE}\n\n{GLOSS}\n", "windows.txt": f"{PLAIN}\r\n\r\n{GLOSS}\r\n".encode("cp1252")},
        "markdown": {"plain.md": f"# {TITLE}\n\n{GLOSS}\n", "front.markdown": f"---\ntitle: {TITLE}\n---\n\n{GLOSS}\n"},
        "html": {
            "page.html": _PAGE,
            "data.htm": f"<html><script type='application/ld+json'>{json.dumps(_ARTICLE)}</script><div></div></html>",
            "strict.xhtml": f"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><p>{GLOSS}</p></html>",
        },
        "jsonl": {
            "texts.jsonl": json.dumps({"id": "s1", "text": GLOSS}) + "\n",
            "segments.ndjson.gz": gzip.compress(f"{json.dumps(_SEGMENTS)}\n".encode(), mtime=0),
        },
        "json": {
            "one.json": json.dumps({"id": "j1", "text": GLOSS}),
            "list.json": json.dumps([_SEGMENTS | {"id": "j2"}]),
        },
        "csv": {"comma.csv": table, "semicolon.csv": "\ufeff" + f"id;text\r\nr3;{GLOSS}\r\n"},
        "tsv": {"tabs.tsv": f"id\ttext\nt1\t{GLOSS}\n", "wide.tab": f"id\ttext\r\nt2\t{GLOSS}\r\n".encode("utf-16")},
        "nitf": _fixtures("sur.nitf", "wire.nitf.xml"),
        "newsml": _fixtures("paragraphs.newsml.xml", "trilingual.newsml.xml"),
        "newsml-g2": _fixtures("message.g2.xml", "loose.g2.xml", "nitf_inside.g2.xml"),
        "ninjs": _fixtures("one.ninjs.json", "two.ninjs.json", "three.ninjs.json"),
        "iptc7901": _fixtures("desk.txt", "snow.7901"),
        "feed": {
            **_fixtures("shop.rss", "coast.atom", "old.rdf"),
            "full.xml": rss(f"<item><description>{GLOSS}</description></item>"),
        },
        "json-feed": {**_fixtures("feed.json"), "first.json": json.dumps(_FEED)},
        "wxr": {**_fixtures("site.wxr.xml"), "old.wxr": _WXR},
        "mail": _fixtures("story.eml", "newsletter.eml"),
        "docx": {
            "story.docx": word(
                TITLE, paragraph("The agency (ICE, ", run("for its acronym in English", "<w:b/>"), ") met.")
            ),
            "strict.docx": word(TITLE, GLOSS, space=STRICT),
        },
        "odt": {"story.odt": opendocument(_TEXT), "template.ott": opendocument(_TEXT)},
        "xlsx": {"copy.xlsx": book(*cells), "copy.xlsm": book(("text",), (GLOSS,), Notes=[("Nothing.",)])},
        "ods": {
            "copy.ods": opendocument(_SHEET, kind="spreadsheet"),
            "template.ots": opendocument(_SHEET.replace("n1", "n2"), kind="spreadsheet"),
        },
        "parquet": {
            "texts.parquet": parquet(id=["p1"], text=[GLOSS]),
            "segments.parquet": parquet(id=["p2"], segments=[[GLOSS, PLAIN]]),
        },
        "warc": {
            "crawl.warc": archive(page),
            "crawl.warc.gz": archive(page, packed=True),
            "texts.wet": archive(text),
        },
        "xliff": {
            "one.xlf": xliff(unit("Uno.", GLOSS)),
            "two.xliff": _XLIFF_2,
            "named.xml": xliff(unit("Dos.", GLOSS)),
        },
        "tmx": {"memory.tmx": _TMX, "memory.xml": _TMX},
        "po": {"en.po": _PO, "old.pot": _PO.encode().replace(b"Language: en", b"Language: en_US")},
        "srt": {"copy.srt": _SRT, "dots.srt": _SRT.replace(",", ".", 2).replace("\n", "\r\n").encode("utf-16")},
        "vtt": {"copy.vtt": _VTT, "named.txt": _VTT.replace("en cue", "another cue")},
        "zip": {
            "stories.zip": zipped({"a/one.txt": GLOSS, "a/two.html": _PAGE}),
            "office.zip": zipped({"inner.docx": word(TITLE, GLOSS), "inner.zip": zipped({"deep.txt": GLOSS})}),
        },
    }


def fill(folder: Path) -> Iterator[tuple[str, str]]:
    """Write all files, a folder a format; give format and path of each."""
    for format, files in _made().items():
        (folder / format).mkdir(parents=True)
        for name, content in files.items():
            (folder / format / name).write_bytes(content.encode() if isinstance(content, str) else content)
            yield format, f"{format}/{name}"
    # Nothing in Python writes workbooks of the nineties any more.
    if program := shutil.which("soffice"):
        profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
        for name in ("copy", "again"):
            source = folder.parent / f"{name}.xlsx"
            source.write_bytes(book(("id", "text"), (name, GLOSS)))
            command = [
                program,
                profile,
                "--headless",
                "--convert-to",
                "xls",
                "--outdir",
                str(folder / "xls"),
                str(source),
            ]
            subprocess.run(command, check=True, capture_output=True, timeout=240)
            yield "xls", f"xls/{name}.xls"
