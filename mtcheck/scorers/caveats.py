"""What must be known before anybody acts on the translation score; it stands with the answer in every report."""

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.scorers.options import RATES, Rates


def caveats(told: str, figures: Mapping[str, Any], coverage: float, prior: Rates | None) -> Iterator[str]:
    """Give the limits of an answer: non-native writers where it says translated, base rates where there are any.

    ``figures`` are those of the weights file, ``coverage`` is what the set of possible classes promises.
    """
    if "translated" in told:
        yield non_native(figures.get("non_native", {}))
    if prior is not None:
        yield (
            f"the probabilities are at base rates of {rated(prior)}; what stays possible is told by the text alone: of "
            f"each kind {100 * coverage:.0f} % of the texts keep their own among it, whatever the rates"
        )


def non_native(sets: Mapping[str, Mapping[str, float]]) -> str:
    """Say how often writers whose first language is not English are called translated, as far as it was measured."""
    documents = sum(each["documents"] for each in sets.values())
    if not documents:
        return "writers whose first language is not English may be called translated oftener; it was not measured"
    share = sum(each["documents"] * each["at_1_percent"] for each in sets.values()) / documents
    return (
        f"writers whose first language is not English are called translated oftener: {100 * share:.0f} % where 1 % of "
        "natives are"
    )


def rated(rates: Rates, joint: str = ", ", equals: str = " ") -> str:
    """Write base rates by their names."""
    return joint.join(f"{name}{equals}{rate:g}" for name, rate in zip(RATES, rates, strict=True))
