"""Speech of the source that the English gives as its own, and marks and brackets that the English alone leaves open."""

import re
from collections.abc import Iterator, Sequence

from mtcheck.model import Span
from mtcheck.rules.detectors.beside import SourcedParagraph, beside
from mtcheck.rules.detectors.counterparts import IDEOGRAPHIC, english_sentences, shortened
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import later, once
from mtcheck.rules.view import Hit, View
from mtcheck.text.units import units

# Double marks of any desk, in folded text. Titles in Chinese have marks of their own, which English sets in italics.
_DOUBLE = later(r"[\"„«»「」『』〝〟]|''|,,(?=\w)|``")
# Single marks that open or close; an apostrophe stands between letters.
_SINGLE = later(r"(?<!\w)'(?=\w)|(?<=[.,!?…])'(?!\w)")
_OPENS = later(r"(?<![\w.,!?…)%'])[^\w\s]{1,2}(?=\S)")
# Inches, or a mark where an apostrophe belongs: they make the count unsound.
_UNSOUND = later(r"\d\"|\w\"(?=\w)")
# So many words are somebody's speech and no name, title or turn of phrase.
_SPEECH_WORDS = 4
# Speech opens its paragraph or sentence, or stands behind a colon.
_SPOKEN = later(r"(?:^|[:.!?] ?)(?:[\"„«]|''|,,) ?(?=[^\W\d_])")
# In some languages a dash opens it, and what is said ends with a comma before the speaker.
_DASHED = later(r"^[-–—] ?([A-ZÀ-ÞĀ-ŽА-Я¿¡][^\n]+?), (?=[^\W\d_])")
_SINGLE_MARKS = later(r"(?:^|[:.!?] )'([A-ZÀ-ÞĀ-Ž](?:[^']|(?<=\w)'(?=\w))+)'(?!\w)")
_A_DASH = later(r"^[-–—•*]")
# What is said, behind a colon.
_SAID = later(
    r"\b(?:said|says|wrote|writes|added|adds|replied|asked|explained|declared|insisted|posted|told [^:]{1,30})"
    r"[^:.?!]{0,40}: [A-Z](?:\S+ ){3}"
)
_SAID_THERE = later(r": ?(?:[\"„«]|''|,,) ?(?:\S{1,60} ){3}")
# Speech that was made indirect on purpose.
_REPORTED = later(
    r"(?i)\b(?:that|according to|whether|expla\w+|claim\w*|not(?:e|es|ed|ing)|ask(?:s|ed)? (?:all|for|to)"
    r"|sa(?:id|ys?) (?:he|she|it|they))\b"
)

# English that reports speech turns “we” into “they” and may do without “that”: only a first person left as it was shows
# that nothing was reported. “World War I” and “mine” are none; whom somebody told or asked is the writer.
_FIRST_PERSON = later(
    r"(?:^|[^\w\s] ?|\b[a-z']+ )I(?![.\w])|\b(?:[Ww]e|[Mm]y(?:self)?|[Oo]ur(?:s|selves)?)\b"
    r"|\b(?<!told )(?<!tells )(?<!tell )(?<!asked )(?<!assured )(?<!showed )(?<!with )(?<!to )(?:me|us)\b"
)
# A writer who is there in the source, outside its quotations, may be there in the English.
_I = {
    "cs": r"mi|mě|mně|nám|nás|můj|moje|náš|naš\w*",
    "de": r"ich|mir|mich|wir|uns|unser\w*|mein\w*",
    "es": r"me|mí?|nos|nosotros|mis|nuestr\w+",
    "fr": r"je|j'|nous|notre|mon|ma|mes",
    "it": r"mi|ci|noi|mi[oae]|miei|nostr\w+",
    "pl": r"mnie|nam|nas|mój|moj\w+|nasz\w*",
    "pt": r"eu|me|nos|meus?|minhas?|noss\w+",
    "ro": r"îmi|mie|ne|nou[ăa]|me[au]|noastr\w+|nostru",
    "ru": r"мне|меня|мо[йяеи]|нам|нас|мы|я|наш\w*",
}
_WRITERS = {language: later(rf"(?i)\b(?:{words})\b") for language, words in _I.items()}
_WRITER = later(rf"(?i)\b(?:{'|'.join(_I.values())})\b")
# A headline gives speech behind a colon without marks.
_SENTENCE = later(r"[.!?…]\s*\Z")


@detector("quotation-lost")
def quotation_lost(view: View) -> Iterator[Hit]:
    """Find sentences without quotation marks that keep the “I” or “we”, or the colon, of speech in a source."""
    quoted_before = False
    for paragraph, marks in _marked(view):
        if marks:
            # A quotation left open may go on behind.
            quoted_before = len(marks) % 2 > 0
        elif paragraph is not None and not quoted_before and paragraph.language not in IDEOGRAPHIC:
            speech = _speech(paragraph) or _marked_otherwise(paragraph)
            colon = _SAID_THERE.search(paragraph.source) is not None
            for span in english_sentences(paragraph.text) if speech else ():
                english = paragraph.text[span.start : span.end]
                if _unreported(english) or (colon and _SAID.search(english) and not _SINGLE.search(english)):
                    yield Hit((paragraph.mark(*span),), {"other": shortened(speech or "")})


@once
def _marked(view: View) -> list[tuple[SourcedParagraph | None, list[re.Match[str]]]]:
    """Give all paragraphs in order, None for one without a source, each with its quotation marks; none if none has."""
    sourced = {paragraph.segments: paragraph for paragraph in beside(view)}
    found = []
    for unit in units(view.document) if sourced else ():
        paragraph = sourced.get(unit.segments)
        text = paragraph.text if paragraph else " ".join(view.folded[number] for number in unit.segments)
        found.append((paragraph, list(_DOUBLE.finditer(text))))
    return found


def _unreported(english: str) -> bool:
    """Say whether English without double marks speaks as “I” or “we” and neither marks nor reports it."""
    return (
        _FIRST_PERSON.search(english) is not None
        and _SENTENCE.search(english) is not None
        and not _SINGLE.search(english)
        and not _REPORTED.search(english)
    )


def _speech(paragraph: SourcedParagraph) -> str | None:
    """Give the longest quotation of a source that is speech, and whose writer says no “I”."""
    source = paragraph.source
    if not _SPOKEN.search(source) or not _closed(source):
        return None
    marks = [found.span() for found in _DOUBLE.finditer(source)]
    opened = {found.end() for found in _SPOKEN.finditer(source)}
    starts, ends = [start for start, _ in marks[::2]], [end for _, end in marks[1::2]]
    outside = [source[end:start] for end, start in zip([0, *ends], [*starts, len(source)], strict=True)]
    spoken = [
        source[start:end]
        for (_, start), (end, _) in zip(marks[::2], marks[1::2], strict=True)
        if {start, start + 1} & opened
    ]
    return _long_enough(max(spoken, key=len, default=""), outside, paragraph.language)


def _marked_otherwise(paragraph: SourcedParagraph) -> str | None:
    """Give what a source says behind a dash or in single marks, unless the English has a dash there, too: a list."""
    source = paragraph.source
    found = None if _A_DASH.match(paragraph.text) else _DASHED.match(source) or _SINGLE_MARKS.search(source)
    if not found or _DOUBLE.search(source):
        return None
    return _long_enough(found[1], [source[: found.start()], source[found.end() :]], paragraph.language)


def _long_enough(speech: str, outside: Sequence[str], language: str | None) -> str | None:
    """Give speech that is more than a turn of phrase, where its writer says no “I” outside it."""
    writer = _WRITERS.get(language or "", _WRITER)
    return speech if len(speech.split()) >= _SPEECH_WORDS and not any(map(writer.search, outside)) else None


@detector("quotation-left-open")
def quotation_left_open(view: View) -> Iterator[Hit]:
    """Find a quotation mark without its partner where the source closes its quotations.

    Silent where the quotation may go on from the paragraph before or into the next.
    """
    marked = _marked(view)
    found = [marks for _, marks in marked]
    for (paragraph, marks), before, behind in zip(marked, [[], *found], [*found[1:], []], strict=False):
        if paragraph is None or not len(marks) % 2:
            continue
        if not _UNSOUND.search(paragraph.text) and _closed(paragraph.source):
            goes_on = len(before) % 2 or len(behind) % 2 or (behind and behind[0].start() == 0)
            if not goes_on:
                yield Hit((paragraph.mark(*_alone(paragraph.text, marks)),))


def _alone(text: str, marks: Sequence[re.Match[str]]) -> Span:
    """Say which of an odd number of quotation marks has no partner, by what stands around them."""
    opened: re.Match[str] | None = None
    for mark in marks:
        opens = _OPENS.match(text, mark.start()) is not None
        if opens and opened:
            return Span(*opened.span())
        if not opens and not opened:
            return Span(*mark.span())
        opened = mark if opens else None
    return Span(*marks[-1].span())


def _closed(source: str) -> bool:
    """Say whether a source has quotations, all of them closed."""
    count = len(_DOUBLE.findall(source))
    return count > 0 and not count % 2 and not _UNSOUND.search(source)


_BRACKET, _OPENING = later(r"[()\[\]（）【】［］]"), "([（【［"
# Items of a list have half a bracket, and faces are made of one.
_HALF = later(r"(?:^|\s)\w{1,3}\)|[:;=]'?-?[()\[\]]|[()]{2}|\^")


@detector("bracket-left-open")
def bracket_left_open(view: View) -> Iterator[Hit]:
    """Find a bracket without its partner where the source closes its brackets."""
    for paragraph in beside(view):
        text, source = paragraph.text, paragraph.source
        if not (_BRACKET.search(text) and _BRACKET.search(source)) or _HALF.search(text) or _HALF.search(source):
            continue
        alone = _open_brackets(text)
        if len(alone) == 1 and not _open_brackets(source):
            yield Hit((paragraph.mark(*alone[0]),))


def _open_brackets(text: str) -> list[Span]:
    """Give the brackets that have no partner of any form."""
    opened: list[Span] = []
    alone: list[Span] = []
    for found in _BRACKET.finditer(text):
        span = Span(*found.span())
        if found[0] in _OPENING:
            opened.append(span)
        elif opened:
            opened.pop()
        else:
            alone.append(span)
    return sorted(alone + opened)
