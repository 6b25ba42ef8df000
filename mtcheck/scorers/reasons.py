"""Why the translation score says what it says: the habits and the sentences that moved it most, in plain words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from heapq import nsmallest
from itertools import groupby, pairwise, repeat
from typing import NamedTuple, overload

from mtcheck.model import Finding, Segment
from mtcheck.scorers.features import BITS, END, PLAIN, SHAPE_NAMES, SUFFIXES, names, root
from mtcheck.scorers.steps import rules_by_claim
from mtcheck.scorers.trained import CLASSES, Head, Reading, Trained, reading
from mtcheck.terms import CANNOT_TELL

# A few habits and two passages are as many as an editor reads, a line each.
_HABITS, _FEWER, _PASSAGES = 3, 2, 2
# A habit seen twice may be chance, and a passage of a few words has nothing that it could show.
_SEEN, _WORDS = 3, 8
# Of the habits that pull most so many are looked through for those that say something new.
_LOOKED_THROUGH = 24
# By less than a third more, or less, a count says nothing to who reads it.
_DEPARTS = 1.33
# Of a passage so many characters are quoted.
_QUOTED = 60

# Rules that are named; the findings themselves stand in the report.
_NAMED = 4

CALLED = {"native": "copy written in English", "human": "a person's translation", "machine": "a machine's translation"}
_NATIVE, _TRANSLATED, _MACHINE = "as in copy written in English", "as in translations", "as machines translate"
_SHAPES = dict(
    zip(
        SHAPE_NAMES,
        (
            *("full stop", "comma", "colon, dash or bracket", "number", "name", "acronym", "day or month"),
            *("word in ’s", "name in ’s", "hyphenated word", "other word"),
        ),
        strict=True,
    )
)


# Shapes that gather words of every kind: a count of them tells a reader nothing.
_MUTE = frozenset((PLAIN + 1, *(PLAIN + 2 + SUFFIXES.index(each) for each in ("e", "y", "th", "en"))))
_STOP = END + 1


class _Habit(NamedTuple):
    """A feature of the grammar, how often it occurs, and the share of words it usually is."""

    feature: int
    times: int
    usual: float

    def departs(self, words: int) -> bool:
        """Say whether a reader would see that it is more, or less, than usual."""
        usual = self.usual * words
        most, least = max(self.times, usual), min(self.times, usual)
        return most >= _DEPARTS * least and _MUTE.isdisjoint(_symbols(self.feature))


class _Pull(NamedTuple):
    """A side that a question knows, and how it is called."""

    head: Head
    says: str
    sign: int = 1

    def other(self, says: str) -> "_Pull":
        """Give the other side of the same question."""
        return _Pull(self.head, says, -self.sign)


class Reasons(Sequence[str]):
    """The reasons for an answer, worked out when they are first asked for: most reports do not show them."""

    def __init__(self, tell: Callable[[], Iterable[str]]) -> None:
        self._tell = tell

    @cached_property
    def _told(self) -> tuple[str, ...]:
        return tuple(self._tell())

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[str, ...]: ...
    def __getitem__(self, index: int | slice) -> str | tuple[str, ...]:
        """Give one reason, or some."""
        return self._told[index]

    def __len__(self) -> int:
        """Count the reasons."""
        return len(self._told)

    def __eq__(self, other: object) -> bool:
        """Compare what is said."""
        return isinstance(other, Sequence) and self._told == tuple(other)

    def __repr__(self) -> str:
        """Show what is said."""
        return repr(self._told)

    def __reduce__(self) -> tuple[type[tuple[str, ...]], tuple[tuple[str, ...]]]:
        """Travel to another process as what is said."""
        return tuple, (self._told,)


def reasons(
    segments: Sequence[Segment],
    trained: Trained,
    possible: frozenset[str],
    told: str,
    findings: Iterable[Finding] = (),
) -> Iterator[str]:
    """Say what stays possible, what the rules found, which habits pull the text to which side, and which segments most.

    A habit is a grammar word or the shape of a word, or up to three of them in a row; its count stands beside the one
    usual in a text of that length. Where nothing could be told both sides are given. Passages are for copy that is
    held for a translation: anything else needs no going through.
    """
    if told != (by_text := answer(possible)):
        yield f"{by_text} by the text alone, but at these base rates something else is likelier"
    yield from _possible(possible)
    if told != "native":
        yield from _signs(findings, trained)
    of, by = _Pull(trained.heads["translated"], _TRANSLATED), _Pull(trained.heads["machine"], _MACHINE)
    read = reading(tuple([segment.text for segment in segments]))
    pulls: Sequence[tuple[_Pull, int]] = {
        "native": [(of.other(_NATIVE), _HABITS)],
        "translated": [(of, _HABITS)],
        "machine-translated": [(by, _FEWER), (of, _FEWER)],
    }.get(told, [(of, _FEWER), (of.other(_NATIVE), _FEWER)])
    named: list[int] = []
    departures = _departures(read, trained)
    for pull, most in pulls:
        for habit in _habits(departures, read, trained, pull, most, named):
            named.append(habit.feature)
            yield f"{_said(habit, read.found.words)}, {pull.says}"
    if told == "translated":
        yield from _passages(segments, read, trained, "translated", "most like a translation")
    elif told == "machine-translated":
        yield from _passages(segments, read, trained, "machine", "most like a machine's translation")


def _possible(possible: frozenset[str]) -> Iterator[str]:
    named = [CALLED[each] for each in CLASSES if each in possible]
    if len(named) > 1:
        yield f"{' and '.join((', '.join(named[:-1]), named[-1]))} stay possible"
    elif possible == {"human"}:
        yield f"only {CALLED['human']} stays possible"
    elif not named:
        yield "it has habits of each kind that the others lack: none stays possible"


def answer(possible: frozenset[str]) -> str:
    """Say in words what the classes that stay possible mean."""
    if len(possible) == 1:
        return {"native": "native", "human": "translated", "machine": "machine-translated"}[min(possible)]
    return "translated" if possible and "native" not in possible else CANNOT_TELL


def _signs(findings: Iterable[Finding], trained: Trained) -> Iterator[str]:
    """Name the rules whose findings count as evidence of a translation."""
    rules = rules_by_claim(findings, trained.packs)
    found = sorted(set().union(*rules.values()))
    if found:
        named = f"{', '.join(found[:_NAMED])}{', …' if len(found) > _NAMED else ''}"
        says = _MACHINE if rules["mt"] else _TRANSLATED
        yield f"{len(found)} rule{'s' if len(found) > 1 else ''} found signs ({named}), {says}"


def _said(habit: _Habit, words: int) -> str:
    often = {0: "not once", 1: "once", 2: "twice"}.get(habit.times, f"{habit.times} times")
    return f"{shown(habit.feature)} {often} (usual in so long a text: {round(habit.usual * words) or 'less than one'})"


def _departures(read: Reading, trained: Trained) -> list[tuple[int, float]]:
    """Give the rows of habits seen often, or that a text usually has, and how far the root of their rate is off."""
    grammar, typical, scale = trained.grammar, trained.typical, trained.typical_scale
    length, seen = root(read.found.words), read.counts.get
    often = [(trained.row(feature), count) for feature, count in read.counts.items() if count >= _SEEN]
    seldom = [(row, count) for row in trained.common if (count := seen(grammar[row], 0)) < _SEEN]
    return [(row, root(count) / length - typical[row] * scale) for row, count in often + seldom if row is not None]


def _habits(
    departures: Iterable[tuple[int, float]],
    read: Reading,
    trained: Trained,
    pull: _Pull,
    most: int,
    named: Sequence[int],
) -> list[_Habit]:
    """Give what departs most from the usual, weighed by what it says; of habits within another the stronger one."""
    values, against = pull.head.values, -pull.sign
    ranked = sorted([(pulled, row) for row, off in departures if (pulled := against * values[row] * off) < 0])
    found: list[_Habit] = []
    for _, row in ranked[:_LOOKED_THROUGH]:
        if len(found) == most:
            break
        usual = (trained.typical[row] * trained.typical_scale) ** 2
        habit = _Habit(feature := trained.grammar[row], read.counts.get(feature, 0), usual)
        told = (*named, *(each.feature for each in found))
        if habit.departs(read.found.words) and not any(_within(habit.feature, each) for each in told):
            found.append(habit)
    return found


def _within(one: int, other: int) -> bool:
    """Say whether one run of symbols stands in the other."""
    short, long = sorted((_symbols(one), _symbols(other)), key=len)
    return any(long[start : start + len(short)] == short for start in range(len(long) - len(short) + 1))


@cache
def _symbols(feature: int) -> tuple[int, ...]:
    parts = (feature >> 2 * BITS, feature >> BITS, feature)
    return tuple(symbol for part in parts if (symbol := part & ((1 << BITS) - 1)))


@cache
def shown(feature: int) -> str:
    """Say in words what a grammar feature is: its words in quotation marks, the shapes of others named."""
    symbols, where = _symbols(feature), ""
    if len(symbols) > 1 and symbols[0] == _STOP:
        symbols, where = symbols[1:], " at the start of a sentence"
    elif len(symbols) > 1 and symbols[-1] == _STOP:
        symbols, where = symbols[:-1], " at the end of a sentence"
    named: list[str] = []
    for shapes, run in groupby((names()[symbol - 1] for symbol in symbols), key=_is_shape):
        if shapes:
            named += [_SHAPES.get(part) or f"word in -{part[2:-1]}" for part in run]
        else:
            named.append(f"“{' '.join(run)}”")
    return " + ".join(named) + where


def _is_shape(name: str) -> bool:
    return name in _SHAPES or name.startswith("<")


def _passages(segments: Sequence[Segment], read: Reading, trained: Trained, question: str, says: str) -> Iterator[str]:
    """Quote the segments whose words carry most of the answer, in the order of the text."""
    # The root of a count, shared out over its occurrences.
    carried = {
        feature: value / root(read.counts[feature]) for feature, value in trained.values(question, read.counts).items()
    }
    pulled = [list(map(carried.get, features, repeat(0.0))) for features in read.found.lists()]
    spans = list(pairwise((0, *read.found.breaks)))
    pulls = [sum(sum(each[start:end]) for each in pulled) for start, end in spans]
    mean = sum(pulls) / max(len(read.found.symbols), 1)
    ranked = [
        (pull - mean * (end - start), segment.index, segment)
        for segment, pull, (start, end) in zip(segments, pulls, spans, strict=True)
        if end - start >= _WORDS
    ]
    best = [segment for pull, _, segment in nsmallest(_PASSAGES, ranked, _first) if pull > 0]
    for segment in sorted(best, key=lambda segment: segment.index):
        text = " ".join(segment.text.split())
        quoted = text if len(text) <= _QUOTED else f"{text[:_QUOTED].rsplit(' ', 1)[0]} …"
        yield f"{says}: “{quoted}” ({_place(segment)})"


def _place(segment: Segment) -> str:
    """Say where a segment stands as an editor would look for it: by line, or where a file has none by paragraph."""
    line = segment.origin.at(0).line if segment.origin.exact else None
    return f"line {line}" if line else "headline" if segment.apart else f"paragraph {segment.paragraph + 1}"


def _first(ranked: tuple[float, int, *tuple[object, ...]]) -> tuple[float, int]:
    """Put the highest pull first, and of equals the one named first."""
    return -ranked[0], ranked[1]
