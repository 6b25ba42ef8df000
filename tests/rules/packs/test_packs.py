"""Every pack holds what the guide for writers of rules asks of it."""

import pytest

from mtcheck.rules.lint import ADVICE, lint_packs
from mtcheck.rules.loading import PACKS as PACKS_FOLDER
from mtcheck.rules.loading import load_rules, shipped
from mtcheck.rules.selection import rules_for

PACKS = shipped()


@pytest.mark.parametrize("name", PACKS)
def test_examples_hold_and_nothing_else_is_left_to_lint(name: str) -> None:
    problems = map(str, lint_packs([PACKS[name]], list(PACKS.values())))
    # What a pack costs in all is the benchmarks' to say.
    left = [problem for problem in problems if ADVICE not in problem]
    assert not left, "\n".join(left)


def test_no_file_of_rules_is_passed_over() -> None:
    files = {path.name for path in PACKS_FOLDER.iterdir() if path.is_file()} - {"README.md"}
    passed_over = sorted(files - {path.name for path in PACKS.values()})
    assert not passed_over, f"no pack by their names, rename them to end in .yaml: {', '.join(passed_over)}"


@pytest.mark.parametrize(
    ("language", "habit"),
    [
        ("cs", "slavic-turns"),
        ("pl", "slavic-turns"),
        ("ru", "slavic-turns"),
        ("de", "german-turns"),
        ("fr", "romance-turns"),
        ("ja", "stock-phrases"),
    ],
)
def test_the_habits_of_a_language_are_looked_for_in_copy_from_it(language: str, habit: str) -> None:
    assert habit in {rule.match.detector for rule in rules_for(load_rules(), language).rules}


def test_what_is_told_of_one_find_is_read_at_a_glance() -> None:
    told = {
        remedy: rule.id
        for rule in load_rules().rules
        for remedy in (rule.instead, *(row[0] for row in rule.instead_of))
    }
    assert {id: remedy for remedy, id in told.items() if remedy and len(remedy) > 100} == {}
