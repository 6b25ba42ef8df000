"""Records of a JSON file that stand under a key, as programs hand them out: ``{"status": "ok", "articles": […]}``."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from mtcheck.errors import InputError
from mtcheck.readers.headers import called
from mtcheck.readers.options import ReadOptions
from mtcheck.readers.records import NoTextError

# Deeper than “response.data.attributes.items” no program puts its records.
_DEEPEST = 4
# Named in an error.
_NAMED = 5


class _Under(NamedTuple):
    """The records under a key, which is written with those above it."""

    key: str
    records: Sequence[object]


def records_of(content: object, name: str, options: ReadOptions) -> Sequence[object]:
    """Give the records of a JSON file: those of a list, one alone, or those under a key, if one key alone has text.

    Raises InputError, with the keys, where several have, NoTextError where there are records and none has.
    """
    if isinstance(content, list):
        return content
    if not isinstance(content, dict) or _has_text(content, options):
        return [content]
    under = list(_under(content, "", _DEEPEST, options))
    told = [each for each in under if any(_has_text(record, options) for record in each.records)]
    if len(told) == 1:
        return told[0].records
    if told:
        remedy = "write those of one to a file of its own, as a list"
        raise InputError(f"holds records with text under several keys: {_keys(told)}", place=name, remedy=remedy)
    if not under:
        return [content]
    filled = [each for each in under if each.records]
    if not filled:
        remedy = "give a file that holds records"
        raise NoTextError(f"holds no records under {_keys(under)}", place=name, remedy=remedy)
    under = filled
    wanted = options.mapping.get("text", "text")
    fields = dict.fromkeys(field for each in under for record in each.records[:1] for field in _fields(record))
    remedy = f"name the field of the text: --map text=FIELD, one of: {', '.join(fields)}"
    raise NoTextError(f"has no “{wanted}” in its records under {_keys(under)}", place=name, remedy=remedy)


def _under(content: Mapping[str, Any], above: str, depth: int, options: ReadOptions) -> Iterator[_Under]:
    """Give lists of objects, and objects that have text, whatever objects they stand in."""
    for key, value in content.items():
        path = f"{above}{key}"
        if isinstance(value, list) and (not value or any(isinstance(each, dict) for each in value)):
            yield _Under(path, value)
        elif isinstance(value, dict) and _has_text(value, options):
            yield _Under(path, [value])
        elif isinstance(value, dict) and depth > 1:
            yield from _under(value, f"{path}.", depth - 1, options)


def _has_text(record: object, options: ReadOptions) -> bool:
    fields = _fields(record)
    if (mapped := options.mapping.get("text")) is not None:
        column = called(mapped, list(fields))
        return column is not None and isinstance(fields[column], str)
    return isinstance(fields.get("text"), str) or isinstance(fields.get("segments"), list)


def _fields(record: object) -> Mapping[str, Any]:
    return record if isinstance(record, dict) else {}


def _keys(under: Sequence[_Under]) -> str:
    named = ", ".join(f"“{each.key}”" for each in under[:_NAMED])
    return f"{named} and {len(under) - _NAMED:,} more" if len(under) > _NAMED else named
