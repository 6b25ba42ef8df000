"""Everything mtcheck refuses, each with the place and the remedy in one line, and its exit code."""

import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

EXIT_CLEAN = 0
EXIT_FOUND = 1
EXIT_REFUSED = 2
EXIT_NOT_LOOKED = 3


class MtcheckError(Exception):
    """Something mtcheck cannot go on with: what is wrong, where, and what to do about it."""

    exit_code: ClassVar[int] = EXIT_REFUSED

    def __init__(self, problem: str, *, place: str = "", remedy: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.place = place
        self.remedy = remedy

    def __str__(self) -> str:
        """Give one line: ``place: problem; remedy``."""
        line = f"{self.place}: {self.problem}" if self.place else self.problem
        return f"{line}; {self.remedy}" if self.remedy else line


class UsageError(MtcheckError):
    """The command was called with something it does not know (a language, a rule, an option)."""


class SettingsError(MtcheckError):
    """Settings hold an unknown key or a value that they cannot take."""


class PackError(MtcheckError):
    """A rule pack cannot be used; ``place`` names the file and the line."""


class InputError(MtcheckError):
    """A file or a record cannot be read; the other documents still are."""


class AlignmentError(MtcheckError):
    """References do not line up with the text they are meant for."""


@contextmanager
def unreadable(path: Path) -> Iterator[None]:
    """Say of what the system, gzip or the encoding refuses in the block, in one line, that a file cannot be read."""
    try:
        yield
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        remedy = "check the path, and that the file is whole and in UTF-8"
        raise InputError(f"cannot be read ({reason})", place=str(path), remedy=remedy) from error


def unopened(error: OSError, path: str | Path) -> InputError:
    """Make the refusal of a file that the system does not give, with what it says."""
    gone = isinstance(error, FileNotFoundError)
    remedy = "check the path" if gone else "check its permissions and that it is a plain file"
    return InputError(f"cannot be read ({error.strerror or error})", place=str(path), remedy=remedy)


def fault(error: Exception, place: str) -> InputError:
    """Say of an error that nobody foresaw what it is and in which line of mtcheck it arose, so that it can be reported.

    Nothing of the copy is told, as the message of the error might. What the system forbids is no fault: in a closed
    folder a file cannot even be looked for, and only what opens files says what is wrong with them.
    """
    if isinstance(error, PermissionError) and isinstance(error.filename, str | bytes):
        remedy = "check its permissions and those of its folder, or name another place"
        return InputError(f"cannot be opened ({error.strerror})", place=os.fsdecode(error.filename), remedy=remedy)
    package = Path(__file__).parent
    where, at = "", error.__traceback__
    while at:
        file = Path(at.tb_frame.f_code.co_filename)
        if file.is_relative_to(package):
            where = f" at {file.relative_to(package.parent).as_posix()}:{at.tb_lineno}"
        at = at.tb_next
    remedy = "this is a fault of mtcheck: report it with this line"
    return InputError(f"made mtcheck fail ({type(error).__name__}{where})", place=place, remedy=remedy)
