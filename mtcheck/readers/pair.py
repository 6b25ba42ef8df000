"""Sources and references that stand in files of their own: found by name, lined up with the text by paragraph."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise
from pathlib import Path, PurePath, PurePosixPath
from typing import Never

from mtcheck.errors import AlignmentError, InputError, MtcheckError
from mtcheck.model import REFERENCE, SOURCE, Document
from mtcheck.readers.alignment import brings, firsts, paragraphs_in_words, with_reference, with_source, with_source_text
from mtcheck.readers.lining import is_another_story
from mtcheck.readers.matched import before, own_id
from mtcheck.readers.options import ReadOptions, Unreadable
from mtcheck.readers.paths import find
from mtcheck.text.units import units

_ONE_FOR_ONE = (
    "give a file for each document, an id for each record of both files, or “reference” and “source” in the records; "
    "for the figures alone there is mtcheck evaluate"
)


@dataclass(frozen=True, slots=True)
class Pairing:
    """Where the counterparts of the texts are: each a file, or a folder with files of the same names.

    ``records`` are those of files that hold several, by name, once one of them was asked for.
    Raises UsageError for one that is not there: that is a mistake in the call, not the want of one story.
    """

    source: str | None = None
    references: tuple[str, ...] = ()
    records: dict[str, dict[str, Document | Unreadable]] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Look whether they are there."""
        for path in filter(None, (self.source, *self.references)):
            next(find(path), None)


def pair(
    document: Document, pairing: Pairing, options: ReadOptions
) -> tuple[Document, tuple[tuple[str, MtcheckError], ...]]:
    """Attach source and references to a document; each error comes with which of the two it is about.

    Where both sides have the same paragraphs, each paragraph's first segment gets its counterpart (`mtcheck.text.units`
    gives them back). A source of other paragraphs is lined up with them (`with_source_text`), unless both files are
    aligned by the line; for that, and for references, an AlignmentError says where they part. A counterpart that is
    missing or cannot be read is an InputError; that a folder has none for a document that brings its own is no error.
    What is to be known of how one was read (a guessed encoding) is a remark of the document.
    """
    errors: list[tuple[str, MtcheckError]] = []
    for path, kind in _wanted(pairing):
        try:
            found = _locate(path, document.name)
            if found is None and brings(document, kind):
                continue
            other = _counterpart(found or _none_in(path, document.name), document, pairing, options)
        except InputError as error:
            errors.append((kind, error))
            continue
        told = [f"{kind} {other.name}: {remark}" for remark in other.remarks]
        document = replace(document, remarks=(*document.remarks, *told)) if told else document
        texts = [unit.text for unit in units(other)]
        ours, theirs = _lines(document), _lines(other)
        by_line = _line_by_line(ours) and _line_by_line(theirs)
        if kind == SOURCE and is_another_story("\n".join(unit.text for unit in units(document)), "\n".join(texts)):
            errors.append((kind, _another_story(other, document)))
            continue
        if kind == SOURCE and not by_line:
            document = with_source_text(document, texts)
            continue
        problem = _mismatch(ours, theirs, f"{other.name} for {document.name}", by_line=by_line)
        if problem is None:
            document = with_source(document, texts) if kind == SOURCE else with_reference(document, texts)
            continue
        errors.append((kind, problem))
        if kind == SOURCE:
            document = replace(document, source="\n".join(texts))
    return document, tuple(errors)


def _another_story(other: Document, document: Document) -> AlignmentError:
    problem = "shares no names and hardly any figures with the text: it seems to be the source of another story"
    return AlignmentError(problem, place=f"{other.name} for {document.name}", remedy="give the source of this one")


def _wanted(pairing: Pairing) -> Iterator[tuple[str, str]]:
    if pairing.source is not None:
        yield pairing.source, SOURCE
    for path in pairing.references:
        yield path, REFERENCE


def _locate(path: str, name: str) -> str | None:
    """Give the file for a document: the path itself, or in a folder the one of its name, else of its stem; or None.

    Either may be gzipped. Raises InputError where several have its stem, and for a folder that is closed.
    """
    folder = Path(path)
    if not os.path.isdir(path):  # noqa: PTH112 (as below)
        return path
    _look_into(path)
    parts = [part for part in PurePosixPath(_unpacked(name)).parts if part != "/"]
    # The name may be the id of a record: no way leads out of the folder.
    begin = len(parts) - parts[::-1].index("..") if ".." in parts else 0
    tails = [folder.joinpath(*parts[start:]) for start in range(begin, len(parts))]
    # Not the methods of Path, which raise for a name longer than that of a file, as the id of a record may be.
    for tail in tails:
        for packed in (str(tail), f"{tail}.gz"):
            if os.path.isfile(packed):  # noqa: PTH113
                return packed
    for tail in tails:
        if os.path.isdir(tail.parent):  # noqa: PTH112
            _look_into(tail.parent)
            same = sorted(each for each in tail.parent.iterdir() if _stem(each) == tail.stem and each.is_file())
            if len(same) > 1:
                remedy = f"keep one of {', '.join(each.name for each in same)}, or name it {tail.name}"
                raise InputError(f"has several counterparts in {path}", place=name, remedy=remedy)
            if same:
                return str(same[0])
    return None


def _look_into(folder: str | Path) -> None:
    if not os.access(folder, os.R_OK | os.X_OK):
        place = PurePath(folder).as_posix()
        raise InputError("cannot be looked into (Permission denied)", place=place, remedy="check its permissions")


def _none_in(path: str, name: str) -> Never:
    remedy = f"put a file of that name into {path}"
    raise InputError(f"has no counterpart in {path}", place=name, remedy=remedy)


def _unpacked(name: str) -> str:
    return name.removesuffix(".gz")


def _stem(path: Path) -> str:
    return PurePosixPath(_unpacked(path.name)).stem


def _counterpart(path: str, document: Document, pairing: Pairing, options: ReadOptions) -> Document:
    """Read the document of a file, or of several records the one of the same id."""
    # Here, for the package itself offers `pair`.
    from mtcheck.readers import read

    own = own_id(document)
    if path not in pairing.records:
        items = read([path], replace(options.alone(), format=None))
        first, second = next(items), next(items, None)
        if second is None and (own is None or not isinstance(first, Document) or own_id(first) in (None, own)):
            return _readable(first)
        if own is None:
            raise InputError("holds more than one document", place=path, remedy=_ONE_FOR_ONE)
        begun = [first] if second is None else [first, second]
        pairing.records[path] = {each.name: each for each in chain(begun, items)}
    records = pairing.records[path]
    found = records.get(document.name)
    # Several files may have the same ids, and the second of these is “a#2” beside the first; not where others are, too.
    if found is None and (again := before(document.name)) and f"{again}#2" not in records:
        found = records.get(again)
    if found is None:
        raise InputError(f"has no record “{own}”", place=path, remedy="give both files the same ids")
    return _readable(found)


def _readable(item: Document | Unreadable) -> Document:
    if isinstance(item, Unreadable):
        raise InputError(item.error.problem, place=item.error.place, remedy=item.error.remedy)
    return item


def _mismatch(
    ours: Sequence[int | None], theirs: Sequence[int | None], place: str, *, by_line: bool
) -> AlignmentError | None:
    """Say where two documents do not have the same paragraphs, by the lines that these begin in; None where they do."""
    if len(ours) != len(theirs):
        problem = f"{paragraphs_in_words(len(theirs))} for {len(ours)}"
        return AlignmentError(problem, place=place, remedy="give both the same paragraphs, one for one")
    if by_line:
        for our, their in zip(ours, theirs, strict=True):
            if our != their:
                problem = f"line {min(str(our), str(their), key=int)} is empty in one of them only"
                return AlignmentError(problem, place=place, remedy="give both the same lines, one for one")
    return None


def _lines(document: Document) -> list[int | None]:
    """Give the line that each paragraph begins in; None where the format has none."""
    origins = [document.segments[index].origin for index in firsts(document)]
    return [origin.at(0).line if origin.exact else None for origin in origins]


def _line_by_line(lines: Sequence[int | None]) -> bool:
    """Say whether a file is aligned by the line: most paragraphs follow each other without an empty line."""
    steps = [after - before for before, after in pairwise(lines) if before is not None and after is not None]
    return len(steps) == len(lines) - 1 > 0 and 2 * steps.count(1) > len(steps)
