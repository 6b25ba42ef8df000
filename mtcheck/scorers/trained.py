"""The weights of the translation score: one JSON file of numbers, and how they are laid out.

``features`` holds the low 32 bits of the features in ascending order, ``families`` how many of them are grammar, words
and pairs (see `features`). Every ``values`` is one small integer a feature, to be multiplied by ``scale``. Arrays are
little-endian, in base64. ``familiar`` has 1 for each word and pair that many native texts have; ``adds`` is what a text
of nothing but such words, and of such pairs, would gain for ``translated``. Nothing in the file can be read back into
text but grammar words and shapes.
"""

import json
import sys
from array import array
from base64 import b64decode, b64encode
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, repeat
from math import exp, fsum, log2, sqrt
from operator import add, mul
from pathlib import Path
from typing import Any, NamedTuple

from mtcheck.errors import SettingsError
from mtcheck.scorers.features import PAIR, WORD, Occurrences, occurrences, root
from mtcheck.scorers.steps import Reached

SHIPPED = Path(__file__).with_name("weights") / "translation.json"
FORMAT = 3
CLASSES = ("native", "human", "machine")
# Those of `features` that can be familiar.
FAMILIAR = ("words", "pairs")
# Translated or native, and machine or person.
QUESTIONS = ("translated", "machine")
# What stands once in a hundred words is missed where it is not there.
_COMMON = 0.01
# Below it sums of 16-bit weights have room, whichever of up to 2^24 features a text has.
_UPPER = 1 << 40
# What is familiar stands above both, in parts of 1. Only words and pairs reach up there, and grammar is summed first.
_TOP, _PARTS = 1 << 80, 64
# The two ways to an answer: from style alone, and from style and what the rules found.
STYLE, FINDINGS = "style", "findings"

# The length at which the calibration has no slope of its own: a short news story.
_MIDDLE = 300
# Beyond these lengths nothing was measured; longer texts are calibrated as the longest measured.
SHORTEST, _LONGEST = 40, 1200


@dataclass(frozen=True, slots=True)
class Head:
    """One question: the weight of each feature, in steps of ``scale``, and the intercept."""

    values: "array[int]"
    scale: float
    intercept: float


class Reading(NamedTuple):
    """A text as the heads see it: its features place by place, and how often each occurs."""

    found: Occurrences
    counts: Mapping[int, int]


# The reasons for an answer are asked for next, if at all.
@lru_cache(maxsize=1)
def reading(texts: tuple[str, ...]) -> Reading:
    """List and count the features of the segments of a text; the last one read is kept."""
    found = occurrences(texts)
    counts = Counter(found.shapes)
    counts.update(chain(found.bigrams, found.trigrams, found.words_at, found.pairs))
    del counts[0]
    return Reading(found, counts)


@dataclass(frozen=True, slots=True)
class Calibration:
    """Log odds → calibrated log odds: ``slope`` and ``shift``, each with what log2(words / 300) adds to it.

    ``spread`` is the standard deviation of what single sets would have to be shifted by. ``evidence`` is what each
    step of `steps.STEPS` adds, () where findings do not count.
    """

    slope: float
    slope_by_length: float
    shift: float
    shift_by_length: float
    spread: float
    evidence: Sequence[float] = ()

    def logit(self, score: float, words: int, reached: Reached = ()) -> float:
        """Give the calibrated log odds."""
        length = log2(min(max(words, SHORTEST), _LONGEST) / _MIDDLE)
        slope, shift = self.slope + self.slope_by_length * length, self.shift + self.shift_by_length * length
        return score * slope + shift + fsum(map(mul, self.evidence, reached))


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


@dataclass(frozen=True, eq=False)
class Trained:
    """Everything the score needs: heads by question, stages, limits, and where they come from; equal to itself alone.

    ``weights`` are those of both heads in one integer a feature, that of ``translated`` in units of 2^40, and what it
    adds for being familiar in units of 2^80: one sum answers all. ``grammar`` are the features of the first rows,
    ``typical`` the root of the mean rate of each, ``common`` the rows of those that a short story usually has.
    ``stages`` are two: `STYLE` and `FINDINGS`, the second for texts that every rule of ``packs`` has looked at.
    ``source`` weighs the clues of `languages`.
    """

    about: Mapping[str, Any]
    weights: Mapping[int, int]
    heads: Mapping[str, Head]
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

    def row(self, feature: int) -> int | None:
        """Give where a grammar feature stands in the heads; None where it does not."""
        at = bisect_left(self.grammar, feature)
        return at if at < len(self.grammar) and self.grammar[at] == feature else None

    def values(self, question: str, features: Iterable[int]) -> dict[int, int]:
        """Give the weights of those of these features that the head of a question has, by feature."""
        which, of = QUESTIONS.index(question), self.weights.get
        return {each: _parted(weight)[which] for each in features if (weight := of(each)) is not None}

    def scores(self, read: Reading) -> dict[str, float]:
        """Give the log odds of a text by question.

        Integers are summed before anything is rounded, and `math.fsum` rounds once: the digits are the same everywhere.
        """
        weights = list(map(self.weights.get, read.counts, repeat(0)))
        sums: dict[int, int] = defaultdict(int)
        for weight, count in zip(weights, read.counts.values(), strict=True):
            if count > 1:
                sums[count] += weight
        # Most features occur once: what is left of all.
        sums[1] = sum(weights) - sum(sums.values())
        length, parted = root(read.found.words), {count: _parted(both) for count, both in sums.items()}
        familiar = sum(count * each[-1] for count, each in parted.items())
        added = {"translated": familiar / (_PARTS * read.found.words)}
        return {
            name: fsum(root(count) * each[which] for count, each in parted.items()) * head.scale / length
            + added.get(name, 0.0)
            + head.intercept
            for which, (name, head) in enumerate(self.heads.items())
        }


def _parted(whole: int) -> tuple[int, int, int]:
    """Part a sum of `Trained.weights` into those of the two heads, and what is familiar."""
    top = (whole + _TOP // 2) // _TOP
    both = whole - top * _TOP
    upper = (both + _UPPER // 2) // _UPPER
    return upper, both - upper * _UPPER, top


def sigmoid(logit: float) -> float:
    """Turn log odds into a probability, without overflow."""
    return 1 / (1 + exp(-logit)) if logit >= 0 else 1 - 1 / (1 + exp(logit))


def load(path: Path = SHIPPED) -> Trained:
    """Read a weights file, again where it was written anew; raises `SettingsError` for what is none of this format."""
    try:
        return _load(path, path.stat().st_mtime_ns)
    except (OSError, ValueError) as error:
        # What the system says names the file again.
        problem = (isinstance(error, OSError) and error.strerror) or str(error)
        remedy = "name a file that mtcheck calibrate or fit wrote"
        raise SettingsError(problem, place=str(path), remedy=remedy) from error


# Those that ship, and a calibration of one's own.
@lru_cache(maxsize=2)
def _load(path: Path, _written: int) -> Trained:
    raw = json.loads(path.read_bytes())
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        remedy = "run mtcheck calibrate or fit anew"
        raise SettingsError("not a weights file of this version", place=str(path), remedy=remedy)
    try:
        return _trained(raw)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        problem = f"not a whole weights file ({type(error).__name__}: {error})"
        raise SettingsError(problem, place=str(path), remedy="run mtcheck fit anew") from error


def _trained(raw: Mapping[str, Any]) -> Trained:
    grammar, words, pairs = raw["families"]
    low = unpack("I", raw["features"])
    behind = grammar + words
    keys = chain(low[:grammar], map(WORD.__or__, low[grammar:behind]), map(PAIR.__or__, low[behind:]))
    heads = {question: _head(raw[question]) for question in QUESTIONS}
    both = map(add, map(_UPPER.__mul__, heads["translated"].values), heads["machine"].values)
    adds = (round(each * _PARTS) * _TOP for each in raw["familiar"]["adds"])
    familiar = map(mul, chain.from_iterable(map(repeat, adds, (words, pairs))), unpack("B", raw["familiar"]["values"]))
    typical, scale = unpack("H", raw["typical"]["values"]), raw["typical"]["scale"]
    often = sqrt(_COMMON) / scale
    return Trained(
        about=raw["about"],
        weights=dict(zip(keys, map(add, chain(repeat(0, grammar), familiar), both), strict=True)),
        heads=heads,
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
