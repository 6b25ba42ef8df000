"""Speech of the source that the English gives as its own, and marks and brackets that the English alone leaves open."""

import re
from collections.abc import Iterator, Sequence

from mtcheck.model import Span
from mtcheck.rules.detectors.beside import Beside, beside
from mtcheck.rules.detectors.counterparts import IDEOGRAPHIC, Pair, pairs, shortened
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import later, once
from mtcheck.rules.view import Hit, View
from mtcheck.text.fold import fold
from mtcheck.text.units import units

# Double marks of any desk, in folded text. Titles in Chinese have marks of their own, which English sets in italics.
_DOUBLE = later(r"[\"„«»「」『』〝〟]|''|,,(?=\w)|``")
# Single marks that open or close; an apostrophe stands between letters.
_SINGLE = later(r"(?<!\w)'(?=\w)|(?<=[.,!?…])'(?!\w)")
_OPENS = later(r"(?<![\w.,!?…)%'])[^\w\s]{1,2}(?=\S)")
# Inches, or a mark where an apostrophe belongs: they make the count unsound.
_UNSOUND = later(r"\d\"|\w\"(?=\w)")
# So many words, and so much of the paragraph, are somebody's speech and no name, title or turn of phrase.
_SPEECH_WORDS, _SPEECH_SHARE = 4, 0.5
# Speech opens its paragraph, or stands behind a colon.
_SPOKEN = later(r"(?:^|[:.] ?)(?:[\"„«]|''|,,) ?(?=[^\W\d_])")
# Speech that was made indirect on purpose.
_REPORTED = later(
    r"(?i)\b(?:that|according to|whether|expla\w+|claim\w*|not(?:e|es|ed|ing)|ask(?:s|ed)? (?:all|for|to))\b"
)

# English that reports speech turns “we” into “they” and may do without “that”: only a first person left as it was shows
# that nothing was reported. “World War I” and “mine” are none; whom somebody told or asked is the writer.
_FIRST_PERSON = later(
    r"(?:^|[^\w\s] ?|\b[a-z']+ )I(?![.\w])|\b(?:[Ww]e|[Mm]y(?:self)?|[Oo]ur(?:s|selves)?)\b"
    r"|\b(?<!told )(?<!tells )(?<!tell )(?<!asked )(?<!assured )(?<!showed )(?<!with )(?<!to )(?:me|us)\b"
)
# A writer who is there in the source, outside its quotations, may be there in the English.
_WRITER = later(
    r"(?i)\b(?:me|mí?|nos|nosotros|mis|nuestr\w+|je|j'|nous|notre|mon|ma|mes|ich|mir|mich|wir|uns|unser\w*|mein\w*|ci|noi"
    r"|mi[oae]|miei|nostr\w+|eu|meus?|minhas?|noss\w+|мне|меня|мо[йяеи]|нам|нас|мы|я|наш\w*|mnie|nam|nas|mój|moj\w+|nasz\w*"
    r"|mě|mně|nám|nás|můj|náš|naš\w*|îmi|mie|ne|nou[ăa]|me[au]|noastr\w+|nostru)\b"
)
# A headline gives speech behind a colon without marks.
_SENTENCE = later(r"[.!?…]\s*\Z")


@detector("quotation-lost")
def quotation_lost(view: View) -> Iterator[Hit]:
    """Find sentences without quotation marks that keep the “I” or “we” of a source that is mostly speech in marks."""
    quoted_before = False
    for paragraph, marks in _marked(view):
        if marks:
            # A quotation left open may go on behind.
            quoted_before = len(marks) % 2 > 0
        elif (
            paragraph is not None
            and not quoted_before
            and paragraph.language not in IDEOGRAPHIC
            and _SPOKEN.search(paragraph.source)
        ):
            whole = Pair(paragraph.text, Span(0, len(paragraph.text)), paragraph.source)
            for english, span, source in [whole] if _speech(whole.source) else pairs(paragraph):
                if _unreported(english) and (speech := _speech(source)):
                    yield Hit((paragraph.mark(*span),), {"other": shortened(speech)})


@once
def _marked(view: View) -> list[tuple[Beside | None, list[re.Match[str]]]]:
    """Give all paragraphs in order, None for one without a source, each with its quotation marks; none if none has."""
    sourced = {paragraph.segments[0]: paragraph for paragraph in beside(view)}
    return [
        (sourced.get(unit.segments[0]), list(_DOUBLE.finditer(fold(unit.text))))
        for unit in (units(view.document) if sourced else ())
    ]


def _unreported(english: str) -> bool:
    """Say whether English without double marks speaks as “I” or “we” and neither marks nor reports it."""
    return (
        _FIRST_PERSON.search(english) is not None
        and _SENTENCE.search(english) is not None
        and not _SINGLE.search(english)
        and not _REPORTED.search(english)
    )


def _speech(source: str) -> str | None:
    """Give the longest quotation of a source that is mostly speech, and whose writer says no “I”."""
    if not _SPOKEN.search(source) or not _closed(source):
        return None
    marks = [found.span() for found in _DOUBLE.finditer(source)]
    quoted = [source[start:end] for (_, start), (end, _) in zip(marks[::2], marks[1::2], strict=True)]
    starts, ends = [start for start, _ in marks[::2]], [end for _, end in marks[1::2]]
    outside = [source[end:start] for end, start in zip([0, *ends], [*starts, len(source)], strict=True)]
    if any(map(_WRITER.search, outside)):
        return None
    longest = max(quoted, key=len)
    much = sum(map(len, quoted)) >= _SPEECH_SHARE * len(source)
    return longest if much and len(longest.split()) >= _SPEECH_WORDS else None


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
