"""Records of a JSON file that stand under a key, as programs hand them out: ``{"status": "ok", "articles": […]}``."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from mtcheck.errors import InputError
from mtcheck.readers.fields import in_words, path_of, value_at, without
from mtcheck.readers.options import ReadOptions
from mtcheck.readers.records import STRINGS, TEXTS, NoTextError
from mtcheck.text.language import LANGUAGES, code_of

# Deeper than “response.data.attributes.items” no program puts its records.
_DEEPEST = 4
# Named in an error.
_NAMED = 5
# In words: what an answer of a program says of itself (a status, who has the rights) is hardly as long.
_STORY = 40
# In words: what stands on a button is shorter.
_SENTENCE = 6
# What an object may say of the one record in it.
_HEADED = ("title", "headline")
_ABOUT = ("id", *_HEADED, "lang", "src_lang")
# What parts of one story are called, and its counterparts; no ids.
_PARTS = STRINGS | {"headline", "body", "summary", "target", "original", "translation"}


class Records(NamedTuple):
    """The records of a JSON file, and what is to be said of other texts in it that are as long as a story."""

    records: Sequence[object]
    beside: InputError | None = None


class _Under(NamedTuple):
    """What holds records under a key, which is written with those above it; ``above`` is the object with that key."""

    key: str
    value: list[Any] | dict[str, Any]
    above: Mapping[str, Any]
    records: Sequence[Any]

    @property
    def alone(self) -> bool:
        """Say whether the value is itself the record."""
        return any(each is self.value for each in self.records)


def records_of(content: object, name: str, options: ReadOptions) -> Records:
    """Give the records of a JSON file: those of a list, one alone, or those under a key, if one key alone has text.

    One record under a key has what is said of it beside the key. Records that stand by their ids (`_by_id`) count as a
    list.

    Raises InputError, with the keys, where several have, NoTextError where there are records and none has.
    """
    if isinstance(content, list):
        return Records(content)
    if not isinstance(content, dict) or _has_text(content, options):
        return Records([content])
    if by_id := _by_id(content, options):
        return Records(by_id)
    under = list(_under(content, "", _DEEPEST, options))
    told = [each for each in under if any(_has_text(record, options) for record in each.records)]
    if len(told) == 1:
        return _read(told[0], content, name)
    if told:
        problem = f"holds records with text under several keys: {_keys(told)}"
        # In a folder, words on buttons and colours of texts are settings of other programs.
        copy = any(_has_sentence(record, options) for each in told for record in each.records)
        several = InputError if copy else NoTextError
        raise several(problem, place=name, remedy="write those of one to a file of its own, as a list")
    if not under:
        return Records([content])
    filled = [each for each in under if each.records]
    if not filled:
        remedy = "give a file that holds records"
        raise NoTextError(f"holds no records under {_keys(under)}", place=name, remedy=remedy)
    first = [_fields(record) for each in filled for record in each.records[:1]]
    fields = {field: value for each in first for field, value in each.items()}
    wanted = options.mapping.get("text", "text")
    named = path_of(wanted, fields)
    problem = f"has no “{wanted}” in its records under {_keys(filled)}"
    if named:
        problem = f"has no string as “{'.'.join(named)}” in its records under {_keys(filled)}"
    others = in_words(without(fields, named) if named else fields)
    remedy = f"name the field of the text: --map text=FIELD, one of: {others}"
    # As of records that stand by themselves: where they have a text of another name, the mapping may be a mistake.
    error = InputError if not named and fields.keys() & TEXTS else NoTextError
    raise error(problem, place=name, remedy=remedy)


def _read(under: _Under, content: Mapping[str, Any], name: str) -> Records:
    """Give the records under a key, and name other texts: a story may stand beside what readers wrote of it."""
    records, value = under.records, under.value
    if under.alone and isinstance(value, dict):
        headed = any(value.get(field) for field in _HEADED)
        about = {field: under.above[field] for field in _ABOUT if isinstance(under.above.get(field), str | int)}
        records = [{key: told for key, told in about.items() if not (headed and key in _HEADED)} | value]
    others = dict.fromkeys(_stories(content, value))
    if not others:
        return Records(records)
    problem = f"holds text under {_quoted(list(others))}, too, which is not read beside “{under.key}”"
    remedy = "map text to its field (--map text=FIELD), or put it into a file of its own"
    return Records(records, InputError(problem, place=name, remedy=remedy))


def _stories(content: object, read: object) -> Iterator[str]:
    """Give the keys under which texts stand that are as long as a story, but for what is read."""
    left = [("", content)]
    while left:
        path, value = left.pop()
        if value is read:
            continue
        if isinstance(value, dict):
            left += ((f"{path}.{key}" if path else key, each) for key, each in reversed(value.items()))
        elif isinstance(value, list):
            left += ((path, each) for each in reversed(value))
        elif isinstance(value, str) and len(value.split(maxsplit=_STORY)) >= _STORY:
            yield path


def _under(content: Mapping[str, Any], above: str, depth: int, options: ReadOptions) -> Iterator[_Under]:
    """Give lists of objects, and objects that have text, whatever objects they stand in."""
    for key, value in content.items():
        path = f"{above}{key}"
        if isinstance(value, list):
            if not value or any(isinstance(each, dict) for each in value):
                yield _Under(path, value, content, value)
        elif _has_text(value, options):
            yield _Under(path, value, content, [value])
        elif isinstance(value, dict) and (by_id := _by_id(value, options)):
            yield _Under(path, value, content, by_id)
        elif isinstance(value, dict) and depth > 1:
            yield from _under(value, f"{path}.", depth - 1, options)


def _by_id(content: Mapping[str, Any], options: ReadOptions) -> list[dict[str, Any]]:
    """Give the records of an object that holds nothing else, several by their ids; none where it is another one.

    Words on buttons and colours of texts stand so in settings of programs: one of the texts is a sentence at least.
    What is called as a part of a story is, or as a language, is one story in several.
    """
    records = list(content.values())
    if len(records) < 2 or not all(_has_text(each, options) for each in records):
        return []
    if not _PARTS.isdisjoint(content) or all(code_of(key) in LANGUAGES for key in content):
        return []
    if not any(_has_sentence(each, options) for each in records):
        return []
    return [each if each.get("id") not in (None, "") else each | {"id": key} for key, each in content.items()]


def _has_text(record: object, options: ReadOptions) -> bool:
    return _text(record, options) is not None


def _has_sentence(record: object, options: ReadOptions) -> bool:
    text = _text(record, options)
    return isinstance(text, list) or len((text or "").split(maxsplit=_SENTENCE)) >= _SENTENCE


def _text(record: object, options: ReadOptions) -> str | list[Any] | None:
    """Give the text or the segments of a record; None where it has neither."""
    fields = _fields(record)
    if (mapped := options.mapping.get("text")) is not None:
        path = path_of(mapped, fields)
        text = None if path is None else value_at(fields, path)
        return text if isinstance(text, str) else None
    text, parts = fields.get("text"), fields.get("segments")
    return text if isinstance(text, str) else parts if isinstance(parts, list) else None


def _fields(record: object) -> Mapping[str, Any]:
    return record if isinstance(record, dict) else {}


def _keys(under: Sequence[_Under]) -> str:
    return _quoted([each.key for each in under])


def _quoted(keys: Sequence[str]) -> str:
    named = ", ".join(f"“{key}”" for key in keys[:_NAMED])
    return f"{named} and {len(keys) - _NAMED:,} more" if len(keys) > _NAMED else named
