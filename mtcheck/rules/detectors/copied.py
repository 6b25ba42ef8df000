"""Words that stand in the English as they stand in its source: copied, or half copied and given another ending.

With the source beside it a word need not be known to be foreign: it is enough that it is no English one. What the
source has from English, names, titles, loan words, and what a writer sets apart or presents, are left alone.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, product
from operator import attrgetter
from string import ascii_lowercase
from typing import NamedTuple

from mtcheck.model import Mark, Span
from mtcheck.rules.detectors.beside import SourcedParagraph, beside
from mtcheck.rules.detectors.likeness import shared, slips
from mtcheck.rules.detectors.mentions import APART_SHARE, apart, around, explained, presented
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import once
from mtcheck.rules.detectors.spellings import LONGEST, is_compound, is_english, is_known
from mtcheck.rules.detectors.untranslated import MONEY, in_address, leftovers
from mtcheck.rules.view import Hit, View
from mtcheck.text import tables
from mtcheck.text.fold import lower, unaccented
from mtcheck.text.foreign import foreign, loan_phrases, loans
from mtcheck.text.language import OTHER_SCRIPTS, telling
from mtcheck.text.sentences import sentences
from mtcheck.text.words import Word, vocabulary, words

# Shorter words are abbreviations and sounds, and alike in many languages.
_LETTERS = 4
# Each half of a word that two English words make up is at least so long.
_HALF = 4
# What all languages put before a word as English does (“megafan”); so few letters behind it are an ending (“superar”).
_FIRST = ("anti", "cyber", "mega", "micro", "mini", "multi", "super", "ultra")
_ENDING = 2
# A half copied word has so many letters, and so many of the source's word from its start on …
_LONG, _STEM, _STEM_SHARE = 6, 5, 0.6
# … or, with those at its end, all but one. Source words are looked up by so many, and so many of them tried.
_INDEXED, _TRIED = 3, 20
# So many letters at the end of a word may differ from form to form (“mutirão”, “mutirões”).
_FORMS = 3

# Joints of each language that are no English words, nor abbreviations (“pour”, “din”, “v” are): between two English
# words they are no part of a name or title.
_JOINTS = {
    "es": vocabulary("que y por una un el las los del al su sus se pero muy también más sobre además asimismo de la"),
    "pt": vocabulary("que e da das um uma por não em ao os de mais também"),
    "fr": vocabulary("que qui et une un des du les le la de dans avec est sur au ses"),
    "it": vocabulary("che e di del della dei delle il gli una un nel nella sono più anche"),
    "de": vocabulary("und der das dem ein eine einen mit von für ist nicht auf zu sich auch"),
    "ro": vocabulary("și că de la sau nu sunt este"),
    "pl": vocabulary("na nie się jest oraz przez"),
    "cs": vocabulary("na že se je které který jsou při"),
}
# Endings that English gives to the same stems as other languages do, a name or a word of medicine among them; and those
# of medicines, germs and sciences, which are new every year.
_FREE = (
    *("ism", "isms", "plasty", "ization", "isation", "izing", "ising", "ically"),
    *("mab", "vir", "tide", "virus", "viruses", "osis", "omics", "ology", "ologist", "ologists", "oid", "oids"),
)
_START = attrgetter("word.start")
_PARTS = re.compile("['-]")


class Copied(NamedTuple):
    """A stretch of English; ``other`` is the word of the source that it is half copied from, None where it is whole."""

    start: int
    end: int
    other: str | None = None


class _Source(NamedTuple):
    """The words of a source, small and without accents, with how they are written there, and its pairs of words."""

    forms: dict[str, set[str]]
    pairs: set[tuple[str, str]]


class _Piece(NamedTuple):
    """A word of the English; ``plain`` is small and without accents, ``forms`` are those in the source, if any."""

    word: Word
    small: str
    plain: str
    forms: frozenset[str]


def copied(text: str, source: str, language: str | None) -> Iterator[Copied]:
    """Give what stands in folded English as in its folded source, or nearly so, and is no English; in no order."""
    # Among other letters, what stands in Latin ones is a name or an English word; what English has of theirs in its own
    # letters (“varenyky”) writers keep as well as engines.
    if language in OTHER_SCRIPTS or language == "en":
        return
    found, joining = words(text), _JOINTS.get(language or "", frozenset())
    if not any(_is_suspect(word.text) or word.text in joining for word in found):
        return
    origin = _source(source)
    pieces = [_piece(word, origin) for word in found]
    suspects = [at for at, word in enumerate(found) if _is_suspect(word.text)]
    joints = _lone_joints(text, pieces, joining)
    if not suspects and not joints:
        return
    look = _Look(text, pieces, origin, language)
    whole = {at for at in suspects if pieces[at].forms and look.is_copied(at)}
    yield from look.stretches(whole.union(filter(look.is_free, joints)))
    yield from look.half_copied([at for at in suspects if not pieces[at].forms])


def _source(source: str) -> _Source:
    """Look the words of a source over; what stands behind an elision is a word of its own, too (“l'Académie”)."""
    forms: dict[str, set[str]] = {}
    pairs: set[tuple[str, str]] = set()
    before: list[str] = []
    for word in words(source):
        own = [word.text, *word.text.split("'")[1:]]
        plain = [unaccented(lower(text)) for text in own]
        for text, small in zip(own, plain, strict=True):
            forms.setdefault(small, set()).add(text)
        pairs.update(product(before, plain))
        before = plain
    return _Source(forms, pairs)


def _piece(word: Word, origin: _Source) -> _Piece:
    small = lower(word.text)
    plain = unaccented(small)
    return _Piece(word, small, plain, frozenset(origin.forms.get(plain, ())))


@lru_cache(maxsize=1 << 13)
def _is_suspect(text: str) -> bool:
    """Say whether a word is long enough and no English one; one with a capital must be common in another language."""
    small = lower(text)
    if not _LETTERS <= len(text) <= LONGEST or not text[1:].islower() or _is_at_home(small):
        return False
    return text[0].islower() or small in tables.frequent() or any(small in joints for joints in _JOINTS.values())


@lru_cache(maxsize=1 << 13)
def _is_at_home(small: str) -> bool:
    """Say whether English has a word in small letters, or could make it."""
    if small in loans() or small in MONEY or small in tables.english():
        return True
    if not small.isalpha():
        # “d'espionnage” is not English for its “d”, “e-shop” is for its “shop”; “70x200” is no word.
        parts = [part for part in _PARTS.split(small) if len(part) > 1]
        return not all(map(str.isalpha, parts)) or any(map(_is_at_home, parts)) or not parts
    owners = foreign(small)
    sure = owners is not None and owners.sure
    return (not sure and (is_english(small) or is_english(unaccented(small)))) or _is_joined(small)


def _is_joined(small: str) -> bool:
    """Say whether a word is made of two English ones: the source has it from there (“technoparty”)."""
    english = tables.english()
    rests = (small.removeprefix(first) for first in _FIRST if small.startswith(first))
    return any(len(rest) > _ENDING and rest in english for rest in rests) or any(
        small[at:] in english and (small[:at] in english or (at > _HALF and is_known(small[:at])))
        for at in range(_HALF, len(small) - _HALF + 1)
    )


def _lone_joints(text: str, pieces: Sequence[_Piece], known: frozenset[str]) -> list[int]:
    """Give where a joint of the source stands between two English words."""
    english = tables.english()
    return [
        at
        for at, piece in enumerate(pieces[1:-1], 1)
        if piece.word.text in known
        and piece.word.text in piece.forms
        and all(_is_plain(other.word.text) and other.small in english for other in (pieces[at - 1], pieces[at + 1]))
        and text[pieces[at - 1].word.end : piece.word.start] == text[piece.word.end : pieces[at + 1].word.start] == " "
    ]


def _is_plain(text: str) -> bool:
    return len(text) > 1 and text.islower()


class _Look:
    """A closer look at a paragraph that holds a suspect."""

    def __init__(self, text: str, pieces: Sequence[_Piece], origin: _Source, language: str | None) -> None:
        self.text, self.pieces, self.origin, self.language = text, pieces, origin, language
        self.joints = _JOINTS.get(language or "", frozenset())
        self.apart = [span for span in apart(text) if self._is_foreign(span)]
        self.loans = [Span(*found.span()) for found in loan_phrases().finditer(lower(text))]
        self.openings = {sentence.start + marks for sentence in sentences(text) for marks in range(3)}
        # What follows a copied name, copied with it, is a part of it.
        self.named = self._named()

    def _is_foreign(self, span: Span) -> bool:
        """Say whether little English stands in what is set apart: then it is foreign on purpose."""
        first, behind = (bisect_left(self.pieces, place, key=_START) for place in (span.start, span.end))
        inside = self.pieces[first:behind]
        away = (piece.small in telling() or not _is_at_home(piece.small) for piece in inside if piece.forms)
        return sum(away) >= APART_SHARE * len(inside)

    def _named(self) -> set[int]:
        named: set[int] = set()
        for at in range(len(self.pieces)):
            if self.follows(at) and (at - 1 in named or self._is_name(at - 1)):
                named.add(at)
        return named

    def follows(self, at: int) -> bool:
        """Say whether a word stands behind the one before it as it does in the source."""
        if at == 0 or not self.pieces[at].forms:
            return False
        before, piece = self.pieces[at - 1], self.pieces[at]
        together = self.text[before.word.end : piece.word.start] == " "
        return together and (before.plain, piece.plain) in self.origin.pairs

    def _is_name(self, at: int) -> bool:
        piece = self.pieces[at]
        if not piece.word.text[0].isupper() or all(map(str.islower, piece.forms)):
            return False
        opens = piece.word.start in self.openings
        return not (opens and (piece.small in self.joints or piece.small in tables.english()))

    def is_free(self, at: int) -> bool:
        """Say whether a word stands in running text: no address, loan phrase or name, not set apart or presented."""
        word = self.pieces[at].word
        return not (
            at in self.named
            or self.text[word.end : word.end + 1].isdigit()
            or self.text[max(0, word.start - 1) : word.start] == "$"
            or in_address(self.text, word)
            or around(self.loans, word)
            or around(self.apart, word)
            or presented(self.text, word)
        )

    def is_copied(self, at: int) -> bool:
        """Say whether a word that English has not, and the source has, was left over."""
        word, small, _, forms = self.pieces[at]
        if small in self.joints and self._joins_names(at):
            return False
        owners = foreign(small)
        if owners is not None and self.language and self.language not in owners.languages:
            return False
        sure = owners is not None and owners.sure
        if self.language is None and not sure:
            # It may be English, too.
            return False
        written_small, written_large = any(map(str.islower, forms)), not all(map(str.islower, forms))
        if word.text[0].isupper():
            behind = self.pieces[at + 1 : at + 2]
            opens = word.start in self.openings and not (behind and behind[0].word.text[0].isupper())
            # Languages and makes have small letters elsewhere (“el sánscrito”): only common words are taken for copied.
            common = small in self.joints or (written_small and not written_large and small in tables.frequent())
            if not (opens and sure and common):
                return False
        elif not sure and written_large:
            # A name in small letters, or a noun that German has from English.
            return False
        elif not written_small and self.language != "de":
            return False
        return self.is_free(at)

    def _joins_names(self, at: int) -> bool:
        """Say whether a word stands between two with capitals (“Piazza della Scala”)."""
        neighbours = (*self.pieces[max(0, at - 1) : at], *self.pieces[at + 1 : at + 2])
        return len(neighbours) > 1 and all(piece.word.text[0].isupper() for piece in neighbours)

    def stretches(self, whole: set[int]) -> Iterator[Copied]:
        """Put together what was copied in one: from one word of these to another, whatever is between."""
        run: list[int] = []
        for at in range(len(self.pieces) + 1):
            if run and (at == len(self.pieces) or not self.follows(at)):
                yield from self._stretch([each for each in run if each in whole])
                run = []
            run.append(at)

    def _stretch(self, kept: list[int]) -> Iterator[Copied]:
        if kept:
            yield Copied(self.pieces[kept[0]].word.start, self.pieces[kept[-1]].word.end)

    def half_copied(self, suspects: Sequence[int]) -> Iterator[Copied]:
        """Find words that begin like a word of the source, and are English only in their ending."""
        if not suspects or self.language is None:
            return
        index: dict[str, list[str]] = {}
        for plain, forms in self.origin.forms.items():
            # What the source writes with a capital alone is a name, but in German.
            if len(plain) >= _STEM and (self.language == "de" or any(map(str.islower, forms))):
                index.setdefault(plain[:_INDEXED], []).append(plain)
        for at in suspects:
            word, small, plain, _ = self.pieces[at]
            if not (len(small) >= _LONG and word.text.islower() and _may_be_made(small)):
                continue
            others = index.get(plain[:_INDEXED], [])[:_TRIED]
            other = next((each for each in others if _is_made_of(plain, each)), None)
            if other and self.is_free(at):
                yield Copied(word.start, word.end, min(self.origin.forms[other]))


@lru_cache(maxsize=1 << 12)
def _may_be_made(small: str) -> bool:
    """Say whether a word that English has not is no word of another language, no compound and no slip of the pen."""
    if not small.isalpha() or small.endswith(_FREE) or foreign(small) or is_compound(small):
        return False
    lengthened = (small + letter for letter in ascii_lowercase)
    return tables.english().keys().isdisjoint(chain(slips(small), lengthened))


@lru_cache(maxsize=1 << 12)
def _is_made_of(plain: str, other: str) -> bool:
    """Say whether a word has most of another from its start on, or all but one letter of it."""
    start = shared(plain, other)
    if start >= max(_STEM, _STEM_SHARE * len(plain)):
        return True
    return start + shared(plain[::-1], other[::-1]) >= len(plain) - 1 and abs(len(plain) - len(other)) <= 1


@detector("copied-words")
def copied_words(view: View) -> Iterator[Hit]:
    """Find words copied from the source; the same words are one finding with several places."""
    grouped: dict[str, list[Mark]] = {}
    for mark, text, other in _copies(view):
        if other is None:
            grouped.setdefault(lower(text), []).append(mark)
    yield from (Hit(tuple(marks)) for marks in grouped.values())


@detector("half-copied-word")
def half_copied_word(view: View) -> Iterator[Hit]:
    """Find words that are not English and were made of a word of the source."""
    yield from (Hit((mark,), {"other": other}) for mark, _, other in _copies(view) if other is not None)


@once
def _copies(view: View) -> tuple[tuple[Mark, str, str | None], ...]:
    """Find all that was copied in a document; what stands in a sentence that was left whole is told with that."""
    found = [each for paragraph in beside(view) for each in _in_paragraph(view, paragraph)]
    known: dict[str, bool] = {}
    for _, text, other in found:
        if other is None and text not in known:
            known[text] = _is_explained_once(view, text)
    found = [each for each in found if not known.get(each[1], False)]
    if not found:
        return ()
    whole: dict[int, list[Span]] = {}
    for each in leftovers(view):
        if each.kind == "sentence":
            insort(whole.setdefault(each.mark.segment, []), Span(each.mark.start, each.mark.end))
    return tuple(each for each in found if not around(whole.get(each[0].segment, ()), Word(*each[0][1:], each[1])))


def _is_explained_once(view: View, text: str) -> bool:
    """Say whether a story explains a word, in any form that begins like it: then it is known from there."""
    stem = lower(text)[: max(_STEM, len(text) - _FORMS)]
    return any(
        lower(word.text).startswith(stem) and explained(view.folded[index], word)
        for index, small in enumerate(view.lowered)
        if stem in small
        for word in view.words(index)
    )


def _in_paragraph(view: View, paragraph: SourcedParagraph) -> Iterator[tuple[Mark, str, str | None]]:
    for start, end, other in copied(paragraph.text, paragraph.source, paragraph.language):
        mark = paragraph.mark(start, end)
        if not view.protected(mark, "url", "code"):
            yield mark, paragraph.text[start:end], other
