"""Why an example fails: the condition that holds it back, how far the words fit, or what is found beside the marks."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from mtcheck.model import Conditions, Example, Rule, Span
from mtcheck.rules.classes import CLASS, CLASSES, members
from mtcheck.rules.nodes import Bracket, Choice, Edge, Gap, Phrase, Space, Token
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
    reached, wrong = max(_reached(rule, example), key=lambda each: len(each[0]), default=("", None))
    if not reached:
        return wrong
    fit = f"the words fit as far as “{reached}”"
    return (f"{fit}: {wrong[0]}", wrong[1]) if wrong else (fit, "change the match behind them, or the example")


def misplaced(rule: Rule, example: Example, found: Sequence[Span]) -> tuple[str, str]:
    """Say how what a rule finds in an example differs from what is marked, and what to do."""
    if not example.spans:
        remedy = "narrow the match, as with “not_before”, “not_after” or “unless”, or change the example"
        return "nothing holds it back", remedy
    for own in example.spans:
        met = next((span for span in found if span.start < own.end and own.start < span.end), None)
        if met != own:
            return _beside(rule, example.text, own, met)
    further = next(span for span in found if span not in example.spans)
    remedy = "mark it as well, or narrow the match, as with “not_before”, “not_after” or “unless”"
    return f"“{example.text[slice(*further)]}” is found, too", remedy


def _beside(rule: Rule, text: str, own: Span, met: Span | None) -> tuple[str, str]:
    """Say how a find that meets a mark differs from it, or that none does."""
    if met is None:
        return f"“{text[slice(*own)]}” is marked, and not found", "change the match, or take these [[ ]] away"
    told = f"“{text[slice(*met)]}” is found,"
    if own.start <= met.start and met.end <= own.end:
        return f"{told} less than is marked", "mark that alone, or widen the match"
    if met.start <= own.start and own.end <= met.end:
        part = "(?P<mark>…)" if rule.match.regex else "" if rule.match.names or rule.match.detector else "[[ ]]"
        remedy = f"mark all of it{part and ', or the part to report in the match, with '}{part}"
        return f"{told} more than is marked", remedy
    return f"{told} otherwise than is marked", "mark what is found, or change the match"


def _freed(rule: Rule, conditions: dict[str, object]) -> Rule:
    return replace(rule, conditions=replace(rule.conditions, **conditions))  # type: ignore[arg-type]  # by their names


def _reached(rule: Rule, example: Example) -> Iterator[tuple[str, tuple[str, str] | None]]:
    """Give what the longest fitting beginning of each phrase finds, no further ahead than the first match is marked.

    With it comes what is wrong with the next word, and what to do, where a word of a class is wanted there.
    """
    for nodes in phrases_of(rule):
        plain = tuple(node for node in nodes if not isinstance(node, Bracket))
        first = example.spans[0].start
        for end in range(len(plain) - 1, 0, -1):
            beginning = _trimmed(plain[:end])
            made = beginning and compiled(pattern([beginning]), case=rule.match.case, clock=None)
            if made and (found := _found(made, fold(example.text), first)):
                rest = plain[len(beginning) :]
                yield example.text[slice(*found.span())].strip(), _of_no_class(rest, example.text[found.end() :])
                break
        else:
            if nodes == plain or isinstance(nodes[0], Bracket):
                yield "", _of_no_class(plain, example.text[first:])


def _of_no_class(nodes: Phrase, text: str) -> tuple[str, str] | None:
    """Say why the first word of a text is of no class that nodes begin with; None where they ask for none."""
    node = next((node for node in nodes if not isinstance(node, Space | Edge)), None)
    options = node.options if isinstance(node, Choice) else ((node,),)
    firsts = [option[0] for option in options if option]
    names = [_group(each) for each in firsts if isinstance(each, Token) and each.classed]
    found = re.match(r"\s*([\w'’-]+)", text)
    if not names or not found or any(found[1] in members(name) for name in names):
        return None
    word, wanted = found[1], " or ".join(map(_as_written, names))
    remedy = f"write {{{_as_written(names[0])},{word.lower()}}}, or change the example"
    if word != word.lower():
        return f"“{word}” has a capital, which no word of {wanted} has", remedy
    if other := next((_as_written(name) for name in _groups() if word in members(name)), None):
        return f"“{word}” is {other}, not {wanted}", remedy
    return f"“{word}” is not known as a word that can only be {wanted}", remedy


def _group(token: Token) -> str:
    """Give the name of the group that asks for a class (`class_group`)."""
    return token.pattern.removeprefix("(?P<").partition(">")[0]


def _as_written(group: str) -> str:
    kind, *forms = group.removeprefix(CLASS).split("_")
    return f"<{kind.upper()}{':' * bool(forms)}{'|'.join(forms)}>"


def _groups() -> Iterator[str]:
    """Name the groups of all classes, each form by itself."""
    for kind, forms in CLASSES.items():
        yield from (f"{CLASS}{kind.lower()}{form}" for form in [f"_{form}" for form in forms] or [""])


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
