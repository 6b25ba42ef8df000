"""The reliability diagram: where the points of each question stand, and a picture of its own for a file.

A template draws it as SVG. Every diagram carries its description and its numbers for those who do not see it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mtcheck.writers.options import Reliable
from mtcheck.writers.templating import environment

# As wide as the charts; the square between the axes leaves room for their names.
WIDTH, HEIGHT = 400, 380
_LEFT, _TOP, _SIDE = 52, 12, 320


class Point(NamedTuple):
    """A bin: the mean probability told, the share that was so, how many texts, and its place in the drawing."""

    predicted: float
    observed: float
    texts: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Diagram:
    """A drawing of one question; ``description`` says what it shows to those who do not see it."""

    id: str
    title: str
    description: str
    points: Sequence[Point]

    @property
    def line(self) -> str:
        """Give the line through the points, as SVG wants it."""
        return " ".join(f"{point.x:g},{point.y:g}" for point in self.points)


def diagrams(reliable: Iterable[Reliable]) -> list[Diagram]:
    """Place the bins of each question in a drawing of its own."""
    return [_diagram(f"reliability-{number}", each) for number, each in enumerate(reliable, 1)]


def _diagram(id: str, reliable: Reliable) -> Diagram:
    points = [
        Point(predicted, observed, texts, round(_LEFT + predicted * _SIDE, 1), round(_TOP + (1 - observed) * _SIDE, 1))
        for predicted, observed, texts in reliable.bins
    ]
    furthest = max(points, key=lambda point: abs(point.predicted - point.observed))
    description = (
        f"{sum(point.texts for point in points):,} texts. Probability and share are {reliable.error:.3f} apart in the "
        f"mean, at most where {furthest.predicted:.2f} was told and {furthest.observed:.2f} was so."
    )
    return Diagram(id, reliable.question, description, points)


def picture(reliable: Iterable[Reliable]) -> str:
    """Draw the questions beside each other, as an SVG file of its own that needs no other."""
    drawn = diagrams(reliable)
    return environment().get_template("diagrams.svg").render(diagrams=drawn, width=WIDTH, height=HEIGHT)
