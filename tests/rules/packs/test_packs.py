"""Every pack holds what the guide for writers of rules asks of it."""

import pytest

from mtcheck.rules.lint import lint_packs
from mtcheck.rules.loading import shipped

PACKS = shipped()
# Advice about speed: what a pack costs in all is the benchmarks' to say.
SPEED = ("what must stand in a match is common", "a repeat within a repeat can take for ever")


@pytest.mark.parametrize("name", PACKS)
def test_examples_hold_and_nothing_else_is_left_to_lint(name: str) -> None:
    problems = map(str, lint_packs([PACKS[name]], list(PACKS.values())))
    left = [problem for problem in problems if not any(advice in problem for advice in SPEED)]
    assert not left, "\n".join(left)
