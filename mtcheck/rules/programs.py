"""Patterns as `re` runs them: to compile those that a story asks for takes longer than to check the story.

A pattern is pickled as its source. What `re` makes of it, its program, is a list of numbers that is good for one build
of one interpreter, and the functions that give and take it are CPython's own business. So whoever keeps programs has to
tell builds apart; and where anything is other than expected here, patterns are compiled as ever, forty times slower.
"""

import marshal
import re
import zlib
from array import array

# `re` takes its numbers for unsigned integers of this type.
_NUMBER = "I"


def program(source: str, flags: int) -> bytes:
    """Give the program of a pattern, packed; b"" where it cannot be had."""
    try:
        from re import _compiler, _parser  # type: ignore[attr-defined]

        parsed = _parser.parse(source, flags)
        numbers = array(_NUMBER, _compiler._code(parsed, flags)).tobytes()
        state = parsed.state
        packed = marshal.dumps((flags | state.flags, numbers, state.groups - 1, state.groupdict))
    except (ImportError, AttributeError, TypeError, ValueError):
        return b""
    return zlib.compress(packed, level=1)


def pattern_of(source: str, packed: bytes) -> re.Pattern[str] | None:
    """Make a pattern of its source and its program; None where this interpreter has no use for the program."""
    try:
        import _sre  # type: ignore[import-not-found]

        flags, numbers, groups, names = marshal.loads(zlib.decompress(packed))  # noqa: S302 (out of our own cache)
        by_number = {number: name for name, number in names.items()}
        named = tuple(map(by_number.get, range(groups + 1)))
        pattern: re.Pattern[str] = _sre.compile(source, flags, array(_NUMBER, numbers).tolist(), groups, names, named)
    except (ImportError, AttributeError, TypeError, ValueError, EOFError, RuntimeError, zlib.error):
        return None
    return pattern
