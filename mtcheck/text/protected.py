"""Stretches that are not the writer's running prose: quotations, addresses, code, datelines."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from mtcheck.model import Protected

# Agencies whose name can be nothing else, and those that share their letters with other bodies: these need a dash.
_AGENCIES = frozenset(
    {"AFP", "EFE", "Efe", "Reuters", "REUTERS", "Xinhua", "XINHUA", "dpa", "DPA", "ANSA", "TASS", "UPI", "CNN", "Lusa"}
    | {"Europa Press", "EUROPA PRESS", "Prensa Latina", "RIA Novosti", "Colpisa", "Servimedia", "Adnkronos", "Interfax"}
)
_INITIALS = frozenset(
    {"AP", "PA", "EP", "AA", "IANS", "PTI", "LUSA", "Notimex", "NOTIMEX", "Telam", "Télam", "Andina", "ANDINA", "Kyodo"}
    | {"Bloomberg", "BLOOMBERG", "Yonhap", "Anadolu", "BNS", "PAP", "ČTK", "CTK", "MTI", "Belga", "BELGA", "ANP", "KNA"}
    | {"AGI", "SID", "IPS", "ACN"}
)
# English and Spanish names of the months, whole or cut short.
_MONTH = "(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]*\\.?"
_PLACE = r"[A-ZÀ-Þ][\w'’.]++(?:[ -](?:de|del|la|el|of|[A-ZÀ-Þ][\w'’.]*+)){0,4}"
# “MADRID, March 3 (EFE) --”, “BURGOS, Spain (AP) —”, “LONDON —”, “Madrid, 3 Mar (EFE).-”, “Lima, May 4 —”.
_DATELINE = re.compile(
    rf"({_PLACE})(?:, [A-ZÀ-Þ][A-Za-zÀ-ÿ'’. ]{{1,25}}?)??"
    rf"(, (?:{_MONTH} \d{{1,2}}|\d{{1,2}} (?:of )?{_MONTH})(?:,? \d{{4}})?)?"
    r"(?: ?\(([A-ZÀ-Þa-z][^()\n]{1,30})\))?( ?\.? ?(?:--|[—–-])|\.)?(?=\s|$)"
)
DATELINE_MOST = 120  # characters
# Every dateline has one of these: an agency in brackets, or a dash.
_DATED = "(–—-"
# How every dateline begins and few sentences do; a line feed before it makes ``re`` skip from segment to segment.
_BEGUN = re.compile(rf"\n{_PLACE}(?:, | ?\(| ?\.? ?[—–-])")
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”«»]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"
    r"|(?<![\w@.])(?:[A-Za-z0-9-]{1,63}\.){1,3}(?:com|org|net|es|info|co\.uk)(?:/[^\s<>\"“”«»]*)?(?![\w])"
)
# What an address without “@” or “://” has.
_DOMAIN = re.compile(r"\.(?:com|org|net|info|es|co\.uk|(?<=www\.))")
_CODE = re.compile(r"(?<![\w`])`[^`\n]+`(?![\w`])")
# Each sign for itself, not as one class: so ``re`` passes quickly over all that begins none of them.
_QUOTE = re.compile("\"|“|”|„|«|»|``|''")
# Opening sign → the signs that close it.
_CLOSERS = {"“": '”"', "„": "“”", "«": "»", '"': '"”', "``": ("''", '"', "”")}
_OPENERS = frozenset(_CLOSERS)
# What these signs do wherever they stand; of the others their neighbours tell.
_WAYS = {**dict.fromkeys(("„", "«", "``"), "open"), **dict.fromkeys(("”", "»", "''"), "close")}
# Where paragraphs are not known, a quotation is followed this far: longer ones open every paragraph anew.
_CARRIED = 6
_APOSTROPHE_WORDS = re.compile(r"‘(?:\d\ds?|em|til|cause|twas|tis|n’|round|bout)(?!\w)", re.IGNORECASE)
# Longer ones are set in double marks; the bound keeps a text full of opening marks linear. In characters.
_SINGLE_MOST = 400
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…])’(?!\w)")


class _Open(NamedTuple):
    sign: str
    start: int
    segment: int


def dateline(text: str, start: int = 0) -> int:
    """Give the end of the dateline that opens a text (“LIMA, March 3 (EFE) --”) at ``start``, 0 where there is none."""
    head = text[start : start + DATELINE_MOST]
    found = _DATELINE.match(head) if any(map(head.__contains__, _DATED)) else None
    if not found:
        return 0
    place, day, agency, stop = found.groups()
    dash = bool(stop) and stop != "."
    if agency in _AGENCIES or (agency in _INITIALS and (stop or place.isupper())):
        return start + found.end()
    return start + found.end() if dash and (day or (place.isupper() and not agency)) else 0


def protected(text: str) -> tuple[Protected, ...]:
    """Find the protected stretches of one text, ordered by start.

    Double quotation marks of every desk count; single ones only where curly and closed within the text. A quotation
    left open runs to the end of the text.
    """
    return protect((text,))[0]


def protect(texts: Sequence[str], paragraphs: Sequence[int] | None = None) -> list[tuple[Protected, ...]]:
    """Find the protected stretches of a document's segments; a quotation that spans several is marked in each.

    ``paragraphs`` numbers the paragraph of each segment, where it is known: quotations then end with their paragraph.
    """
    joined = "\n".join(texts)
    starts = _starts(texts)
    found: dict[int, list[Protected]] = {}
    for start, end, kind in _stretches(joined, starts, texts, paragraphs):
        index = bisect_right(starts, start) - 1
        begun = starts[index]
        if end <= begun + len(texts[index]):
            found.setdefault(index, []).append(Protected(start - begun, end - begun, kind))
            continue
        while index < len(texts) and starts[index] < end:
            first, last = max(start - starts[index], 0), min(end - starts[index], len(texts[index]))
            if first < last:
                found.setdefault(index, []).append(Protected(first, last, kind))
            index += 1
    guarded: list[tuple[Protected, ...]] = [()] * len(texts)
    for index, several in found.items():
        guarded[index] = tuple(sorted(several))
    return guarded


def _starts(texts: Sequence[str]) -> list[int]:
    return list(accumulate([len(text) + 1 for text in texts], initial=0))[:-1]


def _stretches(
    joined: str, starts: Sequence[int], texts: Sequence[str], paragraphs: Sequence[int] | None
) -> Iterator[Protected]:
    for begun in _BEGUN.finditer(f"\n{joined}"):
        # The line feed put before the text moved all places by one, to the line feed before what was found.
        index = bisect_right(starts, begun.start()) - 1
        if starts[index] == begun.start() and (end := dateline(texts[index])):
            yield Protected(begun.start(), begun.start() + end, "dateline")
    if _addressed(joined):
        for start, text in zip(starts, texts, strict=True):
            for found in _URL.finditer(text) if _addressed(text) else ():
                at = start + found.start()
                yield Protected(at, at + len(found[0].rstrip(".,;:!?)'’")), "url")
    if "`" in joined:
        for found in _CODE.finditer(joined):
            yield Protected(*found.span(), "code")
    if "‘" in joined or _QUOTE.search(joined):
        ends = [start + len(text) for start, text in zip(starts, texts, strict=True)]
        quotations = list(_doubles(joined, starts, ends, paragraphs))
        for start, end in [*quotations, *_singles(joined, starts, ends, quotations)]:
            yield Protected(start, end, "quote")


def _addressed(text: str) -> bool:
    """Say whether a text may hold an address."""
    return "@" in text or "://" in text or _DOMAIN.search(text) is not None


def _doubles(
    joined: str, starts: Sequence[int], ends: Sequence[int], paragraphs: Sequence[int] | None
) -> Iterator[tuple[int, int]]:
    """Pair double quotation marks over the joined segments."""
    opened: _Open | None = None
    for found in _QUOTE.finditer(joined):
        sign, at = found[0], found.start()
        segment = bisect_right(starts, at) - 1
        if opened and opened.segment != segment and _too_far(opened.segment, segment, paragraphs):
            # A quotation that goes on opens its next paragraph anew, and is not closed before.
            goes_on = paragraphs is not None and at == starts[segment] and sign == opened.sign
            yield opened.start, ends[segment - 1 if goes_on else opened.segment]
            opened = None
        way = _WAYS.get(sign) or _way(joined, found)
        if opened and sign in _CLOSERS[opened.sign] and way != "open":
            yield opened.start, found.end()
            opened = None
        elif sign in _OPENERS and way != "close":
            if opened and sign == opened.sign:
                yield opened.start, ends[opened.segment]
                opened = None
            opened = opened or _Open(sign, at, segment)
    if opened:
        yield opened.start, ends[opened.segment]


def _singles(
    joined: str, starts: Sequence[int], ends: Sequence[int], taken: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Find quotations in single curly marks that stand in none of the ``taken`` ones, ordered as these are."""
    until = 0
    at = joined.find("‘")
    while at >= 0:
        around = bisect_right(taken, (at, len(joined))) - 1
        if at >= until and (around < 0 or taken[around][1] <= at):
            until = _single(joined, at, min(ends[bisect_right(starts, at) - 1], at + _SINGLE_MOST))
            if until:
                yield at, until
        at = joined.find("‘", at + 1)


def _too_far(opened: int, segment: int, paragraphs: Sequence[int] | None) -> bool:
    """Say whether a quotation opened in one segment can no longer be closed in the other."""
    if paragraphs is None:
        return segment - opened > _CARRIED
    return paragraphs[opened] != paragraphs[segment]


def _way(joined: str, found: re.Match[str]) -> str:
    """Tell from its neighbours whether “ or " opens or closes; “either” where they do not say."""
    start, end = found.span()
    glued = start > 0 and (joined[start - 1].isalnum() or joined[start - 1] in ".,!?…)%’'")
    goes_on = end < len(joined) and joined[end].isalnum()
    if found[0] == "“":
        return "either" if glued and not goes_on else "open"
    if glued == goes_on:
        return "either"
    return "close" if glued else "open"


def _single(joined: str, at: int, limit: int) -> int:
    """Give the end of a quotation in single curly marks that opens at ``at``; 0 for an apostrophe or one left open."""
    if (at > 0 and (joined[at - 1].isalnum() or joined[at - 1] == "’")) or _APOSTROPHE_WORDS.match(joined, at):
        return 0
    end = 0
    for found in _SINGLE_CLOSE.finditer(joined, at + 2, limit):
        end = found.end()
        # “the owners’ club” inside the quotation: a plural's apostrophe, where another mark can still close it.
        if joined[found.start() - 1] != "s" or joined[end : end + 1] != " ":
            break
    return end
