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


# Letters that the stems of the table have.
_SHORTEST, _LONGEST = 2, 24


@lru_cache(maxsize=32768)  # words come back from story to story
def meanings(language: str, word: str) -> tuple[Meaning, ...]:
    """Give what a word in lower case may mean in a language, that of most words first."""
    table = _table().get(language, {})
    found = list(table.get(word, ()))
    for end in range(_SHORTEST, min(len(word), _LONGEST) + 1):
        found += table.get(f"{word[:end]}*", ())
    return tuple(sorted(found, key=lambda meaning: -len(meaning.further)))


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
