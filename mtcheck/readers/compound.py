"""The container of office files before 2007, and of newer ones with a password: streams in chains of sectors.

It is looked through before a library follows the chains: that follows one that runs in a circle for ever, and makes
room for what was never there.
"""

import struct
from collections.abc import Iterator, Sequence
from io import BufferedReader
from itertools import islice
from typing import NamedTuple

from mtcheck.errors import InputError

SIGN = b"\xd0\xcf\x11\xe0"
# The form of the container is described in [MS-CFB]: where its header has what, and what ends a chain.
_HEADER = 512
_DIRECT = 109
_END = 0xFFFFFFFE
_REGULAR = 0xFFFFFFFA
_SECTOR_SHIFTS = (9, 12)
_MINI = 64
_ENTRY = 128
_STREAM, _ROOT = 2, 5
# In bytes: the records that say how a workbook is encrypted stand at its very beginning ([MS-XLS] 2.1.7.20.3).
_HEAD = 4096
_RECORD = struct.Struct("<HH")
_FILE_PASS = 0x2F
_WORKBOOK = ("Workbook", "Book")
# How Office and LibreOffice pack a file of today's form that has a password.
_ENCRYPTED = "EncryptedPackage"


class _BrokenError(Exception):
    """A chain leads nowhere, or in a circle."""


class _Entry(NamedTuple):
    name: str
    kind: int
    start: int
    size: int


class _Container:
    """A container whose chains all end."""

    def __init__(self, data: bytes) -> None:
        if len(data) < _HEADER:
            raise _BrokenError
        (shift,) = struct.unpack_from("<H", data, 30)
        directories, fats, first, cut, mini_first, minis, more = struct.unpack_from("<3I4x4I", data, 40)
        if shift not in _SECTOR_SHIFTS:
            raise _BrokenError
        self._data, self._size, self._cut = data, 1 << shift, cut
        self._count = -(-len(data) // self._size) - 1
        if max(fats, minis, directories) > self._count:
            raise _BrokenError
        self._table = self._joined(self._places(more))
        self._mini_table: Sequence[int] = ()
        self._mini = b""
        # The library panics at a directory that was cut off; the last sector of a stream may be short.
        if any((each + 2) * self._size > len(data) for each in self._chain(first, self._table)):
            raise _BrokenError
        listed = self._all(first)
        found = (self._entry(listed[at : at + _ENTRY]) for at in range(0, len(listed), _ENTRY))
        self.entries = [each for each in found if each.kind in (_STREAM, _ROOT)]
        root = next((each for each in self.entries if each.kind == _ROOT), None)
        if root is None:
            raise _BrokenError
        if minis:
            self._mini = self._all(root.start)
            self._mini_table = _numbers(self._all(mini_first))
        # No two streams share a sector: where all chains together are longer, looking through them would take for ever.
        left = len(self._table) + len(self._mini_table)
        for each in self.entries:
            if each.kind == _STREAM and (each.size or each.name in _WORKBOOK):
                left -= self._checked(each)
            if left < 0:
                raise _BrokenError

    def _sector(self, number: int) -> bytes:
        if number >= self._count:
            raise _BrokenError
        begin = (number + 1) * self._size
        return self._data[begin : begin + self._size].ljust(self._size, b"\0")

    def _places(self, more: int) -> list[int]:
        """Give the sectors of the table: the first ones stand in the header, the others in a chain of their own."""
        places = list(struct.unpack_from(f"<{_DIRECT}I", self._data, 76))
        for _ in range(self._count + 1):
            if more >= _REGULAR:
                return [each for each in places if each != 0xFFFFFFFF]
            *further, more = _numbers(self._sector(more))
            places += further
        raise _BrokenError

    def _joined(self, numbers: Sequence[int]) -> Sequence[int]:
        if len(numbers) > self._count:
            raise _BrokenError
        return _numbers(b"".join(map(self._sector, numbers)))

    def _chain(self, start: int, table: Sequence[int]) -> list[int]:
        found: list[int] = []
        while start != _END:
            if start >= len(table) or len(found) > len(table):
                raise _BrokenError
            found.append(start)
            start = table[start]
        return found

    def _all(self, start: int) -> bytes:
        return b"".join(map(self._sector, self._chain(start, self._table)))

    def _entry(self, entry: bytes) -> _Entry:
        (length,) = struct.unpack_from("<H", entry, 64)
        start, size = struct.unpack_from("<II", entry, 116)
        return _Entry(entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace"), entry[66], start, size)

    def _checked(self, entry: _Entry) -> int:
        """Give the length of the chain of a stream that is whole."""
        small = entry.size < self._cut
        chain = self._chain(entry.start, self._mini_table if small else self._table)
        most = len(self._mini) // _MINI if small else self._count
        if entry.size > len(self._data) or any(each >= most for each in chain):
            raise _BrokenError
        return len(chain)

    def head(self, entry: _Entry) -> bytes:
        """Give the first bytes of a stream."""
        if entry.size < self._cut:
            chain = islice(self._chain(entry.start, self._mini_table), _HEAD // _MINI)
            return b"".join(self._mini[each * _MINI : (each + 1) * _MINI] for each in chain)[: entry.size]
        return b"".join(map(self._sector, islice(self._chain(entry.start, self._table), _HEAD // self._size)))


def _numbers(data: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(data) // 4}I", data)


def is_container(stream: BufferedReader) -> bool:
    """Say whether a file is an office file of the kind before 2007, which also is how newer ones are encrypted."""
    return stream.peek(len(SIGN))[: len(SIGN)] == SIGN


def refusal(stream: BufferedReader, name: str, kind: str) -> InputError:
    """Say why a file in such a container is not the kind of today that was looked for (``Word file``)."""
    try:
        container = _Container(stream.read())
    except _BrokenError:
        return _broken(name)
    if any(each.name == _ENCRYPTED for each in container.entries):
        return locked(name)
    remedy = "open it in its program and save it in today's form (.docx, .xlsx)"
    return InputError(f"is no {kind} but an office file of the form before 2007", place=name, remedy=remedy)


def check_workbook(stream: BufferedReader, name: str) -> None:
    """Leave the stream at its begin where it holds a workbook; raises InputError for one that is broken or locked."""
    try:
        container = _Container(stream.read())
        books = [each for each in container.entries if each.kind == _STREAM and each.name in _WORKBOOK]
        head = container.head(books[0]) if books else b""
    except _BrokenError:
        raise _broken(name) from None
    if any(each.name == _ENCRYPTED for each in container.entries) or _FILE_PASS in _records(head):
        raise locked(name)
    if not books:
        problem = "is an office file of the form before 2007 that holds no workbook"
        raise InputError(problem, place=name, remedy="open it in its program and save its table as .xlsx or .csv")
    stream.seek(0)


def _records(head: bytes) -> Iterator[int]:
    """Give the kinds of the first records of a workbook."""
    at = 0
    while at + _RECORD.size <= len(head):
        kind, length = _RECORD.unpack_from(head, at)
        yield kind
        at += _RECORD.size + length


def locked(name: str) -> InputError:
    """Make the refusal of a file with a password."""
    return InputError("is password-protected", place=name, remedy="save it without a password")


def _broken(name: str) -> InputError:
    problem = "is broken, or was not copied whole: its parts cannot be found"
    return InputError(
        problem, place=name, remedy="get it anew, or open it in its program and save it as .xlsx or .docx"
    )
