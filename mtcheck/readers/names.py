"""Names of documents, each given once, and the room that those of a whole corpus take."""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import replace

from mtcheck.model import Document
from mtcheck.readers.options import Unreadable


def uniquely_named(items: Iterable[Document | Unreadable], *, unread: bool = False) -> Iterator[Document | Unreadable]:
    """Give each document under a name that none before it has: a repeated one gets “#2”.

    So does what could not be read where an id is its name, or with ``unread``; else it keeps the name of its file.
    """
    names = _Names()
    for item in items:
        yield names.unique(item) if unread or isinstance(item, Document) or item.by_id else item


class _Names:
    """The names given so far."""

    def __init__(self) -> None:
        self._names = Hashes()
        self._counts: dict[str, int] = {}

    def unique(self, item: Document | Unreadable) -> Document | Unreadable:
        """Give the document under a name that none had before."""
        name = item.name
        while not self._names.take(name):
            count = self._counts[item.name] = self._counts.get(item.name, 1) + 1
            name = f"{item.name}#{count}"
        return item if name == item.name else replace(item, name=name)


class Hashes:
    """Texts, as hashes in one array: those of a whole corpus take 12 to 24 bytes each."""

    def __init__(self) -> None:
        # Open addressing (Knuth, TAOCP 3, 6.4); 0 is an empty slot.
        self._slots = array("q", [0]) * 1024
        self._held = 0

    def __contains__(self, text: str) -> bool:
        return self._slots[self._place(hash(text) or 1)] != 0

    def take(self, text: str) -> bool:
        """Put a text down; say whether it was not there yet."""
        return self._take(hash(text) or 1)

    def _place(self, key: int) -> int:
        slots = self._slots
        at = key % len(slots)
        while slots[at] and slots[at] != key:
            at = (at + 1) % len(slots)
        return at

    def _take(self, key: int) -> bool:
        slots = self._slots
        at = self._place(key)
        if slots[at]:
            return False
        slots[at] = key
        self._held += 1
        # Two in three are the most before looking becomes long.
        if self._held * 3 > len(slots) * 2:
            self._slots, self._held = array("q", [0]) * (2 * len(slots)), 0
            for each in filter(None, slots):
                self._take(each)
        return True
