"""How alike two names are: letters without accents, what another romanisation leaves alone, letters changed."""

import re
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase

from mtcheck.rules.detectors.scan import later
from mtcheck.text.fold import lower, unaccented

_EXTENDED = [chr(code) for code in range(0x100, 0x250)]
# Latin letters, for a class of a pattern: capitals; small ones, and accents that stand behind theirs; both.
CAPITALS = "A-ZÀ-ÖØ-Þ" + "".join(filter(str.isupper, _EXTENDED))
SMALL = "a-zß-öø-ÿ\u0300-\u036f" + "".join(filter(str.islower, _EXTENDED))
LATIN = "A-Za-zÀ-ÖØ-öø-ɏ\u0300-\u036fḀ-ỿ"
WORD = later(f"[{LATIN}]+")
# Letters that no accent can be taken from.
_BARRED = str.maketrans({
    "ł": "l", "đ": "d", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
    "ƙ": "k", "ɗ": "d", "ɓ": "b", "ƴ": "y",
})  # fmt: skip
# What one language writes for the sound that English writes otherwise, in names taken from other alphabets.
_AS_ENGLISH = {
    "es": (("j", "kh"),),
    "fr": (("tch", "č"), ("ch", "sh"), ("č", "ch"), ("dj", "j"), ("j", "zh")),
    "de": (("tsch", "č"), ("dsch", "dzh"), ("sch", "sh"), ("ch", "kh"), ("č", "ch"), ("j", "y"), ("z", "ts")),
    "it": (("sci", "shi"), ("ci", "chi"), ("ce", "che"), ("gi", "dzhi")),
    "cs": (("ch", "kh"), ("č", "ch"), ("š", "sh"), ("ž", "zh")),
    "pl": (("cz", "č"), ("ch", "kh"), ("sz", "sh"), ("č", "ch")),
    "hu": (("zs", "zh"), ("cs", "ch"), ("sz", "s")),
    "ro": (("ș", "sh"), ("ț", "ts"), ("ci", "chi"), ("ce", "che")),
}
# In this order: what romanisations of one name differ in becomes one letter.
_SOUNDS = (
    ("schtsch|shch|szcz", "s"), ("dzh|dj", "y"), ("tsch|tch|cz", "c"), ("sch|sh|sz|ss|zh|z", "s"), ("ch|ts", "c"),
    ("kh|gh", "h"), ("ph", "f"), ("ck|[qck](?!$)|[qk]$", "k"), ("x", "ks"), ("ou|oo", "u"), ("gu(?=[ei])", "g"),
    ("ae", "a"), ("oe", "o"), ("ue", "u"), ("w", "v"), ("ye|ie|je", "e"), ("[yj]", "i"), ("h", ""), ("ee|ii+", "i"),
    ("dd", "d"), ("e$", ""),
)  # fmt: skip


@lru_cache(maxsize=1 << 14)
def bare(word: str) -> str:
    """Give a word in small letters of the English alphabet: “Łódź” → “lodz”."""
    small = lower(word)
    return small if small.isascii() else unaccented(small.translate(_BARRED))


@lru_cache(maxsize=1 << 12)
def _sounds(name: str) -> str:
    for pattern, sound in _SOUNDS:
        name = re.sub(pattern, sound, name)
    return name


@lru_cache(maxsize=1 << 13)
def sounds(name: str, language: str | None = "en") -> frozenset[str]:
    """Give what may be heard in a name of this language, or of any, in letters that no romanisation changes."""
    small = lower(name)
    forms = {small, small.replace("æ", "e")}
    for changes in _AS_ENGLISH.values() if language is None else [_AS_ENGLISH.get(language, ())]:
        form = small
        for theirs, ours in changes:
            form = form.replace(theirs, ours)
        forms.add(form)
    return frozenset(_sounds(bare(form)) for form in forms)


def same_sound(english: str, source: str, language: str | None, *, inflected: bool) -> bool:
    """Say whether two names may be one, romanised in two ways (“Kachina”, “Qashina”), inflected or not."""
    heard, meant = sounds(english), sounds(source, language)
    if not inflected:
        return not heard.isdisjoint(meant)
    stems = {sound.rstrip("aeiou") for sound in heard}, {sound.rstrip("aeiou") for sound in meant}
    return any(shared(one, other) == min(len(one), len(other)) for one in stems[0] for other in stems[1])


@lru_cache(maxsize=1 << 12)
def distance(one: str, other: str, most: int) -> int:
    """Count letters left out, put in, changed, or changed round with the next; ``most`` + 1 where there are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, sign in enumerate(one):
        below = [at + 1]
        for place, letter in enumerate(other):
            least = min(row[place + 1] + 1, below[place] + 1, row[place] + (sign != letter))
            if at and place and sign == other[place - 1] and one[at - 1] == letter:
                least = min(least, before[place - 1] + 1)
            below.append(least)
        if min(below) > most and min(row) > most:
            return most + 1
        before, row = row, below
    return min(row[-1], most + 1)


def slips(word: str) -> Iterator[str]:
    """Give what a slip of the pen makes of a word: a letter too few, too many or another, two of them changed about.

    A letter too many stands within the word or before it; many a word with one behind it is another form.
    """
    for at in range(len(word)):
        start, letter, end = word[:at], word[at], word[at + 1 :]
        yield start + end
        if end:
            yield start + end[0] + letter + end[1:]
        for other in ascii_lowercase:
            yield start + other + letter + end
            yield start + other + end


def shared(one: str, other: str) -> int:
    """Count the letters that two words begin with in common."""
    same = (number for number, (first, second) in enumerate(zip(one, other, strict=False)) if first != second)
    return next(same, min(len(one), len(other)))
