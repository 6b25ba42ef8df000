"""A story on a desk, checked by the command, and the tables that come back."""

import csv
import json
from pathlib import Path

from tests.cli.calls import run

STORY = "The agency (ICE, for its acronym in English) opened the the office.\n\nIt met the the mayor of Lima.\n"
DECISIONS = "mtcheck-decisions.csv"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def decide(path: Path, *decisions: str) -> None:
    """Type decisions into a report, row by row."""
    table = rows(path)
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, table[0])
        writer.writeheader()
        for row, decision in zip(table, decisions, strict=True):
            writer.writerow({**row, "decision": decision})


def found(desk: Path, *arguments: str) -> tuple[list[str], str]:
    """Check the story, and give the rules found and what was said on standard error."""
    done = run("check", "story.txt", "--lang", "es", "--to", "jsonl", *arguments, cwd=desk)
    return [finding["rule"] for finding in json.loads(done.stdout)["findings"]], done.stderr
