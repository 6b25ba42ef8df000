"""Every figure of the rules, from labelled text and from marks, and how they are printed."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import groupby

from mtcheck.measures.figures import Figure, Flags, document_figures, human_figures, native_figures, rule_figures
from mtcheck.measures.looked import Looked
from mtcheck.measures.stability import stability_figures
from mtcheck.model import Rule


def corpus_figures(looked: Sequence[Looked], rules: Sequence[Rule]) -> Iterator[Figure]:
    """Give every figure that labelled text alone decides."""
    flags = Flags(rules)
    yield from document_figures(looked, flags)
    yield from native_figures(looked, flags)
    yield from human_figures(looked, flags)
    yield from rule_figures(looked, rules)
    yield from stability_figures(looked, flags)


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
