"""What stands for typography on a screen that does not know it, such as one in a code page or in ASCII alone."""

import codecs

# For ``errors=`` of a stream: importing this module makes it known.
LEGIBLE = "mtcheck.legible"

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


def _legible(error: UnicodeError) -> tuple[str, int]:
    """Give plain signs for those that cannot be encoded, and “?” for letters."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_PLAIN.get(each, "?") for each in error.object[error.start : error.end]), error.end


codecs.register_error(LEGIBLE, _legible)
