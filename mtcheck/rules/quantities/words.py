"""The words that count, scale and measure in each language."""

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple


class Meaning(NamedTuple):
    """What a word says of quantities: its kind and value, and the words that must follow for it to be meant.

    The kinds are number, scale, hint, percent, currency, month and weekday. Currencies that share a word (“crown”) have
    a meaning each; a value stands for several that English calls the same (NORD: the crowns of the North).
    """

    kind: str
    value: str
    further: tuple[str, ...] = ()


# What counts within a number in one word, the largest first, and what may stand behind it: nothing, a link, or, behind
# a plus, a letter that was lost (“centottanta”).
_WITHIN = {
    "da": ((("tusinde", 1000), ("tusind", 1000), ("hundrede", 100)), ("", "og")),
    "de": ((("tausend", 1000), ("hundert", 100)), ("", "und")),
    "it": ((("mila", 1000), ("mille", 1000), ("cento", 100)), ("", "+o")),
    "nl": ((("duizend", 1000), ("honderd", 100)), ("", "en")),
    "no": ((("tusen", 1000), ("hundre", 100)), ("", "og")),
    "sv": ((("tusen", 1000), ("hundra", 100)), ("",)),
}
# Letters that the stems of the table have.
_SHORTEST, _LONGEST = 2, 24


@lru_cache(maxsize=32768)  # words come back from story to story
def meanings(language: str, word: str) -> tuple[Meaning, ...]:
    """Give what a word in lower case may mean in a language, that of most words first."""
    table = _table().get(language, {})
    found = list(table.get(word, ()))
    for end in range(_SHORTEST, min(len(word), _LONGEST) + 1):
        found += table.get(f"{word[:end]}*", ())
    if language in _WITHIN and word not in table and (value := _compound(language, word)):
        found.append(Meaning("number", str(value)))
    return tuple(sorted(found, key=lambda meaning: -len(meaning.further)))


def _compound(language: str, word: str) -> float | None:
    """Give the value of a number in one word: “zweihundertfünfzig”, “duemilacinquecento”; None for another word."""
    means = (*_table()[language].get(word, ()), *_table()[language].get(f"{word}*", ()))
    if told := [each for each in means if each.kind in ("number", "scale") or each[:2] == ("hint", "1")]:
        return float(told[0].value)
    scales, links = _WITHIN[language]
    for scale, worth in scales:
        before, found, behind = word.partition(scale)
        if found:
            many = _compound(language, before) if before else 1.0
            rests = [f"{link[1:]}{behind}" if link[:1] == "+" else behind.removeprefix(link) for link in links]
            rest = 0.0 if not behind else next(filter(None, (_compound(language, each) for each in rests)), None)
            return many * worth + rest if many and rest is not None and rest < worth else None
    return None


def known(language: str) -> bool:
    """Say whether the words of a language are in the table; Chinese and Japanese have a reader of their own."""
    return language in _table() or language in ("ja", "zh")


@cache
def _table() -> Mapping[str, Mapping[str, list[Meaning]]]:
    table: dict[str, dict[str, list[Meaning]]] = {}
    for line in Path(__file__).with_name("quantities.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            language, kind, value, forms = line.split("\t")
            for form in forms.split(" "):
                word, *further = form.split("_")
                table.setdefault(language, {}).setdefault(word, []).append(Meaning(kind, value, tuple(further)))
    return table
