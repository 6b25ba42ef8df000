"""E-mail (.eml): a story sent by mail, without the quoted mails, signature and disclaimer around it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BufferedReader, BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, cast

from mtcheck.errors import InputError, MtcheckError
from mtcheck.model import Document, Span
from mtcheck.readers.encodings import decode
from mtcheck.readers.formats import format_of
from mtcheck.readers.fragments import of_html, of_text
from mtcheck.readers.items import Item, documents
from mtcheck.readers.meta import about, language, one_line
from mtcheck.readers.options import ReadOptions, Unreadable
from mtcheck.readers.segments import Paragraph, broken, stretch
from mtcheck.readers.streams import GZIP, HEAD

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
    r"^-{3,}\s*(?:Forwarded|Weitergeleitete|Message transféré|Mensaje reenviado)[^\n]{0,40}$"
    r"|^(?:From|Von|De|Da): ?[^\n]+\n(?:Sent|Date|Gesendet|Datum|Envoyé|Enviado(?: el)?|Fecha|Inviato): ?[^\n]*$",
    re.MULTILINE | re.IGNORECASE,
)
# The fields of the mail that is passed on, and empty lines.
_FIELD_LINES = re.compile(
    r"(?:(?:From|To|Cc|Date|Sent|Subject|Von|An|Datum|Gesendet|Betreff|De|Para|Fecha|Asunto|Objet|À):[^\n]*(?:\n|\Z)"
    r"|[^\S\n]*\n)*+"
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
# The sender is a by-line where the name is that of a person, not of a desk or a paper.
_PERSON = re.compile(r"[A-Z][\w'’.-]*(?: (?:[a-z]{1,3} ){0,2}[A-Z][\w'’-]+){1,3}")
_DESK = re.compile(
    r"\b(?:desk|news\w*|press|prensa|agen\w+|wire|times|post|daily|herald|gazette|editors?|editorial|office|service|media"
    r"|team|radio|tv|magazine|(?-i:[A-Z]{3,}))\b",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(rb"^(?:Content-Type:[^\n]*|[ \t][^\n]*)boundary=", re.MULTILINE | re.IGNORECASE)
_BY_ITSELF = "save it and give it by itself"
# A page that a browser saved with its pictures (.mht) names the browser as its sender.
_BROWSER = re.compile(r'[<"]*(?:Saved|Snapshot) by .+')
# A mail nests three or four levels of parts, and a digest holds some dozen mails.
_PARTS_MOST = 200
# A plain part this much shorter than the HTML part only says that there is one.
_STUB_SHARE = 0.2


def read_mail(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """Read a mail as one document: its plain text, or else its HTML; and what is attached as files of a folder."""
    from email import message_from_bytes, policy

    data = stream.read()
    if len(_BOUNDARY.findall(data)) > _PARTS_MOST:
        problem = f"declares more than {_PARTS_MOST} parts within parts"
        raise InputError(problem, place=name, remedy="save the story alone from the mail program")
    message = message_from_bytes(data, policy=policy.default)
    if not message.keys():
        raise InputError("is no mail", place=name, remedy="save it as .eml from the mail program")
    item = Item(
        title=re.sub(r"^(?:(?:re|fwd?|aw|wg|tr|rv)\s*:\s*)+", "", _header(message, "Subject"), flags=re.IGNORECASE),
        paragraphs=_body(message, name, options),
        language=language(_header(message, "Content-Language")),
        notes=[_header(message, "Keywords"), _header(message, "Comments")],
        meta=about(
            **_sender(message),
            date=_header(message, "Date"),
            id=_header(message, "Message-ID"),
            url=_header(message, "Snapshot-Content-Location"),
        ),
    )
    if item.paragraphs:
        yield from documents([item], name, "mail")
    attached = _attached(message)
    if not item.paragraphs and not attached:
        raise InputError("holds no text", place=name, remedy="give a mail that holds the story itself")
    for file, part in attached:
        if options.attached:
            error = InputError("hangs on an attached mail", place=f"{name}/{file}", remedy=_BY_ITSELF)
            yield Unreadable(f"{name}/{file}", None, error)
            continue
        try:
            yield from _read_attached(part, f"{name}/{file}", replace(options, format=None, attached=True))
        except MtcheckError as error:
            yield Unreadable(f"{name}/{file}", None, error)


def _sender(message: "EmailMessage") -> dict[str, str]:
    """Give the sender as a by-line or an outlet."""
    told = _header(message, "From")
    if _BROWSER.fullmatch(told):
        return {}
    found = re.fullmatch(r'\s*"?(.*?)"?\s*<[^<>]*>\s*', told)
    name = found[1] if found and found[1] else told
    person = _PERSON.fullmatch(name) and not _DESK.search(name)
    organisation = _header(message, "Organization")
    return {"byline": name, "outlet": organisation} if person else {"outlet": name}


def _attached(message: "EmailMessage") -> list[tuple[str, "EmailMessage"]]:
    """Give the files that are attached, and the mails, each with its name."""
    try:
        parts = list(message.iter_attachments())
    except (AttributeError, KeyError, TypeError, ValueError):  # a mail of broken parts
        return []
    named = [(PurePosixPath((part.get_filename() or "").replace("\\", "/")).name, part) for part in parts]
    mails = [(name or "message.eml" * (part.get_content_type() == "message/rfc822"), part) for name, part in named]
    return [(one_line(name), part) for name, part in mails if name]


def _read_attached(part: "EmailMessage", name: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    # Here, for the table of readers names this one.
    from mtcheck.readers import read_stream

    if part.get_content_type() == "message/rfc822":
        options = replace(options, format="mail")
        try:
            data = b"".join(each.as_bytes() for each in part.iter_parts())
        except (ValueError, LookupError, AttributeError, TypeError) as error:
            raise InputError(f"is a broken mail ({error})", place=name, remedy="save it anew") from None
    elif part.get_content_maintype() == "text":
        data = _decoded(part, name, options).encode("utf-8", "replace")
    else:
        data = cast("bytes", part.get_payload(decode=True) or b"")
    if data.startswith(GZIP) or format_of(name, data[:HEAD], options) == "zip":
        packed = InputError("is an archive in a mail", place=name, remedy=_BY_ITSELF)
        yield Unreadable(name, "zip", packed)
        return
    yield from read_stream(cast("BufferedReader", BufferedReader(BytesIO(data), HEAD)), name, options, named=False)


def _header(message: "EmailMessage", field: str) -> str:
    """Give a field with its encoded words decoded; empty where it is broken beyond that."""
    try:
        value = message.get(field, "") or ""
        return one_line(_bare(message, field) if "\ufffd" in value else value)
    except (ValueError, LookupError, AttributeError, IndexError, TypeError):
        return ""


def _bare(message: "EmailMessage", field: str) -> str:
    """Give a field that a program wrote as it stands, without encoding its words: in UTF-8, or as Windows does."""
    raw = next(str(value) for name, value in message.raw_items() if name.lower() == field.lower())
    data = raw.encode("utf-8", "surrogateescape")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _body(message: "EmailMessage", name: str, options: ReadOptions) -> list[Paragraph]:
    """Read the plain part, or the HTML part where the plain one is missing or a stub."""
    plain, html = (message.get_body((kind,)) for kind in ("plain", "html"))
    text = _decoded(cast("EmailMessage", plain), name, options) if plain else ""
    found = _sifted(of_text(_own(text)))
    if html:
        further = _sifted(_own_part(of_html(_unquoted(_decoded(cast("EmailMessage", html), name, options)))))
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
    except (LookupError, ValueError):
        text = _as_declared(data, charset, name, options)
    return text.replace("\r\n", "\n").replace("\xa0\n", "\n")


def _as_declared(data: bytes, charset: str, name: str, options: ReadOptions) -> str:
    try:
        # The web standard reads Latin-1 as the Windows code page that programs really write.
        return data.decode("cp1252" if charset in ("iso-8859-1", "latin-1") else charset or "utf-8")
    except (LookupError, ValueError):
        return decode(data, name, options)[0]


def _own(text: str) -> str:
    """Cut away what the sender did not write; of a mail that only passes one on, the inner mail is read."""
    start, end = _bounds(text)
    return _QUOTED.sub("", text[start:end])


def _own_part(found: list[Paragraph]) -> list[Paragraph]:
    """Cut away the same of an HTML mail."""
    start, end = _bounds("\n\n".join(map(broken, found)))
    kept, at = [], 0
    for paragraph in found:
        span = Span(max(0, start - at), min(len(paragraph.text), end - at))
        at += len(paragraph.text) + len("\n\n")
        if span.start < span.end:
            kept.append(stretch(paragraph, span) if span.end - span.start < len(paragraph.text) else paragraph)
    return kept


def _bounds(text: str) -> tuple[int, int]:
    """Say from where to where a text is that of its sender, or of the mail that is only passed on."""
    begin, signature = 0, _SIGNATURE.search(text)
    while forwarded := _FORWARDED.search(text, begin):
        if text[begin : min(forwarded.start(), signature.start() if signature else len(text))].strip():
            break
        fields = _FIELD_LINES.match(text, forwarded.end())
        begin = fields.end() if fields else forwarded.end()
        if signature and signature.start() < begin:
            signature = _SIGNATURE.search(text, begin)
    ends = [found.start() for found in (signature, forwarded, _ATTRIBUTION.search(text, begin)) if found]
    return begin, min(ends, default=len(text))


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
