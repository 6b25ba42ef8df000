"""How far the probabilities of the translation score held: where its weights were measured, or in labelled copy."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from mtcheck.errors import InputError
from mtcheck.model import Report
from mtcheck.scorers.bins import RATES, bins, error
from mtcheck.scorers.trained import FINDINGS, SHIPPED, Bin, load

# Both questions by the name the weights give them, as a reader would ask them.
ASKED = {
    "translated": "Translated, or written in English",
    "machine": "If translated: by a machine, or by a person",
}
LABELS = ("native", "human", "mt")
# What the base rates and other programs call them.
_ALSO = {"machine": "mt", "nmt": "mt", "ai": "mt", "person": "human", "translator": "human", "original": "native"}
# A bin of fewer texts shows little but chance; more bins than ten nobody reads.
_TEXTS, _BINS = 5, 10


class Reliability(NamedTuple):
    """One question, its bins (ascending, under equal priors), and the mean distance of probability and share."""

    question: str
    bins: Sequence[Bin]
    error: float


class Tested(NamedTuple):
    """What labelled copy comes to: reliability by question, answers by label, texts not scored, and the recipes."""

    reliability: Sequence[Reliability]
    answers: Mapping[str, Mapping[str, int]]
    unscored: int
    signatures: Sequence[str]


def measured(weights: Path | None = None) -> list[Reliability]:
    """Give the bins the weights carry, of texts whose sets were left out."""
    known = load(weights or SHIPPED).stages[FINDINGS].reliability
    return [
        Reliability(asked, known[name][""], error(known[name][""]))
        for name, asked in ASKED.items()
        if known.get(name, {}).get("")
    ]


def _unlabelled(name: str, label: object) -> InputError:
    if label in (None, ""):
        remedy = f"name origin as {', '.join(LABELS)}, or give references with --reference"
        return InputError("the record has neither a label nor references", place=name, remedy=remedy)
    meant = _ALSO.get(str(label).casefold(), str(label).casefold())
    remedy = f"did you mean “{meant}”?" if meant in LABELS else f"name it as {', '.join(LABELS)}"
    return InputError(f"its origin “{label}” is none that is known", place=name, remedy=remedy)


def labelled(reports: Iterable[Report]) -> Tested:
    """Hold the probabilities of reports against the ``origin`` (native, human, mt) that their records name.

    Raises `InputError` for a record without a label, and for one that could not be looked at.
    """
    pairs: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    answers: dict[str, Counter[str]] = {label: Counter() for label in LABELS}
    signatures: dict[str, None] = {}
    unscored = 0
    for report in reports:
        if report.unread:
            raise report.unread.error
        label = report.document.meta.get("origin")
        if label not in LABELS:
            raise _unlabelled(report.document.name, label)
        if "origin" not in report.scores:
            unscored += 1
            continue
        answers[label][report.scores["origin"].answer or ""] += 1
        signatures[report.scores["origin"].signature] = None
        native, person, machine = (
            report.scores[f"p_{name}"].value or 0.0 for name in ("native", "human_translation", "machine_translation")
        )
        pairs["translated"].append((1 - native, label != "native"))
        if label != "native" and person + machine > 0:
            pairs["machine"].append((machine / (person + machine), label == "mt"))
    found = []
    for name, asked in ASKED.items():
        count = min(_BINS, len(pairs[name]) // _TEXTS)
        if count and len({truth for _, truth in pairs[name]}) == 2:
            known = bins(pairs[name], RATES[name], count)
            found.append(Reliability(asked, known, error(known)))
    return Tested(found, answers, unscored, list(signatures))
