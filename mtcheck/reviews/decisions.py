"""Decisions of editors about findings, kept in one CSV file: rejected findings are silent, accepted ones confirmed."""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from mtcheck.errors import MtcheckError
from mtcheck.writers.cells import guard
from mtcheck.writers.files import fresh

# In the working directory, unless the settings name another.
NAME = "mtcheck-decisions.csv"
# A fingerprint that a spreadsheet would take for a number, of which it keeps six figures; here nothing else tells of
# which finding a row speaks.
_NUMBER = re.compile(r"\d+(?:e\d+)?")
COLUMNS = ("fingerprint", "rule", "decision", "comment", "document", "text")

# “undo” takes an earlier verdict back; no file of decisions holds it.
Verdict = Literal["accept", "reject", "undo", ""]


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor says of a finding; the verdict is empty where there is only a comment.

    The fingerprint tells which finding; document and text are there for people.
    """

    fingerprint: str
    rule: str
    verdict: Verdict
    comment: str = ""
    document: str = ""
    text: str = ""


def merged(earlier: Iterable[Decision], later: Iterable[Decision]) -> dict[str, Decision]:
    """Put decisions together by fingerprint: what is said later wins, and silence takes nothing back.

    A comment goes with the verdict that it was written to: it gives no reason for the opposite.
    """
    known: dict[str, Decision] = {}
    for decision in (*earlier, *later):
        before = known.get(decision.fingerprint)
        if before:
            turned = before.verdict and decision.verdict and decision.verdict != before.verdict
            decision = replace(
                decision,
                rule=decision.rule or before.rule,
                verdict=decision.verdict or before.verdict,
                comment=decision.comment or ("" if turned else before.comment),
                document=decision.document or before.document,
                text=decision.text or before.text,
            )
        known[decision.fingerprint] = decision
    return known


def standing(known: Mapping[str, Decision]) -> dict[str, Decision]:
    """Leave out what was taken back."""
    return {name: decision for name, decision in known.items() if decision.verdict != "undo"}


def write_decisions(path: Path, decisions: Mapping[str, Decision]) -> None:
    """Write decisions sorted by rule and fingerprint, whole or not at all; raises `MtcheckError`."""
    if path.is_dir():
        raise MtcheckError("is a folder", place=str(path), remedy="name a file for the decisions")
    with fresh(path, encoding="utf-8-sig") as stream:
        writer = csv.writer(stream)
        writer.writerow(COLUMNS)
        for each in sorted(decisions.values(), key=lambda each: (each.rule, each.fingerprint)):
            name = f"'{each.fingerprint}" if _NUMBER.fullmatch(each.fingerprint) else each.fingerprint
            row = (name, each.rule, each.verdict, each.comment, each.document, each.text)
            writer.writerow(map(guard, row))
