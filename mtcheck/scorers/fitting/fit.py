"""``mtcheck fit`` and ``mtcheck calibrate``: labelled text in, weights file and card out."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from mtcheck.errors import InputError
from mtcheck.scorers.bins import error
from mtcheck.scorers.features import WORD
from mtcheck.scorers.fitting.assemble import assemble
from mtcheck.scorers.fitting.calibrate import Scored, calibrated, thresholds
from mtcheck.scorers.fitting.card import card
from mtcheck.scorers.fitting.corpus import Read, Record, Say, digest, load
from mtcheck.scorers.fitting.figures import brief, figures, witness
from mtcheck.scorers.fitting.judging import Figures, Verdicts, coverage, reliability, shortest, verdicts
from mtcheck.scorers.fitting.run import (
    Crossed,
    Look,
    Taught,
    leave_out,
    leave_out_stories,
    narrowed,
    prepare,
    teach,
)
from mtcheck.scorers.fitting.sources import told
from mtcheck.scorers.fitting.train import Fitted
from mtcheck.scorers.steps import Reached, reached
from mtcheck.scorers.style import style_of
from mtcheck.scorers.trained import FINDINGS, SHIPPED, SHORTEST, STYLE, Calibration, Stage, Trained
from mtcheck.scorers.trained import load as load_weights

LICENCE = (
    "Numbers fitted on texts that belong to others and are not part of this file: WMT test sets and system outputs "
    "(research use), news outlets (their own terms), EAMT 2022 (MIT); and on texts of mtcheck (CC0). The "
    "numbers are facts, under mtcheck's licence."
)
# Families of features that are tried without the others.
_ALONE = (("grammar",), ("grammar", "runs"), ("grammar", "runs", "words"))
# A slope needs more text than most desks can label: with fewer documents of a class only the shift is refitted.
_FOR_SLOPE = 200
# The origins that each question tells apart, by its answer.
_CLASSES = {"translated": {False: "native", True: "human or mt"}, "machine": {False: "human", True: "mt"}}


def fit(paths: Iterable[Path], date: str, read: Read, look: Look, say: Say) -> tuple[str, str]:
    """Fit everything anew; gives the weights file and its card, the same bytes for the same files, packs and date.

    ``date`` is that of the data, as YYYY-MM-DD; ``read`` reads a record, ``look`` has the rules look at texts.
    Needs the ``fit`` extra (scikit-learn). Raises `InputError`.
    """
    from threadpoolctl import threadpool_limits

    # One thread: with several, sums come in another order, and the last digits of the weights with them.
    with threadpool_limits(1):
        taught = prepare(paths, read, look, say)
        heads = teach(taught)
        say("taught on everything")
        left, stories = leave_out(taught, say), leave_out_stories(taught, say)
        return judge(taught, heads, left, stories, compared(taught, say), date)


def compared(taught: Taught, say: Say) -> Figures:
    """Measure style with some families of features alone, sets and years left out."""
    found = {}
    for names in _ALONE:
        part = narrowed(taught, names)
        found[" + ".join(names)] = brief(part, verdicts(part, leave_out(part, say), STYLE))
    return found


def judge(
    taught: Taught,
    heads: dict[str, Fitted],
    left: dict[str, dict[str, Crossed]],
    stories: dict[str, Crossed],
    parts: Figures,
    date: str,
) -> tuple[str, str]:
    """Calibrate by what was left out, and write down weights and card."""
    found = {stage: verdicts(taught, left, stage) for stage in (STYLE, FINDINGS)}
    stages = {
        stage: Stage(its.calibration, thresholds(its.judged), reliability(taught, its.judged))
        for stage, its in found.items()
    }
    measured = _measured(taught, stories, found, stages)
    source = told(taught.records, taught.clues)
    # Of shorter texts none was measured, whatever coverage allows.
    least = max(SHORTEST, *(shortest(its["conformal"]["by_length"]) for its in measured.values()))
    text = assemble(
        _about(taught, date),
        taught.keys,
        _typical(taught),
        heads,
        stages,
        taught.packs,
        {"words": [float(least)], **taught.limits},
        source,
        measured | {"source": source.figures, "parts": parts},
    )
    return text, card(json.loads(text))


def _measured(
    taught: Taught, stories: dict[str, Crossed], found: Mapping[str, Verdicts], stages: Mapping[str, Stage]
) -> dict[str, Figures]:
    """Say by stage how well it does."""
    measured = {stage: figures(taught, stories, its) for stage, its in found.items()}
    measured[STYLE]["witness"] = witness(taught, found[STYLE])
    for stage, its in found.items():
        measured[stage]["conformal"] = coverage(its.judged)
        measured[stage]["calibration_error"] = {
            question: {language or "all": error(bins) for language, bins in by_language.items()}
            for question, by_language in stages[stage].reliability.items()
        }
    return measured


def _about(taught: Taught, date: str) -> dict[str, Any]:
    """Say what the weights are and what they were learned from."""
    return {
        "name": "mtcheck translation score",
        "date": date,
        "licence": LICENCE,
        "corpora": dict(sorted(taught.digests.items())),
        "learned_from": digest(taught.records[: taught.documents]),
        "documents": {question: len(weights) for question, weights in taught.weights.items()}
        | {"source": len(taught.clues)},
    }


def _typical(taught: Taught) -> Any:
    """Give the root mean square of each feature of grammar over all texts of the question of translated or not."""
    import numpy as np

    grammar = taught.keys < WORD
    rows = sorted(taught.weights["translated"])
    squares = taught.values[rows][:, grammar].power(2)
    return np.sqrt(np.asarray(squares.mean(axis=0)).ravel())


def recalibrate(paths: Iterable[Path], read: Read, look: Look, say: Say, base: Path = SHIPPED) -> str:
    """Fit the calibration anew on a user's labelled copy; weights and thresholds stay. Gives the new weights file.

    Records are those of `fit`; texts that the score refuses are left out. Raises `InputError` where one of the classes
    native, human and mt is missing.
    """
    records, digests = load(paths, read, say)
    trained = load_weights(base)
    raw = json.loads(base.read_text(encoding="utf-8"))
    styles = list(_styles(records, trained, say))
    known = [reached(findings, trained.packs) for findings in look(each.record for each in styles)]
    for stage, its in trained.stages.items():
        for question, calibration in its.calibration.items():
            scored = list(_scores(styles, known if stage == FINDINGS else None, question))
            for truth, origin in _CLASSES[question].items():
                if not any(each.truth is truth for each in scored):
                    remedy = f"add records with the origin {origin}"
                    raise InputError(f"holds no {origin} text that can be scored", place="labelled copy", remedy=remedy)
            raw["stages"][stage]["calibration"][question] = asdict(_refitted(scored, question, calibration))
    since = raw["about"].get("recalibrated_from", "")
    raw["about"] |= {"recalibrated_on": dict(sorted(digests.items())), "recalibrated_from": digest(records, since)}
    return json.dumps(raw, ensure_ascii=False, indent=1) + "\n"


class _Style(NamedTuple):
    """A record with its words and the log odds of its style, by question."""

    record: Record
    words: int
    scores: Mapping[str, float]


def _styles(records: Iterable[Record], trained: Trained, say: Say) -> Iterator[_Style]:
    """Ask the style of labelled texts; say how many of them the score refuses."""
    learned = [each for each in records if each.label]
    refused = 0
    for each in learned:
        read, refusal, scores = style_of(each.texts, trained)
        if refusal:
            refused += 1
        else:
            yield _Style(each, read.found.words, scores)
    if refused:
        say(f"{refused:,} of {len(learned):,} texts left out: too short, or unlike the news the weights were fitted on")


def _scores(styles: Iterable[_Style], known: Sequence[Reached] | None, question: str) -> Iterator[Scored]:
    for row, each in enumerate(styles):
        label = each.record.label
        if question == "translated" or label != "native":
            truth = label == "mt" if question == "machine" else label != "native"
            yield Scored(row, "", truth, each.scores[question], each.words, known[row] if known else ())


def _refitted(scored: list[Scored], question: str, known: Calibration) -> Calibration:
    """Refit slope and shift where there is text enough, else the shift alone; what findings add stays.

    The log odds so far are the score: what is fitted to them is folded into what was there.
    """
    logits = [each._replace(score=known.logit(each.score, each.words, each.reached), reached=()) for each in scored]
    enough = min(sum(each.truth for each in scored), sum(not each.truth for each in scored)) >= _FOR_SLOPE
    moved = calibrated(logits, question, slope=enough, by_length=False)
    return Calibration(
        round(known.slope * moved.slope, 4),
        round(known.slope_by_length * moved.slope, 4),
        round(known.shift * moved.slope + moved.shift, 4),
        round(known.shift_by_length * moved.slope, 4),
        known.spread,
        tuple(round(each * moved.slope, 4) for each in known.evidence),
    )
