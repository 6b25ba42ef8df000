"""Examples are tests: ``fires`` must be found exactly as marked, and in ``silent`` nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mtcheck.model import Document, Example, Origin, Role, Rule, Segment, Skip, Span, Step
from mtcheck.rules.engine import Engine
from mtcheck.rules.misses import misplaced, reason
from mtcheck.rules.recipes import recipe
from mtcheck.rules.rulesets import RuleSet
from mtcheck.rules.view import View
from mtcheck.rules.wellformed import SOURCE_END
from mtcheck.text.protected import protect
from mtcheck.text.sentences import sentences


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not do what it says: the text with what was expected and what was found in [[ ]].

    ``example`` names it (“silent 1”), ``number`` counts the examples of the rule from 0, fires first; ``why`` says what
    keeps one silent, where that is known, or how what is found differs from what is marked, and what to do.
    """

    rule: Rule
    number: int
    example: str
    expected: str
    found: str
    skips: tuple[Skip, ...] = ()
    why: tuple[str, str] | None = None

    @property
    def problem(self) -> str:
        """Say in words what the example does."""
        if self.skips:
            return self.skips[0].reason
        if self.example.startswith("silent"):
            return "should stay silent, and fires"
        return "fires elsewhere than in its [[ ]]" if "[[" in self.found else "should fire, and stays silent"

    def __str__(self) -> str:
        """Give three lines for a pack author, or four."""
        head = f"{self.rule.id} {self.rule.name}, {self.example}: {self.problem}"
        because = f"\n  because   {'; '.join(self.why)}" if self.why else ""
        return f"{head}\n  expected  {self.expected}\n  found     {self.found}{because}"


def run_examples(rules: RuleSet) -> list[Failure]:
    """Run every example against its rule alone; an example is a document of its own, a line of it a paragraph."""
    return [failure for rule in rules.rules for failure in _run(rule, Engine(rules.only([rule])))]


def _run(rule: Rule, engine: Engine) -> Iterator[Failure]:
    cases = [(f"fires {number}", example.text, example.spans) for number, example in enumerate(rule.fires, 1)]
    cases += [(f"silent {number}", text, ()) for number, text in enumerate(rule.silent, 1)]
    for place, (name, text, expected) in enumerate(cases):
        skips: list[Skip] = []
        found = _spans(text, rule, engine, skips)
        if found != expected or skips:
            why = None if skips else _why(rule, Example(text, expected), found)
            yield Failure(rule, place, name, mark(text, expected), mark(text, found), tuple(skips), why)


def _why(rule: Rule, example: Example, found: tuple[Span, ...]) -> tuple[str, str] | None:
    return misplaced(rule, example, found) if found else reason(rule, example, _finds)


def _finds(rule: Rule, text: str) -> bool:
    return bool(_spans(text, rule, Engine(RuleSet((rule,), (recipe(rule, timed=True),), {rule.pack: ()}, "")), []))


def _spans(text: str, rule: Rule, engine: Engine, skips: list[Skip]) -> tuple[Span, ...]:
    return tuple(sorted({span for _, span in _found(text, rule, engine, skips)}))


def found_by_others(rule: Rule, engine: Engine) -> Iterator[tuple[Rule, str]]:
    """Give the other rules that find words which an example of this one marks, or more around them, and those words."""
    for example in rule.fires:
        for other, span in _found(example.text, rule, engine, []):
            if other != rule and any(span.start <= own.start and own.end <= span.end for own in example.spans):
                yield other, example.text[slice(*span)]


def _found(text: str, rule: Rule, engine: Engine, skips: list[Skip]) -> Iterator[tuple[Rule, Span]]:
    """Give what the rules of an engine find in a text, in the roles that are of one rule."""
    roles = rule.conditions.roles
    headed = "headline" in roles and not set(roles) - {"headline", "body"}
    role: Role = "headline" if headed else "body" if "body" in roles else roles[0]
    document = example_document(text, role, sourced=rule.conditions.needs_source)
    starts = [segment.origin.at(0).offset or 0 for segment in document.segments]
    for found, hit in engine.find(View(document), skips):
        for place in hit.marks:
            yield found, Span(starts[place.segment] + place.start, starts[place.segment] + place.end)


def example_document(text: str, role: Role = "body", *, sourced: bool = False) -> Document:
    """Cut a text into paragraphs at its line ends and into sentences, as a reader does.

    All are in one role, but for the copy below a headline. Where it is ``sourced``, a line gives the source first.
    """
    places: list[tuple[int, int, int]] = []
    sources: list[str | None] = []
    offset = 0
    for paragraph, line in enumerate(text.split("\n")):
        source, end, english = line.partition(SOURCE_END) if sourced else ("", "", line)
        begin = offset + len(source) + len(end)
        cut = sentences(english)
        places += [(paragraph, begin + first, begin + last) for first, last in cut]
        # As readers do, the first segment of a paragraph has the source of all of it.
        sources += [source if end and not number else None for number in range(len(cut))]
        offset += len(line) + 1
    texts = [text[start:end] for _, start, end in places]
    quoted = protect(texts, [paragraph for paragraph, _, _ in places])
    segments = (
        Segment(
            number,
            texts[number],
            Origin((Step(0, paragraph + 1, None, start),)),
            "body" if role == "headline" and paragraph else role,
            paragraph,
            source=sources[number],
            protected=quoted[number],
        )
        for number, (paragraph, start, _) in enumerate(places)
    )
    return Document(name="example", format="text", segments=tuple(segments))


def mark(text: str, spans: Iterable[Span]) -> str:
    """Put spans of a text in [[ ]]."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}[[{text[start:end]}]]{text[end:]}"
    return text
