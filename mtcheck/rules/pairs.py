"""How often two words stand side by side in English news, and each of them at all: a table that keeps no word.

Open addressing (Knuth, TAOCP 3, 6.4) over slots of sixteen bits: twelve of a checksum, by which another pair is taken
for one that is there once in a thousand, and four for the level of the count; 0 is an empty slot.
"""

import sys
from array import array
from collections.abc import Mapping
from functools import cache
from math import ceil
from pathlib import Path
from zlib import crc32

# Written by corpora/build_pairs.py.
_TABLE = Path(__file__).with_name("pairs.bin")
# Three slots in ten stay empty: with fewer, what is not there takes long to look for.
_FILLED = 0.7
_LEVELS = 15


def level(text: str) -> int:
    """Give the level of a word, or of two with a space between: each 4 times, or 2 times, as frequent as the one below.

    Words are spelled as Americans do (`text.spelling.american`).

    0 stands for what is not in the table: pairs hardly met in 43 million words, and rare words. Once in a thousand
    times something else is taken for what is.
    """
    return _level(_table(), text)


def _level(table: "array[int]", text: str) -> int:
    at, mark = _place(text, len(table))
    while (slot := table[at]) and slot & ~_LEVELS != mark:
        at = (at + 1) % len(table)
    return slot & _LEVELS


def filled(levels: Mapping[str, int]) -> bytes:
    """Make the table of these levels, 1 to 15."""
    table = array("H", bytes(2 * ceil((len(levels) + 1) / _FILLED)))
    for text, found in levels.items():
        at, mark = _place(text, len(table))
        while table[at]:
            at = (at + 1) % len(table)
        table[at] = mark | found
    return _little_endian(table).tobytes()


def _place(text: str, slots: int) -> tuple[int, int]:
    checksum = crc32(text.encode())
    return checksum % slots, checksum >> 16 & ~_LEVELS


@cache
def _table() -> "array[int]":
    return _little_endian(array("H", _TABLE.read_bytes()))


def _little_endian(table: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        table.byteswap()
    return table
