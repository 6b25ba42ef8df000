"""The nouns of mtcheck: what is read, what is looked for, what is found, what is reported.

Everything here is frozen and made of the standard library only. ``None`` means “not given”, ``()`` means “none”.
What a story has many of is a named tuple, which is made in a fifth of the time that a dataclass takes.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from mtcheck.errors import EXIT_CLEAN, EXIT_NOT_LOOKED, InputError

Kind = Literal["flag", "signal"]
Claim = Literal["mt", "translation", "defect", "provenance"]
Severity = Literal["critical", "major", "minor"]
Role = Literal["headline", "byline", "body", "tags", "caption", "code"]
ProtectedKind = Literal["quote", "url", "code", "dateline"]
Repair = Literal["delete", "once", "suggestion", "detector"]
Anchor = Literal["sentence_start", "sentence_end", "paragraph_start", "paragraph_end", "document_start", "document_end"]

SEVERITIES: tuple[Severity, ...] = ("critical", "major", "minor")
CLAIMS: tuple[Claim, ...] = ("mt", "translation", "defect", "provenance")
READS_TRANSLATED: tuple[Claim, ...] = ("mt", "translation")  # of those, what says how a text was made
APART = -1  # the paragraph of a headline in a field or column of its own


class Span(NamedTuple):
    """A half-open range of characters within one segment."""

    start: int
    end: int


class Place(NamedTuple):
    """Where a character stands in the file: line and column from 1, offset in decoded characters from 0."""

    line: int | None
    column: int | None
    offset: int | None


class Step(NamedTuple):
    """From ``index`` in the segment on, characters stand in the file one by one from this place.

    ``width`` is what the character at ``index`` takes in the file; other than 1 (``&amp;``), the next one has its own
    step.
    """

    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody needs of a step
    line: int | None
    column: int | None
    offset: int | None
    width: int = 1


class Origin(NamedTuple):
    """Where a segment stands in its file, as pieces that run in step with the file.

    ``exact`` is False where the format gives no character positions (a table): what is not known is None.
    """

    steps: tuple[Step, ...]
    exact: bool = True

    def at(self, index: int) -> Place:
        """Place the character at ``index`` of the segment in the file."""
        step = self.steps[max(0, bisect_right(self.steps, index, key=lambda step: step.index) - 1)]
        further = index - step.index
        return Place(
            step.line,
            None if step.column is None else step.column + further,
            None if step.offset is None else step.offset + further,
        )

    def end(self, index: int) -> int | None:
        """Give the file offset just past the character before ``index``; None where the format has no offsets."""
        if index == 0:
            return self.at(0).offset
        step = self.steps[max(0, bisect_right(self.steps, index - 1, key=lambda step: step.index) - 1)]
        return None if step.offset is None else step.offset + (index - 1 - step.index) + step.width


class Protected(NamedTuple):
    """A stretch of a segment that is not the writer's running prose: a quotation, an address, code, a dateline."""

    start: int
    end: int
    kind: ProtectedKind


class Segment(NamedTuple):
    """One sentence (or one aligned unit, where the input gives them), with its place and its counterparts.

    ``paragraph`` counts paragraphs of the document from 0; that of a headline which is `apart` is `APART`. ``source``
    is the segment in the source language; ``references`` are independent English translations of it. ``cell``: it is a
    figure, a name or the like in a table, no running text.
    """

    index: int  # type: ignore[assignment]  # hides tuple.index, as in a step
    text: str
    origin: Origin
    role: Role = "body"
    paragraph: int = 0
    source: str | None = None
    references: tuple[str, ...] = ()
    protected: tuple[Protected, ...] = ()
    cell: bool = False

    @property
    def apart(self) -> bool:
        """Say whether this is a headline that the file gives apart from the text: no counterpart belongs to it."""
        return self.paragraph == APART


class Comment(NamedTuple):
    """What an author says to mtcheck in a file (``<!-- mtcheck: ignore ES014 -- reason -->``), and where it stands.

    ``rules`` are ids, names, packs or properties, () for all. ``offset`` counts decoded characters; ``trailing`` where
    it stands behind the text of its paragraph, not before it, ``under`` where it does not and the line above is text.
    ``wrong`` says what is wrong with the way it is written, and what may be meant: such a one speaks for nothing.
    """

    action: str
    rules: tuple[str, ...]
    reason: str
    line: int
    offset: int
    trailing: bool
    under: bool = False
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One story: its segments in order, and what the file said about it.

    ``source`` and ``references`` of a document are of the whole text: they stand here where paragraphs do not line up.
    ``path`` is the file it was read from (of a member of an archive, the archive), where ``name`` may be a record's id.
    ``remarks`` say in plain words what is to be known of how it was read.
    """

    name: str
    format: str
    segments: tuple[Segment, ...] = field(repr=False)
    title: str | None = None
    language: str | None = None
    source_language: str | None = None
    source: str | None = field(default=None, repr=False)
    references: tuple[str, ...] = field(default=(), repr=False)
    meta: Mapping[str, Any] = field(default_factory=dict, repr=False)
    comments: tuple[Comment, ...] = field(default=(), repr=False)
    path: str | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of a rule's documentation and test: ``spans`` must be found in ``text``, and no others."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """What a rule looks for: exactly one of ``phrases``, ``regex`` and ``detector`` is given.

    ``case`` is True where capitals matter. ``names`` says, for phrases that are names in a source language, what
    English calls each: (English name, names of the source) a row.
    """

    phrases: tuple[str, ...] = ()
    regex: str | None = None
    detector: str | None = None
    case: bool = False
    names: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Conditions:
    """Where a match counts.

    ``before`` / ``after``: one of these stands directly before / after the match, of ``not_before`` / ``not_after``
    none. ``anchor``: where it stands. ``requires`` / ``unless``: the document holds one / none of these; ``min_count``:
    so many matches. ``corroborated_by``: so many other signs, rules or, once, style; ``density``: so many such rules in
    a hundred words. ``gives_way``: another flag on the same words is told instead. ``source_has`` / ``source_lacks``:
    the source, if given, holds one / none; ``needs_source``: it must be. ``in_quotes``: what to do inside a quotation.
    """

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    anchor: Anchor | None = None
    requires: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    min_count: int = 1
    corroborated_by: int = 0
    density: float = 0.0
    gives_way: bool = False
    source_has: tuple[str, ...] = ()
    source_lacks: tuple[str, ...] = ()
    needs_source: bool = False
    roles: tuple[Role, ...] = ("headline", "body", "caption")  # the segments looked at
    in_quotes: Literal["report", "skip", "only"] = "report"


@dataclass(frozen=True, slots=True)
class Rule:
    """One sign: what is looked for and where it counts, and what an editor is told about it.

    ``family`` groups rules of which only the longest of overlapping matches is reported. ``repair`` says what can be
    done about a match without looking at it: delete it, keep the first of two, put the detector's suggestion there, or
    what the detector says belongs at each of its marks. ``instead_of`` says what to write where these words were found:
    (what to write, the words) a row; ``instead`` is told of all else.
    """

    id: str
    name: str
    pack: str
    match: Match = field(repr=False)
    kind: Kind
    claim: Claim
    severity: Severity
    mqm: str = field(repr=False)
    message: str = field(repr=False)
    why: str = field(repr=False)
    instead: str | None = field(default=None, repr=False)
    instead_of: tuple[tuple[str, tuple[str, ...]], ...] = field(default=(), repr=False)
    source_expression: str | None = field(default=None, repr=False)
    family: str | None = field(default=None, repr=False)
    fires: tuple[Example, ...] = field(default=(), repr=False)
    silent: tuple[str, ...] = field(default=(), repr=False)
    conditions: Conditions = field(default=Conditions(), repr=False)
    repair: Repair | None = field(default=None, repr=False)

    @property
    def remedy(self) -> str | None:
        """Say what to write instead of all that has no remedy of its own; {english} stands for one of many names."""
        return self.instead and self.instead.replace("{english}", "the English name")

    @property
    def remedies(self) -> list[str]:
        """Say all that may be to write: first what words have of their own, a line each (“zone, zones → area”)."""
        own = [f"{', '.join(words)} → {remedy}" for remedy, words in self.instead_of]
        return [*own, *([f"all else → {self.remedy}" if own else self.remedy] if self.remedy else [])]


# What a `Skip` is of, where it is neither a single score, by its name, nor a rule.
DOCUMENT, SOURCE, REFERENCE, ALIGNMENT, TRANSLATION = "document", "source", "reference", "alignment", "translation"
_RULE = "rule "
NOT_ASKED = "not asked for"  # the reason of a `Skip`


@dataclass(frozen=True, slots=True)
class Skip:
    """Something that was not looked at, and why: never to be taken for “clean”.

    ``what`` is one of those above (`DOCUMENT`: nothing of it was), a score by its name, or a rule (`Skip.rule`).
    ``exit_code`` is what that means for a run: 0 where it was optional (no reference was given), 3 where it should
    have been looked at, 2 where the call was at fault (a path that does not exist, a reference of another length).
    """

    what: str
    reason: str
    exit_code: int = EXIT_CLEAN

    @classmethod
    def rule(cls, id: str, reason: str) -> "Skip":
        """Say that a rule did not look at a document, or not in full."""
        return cls(f"{_RULE}{id}", reason, EXIT_NOT_LOOKED)

    @property
    def error(self) -> InputError:
        """Give the reason as an error, for those who cannot go on without."""
        return InputError(self.reason)


class Mark(NamedTuple):
    """A span in a numbered segment of a document."""

    segment: int
    start: int
    end: int

    def meets(self, other: "Mark") -> bool:
        """Say whether two marks share a character."""
        return self.segment == other.segment and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Finding:
    """One sign at one place, with further places of the same cause in ``also``.

    ``document.segments[segment].text[span.start:span.end] == match``, always. ``fingerprint`` stays the same when the
    story is edited elsewhere: it is made of the rule, the sentence and the count of such findings in that sentence,
    never of a line; of what tools and sites leave, and of a sentence of three words, the neighbours are part, too.
    ``id`` is unique in a run. ``repairs`` are the texts that belong at the span and at each of ``also``, () where only
    a person can say.
    """

    id: str
    rule: Rule
    segment: int
    span: Span
    match: str
    message: str
    severity: Severity
    suggestion: str | None
    also: tuple[Mark, ...]
    cause: str | None
    in_quote: bool
    fingerprint: str = field(repr=False)
    repairs: tuple[str, ...] = field(default=(), repr=False)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Give all places, the span first."""
        return (Mark(self.segment, *self.span), *self.also)


@dataclass(frozen=True, slots=True)
class Suppression:
    """Something that silences findings, and those it has silenced here.

    ``by`` is “comment”, “[sic]”, a glob, the file that decisions or a baseline came from, or the policy that a label
    answers; ``where`` is the line of a comment, with what it says; ``unknown`` says of each word in it that names no
    rule what may be meant. ``open``: a rule that it means did not look, or not in full; it may silence something yet.
    ``remedy`` says what to do with one that silences nothing.
    """

    by: str
    where: str = ""
    findings: tuple[Finding, ...] = ()
    unknown: tuple[str, ...] = ()
    open: bool = False
    remedy: str = "take it out"


@dataclass(frozen=True, slots=True)
class Score:
    """A number and the recipe that made it; a score without a signature cannot be built.

    ``value`` is None where it could not be computed (the reason is then a `Skip` of the report). ``parts`` are the
    counts and sums behind the value. ``answer`` says in a word what it comes to, where it does; ``reasons`` say in
    plain words what moved it; ``caveats`` say what must be known before anybody acts on the answer.
    """

    name: str
    value: float | None
    signature: str
    interval: tuple[float, float] | None = None
    parts: Mapping[str, float] = field(default_factory=dict)
    answer: str | None = None
    reasons: Sequence[str] = ()
    caveats: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a score that does not say how it was made."""
        if not self.signature:
            raise ValueError(f"score {self.name!r} has no signature")


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one document, what was measured, and what was not looked at."""

    document: Document
    words: int
    findings: tuple[Finding, ...]
    scores: Mapping[str, Score]
    skipped: tuple[Skip, ...]
    signature: str = field(repr=False)
    suppressed: tuple[Suppression, ...] = ()

    @property
    def looked(self) -> bool:
        """Say whether the document was looked at at all."""
        return self.unread is None

    @property
    def unread(self) -> Skip | None:
        """Say why the document was not looked at at all; None where it was."""
        return next((skip for skip in self.skipped if skip.what == DOCUMENT), None)

    @property
    def wholly_looked(self) -> bool:
        """Say whether each rule had its time on the document: what one that had not would find is not known."""
        return self.looked and not any(skip.what.startswith(_RULE) for skip in self.skipped)

    @property
    def flags(self) -> tuple[Finding, ...]:
        """Give the findings that are shown to an editor."""
        return tuple(finding for finding in self.findings if finding.rule.kind == "flag")

    @property
    def signals(self) -> tuple[Finding, ...]:
        """Give the findings that are only counted."""
        return tuple(finding for finding in self.findings if finding.rule.kind == "signal")
