"""Every figure of the card, from scores of documents whose sets, years, outlets or stories were left out."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from mtcheck.scorers.fitting.calibrate import Scored
from mtcheck.scorers.fitting.corpus import Record
from mtcheck.scorers.fitting.judging import Figures, Verdicts, length_range
from mtcheck.scorers.fitting.questions import kind
from mtcheck.scorers.fitting.run import WORDS, Crossed, Taught
from mtcheck.scorers.fitting.trials import LENGTHS
from mtcheck.scorers.style import ODDS
from mtcheck.scorers.trained import Calibration

# An outlet needs so many texts before what one in a hundred of them exceeds means something.
_OUTLET = 100


def figures(taught: Taught, stories: Mapping[str, Crossed], found: Verdicts) -> Figures:
    """Work out the figures of one stage, for texts of at least 80 words where nothing else is said."""
    return {
        "machine_set_left_out": _machine(taught, found.machine),
        "machine_story_left_out": _stories(taught, stories, found.calibration["machine"]),
        "translated_year_left_out": _years(taught, found.translated),
        "translated_outlet_left_out": _outlets(taught, found.translated, news=True),
        "translated_other_left_out": _outlets(taught, found.translated, news=False),
        "non_native": _non_native(taught, found.translated),
        "by_length": _lengths(taught, found),
    }


def witness(taught: Taught, found: Verdicts) -> Figures:
    """Give how many texts style alone calls translated (`style.ODDS`), by who wrote them and length, cuts included."""
    scores: dict[str, dict[tuple[int, int], list[bool]]] = defaultdict(lambda: defaultdict(list))
    for each in found.translated:
        for low, high in pairwise((*LENGTHS, 10**9)):
            if WORDS <= low <= each.words < high:
                scores[_writers(taught.records[each.row])][low, high].append(each.score >= ODDS)
    return {
        writers: {
            length_range(low, high): [len(said), round(sum(said) / len(said), 4)]
            for (low, high), said in sorted(lengths.items())
        }
        for writers, lengths in sorted(scores.items())
    }


def _writers(record: Record) -> str:
    if record.label == "native":
        return "non-native authors" if record.non_native else "native news" if record.news else "other native copy"
    who = "people" if record.label == "human" else "present engines" if record.present else "older engines"
    return f"{who}, news" if record.news else f"{who}, other copy"


def brief(taught: Taught, found: Verdicts) -> Figures:
    """Give the figures that ways of telling are compared by."""
    return {
        "machine_set_left_out": _machine(taught, found.machine)["mean_auc"],
        "translated_year_left_out": _years(taught, found.translated)["all"],
    }


def _whole(taught: Taught, row: int) -> bool:
    return row < taught.documents and taught.words[row] >= WORDS


def _machine(taught: Taught, found: Sequence[Scored]) -> Figures:
    records = taught.records
    said: Figures = {}
    for name in sorted({each.group for each in found}):
        kept = [(each.row, each.score) for each in found if each.group == name and _whole(taught, each.row)]
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


def _stories(taught: Taught, left: Mapping[str, Crossed], calibration: Calibration) -> Figures:
    records = taught.records
    known = taught.reached if calibration.evidence else {}
    kept = [
        (row, calibration.logit(float(score), taught.words[row], known.get(row, ())))
        for each in left.values()
        for row, score in zip(each.rows, each.scores, strict=True)
        if _whole(taught, row) and records[row].direct and records[row].label in ("mt", "human")
    ]
    paired = {records[row].story for row, _ in kept if records[row].label == "mt"} & {
        records[row].story for row, _ in kept if records[row].label == "human"
    }
    kept = [pair for pair in kept if records[pair[0]].story in paired]
    present = {records[row].story for row, _ in kept if records[row].present}
    now = [pair for pair in kept if records[pair[0]].story in present]
    now = [pair for pair in now if records[pair[0]].label == "human" or records[pair[0]].present]
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


def _outlets(taught: Taught, found: Sequence[Scored], *, news: bool) -> Figures:
    """Set the threshold on each outlet left out, at one false alarm in a hundred, and count translations above it.

    Outlets are of ``news``, or hold other copy as well.
    """
    records = taught.records
    foreign = [each.score for each in found if each.truth and _whole(taught, each.row) and records[each.row].news]
    outlets = defaultdict(list)
    for each in found:
        if not each.truth and _whole(taught, each.row) and kind(records[each.row], taught.years) == "outlet":
            outlets[records[each.row].outlet].append(each.score)
    other = {each.outlet for each in records if not each.news}
    return {
        outlet: {"documents": len(scores), "recall_at_1_percent": _above(foreign, scores, 0.01)}
        for outlet, scores in sorted(outlets.items())
        if len(scores) >= _OUTLET and (outlet not in other) is news
    }


def _non_native(taught: Taught, found: Sequence[Scored]) -> Figures:
    """Say how often English by non-native authors is above what one and five native texts in a hundred are."""
    records = taught.records
    whole = [each for each in found if not each.truth and _whole(taught, each.row)]
    natives = [each.score for each in whole if not records[each.row].non_native]
    others = defaultdict(list)
    for each in whole:
        if records[each.row].non_native:
            others[records[each.row].set].append(each.score)
    return {
        name: {"documents": len(scores)}
        | {f"at_{100 * rate:g}_percent": _above(scores, natives, rate) for rate in (0.01, 0.05)}
        for name, scores in sorted(others.items())
    }


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
        said[length_range(low, high)] = {
            "machine_auc": area([each.truth for each in machine], [each.score for each in machine]),
            "translated_auc": area([each.truth for each in translated], [each.score for each in translated]),
            "documents": [len(machine), len(translated)],
        }
    return said


def _area(records: Sequence[Record], kept: Sequence[tuple[int, float]]) -> float | None:
    return area([records[row].label == "mt" for row, _ in kept], [score for _, score in kept])


def _grouped(records: Sequence[Record], kept: Sequence[tuple[int, float]], group: Callable[[int], str]) -> Figures:
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


def area(truth: Sequence[bool], score: Sequence[float]) -> float | None:
    """Give the area under the ROC curve, None where a class is missing."""
    from sklearn.metrics import roc_auc_score

    return round(float(roc_auc_score(truth, score)), 3) if len(set(truth)) == 2 else None
