"""The fields of JSON records under the names that a caller maps them to."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import reduce
from typing import Any

from mtcheck.errors import InputError, UsageError
from mtcheck.model import REFERENCE, SOURCE, Document
from mtcheck.readers.alignment import brings
from mtcheck.readers.fields import in_words, path_of, value_at, without
from mtcheck.readers.options import ReadOptions, Unreadable
from mtcheck.readers.records import STRINGS, TEXTS, NoTextError, a_string, null_text

COUNTERPARTS = (SOURCE, REFERENCE)


def mapped(fields: object, options: ReadOptions, place: str) -> object:
    """Give a record with its fields named as they are mapped, as far as it has them.

    Raises InputError, with the name that its file has for it, where it has no text so, or where a field is no text.
    """
    if not isinstance(fields, dict) or not options.mapping:
        return fields
    own = {field: path_of(column, fields) for field, column in options.mapping.items() if field != "document"}
    if "text" in own:
        path = own["text"]
        if path is None:
            # Where it has a text of another name, the mapping may be a mistake, which is told of files of folders, too.
            error = InputError if fields.keys() & TEXTS else NoTextError
            remedy = f"map text to one of its fields: {in_words(fields)}"
            raise error(f"has no field “{options.mapping['text']}”", place=place, remedy=remedy)
        if value_at(fields, path) is None:
            raise null_text(".".join(path), place)
    paths = {field: path for field, path in own.items() if path is not None}
    named = {field: value_at(fields, path) for field, path in paths.items()}
    for field in filter(STRINGS.__contains__, named):
        a_string(named[field], ".".join(paths[field]), place)
    kept = reduce(without, paths.values(), fields)
    # Segments of its own are not the text that was named, and a “source” beside the one that was is an agency.
    others = {field for field in COUNTERPARTS if field in own and isinstance(fields.get(field), str)}
    others |= {"segments"} if "text" in own else set()
    return {key: value for key, value in kept.items() if key not in others} | named


class AbsentError(UsageError):
    """A source or reference (``field``) that is mapped and that no record of a file has."""

    field: str


class Counterparts:
    """The source and the reference that are mapped, as long as no record that was read has them.

    A record may have none; where none has, the name is a mistake in the call, as in a table, unless other files have it
    (`settled`).
    """

    def __init__(self, options: ReadOptions) -> None:
        self._missing = {field: options.mapping[field] for field in COUNTERPARTS if field in options.mapping}
        self._fields: dict[str, Any] = {}

    def take(self, record: object) -> None:
        """Take up a record that was read, as it stands in its file."""
        if self._missing and isinstance(record, dict):
            self._fields = record
            self._missing = {field: name for field, name in self._missing.items() if path_of(name, record) is None}

    def refuse_missing(self, name: str) -> None:
        """Raise AbsentError for one that no record of the file has, if any was read."""
        for field, column in self._missing.items() if self._fields else ():
            remedy = f"map {field} to one of its fields, or leave it out: {in_words(self._fields)}"
            problem = f"has no record with the field “{column}”, so its texts are looked at without a {field}"
            absent = AbsentError(problem, place=name, remedy=remedy)
            absent.field = field
            raise absent


def settled(items: Iterable[Document | Unreadable], options: ReadOptions) -> Iterator[Document | Unreadable]:
    """Give what was read of all files of a call; a counterpart that some have is no mistake in the call.

    Of files without it that is told, as of whatever could not be looked at, once another has it, else at the end.
    """
    # By what is mapped and not met so far.
    held: dict[str, list[Unreadable]] = {field: [] for field in COUNTERPARTS if field in options.mapping}
    for item in items:
        if isinstance(item, Unreadable) and isinstance(item.error, AbsentError):
            if item.error.field in held:
                held[item.error.field].append(item)
            else:
                yield replace(item, fatal=False)
            continue
        yield item
        for field in list(held):
            if isinstance(item, Document) and brings(item, field):
                yield from (replace(each, fatal=False) for each in held.pop(field))
    for absent in held.values():
        yield from absent
