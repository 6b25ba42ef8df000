"""Work that can be counted: no clock tells on a busy machine whether twice the text took twice as long."""

import sys
from collections.abc import Callable

# For twice the text: what grows with its square comes to nearly four times as much.
MOST = 2.5


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
