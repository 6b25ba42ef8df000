"""Comments in Word: each finding on its exact span, in a copy of the editor's own file or in a new document.

The copy keeps all that the file holds; runs are only parted where a comment begins or ends. What a rule can repair by
itself is a tracked change beside its comment, for the editor to accept or reject.
"""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import NamedTuple

from mtcheck.errors import UsageError
from mtcheck.model import SEVERITIES, Document, Finding, Report
from mtcheck.terms import CLAIM_NAMES
from mtcheck.writers.cells import visible
from mtcheck.writers.files import fresh, refused_by
from mtcheck.writers.options import Write, WriteOptions
from mtcheck.writers.places import file_of, record_of
from mtcheck.writers.wording import counted, quoted_line, remedy_of

_SUFFIX = ".docx"
# What some system refuses in the name of a file, and the length most take, in bytes, with room for a number.
_REFUSED = re.compile(r'[<>:"|?*\\]+')
_LONGEST = 200
# So many folders with names of that length are within the 4,096 bytes that a path may have.
_DEEPEST = 12
# The comments that a file may have: LibreOffice 25.2 opens one of 500 in 7 seconds, of 1,000 in 25 to 45, and one of
# 6,000 not in five minutes.
MOST_COMMENTS = 500


@contextmanager
def docx(target: Path | None, options: WriteOptions) -> Iterator[Write]:
    """Write a Word file with comments for each document with findings, under its own name in a folder.

    A file named ``….docx`` is for one document alone. Raises `UsageError` for standard output, for a second document in
    one file, and where a copy would take the place of what was read.
    """
    if target is None:
        raise UsageError("a Word file cannot be printed", place="docx", remedy="give --out a folder or a file")
    single = target.suffix.lower() == _SUFFIX and not target.is_dir()
    folder = target.parent if single else target
    with refused_by(folder):
        folder.mkdir(parents=True, exist_ok=True)
        kept = TemporaryDirectory(prefix=".docx.", dir=folder)
    with kept as drafts:
        run = _Run(target, single, Path(drafts), options)
        yield run.write
        run.close()


class _Left(NamedTuple):
    """A copy of an earlier run whose story has no comments now, what is put there, if anything, and what is told."""

    place: Path
    draft: Path | None
    told: str

    @property
    def settled(self) -> bool:
        """Say whether an earlier run has put the same there."""
        return self.draft is not None and self.draft.read_bytes() == self.place.read_bytes()


class _Run:
    """The files of a run: drafts beside their places, put there when the last one is written."""

    def __init__(self, target: Path, single: bool, drafts: Path, options: WriteOptions) -> None:
        self._target, self._single, self._drafts, self._options = target, single, drafts, options
        # By name without case, as some systems take them for the same. A story without findings keeps its name, too: in
        # a later run, in which it has some, the others keep theirs.
        self._taken: set[str] = set()
        # The draft of each file, and the place it goes to.
        self._files: list[tuple[Path, Path]] = []
        # What an earlier run has left in the places of stories that have no comments now, and what takes its place.
        self._left: list[_Left] = []
        self._read: set[Path] = set()

    def write(self, report: Report) -> None:
        """Write one document's draft where there is something to comment on."""
        # Not the method of Path, which raises for a name longer than that of a file, as the id of a record may be.
        if os.path.isfile(report.document.name):  # noqa: PTH113
            self._read.add(Path(report.document.name).resolve())
        final = self._place(report)
        findings = self._options.shown(report)
        if not report.looked or not (findings or self._single):
            self._pass_over(report, final)
            return
        self._spare(final)
        self._files.append((self._draft(report, findings), final))

    def _draft(self, report: Report, findings: Sequence[Finding]) -> Path:
        from mtcheck.writers.comments import commented

        draft = self._drafts / f"{len(self._taken)}{_SUFFIX}"
        seen: set[str] = set()
        comments = []
        kept = gravest(findings)
        if limit := _limit(kept, findings):
            self._options.tell(f"{visible(report.document.name)}: {limit}")
        for each in kept:
            text = told(each, explained=each.rule.id not in seen)
            # Said where a reader begins.
            comments.append((each, text if seen or not limit else f"In this story {limit}.\n{text}"))
            seen.add(each.rule.id)
        content = commented(report.document, comments)
        with refused_by(draft):
            draft.write_bytes(content)
        return draft

    def _pass_over(self, report: Report, final: Path) -> None:
        """See to the copy that an earlier run has left of a story: where nobody has worked in it, it is made anew."""
        from mtcheck.writers.comments import untouched

        if not final.is_file() or not final.stat().st_size:
            return
        if not report.looked:
            self._left.append(_Left(final, None, "its story could not be looked at; the copy is of an earlier run"))
        elif untouched(final):
            told = "this run finds nothing in its story; the comments of an earlier run are taken out"
            self._left.append(_Left(final, self._draft(report, ()), told))
        else:
            told = "this run finds nothing in its story; it was saved by another program, and stays as it is"
            self._left.append(_Left(final, None, told))

    def _place(self, report: Report) -> Path:
        if self._single:
            # A story that could not be looked at has no comments that would need a file.
            if self._files and report.looked:
                raise UsageError("several stories cannot share one Word file", remedy="give --out a folder")
            return self._target
        path = self._target / place_of(report.document)
        numbers = (path if number == 1 else path.with_stem(f"{path.stem}-{number}") for number in range(1, 1 << 30))
        place = next(each for each in numbers if str(each).casefold() not in self._taken)
        self._taken.add(str(place).casefold())
        return place

    def _spare(self, final: Path) -> None:
        from mtcheck.writers.comments import untouched

        if final.resolve() in self._read:
            problem = "would be written over the story that was read"
            raise UsageError(problem, place=str(final), remedy="give --out a folder of its own")
        # An empty file, as of mktemp, only keeps the name.
        if final.is_file() and final.stat().st_size and not untouched(final):
            problem = "was saved by another program, and would be written over"
            raise UsageError(problem, place=str(final), remedy="move it away, or name another --out")

    def close(self) -> None:
        """Put the drafts in their places."""
        # One file may stand for several stories: what one of them has put there is of this run.
        of_this_run = {final.resolve() for _, final in self._files} | self._read
        left = [each for each in dict.fromkeys(self._left) if each.place.resolve() not in of_this_run]
        left = [each for each in left if not each.settled]
        files = [*self._files, *((each.draft, each.place) for each in left if each.draft)]
        for _, final in files:
            self._spare(final)
        for draft, final in files:
            with draft.open("rb") as finished, fresh(final) as stream:
                copyfileobj(finished, stream.buffer)
        for each in left:
            self._options.tell(f"{visible(str(each.place))}: {each.told}")


def gravest(findings: Sequence[Finding]) -> list[Finding]:
    """Give the findings that a file can hold comments on, one on each place, as they stand; the gravest come first."""
    kept: dict[int, Finding] = {}
    room = MOST_COMMENTS
    for number, each in sorted(enumerate(findings), key=lambda pair: SEVERITIES.index(pair[1].severity)):
        if room <= 0:
            break
        kept[number] = replace(each, also=each.also[: room - 1], repairs=each.repairs[:room])
        room -= len(each.marks)
    return [kept[number] for number in sorted(kept)]


def _limit(kept: Sequence[Finding], findings: Sequence[Finding]) -> str:
    """Say how many of the findings, or of their places, have a comment, and where all are; "" where all have."""
    places, total = (sum(len(each.marks) for each in some) for some in (kept, findings))
    if len(kept) < len(findings):
        which = f"the gravest {len(kept):,} of {counted(len(findings), 'finding')}"
    elif places < total:
        which = f"{places:,} of {counted(total, 'place')}"
    else:
        return ""
    return f"only {which} have a comment; all stand in the page and in the workbook (--to html,xlsx)"


def place_of(document: Document) -> PurePosixPath:
    """Give a place below a folder for the Word file of a document; a record, as of a table, has the folder of its file.

    The ids of records are often no more than numbers, and two tables have the same ones.
    """
    record = record_of(document)
    # Standard input (“-”) is no table that a folder could be named after.
    if not record or document.path == "-":
        return file_path(document.name)
    return _joined([*_parts(file_of(document)), *_parts(record)])


def file_path(name: str) -> PurePosixPath:
    """Give a place below a folder for the Word file of a document, whatever its name is; it never leads out."""
    return _joined(_parts(name))


def _parts(name: str) -> list[str]:
    path = PurePosixPath(visible(name).replace("\\", "/"))
    outer = path.is_absolute() or "://" in name or ":" in path.parts[0][1:2] if path.parts else False
    parts = [_safe(part) for part in (path.parts[-1:] if outer else path.parts) if part not in ("/", ".", "..")]
    return [part for part in parts if part] or ["story"]


def _joined(parts: Sequence[str]) -> PurePosixPath:
    # No folder takes the name of a file of another story.
    folders = [f"{part}-" if part.lower().endswith(_SUFFIX) else part for part in parts[:-1]]
    last = parts[-1] if parts[-1].lower().endswith(_SUFFIX) else f"{parts[-1]}{_SUFFIX}"
    return PurePosixPath(*folders[-_DEEPEST:], last)


def _safe(part: str) -> str:
    stem, dot, suffix = _REFUSED.sub("-", part).strip(" .").rpartition(".")
    short = (stem or suffix).encode("utf-8", "replace")[:_LONGEST].decode("utf-8", "ignore")
    return f"{short}{dot}{suffix[:20]}" if stem else short


def told(finding: Finding, *, explained: bool) -> str:
    """Say in a comment what was found, what to write instead, and by which rule; why, where that is to be explained."""
    rule = finding.rule
    lines = [finding.message]
    if remedy := remedy_of(finding):
        lines.append(f"→ {remedy}")
    if quoted := quoted_line(finding):
        lines.append(f"It {quoted}.")
    # Last: an office program shows the beginning of a comment.
    if explained:
        lines.append(rule.why)
    lines.append(f"{rule.id} {rule.name}: {CLAIM_NAMES[rule.claim]}, {finding.severity}")
    return "\n".join(map(visible, lines))
