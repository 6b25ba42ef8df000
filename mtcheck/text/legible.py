"""What stands for typography on a screen that does not know it, such as one in a code page or in ASCII alone."""

import codecs
from functools import partial

# For ``errors=`` of a stream: importing this module makes them known. With the second what is no typography is escaped,
# for names of files must be told apart.
LEGIBLE, ESCAPED = "mtcheck.legible", "mtcheck.legible.escaped"

_PLAIN = {
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‘’", "'"),
    **dict.fromkeys("–—·•", "-"),
    "…": "...",
    "→": "->",
    "≥": ">=",
    "≤": "<=",
    "×": "x",
}


def _legible(error: UnicodeError, other: str) -> tuple[str, int]:
    """Give plain signs for those that cannot be encoded; letters go as the ``other`` way of Python has them."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    unknown = error.object[error.start : error.end]
    return "".join(_PLAIN.get(each) or each.encode("ascii", other).decode() for each in unknown), error.end


codecs.register_error(LEGIBLE, partial(_legible, other="replace"))
codecs.register_error(ESCAPED, partial(_legible, other="backslashreplace"))
