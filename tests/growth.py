"""Work that can be counted: no clock tells on a busy machine whether twice the text took twice as long."""

import sys
from collections.abc import Callable

from mtcheck.model import Document
from mtcheck.readers import read_string
from mtcheck.rules.examples import example_document
from mtcheck.rules.wellformed import SOURCE_END

# For twice the text: what grows with its square comes to nearly four times as much.
MOST = 2.5


def repeated(text: str, times: int, joined: Callable[[str], str]) -> Document:
    """Make a story of an example again and again; where it gives its source, that comes as often beside it."""
    source, end, english = text.rpartition(SOURCE_END)
    copy = joined(english) * times
    return example_document(f"{joined(source) * times}{end}{copy}", sourced=True) if end else read_string(copy)


def calls(look: Callable[[], object]) -> int:
    """Count the calls, of functions of Python and of C, that a look takes."""
    count = 0

    def called(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        look()
    finally:
        sys.setprofile(None)
    return count
