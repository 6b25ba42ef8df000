"""Article text made safe to show: nothing in it is invisible, moves the cursor, or is run as a formula."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from mtcheck.model import Finding, Report, Span
from mtcheck.text.fold import fold
from mtcheck.text.sentences import sentences

_BREAKS = r"\t\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029"
# Controls; marks that turn the direction of text; characters without width that hide in scraped copy; tag characters;
# non-characters, which XML refuses; halves of surrogate pairs, which no encoding takes.
_HIDDEN = re.compile(
    rf"[{_BREAKS}]+|[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """Put a visible sign for every character that hides or acts, and one space for every run of line breaks and tabs.

    Control characters become their pictures (␀, ␛), the others their number: ``<U+202E>``.
    """
    # Printable is all but controls, format characters, surrogates and unusual spaces: nearly every text ends here.
    return text if text.isprintable() else _HIDDEN.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    character = found.group()[0]
    if re.match(f"[{_BREAKS}]", character):
        return " "
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else f"<U+{code:04X}>"


# OWASP's list (CWE-1236) with the full-width forms, which some spreadsheets read as the plain ones; white space,
# joiners and the quotation marks that delimit cells do not make one harmless. Those of print do: words that a remedy
# quotes (“-like”) stay as they are.
_FORMULA = re.compile(r"[\s'\"\u200c\u200d]*[=+\-@＝＋－＠]")


def guard(text: str) -> str:
    """Make a text safe as a spreadsheet cell: what would start a formula there gets an apostrophe in front.

    `unguard` gives ``visible(text)`` back exactly.
    """
    text = visible(text)
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(cell: str) -> str:
    """Take off the apostrophe that `guard` has put on; every other cell stays as it is."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell


class Piece(NamedTuple):
    """A stretch of a sentence, marked where a rule has matched."""

    text: str
    marked: bool


def sentence(report: Report, finding: Finding) -> str:
    """Give the sentence of a finding, with what was found ``[[marked like this]]``, as in the examples of a rule."""
    return "".join(f"[[{piece.text}]]" if piece.marked else piece.text for piece in around(report, finding))


def around(report: Report, finding: Finding) -> list[Piece]:
    """Give the sentence of a finding in pieces, with all its places in that sentence marked."""
    also = (Span(mark.start, mark.end) for mark in finding.also if mark.segment == finding.segment)
    return context(report.document.segments[finding.segment].text, [finding.span, *also])


# Characters shown on either side of a match, at most: about three lines of a terminal.
REACH = 240


def context(text: str, spans: Sequence[Span]) -> list[Piece]:
    """Give the sentence around the first of these spans, made visible, with every span in it marked.

    Costs the same however long the segment is; what is left out shows as “…”.
    """
    main = spans[0]
    window = _window(text, main)
    sentence = _sentence(text, window, main)
    pieces = []
    at = sentence.start
    held = [span for span in spans if sentence.start <= span.start and span.end <= sentence.end]
    for span in sorted(held, key=lambda span: (span.start, -span.end)):
        if span.start >= at:
            pieces += [Piece(visible(text[at : span.start]), False), Piece(_shortened(text[slice(*span)]), True)]
            at = span.end
    pieces.append(Piece(visible(text[at : sentence.end]), False))
    if 0 < window.start == sentence.start:
        pieces.insert(0, Piece("… ", False))
    if len(text) > window.end == sentence.end:
        pieces.append(Piece(" …", False))
    return [piece for piece in pieces if piece.text]


def _window(text: str, main: Span) -> Span:
    """Give the span and `REACH` characters on either side, in whole words where the script has any."""
    low, high = max(0, main.start - REACH), min(len(text), main.end + REACH)
    if low and (space := re.search(r"\s+", text[low : main.start])):
        low += space.end()
    if high < len(text) and (word := re.search(r"(\S)\s+\S*$", text[main.end : high])):
        high = main.end + word.end(1)
    return Span(low, high)


def _sentence(text: str, window: Span, main: Span) -> Span:
    """Give the sentence of the window that holds the span, or all of them where it runs over several."""
    low = window.start
    held = [
        Span(low + start, low + end)
        for start, end in sentences(fold(text[slice(*window)]))
        if low + end > main.start and low + start < main.end
    ]
    return Span(min(held[0].start, main.start), max(held[-1].end, main.end)) if held else main


def _shortened(match: str) -> str:
    if len(match) <= 2 * REACH:
        return visible(match)
    return visible(f"{match[: REACH // 2].rstrip()} … {match[-REACH // 2 :].lstrip()}")
