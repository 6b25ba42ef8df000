"""The weights of the translation score: one JSON file of numbers, and how they are laid out.

``features`` holds the low 32 bits of the features in ascending order, ``families`` how many of them are grammar, words
and pairs (see `features`). Every ``values`` is one small integer a feature, to be multiplied by ``scale``. Arrays are
little-endian, in base64. Nothing in the file can be read back into text but grammar words and shapes.
"""

import json
import sys
from array import array
from base64 import b64decode, b64encode
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, repeat
from math import exp, fsum, log2, sqrt
from operator import add, mul
from pathlib import Path
from typing import Any, NamedTuple

from mtcheck.errors import SettingsError
from mtcheck.scorers.evidence import Evidence
from mtcheck.scorers.features import PAIR, WORD, Occurrences, root

SHIPPED = Path(__file__).with_name("weights") / "translation.json"
FORMAT = 2
CLASSES = ("native", "human", "machine")
# Translated or native, and machine or person.
QUESTIONS = ("translated", "machine")
# What stands once in a hundred words is missed where it is not there.
_COMMON = 0.01
# The row of a feature that the weights do not know.
NOWHERE = -1
# Below it sums of 16-bit weights have room, whichever of up to 2^24 features a text has.
_UPPER = 1 << 40
# The two ways to an answer: from style alone, and from style and what the rules found.
STYLE, FINDINGS = "style", "findings"

# The length at which the calibration has no slope of its own: a short news story.
_MIDDLE = 300
# Beyond these lengths nothing was measured; longer texts are calibrated as the longest measured.
_SHORTEST, _LONGEST = 40, 1200


@dataclass(frozen=True, slots=True)
class Head:
    """One question: the weight of each feature, in steps of ``scale``, and the intercept."""

    values: "array[int]"
    scale: float
    intercept: float


class Reading(NamedTuple):
    """A text as the heads see it: its features, and where each stands in the weights.

    ``places`` are the rows of all features in the order of `Occurrences.all`, `NOWHERE` for one the weights do not
    know; ``counts`` say how often each of those known occurs, ``repeated`` are those of more than once by count.
    """

    found: Occurrences
    places: Sequence[int]
    counts: Mapping[int, int]
    repeated: Mapping[int, Sequence[int]]

    @classmethod
    def of(cls, found: Occurrences, trained: "Trained") -> "Reading":
        """Look up the features of a text and count those that are known."""
        places = list(map(trained.index.get, found.all(), repeat(NOWHERE)))
        counts = Counter(places)
        del counts[NOWHERE]
        repeated: dict[int, list[int]] = defaultdict(list)
        for row, count in [(row, count) for row, count in counts.items() if count > 1]:
            repeated[count].append(row)
        return cls(found, places, counts, repeated)


@dataclass(frozen=True, slots=True)
class Calibration:
    """Log odds → calibrated log odds: ``slope`` and ``shift``, each with what log2(words / 300) adds to it.

    ``spread`` is the standard deviation of what single sets would have to be shifted by. ``evidence`` is what each
    step of `evidence.STEPS` adds, () where findings do not count.
    """

    slope: float
    slope_by_length: float
    shift: float
    shift_by_length: float
    spread: float
    evidence: Sequence[float] = ()

    def logit(self, score: float, words: int, evidence: Evidence = ()) -> float:
        """Give the calibrated log odds."""
        length = log2(min(max(words, _SHORTEST), _LONGEST) / _MIDDLE)
        slope, shift = self.slope + self.slope_by_length * length, self.shift + self.shift_by_length * length
        return score * slope + shift + fsum(map(mul, self.evidence, evidence))


class Bin(NamedTuple):
    """One bin of a reliability diagram: mean probability, the share that was so, and how many texts.

    ``weight`` is that of these texts under equal priors, where texts weigh 1 in the mean; ``effective`` texts of one
    weight would leave as much to chance.
    """

    predicted: float
    observed: float
    texts: int
    weight: float
    effective: float


@dataclass(frozen=True, slots=True)
class Stage:
    """How log odds become an answer: calibration by question, and thresholds.

    ``thresholds`` give, from a number of words on, the probability each class must reach to stay possible.
    ``reliability`` holds bins of texts whose sets were left out, by question (“translated”, “machine”) and by source
    language, "" for all; ascending, each of about as many texts.
    """

    calibration: Mapping[str, Calibration]
    thresholds: Sequence[tuple[int, Mapping[str, float]]]
    reliability: Mapping[str, Mapping[str, Sequence[Bin]]]


@dataclass(frozen=True, slots=True)
class Trained:
    """Everything the score needs: heads by question, stages, limits, and where they come from.

    ``grammar`` are the features of the first rows, ``typical`` the root of the mean rate of each, ``common`` the rows
    of those that a short story usually has. ``both`` are the weights of both heads in one integer a feature, that of
    ``translated`` in units of 2^40: one sum answers two questions. ``stages`` are two: `STYLE` and `FINDINGS`, the
    second for texts that every rule of ``packs`` has looked at. ``source`` weighs the clues of `languages`.
    """

    about: Mapping[str, Any]
    index: Mapping[int, int]
    heads: Mapping[str, Head]
    both: "array[int]"
    source: Sequence[float]
    grammar: "array[int]"
    typical: "array[int]"
    typical_scale: float
    common: Sequence[int]
    stages: Mapping[str, Stage]
    packs: frozenset[str]
    limits: Mapping[str, Sequence[float]]
    source_threshold: float
    figures: Mapping[str, Any]

    @property
    def version(self) -> str:
        """Give what names these weights in a signature."""
        own = self.about.get("recalibrated_from")
        return f"{self.about['date']}-{self.about['learned_from'][:8]}{f'+{own[:8]}' if own else ''}"

    def scores(self, read: Reading) -> dict[str, float]:
        """Give the log odds of a text by question.

        Integers are summed before anything is rounded, and `math.fsum` rounds once: the digits are the same everywhere.
        """
        weigh = self.both.__getitem__
        sums = {count: sum(map(weigh, rows)) for count, rows in read.repeated.items()}
        # Most features occur once: what is left of all.
        sums[1] = sum(map(weigh, read.counts)) - sum(sums.values())
        length, parted = root(read.found.words), {count: _parted(both) for count, both in sums.items()}
        return {
            name: fsum(root(count) * each[which] for count, each in parted.items()) * head.scale / length
            + head.intercept
            for which, (name, head) in enumerate(self.heads.items())
        }


def _parted(both: int) -> tuple[int, int]:
    """Part a sum of `Trained.both` into those of the two heads."""
    upper = (both + _UPPER // 2) // _UPPER
    return upper, both - upper * _UPPER


def sigmoid(logit: float) -> float:
    """Turn log odds into a probability, without overflow."""
    return 1 / (1 + exp(-logit)) if logit >= 0 else 1 - 1 / (1 + exp(logit))


@cache
def load(path: Path = SHIPPED) -> Trained:
    """Read a weights file; raises `SettingsError` for one of another format."""
    try:
        raw = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise SettingsError(str(error), place=str(path), remedy="name a file that mtcheck fit wrote") from error
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise SettingsError("not a weights file of this version", place=str(path), remedy="run mtcheck fit anew")
    grammar, words, pairs = raw["families"]
    low = unpack("I", raw["features"])
    keys = chain(low[:grammar], map(WORD.__or__, low[grammar : grammar + words]), map(PAIR.__or__, low[-pairs:]))
    heads = {question: _head(raw[question]) for question in QUESTIONS}
    typical, scale = unpack("H", raw["typical"]["values"]), raw["typical"]["scale"]
    often = sqrt(_COMMON) / scale
    return Trained(
        about=raw["about"],
        index=dict(zip(keys, range(len(low)), strict=True)),
        heads=heads,
        both=array("q", map(add, map(_UPPER.__mul__, heads["translated"].values), heads["machine"].values)),
        source=raw["source"],
        grammar=low[:grammar],
        typical=typical,
        typical_scale=scale,
        common=[row for row, rate in enumerate(typical) if rate >= often],
        stages={name: _stage(stage) for name, stage in raw["stages"].items()},
        packs=frozenset(raw["packs"]),
        limits=raw["limits"],
        source_threshold=raw["source_threshold"],
        figures=raw["figures"],
    )


def _stage(raw: Mapping[str, Any]) -> Stage:
    return Stage(
        calibration={
            name: Calibration(**numbers | {"evidence": tuple(numbers["evidence"])})
            for name, numbers in raw["calibration"].items()
        },
        thresholds=[(each["words"], each["least"]) for each in raw["thresholds"]],
        reliability={
            question: {language: [Bin(*each) for each in bins] for language, bins in by_language.items()}
            for question, by_language in raw["reliability"].items()
        },
    )


def _head(raw: Mapping[str, Any]) -> Head:
    return Head(unpack("h", raw["values"]), raw["scale"], raw["intercept"])


def unpack(kind: str, text: str) -> "array[int]":
    """Read an array of integers of one kind (see `array`)."""
    found = array(kind)
    found.frombytes(b64decode(text))
    if sys.byteorder == "big":
        found.byteswap()
    return found


def pack(kind: str, numbers: Sequence[int]) -> str:
    """Write integers as `unpack` reads them."""
    found = array(kind, numbers)
    if sys.byteorder == "big":
        found.byteswap()
    return b64encode(found.tobytes()).decode()
