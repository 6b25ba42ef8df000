"""Rules against marks: what an annotator marked in a story, and what of it the rules find.

A finding hits a mark where it shares a character with it in the same segment; it may hit several marks, and several
findings on one mark count once. What hits no mark is a wrong alert until somebody has read it.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import filterfalse
from pathlib import Path

from mtcheck.errors import InputError, unreadable
from mtcheck.finder import Finder
from mtcheck.measures.figures import Figure
from mtcheck.measures.labels import Label, all_labelled
from mtcheck.measures.looked import met, words_of
from mtcheck.model import Document, Finding, Mark
from mtcheck.origins import ERAS, Era
from mtcheck.readers import read
from mtcheck.rules import RuleSet

# An entry of a rule that fires in at least so many other stories was not made to fit the one it is counted in.
OTHERS = 2
# What the project asks of itself. Of the marks of stories by engines of an era, in per cent, that so much is found: of
# those that patterns and lexicons can find, by general entries, and of all, by any rule.
_FOUND: Mapping[Era, tuple[float, float]] = {"older": (30, 25), "present": (20, 12)}
# The share of flags that hit a mark, in per cent, and the most wrong alerts in 1,000 words that people wrote.
_RIGHT, _WRONG_MOST = 85, 1.2


@dataclass(frozen=True, slots=True)
class GoldMark:
    """One mark of an annotator; ``detectable`` is the least that would find it, as the annotator saw it."""

    place: Mark
    type: str
    mqm: str
    severity: str
    detectable: str


@dataclass(frozen=True, slots=True)
class Marked:
    """One annotated document, with the flags that the rules raise in it and, by id, the entry that each met."""

    label: Label
    words: int
    marks: tuple[GoldMark, ...]
    flags: tuple[Finding, ...]
    entries: Mapping[str, int]

    @property
    def era(self) -> Era | None:
        """Give the era of the engine; None for what no engine made."""
        return self.label.era


def read_marks(path: Path) -> dict[str, tuple[GoldMark, ...]]:
    """Read the marks of a gold file by document; () for a document that has none.

    A line is a mark (doc, segment, start, end, type, mqm, severity, detectable) or says that a document has ``none``.
    Raises InputError with the line that is neither, and for a file that cannot be read.
    """
    marks: dict[str, list[GoldMark]] = {}
    with unreadable(path):
        lines = path.read_text("utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        try:
            fields = json.loads(line)
            of = marks.setdefault(fields["doc"], [])
            if not fields.get("none"):
                place = Mark(fields["segment"], fields["start"], fields["end"])
                of.append(GoldMark(place, *(str(fields[key]) for key in ("type", "mqm", "severity", "detectable"))))
        except (ValueError, KeyError, TypeError) as error:
            remedy = "give doc, segment, start, end, type, mqm, severity, detectable"
            raise InputError(f"not a mark: {error}", place=f"{path}:{number}", remedy=remedy) from error
    return {name: tuple(of) for name, of in marks.items()}


def read_marked(gold: Path, docs: Path, rules: RuleSet) -> list[Marked]:
    """Read annotated documents and look at them.

    Raises InputError where one cannot be read, or a mark names one that is not among them.
    """
    marks = read_marks(gold)
    finder = Finder(rules)
    marked = [
        _marked(document, label, marks.pop(document.name, ()), finder) for document, label in all_labelled([docs])
    ]
    if marks:
        name = next(iter(marks))
        there = name in {item.name for item in read([str(docs)])}
        remedy = f"name its origin (native, human, mt) in {docs}" if there else f"no such document in {docs}"
        raise InputError(f"has marks for “{name}”", place=str(gold), remedy=remedy)
    return marked


def _marked(document: Document, label: Label, marks: tuple[GoldMark, ...], finder: Finder) -> Marked:
    found = [(finding, entry) for finding, entry in met(document, finder) if finding.rule.kind == "flag"]
    entries = {finding.id: entry for finding, entry in found}
    return Marked(label, words_of(document), marks, tuple(finding for finding, _ in found), entries)


def hits(flag: Finding, mark: GoldMark) -> bool:
    """Say whether a finding, in any of its places, shares a character with a mark."""
    return any(map(mark.place.meets, flag.marks))


def gold_figures(marked: Sequence[Marked], elsewhere: Callable[[int, str], int] | None) -> Iterator[Figure]:
    """Say what of the marks is found, by era, and how many alerts are wrong.

    Rules that need the source are left out, and told apart behind: what they add where it is given.

    ``elsewhere`` counts the stories other than one that an entry fires in: for recall that must not come from wordings
    made to fit the marks, only entries with at least `OTHERS` count. None, where nothing is known of other stories,
    leaves that figure open.
    """
    alone = [replace(each, flags=tuple(filterfalse(_needs_source, each.flags))) for each in marked]
    for era in ERAS:
        of_era = [each for each in alone if each.era == era]
        if of_era:
            yield from _era_figures(era, of_era, elsewhere)
    yield from _people_figures("marks: human and native documents", alone)
    if any(_needs_source(flag) for each in marked for flag in each.flags):
        yield from _sourced_figures(marked)


_Counts = Callable[[Marked, Finding], bool]


def _any_flag(_: Marked, flag: Finding) -> bool:
    return bool(flag)


def _needs_source(flag: Finding) -> bool:
    return flag.rule.conditions.needs_source


def _surface(mark: GoldMark) -> bool:
    return mark.detectable in ("pattern", "lexicon")


def _people_figures(part: str, marked: Iterable[Marked]) -> Iterator[Figure]:
    people = [each for each in marked if each.era is None]
    if people:
        words = sum(each.words for each in people)
        wrong = sum(len(_wrong(each)) for each in people)
        yield Figure(part, "wrong alerts", 1000 * wrong / words, "per 1,000 words", words, _WRONG_MOST, most=True)
        yield _recall(part, "of all marks", people, _any_flag, lambda _: True)


def _sourced_figures(marked: Sequence[Marked]) -> Iterator[Figure]:
    """Say what all rules find, those that need the source among them, and how often these are right."""
    for era in ERAS:
        of = [each for each in marked if each.era == era]
        if of:
            part = f"marks, with the source: {era} engines"
            yield _recall(part, "of pattern and lexicon marks, all rules", of, _any_flag, _surface)
            yield _recall(part, "of all marks, all rules", of, _any_flag, lambda _: True)
            yield _right(part, "of flags hit a mark", of)
            needing = [replace(each, flags=tuple(filter(_needs_source, each.flags))) for each in of]
            yield _right(part, "of flags that need the source hit a mark", needing)
    yield from _people_figures("marks, with the source: human and native documents", marked)


def _right(part: str, name: str, of: Sequence[Marked], wanted: float | None = None) -> Figure:
    flags = sum(len(each.flags) for each in of)
    right = flags - sum(len(_wrong(each)) for each in of)
    return Figure(part, name, _percent(right, flags), "%", flags, wanted)


def _era_figures(era: Era, of: Sequence[Marked], elsewhere: Callable[[int, str], int] | None) -> Iterator[Figure]:
    part = f"marks: {era} engines"
    general_least, all_least = _FOUND[era]

    def general(each: Marked, flag: Finding) -> bool:
        return elsewhere is not None and elsewhere(each.entries[flag.id], each.label.story) >= OTHERS

    if elsewhere is not None:
        yield _recall(part, "of pattern and lexicon marks, general entries", of, general, _surface, general_least)
    yield _recall(part, "of pattern and lexicon marks, all rules", of, _any_flag, _surface)
    yield _recall(part, "of all marks, all rules", of, _any_flag, lambda _: True, all_least)
    yield _recall(part, "of critical and major marks", of, _any_flag, lambda mark: mark.severity != "minor")
    yield _right(part, "of flags hit a mark", of, _RIGHT)
    touched = [_touched(each, place) for each in of for flag in each.flags for place in flag.marks]
    yield Figure(part, "of their places, the further ones too", _percent(sum(touched), len(touched)), "%", len(touched))
    agreed = [_agrees(each, flag) for each in of for flag in each.flags if any(hits(flag, mark) for mark in each.marks)]
    yield Figure(part, "of those say the same kind of fault", _percent(sum(agreed), len(agreed)), "%", len(agreed))
    for field in ("severity", "detectable", "type"):
        for value in sorted({getattr(mark, field) for each in of for mark in each.marks}):
            yield _recall(part, f"of marks, {field} {value}", of, _any_flag, _is(field, value))


def _is(field: str, value: str) -> Callable[[GoldMark], bool]:
    return lambda mark: bool(getattr(mark, field) == value)


def _recall(
    part: str,
    name: str,
    of: Iterable[Marked],
    counts: _Counts,
    wanted: Callable[[GoldMark], bool],
    least: float | None = None,
) -> Figure:
    found = [
        any(hits(flag, mark) and counts(each, flag) for flag in each.flags)
        for each in of
        for mark in each.marks
        if wanted(mark)
    ]
    return Figure(part, name, _percent(sum(found), len(found)), "%", len(found), least)


def _wrong(each: Marked) -> list[Finding]:
    return [flag for flag in each.flags if not any(hits(flag, mark) for mark in each.marks)]


def _touched(each: Marked, place: Mark) -> bool:
    return any(place.meets(mark.place) for mark in each.marks)


def _agrees(each: Marked, flag: Finding) -> bool:
    """Say whether a mark that a flag hits is of the same kind, by the first level of MQM."""
    kind = flag.rule.mqm.partition("/")[0]
    return any(hits(flag, mark) and kind in _kind(mark) for mark in each.marks)


def _kind(mark: GoldMark) -> str:
    """Give the first level of a mark's MQM type; older versions of MQM say fluency for linguistic conventions."""
    return mark.mqm.partition("/")[0].casefold().replace("fluency", "linguistic")


def _percent(part: int, of: int) -> float | None:
    return 100 * part / of if of else None
