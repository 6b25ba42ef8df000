"""What must be known before anybody acts on the translation score; it stands with the answer in every report."""

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.scorers.options import RATE_NAMES, Rates
from mtcheck.text.language import LANGUAGES, code_of

# A share of one language from which on another one that was named is doubted: with --lang es none of the Spanish
# stories of the demonstration corpus, by machine or by people, is.
_SURE = 0.6


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


def named_otherwise(named: str | None, languages: Mapping[str, float]) -> Iterator[str]:
    """Doubt the language that was named for the source where another one is far likelier.

    ``languages`` come with their shares, the likeliest first. What the score knows no copy from (Catalan) it takes for
    a neighbour: that is no reason to doubt it.
    """
    own = code_of(named or "")
    likeliest, share = next(iter(languages.items()), (own, 0.0))
    if own in languages and own != likeliest and share >= _SURE:
        yield (
            f"it looks translated from {LANGUAGES[likeliest]} ({share:.2f}), not from {LANGUAGES[own]} as named: rules "
            f"for {LANGUAGES[likeliest]} may not have looked"
        )


def non_native(sets: Mapping[str, Mapping[str, float]]) -> str:
    """Say how often writers whose first language is not English are called translated, as far as it was measured."""
    documents = sum(each["documents"] for each in sets.values())
    if not documents:
        return "writers whose first language is not English may be called translated oftener; it was not measured"
    share = sum(each["documents"] * each["at_1_percent"] for each in sets.values()) / documents
    return (
        f"writers whose first language is not English are called translated oftener: {100 * share:.0f} % where 1 % of "
        "natives' news is; so are natives on other countries, on food, faith and verse"
    )


def rated(rates: Rates, joint: str = ", ", equals: str = " ") -> str:
    """Write base rates by their names."""
    return joint.join(f"{name}{equals}{rate:g}" for name, rate in zip(RATE_NAMES, rates, strict=True))
