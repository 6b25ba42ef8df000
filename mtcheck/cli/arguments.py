"""What several commands do with their arguments, and how their help is set."""

import re
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand

from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from mtcheck.readers import ReadOptions


class Command(TyperCommand):
    """A command whose help fills the width of the screen: typer keeps the line ends of a docstring."""

    def __init__(self, *arguments: Any, help: str | None = None, **options: Any) -> None:
        super().__init__(*arguments, help=help and re.sub(r"(?<!\n)\n(?!\n)", " ", help), **options)


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


def rates(text: str | None) -> dict[str, float] | None:
    """Read ``native=0.8,person=15%``, without asking which names there are; None where the option was not given."""
    if text is None:
        return None
    found: dict[str, float] = {}
    for pair in filter(None, text.split(",")):
        name, _, rate = (part.strip() for part in pair.partition("="))
        try:
            found[name] = float(rate.removesuffix("%")) / (100 if rate.endswith("%") else 1)
        except ValueError:
            raise UsageError(
                f"cannot read {pair.strip()!r}",
                place="--prior",
                remedy="write NAME=RATE, as in native=0.8,person=0.15,machine=0.05",
            ) from None
    return found


def sparing(paths: Iterable[str | Path], options: "ReadOptions | None" = None) -> AbstractContextManager[None]:
    """Refuse, in the block, to write over what these paths mean."""
    from mtcheck.readers import ReadOptions, reads
    from mtcheck.writers.files import sparing as spared

    return spared(reads([str(path) for path in paths], options or ReadOptions()))
