"""Twice the text is twice the work: counted in calls, and in characters that patterns have to go through."""

import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import mtcheck.rules.detectors
from mtcheck.pipeline import Checker
from mtcheck.readers import read_string
from mtcheck.rules import Engine, load_rules
from mtcheck.rules.detectors.scan import Expression, later
from mtcheck.rules.findings import findings
from mtcheck.rules.view import View
from mtcheck.settings import Settings
from tests.growth import MOST, calls, repeated

RULES = load_rules()
DETECTORS = {rule.match.detector: rule for rule in reversed(RULES.rules) if rule.match.detector}
TIMES = 40
# Fewer say nothing of growth.
FEW = 100


class Counting:
    """A pattern that adds up how many characters it is asked to go through, where it can end in one place alone."""

    seen = 0

    def __init__(self, pattern: Expression) -> None:
        self.pattern = pattern.pattern
        self._own = pattern
        self._to_the_end = pattern.pattern.endswith((r"\Z", "$"))

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Any:
        Counting.seen += self._to_the_end * (min(endpos, len(text)) - pos)
        return self._own.search(text, pos, endpos)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._own, name)


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> type[Counting]:
    """Put counting patterns in the place of those of all detectors."""
    folder = Path(mtcheck.rules.detectors.__file__).parent
    for name in sorted(path.stem for path in folder.glob("[a-z]*.py")):
        module = import_module(f"mtcheck.rules.detectors.{name}")
        for attribute, pattern in list(vars(module).items()):
            if isinstance(pattern, type(later(""))):
                monkeypatch.setattr(module, attribute, Counting(pattern))
    return Counting


@pytest.mark.parametrize("name", sorted(DETECTORS))
def test_a_detector_goes_through_a_long_sentence_once(name: str, counting: type[Counting]) -> None:
    rule = DETECTORS[name]
    engine = Engine(RULES.only([rule]))

    def look(text: str, times: int) -> tuple[int, int]:
        document = repeated(text, times, lambda each: f"{each.rstrip('.!?')}, and ")
        view, counting.seen = View(document), 0
        return calls(lambda: findings(view, engine.find(view, vouched=True))), counting.seen

    for example in rule.fires:
        look(example.text, TIMES)
        once, twice = look(example.text, TIMES), look(example.text, 2 * TIMES)
        grown = [more / max(less, FEW) for less, more in zip(once, twice, strict=True)]
        assert max(grown) < MOST, (example.text, grown)


@pytest.mark.parametrize(
    "piece",
    [
        "It met the the mayor, and 1.500 jobs at 20:30 hours, and ",
        "He said “no” and met the the mayor, and ",
        "See www.example.org, the the page, and ",
        "The alcalde opened the feria, and ",
        "It met the the mayor. ",
        "It met the the mayor.\n\n",
        "Sáenz pidió calma ayer. The mayor spoke. ",
        "(tagsToTranslate)wind(t)coast ",
    ],
)
def test_a_check_goes_through_a_long_text_once(piece: str) -> None:
    checker = Checker(Settings(score=False))
    checker.check(read_string(piece * TIMES))
    once, twice = (calls(partial(checker.check, read_string(piece * times))) for times in (TIMES, 2 * TIMES))
    assert twice < MOST * once
