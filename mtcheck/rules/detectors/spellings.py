"""Words that no dictionary has: an engine makes them up of pieces where it does not know the word of the source."""

from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import repeat
from pathlib import Path

from mtcheck.model import Mark
from mtcheck.rules.bloom import holds
from mtcheck.rules.detectors.foreign_names import in_foreign_name
from mtcheck.rules.detectors.mentions import glossed, served
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import PUNCTUATION, Cleared, later
from mtcheck.rules.view import Hit, View
from mtcheck.text import tables
from mtcheck.text.fold import unaccented
from mtcheck.text.foreign import foreign, loans
from mtcheck.text.words import Word, vocabulary

# Written by corpora/build_spellings.py.
_TABLE = Path(__file__).parents[1] / "spellings.bloom"
# Words that the table knows; a shorter one is an abbreviation or a sound as often as a word.
PLAIN = later(r"[a-zß-öø-ÿ]+")
SHORTEST = 3

# A made-up word is long enough to read as a word, and no longer than German makes them.
_LONG, LONGEST = 5, 40
# Of the words of a text at most so many are slips, or it is in another language; of a few words two may be. The tables
# lack 7 in 100 words of a story at most, in 5,200 native and translated ones, and 15 of what learners write. The last
# is nearly ten times what any of these holds, and keeps a list of 50 MB from being looked through.
_SHARE, _AT_LEAST, _MOST = 0.15, 2, 300
# A plain word that is no part of an address, a compound or an expression set apart.
_FREE = later(rf"(?<![\w@#./'\"(\[*_-])(?:{PLAIN.pattern})(?![\w@/*_'\"-])(?!\.\w)")

# What English puts before and behind its words as it goes. Behind is tried with an “e” added, too (“likeable”).
_BEFORE = vocabulary(
    """
    anti auto bio co counter cross cyber dis down eco extra fore hyper in inter intra macro mega micro mid mini mis
    multi nano neo neuro non off out over photo poly post pre pro pseudo re self semi sub super tele trans ultra un
    under up
    """
)
_BEHIND = vocabulary("able ed er ers es ing ish ism ist ists ize ized less like ly ness s ship wise y")
# Each half of a compound is at least so long.
_HALF = 4


@detector("word-in-no-dictionary")
def word_in_no_dictionary(view: View) -> Iterator[Hit]:
    """Find words that are neither English nor foreign (“exquidate”), once; silent for names and what is in quotes.

    Silent, too, for what comes twice, for what the writer presents and explains, and where hardly any word is English:
    then no single one is the slip.
    """
    suspects = _suspects(view.vocabulary)
    if not 0 < len(suspects) <= min(_MOST, max(_AT_LEAST, _SHARE * len(view.vocabulary))):
        return
    # A word that comes twice is a term of the story; “bretulon” in “bretulonic” is no second place.
    words = map(str.lower, map(str.strip, view.tokens, repeat(PUNCTUATION)))
    counts = Counter(filter(suspects.__contains__, words))
    for segment, text in enumerate(view.folded):
        for found in _FREE.finditer(text) if any(map(text.__contains__, suspects)) else ():
            mark = Mark(segment, *found.span())
            if found[0] not in suspects or counts[found[0]] != 1 or view.protected(mark, "url", "code"):
                continue
            word = Word(*found.span(), found[0])
            if not (glossed(text, word) or in_foreign_name(text, word, (), ()) or served(text, word)):
                yield Hit((mark,))


_cleared = Cleared()


def _suspects(tokens: frozenset[str]) -> set[str]:
    """Give the small words of a story's tokens that no list has, unless a name is written like one."""
    new = {token: token.strip(PUNCTUATION) for token in _cleared.new(tokens) if len(token) <= LONGEST}
    suspects = set(filter(_is_suspect, new.values()))
    _cleared.keep(token for token, word in new.items() if word not in suspects)
    if not suspects:
        return suspects
    names = {token.strip(PUNCTUATION).removesuffix("'s") for token in tokens if token[:1].isupper()}
    return {word for word in suspects if word.capitalize() not in names}


def _is_suspect(word: str) -> bool:
    return len(word) >= _LONG and word.islower() and PLAIN.fullmatch(word) is not None and not is_word(word)


def is_word(word: str) -> bool:
    """Say whether a word is English, by itself or as it is made, or belongs to another language."""
    return is_english(word) or foreign(word) is not None or word in tables.frequent() or is_compound(word)


def is_english(word: str) -> bool:
    """Say whether a word in small letters is English, by itself or as it is made; many foreign ones are spelt alike."""
    if word in tables.english() or word in loans() or is_known(word):
        return True
    made = any(is_known(word[len(part) :]) for part in _BEFORE if word.startswith(part))
    return made or any(_stands_behind(word, part) for part in _BEHIND if word.endswith(part))


def _stands_behind(word: str, part: str) -> bool:
    stem = word.removesuffix(part)
    return is_known(stem) or is_known(stem + "e")


def is_compound(word: str) -> bool:
    """Say whether a word is made of two that the table knows."""
    return any(is_known(word[:at]) and is_known(word[at:]) for at in range(_HALF, len(word) - _HALF + 1))


@lru_cache(maxsize=8192)
def is_known(word: str) -> bool:
    """Say whether the table knows a spelling, accents or not; wrong for one in a hundred that it does not."""
    return len(word) >= SHORTEST and holds(_table(), unaccented(word))


@cache
def _table() -> bytes:
    return _TABLE.read_bytes()
