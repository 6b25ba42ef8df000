"""Quotation marks, dashes and question marks set the way another language sets them, or left without their partner."""

from collections.abc import Iterator

from mtcheck.model import Mark
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import hit, just_before, later, scan
from mtcheck.rules.view import Hit, View
from mtcheck.text import tables
from mtcheck.text.foreign import foreign

_FOREIGN_MARKS = ("«", "»", "„", "‚", "‹", "›", ",,")
# A pair in any mixture, else a mark alone; but a lone » at the edge of a line is an arrow of a web page.
_FOREIGN = later(
    r"(?P<open>[«„‹‚]|(?<![\w,]),,(?=\w))[^«»„‹›\"]{1,400}?(?P<close>[»›\"]|''|(?<!\w)'(?!\w)|(?<=[\w.,!?])'(?!\w))"
    r"|(?<![\w.,!?])(?P<plain>\")[^«»„\"]{1,400}(?P<end>»)"
    r"|(?P<alone>[«„](?= ?\w)|(?<=[.,!?] )»|(?<=[\w.,!?])»(?=[\s.,;:]+[a-z]))"
)


@detector("foreign-quotation-marks", *_FOREIGN_MARKS)
def foreign_quotation_marks(view: View) -> Iterator[Hit]:
    """Find « », „ “, ‚ ‘ and ,, '' as quotation marks; a pair, mixed pairs included, is one finding with two spans."""
    for segment, found in scan(view, _FOREIGN_MARKS, _FOREIGN):
        marks = tuple(Mark(segment, *found.span(name)) for name, text in found.groupdict().items() if text)
        yield Hit(marks, suggestion='"')


_TYPEWRITER = later(r"``|(?<![\w'`])''(?=[A-Za-z])|(?<=[A-Za-z,.!?])''(?![\w'])")


@detector("typewriter-quotation-marks", "``", "''")
def typewriter_quotation_marks(view: View) -> Iterator[Hit]:
    """Find `` and '' (two single marks) in place of quotation marks; those of a story have one cause."""
    marks = tuple(Mark(segment, *found.span()) for segment, found in scan(view, ("``", "''"), _TYPEWRITER))
    if marks:
        yield Hit(marks, suggestion='"')


# The second form is two quotations that lost the space between them.
_TWICE = later(r"(?P<apart>[.,!?]\"\"(?=[A-Za-z]))|\"\"(?=\w)|(?<=\w)[.,!?]?\"\"")


@detector("doubled-quotation-marks", '""')
def doubled_quotation_marks(view: View) -> Iterator[Hit]:
    """Find two quotation marks in a row (“""word""”)."""
    for segment, found in scan(view, ('""',), _TWICE):
        yield hit(segment, found, found.group().replace('""', '" "' if found["apart"] else '"'))


_INVERTED = later(
    r"(?<![A-Za-z])[¿¡] ?(?=(?:Wh|How|Is|Are|Do|Does|Can|Could|Will|Would|The|It|I|You|We|They|This|That|In|But|And|Not"
    r"|Now|Have|Has|Should|At|For)[a-z']{0,3}\b)"
    r"|(?<![A-Za-z])[¿¡] ?(?=(?P<words>\w[\w', ]{1,80})[?!])"
)
_WORDS = later(r"[^\W\d_]+(?:'[a-z]+)?")
# Spanish has words like these as often as English (“animal”, “horror”, “piano”).
_SHARED = later(r"(?:[^o]al|[ao]r|ble|ion|[aiou]s|[ai]|(?<!hell)o)\Z")


@detector("inverted-marks", "¿", "¡")
def inverted_marks(view: View) -> Iterator[Hit]:
    """Find Spanish opening question and exclamation marks before English words; silent for slogans and titles."""
    for segment, found in scan(view, ("¿", "¡"), _INVERTED):
        if found["words"] is None or _is_english(found["words"]):
            yield hit(segment, found, "")


def _is_english(text: str) -> bool:
    """Say whether all words of a text are English, one of them no other language's, and none a name but the first."""
    words = _WORDS.findall(text)
    known = all(word.lower() in tables.english() for word in words)
    return known and any(map(_is_own, map(str.lower, words))) and not any(word[0].isupper() for word in words[1:])


def _is_own(word: str) -> bool:
    return len(word) > 2 and not (word in tables.frequent() or foreign(word) or _SHARED.search(word))


_DASHES = "-–—"
_DASH = later(rf"[{_DASHES}] ?(?=[A-Z\"])")
_DIALOGUE = later(
    r"[-–—] ?[A-Z][^-–—]{1,200}(?:\? [-–—] ?[A-Z]| [-–—](?:said|says|asked|replied|answered|added|he|she)\b)"
)


@detector("dialogue-dash")
def dialogue_dash(view: View) -> Iterator[Hit]:
    """Find speech opened with a dash: question and answer in turn, or “—Yes —said”; all of a story are one finding."""
    lines = [index for index, text in enumerate(view.folded) if text[:1] in _DASHES and _DASH.match(text)]
    marks = [Mark(index, 0, 1) for index in lines if _DIALOGUE.match(view.folded[index]) or _answered(view, index)]
    if marks:
        yield Hit(tuple(marks), {"count": str(len(marks))})


def _answered(view: View, index: int) -> bool:
    """Say whether a line is a question and the next an answer that opens with a dash."""
    question, *further = view.folded[index : index + 2]
    return question.endswith("?") and any(_DASH.match(text) and text.endswith((".", "!")) for text in further)


# Not the sign for inches.
_PLAIN = later(r"\"(?<!\d.)")


@detector("unbalanced-quotation")
def unbalanced_quotation(view: View) -> Iterator[Hit]:
    """Find a paragraph with an odd number of quotation marks; silent where a long quotation runs over paragraphs."""
    quoted: dict[int, list[int]] = {}
    for index, text in enumerate(view.folded):
        if '"' in text:
            quoted.setdefault(view.segments[index].paragraph, []).extend([index] * len(_PLAIN.findall(text)))
    odd = {paragraph: indexes for paragraph, indexes in quoted.items() if len(indexes) % 2}
    if not odd:
        return
    paragraphs = {segment.paragraph: segment.index for segment in reversed(view.segments)}
    if 1 < len(view.segments) == len(paragraphs):
        return  # Aligned units: nobody said where paragraphs begin.
    for paragraph, indexes in odd.items():
        following = paragraphs.get(paragraph + 1)
        if following is None or not view.folded[following].startswith('"'):
            *_, last = _PLAIN.finditer(view.folded[indexes[-1]])
            yield Hit((Mark(indexes[-1], *last.span()),), {"count": str(len(indexes))})


# A sentence: of a part of one British copy sets the marks outside.
_QUOTED = r"\"(?=[A-Z]|(?:we|they|it|he|she|you|there|this|these) )(?:[^\"\s]+ +){3,120}[^\"\s]*"
_STOP_BEHIND = later(rf"{_QUOTED}[a-z0-9!?](?P<mark>\"\.)(?!\w)")
# What is told further with “which”, or is what a verb speaks of, is no speech but a name.
_COMMA_BEHIND = later(
    rf"{_QUOTED}[a-z0-9!?](?P<mark>\",) "
    r"(?!(?:wh(?:ich|o|ose|ere)|and (?:had|has|is|was|were)|ha[ds]|is|was|were|with)\b)"
)
# Nor is what hangs on one of these words (“the sign at the gate read”, “they stuck at”).
_TEXT_BEFORE = later(
    r"\b(?:as|at|by|for|from|in|like|of|on|to|with|him|her|them|us|me|call(?:ed|s)?|dubbed|reads?|reading|titled) \Z"
)


@detector("stop-behind-quotation", '".')
def stop_behind_quotation(view: View) -> Iterator[Hit]:
    """Find a quoted sentence with its full stop behind the mark (““It is over”.”); silent for titles."""
    for segment, found in scan(view, ('".',), _STOP_BEHIND):
        if not (_is_title(found[0]) or just_before(_TEXT_BEFORE, found)):
            yield hit(segment, found, '."')


@detector("comma-behind-quotation", '",')
def comma_behind_quotation(view: View) -> Iterator[Hit]:
    """Find a quoted sentence with its comma behind the mark (““It is over”, explains Rosa”); silent for titles."""
    for segment, found in scan(view, ('",',), _COMMA_BEHIND):
        if not (_is_title(found[0]) or just_before(_TEXT_BEFORE, found)):
            yield hit(segment, found, ',"')


def _is_title(text: str) -> bool:
    """Say whether most words of a quotation have capitals."""
    words = text.split()
    return 2 * sum(word.strip('"')[:1].isupper() for word in words) >= len(words)
