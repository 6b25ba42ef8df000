"""Which sentence of the source a sentence of the English renders, and how long the English of a source is."""

from typing import NamedTuple

from mtcheck.model import Span
from mtcheck.rules.detectors.beside import SourcedParagraph
from mtcheck.rules.detectors.scan import later
from mtcheck.text.fold import lower
from mtcheck.text.sentences import sentences
from mtcheck.text.words import vocabulary

# Characters of English to a character of the source: medians over 60,000 sentences that persons and machines translated
# into English; of Chinese and Japanese, to a character of their own scripts.
_ENGLISH_TO = {
    "ar": 1.15, "cs": 1.14, "de": 0.94, "es": 0.95, "fr": 0.91, "ha": 0.94, "hu": 1.05, "is": 1.05, "it": 0.95,
    "ja": 2.65, "pl": 1.0, "pt": 0.95, "ro": 0.92, "ru": 1.03, "uk": 1.07, "zh": 3.85,
}  # fmt: skip
# They end a sentence with a sign of their own, put no space behind it, and quote and ask in more cases than English.
IDEOGRAPHIC = frozenset({"zh", "ja"})
_IDEOGRAPHS = later("[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]")
_IDEOGRAPHIC_SENTENCE = later(r"[^。！？!?]++[。！？!?]*+[」』\"）)]*+")
# Who said it, behind a sentence in quotation marks: English has both in one.
_SAID = later(r"[^。，,\"]{0,20}(?:说|說|表示|称|稱|道|指出|强调|强調|补充)。")

# Abbreviations of other languages before a capital, and ordinal numbers: no end of a sentence.
_ABBREVIATED = vocabulary(
    "art av bzw ca dott dr hr mj nr např núm pan prof sig st str ul usw z.b т.е г гг им ст ул млн млрд руб тыс тзв"
)
_NUMBER = later(r"(?:\d+|[ivxlc]+)\Z")
_ORDINAL = frozenset({"cs", "de", "hu", "is", "pl"})
# Shorter pieces are no sentences: initials, numbers of a list.
_PIECE = 8


class Pair(NamedTuple):
    """A stretch of the English of a paragraph, where it stands in `SourcedParagraph.text`, and its source."""

    english: str
    span: Span
    source: str


def pairs(paragraph: SourcedParagraph) -> list[Pair]:
    """Pair the sentences of a paragraph with those of its source; the whole paragraph where they are not as many."""
    own, theirs = english_sentences(paragraph.text), source_sentences(paragraph.source, paragraph.language)
    if len(own) != len(theirs):
        own, theirs = [Span(0, len(paragraph.text))] if own else [], [paragraph.source]
    return [
        Pair(paragraph.text[span.start : span.end], span, source)
        for span, source in zip(own, theirs, strict=len(own) > 0)
    ]


def english_sentences(text: str) -> list[Span]:
    """Split English into sentences; a piece too short for one belongs to the sentence before it."""
    spans: list[Span] = []
    for span in sentences(text):
        if spans and spans[-1].end - spans[-1].start < _PIECE:
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
    return spans


def source_sentences(text: str, language: str | None) -> list[str]:
    """Split a source into sentences."""
    pieces: list[str] = []
    if language in IDEOGRAPHIC:
        for found in _IDEOGRAPHIC_SENTENCE.finditer(text):
            if pieces and pieces[-1].endswith('"') and _SAID.fullmatch(found[0]):
                pieces[-1] += found[0]
            else:
                pieces.append(found[0])
        return pieces
    for span in sentences(text):
        piece = text[span.start : span.end]
        if pieces and (len(pieces[-1]) < _PIECE or _goes_on(pieces[-1], language)):
            pieces[-1] = f"{pieces[-1]} {piece}"
        else:
            pieces.append(piece)
    return pieces


def _goes_on(piece: str, language: str | None) -> bool:
    """Say whether the stop at the end of a piece is that of an initial, an abbreviation or an ordinal number."""
    last = lower(piece[:-1].rsplit(maxsplit=1)[-1]) if piece.endswith(".") and len(piece) > 1 else ""
    return (
        last in _ABBREVIATED
        or (len(last) == 1 and last.isalpha())
        or (language in _ORDINAL and _NUMBER.match(last) is not None)
    )


def expected(source: str, language: str | None) -> float | None:
    """Say how many characters of English a source makes; None for a language that was not measured."""
    ratio = _ENGLISH_TO.get(language or "")
    if ratio is None:
        return None
    counted = len(_IDEOGRAPHS.findall(source)) if language in IDEOGRAPHIC else len(source)
    return counted * ratio + len(source) - counted


# Words, and characters, of a source that are shown: enough to find them by.
_WORDS, _CHARACTERS = 12, 90


def shortened(source: str) -> str:
    """Give the first words of a stretch of the source."""
    shown = " ".join(source.split(maxsplit=_WORDS)[:_WORDS])[:_CHARACTERS].rstrip(" ,;:")
    return shown if len(shown) >= len(source.strip()) else f"{shown} …"
