"""Filters that know which texts they were given, and keep none of them: only the bits that each sets.

B. Bloom 1970, Space/time trade-offs in hash coding with allowable errors. Another text is taken for one of them now and
then, by how many bits there are for each: with 10 once in a hundred, with 24 once in fifteen thousand.
"""

from collections.abc import Collection

from mtcheck.text.digests import blake2b

# Bits that a text sets: 10 ln 2, by which a filter of 10 bits for each text errs least (Bloom).
_SET = 7


def holds(table: bytes, text: str) -> bool:
    """Say whether a filter knows a text."""
    size = len(table) * 8
    bit, step = _hashes(text)
    # Most texts are settled by the first bit or two.
    for _ in range(_SET):
        place = bit % size
        if not table[place >> 3] >> (place & 7) & 1:
            return False
        bit += step
    return True


def filled(texts: Collection[str], bits_each: int) -> bytes:
    """Make a filter of texts, with so many bits for each."""
    table = bytearray(len(texts) * bits_each // 8)
    size = len(table) * 8
    for text in texts:
        bit, step = _hashes(text)
        for place in ((bit + number * step) % size for number in range(_SET)):
            table[place >> 3] |= 1 << (place & 7)
    return bytes(table)


def _hashes(text: str) -> tuple[int, int]:
    """Give the two hashes that make all the bits that a text sets (Kirsch and Mitzenmacher 2006): a first, a step."""
    digest = blake2b(text.encode(), digest_size=16).digest()
    return int.from_bytes(digest[:8], "little"), int.from_bytes(digest[8:], "little")
