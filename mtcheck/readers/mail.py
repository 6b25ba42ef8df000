"""E-mail (.eml): a story sent by mail, without the quoted mails, signature and disclaimer around it."""

import re
from collections.abc import Iterator
from io import BufferedReader
from typing import TYPE_CHECKING, cast

from mtcheck.errors import InputError
from mtcheck.model import Document
from mtcheck.readers.encodings import decode
from mtcheck.readers.fragments import of_html, of_text
from mtcheck.readers.items import Item, documents
from mtcheck.readers.meta import about, language, one_line
from mtcheck.readers.options import ReadOptions, Unreadable
from mtcheck.readers.segments import Paragraph

if TYPE_CHECKING:
    from email.message import EmailMessage

# What stands above a mail that is answered or passed on, as mail programs write it.
_ATTRIBUTION = re.compile(
    r"^(?:On|Am|Le|El|Il|Em|Op) [^\n]{4,150}(?:\n[^\n]{0,80})?"
    r"(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef)\s?[^\n]{0,40}:[ \t]*$"
    r"|^-{2,}\s*(?:Original|Ursprüngliche|Message d'origine|Mensaje original)[^\n]{0,30}$"
    r"|^_{20,}\n+(?:From|Von|De|Da):[^\n]*$",
    re.MULTILINE | re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"^-{3,}\s*(?:Forwarded|Weitergeleitete|Message transféré|Mensaje reenviado)[^\n]{0,40}$",
    re.MULTILINE | re.IGNORECASE,
)
_FIELD_LINE = re.compile(
    r"^(?:From|To|Cc|Date|Sent|Subject|Von|An|Datum|Gesendet|Betreff|De|Para|Fecha|Asunto|Objet|À): ?[^\n]*$"
)
_SIGNATURE = re.compile(r"^--[ \t]?$|^Sent from my [^\n]{1,40}$", re.MULTILINE)
_QUOTED = re.compile(r"^>.*$", re.MULTILINE)
_DISCLAIMER = re.compile(
    r"\W*(?:disclaimer|confidential(?:ity)?\b"
    r"|(?:this|the information (?:contained )?in this) (?:e-?mail|message|communication)\b"
    r"|if you (?:are not|have received)|este (?:correo|mensaje)|ce (?:message|courriel)|diese (?:e-?mail|nachricht)"
    r"|(?:to )?unsubscribe\b|you (?:are receiv|received) th(?:is|ese))",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(rb"^(?:Content-Type:[^\n]*|[ \t][^\n]*)boundary=", re.MULTILINE | re.IGNORECASE)
# A mail nests three or four levels of parts, and a digest holds some dozen mails.
_PARTS_MOST = 200
# A plain part this much shorter than the HTML part only says that there is one.
_STUB_SHARE = 0.2


def read_mail(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """Read a mail as one document: its plain text, or else its HTML; attachments are not read."""
    from email import message_from_bytes, policy

    data = stream.read()
    if len(_BOUNDARY.findall(data)) > _PARTS_MOST:
        problem = f"declares more than {_PARTS_MOST} parts within parts"
        raise InputError(problem, place=name, remedy="save the story alone from the mail program")
    message = message_from_bytes(data, policy=policy.default)
    if not message.keys():
        raise InputError("is no mail", place=name, remedy="save it as .eml from the mail program")
    sender = re.fullmatch(r'\s*"?(.*?)"?\s*<[^<>]*>\s*', _header(message, "From"))
    item = Item(
        title=re.sub(r"^(?:(?:re|fwd?|aw|wg|tr|rv)\s*:\s*)+", "", _header(message, "Subject"), flags=re.IGNORECASE),
        paragraphs=_body(message, name, options),
        language=language(_header(message, "Content-Language")),
        notes=[_header(message, "Keywords"), _header(message, "Comments")],
        meta=about(
            outlet=(sender[1] if sender else "") or _header(message, "From"),
            date=_header(message, "Date"),
            id=_header(message, "Message-ID"),
        ),
    )
    if not item.paragraphs:
        raise InputError(
            "holds no text", place=name, remedy="give a mail that holds the story itself, not an attachment"
        )
    yield from documents([item], name, "mail")


def _header(message: "EmailMessage", field: str) -> str:
    """Give a field with its encoded words decoded; empty where it is broken beyond that."""
    try:
        return one_line(message.get(field, "") or "")
    except (ValueError, LookupError, AttributeError, IndexError, TypeError):
        return ""


def _body(message: "EmailMessage", name: str, options: ReadOptions) -> list[Paragraph]:
    """Read the plain part, or the HTML part where the plain one is missing or a stub."""
    plain, html = (message.get_body((kind,)) for kind in ("plain", "html"))
    text = _decoded(cast("EmailMessage", plain), name, options) if plain else ""
    found = _sifted(of_text(_own(text)))
    if html:
        further = _sifted(of_html(_unquoted(_decoded(cast("EmailMessage", html), name, options))))
        if _size(found) < _STUB_SHARE * _size(further):
            return further
    return found


def _size(paragraphs: list[Paragraph]) -> int:
    return sum(len(paragraph.text) for paragraph in paragraphs)


def _decoded(part: "EmailMessage", name: str, options: ReadOptions) -> str:
    """Decode a part: as it declares where that is true, else as a file is decoded. Line ends become plain."""
    data = cast("bytes", part.get_payload(decode=True) or b"")
    charset = part.get_content_charset() or ""
    try:
        text = (
            data.decode() if charset.startswith(("iso-8859", "windows-", "cp125")) else data.decode(charset or "utf-8")
        )
    except (LookupError, UnicodeDecodeError):
        text = _as_declared(data, charset, name, options)
    return text.replace("\r\n", "\n").replace("\xa0\n", "\n")


def _as_declared(data: bytes, charset: str, name: str, options: ReadOptions) -> str:
    try:
        # The web standard reads Latin-1 as the Windows code page that programs really write.
        return data.decode("cp1252" if charset in ("iso-8859-1", "latin-1") else charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return decode(data, name, options)[0]


def _own(text: str) -> str:
    """Cut away what the sender did not write; of a mail that only passes one on, the inner mail is read."""
    signature = _SIGNATURE.search(text)
    forwarded = _FORWARDED.search(text)
    if forwarded and not text[: min(forwarded.start(), signature.start() if signature else len(text))].strip():
        lines = text[forwarded.end() :].lstrip("\n").split("\n")
        while lines and (_FIELD_LINE.match(lines[0]) or not lines[0].strip()):
            lines.pop(0)
        return _own("\n".join(lines))
    ends = [found.start() for found in (signature, forwarded, _ATTRIBUTION.search(text)) if found]
    return _QUOTED.sub("", text[: min(ends, default=len(text))])


def _unquoted(html: str) -> str:
    """Cut an HTML mail before the mail it answers, as the usual programs mark it."""
    found = re.search(
        r"""<(?:blockquote|div)\b[^<>]{0,200}(?:type=["']?cite|class=["'][^"']*(?:gmail_(?:quote|signature)|moz-(?:cite|signature))|id=["'](?:divRplyFwdMsg|appendonsend|Signature))""",
        html,
        re.IGNORECASE,
    )
    return html[: found.start()] if found and re.sub(r"<[^<>]*>|\s", "", html[: found.start()]) else html


def _sifted(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Leave out disclaimers."""
    return [paragraph for paragraph in paragraphs if not _DISCLAIMER.match(paragraph.text)]
