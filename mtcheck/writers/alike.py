"""Records of one file that were not looked at for one reason: a few are told one by one, the others are counted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mtcheck.writers.wording import counted

# So many records show what is wrong with them.
_TOLD = 3
# File, line or number of the record, what is wrong with it, and what to do.
_REASON = re.compile(r"(.+?):(\d+): (.+?)(?:; (.+))?", re.DOTALL)


@dataclass(slots=True)
class _Held:
    """Records that are counted: the reason of the first as it stands, and the numbers of first and last."""

    reason: str
    first: str
    last: str
    remedy: str
    told: int = 0
    count: int = 0


class Alike:
    """What the records of one file have in common; ``each``: nothing is counted, all are told one by one."""

    def __init__(self, *, each: bool = False) -> None:
        self._each = each
        self._path: str | None = None
        self._known: dict[tuple[str, str], _Held] = {}

    def holds(self, reason: str) -> bool:
        """Take up why something was not looked at; say whether it is only counted, as others were told that say so."""
        found = _REASON.fullmatch(reason) if not self._each else None
        if found is None:
            return False
        place, number, problem, remedy = found.groups()
        known = self._known.setdefault((place, problem), _Held("", "", "", ""))
        if known.told < _TOLD:
            known.told += 1
            return False
        if not known.count:
            known.reason, known.first, known.remedy = reason, number, remedy or ""
        known.last = number
        known.count += 1
        return True

    def due(self, path: str | None = None) -> Iterator[str]:
        """Give a line for each reason that was held, once the file is another one, or without it at the end."""
        if path is not None and path == self._path:
            return
        known, self._known, self._path = self._known, {}, path
        for (place, problem), held in known.items():
            if held.count == 1:
                yield held.reason
            elif held.count:
                span = f"{counted(held.count, 'more record')}, from {held.first} to {held.last}"
                yield f"{place}: {span}: {problem}{f'; {held.remedy}' if held.remedy else ''}"
