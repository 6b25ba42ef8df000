"""From bytes to text: one order of guesses, and a refusal that names the byte where none holds."""

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from io import BufferedReader, TextIOWrapper
from itertools import chain

from mtcheck.errors import InputError, UsageError
from mtcheck.readers.options import ReadOptions
from mtcheck.text.language import code_of

# Longest first: the mark of UTF-32 begins with that of UTF-16.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Wide characters without a mark, by the place of the byte that tells letters in each.
_WIDE = (("utf-32-le", 4, 0), ("utf-32-be", 4, 3), ("utf-16-le", 2, 0), ("utf-16-be", 2, 1))
# Of the other bytes so many are zero: of Latin letters all, but for some that Poles and Czechs write, and quotation
# marks. Small numbers in a binary file may be so, too, but hardly make letters, and no control character. Subtitles
# have more figures than others.
_ZERO_SHARE, _LETTER_SHARE = 0.75, 1 / 3
_LETTERS = re.compile(rb"[A-Za-z ]")
_LEAST = 4  # characters
_CONTROL = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
# What newsrooms of a language wrote before UTF-8: the Windows code page of its script.
_CODE_PAGES = {
    **dict.fromkeys(("es", "fr", "de", "it", "pt", "ca", "gl", "nl", "sv", "da", "no", "fi", "is"), "cp1252"),
    **dict.fromkeys(("ru", "uk", "bg", "sr", "mk", "be"), "cp1251"),
    **dict.fromkeys(("pl", "cs", "sk", "hu", "ro", "hr", "sl"), "cp1250"),
    "ja": "cp932",
    "zh": "gb18030",
    "ar": "cp1256",
    "tr": "cp1254",
    "el": "cp1253",
    "he": "cp1255",
    "ko": "cp949",
}
# The first bytes of documents, pictures, archives, programs and databases that end up among texts: of those that a
# story may begin with, too (“RIFF”, “ID3”), so many that none does.
_MAGIC = re.compile(
    rb"%PDF-|PK\x03\x04|\xd0\xcf\x11\xe0|\{\\rtf"
    rb"|\x89PNG|GIF8[79]a|\xff\xd8\xff|OggS\0|ID3[\x02-\x04]|RIFF.{4}(?:WAVE|AVI |WEBP)"
    rb"|7z\xbc\xaf|Rar!\x1a|BZh[1-9]1AY&SY|\xfd7zXZ|\x28\xb5\x2f\xfd"
    rb"|\x7fELF|MZ\x90|PAR1[\0-\x1f]|SQLite format 3\0",
    re.DOTALL,
)
# What is called by the name of something else, by how it begins.
_KINDS = {b"%pdf": "a PDF", b"{\\rtf": "RTF", b"<!doctype html": "HTML", b"<html": "HTML", b"<?xml": "XML"}
_UNREAD = ("a PDF", "RTF")
# A declaration stands in the head of a page (the HTML standard looks at 1,024 bytes; old pages put scripts before it).
_HEAD = 4096
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]+)"""
    # In a PO file.
    rb"""|"Content-Type:[^"\n]{0,200}charset=([\w.:-]+)""",
    re.IGNORECASE,
)
# What Windows-1252 makes of another script or code page: signs within words (“Wa³êsa”) or in a row, capitals behind
# small letters (“JosŽ”), three letters with marks in a row (“Èâàí”); no language of Western Europe is written so.
_SIGNS = "¢£¤¥¦¨¬¯±²³´µ¶¸¹¼½¾×÷ƒ†‡ˆ˜•"
_FOREIGN = re.compile(
    rf"[^\W\d_][{_SIGNS}][^\W\d_]|[{_SIGNS}]\w?[{_SIGNS}]|[a-zà-öø-ÿœšž][À-ÖØ-ÞŒŠŽŸ]|[À-ÖØ-öø-ÿŒœŠšŽžŸ]{{3}}"
)
_WORD = re.compile(rf"(?:[^\W\d]|[{_SIGNS}])+")
# What of broken UTF-8 was read as characters beyond ASCII.
_WHOLE = re.compile(r"[^\x00-\x7f\ufffd]+")
# What is held at once of a file that is not held whole, in bytes; no less than its head.
_PIECE = 65536
# The bytes of a file in pieces, from its beginning each time.
_Pieces = Callable[[], Iterable[bytes]]
_SAVE_AS = "save it as UTF-8, or name its encoding with --encoding"


def binary(head: bytes) -> bool:
    """Say whether the first bytes of a file are those of a binary format."""
    if _bom(head):
        return False
    return bool(_MAGIC.match(head)) or (b"\0" in head and not _unmarked(head))


def marked(head: bytes) -> tuple[bytes, str] | None:
    """Give the byte order mark of a file and its encoding; of wide characters without one, b"" and theirs."""
    if (found := _bom(head)) or not (wide := _unmarked(head)):
        return found
    return b"", wide


def _unmarked(head: bytes) -> str | None:
    """Name the encoding of wide characters without a byte order mark, where the zero bytes leave no doubt."""
    head = head[:_HEAD]
    if b"\0" not in head:
        return None
    for encoding, size, at in _WIDE:
        data = head[: len(head) // size * size]
        telling = data[at::size]
        others = len(data) - len(telling)
        zero = telling.count(0)
        if len(telling) < _LEAST or 100 * zero > len(telling) or data.count(0) - zero < _ZERO_SHARE * others:
            continue
        if len(_LETTERS.findall(telling)) < _LETTER_SHARE * len(telling):
            continue
        with suppress(UnicodeDecodeError):
            # The last character may be cut in two.
            text = codecs.getincrementaldecoder(encoding)().decode(data)
            return None if _CONTROL.search(text) else encoding
    return None


def decode(data: bytes, name: str, options: ReadOptions) -> tuple[str, str]:
    """Decode a file, without its byte order mark, and name the encoding.

    The order: ``--encoding``, byte order mark, wide characters that show without one, strict UTF-8, what the file
    declares, the usual code page of the source language, Windows-1252 where that gives words of Western Europe; the
    third and the last two are guesses, and ``options.guessed`` is called with them. Raises InputError where none holds
    or the file is binary, UsageError for an unknown encoding.
    """
    found = _bom(data) if options.encoding else _told(data, options)
    if options.encoding or found:
        encoding = options.encoding or found[1]  # type: ignore[index]
        if found and codec(encoding).name.startswith(found[1][:6].rstrip("-")):
            data, encoding = data[len(found[0]) :], found[1]
        return _clean(_strict(data, encoding, name), name), encoding
    if binary(data[:_HEAD]) or b"\0" in data:
        raise looks_binary(name, data)
    try:
        return data.decode(), "utf-8"
    except UnicodeDecodeError as error:
        broken = _broken(error, "utf-8", name, data.count(b"\n", 0, error.start) + 1)
        encoding = _legacy(lambda: [data], broken, options)
        return data.decode(encoding), encoding


def encoding_of(stream: BufferedReader, name: str, options: ReadOptions) -> tuple[str, int]:
    """Name the encoding of a file as `decode` does, ``--encoding`` apart, and the length of its byte order mark.

    The stream is read several times from its beginning, and a piece of it held at a time. Raises as `decode` does.
    """

    def pieces(start: int = 0) -> Iterable[bytes]:
        stream.seek(start)
        return iter(partial(stream.read, _PIECE), b"")

    head = next(iter(pieces()), b"")
    if found := _told(head, options):
        mark, encoding = found
        if fault := _fault(pieces(len(mark)), encoding, name):
            raise fault
        return encoding, len(mark)
    if binary(head[:_HEAD]) or any(b"\0" in piece for piece in pieces()):
        raise looks_binary(name, head)
    broken = _fault(pieces(), "utf-8", name)
    return _legacy(pieces, broken, options) if broken else "utf-8", 0


def codec(encoding: str) -> codecs.CodecInfo:
    """Look an encoding up; raises UsageError where Python knows none of that name for text."""
    try:
        found = codecs.lookup(encoding)
        "".encode(encoding)
    except (LookupError, ValueError):
        raise UsageError(
            f"unknown encoding {encoding!r}", place="--encoding", remedy="give one such as utf-8, cp1252 or utf-16"
        ) from None
    return found


def kind_of(head: bytes) -> str | None:
    """Say what a file is that is no plain text, where its first bytes tell."""
    start = head[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    # Nearly all files are plain text.
    if not start.startswith(tuple(_KINDS)):
        return None
    return next(kind for sign, kind in _KINDS.items() if start.startswith(sign))


def looks_binary(name: str, head: bytes) -> InputError:
    """Make the refusal of a file that is not text."""
    if (kind := kind_of(head)) in _UNREAD:
        problem = f"is {kind}, which mtcheck does not read"
        return InputError(problem, place=name, remedy="save it as .docx or .txt in the program that opens it")
    return InputError(
        "looks binary, not text",
        place=name,
        remedy="export its text (.txt, .html, .jsonl, .csv), or name its encoding with --encoding",
    )


class LineDecoder:
    """Decodes a table line by line: UTF-8, or a code page from the first line that is not, if none before was."""

    def __init__(self, name: str, options: ReadOptions) -> None:
        self._name = name
        self._options = options
        self._encoding = codec(options.encoding).name if options.encoding else "utf-8"
        self._settled = options.encoding is not None
        self._line = 0
        self._offset = 0

    def decode(self, line: bytes) -> str:
        """Decode the next line; raises InputError with line and byte where it cannot be."""
        self._line += 1
        start, self._offset = self._offset, self._offset + len(line)
        if b"\0" in line:
            raise InputError(
                "holds a NUL byte",
                place=f"{self._name}:{self._line}",
                remedy="remove it, or name the encoding with --encoding",
            )
        try:
            text = line.decode(self._encoding)
        except UnicodeDecodeError as error:
            broken = _broken(error, self._encoding, self._name, self._line, start)
            if self._settled:
                raise broken from None
            self._encoding = _legacy(lambda: [line], broken, self._options)
            self._settled = True
            return line.decode(self._encoding)
        self._settled = self._settled or not line.isascii()
        return text


def decoded_lines(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[tuple[int, str | InputError]]:
    """Decode a table as it streams: line number from 1, and the line, or why it cannot be read."""
    head = stream.peek(_HEAD)
    found = _bom(head) or ((b"", options.encoding) if options.encoding else _told(head, options))
    if found and _wide(found[1]):
        yield from _wide_lines(stream, name, found[1])
        return
    if binary(head[:_HEAD]):
        raise looks_binary(name, head)
    decoder = LineDecoder(name, options)
    for number, line in enumerate(stream if _line_end(head, "latin-1") == "\n" else _old_lines(stream), 1):
        try:
            text = decoder.decode(line)
        except InputError as error:
            yield number, error
            continue
        yield number, text.removeprefix("\ufeff") if number == 1 else text


def _wide(encoding: str) -> bool:
    return codec(encoding).name.startswith(("utf-16", "utf-32"))


def _line_end(head: bytes, encoding: str) -> str:
    """Give the sign at the end of each line: that of old Macs, and of Excel for them, where there is no other."""
    text = head.decode(encoding, "ignore")
    return "\r" if "\r" in text and "\n" not in text else "\n"


def _old_lines(stream: BufferedReader) -> Iterator[bytes]:
    """Give the lines of a file whose lines end in a carriage return alone."""
    lines = TextIOWrapper(stream, "latin-1", newline="\r")
    try:
        for line in lines:
            yield line.encode("latin-1")
    finally:
        # The stream is closed by who has opened it, and may be by now.
        with suppress(ValueError):
            lines.detach()


def _wide_lines(stream: BufferedReader, name: str, encoding: str) -> Iterator[tuple[int, str]]:
    """Decode lines of an encoding in which a line end is more than one byte."""
    end = _line_end(stream.peek(_HEAD), encoding)
    number, line = 1, list[str]()
    try:
        # The library also parts lines at signs that stand within cells, such as U+2028.
        for piece in codecs.getreader(encoding)(stream):
            line.append(piece if line or number > 1 else piece.removeprefix("\ufeff"))
            if piece.endswith(end):
                yield number, "".join(line)
                number, line = number + 1, []
    except UnicodeDecodeError as error:
        raise InputError(
            f"is not valid {encoding} ({error.reason})", place=f"{name}:{number}", remedy=_SAVE_AS
        ) from None
    if line:
        yield number, "".join(line)


def _told(head: bytes, options: ReadOptions) -> tuple[bytes, str] | None:
    """Give what `marked` does; ``options.guessed`` is called with what has no mark."""
    found = marked(head)
    if found and not found[0] and options.guessed:
        options.guessed(found[1])
    return found


def _bom(data: bytes) -> tuple[bytes, str] | None:
    return next(((mark, encoding) for mark, encoding in _BOMS if data.startswith(mark)), None)


def _clean(text: str, name: str) -> str:
    if "\0" in text:
        raise looks_binary(name, b"")
    return text


def _strict(data: bytes, encoding: str, name: str) -> str:
    codec(encoding)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _broken(error, encoding, name, data.count(b"\n", 0, error.start) + 1) from None


def _fault(pieces: Iterable[bytes], encoding: str, name: str) -> InputError | None:
    """Give what is wrong with the first byte that is not valid, or with a NUL where all are."""
    decoder = codecs.getincrementaldecoder(encoding)()
    size = lines = 0
    nul = False
    for piece in chain(pieces, [b""]):
        size, lines = size + len(piece), lines + piece.count(b"\n")
        try:
            nul |= "\0" in decoder.decode(piece, not piece)
        except UnicodeDecodeError as error:
            # Of a character that two pieces share, the first is held to go with the second.
            line = lines - error.object.count(b"\n", error.start) + 1
            return _broken(error, encoding, name, line, size - len(error.object))
    return looks_binary(name, b"") if nul else None


def _broken(error: UnicodeDecodeError, encoding: str, name: str, line: int, start: int = 0) -> InputError:
    byte = error.object[error.start]
    return InputError(
        f"byte {start + error.start} (0x{byte:02x}) is not valid {encoding}", place=f"{name}:{line}", remedy=_SAVE_AS
    )


def _legacy(pieces: _Pieces, broken: InputError, options: ReadOptions) -> str:
    """Name the encoding of what is not UTF-8; where most of its characters are, it is UTF-8 that broke.

    Then no code page helps, and ``broken`` is raised, as where none can be told.
    """
    lost = whole = 0
    for text in _texts(pieces(), "utf-8", "replace"):
        lost += text.count("\ufffd")
        whole += sum(map(len, _WHOLE.findall(text)))
    if whole >= lost:
        raise broken from None
    declared = _DECLARED.search(next(iter(pieces()))[:_HEAD])
    found = _read_as((declared[1] or declared[2] or declared[3]).decode("ascii", "replace"), pieces) if declared else ""
    if not found:
        usual = _CODE_PAGES.get(code_of(options.source_language or ""), "")
        found = _read_as(usual, pieces) or _western(pieces)
        # English copy in the code page of a Western language that the caller named is as good as told.
        if found and options.guessed and not found == usual == "cp1252":
            options.guessed(found)
    if not found:
        raise broken from None
    return found


def _texts(pieces: Iterable[bytes], encoding: str, errors: str = "strict") -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    for piece in pieces:
        yield decoder.decode(piece)
    yield decoder.decode(b"", True)


def _read_as(encoding: str, pieces: _Pieces) -> str:
    """Give the encoding under the name that it is read by, "" where it does not hold."""
    with suppress(LookupError, UsageError, UnicodeError):
        # A declaration that can be read does not stand in an encoding of wide characters.
        if _wide(encoding):
            return ""
        # The web standard reads Latin-1 as the Windows code page that pages really use.
        encoding = "cp1252" if codec(encoding).name == "iso8859-1" else encoding
        for _ in _texts(pieces(), encoding):
            pass
        return encoding
    return ""


def _western(pieces: _Pieces) -> str:
    """Read English copy as newsrooms saved it before UTF-8; "" where half of the words not in ASCII are none then."""
    if not _read_as("cp1252", pieces):
        return ""
    words = foreign = 0
    rest = ""
    for text in chain(_texts(pieces(), "cp1252"), ["\n"]):
        # A word may be in two pieces.
        text = rest + text
        end = max(map(text.rfind, " \r\n")) + 1
        rest = text[end:]
        for word in _WORD.findall(text[:end]):
            words += not word.isascii()
            foreign += not word.isascii() and _FOREIGN.search(word) is not None
    return "" if 2 * foreign >= max(1, words) else "cp1252"
