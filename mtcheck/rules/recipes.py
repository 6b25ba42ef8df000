"""What a rule comes to for the engine: sources of regular expressions and the literals to look for first.

A recipe is made of strings and numbers only, so that it can be kept in the cache and its patterns be compiled when a
literal of theirs is first seen.
"""

import re
from collections.abc import Iterable
from hashlib import blake2b
from typing import NamedTuple

from mtcheck.model import Conditions, Rule
from mtcheck.rules.literals import regex_nodes, required, required_of_any
from mtcheck.rules.macros import expand
from mtcheck.rules.phrases import SPACE, Phrase, parse, pattern
from mtcheck.text.fold import fold


class Recipe(NamedTuple):
    """The patterns of one rule, "" where it has none, and the literals of which each match, lower-cased, holds one.

    ``timed`` patterns come from packs that did not ship with mtcheck: they run under a time limit. ``digest`` names
    what the rule matches, not what it says about it.
    """

    pattern: str
    case: bool
    literals: tuple[str, ...]
    before: str
    not_before: str
    after: str
    not_after: str
    requires: str
    unless: str
    source_has: str
    timed: bool
    digest: str


def recipe(rule: Rule, *, timed: bool = False) -> Recipe:
    """Work out what a rule matches; raise PhraseError or re.error where it cannot be read."""
    matched, literals = _match(rule)
    conditions = rule.conditions
    return Recipe(
        pattern=matched,
        case=rule.match.case,
        literals=literals,
        before=_beside(conditions.before, before=True),
        not_before=_beside(conditions.not_before, before=True),
        after=_beside(conditions.after, before=False),
        not_after=_beside(conditions.not_after, before=False),
        requires=_any_of(conditions.requires),
        unless=_any_of(conditions.unless),
        source_has=_any_of(conditions.source_has),
        timed=timed,
        digest=match_digest(rule),
    )


def phrases_of(rule: Rule) -> list[Phrase]:
    """Parse the phrases a rule matches, word lists written out."""
    return _parsed(rule.match.phrases)


def match_digest(rule: Rule) -> str:
    """Name what a rule matches and where it counts, 16 hex digits: other words in the message leave it as it is."""
    match, conditions = rule.match, rule.conditions
    parts: list[object] = [
        [expand(phrase) for phrase in match.phrases],
        match.regex,
        match.detector,
        match.case,
        *([expand(text) for text in texts] for texts in _texts(conditions)),
        [conditions.anchor, conditions.min_count, list(conditions.roles), conditions.in_quotes],
    ]
    return blake2b(repr(parts).encode(), digest_size=8).hexdigest()


def _texts(conditions: Conditions) -> Iterable[tuple[str, ...]]:
    yield from (conditions.before, conditions.not_before, conditions.after, conditions.not_after)
    yield from (conditions.requires, conditions.unless, conditions.source_has)


def _match(rule: Rule) -> tuple[str, tuple[str, ...]]:
    if rule.match.regex is not None:
        flags = 0 if rule.match.case else re.IGNORECASE
        source = fold(rule.match.regex)
        re.compile(source, flags)
        return source, required(regex_nodes(source, flags))
    phrases = phrases_of(rule)
    return pattern(phrases), required_of_any(phrases)


def _parsed(phrases: Iterable[str]) -> list[Phrase]:
    return [parse(expand(phrase)) for phrase in phrases]


def _any_of(phrases: tuple[str, ...]) -> str:
    return pattern(_parsed(phrases)) if phrases else ""


def _beside(phrases: tuple[str, ...], *, before: bool) -> str:
    if not phrases:
        return ""
    return rf"(?:{_any_of(phrases)})(?:{SPACE})?\Z" if before else rf"(?:{SPACE})?(?:{_any_of(phrases)})"
