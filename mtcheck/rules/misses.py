"""Why an example under ``fires`` stays silent: the condition that holds it back, or how far the words fit."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from mtcheck.model import Conditions, Example, Rule
from mtcheck.rules.nodes import Bracket, Gap, Phrase, Space
from mtcheck.rules.patterns import Pattern, compiled
from mtcheck.rules.recipes import phrases_of
from mtcheck.rules.rendering import pattern
from mtcheck.text.fold import fold

# Those that an example can fail by: it is one document, tried alone and in its rule's own roles.
_HOLDING = (
    "before",
    "not_before",
    "after",
    "not_after",
    "anchor",
    "requires",
    "unless",
    "min_count",
    "source_has",
    "source_lacks",
    "in_quotes",
)


def reason(rule: Rule, example: Example, finds: Callable[[Rule, str], bool]) -> tuple[str, str] | None:
    """Say why a rule finds nothing in an example, and what to do; None where nothing can be told.

    ``finds`` tells whether a rule finds anything in a text.
    """
    usual, text = Conditions(), example.text
    given = {key: getattr(usual, key) for key in _HOLDING if getattr(rule.conditions, key) != getattr(usual, key)}
    for key, value in given.items():
        if finds(_freed(rule, {key: value}), text):
            return f"“{key}” holds it back", f"change “{key}” or the example"
    if len(given) > 1 and finds(_freed(rule, given), text):
        held = " and ".join(f"“{key}”" for key in given)
        return f"{held} hold it back together", "change them or the example"
    if rule.match.case and finds(replace(rule, match=replace(rule.match, case=False)), text):
        return "the capitals differ", f"write them alike{'' if rule.match.names else ', or leave “case” out'}"
    if reached := max(_reached(rule, example), key=len, default=""):
        return f"the words fit as far as “{reached}”", "change the match behind them, or the example"
    return None


def _freed(rule: Rule, conditions: dict[str, object]) -> Rule:
    return replace(rule, conditions=replace(rule.conditions, **conditions))  # type: ignore[arg-type]  # by their names


def _reached(rule: Rule, example: Example) -> Iterator[str]:
    """Give what the longest fitting beginning of each phrase finds, no further ahead than the first match is marked."""
    for nodes in phrases_of(rule):
        plain = tuple(node for node in nodes if not isinstance(node, Bracket))
        for end in range(len(plain) - 1, 0, -1):
            beginning = _trimmed(plain[:end])
            made = beginning and compiled(pattern([beginning]), case=rule.match.case, clock=None)
            if made and (found := _found(made, fold(example.text), example.spans[0].start)):
                yield example.text[slice(*found.span())].strip()
                break


def _found(made: Pattern, text: str, least: int) -> re.Match[str] | None:
    """Find the first match that ends behind this place."""
    found = made.search(text)
    while found and found.end() <= least:
        found = made.search(text, found.start() + 1)
    return found


def _trimmed(nodes: Phrase) -> Phrase:
    """Take spaces and gaps from the end of a phrase."""
    while nodes and isinstance(nodes[-1], Space | Gap):
        nodes = nodes[:-1]
    return nodes
