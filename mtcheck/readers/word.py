"""Word documents: the text once all changes are accepted, paragraph by paragraph, and tables of two languages.

A “line” of such a document is a paragraph that holds text, a “column” a character in it; offsets there are none.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from io import BufferedReader
from typing import TYPE_CHECKING

from mtcheck.errors import InputError
from mtcheck.model import Document, Origin, Role, Segment, Step
from mtcheck.readers.bilingual import Placed, columns_of
from mtcheck.readers.meta import language
from mtcheck.readers.options import ReadOptions
from mtcheck.readers.packages import part, related, unzipped
from mtcheck.readers.plain import headline
from mtcheck.readers.segments import Paragraph, Run, flow, given, segments
from mtcheck.text import wordml
from mtcheck.text.language import code_of

if TYPE_CHECKING:
    from zipfile import ZipFile

    from lxml.etree import _Element

# The names of styles, built in or usual in newsrooms, that say what a paragraph is.
_STYLES: dict[str, Role] = {
    **dict.fromkeys(("title", "subtitle", "headline", "subheadline", "subhead", "standfirst"), "headline"),
    **{f"heading {level}": "headline" for level in range(1, 10)},
    **dict.fromkeys(("byline", "by-line", "author"), "byline"),
    **dict.fromkeys(("html preformatted", "source code"), "code"),
    "caption": "caption",
}
# What the template of python-docx says, which many programs leave in their files: no writer, and no date of a story.
_TEMPLATE = frozenset(("python-docx", "2013-12-23T23:15:00Z"))
_PROPERTIES = {
    "creator": "author",
    "created": "date",
    "modified": "modified",
    "subject": "subject",
    "keywords": "keywords",
    "category": "category",
    "identifier": "identifier",
    "lastModifiedBy": "last_modified_by",
}


def read_docx(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[Document]:  # noqa: ARG001 (one shape for all)
    """Read a Word document (.docx, .docm, .dotx); macros are neither read nor run."""
    with unzipped(stream, name, "Word file") as package:
        path = related(package, "", name).get("officeDocument", "word/document.xml")
        root = part(package, path, name)
        if root is None or wordml.local(root) != "document":
            raise InputError("holds no Word document", place=name, remedy="save it as .docx")
        parts = related(package, path, name)
        styles = part(package, parts.get("styles", ""), name)
        try:
            placed = list(_placed(package, root, styles, parts, name))
        except RecursionError:
            raise InputError("is nested too deeply", place=name, remedy="save it anew in Word") from None
        meta = properties(part(package, related(package, "", name).get("core-properties", ""), name), _PROPERTIES)
        if any(each.endswith("vbaProject.bin") for each in package.namelist()):
            meta["macros"] = "not read"
    yield document(placed, name, "docx", meta)


def _placed(
    package: "ZipFile", root: "_Element", styles: "_Element | None", parts: Mapping[str, str], name: str
) -> Iterator[Placed]:
    notes = wordml.notes_of(part(package, parts.get(kind, ""), name) for kind in ("footnotes", "endnotes"))
    usual = wordml.value(wordml.child(styles, "docDefaults", "rPrDefault", "rPr", "lang"))
    for line, each in enumerate(wordml.paragraphs(root, wordml.style_names(styles), notes), 1):
        languages: Counter[str] = Counter()
        for piece in each.pieces:
            tag = wordml.value(wordml.child(piece.run, "rPr", "lang")) or usual
            languages[tag or ""] += len(piece.text)
        role = next((_STYLES[style] for style in each.styles if style in _STYLES), None)
        tag = max(languages, key=languages.__getitem__)
        yield Placed(each.text, line, role, "title" in each.styles, each.cell, tag or None)


def document(placed: Sequence[Placed], name: str, format: str, meta: dict[str, str]) -> Document:
    """Make a document of paragraphs; where a table has a source beside the text, each of its rows is a segment."""
    if not placed:
        raise InputError("holds no text", place=name, remedy="give a file that holds text, not only pictures")
    found, source_language = _segments(placed)
    languages: Counter[str] = Counter()
    for each in placed:
        tag = language(each.language)
        if tag and not (source_language and code_of(tag) == source_language):
            languages[tag] += len(each.text)
    declared, named = meta.pop("language", None), meta.pop("title", None)
    titled = next((" ".join(each.text.split()) for each in placed if each.title), None)
    return Document(
        name,
        format,
        found,
        title=titled or named or headline(found),
        language=language(declared) or max(languages, key=languages.__getitem__, default=None),
        source_language=source_language,
        meta=meta,
    )


def _segments(placed: Sequence[Placed]) -> tuple[tuple[Segment, ...], str | None]:
    """Cut running paragraphs, keep the rows of bilingual tables; give the segments and the language of the sources."""
    tables: dict[int, list[Placed]] = {}
    for each in placed:
        if each.cell:
            tables.setdefault(each.cell[0], []).append(each)
    bilingual = {number: found for number, cells in tables.items() if (found := columns_of(cells))}
    parts: list[tuple[Segment, ...]] = []
    running: list[Placed] = []
    seen: set[int] = set()
    for each in placed:
        number = each.cell[0] if each.cell else -1
        if number not in bilingual:
            running.append(each)
        elif number not in seen:
            seen.add(number)
            parts += [_running(running), _rows(tables[number], *bilingual[number][:3])]
            running = []
    parts.append(_running(running))
    languages = [found.language for found in bilingual.values() if found.language]
    return _joined(parts), languages[0] if languages else None


def _running(placed: Sequence[Placed]) -> tuple[Segment, ...]:
    return segments([Paragraph(*_flowed([each]), role=each.role, cell=each.cell is not None) for each in placed])


def _rows(cells: Sequence[Placed], source: int, text: int, first: int) -> tuple[Segment, ...]:
    rows: dict[int, dict[int, list[Placed]]] = {}
    for each in cells:
        _, row, column = each.cell or (0, 0, 0)
        if row >= first:
            rows.setdefault(row, {}).setdefault(column, []).append(each)
    kept = [row for row in rows.values() if text in row or source in row]
    # A row without its text is a segment left untranslated: it stands where its source stands.
    flowed = [_flowed(row[text]) if text in row else ("", _flowed(row[source])[1]) for row in kept]
    found = given([each for each, _ in flowed], [Origin(steps, exact=False) for _, steps in flowed])
    sources = [_flowed(row[source])[0] if source in row else None for row in kept]
    return tuple(segment._replace(source=each) for segment, each in zip(found, sources, strict=True))


def _flowed(placed: Sequence[Placed]) -> tuple[str, tuple[Step, ...]]:
    """Join paragraphs into one text; its steps name paragraph and character, as there are no offsets."""
    runs, offset = [], 0
    for each in placed:
        runs.append(Run(each.text, each.line, 1, offset))
        offset += len(each.text)
        # Two paragraphs of one cell stand apart.
        runs.append(Run("\n", each.line, len(each.text) + 1, offset))
        offset += 1
    text, steps = flow(runs)
    return text, tuple(step._replace(offset=None) for step in steps)


def _joined(parts: Sequence[tuple[Segment, ...]]) -> tuple[Segment, ...]:
    """Put parts of a document together, segments and paragraphs numbered from one end to the other."""
    found: list[Segment] = []
    for segments_ in parts:
        paragraph = found[-1].paragraph + 1 if found else 0
        found += [
            each._replace(index=len(found) + number, paragraph=each.paragraph + paragraph)
            for number, each in enumerate(segments_)
        ]
    return tuple(found)


def properties(root: "_Element | None", names: Mapping[str, str]) -> dict[str, str]:
    """Give what the properties of a document say, by our names, with ``title`` and ``language``."""
    found: dict[str, str] = {}
    for each in () if root is None else root.iter():
        key = each.tag.rpartition("}")[2] if isinstance(each.tag, str) else ""
        key = key if key in ("title", "language") else names.get(key, "")
        text = " ".join((each.text or "").split())
        if key and text and text not in _TEMPLATE:
            found.setdefault(key, text)
    return found
