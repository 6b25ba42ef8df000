"""Opening a file: its first bytes in sight, gzip unpacked, every trouble of the disk a refusal in one line."""

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import cast

from mtcheck.errors import InputError, unopened
from mtcheck.readers.paths import STDIN

GZIP = b"\x1f\x8b"
# Enough to tell a format by, in bytes.
HEAD = 65536
# Deflate makes at most 1,032 bytes of one; real copy shrinks 3 to 60 times. Small files do no harm.
_MOST_RATIO = 200
_RATIO_FROM = 1 << 26


@contextmanager
def opened(path: str) -> Iterator[io.BufferedReader]:
    """Open a file or standard input, unpacked where it is gzip.

    Raises InputError for what the disk or gzip refuses, also while the file is being read.
    """
    try:
        with _raw(path) as raw:
            if raw.peek(2)[:2] == GZIP:
                # A GzipFile does all that BufferedReader asks of a raw stream.
                yield io.BufferedReader(cast("io.RawIOBase", _Unpacked(raw, path)), HEAD)
            else:
                yield raw
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(f"is broken gzip ({error})", place=path, remedy="compress it again") from None
    except OSError as error:
        raise unopened(error, path) from None


class _Counted:
    """A stream that knows how many bytes were taken from it: a pipe does not."""

    def __init__(self, raw: io.BufferedReader) -> None:
        self._raw = raw
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        """Read so many bytes, or all."""
        data = self._raw.read(size)
        self.taken += len(data)
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place, as gzip does to begin anew."""
        self.taken = self._raw.seek(offset, whence)
        return self.taken


class _Unpacked(gzip.GzipFile):
    """What gzip unpacks, as long as it is no bomb."""

    def __init__(self, raw: io.BufferedReader, path: str) -> None:
        self._packed = _Counted(raw)
        super().__init__(fileobj=self._packed, mode="rb")
        self._path = path

    def read(self, size: int | None = -1) -> bytes:
        """Read so many bytes, or all; raises InputError where no text packs so well."""
        if size is None or size < 0:
            return b"".join(iter(lambda: self.read(HEAD), b""))
        data = super().read(size)
        unpacked = self.tell()
        if unpacked > _RATIO_FROM and unpacked > _MOST_RATIO * self._packed.taken:
            remedy = "unpack it yourself if you trust it"
            raise InputError("would unpack to an absurd size", place=self._path, remedy=remedy)
        return data


def _raw(path: str) -> AbstractContextManager[io.BufferedReader]:
    if path != STDIN:
        # Of 100,000 files: no Path for each.
        return cast("io.BufferedReader", open(path, "rb", buffering=HEAD))  # noqa: PTH123
    if sys.stdin is None:
        raise InputError("is closed", place="standard input", remedy="give it a text, or name files")
    return nullcontext(cast("io.BufferedReader", sys.stdin.buffer))
