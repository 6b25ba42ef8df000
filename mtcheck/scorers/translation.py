"""The translation score: native, translated by a person or by a machine, and from which language.

A statistic of style, fitted on labelled news (see `weights/CARD.md`): it gives odds, never proof. Two questions are
asked one after the other, translated or native, and machine or person; each is a logistic regression on how a text is
put together (`features`), joined by what the rules found (`steps`). What stays possible at 90 % is a conformal set over
the three classes; where that does not settle the answer, the answer is “cannot tell”.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from math import fsum, log
from typing import NamedTuple

from mtcheck import __version__
from mtcheck.model import NOT_ASKED, TRANSLATION, Report, Score, Skip
from mtcheck.scorers.caveats import caveats, named_otherwise, rated
from mtcheck.scorers.languages import clues, shares
from mtcheck.scorers.options import RATE_NAMES, Rates, ScoreOptions
from mtcheck.scorers.reasons import Reasons, answer, reasons
from mtcheck.scorers.steps import Reached, reached
from mtcheck.scorers.style import running, style_of
from mtcheck.scorers.trained import CLASSES, FINDINGS, SHIPPED, STYLE, Trained, load, sigmoid
from mtcheck.terms import CANNOT_TELL

NAMES: Mapping[str, str] = {
    "native": "p_native",
    "human": "p_human_translation",
    "machine": "p_machine_translation",
}
# The share of the set of possible classes that the true one is promised to be in.
COVERAGE = 0.9
# 5 % on either side of a normal distribution.
_Z = 1.645
# Four decimals are more than a calibration error of some hundredths can carry, and hide the last bit of `exp`.
_DIGITS = 4
_TWICE = log(2)
_EQUAL: Rates = (1 / 3, 1 / 3, 1 / 3)
# Base rates of 0 would leave nothing where a probability is below what a float can hold beside 1.
_LEAST = 1e-12
# An answer is given up where it is less likely than everything else together.
_LIKELIER = 0.5


class Judgement(NamedTuple):
    """Probabilities of the three classes, their intervals, and the classes that stay possible."""

    p: Mapping[str, float]
    intervals: Mapping[str, tuple[float, float]]
    possible: frozenset[str]


def translation(report: Report, options: ScoreOptions) -> Iterator[Score | Skip]:
    """Score the running text of a document; a text too short, or unlike the news this was fitted on, is refused.

    ``origin`` carries the answer (native, translated, machine-translated, cannot tell), its reasons and its caveats;
    its value is the probability of the answer, or of the likeliest class where it cannot tell. What the rules found
    counts (`ScoreOptions.heard`), whatever is left out of the report or silenced by a comment or a decision: the text
    is the same. The three ``p_…`` have 90 % intervals: how far single sets of news were off. ``source_language``
    answers with a code, or cannot tell; it is asked only of what is not native.
    """
    if not options.translation:
        yield Skip(TRANSLATION, NOT_ASKED)
        return
    trained = load(options.weights or SHIPPED)
    segments = running(report.document)
    texts = tuple([segment.text for segment in segments])
    style = style_of(texts, trained)
    if style.refusal:
        yield Skip(TRANSLATION, style.refusal)
        return
    words = style.read.found.words
    judged = judge(style.scores, words, trained, options.prior, reached(options.heard, trained.packs))
    signature = _signature(trained, options)
    told = held(answer(judged.possible), judged.p)
    languages: Mapping[str, float] = {}
    if judged.possible and "native" not in judged.possible:
        languages = shares(clues(texts, options.heard), trained.source)
    parts = {"words": words} | {f"possible_{each}": float(each in judged.possible) for each in CLASSES}
    yield Score(
        "origin",
        _sure(told, judged.p),
        signature,
        parts=parts | {f"prior_{name}": rate for name, rate in zip(RATE_NAMES, options.prior or _EQUAL, strict=True)},
        answer=told,
        reasons=Reasons(partial(reasons, segments, trained, judged.possible, told, options.heard)),
        caveats=(
            *caveats(told, trained.figures[FINDINGS], COVERAGE, options.prior),
            *named_otherwise(report.document.source_language, languages),
        ),
    )
    for each, name in NAMES.items():
        yield Score(name, judged.p[each], signature, judged.intervals[each])
    if languages:
        language, share = next(iter(languages.items()))
        named = language if share >= trained.source_threshold else CANNOT_TELL
        yield Score("source_language", share, signature, parts=languages, answer=named)


def judge(
    scores: Mapping[str, float],
    words: int,
    trained: Trained,
    prior: Rates | None = None,
    found: Reached | None = None,
) -> Judgement:
    """Turn the log odds of a text's style into probabilities under equal priors, or under the user's base rates.

    ``found`` is what the rules found, None where they have not all looked: then style alone is asked.
    """
    stage = trained.stages[STYLE if found is None else FINDINGS]
    logits = {name: stage.calibration[name].logit(score, words, found or ()) for name, score in scores.items()}
    equal = three(logits["translated"], logits["machine"])
    p = weighed(equal, prior)
    spreads = {name: _Z * stage.calibration[name].spread for name in logits}
    ends = [
        weighed(
            three(logits["translated"] + one * spreads["translated"], logits["machine"] + two * spreads["machine"]),
            prior,
        )
        for one in (-1, 1)
        for two in (-1, 1)
    ]
    intervals = {each: (min(end[each] for end in ends), max(end[each] for end in ends)) for each in CLASSES}
    least = next(least for start, least in reversed(stage.thresholds) if words >= start or start == 0)
    possible = frozenset(each for each in CLASSES if equal[each] >= least[each])
    return Judgement(p, intervals, possible)


def three(translated: float, machine: float) -> dict[str, float]:
    """Give the three classes equal priors: of those translated, half are by machines and half by people."""
    # The first question was calibrated on as many native texts as translated ones; there are twice as many here.
    foreign = sigmoid(translated + _TWICE)
    by_machine = sigmoid(machine)
    return {"native": 1 - foreign, "human": foreign * (1 - by_machine), "machine": foreign * by_machine}


def weighed(p: Mapping[str, float], prior: Rates | None) -> dict[str, float]:
    """Weigh probabilities under equal priors by base rates (Bayes), in the order of `CLASSES`, and round them."""
    if prior is None:
        return {each: round(p[each], _DIGITS) for each in CLASSES}
    joint = {each: max(p[each], _LEAST) * rate for each, rate in zip(CLASSES, prior, strict=True)}
    whole = fsum(joint.values())
    return {each: round(joint[each] / whole, _DIGITS) for each in CLASSES}


def held(told: str, p: Mapping[str, float]) -> str:
    """Hold an answer against the probabilities: they take back one that is less likely than not, and never make one."""
    return told if told == CANNOT_TELL or _sure(told, p) >= _LIKELIER else CANNOT_TELL


def _sure(told: str, p: Mapping[str, float]) -> float:
    """Give the probability of an answer; where it cannot tell, of the likeliest class."""
    if told == "translated":
        return round(p["human"] + p["machine"], _DIGITS)
    return p["native"] if told == "native" else p["machine"] if told == "machine-translated" else max(p.values())


def _signature(trained: Trained, options: ScoreOptions) -> str:
    rates = "equal" if options.prior is None else rated(options.prior, ",", "=")
    by = f"weights:{trained.version}|by:{FINDINGS}"
    return f"translation|{by}|prior:{rates}|coverage:{COVERAGE:g}|mtcheck:{__version__}"
