"""What goes with words that are deleted: the white space that would be left over."""

_SPACE = " \t"
# What may follow a deletion so that the space before it would be left over; a tag of HTML among it.
_CLOSING = " \t\r\n.,;:!?)”’<"
# What may stand before one so that the space behind it would be.
_OPENING = "\n\r>(“‘"


def deletion(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the stretch to delete: with the space before it where one would be left over, else with that behind it."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before and before in _SPACE and (not after or after in _CLOSING):
        while start and text[start - 1] in _SPACE:
            start -= 1
    elif not before or before in _OPENING:
        while end < len(text) and text[end] in _SPACE:
            end += 1
    return start, end
