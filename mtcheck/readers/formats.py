"""The format of a file: by its suffix, or by its first bytes where that does not say; and what is no copy at all."""

from functools import lru_cache
from io import BufferedReader

from mtcheck.errors import InputError
from mtcheck.readers.encodings import binary, kind_of, looks_binary
from mtcheck.readers.options import ReadOptions
from mtcheck.readers.sniffing import data_format, news_format

SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm", ".doc"), "docx"),
    **dict.fromkeys((".odt", ".ott"), "odt"),
    **dict.fromkeys((".xlsx", ".xlsm", ".xltx"), "xlsx"),
    **dict.fromkeys((".ods", ".ots"), "ods"),
    ".xls": "xls",
    ".parquet": "parquet",
    **dict.fromkeys((".warc", ".wet"), "warc"),
    **dict.fromkeys((".xlf", ".xliff", ".mqxliff", ".sdlxliff"), "xliff"),
    ".tmx": "tmx",
    **dict.fromkeys((".po", ".pot"), "po"),
    ".srt": "srt",
    ".vtt": "vtt",
    ".zip": "zip",
}
# Where the name of the first member of a zip file stands, in bytes, and the two that say how long it is.
_MEMBER = 30
_MEMBER_LENGTH = slice(26, 28)
# The first member of OpenDocument, and what it holds.
_OPENDOCUMENT = {
    b"mimetypeapplication/vnd.oasis.opendocument.text": "odt",
    b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet": "ods",
}
# What no Office Open XML is without, where its parts lie, and the folder that tells what it is.
_CONTENT_TYPES = "[Content_Types].xml"
_PARTS = (b"word/", b"xl/", b"docProps/")
_OFFICE = {b"word/": "docx", b"xl/": "xlsx"}
# Scripts, styles and settings, with which a page is saved or which lie beside copy; browsers add “.download”.
_OF_PROGRAMS = frozenset(
    (
        *(".js", ".mjs", ".css", ".map", ".svg", ".download", ".py", ".sh", ".bat", ".ps1", ".sql"),
        *(".yaml", ".yml", ".toml", ".ini", ".cfg", ".conf", ".url"),
    )
)
# What may hold anything written: the content decides.
_TEXT_SUFFIXES = frozenset((".txt", ".text", ".story"))


@lru_cache(maxsize=1)  # asked three times a file
def _suffix(path: str) -> str:
    # No Path for each of 100,000 files.
    name = path.lower().rpartition("/")[2].removesuffix(".gz")
    stem, _, suffix = name.rpartition(".")
    return f".{suffix}" if stem and suffix else ""


def named_format(path: str) -> str | None:
    """Tell the format that the suffix of a path names; None where it may hold anything."""
    return SUFFIXES.get(_suffix(path))


def _office(head: bytes, stream: BufferedReader | None) -> str | None:
    """Give the format of an office file, which is a zip file; None for another one, even if it holds such files."""
    for sign, format in _OPENDOCUMENT.items():
        if head.startswith(sign, _MEMBER):
            return format
    # No other bytes are asked: they may be those of a document that is stored in it as it is.
    first = head[_MEMBER : _MEMBER + int.from_bytes(head[_MEMBER_LENGTH], "little")]
    if first not in (_CONTENT_TYPES.encode(), b"_rels/.rels"):
        names = _members(stream)
        part = first.startswith(_PARTS) and first.endswith((b".xml", b".rels"))
        if not (part if names is None else _CONTENT_TYPES in names):
            return None
    return next((format for sign, format in _OFFICE.items() if sign in head), None)


def _members(stream: BufferedReader | None) -> list[str] | None:
    """Give the names in a zip file; None where the stream cannot be searched at no cost, or is broken off."""
    # Here, for few files need them.
    from zipfile import ZipFile

    from mtcheck.readers.packages import UNOPENED, is_searchable

    if stream is None or not is_searchable(stream):
        return None
    begin = stream.tell()
    try:
        with ZipFile(stream) as package:
            return package.namelist()
    except UNOPENED:
        return None
    finally:
        stream.seek(begin)


def _misnamed(suffix: str, head: bytes, stream: BufferedReader | None) -> str | None:
    """Give the format of what programs write under the name of an old one of Office, or of an office file as a zip."""
    kind = kind_of(head)
    if suffix == ".zip":
        return _office(head, stream)
    if suffix == ".doc":
        return "html" if kind == "HTML" else None
    return "csv" if suffix == ".xls" and not kind and not binary(head) else None


def format_of(name: str, head: bytes, options: ReadOptions, stream: BufferedReader | None = None) -> str:
    """Tell the format by the suffix, or by the first bytes where it does not say.

    A ``stream`` that can be searched is asked what a zip file is; it is left where it was.
    """
    suffix, told = _suffix(name), named_format(name)
    news = news_format(name, suffix, head) if told in (None, "json", "jsonl") and not options.format else None
    if told in ("docx", "xls", "zip") and not options.format:
        told = _misnamed(suffix, head, stream) or told
    if news or told:
        return news or told or ""
    if head.startswith(b"PK\x03\x04") and not options.encoding:
        # What has a name of its own (.pages, .epub, .jar) is packed so for its program.
        return _office(head, stream) or ("text" if suffix and suffix not in _TEXT_SUFFIXES else "zip")
    if head.startswith((b"PAR1", b"WARC/")):
        return "parquet" if head.startswith(b"PAR1") else "warc"
    if kind_of(head) == "HTML":
        return "html"
    if data := data_format(head, options.mapping.get("text", "text")):
        return data
    if options.mapping and suffix not in _TEXT_SUFFIXES:
        return "csv"
    return "text"


def unnamed(name: str) -> bool:
    """Say whether the suffix of a file is none that is known."""
    return _suffix(name) not in SUFFIXES and _suffix(name) not in _TEXT_SUFFIXES


def no_text(told: str, head: bytes, name: str, options: ReadOptions) -> InputError | None:
    """Say why a file whose format nothing names is no text; None where it may be one."""
    if unnamed(name) and told in ("text", "csv") and binary(head) and not options.encoding:
        return looks_binary(name, head)
    if told == "text" and not options.format and kind_of(head) == "XML":
        remedy = "export it in a format that is, or read all of it with --format text"
        return InputError("is XML of a kind that is not read", place=name, remedy=remedy)
    return None


def of_programs(name: str) -> bool:
    """Say whether a file holds a script, styles or settings."""
    return _suffix(name) in _OF_PROGRAMS
