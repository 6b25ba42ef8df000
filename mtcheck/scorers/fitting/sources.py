"""The source language: one weight a clue, shared by all languages, and how often it is right with sets left out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from mtcheck.scorers.fitting.corpus import Record
from mtcheck.scorers.languages import Clues, languages, shares

# The share of translations of which the language is told.
ANSWERED = 0.6
# A set is left out where it has so many translations.
_TEXTS = 50
# On the square of a weight; texts weigh 1 in all.
_PENALTY = 1e-3
# What is left out to see what it adds.
_WITHOUT = {
    "all clues": (),
    "without places": ("places",),
    "without places and names": ("places", "names"),
    "without rules": ("rules",),
}


class Told(NamedTuple):
    """The weights of the clues, the share from which on a language is told, and the figures."""

    weights: Sequence[float]
    threshold: float
    figures: Mapping[str, Any]


def translations(records: Sequence[Record], rows: Iterable[int]) -> list[int]:
    """Choose the translations from the language the story was written in, that languages can be told of."""
    known = languages()
    return [
        row
        for row in rows
        if (each := records[row]).label in ("human", "mt") and each.source == each.original and each.source in known
    ]


def told(records: Sequence[Record], clues: Mapping[int, Mapping[str, Clues]]) -> Told:
    """Fit the weights on all rows that have clues, and measure them with each set left out."""
    rows = sorted(clues)
    folds = defaultdict(list)
    for row in rows:
        folds[records[row].collection].append(row)
    out = {name: its for name, its in sorted(folds.items()) if len(its) >= _TEXTS}
    said = {}
    for name, without in _WITHOUT.items():
        allowed = [clue not in without for clue in Clues._fields]
        guesses = []
        for its in out.values():
            held = set(its)
            weights = _fitted(records, clues, [row for row in rows if row not in held], allowed)
            guesses += [_guess(records[row], row, clues[row], weights) for row in its]
        said[name] = _measured(records, guesses)
    return Told(_fitted(records, clues, rows, [True] * len(Clues._fields)), said["all clues"]["threshold"], said)


def _fitted(
    records: Sequence[Record], clues: Mapping[int, Mapping[str, Clues]], rows: Sequence[int], allowed: Sequence[bool]
) -> list[float]:
    """Fit a conditional logit: a language of a set weighs the root of its texts, and no clue speaks against itself."""
    import numpy as np
    from scipy.optimize import minimize

    if not rows:
        return [0.0] * len(allowed)
    names = languages()
    values = np.array([[clues[row][name] for name in names] for row in rows])
    right = np.array([names.index(records[row].source or "") for row in rows])
    cells = Counter((records[row].collection, records[row].source) for row in rows)
    mass = np.array([cells[records[row].collection, records[row].source] ** -0.5 for row in rows])
    mass /= mass.sum()
    here = np.arange(len(rows))

    def loss(weights: Any) -> tuple[float, Any]:
        logits = values @ weights
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        p = odds / odds.sum(axis=1, keepdims=True)
        off = p.copy()
        off[here, right] -= 1
        pull = ((mass[:, None] * off)[:, :, None] * values).sum(axis=(0, 1))
        value = -(mass * np.log(np.maximum(p[here, right], 1e-300))).sum() + _PENALTY * (weights**2).sum()
        return float(value), pull + 2 * _PENALTY * weights

    bounds = [(0.0, None) if each else (0.0, 0.0) for each in allowed]
    found = minimize(loss, np.zeros(len(allowed)), jac=True, bounds=bounds, method="L-BFGS-B").x
    return [round(float(each), 4) for each in found]


class _Guess(NamedTuple):
    share: float
    right: bool
    row: int
    language: str


def _guess(record: Record, row: int, clues: Mapping[str, Clues], weights: Sequence[float]) -> _Guess:
    language, share = next(iter(shares(clues, weights).items()))
    return _Guess(share, language == record.source, row, record.source or "")


def _measured(records: Sequence[Record], guesses: Sequence[_Guess]) -> dict[str, Any]:
    """Say how often the likeliest language is the right one, of all texts and of the share that is answered."""
    if not guesses:
        return {"documents": 0, "threshold": 1.0}
    ranked = sorted(guesses, key=lambda each: (-each.share, each.row))
    threshold = ranked[max(0, round(ANSWERED * len(ranked)) - 1)].share
    return {
        "documents": len(guesses),
        "threshold": threshold,
        **_shared(guesses, threshold),
        "by_set": _grouped(guesses, threshold, [records[each.row].collection for each in guesses]),
        "by_language": _grouped(guesses, threshold, [each.language for each in guesses]),
    }


def _grouped(guesses: Sequence[_Guess], threshold: float, names: Sequence[str]) -> dict[str, Any]:
    groups = defaultdict(list)
    for each, name in zip(guesses, names, strict=True):
        groups[name].append(each)
    return {name: {"documents": len(its), **_shared(its, threshold)} for name, its in sorted(groups.items())}


def _shared(guesses: Sequence[_Guess], threshold: float) -> dict[str, float | None]:
    answered = [each.right for each in guesses if each.share >= threshold]
    return {
        "top_1": round(sum(each.right for each in guesses) / len(guesses), 3),
        "answered": round(len(answered) / len(guesses), 3),
        "top_1_answered": round(sum(answered) / len(answered), 3) if answered else None,
    }
