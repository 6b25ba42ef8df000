"""``mtcheck fit`` and ``mtcheck calibrate``: labelled text in, weights file and card out."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from mtcheck.errors import InputError
from mtcheck.scorers.features import WORD, occurrences
from mtcheck.scorers.fitting.assemble import assemble
from mtcheck.scorers.fitting.calibrate import Judged, Scored, calibrated, thresholds
from mtcheck.scorers.fitting.card import card
from mtcheck.scorers.fitting.corpus import Labelled, digest, load
from mtcheck.scorers.fitting.figures import figures
from mtcheck.scorers.fitting.judging import WORDS, Figures, coverage, error, limits, shortest, verdicts
from mtcheck.scorers.fitting.run import Crossed, Say, Taught, leave_out, prepare, teach
from mtcheck.scorers.trained import SHIPPED, Calibration, Reading, Trained
from mtcheck.scorers.trained import load as load_weights

LICENCE = (
    "Numbers fitted on texts that belong to others and are not part of this file: WMT test sets and system outputs "
    "(research use), news outlets (their own terms), EAMT 2022 (MIT). The numbers are facts, under mtcheck's licence."
)
# A slope needs more text than most desks can label: with fewer documents of a class only the shift is refitted.
_FOR_SLOPE = 200


def fit(paths: Iterable[Path], date: str, say: Say = lambda _: None) -> tuple[str, str]:
    """Fit everything anew; gives the weights file and its card, the same bytes for the same files and date.

    ``date`` is that of the data, as YYYY-MM-DD. Needs the ``fit`` extra (scikit-learn). Raises `InputError`.
    """
    taught = prepare(paths, say)
    heads = teach(taught)
    say("taught on everything")
    return judge(taught, heads, leave_out(taught, say), date)


def judge(taught: Taught, heads: dict[str, Any], left: dict[str, dict[str, Crossed]], date: str) -> tuple[str, str]:
    """Calibrate by what was left out, and write down weights and card."""
    import numpy as np

    found, calibration = verdicts(taught, left)
    measured = figures(taught, left, found)
    measured["conformal"] = coverage(found.judged)
    measured["calibration_error"] = calibration_errors(taught, found.judged)
    calibration["source"] = Calibration(1.0, 0.0, 0.0, 0.0, 0.0)
    grammar = taught.keys < WORD
    rows = sorted(taught.weights["translated"])
    squares = taught.values[rows][:, grammar].power(2)
    typical = np.sqrt(np.asarray(squares.mean(axis=0)).ravel())
    about = {
        "name": "mtcheck translation score",
        "date": date,
        "licence": LICENCE,
        "corpora": dict(sorted(taught.digests.items())),
        "learned_from": digest(taught.records[: taught.documents]),
        "documents": {question: len(weights) for question, weights in taught.weights.items()},
    }
    text = assemble(
        about,
        taught.keys,
        typical,
        heads,
        calibration,
        thresholds(found.judged),
        limits(taught, shortest(measured["conformal"]["by_length"])),
        measured["source_story_left_out"]["threshold"],
        measured,
    )
    return text, card(json.loads(text))


def calibration_errors(taught: Taught, judged: Iterable[Judged]) -> Figures:
    """Measure probabilities against what was so: translated or not, and machine or not of those translated."""
    records = taught.records
    whole = [each for each in judged if each.row < taught.documents and each.words >= WORDS]
    campaign = [each for each in whole if each.group.isdigit() or each.truth != "native"]
    translated = [(1 - each.p["native"], each.truth != "native") for each in campaign]
    foreign = [each for each in whole if each.truth != "native"]
    pairs: dict[str, list[tuple[float, bool]]] = {}
    for each in foreign:
        share = each.p["machine"] / (each.p["machine"] + each.p["human"])
        pairs.setdefault(records[each.row].source or "", []).append((share, each.truth == "machine"))
    return {
        "translated": error(_even(translated)),
        "machine": error(_even([pair for its in pairs.values() for pair in its])),
        "machine_by_language": {name: error(_even(its)) for name, its in sorted(pairs.items()) if len(its) >= 100},
    }


def _even(pairs: list[tuple[float, bool]]) -> list[tuple[float, bool]]:
    """Repeat the rarer class until both are as many: probabilities are under equal priors."""
    yes, no = [pair for pair in pairs if pair[1]], [pair for pair in pairs if not pair[1]]
    if not yes or not no:
        return pairs
    few, many = sorted((yes, no), key=len)
    return many + [few[index % len(few)] for index in range(len(many))]


def recalibrate(paths: Iterable[Path], base: Path = SHIPPED) -> str:
    """Fit the calibration anew on a user's labelled copy; weights and thresholds stay. Gives the new weights file.

    Records are those of `fit`. Raises `InputError` where one of the classes native, human and mt is missing.
    """
    records, digests = load(paths)
    trained = load_weights(base)
    raw = json.loads(base.read_text(encoding="utf-8"))
    scored = {question: list(_scores(records, trained, question)) for question in ("machine", "translated")}
    for question, its in scored.items():
        if len({each.truth for each in its}) < 2:
            raise InputError(f"one class of “{question}” has no documents", place="labelled copy", remedy="add some")
        raw["calibration"][question] = asdict(_refitted(its, trained.calibration[question]))
    raw["about"] |= {"recalibrated_on": dict(sorted(digests.items())), "recalibrated_from": digest(records)}
    return json.dumps(raw, ensure_ascii=False, indent=1) + "\n"


def _scores(records: Iterable[Labelled], trained: Trained, question: str) -> Iterable[Scored]:
    head = getattr(trained, question)
    for row, each in enumerate(records):
        found = occurrences(each.texts)
        if each.label is None or found.words < trained.limits["words"][0]:
            continue
        if question == "translated" or each.label != "native":
            truth = each.label == "mt" if question == "machine" else each.label != "native"
            yield Scored(row, each.set, truth, head.score(Reading.of(found, trained).rows, found.words), found.words)


def _refitted(scored: list[Scored], known: Calibration) -> Calibration:
    """Refit slope and shift where there is text enough, else the shift alone."""
    fresh = calibrated([each._replace(group="") for each in scored])
    if min(sum(each.truth for each in scored), sum(not each.truth for each in scored)) >= _FOR_SLOPE:
        return Calibration(fresh.slope, fresh.slope_by_length, fresh.shift, fresh.shift_by_length, known.spread)
    logits = [each._replace(group="", score=known.logit(each.score, each.words)) for each in scored]
    moved = calibrated(logits, slope=False)
    return Calibration(
        known.slope, known.slope_by_length, round(known.shift + moved.shift, 4), known.shift_by_length, known.spread
    )
