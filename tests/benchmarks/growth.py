"""How the time of a rule grows with the text: its own examples again and again, as one long sentence or as many."""

from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

from mtcheck.model import Document, Rule
from mtcheck.pipeline import Checker
from mtcheck.readers import read_string
from mtcheck.rules import Engine, RuleSet, load_rules
from mtcheck.rules.findings import findings
from mtcheck.rules.view import View
from mtcheck.settings import Settings
from tests.benchmarks.ratios import Ratio
from tests.growth import repeated

# Characters of the shorter text; the other is twice as long. What takes less than this says nothing of growth.
SIZE, SECONDS = 20_000, 0.02
RUNS = 3
# What grows with the text takes twice the time for twice the text; with its square, four times.
TARGET = 3.0
# How examples are put together, and what is told of it.
_SHAPES: dict[str, Callable[[str], str]] = {
    "one sentence": lambda text: f"{text.rstrip('.!?')}, and ",
    "one paragraph": lambda text: f"{text.rstrip('.!?')}. ",
}


def ratios(corpus: Path | None) -> Iterator[Ratio]:
    """Measure how much longer a text of twice the length takes: the worst of the rules, and all of them together."""
    known = load_rules()
    for shape, joined in _SHAPES.items():
        worst = max((grown for rule in known.rules for grown in _grown(known, rule, joined)), default=(0.0, "none"))
        yield Ratio(f"worst, {shape}", worst[1], worst[0], TARGET, most=True)
    checker = Checker(Settings())
    checker.check(read_string("It rained."))
    for shape, joined in _SHAPES.items():
        alone = (rule for rule in known.rules if not rule.conditions.needs_source)
        whole = "".join(joined(example.text) for rule in alone for example in rule.fires[:1])
        ratio, seconds = _times(whole, 1, str, checker.check)
        yield Ratio(f"all, {shape}", f"{seconds:.2f} s of CPU", ratio, TARGET, most=True)


def _grown(known: RuleSet, rule: Rule, joined: Callable[[str], str]) -> Iterator[tuple[float, str]]:
    """Give the growth of a rule that takes any time, on its first example; of a detector on each."""
    engine = Engine(known.only([rule]))

    def look(document: Document) -> None:
        view = View(document)
        findings(view, engine.find(view, vouched=True))

    for example in rule.fires if rule.match.detector else rule.fires[:1]:
        ratio, seconds = _times(example.text, SIZE // len(example.text), joined, look)
        if seconds >= SECONDS:
            yield ratio, f"{rule.id}, {seconds:.2f} s of CPU"


def _times(
    text: str, count: int, joined: Callable[[str], str], look: Callable[[Document], object]
) -> tuple[float, float]:
    """Give how much longer a text takes twice as often, and how long that took; each is the best of some runs."""
    once, twice = (repeated(text, times, joined) for times in (count, 2 * count))
    runs = [(_seconds(once, look), _seconds(twice, look)) for _ in range(RUNS)]
    less, more = map(min, zip(*runs, strict=True))
    return more / max(less, 1e-9), more


def _seconds(document: Document, look: Callable[[Document], object]) -> float:
    begun = process_time()
    look(document)
    return process_time() - begun
