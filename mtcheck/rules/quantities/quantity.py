"""What a text says in numbers."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple


class Named(NamedTuple):
    """A month (1 to 12) or a weekday (1 to 7, from Monday) and where it stands."""

    start: int
    end: int
    value: int


@dataclass(slots=True)
class Quantity:
    """A number of a text: where it stands and what it is worth.

    ``values`` are its readings, the likeliest first. ``further`` are values that agree with it as well but that nobody
    would say it states: the parts of a date, a range without its “million”. A hint (“both”, “decade”) only bears out
    what the other side has. ``percent`` is None where it cannot be told; ``unit`` is where its per cent or currency
    stands. ``sure`` says that it stands alone: not in a code, a score, a name.
    """

    start: int
    end: int
    kind: Literal["figure", "word", "hint"]
    values: tuple[float, ...]
    further: tuple[float, ...] = ()
    scale: float = 1
    digits: str = ""
    percent: bool | None = False
    currencies: frozenset[str] = frozenset()
    sure: bool = True
    unit: tuple[int, int] | None = None

    @property
    def with_unit(self) -> tuple[int, int]:
        """Give where it stands together with its per cent or currency."""
        first, last = self.unit or (self.start, self.end)
        return min(self.start, first), max(self.end, last)

    @property
    def value(self) -> float:
        """Give what it is likeliest to be worth."""
        return self.values[0]

    @property
    def is_year(self) -> bool:
        """Say whether it looks like a year."""
        bare = self.kind == "figure" and self.scale == 1 and not self.currencies and not self.percent
        return bare and 1900 <= self.value < 2100


@dataclass(slots=True)
class Reading:
    """All that a text says in numbers; ``currencies`` and ``percent`` tell what it speaks of anywhere."""

    quantities: list[Quantity] = field(default_factory=list)
    months: list[Named] = field(default_factory=list)
    weekdays: list[Named] = field(default_factory=list)
    currencies: set[str] = field(default_factory=set)
    percent: bool = False


class Change(NamedTuple):
    """Something that the English tells in another way than its source: the cause, and where it stands in both."""

    cause: str
    start: int
    end: int
    source_start: int
    source_end: int


class Side(NamedTuple):
    """A paragraph of one side: its text, what it says, and what its neighbours say."""

    text: str
    reading: Reading
    near: tuple[Reading, ...] = ()
