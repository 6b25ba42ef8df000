"""Tracked changes in Word: what can be repaired without looking, for the editor to accept or reject."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import accumulate, count, groupby
from typing import NamedTuple

from mtcheck.text import wordml
from mtcheck.text.deletions import deletion
from mtcheck.text.kept import Untouched
from mtcheck.text.wordml import Node, Paragraph

AUTHOR = "mtcheck"
# What can be struck out and come back.
_PLAIN = frozenset(("rPr", "t", "tab", "br", "cr", "noBreakHyphen", "lastRenderedPageBreak"))
# Where a change may stand; one within somebody else's change is left to the editor, and the comment says what to do.
_OPEN = frozenset(("p", "hyperlink", "sdtContent", "smartTag"))
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Point(NamedTuple):
    """A character of a Word document: the number of its paragraph, from 1, and its number there, from 0."""

    line: int
    character: int


class Stretch(NamedTuple):
    """What a comment is on, first and last character, with its text and what belongs there (None: nobody knows).

    ``finding`` is the number of its finding, of which each place has a stretch.
    """

    finding: int
    first: Point
    last: Point
    match: str
    comment: str
    repair: str | None


class Repair(NamedTuple):
    """What is struck out, first and last character in one paragraph, and what is put behind it."""

    first: Point
    last: Point
    new: str


def legal(text: str) -> str:
    """Put U+FFFD for what XML cannot hold, character by character."""
    return _ILLEGAL.sub("\ufffd", text)


def repairs_of(paragraphs: Sequence[Paragraph], stretches: Sequence[Stretch]) -> list[Repair]:
    """Give the repairs that stand within one paragraph and do not overlap, each as small as can be.

    What `Untouched` names stays; so does all that a finding would change elsewhere if it would change that, too.
    """
    made: list[Repair] = []
    known = [each for each in stretches if each.repair is not None]
    kept = _kept(paragraphs, known) if known else set()
    wanted = (each for each in known if each.finding not in kept and each.first.line == each.last.line)
    for line, group in groupby(sorted(wanted, key=lambda each: each.first), key=lambda each: each.first.line):
        paragraph = paragraphs[line - 1]
        if paragraph.anchor is not None:
            continue
        text, taken = paragraph.text, -1
        for each in group:
            first, last, new = _smallest(text, each.first.character, each.last.character + 1, each.repair or "")
            if taken < first < last:
                taken = last - 1
                made.append(Repair(Point(line, first), Point(line, taken), new))
    return made


def _kept(paragraphs: Sequence[Paragraph], stretches: Sequence[Stretch]) -> set[int]:
    """Give the findings that would change what no repair may change."""
    starts = list(accumulate((len(each.text) + 1 for each in paragraphs), initial=0))
    text = "\n".join(each.text for each in paragraphs)
    untouched = Untouched(text, "text")
    kept = set()
    for each in stretches:
        start, end = (starts[point.line - 1] + point.character for point in (each.first, each.last))
        if untouched.at(*((start, end + 1) if each.repair else deletion(text, start, end + 1))):
            kept.add(each.finding)
    return kept


def _smallest(text: str, start: int, end: int, new: str) -> tuple[int, int, str]:
    """Narrow a replacement to what differs; a deletion takes the space with it that would be left over."""
    if not new:
        return *deletion(text, start, end), new
    head = _alike(text[start:end], new)
    tail = _alike(text[start + head : end][::-1], new[head:][::-1])
    return start + head, end - tail, new[head : len(new) - tail]


def _alike(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def change(root: Node, runs: Sequence[list[Node]], repairs: Sequence[Repair]) -> None:
    """Make these repairs as tracked changes, where runs begin and end as they do.

    ``runs`` gives the run of each character, paragraph by paragraph.
    """
    ids = (wordml.whole(wordml.value(each, "id")) for each in root.iter())
    numbers = count(max((each for each in ids if each is not None), default=0) + 1)
    for first, last, new in repairs:
        line = runs[first.line - 1]
        struck = [run for run, _ in groupby(line[first.character : last.character + 1])]
        around = line[max(0, first.character - 1) : first.character] + line[last.character + 1 : last.character + 2]
        whole = all(each is not run for each in around for run in (struck[0], struck[-1]))
        if whole and all(wordml.local(each) in _PLAIN for run in struck for each in run):
            _strike(struck, new, numbers)


def _strike(runs: Sequence[Node], new: str, numbers: Iterator[int]) -> None:
    """Mark runs as deleted, and put new text with the formatting of the last one behind them."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    if any(wordml.local(run.getparent()) not in _OPEN for run in runs):
        return

    def marked(kind: str) -> Node:
        # Without a date, which would make every report another file.
        return OxmlElement(kind, attrs={qn("w:id"): str(next(numbers)), qn("w:author"): AUTHOR})

    for run in runs:
        deleted = marked("w:del")
        run.addprevious(deleted)
        deleted.append(run)
        for each in [each for each in run if wordml.local(each) == "t"]:
            struck = OxmlElement("w:delText", attrs={qn("xml:space"): "preserve"})
            struck.text = each.text
            run.replace(each, struck)
    if new:
        inserted, run = marked("w:ins"), OxmlElement("w:r")
        formatting = wordml.child(runs[-1], "rPr")
        if formatting is not None:
            run.append(deepcopy(formatting))
        run.text = legal(new)
        inserted.append(run)
        runs[-1].getparent().addnext(inserted)
