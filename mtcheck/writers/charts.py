"""What the charts of a page show, counted while the reports go by, and where each bar stands.

A template draws them as SVG. Every chart carries its description and its numbers for those who do not see it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal, NamedTuple

from mtcheck.model import Report
from mtcheck.text.words import RATE_FROM
from mtcheck.writers.stories import Story
from mtcheck.writers.tally import Tally
from mtcheck.writers.wording import counted

# Units of a drawing: about the pixels of a narrow screen, so that its text has its size there and not much more wider.
WIDTH = 400
# A bar lies under its name; columns stand beside each other.
_ROW, _BAR = 34, 8
_HEIGHT, _FOOT, _HEAD = 170, 24, 22
# Names that can be read, weeks that can be told apart, and the letters a name has room for.
BARS, WEEKS, LETTERS = 12, 26, 46
# Edges of the penalty's bins, each about twice the one before: 5 is one major slip in 1,000 words.
_EDGES = (0, 1, 5, 10, 20, 40, 80)


class Bar(NamedTuple):
    """A bar with its place in the drawing; ``label`` may be shorter than ``name``, or empty."""

    name: str
    value: str
    label: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing: bars that lie under their names, or columns that stand over theirs.

    ``note`` says what the drawing leaves out, ``description`` what it shows, to those who do not see it.
    """

    id: str
    title: str
    description: str
    note: str
    shape: Literal["bars", "columns"]
    of: str
    unit: str
    height: int
    bars: Sequence[Bar]


@dataclass(slots=True)
class Counts:
    """Sums by outlet, folder, week and penalty: bounded by the number of these, never by that of stories."""

    outlets: Counter[str] = field(default_factory=Counter)
    folders: Counter[str] = field(default_factory=Counter)
    words: dict[tuple[str, str], int] = field(default_factory=dict)
    weeks: Counter[date] = field(default_factory=Counter)
    penalties: Counter[int] = field(default_factory=Counter)

    def add(self, report: Report, story: Story) -> None:
        """Take up a report that was looked at."""
        found = sum(story.counts.values())
        for by, name, counts in (("outlet", story.outlet, self.outlets), ("folder", story.folder, self.folders)):
            counts[name] += found
            self.words[by, name] = self.words.get((by, name), 0) + story.words
        if week := week_of(report.document.meta.get("date")):
            self.weeks[week] += found
        penalty = report.scores.get("penalty_per_1k")
        if penalty and penalty.value is not None:
            self.penalties[sum(penalty.value > edge for edge in _EDGES)] += 1

    def charts(self, tally: Tally) -> Iterator[Chart]:
        """Give the charts there are numbers for."""
        rules = [(f"{each.rule.id} {each.rule.name}", each.findings) for each in tally.most_frequent()]
        if rules:
            yield _ranking("by-rule", "Findings by rule", "rule", rules)
        by, groups = ("outlet", self.outlets) if len(self.outlets) > 1 else ("folder", self.folders)
        if len(groups) > 1:
            yield self._by_group(by, groups)
        if len(self.weeks) > 1:
            yield _by_week(self.weeks)
        if self.penalties.total() > 1:
            yield _by_penalty(self.penalties)

    def _by_group(self, by: str, groups: Mapping[str, int]) -> Chart:
        """Compare by rate where every group has words enough for one, by count otherwise."""
        words = {name: self.words[by, name] for name in groups}
        if min(words.values()) < RATE_FROM:
            ranked = [(name or "(not given)", float(found)) for name, found in groups.items()]
            return _ranking(f"by-{by}", f"Findings by {by}", by, ranked)
        ranked = [(name or "(not given)", found / words[name] * 1_000) for name, found in groups.items()]
        return _ranking(f"by-{by}", f"Findings per 1,000 words by {by}", by, ranked, ".1f")


def week_of(value: object) -> date | None:
    """Give the Monday of the week of a date as news formats write it: ISO 8601, or as in mail and RSS."""
    text = str(value or "").strip()
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        from email.utils import parsedate_to_datetime

        try:
            day = parsedate_to_datetime(text).date()
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    return day - timedelta(days=day.weekday())


def _ranking(id: str, title: str, of: str, rows: Sequence[tuple[str, float]], form: str = ",.0f") -> Chart:
    ranked = sorted(rows, key=lambda row: (-row[1], row[0]))
    shown, most = ranked[:BARS], max(value for _, value in ranked) or 1
    bars = [
        Bar(name, format(value, form), _short(name), 0, number * _ROW + 20, round(value / most * WIDTH, 1), _BAR)
        for number, (name, value) in enumerate(shown)
    ]
    first, unit = bars[0], "findings per 1,000 words" if form != ",.0f" else "findings"
    note = f"The first {BARS} of {len(ranked)}." if len(ranked) > BARS else ""
    description = f"Most: {first.name}, {first.value}. Least: {bars[-1].name}, {bars[-1].value}."
    return Chart(id, title, description, note, "bars", of, unit, len(bars) * _ROW, bars)


def _short(name: str) -> str:
    return name if len(name) <= LETTERS else f"{name[: LETTERS - 1]}…"


def _by_week(weeks: Mapping[date, int]) -> Chart:
    last = max(weeks)
    # The first year of all has no weeks before it.
    first = max(min(weeks), last - min(timedelta(weeks=WEEKS - 1), last - date.min))
    days = [first + timedelta(weeks=number) for number in range((last - first).days // 7 + 1)]
    # The first of each month is named, as far as names have room.
    every = -(-len(days) // 6)
    rows = [
        (f"week of {day:%Y-%m-%d}", weeks.get(day, 0), f"{day.day} {day:%b}" if number % every == 0 else "")
        for number, day in enumerate(days)
    ]
    earlier = sum(found for day, found in weeks.items() if day < first)
    note = f"{counted(earlier, 'finding')} of earlier weeks not drawn." if earlier else ""
    description = f"From the {rows[0][0]} to the {rows[-1][0]}."
    return Chart(
        "by-week", "Findings by week", description, note, "columns", "week", "findings", _HEIGHT, _columns(rows)
    )


def _by_penalty(penalties: Mapping[int, int]) -> Chart:
    labels = ["0", *(f"{low}–{high}" for low, high in pairwise(_EDGES)), f"> {_EDGES[-1]}"]
    rows = [(label, penalties.get(number, 0), label) for number, label in enumerate(labels)]
    note = f"Documents of {RATE_FROM} words or more: {sum(penalties.values()):,}."
    description = f"Without any penalty: {penalties.get(0, 0):,}."
    title = "MQM penalty per 1,000 words"
    return Chart("by-penalty", title, description, note, "columns", "penalty", "documents", _HEIGHT, _columns(rows))


def _columns(rows: Sequence[tuple[str, int, str]]) -> list[Bar]:
    """Stand a column on the axis for each name, value and label."""
    most = max(value for _, value, _ in rows) or 1
    step, room = WIDTH / len(rows), _HEIGHT - _HEAD - _FOOT
    bars = []
    for number, (name, value, label) in enumerate(rows):
        height = round(value / most * room, 1)
        x, y = round((number + 0.12) * step, 1), _HEIGHT - _FOOT - height
        bars.append(Bar(name, f"{value:,}", label, x, y, round(step * 0.76, 1), height))
    return bars
