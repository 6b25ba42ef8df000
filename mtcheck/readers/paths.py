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
    *(".jsonl", ".ndjson", ".csv", ".tsv", ".tab", ".gz", ".zip", ".warc", ".wet"),
    *(".xlsx", ".xlsm", ".ods", ".xls", ".parquet", ".xml", ".rss", ".atom"),
)


_PAGES = (".html", ".htm")
# What mtcheck keeps in a working directory under these names is no copy.
_OURS = frozenset(("mtcheck.toml", "mtcheck-decisions.csv", "mtcheck-baseline.json"))


class Found(NamedTuple):
    """A file to read; ``named`` where the caller named it, and did not just name its folder.

    ``framed`` is a page that a browser saved with another, in its folder: an advertisement, a player.
    """

    path: str
    named: bool
    framed: bool = False


def find(path: str, passed_over: str | None = None) -> Iterator[Found]:
    """Give the files that one argument means, in sorted order; raises UsageError where there is none.

    Folders are walked whole; hidden files are left out, what mtcheck itself keeps beside stories, the folder
    ``passed_over`` inside another (where the reports go), the file that standard output or errors are sent to, and a
    folder that a link leads back to. A link that leads nowhere and a folder that cannot be looked into are given:
    opening them says so.
    """
    if path == STDIN:
        yield Found(path, named=True)
    elif os.path.isdir(path):  # noqa: PTH112 (names of 100,000 files: no Path for each)
        reports = {identity_of(passed_over)} if passed_over and Path(passed_over).is_dir() else set()
        files = _walk(path, frozenset(reports - {identity_of(path)}))
        yield from (Found(file, named=False, framed=_is_frame(file)) for file in _but_printed(files))
    elif os.path.exists(path):  # noqa: PTH110
        yield Found(path, named=True)
    else:
        matches = sorted({*glob(path, recursive=True), *_closed(path)}) if has_magic(path) else []  # noqa: PTH207 (the pattern may be absolute)
        if not matches:
            raise UsageError("no such file or folder", place=path or "“”", remedy="check the path")
        for match in _but_printed(matches):
            yield from find(match, passed_over)


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


def _but_printed(files: Iterable[str]) -> Iterator[str]:
    printed = set(_printed())
    return (file for file in files if not printed or identity_of(file) not in printed)


def _printed() -> Iterator[tuple[int, int]]:
    """Give the files that standard output and errors are sent to: no copy, though they may lie among it."""
    for descriptor in (1, 2):
        with suppress(OSError):
            status = os.fstat(descriptor)
            if stat.S_ISREG(status.st_mode):
                yield status.st_dev, status.st_ino


def _walk(folder: str, above: frozenset[tuple[int, int] | None]) -> Iterator[str]:
    identity = identity_of(folder)
    if identity in above:
        return
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208
    except OSError:
        yield folder
        return
    for name in names:
        if name.startswith(".") or name in _OURS:
            continue
        path = os.path.join(folder, name)  # noqa: PTH118
        if os.path.isdir(path):  # noqa: PTH112
            yield from _walk(path, above | {identity})
        elif os.path.isfile(path) or not os.path.exists(path):  # noqa: PTH110, PTH113
            yield path


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
                count += 1
        except UsageError:
            continue
    return count
