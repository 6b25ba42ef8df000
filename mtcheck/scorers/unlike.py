"""Texts that the translation score was not fitted on: too short, or not running English prose."""

import re
from collections.abc import Iterable, Mapping, Sequence

from mtcheck.scorers.features import ACRONYM, NAME, NAME_GENITIVE, NUMBER, SHAPED, Occurrences

# What is measured of a text, and how a text beyond the limits is described: too little, too much.
_SAID: Mapping[str, tuple[str, str]] = {
    "grammar": (
        "too few English function words: a list, a table, or another language",
        "hardly anything but function words",
    ),
    "sentence": (
        "sentences too short: headlines, verse or a list",
        "sentences too long: verse, or text without full stops",
    ),
    "numbers": ("", "too many numbers: a table or results"),
    "names": ("", "too many names: a list or a programme"),
}


_UNLIKE = "unlike the news it was fitted on"
# A full stop, or what stands for one, with what may close behind it.
_STOPPED = re.compile(r"[.!?…:;][\"'”’»“)\]]*\s*$")
# So many characters of a line are looked at for it.
_ENDING = 12
# Of the words of a text so many must stand in lines that end with one; of 100 stories of news at most one has less.
_STOPPED_LEAST = 0.5


def measures(found: Occurrences) -> dict[str, float]:
    """Measure a text: shares of its words, and mean words a sentence; one without words counts as one of one."""
    words, counts = max(found.words, 1), found.shapes
    return {
        "grammar": sum([count for symbol, count in counts.items() if symbol > SHAPED]) / words,
        "sentence": words / max(found.sentences, 1),
        "numbers": counts.get(NUMBER + 1, 0) / words,
        "names": sum([counts.get(shape + 1, 0) for shape in (NAME, ACRONYM, NAME_GENITIVE)]) / words,
    }


def unlike(found: Occurrences, texts: Iterable[str], limits: Mapping[str, Sequence[float]]) -> str | None:
    """Say why a text is refused, or None.

    ``texts`` are its segments, ``limits`` the least words, and the least and most of each measure.
    """
    least = int(limits["words"][0])
    if found.words < least:
        words = f"{found.words} word{'s' * (found.words != 1)} of running text"
        return f"only {words}: below {least} the answer cannot be relied on"
    said = unlike_news(measures(found), texts, limits)
    return None if said is None else f"{_UNLIKE}: {said}"


def unlike_news(
    measured: Mapping[str, float], texts: Iterable[str], limits: Mapping[str, Sequence[float]]
) -> str | None:
    """Say what sets a text of these measures apart from the news that limits were made of; None for nothing."""
    if stopped(texts) < _STOPPED_LEAST:
        return "few lines end with a full stop: headlines, verse, a list, a table or code"
    for name, value in measured.items():
        low, high = limits[name]
        if not low <= value <= high:
            return _SAID[name][value > high]
    return None


def stopped(texts: Iterable[str]) -> float:
    """Give the share of words that stand in segments ending with a full stop."""
    lengths = [(text.count(" ") + 1, _STOPPED.search(text, max(0, len(text) - _ENDING)) is not None) for text in texts]
    return sum(length for length, ends in lengths if ends) / max(sum(length for length, _ in lengths), 1)
