"""From rules to recipes: sources of regular expressions, and the literals to look for first."""

import re
from collections.abc import Iterable

from mtcheck.model import Conditions, Rule
from mtcheck.rules.classes import CLASS, NEXT, known_group
from mtcheck.rules.literals import joined, required, required_of_any
from mtcheck.rules.macros import expand
from mtcheck.rules.nodes import Phrase
from mtcheck.rules.phrases import parse
from mtcheck.rules.regexes import at_start, opens, regex_nodes, western_digits
from mtcheck.rules.rendering import SPACE, pattern
from mtcheck.rules.rulesets import Edged, Hint, Recipe
from mtcheck.text.digests import blake2b
from mtcheck.text.fold import fold


def recipe(rule: Rule, *, timed: bool = False) -> Recipe:
    """Work out what a rule matches; raise PhraseError or re.error where it cannot be read."""
    matched, hints, by_word, by_segment = _match(rule)
    conditions = rule.conditions
    return Recipe(
        pattern=matched,
        case=rule.match.case,
        hints=joined(hints),
        opens=by_word,
        at_start=by_segment,
        before=_adjoining(conditions.before, before=True),
        not_before=_adjoining(conditions.not_before, before=True),
        after=_adjoining(conditions.after, before=False),
        not_after=_adjoining(conditions.not_after, before=False),
        requires=_any_of(conditions.requires),
        requires_literals=_literals(conditions.requires),
        unless=_any_of(conditions.unless),
        unless_literals=_literals(conditions.unless),
        source_has=_any_of(conditions.source_has),
        source_lacks=_any_of(conditions.source_lacks),
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
    if conditions.corroborated_by:
        parts.append(conditions.corroborated_by)
    if conditions.density:
        parts.append(["density", conditions.density])
    if conditions.gives_way:
        parts.append("gives way")
    if conditions.needs_source:
        parts.append("needs the source")
    if conditions.source_lacks:
        parts.append(["source lacks", *(expand(text) for text in conditions.source_lacks)])
    return blake2b(repr(parts).encode(), digest_size=8).hexdigest()


def _texts(conditions: Conditions) -> Iterable[tuple[str, ...]]:
    yield from (conditions.before, conditions.not_before, conditions.after, conditions.not_after)
    yield from (conditions.requires, conditions.unless, conditions.source_has)


def _match(rule: Rule) -> tuple[str, tuple[Hint, ...], bool, bool]:
    """Give the pattern of a rule, its hints, and whether a match begins where a word may, and where a segment does."""
    if rule.match.regex is not None:
        flags = 0 if rule.match.case else re.IGNORECASE
        source = western_digits(fold(rule.match.regex))
        for name in re.compile(source, flags).groupindex:
            if name.startswith(CLASS) and not known_group(name):
                raise re.error(f"{name} names no word class")
        nodes = regex_nodes(source, flags)
        first = at_start(source, flags)
        return source, required(nodes, edges=0, at_start=first), opens(nodes), first
    phrases = phrases_of(rule)
    return pattern(phrases), required_of_any(phrases), True, False


def _parsed(phrases: Iterable[str]) -> list[Phrase]:
    return [parse(expand(phrase)) for phrase in phrases]


def _any_of(phrases: tuple[str, ...]) -> str:
    return pattern(_parsed(phrases)) if phrases else ""


def _literals(phrases: tuple[str, ...]) -> tuple[Edged, ...]:
    return tuple((hint.literals, hint.edges) for hint in required_of_any(_parsed(phrases)))


def _adjoining(phrases: tuple[str, ...], *, before: bool) -> str:
    if not phrases:
        return ""
    each = _any_of(phrases).split(NEXT)
    return NEXT.join(rf"(?:{one})(?:{SPACE})?\Z" if before else rf"(?:{SPACE})?(?:{one})" for one in each)
