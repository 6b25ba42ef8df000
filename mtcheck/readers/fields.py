"""Fields of records by their names; one of an object within another is called as programs do: ``article.body.text``."""

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.readers.headers import called

# Named in an error; records of some programs have hundreds.
_NAMED = 20

# The keys that lead to a field, from the outermost on.
Path = tuple[str, ...]


def path_of(name: str, fields: Mapping[str, Any]) -> Path | None:
    """Give the way to the field of a name; a key that is called so, dots included, wins over objects within objects."""
    if (key := called(name, list(fields))) is not None:
        return (key,)
    dots = [at for at, sign in enumerate(name) if sign == "."]
    for at in reversed(dots):
        key = called(name[:at], list(fields))
        below = fields[key] if key is not None else None
        if key is not None and isinstance(below, dict) and (rest := path_of(name[at + 1 :], below)):
            return (key, *rest)
    return None


def value_at(fields: Mapping[str, Any], path: Path) -> Any:
    """Give what stands at the end of a way that is there, None below an object that is missing."""
    value: Any = fields
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def without(fields: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """Give a record without one of its fields, nor the objects that held nothing else."""
    key, *rest = path
    kept = {each: value for each, value in fields.items() if each != key}
    below = without(fields[key], tuple(rest)) if rest and isinstance(fields.get(key), dict) else {}
    return {each: below if each == key else value for each, value in fields.items()} if below else kept


def in_words(fields: Mapping[str, Any]) -> str:
    """Name the fields of a record that a text may stand in, those within objects too."""
    names = list(_names(fields))
    told = ", ".join(names[:_NAMED]) or "none"
    return f"{told} and {len(names) - _NAMED:,} more" if len(names) > _NAMED else told


def _names(fields: Mapping[str, Any], above: str = "") -> Iterator[str]:
    for key, value in fields.items():
        if isinstance(value, dict) and value:
            yield from _names(value, f"{above}{key}.")
        else:
            yield f"{above}{key}"
