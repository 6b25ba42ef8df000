"""Zip archives: every member read as if it were a file of a folder; nothing is unpacked to the disk."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from io import BufferedReader, RawIOBase
from pathlib import PurePosixPath
from typing import cast
from zipfile import ZipFile, ZipInfo

from mtcheck.errors import InputError, MtcheckError
from mtcheck.model import Document
from mtcheck.readers.formats import format_of
from mtcheck.readers.options import ReadOptions, Unreadable
from mtcheck.readers.packages import BROKEN, broken, check, unzipped
from mtcheck.readers.paths import HIDDEN
from mtcheck.readers.streams import GZIP, HEAD

# What macOS puts beside every file.
_PASSED_OVER = ("__MACOSX",)
# The flag by which a zip file says that a name is in UTF-8.
_IS_UTF_8 = 0x800


def read_zip(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """Read the members of an archive in the order of their names, each as ``archive/member``.

    Archives within archives are refused, one by one; a member that cannot be read leaves the others readable.
    """
    # Here, for the table of readers names this one.
    from mtcheck.readers import read_stream

    inside = replace(options, format=None) if options.format == "zip" else options
    with unzipped(stream, name, "archive") as package:
        members = sorted((each for each in package.infolist() if _shown(each)), key=lambda each: each.filename)
        if not members:
            raise InputError("is an empty archive", place=name, remedy="give an archive with files in it")
        for member in members:
            label = f"{name}/{_path(member)}"
            try:
                with _opened(package, member, label) as inner:
                    head = inner.peek(HEAD)
                    format = format_of(label, head, inside)
                    if format == "zip" or head.startswith(GZIP):
                        raise InputError(
                            "is an archive in an archive", place=label, remedy="unpack the outer one first"
                        )
                    yield from read_stream(inner, label, inside, named=False)
            except BROKEN as error:
                yield Unreadable(label, None, broken(error, label, "member"))
            except MtcheckError as error:
                yield Unreadable(label, None, error)


def _shown(member: ZipInfo) -> bool:
    parts = PurePosixPath(_path(member)).parts
    return not member.is_dir() and not any(
        each in _PASSED_OVER or (each.startswith(HIDDEN) and each not in (".", "..")) for each in parts
    )


def _path(member: ZipInfo) -> str:
    name = member.filename
    if not member.flag_bits & _IS_UTF_8 and not name.isascii():
        # macOS writes names in UTF-8 and does not say so; hardly any name in a code page reads as UTF-8.
        with suppress(UnicodeError):
            name = name.encode("cp437").decode()
    return name.replace("\\", "/").lstrip("/")


def _opened(package: ZipFile, member: ZipInfo, label: str) -> BufferedReader:
    check(member, label)
    try:
        # A ZipExtFile does all that BufferedReader asks of a raw stream.
        return BufferedReader(cast("RawIOBase", package.open(member)), HEAD)
    except (NotImplementedError, RuntimeError) as error:
        raise InputError(f"cannot be unpacked ({error})", place=label, remedy="pack it anew, with deflate") from None
