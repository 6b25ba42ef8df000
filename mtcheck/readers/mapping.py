"""The fields of JSON records under the names that a caller maps them to."""

from mtcheck.errors import InputError, UsageError
from mtcheck.readers.headers import called
from mtcheck.readers.options import ReadOptions
from mtcheck.readers.records import STRINGS, TEXTS, NoTextError, a_string, null_text


def mapped(fields: object, options: ReadOptions, place: str) -> object:
    """Give a record with its fields named as they are mapped, as far as it has them.

    Raises InputError, with the name that its file has for it, where it has no text so, or where a field is no text.
    """
    if not isinstance(fields, dict) or not options.mapping:
        return fields
    own = {field: called(column, list(fields)) for field, column in options.mapping.items() if field != "document"}
    if "text" in own:
        column = own["text"]
        if column is None:
            remedy = f"map text to one of its fields: {', '.join(fields) or 'none'}"
            # Where it has a text of another name, the mapping may be a mistake, which is told of files of folders, too.
            error = InputError if fields.keys() & TEXTS else NoTextError
            raise error(f"has no field “{options.mapping['text']}”", place=place, remedy=remedy)
        if fields[column] is None:
            raise null_text(column, place)
    named = {field: fields[column] for field, column in own.items() if column is not None}
    for field in filter(STRINGS.__contains__, named):
        a_string(named[field], own[field] or field, place)
    # Segments of its own are not the text that was named.
    kept = {key: value for key, value in fields.items() if key not in own.values()}
    return {key: value for key, value in kept.items() if "text" not in own or key != "segments"} | named


class Counterparts:
    """The source and the reference that are mapped, as long as no record that was read has them.

    A record may have none; where none has, the name is a mistake in the call, as in a table.
    """

    def __init__(self, options: ReadOptions) -> None:
        self._missing = {field: options.mapping[field] for field in ("source", "reference") if field in options.mapping}
        self._fields: tuple[str, ...] = ()

    def take(self, record: object) -> None:
        """Take up a record that was read, as it stands in its file."""
        if self._missing and isinstance(record, dict):
            self._fields = tuple(record)
            self._missing = {
                field: column for field, column in self._missing.items() if called(column, self._fields) is None
            }

    def refuse_missing(self, name: str) -> None:
        """Raise UsageError for one that no record of the file has, if any was read."""
        for field, column in self._missing.items() if self._fields else ():
            remedy = f"map {field} to one of its fields, or leave it out: {', '.join(self._fields)}"
            raise UsageError(f"has no record with the field “{column}”", place=name, remedy=remedy)
