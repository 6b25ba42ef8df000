"""Files that are whole or not there: written under another name beside their own, and renamed at the end."""

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from io import TextIOBase, TextIOWrapper
from json import JSONEncoder
from pathlib import Path
from typing import Any, TextIO

from mtcheck.errors import MtcheckError, UsageError

# What only writing can run into: no room, no quota, a file too large.
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

# What a file may refuse that another program holds open, or the system keeps from being written.
_HELD = frozenset({errno.EACCES, errno.EPERM, errno.EBUSY})

# The file that standard output is sent to, where the system has a name for it.
_PRINTED = Path("/dev/stdout")

# Says of a file that is there whether this run reads it.
_IS_READ: ContextVar[Callable[[Path], bool]] = ContextVar("is_read", default=lambda _: False)


@contextmanager
def sparing(is_read: Callable[[Path], bool]) -> Iterator[None]:
    """Refuse, in the block, to write over a file of which ``is_read`` says that the run reads it."""
    before = _IS_READ.set(is_read)
    try:
        yield
    finally:
        _IS_READ.reset(before)


def spare(target: Path) -> None:
    """Raise `UsageError` where a report would take the place of what this run reads (`sparing`)."""
    if target.is_file() and _IS_READ.get()(target):
        raise UsageError(
            "is read in this run, and would be written over", place=str(target), remedy="name another file"
        )


def inside(target: Path | None, name: str) -> Path | None:
    """Give the file ``name`` in a folder; a file, or standard output, is itself. No suffix means a folder."""
    if target is None or not (target.is_dir() or (not suffix_of(target) and not target.exists())):
        return target
    return target / name


def suffix_of(target: Path) -> str:
    """Give what the name of a report ends in, in small letters; “reports-2024.05.31” is a folder: in nothing."""
    suffix = "" if target.is_dir() else target.suffix.lower()
    return suffix if suffix[1:].isalpha() else ""


def elements(stream: TextIO) -> Callable[[Iterable[Any]], None]:
    """Give a function that writes the elements of one JSON array, a line each, as they come."""
    encode = JSONEncoder(ensure_ascii=False).encode
    between = ""

    def put(values: Iterable[Any]) -> None:
        nonlocal between
        for value in values:
            stream.write(f"{between}\n{encode(value)}")
            between = ","

    return put


@contextmanager
def fresh(
    target: Path | None, encoding: str | None = "utf-8", errors: str = "strict", newline: str | None = ""
) -> Iterator[TextIO]:
    """Open a text file for writing that takes its name only when everything went well; None is standard output.

    Missing folders are made. What is no regular file (a pipe, ``/dev/null``) is written to as it is, and a link keeps
    pointing where it points. Raises `MtcheckError` where the file cannot be written, `UsageError` where it is read.
    """
    if target is None:
        with _standard_output(encoding, errors, newline) as stream:
            yield stream
        return
    spare(target)
    final = target.resolve()
    in_place = final.exists() and not final.is_file()
    draft = final if in_place else final.with_name(f".{final.name}.{os.getpid()}.part")
    with refused_by(target):
        if final.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a folder")
        final.parent.mkdir(parents=True, exist_ok=True)
        if not in_place:
            draft.unlink(missing_ok=True)
        # “x” follows no link that somebody else may have put there under this name.
        stream = draft.open("w" if in_place else "x", encoding=encoding, errors=errors, newline=newline)
    try:
        with stream:
            yield stream
        if not in_place:
            # Windows refuses it where a spreadsheet or Word holds the file open.
            with refused_by(target):
                draft.replace(final)
    except BaseException as error:
        if not in_place:
            draft.unlink(missing_ok=True)
        # Other errors of the system may be the reader's, who names his file himself.
        if isinstance(error, OSError) and error.errno in FULL:
            raise _refused(target, error) from error
        raise


@contextmanager
def refused_by(target: Path) -> Iterator[None]:
    """Say of what the system refuses in the block, in one line, that the target cannot be written."""
    try:
        yield
    except OSError as error:
        raise _refused(target, error) from error


def _refused(target: Path, error: OSError) -> MtcheckError:
    reason = (error.strerror or str(error)).lower()
    remedy = "choose another place, or make room there"
    if error.errno in _HELD:
        remedy = "close it where it is open, or choose another place"
    return MtcheckError(f"cannot be written ({reason})", place=str(target), remedy=remedy)


class Closed(TextIOBase):
    """Stands for a standard output that the caller closed; raises `MtcheckError` where something is printed."""

    def write(self, _: str, /) -> int:
        """Refuse it: nobody would ever see it."""
        raise _closed("send it to a file")


def _closed(remedy: str) -> MtcheckError:
    return MtcheckError("is closed", place="standard output", remedy=remedy)


def unprinted(error: OSError) -> MtcheckError:
    """Say of what the system refuses, in one line, that standard output cannot be written."""
    problem = f"cannot be written ({(error.strerror or str(error)).lower()})"
    return MtcheckError(problem, place="standard output", remedy="make room there")


class _Printed(TextIOWrapper):
    """Standard output that says itself where it is full: a file that is written beside it would be blamed."""

    def write(self, text: str, /) -> int:
        """Print a text; raises `MtcheckError` where there is no room."""
        with _printing():
            return super().write(text)

    def flush(self) -> None:
        """Print what is held; raises `MtcheckError` where there is no room."""
        with _printing():
            super().flush()


@contextmanager
def _printing() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise unprinted(error) from error
        raise


@contextmanager
def _standard_output(encoding: str | None, errors: str, newline: str | None) -> Iterator[TextIO]:
    out = sys.stdout
    if out is None or isinstance(out, Closed):
        raise _closed("give --out a file or a folder")
    if not hasattr(out, "buffer"):
        # A notebook, or a test, has put something of its own there that takes text only.
        yield out
        return
    # What a shell has emptied is lost already; what it appends to may be read in this run.
    if _PRINTED.is_file() and _PRINTED.stat().st_size:
        spare(_PRINTED)
    out.flush()
    stream = _Printed(
        out.buffer, encoding=encoding or out.encoding, errors=errors, newline=newline, line_buffering=out.isatty()
    )
    try:
        yield stream
        stream.flush()
    finally:
        # Detached, because closing this stream must not close standard output; where the other end of a pipe has
        # hung up, the error has been raised already.
        with suppress(OSError, MtcheckError):
            stream.detach()
