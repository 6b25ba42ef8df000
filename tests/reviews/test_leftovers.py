"""What silenced nothing in a run is named at its end, a few by name."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from mtcheck.model import Skip
from mtcheck.reviews.baseline import Known, write_baseline
from mtcheck.reviews.leftovers import Leftovers
from mtcheck.settings import Settings
from tests.reports import a_report, not_looked_at


def told(path: Path, entries: int, *documents: str) -> Sequence[str]:
    """Say what is left over of so many entries for a.txt after a run over clean documents."""
    write_baseline(path, [Known("a.txt", "ES014", f"Line {number}.", 1) for number in range(entries)])
    leftovers = Leftovers(Settings(baseline=str(path)), ())
    for name in documents:
        leftovers.add(a_report("Clean.", name=name))
    leftovers.add(not_looked_at("a.txt"))
    return [line.replace(str(path), "b.json") for line in leftovers.lines()]


GONE, PRUNE = "b.json: ES014 in a.txt is gone", "take them out with: mtcheck baseline prune PATH"


@pytest.mark.parametrize(
    ("entries", "lines"),
    [
        (0, []),
        (1, [GONE, f"b.json: {PRUNE}"]),
        (5, [*[GONE] * 5, f"b.json: {PRUNE}"]),
        (7, [*[GONE] * 5, f"b.json: 2 more are gone; {PRUNE}"]),
    ],
)
def test_of_entries_that_are_gone_five_are_named(entries: int, lines: Sequence[str], tmp_path: Path) -> None:
    assert told(tmp_path / "b.json", entries, "a.txt") == lines


def test_what_may_lack_other_signs_is_not_gone_while_its_sentence_stands(tmp_path: Path) -> None:
    write_baseline(tmp_path / "b.json", [Known("a.txt", "CORE420", f"Line {number} is dry.", 1) for number in range(2)])
    leftovers = Leftovers(Settings(baseline=str(tmp_path / "b.json")), (), {"CORE420"})
    leftovers.add(a_report("Line 1 is dry.", name="a.txt"))
    assert [line.rpartition(": ")[2] for line in leftovers.lines()] == [
        "CORE420 in a.txt is gone",
        PRUNE.split(": ")[1],
    ]


def test_what_a_rule_had_no_time_for_is_not_gone(tmp_path: Path) -> None:
    write_baseline(tmp_path / "b.json", [Known("a.txt", "HOUSE1", "A line.", 1)])
    leftovers = Leftovers(Settings(baseline=str(tmp_path / "b.json")), ())
    leftovers.add(a_report("A line.", name="a.txt", skipped=(Skip("rule HOUSE1", "took too long", 3),)))
    assert list(leftovers.lines()) == []


def test_what_was_not_looked_at_is_not_gone(tmp_path: Path) -> None:
    assert told(tmp_path / "b.json", 3, "other.txt") == []
