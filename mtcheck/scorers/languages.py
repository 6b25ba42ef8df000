"""Which language a translated text was written in, told by what was carried over, never by style.

Four clues are counted for each language: places, institutions and common names of where it is spoken (`places.txt`),
endings of names, words left in it, and rules of its packs that found something. One weight a clue serves all languages,
so that a language with little text to learn from is judged like the others. Style was tried, and left out: with whole
sets of news left out it is right in two texts of ten, and adds nothing to these (see the card).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from math import exp, fsum, log2
from pathlib import Path
from typing import NamedTuple

from mtcheck.model import READS_TRANSLATED, Finding
from mtcheck.text.foreign import foreign
from mtcheck.text.tables import english

# A family of languages that share a pack share its findings.
_FAMILIES = {"romance": ("es", "fr", "it", "pt", "ro")}
# How names end that English has not; written from general knowledge of the languages, an ending a kind of name.
_ENDINGS: Mapping[str, re.Pattern[str]] = {
    language: re.compile(f"(?:{ending})$")
    for language, ending in {
        "cs": "ová|ský|čka|ček|ák|ík",
        "de": "mann|berg|burg|stein|bach|hausen|dorf|hofer|meier|maier|mayer|feld|heim|stra(?:ß|ss)e",
        "es": "ez|illo|uez|ado",
        "fr": "eaux?|ault|ieu|oux|euil|aud",
        "is": "sson|dóttir|dottir|fjörður|vík|vik|nes",
        "it": "ini|etti|ucci|elli|ello|iero|occhi|ossi|aggio|iano",
        "ja": "moto|yama|[kg]awa|mura|shima|jima|[sz]aki|[sz]awa|uchi|naka|bashi|hara|ichi|suke|taro|mori|kami|guchi",
        "pl": "wski|wska|cki|cka|wicz|czyk|ński|ńska",
        "pt": "eira|eiro|inho|ães|ção|ões",
        "ro": "escu|eanu|oiu|ești",
        "ru": "[oey]v|sky|skaya|[oey]va|kin|skiy",
        "uk": "enko|chuk|skyi|[iy]uk|shyn|skyy",
        "zh": "(?:^|-)(?:[Zz]h|[Xx]|[Qq])(?:[aeiu]|ia|ua|iu|ue|uo|ao|ou|ei)(?:ng?|o)?",
    }.items()
}
# Shorter names end by chance as others do.
_LETTERS = 4
# Most letters are ASCII, which a bitmap tells.
_NAME = re.compile(r"[^\W\d_a-zß-öø-ÿ][A-Za-z]*+[^\W\d_]*+(?:['-][^\W\d_]++)*+")
_LEFT_OVER = re.compile(r"\w{4,}")
_DIGITS = 4


class Clues(NamedTuple):
    """What speaks for one language: shares of all places and of all endings of names, and logarithms of counts."""

    places: float
    names: float
    residue: float
    rules: float


@cache
def places() -> Mapping[str, tuple[str, ...]]:
    """Give the words of `places.txt`, each with the languages whose country or people it names."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in Path(__file__).with_name("places.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            language, _, words = line.partition(": ")
            for word in words.split():
                found[word].append(language)
    return {word: tuple(languages) for word, languages in found.items()}


@cache
def languages() -> tuple[str, ...]:
    """Give the languages that can be told."""
    return tuple(sorted({language for each in places().values() for language in each}))


def clues(texts: Iterable[str], findings: Iterable[Finding]) -> dict[str, Clues]:
    """Count what speaks for each language; without findings the rules' clue is 0 for all."""
    joined = "\n".join(texts)
    here: dict[str, float] = defaultdict(float)
    endings: Counter[str] = Counter()
    for name, count in Counter(_NAME.findall(joined)).items():
        of_place, of_ending = _owners(name)
        for language in of_place:
            here[language] += log2(1 + count) / len(of_place)
        for language in of_ending:
            endings[language] += 1
    residue = _residue(joined)
    rules = _rules(findings)
    all_here, all_endings = max(1, sum(here.values())), max(1, endings.total())
    return {
        language: Clues(
            here[language] / all_here,
            endings[language] / all_endings,
            log2(1 + residue.get(language, 0.0)),
            log2(1 + rules.get(language, 0.0)),
        )
        for language in languages()
    }


# So many names recur in a few thousand stories.
@lru_cache(maxsize=1 << 14)
def _owners(name: str) -> tuple[Sequence[str], Sequence[str]]:
    """Give the languages of the place that is named, and those whose names end like this one."""
    word = name.lower().removesuffix("'s")
    if of_place := places().get(word):
        return of_place, ()
    if len(word) < _LETTERS or word in english():
        return (), ()
    bare = name.removesuffix("'s")
    return (), tuple(language for language, ending in _ENDINGS.items() if ending.search(bare))


class _LeftOver(dict[str, Sequence[tuple[str, Sequence[str]]]]):
    """What stood between white space so far: its words that may be left over, each with its languages."""

    # More than a thousand stories have, 6 MB; then it starts anew, so that a long run stays small. With some more the
    # table itself would be twice as large.
    LIMIT = 40_000

    def __missing__(self, piece: str) -> Sequence[tuple[str, Sequence[str]]]:
        if len(self) >= self.LIMIT:
            self.clear()
        words = [
            word for word in _LEFT_OVER.findall(piece) if word.isalpha() and (word.islower() or not word.isascii())
        ]
        owned = ((word, foreign(word.lower())) for word in words)
        self[piece] = found = tuple((word, owners.languages) for word, owners in owned if owners)
        return found


_LEFT_OVER_IN = _LeftOver()


def _residue(text: str) -> Mapping[str, float]:
    found: dict[str, float] = defaultdict(float)
    # In order, for the digits of a sum depend on it.
    for _, owners in sorted({owned for piece in set(text.split()) for owned in _LEFT_OVER_IN[piece]}):
        for language in owners:
            found[language] += 1 / len(owners)
    return found


def _rules(findings: Iterable[Finding]) -> Mapping[str, float]:
    seen = {
        each.rule.id: each.rule.pack
        for each in findings
        if each.rule.kind == "flag" and each.rule.claim in READS_TRANSLATED
    }
    found: dict[str, float] = defaultdict(float)
    for pack in seen.values():
        its = _FAMILIES.get(pack, (pack,))
        for language in its:
            found[language] += 1 / len(its)
    return found


def shares(known: Mapping[str, Clues], weights: Sequence[float]) -> dict[str, float]:
    """Turn clues into a share for each language, highest first; the weights are one a clue."""
    logits = {language: fsum(w * x for w, x in zip(weights, its, strict=True)) for language, its in known.items()}
    highest = max(logits.values())
    odds = {language: exp(logit - highest) for language, logit in logits.items()}
    whole = fsum(odds.values())
    ranked = sorted((-round(value / whole, _DIGITS), language) for language, value in odds.items())
    return {language: -share for share, language in ranked}
