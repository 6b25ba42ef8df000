"""What left-out scores come to: calibration, conformal sets and what they cover, and the limits of what is judged."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from mtcheck.scorers.bins import BINNED, RATES, bins
from mtcheck.scorers.fitting.calibrate import DOCUMENTS, Judged, Scored, calibrated, judged, thresholds
from mtcheck.scorers.fitting.questions import kind
from mtcheck.scorers.fitting.run import WORDS, Crossed, Taught
from mtcheck.scorers.fitting.trials import LENGTHS
from mtcheck.scorers.trained import CLASSES, FINDINGS, Bin, Calibration
from mtcheck.scorers.translation import COVERAGE

# Two standard errors of a coverage of 90 % in 900 texts: of a class and a range of lengths there are about as many (the
# card: 330 to 1,650, and more of native copy of 300 words and above).
SLACK = 0.02

Figures = dict[str, Any]


class Verdicts(NamedTuple):
    """What becomes of left-out documents at one stage, each by a calibration that never saw its group either.

    ``machine`` and ``translated`` have calibrated log odds as their score; ``calibration`` is that of all groups.
    """

    machine: list[Scored]
    translated: list[Scored]
    judged: list[Judged]
    calibration: Mapping[str, Calibration]


def verdicts(taught: Taught, left: Mapping[str, Mapping[str, Crossed]], stage: str) -> Verdicts:
    """Calibrate both questions and judge the news, each group by the calibration of the others."""
    records = taught.records

    def desk(row: int, _: str) -> str:
        each = records[row]
        return each.year if kind(each, taught.years).startswith("controlled") else each.outlet

    machine = scored(taught, left["machine"], "machine", stage, lambda _, fold: fold)
    translated = scored(taught, left["translated"], "translated", stage, desk)
    own = [each for each in translated if not records[each.row].non_native]
    calibration = {"machine": calibrated(machine, "machine"), "translated": calibrated(own, "translated")}
    machine = _crossed(machine, machine, "machine", calibration["machine"])
    translated = _crossed(translated, own, "translated", calibration["translated"])
    by_machine = {each.row: each for each in machine}
    found = []
    for each in translated:
        record = records[each.row]
        if not record.news or record.non_native:
            continue
        if record.label == "native":
            found.append(judged(each.row, each.group, "native", each.score, 0.0, each.words))
        elif other := by_machine.get(each.row):
            truth = "machine" if record.label == "mt" else "human"
            found.append(judged(each.row, other.group, truth, each.score, other.score, each.words))
    return Verdicts(machine, translated, found, calibration)


def scored(
    taught: Taught, crossed: Mapping[str, Crossed], question: str, stage: str, group: Callable[[int, str], str]
) -> list[Scored]:
    """Put rows beside their left-out scores, what they are, and what the rules found where the stage asks for it."""
    label = taught.label(question)
    return [
        Scored(
            row,
            group(row, fold),
            label(row) == "yes",
            float(score),
            taught.words[row],
            taught.reached[row] if stage == FINDINGS else (),
        )
        for fold, each in crossed.items()
        for row, score in zip(each.rows, each.scores, strict=True)
    ]


def _crossed(scored: Sequence[Scored], own: Sequence[Scored], question: str, everyone: Calibration) -> list[Scored]:
    """Calibrate each group by all the others of ``own``; an outlet alone moves nothing that the eye could see."""
    truths: dict[str, set[bool]] = defaultdict(set)
    for each in own:
        truths[each.group].add(each.truth)
    used = {
        group: calibrated([each for each in own if each.group != group], question)
        for group in sorted(truths)
        if len(truths[group]) == 2
    }
    return [
        each._replace(score=used.get(each.group, everyone).logit(each.score, each.words, each.reached))
        for each in scored
    ]


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
    for low, by_truth in reversed([*zip(LENGTHS, by_length.values(), strict=True)]):
        if any(its["coverage"] < COVERAGE - SLACK for its in by_truth.values()):
            break
        kept = low
    return kept or LENGTHS[-1]


def length_range(low: int, high: int) -> str:
    """Name a range of lengths; the last has no end."""
    return f"{low}-{high - 1}" if high < 10**9 else f"{low}-"


def possible(each: Judged, least: Sequence[tuple[int, Mapping[str, float]]]) -> set[str]:
    """Give the classes that reach their thresholds, as `translation.judge` does."""
    start = next(its for words, its in reversed(least) if each.words >= words or words == 0)
    return {name for name in CLASSES if each.p[name] >= start[name]}


def reliability(taught: Taught, judged: Iterable[Judged]) -> dict[str, dict[str, list[Bin]]]:
    """Give the bins of `Stage`; those of a language set its translations against all native texts of the campaigns."""
    whole = [each for each in judged if each.row < taught.documents and each.words >= WORDS]
    natives = [(1 - each.p["native"], False) for each in whole if each.truth == "native" and each.group.isdigit()]
    translated: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    machine: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for each in whole:
        if each.truth != "native":
            by_machine = each.p["machine"] / (each.p["machine"] + each.p["human"])
            for language in ("", taught.records[each.row].source or "?"):
                translated[language].append((1 - each.p["native"], True))
                machine[language].append((by_machine, each.truth == "machine"))
    beside = {name: its + natives for name, its in translated.items()}
    return {
        question: {name: bins(its, RATES[question]) for name, its in sorted(pairs.items()) if _enough(its)}
        for question, pairs in (("translated", beside), ("machine", machine))
    }


def _enough(pairs: Sequence[tuple[float, bool]]) -> bool:
    """Say whether there are texts of both classes for two bins at least."""
    yes = sum(truth for _, truth in pairs)
    return len(pairs) >= 2 * BINNED and min(yes, len(pairs) - yes) >= DOCUMENTS
