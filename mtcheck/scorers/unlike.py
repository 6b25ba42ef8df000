"""Texts that the translation score was not fitted on: too short, or not running English prose."""

from collections.abc import Mapping, Sequence

from mtcheck.scorers.features import ACRONYM, NAME, NAME_GENITIVE, NUMBER, SHAPED, Occurrences

# What is measured of a text, and how a text beyond the limits is described: too little, too much.
_SAID: Mapping[str, tuple[str, str]] = {
    "grammar": (
        "too few English function words: a list, a table, or another language",
        "hardly anything but function words",
    ),
    "sentence": ("sentences too short: headlines, verse or a list", "sentences too long: text without full stops"),
    "numbers": ("", "too many numbers: a table or results"),
    "names": ("", "too many names: a list or a programme"),
}


def measures(found: Occurrences) -> dict[str, float]:
    """Measure a text of at least one word: shares of its words, and mean words a sentence."""
    words = max(found.words, 1)
    count = found.symbols.count
    return {
        "grammar": sum(symbol > SHAPED for symbol in found.symbols) / words,
        "sentence": words / max(len(found.ends), 1),
        "numbers": count(NUMBER + 1) / words,
        "names": (count(NAME + 1) + count(ACRONYM + 1) + count(NAME_GENITIVE + 1)) / words,
    }


def unlike(found: Occurrences, limits: Mapping[str, Sequence[float]]) -> str | None:
    """Say why a text is refused, or None; ``limits`` are the least words, and the least and most of each measure."""
    least = int(limits["words"][0])
    if found.words < least:
        return f"only {found.words} words of running text: below {least} the answer cannot be relied on"
    for name, value in measures(found).items():
        low, high = limits[name]
        if not low <= value <= high:
            return f"unlike the news it was fitted on: {_SAID[name][value > high]}"
    return None
