"""What left-out scores come to: calibration, conformal thresholds, the limits, and all figures."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from mtcheck.scorers.features import occurrences
from mtcheck.scorers.fitting.calibrate import DOCUMENTS, Judged, Scored, calibrated, judged, thresholds
from mtcheck.scorers.fitting.corpus import Labelled
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
# The share of translations of which the source language is told.
ANSWERED = 0.6
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


def area(truth: Sequence[bool], score: Sequence[float]) -> float | None:
    """Give the area under the ROC curve, None where a class is missing."""
    from sklearn.metrics import roc_auc_score

    return round(float(roc_auc_score(truth, score)), 3) if len(set(truth)) == 2 else None


def figures(taught: Taught, left: Mapping[str, Mapping[str, Crossed]], found: Verdicts) -> Figures:
    """Work out every figure of the card, for texts of at least 80 words where nothing else is said."""
    return {
        "machine_set_left_out": _machine(taught, left["machine"]),
        "machine_story_left_out": _stories(taught, left["stories"]),
        "translated_year_left_out": _years(taught, found.translated),
        "translated_outlet_left_out": _outlets(taught, found.translated),
        "non_native": _non_native(taught, left["translated"], found.translated),
        "source_story_left_out": _sources(taught, left["source stories"]),
        "source_set_left_out": {name: _sources(taught, {name: each}) for name, each in left["source"].items()},
        "by_length": _lengths(taught, found),
    }


def _whole(taught: Taught, row: int) -> bool:
    return row < taught.documents and taught.words[row] >= WORDS


def _machine(taught: Taught, left: Mapping[str, Crossed]) -> Figures:
    records = taught.records
    said: Figures = {}
    for name, each in left.items():
        kept = [(row, float(score)) for row, score in zip(each.rows, each.scores, strict=True) if _whole(taught, row)]
        said[name] = {
            "documents": len(kept),
            "auc": _area(records, kept),
            "by_language": _grouped(records, kept, lambda row: records[row].source or ""),
            "by_engine": {
                engine: _area(records, [pair for pair in kept if records[pair[0]].engine in (None, engine)])
                for engine in sorted({records[row].engine or "" for row, _ in kept} - {""})
            },
        }
    areas: list[float] = [each["auc"] for each in said.values() if each["auc"] is not None]
    return {"mean_auc": round(sum(areas) / len(areas), 3), "sets": said}


def _stories(taught: Taught, left: Mapping[str, Crossed]) -> Figures:
    records = taught.records
    kept = [
        (row, float(score))
        for each in left.values()
        for row, score in zip(each.rows, each.scores, strict=True)
        if _whole(taught, row) and records[row].direct and records[row].label in ("mt", "human")
    ]
    paired = {records[row].story for row, _ in kept if records[row].label == "mt"} & {
        records[row].story for row, _ in kept if records[row].label == "human"
    }
    kept = [pair for pair in kept if records[pair[0]].story in paired]
    present = {records[row].story for row, _ in kept if _present(records[row])}
    now = [pair for pair in kept if records[pair[0]].story in present]
    now = [pair for pair in now if records[pair[0]].label == "human" or _present(records[pair[0]])]
    return {
        "documents": len(kept),
        "auc": _area(records, kept),
        "recall_at_1_percent": _recall([(records[row].label == "mt", score) for row, score in kept], 0.01),
        "by_language": _grouped(records, kept, lambda row: records[row].source or ""),
        "by_set": _grouped(records, kept, lambda row: records[row].collection),
        "present_engines": {
            "auc": _area(records, now),
            "by_language": _grouped(records, now, lambda row: records[row].source or ""),
        },
    }


def _present(each: Labelled) -> bool:
    """Say whether a text is by an engine of 2024 or later, which name their year."""
    return (each.engine or "")[-4:] in ("2024", "2025", "2026")


def _years(taught: Taught, found: Sequence[Scored]) -> Figures:
    records = taught.records
    kept = [
        each
        for each in found
        if _whole(taught, each.row)
        and records[each.row].news
        and kind(records[each.row], taught.years).startswith("controlled")
    ]

    def areas(chosen: Sequence[Scored]) -> Figures:
        by_year = {
            year: area([each.truth for each in here], [each.score for each in here])
            for year in sorted(taught.years)
            if (here := [each for each in chosen if records[each.row].year == year])
        }
        known = [value for value in by_year.values() if value is not None]
        return {
            "auc": area([each.truth for each in chosen], [each.score for each in chosen]),
            "mean_auc": round(sum(known) / len(known), 3),
            "recall_at_1_percent": _recall([(each.truth, each.score) for each in chosen], 0.01),
            "by_year": by_year,
        }

    people = [each for each in kept if records[each.row].label != "mt"]
    return {"documents": len(kept), "all": areas(kept), "human_translations_only": areas(people)}


def _outlets(taught: Taught, found: Sequence[Scored]) -> Figures:
    """Set the threshold on each outlet left out, at one false alarm in a hundred, and count translations above it."""
    records = taught.records
    foreign = [each.score for each in found if each.truth and _whole(taught, each.row) and records[each.row].news]
    outlets = defaultdict(list)
    for each in found:
        if not each.truth and _whole(taught, each.row) and kind(records[each.row], taught.years) == "outlet":
            outlets[records[each.row].outlet].append(each.score)
    return {
        outlet: {"documents": len(scores), "recall_at_1_percent": _above(foreign, scores, 0.01)}
        for outlet, scores in sorted(outlets.items())
        if len(scores) >= 100
    }


def _non_native(taught: Taught, left: Mapping[str, Crossed], found: Sequence[Scored]) -> Figures:
    """Say how often English by non-native authors is above what one and five native texts in a hundred are."""
    records = taught.records
    natives = [each.score for each in found if not each.truth and _whole(taught, each.row)]
    others = defaultdict(list)
    for each in left.values():
        for row, score in zip(each.rows, each.scores, strict=True):
            if _whole(taught, row) and records[row].non_native:
                others[records[row].set].append(float(score))
    return {
        name: {"documents": len(scores)}
        | {f"at_{100 * rate:g}_percent": _above(scores, natives, rate) for rate in (0.01, 0.05)}
        for name, scores in sorted(others.items())
    }


def _sources(taught: Taught, left: Mapping[str, Crossed]) -> Figures:
    """Say how often the likeliest language is the right one, of all and of the share that is answered."""
    sure = [pair for each in left.values() for pair in _guesses(taught, each)]
    if not sure:
        return {"documents": 0}
    ranked = sorted(sure, key=lambda each: -each[0])
    answered = ranked[: max(1, round(ANSWERED * len(ranked)))]
    by_language = defaultdict(list)
    for _, right, language in sure:
        by_language[language].append(right)
    return {
        "documents": len(sure),
        "top_1": round(sum(right for _, right, _ in sure) / len(sure), 3),
        "answered": ANSWERED,
        "top_1_answered": round(sum(right for _, right, _ in answered) / len(answered), 3),
        "threshold": round(answered[-1][0], 4),
        "by_language": {name: round(sum(rights) / len(rights), 3) for name, rights in sorted(by_language.items())},
    }


def _guesses(taught: Taught, each: Crossed) -> list[tuple[float, bool, str]]:
    """Give for each document the highest probability, whether its language is right, and the right language."""
    import numpy as np

    odds = np.exp(each.scores - each.scores.max(axis=1, keepdims=True))
    p = odds / odds.sum(axis=1, keepdims=True)
    found = []
    for row, shares in zip(each.rows, p, strict=True):
        language = taught.records[row].source or ""
        if _whole(taught, row) and language in each.classes:
            found.append((float(shares.max()), each.classes[int(shares.argmax())] == language, language))
    return found


def _lengths(taught: Taught, found: Verdicts) -> Figures:
    """Give the areas of both questions by the length of the text, cut beginnings included."""
    said = {}
    for low, high in pairwise((*LENGTHS, 10**9)):
        machine = [each for each in found.machine if low <= each.words < high]
        translated = [
            each
            for each in found.translated
            if low <= each.words < high and kind(taught.records[each.row], taught.years).startswith("controlled")
        ]
        said[_range(low, high)] = {
            "machine_auc": area([each.truth for each in machine], [each.score for each in machine]),
            "translated_auc": area([each.truth for each in translated], [each.score for each in translated]),
            "documents": [len(machine), len(translated)],
        }
    return said


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
        lengths[_range(low, high)] = {
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


def _range(low: int, high: int) -> str:
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


def _area(records: Sequence[Labelled], kept: Sequence[tuple[int, float]]) -> float | None:
    return area([records[row].label == "mt" for row, _ in kept], [score for _, score in kept])


def _grouped(records: Sequence[Labelled], kept: Sequence[tuple[int, float]], group: Callable[[int], str]) -> Figures:
    groups = defaultdict(list)
    for pair in kept:
        groups[group(pair[0])].append(pair)
    return {name: _area(records, pairs) for name, pairs in sorted(groups.items())}


def _recall(pairs: Sequence[tuple[bool, float]], rate: float) -> float:
    return _above([score for truth, score in pairs if truth], [score for truth, score in pairs if not truth], rate)


def _above(positives: Sequence[float], negatives: Sequence[float], rate: float) -> float:
    """Give the share of positives above the score that a share ``rate`` of the negatives exceeds."""
    import numpy as np

    return round(float((np.array(positives) > np.quantile(negatives, 1 - rate)).mean()), 3)
