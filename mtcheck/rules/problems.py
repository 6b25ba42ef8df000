"""Problems of a pack file: each with its line and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from mtcheck.errors import PackError

# Where something stands in a pack: ("rules", 3, "match", "phrase").
At = tuple[str | int, ...]


@dataclass(slots=True)
class Problems:
    """The problems of a file while it is read, and the line of each of its parts to place them by."""

    file: str
    lines: dict[At, int] = field(default_factory=dict)
    found: list[PackError] = field(default_factory=list)

    def line(self, path: At) -> int:
        """Give the line of a part, or of the nearest one around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def note(self, path: At, problem: str, remedy: str) -> None:
        """Keep a problem with its place."""
        self.found.append(PackError(problem, place=f"{self.file}:{self.line(path)}", remedy=remedy))


def nearest(word: str, known: Iterable[str], otherwise: str | None = None) -> str:
    """Name the known word that is most like this one; where none is, all of them, or what to do ``otherwise``."""
    known = list(known)
    near = get_close_matches(word, known, n=1)
    return f"did you mean “{near[0]}”?" if near else otherwise or f"known are {', '.join(known)}"
