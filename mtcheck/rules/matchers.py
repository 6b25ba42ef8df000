"""One rule on one document: its pattern, and the conditions under which a match counts."""

import re
import string
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property

from mtcheck.errors import PackError
from mtcheck.model import Mark, Rule
from mtcheck.rules.anchors import anchored
from mtcheck.rules.groups import is_mark, placeholders
from mtcheck.rules.letters import settle
from mtcheck.rules.patterns import Clock, Pattern, compiled
from mtcheck.rules.rulesets import LEFT, RIGHT, UNKNOWN, Edged, Hint, Recipe
from mtcheck.rules.view import Hit, View
from mtcheck.text.fold import lower

# The segments to look at, each with the characters at which a match can begin; None where that cannot be told.
Places = Mapping[int, Set[int] | None]

# Between two of these no word begins.
LETTERS = frozenset(string.ascii_letters + string.digits + "_")
# How far before a match its context is looked for, in characters: some fifteen words.
_REACH = 100


class Matcher:
    """A rule ready to look at segments; its patterns are compiled when first used."""

    def __init__(self, rule: Rule, made: Recipe) -> None:
        self.rule = rule
        self.hints = made.hints or _hints_of(rule.match.detector)
        self.required = made.requires_literals
        self._made = made
        self._clock = Clock() if made.timed else None
        # What most rules are; told here, for it is asked for nearly every literal that is found.
        self._anywhere = not (made.timed or made.at_start)
        self._roles = frozenset(rule.conditions.roles)
        # Addresses and code are no prose; only what is left behind by a tool is worth finding there.
        self._reads_code = "code" in self._roles or rule.mqm == "markup/residue"
        # The source that was asked last, and what came of it: the sentences of a paragraph have one between them.
        self._asked: tuple[str | None, bool] = (None, False)

    def hits(self, view: View, places: Places) -> list[Hit]:
        """Find the matches at these places that count; raise TimeoutError where the rule takes too long.

        A detector looks at the whole document, whichever places are given.
        """
        if self._clock:
            self._clock.reset()
        if self.rule.match.detector:
            found = [hit for seen in self._detector(view) if (hit := seen.only(self._counting(view, seen)))]
        else:
            found = [hit for number, starts in places.items() for hit in self._matched(view, number, starts)]
        if len(found) < self.rule.conditions.min_count or not self._document_fits(view):
            return []
        return found

    def starts(self, text: str, first: int, end: int) -> set[int]:
        """Give the characters from ``first`` to before ``end`` at which a match may begin."""
        if end == first + 1 and self._anywhere:
            return {first} if self._begins(text, first) else set()
        if self._clock:
            return set(range(first, end))
        begins = self._begins
        if self._made.at_start:
            return {0} if first == 0 < end and begins(text, 0) else set()
        characters: Iterable[int] = range(first, end)
        if self._made.opens:
            # Where a rule opens with a word, most characters are out of the question.
            characters = [at for at in characters if not at or text[at - 1] not in LETTERS or text[at] not in LETTERS]
        return {at for at in characters if begins(text, at)}

    @cached_property
    def _begins(self) -> Callable[[str, int], re.Match[str] | None]:
        return self._pattern.match

    @cached_property
    def _detector(self) -> Callable[[View], Iterator[Hit]]:
        # Detectors are not imported before a rule calls one.
        from mtcheck.rules.detectors import DETECTORS

        name = self.rule.match.detector or ""
        if name not in DETECTORS:
            raise PackError(
                f"unknown detector “{name}”", place=f"rule {self.rule.id}", remedy="update mtcheck or the pack"
            )
        return DETECTORS[name]

    def _matched(self, view: View, number: int, starts: Set[int] | None) -> Iterator[Hit]:
        # Asked before any match is looked for: what the source lacks is looked for in all of it.
        if view.segments[number].role not in self._roles or not self._source_fits(view, number):
            return
        text, at = view.folded[number], 0
        ordered = None if starts is None else sorted(starts)
        while found := self._next(text, at, ordered):
            # Of a rule of many phrases that is a long list, and mostly none of them took part.
            groups = found.groupdict() if found.lastindex else {}
            marked = next((name for name, part in groups.items() if part and is_mark(name)), None)
            mark = Mark(number, *(found.span(marked) if marked else found.span()))
            if mark.start < mark.end and self._fits(view, mark, found.start(), found.end()):
                values = {name: groups.get(name) or "" for name in self._values}
                yield Hit((mark,), values, found=found)
                # What is reported may stand before the match, in a look behind it.
                at = max(mark.end, found.start() + 1)
            else:
                at = found.start() + 1

    @cached_property
    def _values(self) -> list[str]:
        """Name the groups that fill the placeholders of the message."""
        return placeholders(self._made.pattern)

    def _next(self, text: str, at: int, starts: list[int] | None) -> re.Match[str] | None:
        """Find the first match that begins at ``at`` or later, and at one of ``starts`` where these are known."""
        if starts is None and self._made.at_start:
            return None if at else self._pattern.match(text)
        if starts is None:
            # A search beyond the end would begin at the end, and find an empty match there for ever.
            return self._pattern.search(text, at) if at <= len(text) else None
        left = range(bisect_left(starts, at), len(starts))
        tries = (self._pattern.match(text, starts[number]) for number in left)
        return next(filter(None, tries), None)

    @cached_property
    def _pattern(self) -> Pattern:
        if self.rule.match.detector:
            from mtcheck.rules.detectors import GATES

            return GATES[self.rule.match.detector]
        made = self._made
        return compiled(made.pattern, case=made.case, clock=self._clock, program=made.program)

    def _fits(self, view: View, mark: Mark, start: int, end: int) -> bool:
        """Say whether what stands directly before a match and behind it allows it, and all else asked of its place."""
        text = view.folded[mark.segment]
        before, not_before, after, not_after = self._contexts
        return (
            not (before and not before.search(text, max(0, start - _REACH), start))
            and not (not_before and not_before.search(text, max(0, start - _REACH), start))
            and not (after and not after.match(text, end))
            and not (not_after and not_after.match(text, end))
            and self._stands(view, mark)
            and self._is_anchored(view, Mark(mark.segment, start, end))
        )

    @cached_property
    def _contexts(self) -> tuple[Pattern | None, Pattern | None, Pattern | None, Pattern | None]:
        made = self._made
        return (
            self._context(made.before),
            self._context(made.not_before),
            self._context(made.after),
            self._context(made.not_after),
        )

    def _context(self, source: str) -> Pattern | None:
        return compiled(source, case=False, clock=self._clock) if source else None

    def _counting(self, view: View, hit: Hit) -> list[Mark]:
        """Give the places of a detector's hit that count; what only follows from the first does outside code."""
        return [
            mark
            for number, mark in enumerate(hit.marks)
            if (hit.led and number and not view.touches(mark, "url", "code"))
            or (self._stands(view, mark) and self._source_fits(view, mark.segment) and self._is_anchored(view, mark))
        ]

    def _stands(self, view: View, mark: Mark) -> bool:
        """Say whether a match counts in its place: by role, quotation and address."""
        conditions = self.rule.conditions
        if view.segments[mark.segment].role not in self._roles:
            return False
        if not self._reads_code and view.touches(mark, "url", "code"):
            return False
        return conditions.in_quotes == "report" or view.protected(mark, "quote") == (conditions.in_quotes == "only")

    def _is_anchored(self, view: View, whole: Mark) -> bool:
        anchor = self.rule.conditions.anchor
        return anchor is None or anchored(view, whole, anchor, self._roles)

    def _source_fits(self, view: View, number: int) -> bool:
        needs, (has, lacks) = self.rule.conditions.needs_source, self._of_source
        source = view.source(number) if needs or has or lacks else None
        if source is None:
            return not needs
        if source is not self._asked[0]:
            fits = (has is None or has.search(source) is not None) and not (lacks and lacks.search(source))
            self._asked = source, fits
        return self._asked[1]

    @cached_property
    def _of_source(self) -> tuple[Pattern | None, Pattern | None]:
        return self._context(self._made.source_has), self._context(self._made.source_lacks)

    def _document_fits(self, view: View) -> bool:
        made = self._made
        requires, unless = self._of_document
        return not (requires and not _holds(view, requires, made.requires_literals)) and not (
            unless and _holds(view, unless, made.unless_literals)
        )

    @cached_property
    def _of_document(self) -> tuple[Pattern | None, Pattern | None]:
        return self._context(self._made.requires), self._context(self._made.unless)


def _hints_of(detector: str | None) -> tuple[Hint, ...]:
    """Give the hints of a detector: one of its triggers, where its gate matches, and it may find something anywhere."""
    if detector is None:
        return ()
    from mtcheck.rules.detectors import GATES, TRIGGERS

    triggers = "\n".join(settle(lower(trigger)) for trigger in TRIGGERS.get(detector, ()))
    return (
        (Hint(triggers, low=0, high=0 if detector in GATES else UNKNOWN, spaces=UNKNOWN, edges=0),) if triggers else ()
    )


def _holds(view: View, pattern: Pattern, literals: Sequence[Edged]) -> bool:
    """Say whether a document holds a match: in one of the segments with a literal, where literals are known."""
    numbers = _holding(view, literals) if literals else range(len(view.folded))
    return any(pattern.search(view.folded[number]) for number in numbers)


def _holding(view: View, literals: Sequence[Edged]) -> Iterator[int]:
    """Give the segments that hold one of these literals, each once."""
    text, begins = view.scanned, view.scanned_offsets
    given = set()
    for literal, edges in literals:
        at = text.find(literal)
        while at >= 0:
            further = at + 1
            # A line feed stands behind each segment, and the last one goes for what is before the first.
            end = at + len(literal)
            if not ((edges & LEFT and text[at - 1] in LETTERS) or (edges & RIGHT and text[end] in LETTERS)):
                number = bisect_right(begins, at) - 1
                if number not in given:
                    given.add(number)
                    yield number
                further = begins[number + 1] if number + 1 < len(begins) else len(text)
            at = text.find(literal, further)
