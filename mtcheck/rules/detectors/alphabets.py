"""Names of other alphabets in Latin letters, and the consonants that any way to write a name leaves alone."""

import re
import unicodedata
from functools import lru_cache
from itertools import product

from mtcheck.rules.detectors.likeness import bare, distance
from mtcheck.text.fold import lower
from mtcheck.text.language import CYRILLIC

# Languages whose letters are told here.
ALPHABETS = CYRILLIC | {"sr", "mk", "be", "el"}
# What romanisations differ in, the comparison of sounds or consonants evens out.
CYRILLIC_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "ie", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y",
    "ь": "", "э": "e", "ю": "yu", "я": "ya", "ў": "u", "ђ": "dj", "ј": "i", "љ": "l", "њ": "n", "ћ": "ch", "џ": "dzh",
    "ѓ": "g", "ќ": "k", "ѕ": "dz",
}  # fmt: skip
_GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "ks", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "i", "φ": "f",
    "χ": "kh", "ψ": "ps", "ω": "o",
}  # fmt: skip
# Two letters of Greek that are one sound.
_GREEK_SOUNDS = (
    ("μπ", "b"), ("ντ", "d"), ("γκ", "g"), ("γγ", "ng"), ("γχ", "nkh"), ("ου", "u"), ("αυ", "av"), ("ευ", "ev"),
    ("ει", "i"), ("οι", "i"), ("αι", "e"), ("τζ", "dz"),
)  # fmt: skip
UKRAINIAN_LETTERS = {"г": "h", "и": "y"}
_LATIN = str.maketrans(CYRILLIC_LETTERS | _GREEK)
_UKRAINIAN = str.maketrans(UKRAINIAN_LETTERS)

# In this order, by where in the mouth it is spoken, what is left of a consonant. “ch”, “j” and “g” may be soft or hard,
# “h” and “w” silent.
_SOFT = (("ch|j|g(?=[eiy])", "S"),)
_HARD = (("ch", "K"), ("j", ""))
_SPOKEN = (("h", "K"),)
_SILENT = (("gh|h|w", ""),)
_FIRST = (
    ("[^a-z]", ""), ("shch|tsch|tch|dzh|sch|tz|ts|sh|zh|sz|cz|rz|dz|dj", "S"), ("ph", "P"), ("th", "T"), ("kh|ck", "K"),
)  # fmt: skip
_LAST = (
    ("x", "KS"), ("c(?=[eiy])|[sz]", "S"), ("[cgkq]", "K"), ("[bfpvw]", "P"), ("[dt]", "T"), ("l", "L"), ("r", "R"),
    ("[mn]", "N"), ("[a-z]", ""), (r"(.)\1+", r"\1"),
)  # fmt: skip
# What French leaves unspoken at the end of a name.
_UNSPOKEN = ("(?:[ae]nt|eaux?|aux|ds|er|es?|ld|lt|ts|[dgnpstxz])$", "")


@lru_cache(maxsize=1 << 13)
def in_latin(word: str, language: str | None) -> str:
    """Give a word of Cyrillic or Greek in small Latin letters."""
    small = lower(word)
    if language == "uk":
        small = small.translate(_UKRAINIAN)
    elif language == "el":
        small = "".join(sign for sign in unicodedata.normalize("NFD", small) if not unicodedata.combining(sign))
        for letters, sound in _GREEK_SOUNDS:
            small = small.replace(letters, sound)
    return small.translate(_LATIN)


@lru_cache(maxsize=1 << 13)
def consonants(name: str) -> frozenset[str]:
    """Give what consonants a name in Latin letters may be spoken with, each by its place in the mouth."""
    found = set()
    for soft, spoken, whole in product((_SOFT, _HARD), (_SPOKEN, _SILENT), (True, False)):
        left = bare(name)
        for pattern, place in (*(() if whole else (_UNSPOKEN,)), *_FIRST, *soft, *spoken, *_LAST):
            left = re.sub(pattern, place, left)
        found.add(left)
    return frozenset(found)


@lru_cache(maxsize=1 << 14)
def unlike(one: str, other: str) -> float:
    """Say how far the consonants of two names are apart: 0 where they are the same, 1 where all differ."""
    return min(
        distance(first, second, max(len(first), len(second))) / max(len(first), len(second), 1)
        for first in consonants(one)
        for second in consonants(other)
    )
