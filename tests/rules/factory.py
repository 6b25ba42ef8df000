"""Documents and rules for tests, as short as the tests want them."""

from dataclasses import replace
from typing import Any

from mtcheck.model import Conditions, Document, Match, Origin, Rule, Segment, Step
from mtcheck.rules import Engine
from mtcheck.rules.recipes import recipe
from mtcheck.rules.rulesets import RuleSet
from mtcheck.rules.view import View

_CONDITIONS = Conditions.__dataclass_fields__


def document(*texts: str, name: str = "story.txt", **of_segments: Any) -> Document:
    """Make a document whose segments are paragraphs of one sentence each; further arguments go to every segment."""
    origin = Origin((Step(0, None, None, None),), exact=False)
    segments = (
        Segment(number, text, origin, **{"paragraph": number, **of_segments}) for number, text in enumerate(texts)
    )
    return Document(name=name, format="text", segments=tuple(segments))


def rule(*phrases: str, id: str = "X001", regex: str | None = None, detector: str | None = None, **fields: Any) -> Rule:
    """Make a rule that looks for phrases, a regex or a detector; conditions are given like any other field."""
    conditions = {key: fields.pop(key) for key in list(fields) if key in _CONDITIONS}
    match = Match(phrases, regex, detector, fields.pop("case", False), fields.pop("names", ()))
    described: dict[str, Any] = {
        "name": id.lower(),
        "pack": "x",
        "kind": "flag",
        "claim": "mt",
        "severity": "major",
        "mqm": "style/unidiomatic",
        "message": "“{match}” reads oddly",
        "why": "A test says so.",
    }
    return Rule(id=id, match=match, conditions=Conditions(**conditions), **{**described, **fields})


def rules(*of: Rule, timed: bool = False) -> RuleSet:
    """Make a set of rules that come from no file."""
    packs: dict[str, tuple[str, ...]] = {each.pack: () for each in of}
    return RuleSet(of, tuple(recipe(each, timed=timed) for each in of), packs, ",".join(packs))


def plain(of: RuleSet) -> RuleSet:
    """Take from rules what is known of where they match: each tries its patterns everywhere in every segment then."""
    nothing: dict[str, Any] = {"hints": (), "at_start": False, "requires_literals": (), "unless_literals": ()}
    return replace(of, recipes=tuple(made._replace(**nothing) for made in of.recipes))


def found(of: Rule | RuleSet, *texts: str, **of_segments: Any) -> list[str]:
    """Give what rules find in paragraphs, as the text of each mark."""
    chosen = rules(of) if isinstance(of, Rule) else of
    view = View(document(*texts, **of_segments))
    hits = [hit for _, hit in Engine(chosen).find(view)]
    return [texts[mark.segment][mark.start : mark.end] for hit in hits for mark in hit.marks]


GOOD = """\
pack: es
language: [es, ca]
macros: {SPORT: [football, water polo]}
rules:
- id: ES001
  name: sports-entity
  kind: flag
  claim: mt
  severity: major
  mqm: style/unidiomatic
  match: {phrase: "the <SPORT> entity"}
  not_after: [of]
  message: “{match}” for a club
  instead: the club
  why: No
  fires: ["[[the water polo entity]] lost", "and [[the football entity]]"]
  silent: the entity
"""
