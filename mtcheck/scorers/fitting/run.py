"""From labelled files to the weights file: teach, leave out and test, calibrate, write down."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from mtcheck.model import Finding
from mtcheck.scorers.fitting import questions
from mtcheck.scorers.fitting.corpus import MIN_WORDS, Read, Record, Say, load
from mtcheck.scorers.fitting.matrix import families, matrix, rooted
from mtcheck.scorers.fitting.questions import Weights
from mtcheck.scorers.fitting.refusals import Limits, limits, refused
from mtcheck.scorers.fitting.sources import translations
from mtcheck.scorers.fitting.train import Fitted, train, without
from mtcheck.scorers.fitting.trials import (
    beginnings,
    machine_folds,
    require_trials,
    story_folds,
    translated_folds,
)
from mtcheck.scorers.languages import Clues, clues
from mtcheck.scorers.steps import Reached, reached
from mtcheck.text.words import count_words

# Figures are for texts of at least so many words, unless they are by length.
WORDS = 80
# One story of so many is cut to shorter lengths where there are thousands (outlets).
_EVERY = 6

# Has every shipped rule look at texts, one list of findings each, in order.
Look = Callable[[Iterable[Record]], Iterable[Sequence[Finding]]]


class Taught(NamedTuple):
    """Labelled documents and their features; cut beginnings follow the documents, ``cuts`` names them for their row.

    ``reached`` has the rows of machine or person and of translated or not, ``packs`` the packs it is from;
    ``clues`` those that test the source language. ``refused`` are rows that `unlike` would refuse, by these ``limits``.
    """

    records: list[Record]
    digests: Mapping[str, str]
    years: set[str]
    documents: int
    words: list[int]
    values: Any
    keys: Any
    cuts: Mapping[int, Sequence[int]]
    reached: Mapping[int, Reached]
    clues: Mapping[int, Mapping[str, Clues]]
    packs: Sequence[str]
    limits: Limits
    refused: Collection[int]
    weights: Mapping[str, Weights]

    def label(self, question: str) -> Callable[[int], str]:
        """Give what a question calls the class of a row; of two classes “yes” is the one asked for."""
        asked = ("mt",) if question == "machine" else ("mt", "human")
        return lambda row: "yes" if self.records[row].label in asked else "no"


class Crossed(NamedTuple):
    """Log odds of rows by a model taught without their fold."""

    rows: list[int]
    scores: Any


def prepare(paths: Iterable[Path], read: Read, look: Look, say: Say) -> Taught:
    """Read labelled files, count their features and have the rules look at them. Raises `InputError`."""
    import numpy as np
    import scipy.sparse as sp

    everything, digests = load(paths, read, say)
    records = [each for each in everything if sum(map(count_words, each.texts)) >= MIN_WORDS]
    years = questions.controlled(records)
    rows = range(len(records))
    weights = {
        "machine": questions.machine(records, rows),
        "translated": questions.translated(records, rows, years),
    }
    require_trials(records, weights, years)
    full = matrix([each.texts for each in records])
    kinds = {row: questions.kind(records[row], years) for row in weights["translated"]}
    found, cuts = _cut(records, kinds)
    short = matrix([each.texts for each in found], full.keys)
    say(f"{len(records):,} documents, {len(found):,} beginnings of them, {len(full.keys):,} features")
    asked_of = weights["translated"].keys() | weights["machine"].keys()
    tested = sorted(row for row in asked_of if not questions.written(records[row]))
    asked = {row for row in translations(records, tested) if full.words[row] >= WORDS}
    told, carried, packs = _looked_at(records + found, tested, asked, cuts, look)
    say(f"{len(tested):,} documents looked at by the rules of {len(packs)} packs")
    words = [int(each) for each in np.concatenate([full.words, short.words])]
    values = sp.vstack([rooted(full), rooted(short)]).tocsr()
    prose = [row for row in sorted(kinds) if records[row].news and full.words[row] >= WORDS]
    known = limits(full.measured[row] for row in prose)
    return Taught(
        records=records + found,
        digests=digests,
        years=years,
        documents=len(records),
        words=words,
        values=values,
        keys=full.keys,
        cuts=cuts,
        reached=told,
        clues=carried,
        packs=packs,
        limits=known,
        refused=refused(full.measured + short.measured, [each.texts for each in records + found], known),
        weights=weights,
    )


def _cut(records: Sequence[Record], kinds: Mapping[int, str]) -> tuple[list[Record], dict[int, list[int]]]:
    """Cut beginnings off documents, for what is to be said of short texts; give them and, by document, their rows."""
    chosen = [
        row for row, kind in kinds.items() if kind.startswith("controlled") or (kind == "outlet" and row % _EVERY == 0)
    ]
    found, parents = beginnings(records, sorted(chosen))
    cuts: dict[int, list[int]] = defaultdict(list)
    for index, parent in enumerate(parents, len(records)):
        cuts[parent].append(index)
    return found, cuts


def _looked_at(
    records: Sequence[Record],
    rows: Sequence[int],
    asked: Collection[int],
    cuts: Mapping[int, Sequence[int]],
    look: Look,
) -> tuple[dict[int, Reached], dict[int, Mapping[str, Clues]], list[str]]:
    """Sum up what the rules find in rows and, of that, in their beginnings.

    Gives also the clues to the language of those ``asked`` for it, and the packs that found anything.
    """
    told: dict[int, Reached] = {}
    carried: dict[int, Mapping[str, Clues]] = {}
    packs: set[str] = set()
    for row, findings in zip(rows, look(records[row] for row in rows), strict=True):
        here = {each.rule.pack for each in findings}
        packs |= here
        told[row] = reached(findings, here)
        if row in asked:
            carried[row] = clues(records[row].texts, findings)
        for cut in cuts.get(row, ()):
            told[cut] = reached([each for each in findings if each.segment < len(records[cut].texts)], here)
    return told, carried, sorted(packs)


def teach(taught: Taught) -> dict[str, Fitted]:
    """Fit both questions on everything."""
    return {
        question: train(taught.values, taught.keys, question, weights, taught.label(question))
        for question, weights in taught.weights.items()
    }


def leave_out(taught: Taught, say: Say) -> dict[str, dict[str, Crossed]]:
    """Score every document by models that never saw its set, year or outlet (``machine``, ``translated``)."""
    weights = taught.weights
    folds = machine_folds(taught.records, weights["machine"])
    return {
        "machine": {
            name: _cross(taught, "machine", rows, without(taught.records, weights["machine"], rows), say, name)
            for name, rows in folds.items()
        },
        "translated": _rest(
            taught, "translated", translated_folds(taught.records, weights["translated"], taught.years), say
        ),
    }


def leave_out_stories(taught: Taught, say: Say) -> dict[str, Crossed]:
    """Score machine or person with the story alone left out: what to expect of translators and engines it knows."""
    return _rest(taught, "machine", story_folds(taught.records, taught.weights["machine"]), say)


def narrowed(taught: Taught, names: Collection[str]) -> Taught:
    """Keep the features of some families (see `matrix.families`), to see what the others add."""
    import numpy as np

    kept = np.flatnonzero(sum(members for name, members in families(taught.keys).items() if name in names))
    return taught._replace(values=taught.values[:, kept], keys=taught.keys[kept])


def _rest(taught: Taught, question: str, folds: Mapping[int, int], say: Say) -> dict[str, Crossed]:
    """Leave out each fold of rows, and the stories in it."""
    found = {}
    for fold in sorted(set(folds.values())):
        rows = [row for row, its in folds.items() if its == fold]
        stories = {taught.records[row].story for row in rows}
        kept = {
            row: weight
            for row, weight in taught.weights[question].items()
            if folds.get(row) != fold and taught.records[row].story not in stories
        }
        found[str(fold)] = _cross(taught, question, rows, kept, say, f"fold {fold}")
    return found


def _cross(taught: Taught, question: str, rows: Sequence[int], kept: Weights, say: Say, name: str) -> Crossed:
    model = train(taught.values, taught.keys, question, kept, taught.label(question))
    scored = [each for row in rows for each in (row, *taught.cuts.get(row, ())) if each not in taught.refused]
    say(f"{question} without {name}: {len(kept):,} taught, {len(rows):,} tested")
    return Crossed(scored, model.scores(taught.values[scored]))
