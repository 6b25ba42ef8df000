"""One record of a table as one document: which fields are text, which are counterparts, and which are only kept."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Any

from mtcheck.errors import InputError
from mtcheck.model import APART, Document, Origin, Segment, Step
from mtcheck.readers.alignment import firsts, paragraphs_in_words, with_lined_up, with_reference, with_source_text
from mtcheck.readers.meta import language
from mtcheck.readers.options import Unreadable
from mtcheck.readers.plain import headline, paragraphs, recorded
from mtcheck.readers.segments import bare, given, squeezed
from mtcheck.text.protected import protect

# Everything else in a record goes to ``meta`` and is never read as text.
_FIELDS = frozenset(
    {"text", "segments", "id", "title", "lang", "src_lang"}
    | {"source", "source_segments", "reference", "references", "reference_segments"}
)
# Where a text may stand: a source that is an object with one of these is the source text, not the outlet.
TEXTS = frozenset(("text", "segments"))
# In letters: no name of a language is as short as a tag that names none (“und”, “mul”).
_TAG_MOST = 3
# Those that hold one string.
STRINGS = frozenset(("text", "source", "reference", "title", "lang", "src_lang"))


class NoTextError(InputError):
    """A record without text: nothing is amiss where nobody named its file, as with the settings of other programs."""


def record(
    fields: Mapping[str, Any],
    name: str,
    format: str,
    lines: Sequence[int],
    meta: Mapping[str, Any] | None = None,
    place: str | None = None,
) -> Document:
    """Make a document of one record.

    ``lines`` are the lines of the record: one, or one for each segment. ``meta`` is what the record says besides
    (default: its unknown fields), ``place`` what it is called in messages, and where it has no id (default: by file
    and line). Raises InputError, with the place, for a field of the wrong kind or for lists that do not align.
    """
    place = place or f"{name}:{lines[0]}"
    fields = from_outlet(fields)
    texts = _texts(fields, "segments", place)
    text = _string(fields, "text", place)
    if texts is None and text is None:
        if "text" in fields:
            raise null_text("text", place)
        remedy = "give one of them, or name the field of the text: --map text=FIELD"
        raise NoTextError("has neither “text” nor “segments”", place=place, remedy=remedy)
    origins = [Origin((Step(0, line, None, None),), exact=False) for line in lines]
    if texts is None:
        found = recorded(text or "", origins[0])
    else:
        found = given(texts, origins if len(origins) == len(texts) else origins[:1] * len(texts))
    if not any(segment.text and not segment.text.isspace() for segment in found):
        raise InputError("is empty", place=place, remedy="give a record that holds text")
    told = _title(fields, place)
    document = Document(
        name=_id(fields) or place,
        format=format,
        segments=found,
        title=told or headline(found),
        language=_spoken(fields, "lang", place),
        source_language=_spoken(fields, "src_lang", place),
        meta={key: value for key, value in fields.items() if key not in _FIELDS} if meta is None else meta,
    )
    document = _whole(_aligned(document, fields, texts, place), fields, place)
    return _headed(document, squeezed(told), origins[0]) if told and texts is None else document


def null_text(field: str, place: str) -> NoTextError:
    """Make the refusal of a record whose text, by the name its file has for it, is null."""
    return NoTextError(f"“{field}” is null", place=place, remedy="leave the record out, or put the text there")


def unread(fields: object, place: str, format: str, error: InputError) -> Unreadable:
    """Say that a record could not be looked at, under its id where it could be read so far, else its place."""
    own = _id(fields) if isinstance(fields, Mapping) else ""
    return Unreadable(own or place, format, error, by_id=bool(own))


def from_outlet(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give a record whose “source” is no text but an object, as of many programs, with the name in it as the outlet."""
    source = fields.get("source")
    if not isinstance(source, dict) or source.keys() & TEXTS:
        return fields
    name = source.get("name")
    told = {"outlet": name} if isinstance(name, str) and name else {}
    return told | {key: value for key, value in fields.items() if key != "source"}


def _id(fields: Mapping[str, Any]) -> str:
    identity = fields.get("id")
    return "" if identity is None else str(identity)


def _title(fields: Mapping[str, Any], place: str) -> str | None:
    """Give the title; what other programs keep as “headline” counts where it is a text."""
    key = "headline" if fields.get("title") in (None, "") and isinstance(fields.get("headline"), str) else "title"
    return _string(fields, key, place)


def _headed(document: Document, title: str, origin: Origin) -> Document:
    """Put a headline of its own before a text that does not begin with it; no counterpart belongs to it."""
    begun = accumulate(bare(segment.text) for segment in document.segments if not segment.paragraph)
    if not title or bare(title) in begun:
        return document
    head = Segment(0, title, origin, "headline", paragraph=APART, protected=protect([title])[0])
    moved = (segment._replace(index=segment.index + 1) for segment in document.segments)
    return replace(document, segments=(head, *moved))


def _string(fields: Mapping[str, Any], key: str, place: str) -> str | None:
    return a_string(fields.get(key), key, place)


def _spoken(fields: Mapping[str, Any], key: str, place: str) -> str | None:
    """Give a language; what is neither a tag nor a name that is known stays as it is written."""
    told = (_string(fields, key, place) or "").strip()
    return language(told) or (told if len(told) > _TAG_MOST else None)


def a_string(value: object, key: str, place: str) -> str | None:
    """Give the value of a field that holds a string or nothing; raises InputError, with the field, for another."""
    if value is None or isinstance(value, str):
        return _encodable(value, key, place)
    more = ""
    if isinstance(value, dict):
        within = next((field for field, text in value.items() if isinstance(text, str)), None)
        more = f", or map the one in it: {key}.{within}" if within else ""
    elif key == "text" and isinstance(value, list):
        more = ", or its paragraphs as “segments”"
    raise InputError(f"“{key}” is {_kind(value)}, not a string", place=place, remedy=f"write it as a string{more}")


def _texts(fields: Mapping[str, Any], key: str, place: str) -> list[str] | None:
    value = fields.get(key)
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise InputError(f"“{key}” is not a list of strings", place=place, remedy="write each segment as a string")
    _encodable("".join(value), key, place)
    return value


def _encodable(value: str | None, key: str, place: str) -> str | None:
    """Refuse half a surrogate pair: JSON can write one, no file can hold it."""
    if value is not None and not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise InputError(
                f"“{key}” holds half a character (a lone surrogate)", place=place, remedy="mend the escape"
            ) from None
    return value


_KINDS = {dict: "an object", list: "a list", bool: "true or false", int: "a number", float: "a number", str: "a string"}


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "null")


def _aligned(document: Document, fields: Mapping[str, Any], texts: Sequence[str] | None, place: str) -> Document:
    """Attach ``source_segments`` and ``reference_segments``: one to one with ``segments``, or a text's paragraphs.

    Where a text has more paragraphs, or fewer, a remark says what becomes of them, if there are any (`_joined`).
    """
    at = firsts(document) if texts is None else range(len(texts))
    for key in ("source_segments", "reference_segments"):
        items = _counterparts(fields, key, texts, place)
        if items is not None and len(items) != len(at):
            document = _joined(document, key, items, place) if any(items) else document
        elif items is not None:
            document = _each(document, key, dict(zip(at, items, strict=True)), place)
    return document


def _each(document: Document, key: str, items: Mapping[int, Any], place: str) -> Document:
    """Attach counterparts by the index of their segment."""

    def attached(segment: Segment) -> Segment:
        if segment.index not in items:
            return segment
        item = items[segment.index]
        if key == "source_segments":
            return segment._replace(source=_one(item, key, place))
        return segment._replace(references=_several(item, place))

    return replace(document, segments=tuple(map(attached, document.segments)))


def _joined(document: Document, key: str, items: Sequence[Any], place: str) -> Document:
    """Attach counterparts of other paragraphs: a source lined up, references as one text, as many as every item has."""
    if key == "source_segments":
        return with_lined_up(document, [text for item in items if (text := _one(item, key, place))])
    several = zip(*(_several(item, place) for item in items), strict=False)
    told = f"“{key}” has {_items(len(items))} for {paragraphs_in_words(len(firsts(document)))}: taken as a whole"
    references = (*document.references, *map("\n".join, several))
    return replace(document, references=references, remarks=(*document.remarks, told))


def _counterparts(fields: Mapping[str, Any], key: str, texts: Sequence[str] | None, place: str) -> list[Any] | None:
    value = fields.get(key)
    if value is None:
        return None
    if not isinstance(value, list) or (texts is not None and len(value) != len(texts)):
        counts = _items(len(value)) if isinstance(value, list) else _kind(value)
        against = "the paragraphs" if texts is None else f"{len(texts)} segment{'s' * (len(texts) != 1)}"
        raise InputError(
            f"“{key}” has {counts} for {against}", place=place, remedy="give one item for each segment, in order"
        )
    return value


def _items(count: int) -> str:
    return f"{count} item{'s' * (count != 1)}"


def _one(item: object, key: str, place: str) -> str | None:
    if item is None or isinstance(item, str):
        return _encodable(item, key, place)
    raise InputError(f"“{key}” holds {_kind(item)}", place=place, remedy="give a string for each segment")


def _several(item: object, place: str) -> tuple[str, ...]:
    """Take one reference of a segment, or a list of them."""
    items = item if isinstance(item, list) else [item]
    return tuple(text for text in (_one(each, "reference_segments", place) for each in items) if text is not None)


def _whole(document: Document, fields: Mapping[str, Any], place: str) -> Document:
    """Attach a source and references given as one text: by paragraph where counts are equal.

    Where they are not, a source is lined up, and a reference is one of the whole.
    """
    source = _string(fields, "source", place)
    if source is not None:
        document = with_source_text(document, [paragraph.text for paragraph in paragraphs(source)])
    several = _texts(fields, "references", place) or []
    one = _string(fields, "reference", place)
    for reference in [*([] if one is None else [one]), *several]:
        units = [paragraph.text for paragraph in paragraphs(reference)]
        if len(units) == len(firsts(document)):
            document = with_reference(document, units)
        else:
            document = replace(document, references=(*document.references, reference))
    return document
