"""What no repair may change in a text: addresses, tags and their attributes, code, and what stands before the story."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Kept(NamedTuple):
    """A stretch of a text, in characters, and what it is, as in “it stands in …”."""

    start: int
    end: int
    what: str


# What may be part of an address; a stop or bracket at its end is of the sentence.
_ADDRESS = r"[^\s<>\"“”]*[^\s<>\"“”.,;:!?'’)\]]"
# Each begins where no part of it could stand before, so that a text is gone through once.
_INLINE: Sequence[tuple[re.Pattern[str], str]] = (
    (
        re.compile(rf"(?<![a-z0-9+.-])(?:[a-z][a-z0-9+.-]{{0,20}}://|mailto:|www\.){_ADDRESS}", re.IGNORECASE),
        "an address",
    ),
    (re.compile(rf"(?<![\w@.-])(?:[\w-]+\.)+[a-z]{{2,}}/{_ADDRESS}", re.IGNORECASE), "an address"),
    (re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "an address"),
    (re.compile(rf"(?<![\w<&/.])/(?:[\w.~%-]+/)+{_ADDRESS}"), "an address"),
    (re.compile(r"</?[a-z][^<>]{0,2000}>", re.IGNORECASE), "a tag"),
    (re.compile(r"\[/?[a-z][\w-]*\s+[\w-]+=[^\[\]\n]*\]", re.IGNORECASE), "a template's code"),
)
# What begins and ends with signs of its own, within so many characters and without those that cannot stand between. An
# expression for the whole would look through as many behind each sign that is never closed.
_WITHIN = 1000
_LINE_END = re.compile(r"\n")
_BETWEEN: Sequence[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], str]] = (
    # A tag that was escaped, once or more, and shows.
    (
        re.compile(r"&(?:amp;)*lt;/?[a-z]", re.IGNORECASE),
        re.compile(r"&(?:amp;)*gt;", re.IGNORECASE),
        re.compile(r"[<>\n]"),
        "a tag",
    ),
    *(
        (re.compile(re.escape(begin)), re.compile(re.escape(end)), _LINE_END, "a template's code")
        for begin, end in (("{{", "}}"), ("{%", "%}"), ("<?", "?>"), ("<%", "%>"))
    ),
)
# An element of code, but none that closes itself, and no other whose name begins alike (“svg-icon”); and where no
# element begins: a comment, and in Markdown what is in backticks.
_CODE = re.compile(
    r"<(?:(?P<comment>!--)|(?P<name>code|kbd|samp|tt|var|pre|script|style|textarea|svg|math|template)(?=[\s/>])"
    r"(?:[^<>]*[^<>/])?>)|(?<![`\\])(?P<ticks>`{1,4})(?!`)",
    re.IGNORECASE,
)
_IN_ATTRIBUTE = re.compile(r"<[a-z][^<>]*=\s*(?:\"[^<>\"]*|'[^<>']*)", re.IGNORECASE)
_CLOSING = {"name": r"</{}\s*>", "comment": "-->", "ticks": "(?<!`){}(?!`)"}
# So many backticks enclose a part of a paragraph; more may be a block.
_INLINE_TICKS = 2
_BLANK = re.compile(r"\n[ \t\r]*\n|\r[ \t]*\r")
# A story may open with a rule, too: what stands between lines of their own begins with a field, and all of its lines
# are fields or go on with one. Only TOML has fields whose text goes on at the beginning of a line.
_END = r"(?:\r\n|\n|\r(?!\n))"
_OPENED = rf"[ \t]*{_END}(?:[ \t]*(?:#[^\r\n]*)?{_END})*(?=[\w\"'-]+[ \t]*[:=])"
_GOING_ON = r"(?:(?:[\w\"'][\w\"'. -]{0,40}[:=]|[-#\[\]{} \t])[^\r\n]*)?"
_FRONT = re.compile(
    rf"\ufeff?(?:---{_OPENED}(?:(?!---[ \t]*(?:[\r\n]|\Z)){_GOING_ON}{_END})*---"
    rf"|\+\+\+{_OPENED}(?s:.*?){_END}\+\+\+)[ \t]*(?=[\r\n]|\Z)",
)


class Untouched:
    """The stretches of one text that no repair may change."""

    def __init__(self, text: str, format: str) -> None:
        self._found: list[Kept] = []
        # Of what overlaps the first and longest says what it is: an address in a tag is part of the tag.
        for each in sorted(_found(text, format), key=lambda each: (each.start, -each.end)):
            if self._found and each.start < self._found[-1].end:
                before = self._found[-1]
                self._found[-1] = before._replace(end=max(before.end, each.end))
            else:
                self._found.append(each)

    def at(self, start: int, end: int) -> str | None:
        """Say what stands where a stretch would be changed; None where it may be."""
        before = bisect_right(self._found, start, key=lambda each: each.start)
        near = self._found[max(0, before - 1) : before + 1]
        return next((each.what for each in near if each.start < max(end, start + 1) and start < each.end), None)


def _found(text: str, format: str) -> Iterator[Kept]:
    if front := _FRONT.match(text):
        yield Kept(*front.span(), "front matter")
    for pattern, what in _INLINE:
        yield from (Kept(*each.span(), what) for each in pattern.finditer(text))
    for begin, end, never, what in _BETWEEN:
        yield from (Kept(*span, what) for span in _between(text, begin, end, never))
    yield from () if format == "text" else _code(text, html=format == "html")


def _between(
    text: str, begin: re.Pattern[str], end: re.Pattern[str], never: re.Pattern[str]
) -> Iterator[tuple[int, int]]:
    """Give what stands between the signs, with these; what is never closed is passed over in one go."""
    opened, closed = begin.search(text), end.search(text)
    while opened and closed:
        if closed.start() < opened.end():
            closed = end.search(text, opened.end())
        elif closed.start() - opened.end() > _WITHIN:
            opened = begin.search(text, opened.start() + 1)
        elif stop := never.search(text, opened.end(), closed.start()):
            opened = begin.search(text, stop.end())
        else:
            yield opened.start(), closed.end()
            opened = begin.search(text, closed.end())


def _code(text: str, *, html: bool) -> Iterator[Kept]:
    """Give what stands in elements of code; one that is not closed is a name in Markdown, and in a page has no end."""
    at, open_ended = 0, set()
    while opened := _CODE.search(text, at):
        before, at = max(0, text.rfind("<", at, opened.start())), opened.end()
        kind, name = opened.lastgroup, opened[opened.lastgroup or 0].lower()
        if name in open_ended or (kind == "ticks" and html) or _IN_ATTRIBUTE.fullmatch(text, before, opened.start()):
            continue
        closed = re.compile(_CLOSING[kind or ""].format(name), re.IGNORECASE).search(text, at)
        # Short ones are of one paragraph.
        if kind == "ticks" and closed and len(name) <= _INLINE_TICKS and _BLANK.search(text, at, closed.start()):
            continue
        if closed:
            at = closed.end()
        elif html and kind == "name":
            at = len(text)
        else:
            open_ended.add(name)
            continue
        if kind == "name":
            yield Kept(opened.start(), at, "code")
