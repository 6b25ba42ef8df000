"""Every figure of the rules, from labelled text and from marks, and how they are printed."""

import json
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

from mtcheck.measures.figures import (
    Figure,
    Flags,
    document_figures,
    human_figures,
    native_figures,
    rule_figures,
    sourced_figures,
)
from mtcheck.measures.gold import gold_figures, read_marked
from mtcheck.measures.looked import Looked
from mtcheck.measures.stability import stability_figures
from mtcheck.rules import RuleSet
from mtcheck.rules.admission import objections
from mtcheck.rules.evidence import PackEvidence, in_words


def figures_of(looked: Sequence[Looked], gold: Sequence[tuple[Path, Path]], rules: RuleSet) -> list[Figure]:
    """Give every figure that these texts decide: marks first, then what labelled text alone says.

    ``gold`` holds pairs of a file of marks and the file of their documents. Raises InputError for marks that cannot be
    read.
    """
    marked = [each for marks, documents in gold for each in read_marked(marks, documents, rules)]
    figures = list(gold_figures(marked, _elsewhere(looked) if looked else None))
    if looked:
        flags = Flags(rules.rules)
        figures += document_figures(looked, flags)
        figures += native_figures(looked, flags)
        figures += human_figures(looked, flags)
        figures += sourced_figures(looked, Flags(rules.rules, sourced=True))
        figures += rule_figures(looked, rules.rules)
        figures += stability_figures(looked, flags)
    return figures


def _elsewhere(looked: Sequence[Looked]) -> Callable[[int, str], int]:
    """Give a function that counts the stories other than one that an entry fires in, machine translations alone."""
    stories: dict[int, set[str]] = {}
    for each in looked:
        if each.label.origin == "mt":
            for entry in each.entries:
                stories.setdefault(entry, set()).add(each.label.story)
    return lambda entry, story: len(stories.get(entry, set()) - {story})


def objection_lines(rules: RuleSet, packs: Iterable[PackEvidence]) -> Iterator[str]:
    """Name each flag that its evidence speaks against, with the reason and the remedy."""
    found = [
        f"  {rule.id} {rule.name} {objection}"
        for pack in packs
        for id, evidence in pack.rules.items()
        if (rule := rules.by_id[id])
        for objection in objections(rule, evidence)
    ]
    yield from ("", f"flags that their evidence speaks against: {len(found)}", *found)


def new_lines(rules: RuleSet, packs: Iterable[PackEvidence], known: Container[str]) -> Iterator[str]:
    """Tell what was seen of each rule that had no evidence before, those with it being ``known`` by their ids."""
    new = [
        f"  {id} {rules.by_id[id].name}: {in_words(evidence, pack)}"
        for pack in packs
        for id, evidence in pack.rules.items()
        if id not in known
    ]
    yield from ("", f"rules that were not measured before: {len(new)}", *new) if new else ()


def lines(figures: Iterable[Figure]) -> Iterator[str]:
    """Print figures as tables: a part, then a line each with the value, what is wanted, and whether it holds."""
    for part, of in groupby(figures, key=lambda figure: figure.part):
        yield ""
        yield part
        for figure in of:
            held = {True: "holds", False: "MISSED", None: ""}[figure.holds]
            measured = f"{figure.name:<60} {_value(figure):>8} {figure.unit:<16}"
            yield f"  {measured} {_wanted(figure):<7} {held:<6} {_of(figure)}".rstrip()


def _value(figure: Figure) -> str:
    if figure.value is None:
        return "–"
    return f"{figure.value:,.0f}" if figure.unit == "" else f"{figure.value:.2f}"


def _wanted(figure: Figure) -> str:
    return "" if figure.wanted is None else f"{'≤' if figure.most else '≥'} {figure.wanted:.3g}"


def _of(figure: Figure) -> str:
    return f"(of {figure.of:,})" if figure.of else ""


def json_lines(figures: Iterable[Figure]) -> Iterator[str]:
    """Print figures as JSON, an object a line."""
    for figure in figures:
        yield json.dumps({**asdict(figure), "holds": figure.holds}, ensure_ascii=False)
