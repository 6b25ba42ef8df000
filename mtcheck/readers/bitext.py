"""What translators exchange: XLIFF 1.2 and 2, SDLXLIFF, TMX and PO; each unit a segment with its source, as given.

Tags within a unit are no text; a “line” is that of the file. What the file says a machine has translated is a label.
"""

import re
from collections.abc import Iterator, Sequence
from io import BufferedReader
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.errors import InputError
from mtcheck.model import Document
from mtcheck.readers.encodings import decode
from mtcheck.readers.options import ReadOptions, Unreadable
from mtcheck.readers.records import record
from mtcheck.readers.trees import Tree, attribute, below, inside, local, parse
from mtcheck.text.language import code_of

if TYPE_CHECKING:
    from lxml.etree import _Element

# Elements whose content is a tag of the original file, not its text (XLIFF 1.2, TMX 1.4).
_TAGS = frozenset(("bpt", "ept", "ph", "it", "ut", "sub"))
# A line break kept as a tag parts words.
_BREAKS = frozenset(("lb", "fmt-lb", "x-br"))
_DELETED = "x-sdl-deleted"
# How XLIFF 1.2 says that the target comes from a machine.
_MACHINE = frozenset(("mt-suggestion", "leveraged-mt"))


_PO_LINE = re.compile(r"(?:#.*|(?:domain|msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d+\])?\s*\"(?:[^\"\\]|\\.)*\")?")


class _Unit(NamedTuple):
    line: int
    source: str | None
    text: str
    machine: bool = False


def read_xliff(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """Read XLIFF or SDLXLIFF, a document for each of its files; raises InputError for XML that is none."""
    root = parse(stream.read(), name, options).root
    if local(root) != "xliff":
        raise InputError("is not XLIFF", place=name, remedy="export it as XLIFF 1.2 or 2")
    files = list(below(root, "file"))
    if not files:
        raise InputError("holds no files", place=name, remedy="export it as XLIFF 1.2 or 2, with its texts")
    for number, file in enumerate(files, 1):
        place = name if len(files) == 1 else f"{name}#{number}"
        units = [*_old_units(file), *_new_units(file)]
        source = attribute(file, "source-language") or attribute(root, "srcLang")
        text = attribute(file, "target-language") or attribute(root, "trgLang")
        meta = {"original": attribute(file, "original")} if attribute(file, "original") else {}
        yield from _document(units, place, "xliff", (source, text), meta)


def _old_units(file: "_Element") -> Iterator[_Unit]:
    """Give the units of XLIFF 1.2; where they are parted into segments, those."""
    for unit in inside(file, "trans-unit"):
        if attribute(unit, "translate") == "no":
            continue
        target, whole = _only(unit, "target"), _only(unit, "seg-source")
        source = _only(unit, "source") if whole is None else whole
        machine = target is not None and attribute(target, "state-qualifier") in _MACHINE
        by_machine = {
            attribute(each, "id")
            for each in inside(unit, "seg")
            if attribute(each, "origin").lower() in ("mt", "nmt", "amt")
        }
        parts = {attribute(each, "mid"): each for each in _segments(whole)}
        found = {attribute(each, "mid"): each for each in _segments(target)}
        text = _text(target) or ""
        # Some programs part the source alone.
        if not parts or (text and not found):
            yield _Unit(_line(unit), _text(source), text, machine or bool(by_machine))
            continue
        for key in dict.fromkeys((*parts, *found)):
            part, own = parts.get(key), found.get(key)
            at = next(each for each in (own, part, unit) if each is not None)
            yield _Unit(_line(at), _text(part), _text(own) or "", machine or key in by_machine)


def _new_units(file: "_Element") -> Iterator[_Unit]:
    """Give the segments of XLIFF 2."""
    for unit in inside(file, "unit"):
        if attribute(unit, "translate") != "no":
            for each in below(unit, "segment"):
                yield _Unit(_line(each), _text(_only(each, "source")), _text(_only(each, "target")) or "")


def _only(unit: "_Element", name: str) -> "_Element | None":
    return next(below(unit, name), None)


def _segments(element: "_Element | None") -> Iterator["_Element"]:
    for each in () if element is None else inside(element, "mrk"):
        if attribute(each, "mtype") == "seg":
            yield each


def read_tmx(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """Read a translation memory: its English as text, and beside it the language it was translated from."""
    tree: Tree = parse(stream.read(), name, options)
    if local(tree.root) != "tmx":
        raise InputError("is not TMX", place=name, remedy="export it as TMX 1.4")
    declared = attribute(tree.root, "srclang", "header").lower()
    units: list[_Unit] = []
    languages: list[str] = []
    for unit in below(tree.root, "body", "tu"):
        sides = {attribute(each, "lang").lower(): each for each in below(unit, "tuv")}
        text = next((each for language, each in sides.items() if code_of(language) == "en"), None)
        others = [language for language in sides if code_of(language) != "en"]
        if text is None:
            continue
        alike = (each for each in others if code_of(each) == code_of(declared))
        chosen = declared if declared in others else next(alike, next(iter(others), ""))
        languages.append(chosen)
        source = sides.get(chosen)
        machine = "MT!" in (attribute(unit, "creationid"), attribute(text, "creationid"))
        units.append(
            _Unit(
                _line(text),
                None if source is None else _text(_only(source, "seg")),
                _text(_only(text, "seg")) or "",
                machine,
            )
        )
    yield from _document(units, name, "tmx", (max(languages, key=languages.count, default=""), "en"), {})


def read_po(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """Read a gettext catalogue: translations as text, messages as their sources; obsolete entries are passed over."""
    import polib

    content, _ = decode(stream.read(), name, options)
    _refuse_broken(content, name)
    try:
        # polib takes a name of a file too; what holds a message is none.
        catalogue = polib.pofile(content) if "msgid" in content and "\n" in content else polib.POFile()
    except (OSError, ValueError) as error:
        problem = f"is no gettext catalogue ({' '.join(str(error).split())[:200]})"
        raise InputError(problem, place=name, remedy="check it with msgfmt -c") from None
    units = []
    for entry in catalogue:
        if entry.obsolete:
            continue
        for number, text in sorted(entry.msgstr_plural.items()) if entry.msgid_plural else [(0, entry.msgstr)]:
            units.append(_Unit(entry.linenum, entry.msgid_plural if number else entry.msgid, text))
    about = {
        "project": catalogue.metadata.get("Project-Id-Version", ""),
        "generator": catalogue.metadata.get("X-Generator", ""),
    }
    meta = {key: value for key, value in about.items() if value}
    languages = (catalogue.metadata.get("X-Source-Language", ""), catalogue.metadata.get("Language", ""))
    yield from _document(units, name, "po", languages, meta)


def _refuse_broken(content: str, name: str) -> None:
    """Refuse a catalogue with a line that is none of one: polib leaves its entry out in silence."""
    for number, line in enumerate(re.split(r"\r\n?|\n", content), 1):
        if not _PO_LINE.fullmatch(line.strip()):
            remedy = "close the quotation marks there, and check it with msgfmt -c"
            raise InputError("is no line of a gettext catalogue", place=f"{name}:{number}", remedy=remedy)


def _document(
    units: Sequence[_Unit], name: str, format: str, languages: tuple[str, str], meta: dict[str, str]
) -> Iterator[Document | Unreadable]:
    source, text = languages
    by_machine = sum(unit.machine for unit in units)
    labels = (
        {"labels": [f"{by_machine} of {len(units)} segments are marked as machine translation"]} if by_machine else {}
    )
    fields = {
        "id": name,
        "segments": [unit.text for unit in units],
        "source_segments": [unit.source or None for unit in units],
        "lang": text or None,
        "src_lang": source or None,
    }
    if not any(unit.text for unit in units):
        remedy = "give a file whose targets are filled in"
        yield Unreadable(name, format, InputError("holds no translated text", place=name, remedy=remedy))
        return
    yield record(fields, name, format, [unit.line for unit in units], {**meta, **labels})


def _line(element: "_Element") -> int:
    return element.sourceline if isinstance(element.sourceline, int) else 1


def _text(element: "_Element | None") -> str | None:
    """Give the text of a unit without its tags, white space collapsed; None where there is no such side."""
    return None if element is None else " ".join("".join(_pieces(element)).split())


def _pieces(element: "_Element") -> Iterator[str]:
    yield element.text or ""
    for each in element:
        name = local(each)
        if (
            name in ("x", "ph")
            and (attribute(each, "ctype") or attribute(each, "subType") or attribute(each, "type")) in _BREAKS
        ):
            yield " "
        elif name not in _TAGS and attribute(each, "mtype") != _DELETED:
            yield from _pieces(each)
        yield each.tail or ""
