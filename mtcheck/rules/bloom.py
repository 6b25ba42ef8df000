"""Filters that know which texts they were given, and keep none of them: only the bits that each sets.

B. Bloom 1970, Space/time trade-offs in hash coding with allowable errors. Another text is taken for one of them now and
then, by how many bits there are for each: with 10 once in a hundred, with 24 once in fifteen thousand.
"""

from collections.abc import Collection, Iterator
from hashlib import blake2b

# Bits that a text sets.
_SET = 7


def holds(table: bytes, text: str) -> bool:
    """Say whether a filter knows a text."""
    return all(table[bit >> 3] & 1 << (bit & 7) for bit in _bits(text, len(table) * 8))


def filled(texts: Collection[str], bits_each: int) -> bytes:
    """Make a filter of texts, with so many bits for each."""
    table = bytearray(len(texts) * bits_each // 8)
    for text in texts:
        for bit in _bits(text, len(table) * 8):
            table[bit >> 3] |= 1 << (bit & 7)
    return bytes(table)


def _bits(text: str, size: int) -> Iterator[int]:
    """Give the bits that a text sets: two hashes make them all (Kirsch and Mitzenmacher 2006)."""
    digest = blake2b(text.encode(), digest_size=16).digest()
    first, second = int.from_bytes(digest[:8], "little"), int.from_bytes(digest[8:], "little")
    return ((first + number * second) % size for number in range(_SET))
