"""Mechanical repairs: what a rule says can be done without looking, done where the file shows exactly the text found.

Only white space that the repair itself would leave over goes with it; wording is never touched, nor an address, an
attribute, code or front matter.
"""

import os
import re
import shutil
from bisect import bisect_left, insort
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from difflib import unified_diff
from html import escape, unescape
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import NamedTuple, cast

from mtcheck.errors import InputError, MtcheckError
from mtcheck.model import Document, Finding, Mark, Report
from mtcheck.readers import READERS, ReadOptions, Unreadable
from mtcheck.readers.encodings import decode
from mtcheck.text.deletions import deletion
from mtcheck.text.kept import Untouched
from mtcheck.writers.places import name_of

# The formats whose offsets count the characters of the file.
FORMATS = ("text", "markdown", "html")
_MARKDOWN = re.compile(r"[\\`*_\[\]<>&#|]")


class Edit(NamedTuple):
    """A stretch of a file, in decoded characters, and what belongs there."""

    start: int
    end: int
    text: str


class Refusal(NamedTuple):
    """A finding that could be repaired, and why it is not."""

    finding: Finding
    reason: str


def repairable(report: Report) -> bool:
    """Say whether anything in a report can be repaired without a look."""
    return any(finding.repairs for finding in report.findings)


def pending(report: Report) -> bool:
    """Say whether anything in a report is to be repaired without asking what was said."""
    return any(finding.repairs and not finding.in_quote for finding in report.findings)


def edits(report: Report, text: str, encoding: str = "utf-8") -> tuple[list[Edit], list[Refusal]]:
    """Give the edits of a file that a report asks for, in order and never overlapping, and what cannot be done."""
    made: list[Edit] = []
    refused: list[Refusal] = []
    untouched = Untouched(text, report.document.format)
    for finding in report.findings:
        if not finding.repairs:
            continue
        asked = list(_asked(report, finding, text, encoding, untouched))
        reason = next((each for each in asked if isinstance(each, str)), None)
        wanted = [each for each in asked if isinstance(each, Edit)]
        if reason:
            refused.append(Refusal(finding, reason))
        elif not any(_overlap(one, other) for one in wanted for other in _beside(made, one)):
            # What overlaps has its turn when the file is looked at again.
            for one in wanted:
                insort(made, one)
    return made, refused


def _beside(made: Sequence[Edit], one: Edit) -> Sequence[Edit]:
    """Give the edits that one would come to stand between: of edits in order that do not overlap no other meets it."""
    at = bisect_left(made, one)
    return made[max(0, at - 1) : at + 1]


def _overlap(one: Edit, other: Edit) -> bool:
    return (one.start < other.end and other.start < one.end) or one == other


def _asked(report: Report, finding: Finding, text: str, encoding: str, untouched: Untouched) -> Iterator[Edit | str]:
    """Give an edit for each place of a finding, or the reason why there is none."""
    if finding.in_quote:
        yield "it stands in a quotation; ask what was said"
        return
    for mark, repair in zip(finding.marks, finding.repairs, strict=True):
        if not _has(encoding, repair):
            yield f"{encoding} has no sign for “{repair}”"
            continue
        edit = _edit(report, mark, repair, text)
        what = untouched.at(edit.start, edit.end) if isinstance(edit, Edit) else None
        yield f"it stands in {what}" if what else edit


def _has(encoding: str, repair: str) -> bool:
    try:
        repair.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _edit(report: Report, mark: Mark, repair: str, text: str) -> Edit | str:
    segment = report.document.segments[mark.segment]
    start, end = segment.origin.at(mark.start).offset, segment.origin.end(mark.end)
    if start is None or end is None or not segment.origin.exact:
        return "its place in the file is not known exactly"
    match, written, format = segment.text[mark.start : mark.end], text[start:end], report.document.format
    if format == "html":
        written, repair = unescape(written), escape(repair, quote=False)
    elif format == "markdown" and _MARKDOWN.search(repair):
        return "the repair would be read as markup"
    if " ".join(written.split()) != " ".join(match.split()):
        return "markup stands in the middle of it"
    return Edit(start, end, repair) if repair else Edit(*deletion(text, start, end), "")


def applied(text: str, made: Sequence[Edit]) -> str:
    """Give a text with these edits, which are in order and do not overlap."""
    parts, at = [], 0
    for edit in made:
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join((*parts, text[at:]))


@dataclass(frozen=True, slots=True)
class Repaired:
    """A file before and after its repairs, how many there were, and what was left to people."""

    path: Path
    encoding: str
    before: bytes
    after: bytes
    made: int
    refused: tuple[Refusal, ...]


def repaired(report: Report, options: ReadOptions, check: Callable[[Document], Report]) -> Repaired:
    """Repair the file of a report in memory, again and again until nothing mechanical is left; ``check`` looks again.

    Byte-order mark, encoding and line ends stay. Raises `InputError` for a file that cannot be written back as it is.
    """
    document = report.document
    path, format = Path(document.path or document.name), document.format
    if format not in FORMATS:
        remedy = "repairs are made in plain text, Markdown and HTML"
        raise InputError(f"is {format}", place=name_of(document), remedy=remedy)
    # A file is its own document; “a.txt#2” is one whose name comes again.
    if document.path and not re.fullmatch(rf"{re.escape(document.path)}(?:#\d+)?", document.name):
        raise InputError("is part of an archive", place=name_of(document), remedy="unpack it first")
    data = _bytes(path)
    text, encoding = decode(data, str(path), options)
    body = text.encode(encoding)
    mark = data[: len(data) - len(body)]
    if mark + body != data:
        raise InputError("would not come back as it is", place=str(path), remedy="save it as UTF-8 first")
    count, seen = 0, {text}
    made, refused = edits(report, text, encoding)
    while made:
        text, count = applied(text, made), count + len(made)
        if text in seen or not text.strip():
            break
        seen.add(text)
        stream = cast("BufferedReader", BufferedReader(BytesIO(mark + text.encode(encoding))))
        again = next(iter(READERS[format](stream, document.name, options)))
        if isinstance(again, Unreadable):
            break
        made, refused = edits(check(again), text, encoding)
    return Repaired(path, encoding, data, mark + text.encode(encoding), count, tuple(refused))


def _bytes(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(f"cannot be repaired ({reason})", place=str(path), remedy="name a file") from None
    if data.startswith(b"\x1f\x8b"):
        raise InputError("is compressed", place=str(path), remedy="unpack it first")
    return data


def write_back(file: Repaired) -> None:
    """Put the repaired file in the place of the old one, whole or not at all, with its permissions."""
    final = file.path.resolve()
    draft = final.with_name(f".{final.name}.{os.getpid()}.part")
    try:
        with draft.open("xb") as stream:
            stream.write(file.after)
        shutil.copymode(final, draft)
        draft.replace(final)
    except BaseException as error:
        # Where no draft could be made (a file system to read, a name at its longest), none can be taken away.
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        if not isinstance(error, OSError):
            raise
        reason = (error.strerror or str(error)).lower()
        raise MtcheckError(f"cannot be written ({reason})", place=str(file.path), remedy="check its folder") from error


def unified(file: Repaired) -> bytes:
    """Give the change of a file as a unified diff in the file's own encoding, as ``git apply`` takes it.

    UTF-16 and the like, in which no diff has a line that programs know, is shown in UTF-8, to be read.
    """
    name = file.path.as_posix().lstrip("/")
    # A tab ends a name with spaces, as in the diffs of git and GNU.
    end = "\t" if " " in name else ""
    before, after = (_lines(data.decode(file.encoding)) for data in (file.before, file.after))
    diff = unified_diff(before, after, f"a/{name}{end}", f"b/{name}{end}")
    whole = [line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in diff]
    encoding = file.encoding if "\n".encode(file.encoding) == b"\n" else "utf-8"
    # The first two lines are names, whose encoding is the system's.
    return os.fsencode("".join(whole[:2])) + "".join(whole[2:]).encode(encoding, "surrogatepass")


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)
