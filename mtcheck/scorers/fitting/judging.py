"""What left-out scores come to: calibration, conformal sets and what they cover, and the limits of what is judged."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from mtcheck.scorers.features import occurrences
from mtcheck.scorers.fitting.calibrate import DOCUMENTS, Judged, Scored, calibrated, judged, thresholds
from mtcheck.scorers.fitting.questions import kind
from mtcheck.scorers.fitting.run import Crossed, Taught
from mtcheck.scorers.fitting.trials import LENGTHS
from mtcheck.scorers.trained import CLASSES, Calibration
from mtcheck.scorers.translation import COVERAGE
from mtcheck.scorers.unlike import measures

# Figures are for texts of at least so many words, unless they are by length.
WORDS = 80
# The share of the news learned from that the limits of `unlike` leave outside, on each side.
_OUTSIDE = 0.002
# Two standard errors of a coverage of 90 % in some hundred texts of a length.
SLACK = 0.02

Figures = dict[str, Any]


class Verdicts(NamedTuple):
    """The left-out documents of both questions, with scores as given and probabilities after calibration."""

    machine: list[Scored]
    translated: list[Scored]
    judged: list[Judged]


def scored(taught: Taught, crossed: Mapping[str, Crossed], question: str, group: Callable[[int], str]) -> list[Scored]:
    """Put rows beside their left-out scores and what they are."""
    label = taught.label(question)
    return [
        Scored(row, group(row), label(row) == "yes", float(score), taught.words[row])
        for each in crossed.values()
        for row, score in zip(each.rows, each.scores, strict=True)
    ]


def verdicts(taught: Taught, left: Mapping[str, Mapping[str, Crossed]]) -> tuple[Verdicts, dict[str, Calibration]]:
    """Calibrate both questions and judge the news, each group by the calibration of the others; give that of all."""
    records = taught.records

    def desk(row: int) -> str:
        each = records[row]
        if not kind(each, taught.years).startswith("controlled"):
            return each.outlet
        return each.year

    machine = scored(taught, left["machine"], "machine", lambda row: records[row].collection)
    names = {}
    for name, crossed in left["machine"].items():
        names.update(dict.fromkeys(crossed.rows, name))
    machine = [each._replace(group=names[each.row]) for each in machine]
    translated = [
        each for each in scored(taught, left["translated"], "translated", desk) if not records[each.row].non_native
    ]
    calibration = {"machine": calibrated(machine), "translated": calibrated(translated)}
    by_machine = dict(_logits(machine))
    by_translated = dict(_logits(translated))
    found = []
    for row, logit in by_translated.items():
        each = records[row]
        if not each.news:
            continue
        if each.label == "native":
            found.append(judged(row, desk(row), "native", logit, 0.0, taught.words[row]))
        elif row in by_machine:
            truth = "machine" if each.label == "mt" else "human"
            found.append(judged(row, names[row], truth, logit, by_machine[row], taught.words[row]))
    return Verdicts(machine, translated, found), calibration


def _logits(scored: Sequence[Scored]) -> Iterable[tuple[int, float]]:
    """Calibrate each group by all the others."""
    groups = sorted({each.group for each in scored})
    truths = {group: {each.truth for each in scored if each.group == group} for group in groups}
    everyone = calibrated(scored)
    for group in groups:
        rest = [each for each in scored if each.group != group]
        # An outlet alone moves nothing that the eye could see; only sets of both classes are left out.
        used = calibrated(rest) if len(truths[group]) == 2 else everyone
        for each in scored:
            if each.group == group:
                yield each.row, used.logit(each.score, each.words)


def coverage(judged: Sequence[Judged]) -> Figures:
    """Check the conformal sets on each group with thresholds from the others: how often the true class is in them."""
    said: dict[str, Figures] = {name: {} for name in CLASSES}
    checked: list[tuple[Judged, set[str]]] = []
    for truth, group in sorted({(each.truth, each.group) for each in judged}):
        here = [each for each in judged if each.truth == truth and each.group == group]
        if len(here) < DOCUMENTS:
            continue
        least = thresholds([each for each in judged if (each.truth, each.group) != (truth, group)])
        pairs = [(each, possible(each, least)) for each in here]
        checked += pairs
        if len(whole := [pair for pair in pairs if pair[0].words >= WORDS]) >= DOCUMENTS:
            said[truth][group] = _covered(whole)
    lengths = {}
    for low, high in pairwise((*LENGTHS, 10**9)):
        pairs = [pair for pair in checked if low <= pair[0].words < high]
        lengths[length_range(low, high)] = {
            truth: _covered(its) for truth in CLASSES if (its := [pair for pair in pairs if pair[0].truth == truth])
        }
    return said | {"all": _covered([pair for pair in checked if pair[0].words >= WORDS]), "by_length": lengths}


def _covered(pairs: Sequence[tuple[Judged, set[str]]]) -> Figures:
    """Give the shares of texts whose class is in the set, of sets of one class, and of sets that say native or not."""

    def share(kept: Callable[[Judged, set[str]], bool]) -> float:
        return round(sum(kept(each, its) for each, its in pairs) / len(pairs), 3)

    return {
        "documents": len(pairs),
        "coverage": share(lambda each, its: each.truth in its),
        "one_class": share(lambda _, its: len(its) == 1),
        "told": share(lambda _, its: its == {"native"} or (bool(its) and "native" not in its)),
    }


def shortest(by_length: Figures) -> int:
    """Give the length from which on the sets of every class keep what they promise, within what chance would do."""
    kept = 0
    for name, by_truth in reversed(by_length.items()):
        if any(its["coverage"] < COVERAGE - SLACK for its in by_truth.values()):
            break
        kept = int(name.partition("-")[0])
    return kept or LENGTHS[-1]


def length_range(low: int, high: int) -> str:
    """Name a range of lengths; the last has no end."""
    return f"{low}-{high - 1}" if high < 10**9 else f"{low}-"


def possible(each: Judged, least: Sequence[tuple[int, Mapping[str, float]]]) -> set[str]:
    """Give the classes that reach their thresholds, as `translation.judge` does."""
    start = next(its for words, its in reversed(least) if each.words >= words or words == 0)
    return {name for name in CLASSES if each.p[name] >= start[name]}


def error(pairs: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    """Give the expected calibration error: mean distance of probability and frequency over equally full bins."""
    ranked = sorted(pairs)
    total = 0.0
    for number in range(bins):
        here = ranked[len(ranked) * number // bins : len(ranked) * (number + 1) // bins]
        total += abs(sum(p for p, _ in here) - sum(truth for _, truth in here))
    return round(total / len(ranked), 3)


def limits(taught: Taught, least_words: int) -> dict[str, list[float]]:
    """Give the least words, and the range of each measure of `unlike` in the news learned from."""
    rows = [
        row
        for row in taught.weights["translated"]
        if taught.records[row].news and row % 3 == 0 and taught.words[row] >= WORDS
    ]
    values = defaultdict(list)
    for row in rows:
        for name, value in measures(occurrences(taught.records[row].texts)).items():
            values[name].append(value)
    found: dict[str, list[float]] = {"words": [least_words]}
    for name, its in values.items():
        its.sort()
        edge = int(len(its) * _OUTSIDE)
        found[name] = [round(its[edge], 4), round(its[-1 - edge], 4)]
    found["numbers"][0] = found["names"][0] = 0.0
    return found
