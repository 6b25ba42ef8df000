"""Files of parallel text whose records have ids: lined up by these, whatever order each file has them in."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mtcheck.errors import AlignmentError
from mtcheck.model import Document

# Named in an error; more of them have one cause.
_NAMED = 3
# What a repeated id is called.
_AGAIN = re.compile(r"(.*)#\d+", re.DOTALL)


class Record(NamedTuple):
    """The lines of one record, or of what has none: the id is None there."""

    id: str | None
    lines: tuple[str, ...]


def own_id(document: Document) -> str | None:
    """Give the id that a record has of its own; None where it is called by its place in the file."""
    return None if document.path is None or document.name.startswith(document.path) else document.name


def before(name: str) -> str | None:
    """Give what a record may be called that has “#2” behind it because others are called so; None where it has not."""
    again = _AGAIN.fullmatch(name)
    return again[1] if again else None


def matched(paths: Sequence[str], files: Sequence[Sequence[Record]]) -> list[list[str]] | None:
    """Give the lines of each file in the order of the first one's ids; None unless every record has one of its own.

    Raises AlignmentError for an id that a file has not, and for one with more lines in a file than in the first, or
    fewer.
    """
    by_id = [_unique(records) for records in files]
    known = [each for each in by_id if each is not None]
    if len(known) < len(files) or not known:
        return None
    first = known[0]
    for path, other in zip(paths, known, strict=True):
        _same(first, other, paths[0], path)
    return [[line for id in first for line in other[id]] for other in known]


def _unique(records: Sequence[Record]) -> Mapping[str, tuple[str, ...]] | None:
    """Give the lines by id; None where a record has no id, or one that another has."""
    lines = {record.id: record.lines for record in records if record.id is not None}
    if len(lines) < len(records) or any(before(id) in lines for id in lines):
        return None
    return lines


def _same(
    first: Mapping[str, tuple[str, ...]], other: Mapping[str, tuple[str, ...]], place: str, of_other: str
) -> None:
    remedy = "give both the same records, or leave the ids out of one to go by the row"
    for having, lacking, path, beside in ((first, other, of_other, place), (other, first, place, of_other)):
        if missing := [id for id in having if id not in lacking]:
            named = ", ".join(f"“{id}”" for id in missing[:_NAMED])
            more = f" and {len(missing) - _NAMED:,} more" if len(missing) > _NAMED else ""
            raise AlignmentError(f"has no record {named}{more}, as {beside} has", place=path, remedy=remedy)
    for id, lines in first.items():
        if len(other[id]) != len(lines):
            problem = f"record “{id}” has {len(other[id]):,} of the {len(lines):,} lines it has in {place}"
            raise AlignmentError(problem, place=of_other, remedy="give both the same segments, one for one")
