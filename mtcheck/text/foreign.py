"""Foreign words: which languages a word may be left over from, and whether English copy ever holds it."""

import re
from functools import cache, lru_cache

from mtcheck.text import tables
from mtcheck.text.fold import unaccented
from mtcheck.text.tables import Owners

# Endings that no English word has, each of one language.
_ENDINGS = (
    ("es", ("ción", "ciones", "sión", "miento", "mientos", "mente", "ísimo", "ísima", "ándose", "iéndose")),
    ("pt", ("ção", "ções", "são", "sões", "ável", "ível")),
    ("it", ("zione", "zioni", "ità", "amento", "amenti", "issimo", "issima")),
    ("fr", ("ité", "ités", "èrent", "eusement", "ièrement")),
    ("de", ("ungen", "heiten", "keiten", "keit", "schaften", "lichen", "ischen")),
    ("ro", ("ției", "ție", "ții", "țiile")),
    ("pl", ("ości", "ość", "owany", "owane")),
)
_ENDED = 7  # letters: shorter words with such an ending may be English (“lichen”)
# Whose letter it may be, where a word is in no table: the first line that fits. Letters of French and German also stand
# in words that English has borrowed, in forms no list has all of (“fêted”): they say whose a word is, no more.
_LETTERS = tuple(
    (frozenset(letters), Owners(tuple(languages.split()), sure))
    for letters, languages, sure in (
        ("ñ", "es", True), ("ãõ", "pt", True), ("ß", "de", True), ("ðþ", "is", True), ("řěů", "cs", True),
        ("łąęśźż", "pl", True), ("țș", "ro", True), ("ğış", "tr", True), ("åæø", "da no sv is", True),
        ("őű", "hu", True), ("ɗƙɓ", "ha", True), ("çèêëîûœ", "fr", False), ("äöü", "de sv fi tr is", False),
        ("ìò", "it ca", True), ("áíóú", "es pt cs is hu", True), ("é", "fr es cs", False),
    )
)  # fmt: skip
_LETTERED = 5  # letters: shorter words with accents are mostly names and loans
# What an inflected form may end in, what the form in the table then ends in, and the letters it must have: shorter ones
# are too near to English words.
_INFLECTIONS = (
    ("s", "", 7), ("es", "", 7), ("a", "o", 7), ("as", "o", 7), ("os", "o", 7), ("as", "a", 7), ("o", "a", 7),
    ("mos", "", 7), ("i", "o", 9), ("e", "a", 9), ("ista", "a", 8), ("istas", "a", 9),
)  # fmt: skip
_INFLECTED = frozenset(ending[-1] for ending, _, _ in _INFLECTIONS)
_COMPOUNDED = 7  # letters behind a prefix: shorter words may be English with another start
_INFLECTING = frozenset(("es", "pt", "it", "fr", "ca"))
_ELISION = 2  # letters before an apostrophe: l', d', qu'
_INSIDE = re.compile(r"['-]")
# What may stand before a hyphen without making the whole word English (“nano-diamants”).
_PREFIXES = frozenset({
    "ex", "anti", "pre", "post", "micro", "nano", "auto", "bio", "inter", "multi", "neo", "pro", "sub", "super",
    "tele", "video", "euro", "eco", "agro", "socio", "vice",
})  # fmt: skip
_COMPOUNDING = tuple(sorted(_PREFIXES - {"inter"}))  # “interlocutor” is English


@lru_cache(maxsize=1 << 13)
def foreign(word: str) -> Owners | None:
    """Name the languages that a lower-cased word may be left over from; None for English, loan words and unknown ones.

    A word with an apostrophe or a hyphen is looked up by its last part (“l'alcalde”), if the first is not English.
    """
    if word.isalpha():
        return _foreign(word)
    *first, last = _INSIDE.split(word)
    if not first or not last.isalpha() or word in loans() or last in tables.english():
        return None
    elided = word[-len(last) - 1] == "'" and len(first[-1]) <= _ELISION
    return _foreign(last) if elided or all(part in _PREFIXES or _foreign(part) for part in first) else None


def _foreign(word: str) -> Owners | None:
    if word in loans():
        return None
    if owners := tables.owners(word):
        return None if "en" in owners.languages else owners
    return _inflected(word) or _ending(word) or _lettered(word) or _compounded(word)


def by_letter(word: str) -> bool:
    """Say whether only a letter tells which languages a lower-cased word may be left over from, not a table."""
    told = tables.owners(word) or _inflected(word) or _ending(word)
    return told is None and word not in loans() and _lettered(word) is not None


def _ending(word: str) -> Owners | None:
    """Tell a word by an ending that English has not."""
    if len(word) >= _ENDED:
        for language, endings in _ENDINGS:
            if word.endswith(endings):
                return Owners((language,), True)
    return None


def _compounded(word: str) -> Owners | None:
    """Look a word up without the prefix it is written together with (“microempresas”)."""
    if not word.startswith(_COMPOUNDING):
        return None
    for prefix in _COMPOUNDING:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= _COMPOUNDED and (owners := tables.owners(rest)) and owners.sure:
            return owners
    return None


def _lettered(word: str) -> Owners | None:
    """Tell a word by a letter that English has not."""
    if len(word) >= _LETTERED and not word.isascii() and unaccented(word) not in tables.english():
        return next((owners for letters, owners in _LETTERS if not letters.isdisjoint(word)), None)
    return None


def _inflected(word: str) -> Owners | None:
    """Look a word up by another number or gender of it that is in the table."""
    if word[-1:] not in _INFLECTED or word.endswith("ss"):
        return None
    for ending, other, length in _INFLECTIONS:
        if len(word) >= length and word.endswith(ending):
            owners = tables.owners(word.removesuffix(ending) + other)
            if owners and owners.sure and not _INFLECTING.isdisjoint(owners.languages):
                return owners
    return None


@cache
def loans() -> frozenset[str]:
    """Give the loan words that are one word, also as desks without accents write them."""
    words = [line for line in tables.lines("loans.txt") if " " not in line]
    return frozenset(words) | {unaccented(word) for word in words}


@cache
def loan_phrases() -> re.Pattern[str]:
    """Give a pattern for the loan words that are several (“coup de grâce”), for folded lower-case text."""
    phrases = [line for line in tables.lines("loans.txt") if " " in line]
    phrases += [unaccented(phrase) for phrase in phrases]
    begun: dict[str, list[str]] = {}
    for phrase in sorted(set(phrases), key=len, reverse=True):
        begun.setdefault(phrase[0], []).append(re.escape(phrase[1:]))
    # One branch a letter: a word that begins none of the phrases is passed at once.
    branches = "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in begun.items())
    return re.compile(rf"\b(?:{branches})\b")
