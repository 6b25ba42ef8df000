"""IPTC 7901: the text format of teleprinter lines, with its control characters or as saved without them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader

from mtcheck.errors import InputError
from mtcheck.model import Document
from mtcheck.readers.encodings import decode
from mtcheck.readers.meta import about, labels
from mtcheck.readers.options import ReadOptions, Unreadable
from mtcheck.readers.plain import encoding_meta, paragraphs
from mtcheck.readers.segments import Paragraph, Run, flow, segments

# Service and number, priority, category, words, and the key words of the sender: “ecp0007 4 s 850  dpa-tns 0908”.
_HEADER = re.compile(
    r"[\x16\s]*\x01?[\x16\s]*(?P<id>[A-Za-z]{2,4}-?\d{3,4}) (?P<priority>\d) (?P<category>[a-z]{1,3}) "
    r"(?P<words>\d{1,5})?[ ]*(?P<sender>[^\r\n\x02]*?)[ ]*(?:\d{4})?[ ]*[\r\n\x02]"
)
_START, _END = "\x02", "\x03\x04"
# The filing time that closes a message: “211259 Nov 18”, “212322 GMT Nov 18”.
_TIME = re.compile(
    r"^(?P<day>\d\d)\d{4}(?: [A-Z]{3,4})? (?P<month>[A-Za-zäöüéû]{3,4})\.? (?P<year>\d\d(?:\d\d)?)\s*\Z", re.MULTILINE
)
_MONTHS = {
    **dict(
        zip(
            ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
            range(1, 13),
            strict=True,
        )
    ),
    "mrz": 3,
    "mär": 3,
    "mai": 5,
    "okt": 10,
    "dez": 12,
    "avr": 4,
    "aoû": 8,
    "ene": 1,
    "abr": 4,
    "ago": 8,
    "dic": 12,
}
# What stands above a headline: take and lead marks, notes in parentheses.
_MARK = re.compile(
    r"(?:REFILE|URGENT|FLASH|BULLETIN|CORRECT(?:ED|ION)|ROUNDUP|UPDATE"
    r"|\d+(?:ST|ND|RD|TH) (?:LEAD|ROUNDUP|UPDATE))\b.{0,40}|\(.*\)|[+*= -]+"
)
_SLUG = re.compile(r"[^\s/]+(?:/[^/]*)+")
_BYLINE = re.compile(r"(?:By|Von|Par|Por|Di|Da) \S.*")
# Below these lines stands what is for editors.
_NOTEBOOK = re.compile(r"^(?:# .*|## .*|\* \* \*.*|-{4,}|_{4,}.*)$", re.MULTILINE)
_SIGNED = re.compile(r"^(?P<agency>[a-z]{2,4})(?: [a-z]{2,4}){1,8}(?: n\d)?[ \t]*$", re.MULTILINE)
# Headline lines end at the first blank line or at the “=” that closes them; there are never more.
_HEAD_LINES = 8
# The signs of the desk and the filing time stand in the last lines: in characters, and in paragraphs behind them.
_TAIL, _TAIL_PARTS = 600, 3


@dataclass(slots=True)
class _Head:
    """What the lines above the text say; ``end`` is where the text begins."""

    title: str
    paragraph: Paragraph | None
    byline: str
    end: int


def read_iptc7901(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """Read an IPTC 7901 message as one document, every character placed in the file."""
    text, encoding = decode(stream.read(), name, options)
    header = _HEADER.match(text)
    begin = text.find(_START) + 1 or (header.end() if header else text.find("\x01") + 1)
    stop = min((at for sign in _END if (at := text.find(sign, begin)) >= 0), default=len(text))
    time = _TIME.search(text.rstrip("\x03\x04\r\n \t\x00"), max(begin, len(text) - _TAIL))
    body = _blanked(text, begin, _body_end(text, begin, stop))
    head = _head(body, begin)
    found = paragraphs(_blanked(body, head.end, len(body)))
    made = segments([*([head.paragraph] if head.paragraph else []), *found])
    if not made:
        raise InputError("holds no text", place=name, remedy="give the message with its text")
    signed = _SIGNED.search(text, max(begin, stop - _TAIL))
    sender = header["sender"] if header else ""
    marked = labels([head.title, head.byline], [each.text for each in (*found[:2], *found[-2:])])
    yield Document(
        name,
        "iptc7901",
        made,
        title=head.title or None,
        meta=about(
            byline=head.byline,
            agency=re.split(r"[\s-]", sender)[0] or (signed["agency"] if signed else ""),
            date=_date(time) if time else "",
            id=header["id"] if header else "",
            labels=marked,
        )
        | encoding_meta(encoding),
    )


def _blanked(text: str, start: int, end: int) -> str:
    """Blank what stands outside, character for character, so that places stay what they are; and control characters."""
    inner = re.sub(r"[\x00-\x08\x0e-\x1f]", " ", text[start:end])
    outer = (re.sub(r"[^\r\n]", " ", text[:start]), re.sub(r"[^\r\n]", " ", text[end:]))
    return f"{outer[0]}{inner}{outer[1]}"


def _body_end(text: str, begin: int, stop: int) -> int:
    """Give where the story ends: before the notes to editors, or the signs of the desk and the filing time."""
    notes = _NOTEBOOK.search(text, begin, stop)
    stop = notes.start() if notes else stop
    # The desk signs last; a short line of small letters further up may be verse.
    tail = max(begin, stop - _TAIL)
    ends = [found.start() for pattern in (_SIGNED, _TIME) if (found := pattern.search(text, tail, stop))]
    return min((end for end in ends if text.count("\n\n", end, stop) <= _TAIL_PARTS), default=stop)


def _head(text: str, begin: int) -> _Head:
    """Read slug, marks, headline and by-line, which a “=” or a blank line closes."""
    lines = _head_lines(text, begin)
    slugged = len(lines) > 1 and bool(_SLUG.fullmatch(lines[0].text.strip()))
    if not slugged and not (lines and lines[-1].text.rstrip().endswith("=")):
        return _Head("", None, "", begin)
    byline = next((bare for line in lines[1:] if _BYLINE.fullmatch(bare := line.text.strip("= \t\r\n"))), "")
    kept = []
    for line in lines[slugged:]:
        bare = line.text.rstrip("= \t\r\n")
        if bare and bare.strip() != byline and not _MARK.fullmatch(bare.strip()):
            kept.append(line._replace(text=f"{bare}\n"))
    title, steps = flow(kept)
    paragraph = Paragraph(title, steps, role="headline") if title else None
    return _Head(title, paragraph, byline, lines[-1].offset + len(lines[-1].text))


def _head_lines(text: str, begin: int) -> list[Run]:
    """Give the lines above the text, each with its place."""
    lines: list[Run] = []
    number = text.count("\n", 0, begin) + 1
    start = begin
    while start < len(text) and len(lines) < _HEAD_LINES:
        end = text.find("\n", start) + 1 or len(text)
        line = text[start:end]
        if line.strip():
            lines.append(Run(line, number, start - text.rfind("\n", 0, start), start))
            if line.rstrip().endswith("="):
                break
        elif lines:
            break
        start, number = end, number + 1
    return lines


def _date(time: re.Match[str]) -> str:
    month = _MONTHS.get(time["month"].lower()[:3])
    year = time["year"] if len(time["year"]) == 4 else f"20{time['year']}"
    return f"{year}-{month:02}-{time['day']}" if month else ""
