"""Opening a file: its first bytes in sight, gzip unpacked, every trouble of the disk a refusal in one line."""

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from mtcheck.errors import InputError
from mtcheck.readers.paths import STDIN

GZIP = b"\x1f\x8b"
# Enough to tell a format by, in bytes.
HEAD = 65536


@contextmanager
def opened(path: str) -> Iterator[io.BufferedReader]:
    """Open a file or standard input, unpacked where it is gzip.

    Raises InputError for what the disk or gzip refuses, also while the file is being read.
    """
    try:
        with _raw(path) as raw:
            if raw.peek(2)[:2] == GZIP:
                # A GzipFile does all that BufferedReader asks of a raw stream.
                yield io.BufferedReader(cast("io.RawIOBase", gzip.GzipFile(fileobj=raw)), HEAD)
            else:
                yield raw
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(f"is broken gzip ({error})", place=path, remedy="compress it again") from None
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror or error})",
            place=path,
            remedy="check its permissions and that it is a plain file",
        ) from None


@contextmanager
def _raw(path: str) -> Iterator[io.BufferedReader]:
    if path == STDIN:
        yield cast("io.BufferedReader", sys.stdin.buffer)
    else:
        with Path(path).open("rb", buffering=HEAD) as raw:
            yield cast("io.BufferedReader", raw)
