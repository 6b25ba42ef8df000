"""What the names of groups in a pattern mean: the part that is reported, a word of a class, a value for the message."""

import re

from mtcheck.rules.classes import CLASS

_NAMED = re.compile(r"\(\?P<(\w+)>")
# A group of the reported part; each phrase of a rule has its own.
_MARK = re.compile(r"mark\d*")
# The placeholder of all that is reported: a group of this name would never be seen.
WHOLE = "match"


def is_mark(name: str) -> bool:
    """Say whether a group holds the part that is reported."""
    return _MARK.fullmatch(name) is not None


def placeholders(pattern: str) -> list[str]:
    """Give the groups that fill the placeholders of a message."""
    return [name for name in _NAMED.findall(pattern) if not (is_mark(name) or name.startswith(CLASS))]
