"""What several commands do with their arguments."""

from collections.abc import Sequence


def listed(values: Sequence[str] | None) -> tuple[str, ...] | None:
    """Take “a,b” and repeated options alike; None where the option was not given."""
    if values is None:
        return None
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def mapping(text: str | None) -> dict[str, str] | None:
    """Read ``text=COL,source=COL``; None where the option was not given."""
    if text is None:
        return None
    from mtcheck.readers import parse_mapping

    return parse_mapping(text)
