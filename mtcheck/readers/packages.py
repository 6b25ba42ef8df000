"""Zip files, read in memory and never unpacked to the disk: documents that are one, with limits against bombs."""

import posixpath
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, BytesIO, FileIO, RawIOBase
from shutil import copyfileobj
from typing import TYPE_CHECKING, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from mtcheck.errors import InputError
from mtcheck.readers import compound
from mtcheck.readers.encodings import kind_of
from mtcheck.readers.options import ReadOptions
from mtcheck.readers.trees import local, parse

if TYPE_CHECKING:
    from lxml.etree import _Element

# The XML of a 500-page book is some 30 MB; in memory its tree is ten times that.
MOST_UNPACKED = 1 << 28
# Deflate makes at most 1,032 bytes of one; the XML of real documents shrinks 5 to 60 times.
_MOST_RATIO = 200
_RATIO_FROM = 1 << 20
# An archive may hold a year of copy; what is in memory at a time is one member.
MOST_WHOLE = 1 << 34
MOST_MEMBERS = 1_000_000
# What zipfile raises for a file that breaks off or was tampered with.
BROKEN = (BadZipFile, EOFError, zlib.error, NotImplementedError, UnicodeDecodeError)
# What it raises besides as it opens one.
UNOPENED = (*BROKEN, ValueError, OverflowError, struct.error)


@contextmanager
def unzipped(stream: BufferedReader, name: str, kind: str) -> Iterator[ZipFile]:
    """Open a zip file; raises InputError for what is none, has a password or would unpack to an absurd size."""
    if compound.is_container(stream):
        raise compound.refusal(stream, name, kind)
    if other := kind_of(stream.peek(512)):
        problem = f"is no {kind} but {other}"
        raise InputError(problem, place=name, remedy=f"open it in its program and save it anew, as a {kind}")
    try:
        package = ZipFile(searchable(stream, name))
    except UNOPENED as error:
        raise broken(error, name, kind) from None
    with package:
        sizes = [each.file_size for each in package.infolist()]
        if len(sizes) > MOST_MEMBERS or sum(sizes) > MOST_WHOLE:
            raise _absurd(name)
        try:
            yield package
        except BROKEN as error:
            raise broken(error, name, kind) from None


def broken(error: Exception, name: str, kind: str) -> InputError:
    """Make the refusal of a zip file, or a member, that cannot be unpacked."""
    problem = f"is no {kind} that can be opened ({error or type(error).__name__})"
    return InputError(problem, place=name, remedy="save or pack it anew")


def is_searchable(stream: BufferedReader) -> bool:
    """Say whether a stream can be searched at no cost, as a file can, and what is in memory."""
    return isinstance(stream.raw, FileIO | BytesIO) and stream.seekable()


def searchable(stream: BufferedReader, name: str) -> BufferedReader:
    """Give a stream that can be searched at no cost: a file itself, else (standard input, gzip) its content."""
    if is_searchable(stream):
        return stream
    data = stream.read(MOST_UNPACKED + 1)
    if len(data) > MOST_UNPACKED:
        raise _absurd(name)
    return BufferedReader(cast("RawIOBase", BytesIO(data)))


def check(member: ZipInfo, name: str) -> None:
    """Raise InputError for a member that is encrypted, or absurdly large unpacked, by itself or for its packing."""
    if member.flag_bits & 1:
        raise InputError("is encrypted", place=name, remedy="save it without a password")
    packed = max(1, member.compress_size)
    if member.file_size > MOST_UNPACKED or (member.file_size > _RATIO_FROM and member.file_size / packed > _MOST_RATIO):
        raise _absurd(name)


def content(package: ZipFile, member: ZipInfo, name: str) -> bytes:
    """Read a member that passes `check`; Python reads no more of it than the size that is declared."""
    check(member, name)
    # In pieces: at once, zlib holds it twice.
    whole = BytesIO()
    with package.open(member) as stream:
        copyfileobj(stream, whole)
    return whole.getvalue()


def part(package: ZipFile, path: str, name: str) -> "_Element | None":
    """Parse a part of a document; None where there is none; raises InputError where it is not well formed."""
    try:
        member = package.getinfo(path)
    except KeyError:
        return None
    return parse(content(package, member, name), f"{name}/{path}", ReadOptions()).root


def refuse_locked(package: ZipFile, name: str) -> None:
    """Refuse an OpenDocument file with a password, which its manifest tells."""
    manifest = part(package, "META-INF/manifest.xml", name)
    if manifest is not None and any(local(each) == "encryption-data" for each in manifest.iter()):
        raise compound.locked(name)


def related(package: ZipFile, path: str, name: str) -> dict[str, str]:
    """Give the parts that a part of an Office Open XML package names, by the last word of their kind."""
    folder, file = posixpath.split(path)
    root = part(package, posixpath.join(folder, "_rels", f"{file}.rels"), name)
    found: dict[str, str] = {}
    for each in () if root is None else root:
        if each.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, each.get("Target") or "")).lstrip("/")
            found.setdefault((each.get("Type") or "").rpartition("/")[2], target)
    return found


def _absurd(name: str) -> InputError:
    return InputError("would unpack to an absurd size", place=name, remedy="unpack it yourself if you trust it")
