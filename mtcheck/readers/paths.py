"""Which files a call means: paths, folders, globs, standard input."""

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from glob import glob, has_magic
from pathlib import Path, PurePath
from typing import NamedTuple

from mtcheck.errors import UsageError

STDIN = "-"
# Files that may hold any number of documents.
_SEVERAL = (
    *(".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".tab", ".gz", ".zip", ".warc", ".wet"),
    *(".xlsx", ".xlsm", ".ods", ".xls", ".parquet", ".xml", ".rss", ".atom"),
    *(".xlf", ".xliff", ".sdlxliff"),
)


_PAGES = (".html", ".htm")
# What mtcheck keeps in a working directory under these names is no copy.
_OURS = frozenset(("mtcheck.toml", "mtcheck-decisions.csv", "mtcheck-baseline.json"))
# What systems do not show: Word's file beside one that is open, on Windows; the icon of a folder, on a Mac.
HIDDEN = (".", "~$", "Icon\r")
# Editors keep the state before a change so: the story would be told twice.
_BACKUP = "~"


class Found(NamedTuple):
    """A file to read; ``named`` where the caller named it, and did not just name its folder.

    ``apart`` is no copy for what it is: a page that a browser saved with another, in its folder (an advertisement, a
    player), what an editor kept of a file (“a.txt~”), or no plain file (a pipe, a socket, a device). ``linked`` may be
    met again by another name: a link leads to it, or it has several names. ``again`` is a link to what its folder gives
    by its own name.
    """

    path: str
    named: bool
    apart: bool = False
    linked: bool = False
    again: bool = False


def find(path: str, passed_over: str | None = None) -> Iterator[Found]:
    """Give the files that one argument means, in sorted order; raises UsageError where there is none.

    Folders are walked whole; hidden files are left out, what mtcheck itself keeps beside stories, the folder
    ``passed_over`` inside another (where the reports go), the file that standard output or errors are sent to, and a
    folder that a link leads back to. A link that leads nowhere and a folder that cannot be looked into are given:
    opening them says so.
    """
    # Of a pattern the closed folder is told.
    if path == STDIN or (not has_magic(path) and _is_kept_back(path)):
        yield Found(path, named=True)
    elif status := _status(path):
        if stat.S_ISDIR(status.st_mode):
            yield from _but_printed(_Walk(path, passed_over).files())
        else:
            yield Found(path, named=True, linked=status.st_nlink > 1 or os.path.islink(path))  # noqa: PTH114
    else:
        matches = sorted({*glob(path, recursive=True), *_closed(path)}) if has_magic(path) else []  # noqa: PTH207 (the pattern may be absolute)
        if not matches:
            raise UsageError("no such file or folder", place=path or "“”", remedy="check the path")
        asked = os.path.basename(path)  # noqa: PTH119
        yield from _but_printed(each for match in matches for each in _matched(match, asked, passed_over))


def _matched(match: str, asked: str, passed_over: str | None) -> Iterator[Found]:
    """Give the files that a match of a pattern means, as in a folder, but for what the pattern asks for."""
    name, plain = os.path.basename(match), os.path.isfile(match)  # noqa: PTH113, PTH119
    if plain and name.startswith(HIDDEN) and not asked.startswith(HIDDEN):
        return
    # Nobody may ever write into a pipe that a pattern meets.
    if is_special(match) or (plain and name.endswith(_BACKUP) and not asked.endswith(_BACKUP)):
        yield Found(match, named=False, apart=True)
    else:
        yield from find(match, passed_over)


def is_special(path: str) -> bool:
    """Say whether a path is that of a pipe, a socket or a device."""
    return os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path)  # noqa: PTH110, PTH112, PTH113


def _status(path: str) -> os.stat_result | None:
    """Look a path up; None where nothing is there, or nothing that can be looked up."""
    try:
        return os.stat(path)  # noqa: PTH116 (names of 100,000 files: no Path for each)
    except (OSError, ValueError):
        return None


def _is_kept_back(path: str) -> bool:
    """Say whether something may be there that cannot be looked up: opening it says why."""
    try:
        os.stat(path)  # noqa: PTH116 (as above)
    except PermissionError:
        return True
    except (OSError, ValueError):
        # A link that leads to itself is there.
        return os.path.islink(path)  # noqa: PTH114
    return False


def _is_frame(file: str) -> bool:
    """Say whether a page lies in “Name_files” beside “Name.html”, as browsers save what a page shows in frames."""
    folder, _, name = file.rpartition(os.sep)
    page = folder.removesuffix("_files")
    return page != folder and name.lower().endswith(_PAGES) and any(os.path.exists(page + each) for each in _PAGES)  # noqa: PTH110


def _closed(pattern: str) -> Iterator[str]:
    """Give the folders that a glob passes over in silence because they cannot be looked into."""
    parts = PurePath(pattern).parts
    for depth in range(1, len(parts)):
        needed = os.X_OK | (os.R_OK if has_magic(parts[depth]) else 0)
        for folder in glob(os.path.join(*parts[:depth], ""), recursive=True):  # noqa: PTH118, PTH207 (as in `find`)
            if not os.access(folder, needed):
                yield folder.rstrip(os.sep) or folder


def identity_of(path: str | PurePath) -> tuple[int, int] | None:
    """Give device and inode, which tell a file under any name, also that of standard input; None where it is gone."""
    try:
        # Asked of the descriptor: “/dev/stdin” is not there everywhere.
        status = os.fstat(0) if path == STDIN else os.stat(path)  # noqa: PTH116 (many)
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _but_printed(files: Iterable[Found]) -> Iterator[Found]:
    printed = set(_printed())
    return (file for file in files if not printed or identity_of(file.path) not in printed)


def _printed() -> Iterator[tuple[int, int]]:
    """Give the files that standard output and errors are sent to: no copy, though they may lie among it."""
    for descriptor in (1, 2):
        with suppress(OSError):
            status = os.fstat(descriptor)
            if stat.S_ISREG(status.st_mode):
                yield status.st_dev, status.st_ino


class _Walk:
    """The files below a folder, in sorted order; links within it give way to what they lead to.

    So nothing need be remembered of files that have one name alone.
    """

    def __init__(self, root: str, passed_over: str | None) -> None:
        self._root = root
        self._real = Path(root).resolve()
        reports = passed_over and Path(passed_over).is_dir() and identity_of(passed_over) != identity_of(root)
        self._passed_over = Path(passed_over).resolve() if passed_over and reports else None

    def files(self) -> Iterator[Found]:
        """Give them."""
        above = {identity_of(self._passed_over)} if self._passed_over else set()
        return self._below(self._root, frozenset(above), linked=False)

    def _below(self, folder: str, above: frozenset[tuple[int, int] | None], *, linked: bool) -> Iterator[Found]:
        identity = identity_of(folder)
        if identity in above:
            return
        try:
            names = sorted(os.listdir(folder))  # noqa: PTH208
        except OSError:
            yield Found(folder, named=False)
            return
        for name in names:
            if name.startswith(HIDDEN) or name in _OURS:
                continue
            path = os.path.join(folder, name)  # noqa: PTH118
            link = os.path.islink(path)  # noqa: PTH114
            if link and self._gives(path):
                yield Found(path, named=False, again=True)
                continue
            try:
                status = os.stat(path)  # noqa: PTH116
            except OSError:
                yield Found(path, named=False)
                continue
            if stat.S_ISDIR(status.st_mode):
                yield from self._below(path, above | {identity}, linked=linked or link)
            elif stat.S_ISREG(status.st_mode):
                several = linked or link or status.st_nlink > 1
                yield Found(path, named=False, apart=path.endswith(_BACKUP) or _is_frame(path), linked=several)
            else:
                yield Found(path, named=False, apart=True)

    def _gives(self, link: str) -> bool:
        """Say whether what a link leads to is given by its own name; under another suffix it may be read otherwise."""
        real = os.path.realpath(link)
        # Not the methods of Path, which raise where a folder is closed.
        if not os.path.exists(real) or not PurePath(real).is_relative_to(self._real):  # noqa: PTH110
            return False
        if self._passed_over and PurePath(real).is_relative_to(self._passed_over):
            return False
        if not os.path.isdir(real) and PurePath(link).suffix.lower() not in ("", PurePath(real).suffix.lower()):  # noqa: PTH112
            return False
        return not any(
            part.startswith(HIDDEN) or part in _OURS for part in PurePath(real).relative_to(self._real).parts
        )


def count_inputs(paths: Iterable[str]) -> int | None:
    """Count the documents of a call for a progress bar; None where only reading tells (tables, standard input)."""
    count = 0
    for path in paths:
        if path == STDIN:
            return None
        try:
            for found in find(path):
                if found.path.lower().endswith(_SEVERAL):
                    return None
                count += not (found.apart or found.again)
        except UsageError:
            continue
    return count
