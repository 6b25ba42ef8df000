"""Decisions that stand in a report alone: a run that writes over it would lose what an editor has typed."""

from collections.abc import Mapping
from pathlib import Path

from mtcheck.errors import InputError, UsageError
from mtcheck.reviews.decisions import Decision, merged
from mtcheck.reviews.edited import Edited, has_column, load_decisions, read_report
from mtcheck.writers.cells import visible
from mtcheck.writers.files import inside
from mtcheck.writers.wording import counted

# The reports in which decisions are typed, by the name of their writer, as they are called in a folder.
_DECIDED = {"csv": "findings.csv", "xlsx": "report.xlsx"}


def spare_decisions(targets: Mapping[str, Path | None], decisions: str | None) -> None:
    """Raise `UsageError` where a report that would be written over holds what the file of decisions does not."""
    for name, target in targets.items():
        file = inside(target, _DECIDED[name]) if name in _DECIDED else None
        if file is not None and file.is_file():
            _spare(file, decisions)


def _spare(file: Path, decisions: str | None) -> None:
    try:
        edited = read_report(file)
    except InputError as error:
        if not _may_be_report(file):
            return
        remedy = "move it away, or name another --out"
        raise UsageError(f"{error.problem}, and would be written over", place=str(file), remedy=remedy) from None
    if count := unapplied(edited, Path(decisions) if decisions else None):
        where = decisions or "any file of decisions"
        problem = f"holds {counted(count, 'decision')} not in {where}, and would be written over"
        # Where the file of decisions was changed since, reading the report back would undo that.
        remedy = f"run mtcheck triage apply {file}, move it away, or name another --out"
        raise UsageError(problem, place=str(file), remedy=remedy)
    if edited.problems:
        first = edited.problems[0]
        raise UsageError(f"{first.problem}, and would be written over", place=first.place, remedy=first.remedy)


def _may_be_report(file: Path) -> bool:
    """Say whether a file that cannot be read back may hold decisions: a report without that column, or locked."""
    try:
        return has_column(file, "fingerprint")
    except InputError:
        return True


def unapplied(edited: Edited, decisions: Path | None) -> int:
    """Count what a report says of findings that the file of decisions does not."""
    if not edited.decisions:
        return 0
    known = merged((), load_decisions(decisions) if decisions else ())
    said = merged((), edited.decisions).values()
    return sum(not _held(each, known.get(each.fingerprint)) for each in said)


def _held(said: Decision, known: Decision | None) -> bool:
    if said.verdict == "undo":
        return known is None
    # Line breaks of a comment are spaces in the file of decisions.
    return known is not None and said.verdict in ("", known.verdict) and visible(said.comment) in ("", known.comment)
