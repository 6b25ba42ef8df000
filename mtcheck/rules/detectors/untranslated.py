"""What was left in another language: sentences, runs of words, single words, words in another script.

Only a word that no English dictionary and no native news knows starts a finding. A name, a title, a loan word, and an
expression that the writer quotes, sets apart, presents or explains never do.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from itertools import filterfalse
from typing import NamedTuple

from mtcheck.model import Mark, Span
from mtcheck.rules.detectors.foreign_names import in_foreign_name
from mtcheck.rules.detectors.mentions import Piece, apart, around, foreign_spans, named, presented, served, words_of
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import PUNCTUATION, Cleared, later, once
from mtcheck.rules.view import Hit, View
from mtcheck.text import tables
from mtcheck.text.fold import lower
from mtcheck.text.foreign import foreign, loan_phrases
from mtcheck.text.language import LANGUAGES, OTHER_SCRIPT, code_of, identify, telling
from mtcheck.text.tables import Owners
from mtcheck.text.words import WORD, Word

# Sentences of fewer words are looked at as runs.
_SENTENCE_WORDS = 4
# The share of words of the other language that makes a sentence untranslated, not merely half translated …
_SENTENCE_SHARE = 0.6
# … and so many words of it, or a name and two foreign words would be a sentence.
_SENTENCE_FOREIGN = 3
# A cry of so many words at most, in quotation marks, is given as it was cried.
_CRY_WORDS = 8
# So many different words left over from a language prove that the story has been in it: then its words that may also be
# slips in English (“conserva”) are leftovers too, if they have so many letters.
_CONFIRMED = 3
_DOUBTED = 5
# The share of letters of another script from which nothing of a sentence counts as translated.
_SCRIPT_SHARE = 0.8
# A word that runs on in Latin letters is a name as its bearer spells it.
# What may stand between such words is none of their letters: else a long run could be taken apart in too many ways.
_OTHER_WORDS = later(rf"(?<!\w){OTHER_SCRIPT.pattern}{{2,}}(?:[0-9０-９ \"',-]{{1,3}}{OTHER_SCRIPT.pattern}+)*(?!\w)")
# A post shown as it was written, and the text that fills a page before the copy is there.
_NOT_COPY = (
    "twitter.com/", "instagram.com/", "orem ipsum", "dolor sit amet", "irure dolor", "dolore eu fugiat", "magna aliqua",
)  # fmt: skip

_POST = later(r"\(@\w+\) [A-Z][a-z]+ \d{1,2}, \d{4}")

# German writes nouns with capitals, as English writes names: these endings are nouns.
_GERMAN_NOUN = (
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "meister", "meisterin", "minister",
)  # fmt: skip
_BEFORE_A_NOUN = frozenset({
    "a", "an", "the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "new", "old", "first",
    "second", "no", "any", "some", "each",
})  # fmt: skip
# Money keeps its name in any language.
MONEY = frozenset({
    "bolívar", "bolívares", "céntimos", "guaraní", "guaraníes", "haléř", "kuruş", "reais", "złoty", "złotych", "złotys",
})  # fmt: skip
# Small words that join names and titles: no sign on their own.
_PARTICLES = frozenset({
    "della", "dello", "delle", "degli", "nella", "nelle", "pour", "sous", "chez", "para", "por", "con", "und", "zur",
    "zum", "vom", "beim", "aus", "voor", "över", "über", "unter", "sobre", "entre",
})  # fmt: skip


_COLON = 10  # characters before a word: more than a colon, a space and quotation marks


class Leftover(NamedTuple):
    """One stretch of another language; ``kind`` is sentence, run, word or script."""

    kind: str
    mark: Mark
    language: str
    text: str


@detector("untranslated-sentence")
def untranslated_sentence(view: View) -> Iterator[Hit]:
    """Find whole sentences left in another language."""
    return _hits(view, "sentence")


@detector("untranslated-words")
def untranslated_words(view: View) -> Iterator[Hit]:
    """Find words left in another language or script; the same words are one finding with several places."""
    return _hits(view, "run", "word", "script")


def _hits(view: View, *kinds: str) -> Iterator[Hit]:
    grouped: dict[tuple[str, str], list[Mark]] = {}
    for leftover in leftovers(view):
        if leftover.kind in kinds:
            grouped.setdefault((leftover.text, leftover.language), []).append(leftover.mark)
    for (_, language), marks in grouped.items():
        yield Hit(tuple(marks), {"language": LANGUAGES[language]})


@once
def leftovers(view: View) -> tuple[Leftover, ...]:
    """Find all that was left over in a document, segment by segment; the two detectors share one look."""
    suspects = _suspects(view.vocabulary)
    strange = OTHER_SCRIPT.search("\n".join(filterfalse(str.isascii, view.folded)))
    if not (suspects or strange):
        return ()
    votes = Counter(language for word in suspects if (owners := foreign(lower(word))) for language in owners.languages)
    seen = frozenset(language for language, count in votes.items() if count >= _CONFIRMED)
    votes[code_of(view.document.source_language or "")] += len(suspects)
    found: list[Leftover] = []
    for index, text in enumerate(view.folded):
        if strange and not text.isascii() and OTHER_SCRIPT.search(text) and not _shown_as_is(text):
            found += _in_other_script(view, index)
        if suspects and (seen or any(map(text.__contains__, suspects))) and not _shown_as_is(text):
            found += _in_segment(view, index, votes, seen)
    return tuple(_settle(view, found)) if found else ()


_cleared = Cleared()


def _suspects(vocabulary: frozenset[str]) -> list[str]:
    """Give the words of a story's tokens that are foreign, not English and no names; a word for each token."""
    new = _cleared.new(vocabulary)
    unknown = filterfalse(tables.english().__contains__, {token.strip(PUNCTUATION) for token in new})
    suspects = set(filter(_is_suspect, unknown))
    found = {token: word for token in new if (word := token.strip(PUNCTUATION)) in suspects} if suspects else {}
    _cleared.keep(new.difference(found))
    return list(found.values())


def _is_suspect(word: str) -> bool:
    """Say whether a word that is not English is foreign and no name."""
    if word.islower():
        return word not in MONEY and (owners := foreign(word)) is not None and owners.sure
    return word.endswith(_GERMAN_NOUN) and tables.owners(lower(word)) is not None


def _shown_as_is(text: str) -> bool:
    return any(sign in text for sign in _NOT_COPY) or _POST.search(text) is not None


def _in_segment(view: View, index: int, votes: Counter[str], seen: frozenset[str]) -> Iterator[Leftover]:
    """Look at one segment closely, sentence by sentence; words of languages ``seen`` in the story need less proof."""
    known = [(small, _known(small)) for small in WORD.findall(view.lowered[index])]
    if not _may_hold(known, seen):
        return
    text = view.folded[index]
    openings = _openings(view, index)
    pieces = _pieces(view, index, known, seen, openings)
    spans = apart(text)
    quotes = [Span(*span[:2]) for span in view.segments[index].protected if span.kind == "quote"]
    for sentence in view.sentences(index):
        inside = words_of(sentence, pieces)
        prose = [piece for piece in inside if not around(spans, piece.word)] if spans else inside
        if inside and _is_cry(view, index, inside):
            continue
        language = _sentence_language(text[sentence.start : sentence.end], prose or inside)
        if language and not _names_alone(text, inside):
            start, end = inside[0].word.start, inside[-1].word.end
            yield Leftover("sentence", Mark(index, start, end), language, text[start:end])
        elif inside:
            for kind, run in _in_sentence(view, index, inside, openings, (spans, quotes)):
                start, end = run[0].word.start, run[-1].word.end
                yield Leftover(kind, Mark(index, start, end), _language(run, votes), lower(text[start:end]))


def _may_hold(known: list[tuple[str, "_Known"]], seen: frozenset[str]) -> bool:
    """Say whether lower-cased words hold one that is a sign on its own, or enough to be a foreign sentence."""
    return (
        any((owners and _is_sure(small, owners, seen)) or small.endswith(_GERMAN_NOUN) for small, (*_, owners) in known)
        or sum(away for _, (_, away, _) in known) >= _SENTENCE_FOREIGN
    )


def _is_sure(small: str, owners: Owners, seen: frozenset[str]) -> bool:
    """Say whether a word that may be left over is a sign on its own."""
    return small not in _PARTICLES and (
        owners.sure or (len(small) >= _DOUBTED and not seen.isdisjoint(owners.languages))
    )


def _is_cry(view: View, index: int, pieces: list[Piece]) -> bool:
    """Say whether the words of a sentence are a short cry in a quotation, which a writer may give as it was cried."""
    mark = Mark(index, pieces[0].word.start, pieces[-1].word.end)
    short = len(pieces) <= _CRY_WORDS and view.folded[index].startswith("!", mark.end)
    return short and view.protected(mark, "quote")


def _sentence_language(text: str, pieces: list[Piece]) -> str | None:
    """Name the language of a sentence that was not translated at all."""
    share = sum(piece.foreign for piece in pieces)
    if len(pieces) < _SENTENCE_WORDS or share < max(_SENTENCE_FOREIGN, _SENTENCE_SHARE * len(pieces)):
        return None
    guess = identify(text)
    return guess.language if guess.language != "en" else None


def _names_alone(text: str, pieces: list[Piece]) -> bool:
    """Say whether a sentence holds names of institutions, spelt as at home, and little else that is foreign."""
    nowhere_sure = range(len(text))  # any capital may open what was left over
    small = [piece for piece in pieces if piece.foreign and piece.word.text[0].islower()]
    left = [piece for piece in small if not in_foreign_name(text, piece.word, piece.languages, nowhere_sure)]
    return len(left) < min(len(small), _SENTENCE_FOREIGN)


def _pieces(
    view: View, index: int, known: list[tuple[str, "_Known"]], seen: frozenset[str], openings: Set[int]
) -> list[Piece]:
    """Put together what is known of every word of a segment; loan phrases count as English."""
    text = view.lowered[index]
    loans = [Span(*found.span()) for found in loan_phrases().finditer(text)]
    pieces = []
    for word, (small, (languages, away, owners)) in zip(view.words(index), known, strict=True):
        if loans and around(loans, word):
            languages, away, owners = _ENGLISH
        sure = owners is not None and _is_sure(small, owners, seen) and not in_address(text, word)
        pieces.append(Piece(word, languages, away, sure, word.text[0].isupper() and word.start not in openings))
    return pieces


def _openings(view: View, index: int) -> set[int]:
    """Give where a capital makes no name: a sentence may begin with a quotation mark or two."""
    return {sentence.start + marks for sentence in view.sentences(index) for marks in range(3)}


class _Known(NamedTuple):
    """What the tables know of a word; ``owners`` only where it may be left over, ``away`` as `Piece.foreign`."""

    languages: tuple[str, ...]
    away: bool
    owners: Owners | None


_ENGLISH = _Known((), away=False, owners=None)


@lru_cache(maxsize=4096)
def _known(small: str) -> _Known:
    """Look a lower-cased word up."""
    if owners := None if small in tables.english() else foreign(small):
        return _Known(owners.languages, away=True, owners=owners)
    languages = tuple(tables.frequent().get(small, ()))
    return _Known(languages, away=bool(languages) and small in telling(), owners=None) if languages else _ENGLISH


def in_address(text: str, word: Word) -> bool:
    """Say whether a word belongs to an address, a handle, a hashtag or a file name."""
    before, after = text[max(0, word.start - 1) : word.start], text[word.end : word.end + 2]
    return before in tuple("@#/._&=") or after[:1] in tuple("@/_=") or (after[:1] == "." and after[1:].isalnum())


def _in_sentence(
    view: View, index: int, pieces: list[Piece], openings: Set[int], set_apart: Sequence[Sequence[Span]]
) -> Iterator[tuple[str, list[Piece]]]:
    """Find runs and single words in a sentence that is otherwise English.

    Passed over is what stands in an address, or with little English in what is ``set_apart``.
    """
    text = view.folded[index]
    shown = [foreign_spans(each, pieces) for each in set_apart]
    for at, piece in enumerate(pieces):
        if piece.name and _german_noun(pieces, at) and not presented(text, piece.word):
            yield "word", [piece._replace(languages=("de",))]
    for run in _runs(text, pieces) if any(piece.sure for piece in pieces) else ():
        if named(text, pieces, run) or _in_names(text, run, openings):
            continue
        whole = Word(run[0].word.start, run[-1].word.end, text[run[0].word.start : run[-1].word.end])
        on_purpose = presented(text, whole) or served(text, whole) or any(around(spans, whole) for spans in shown)
        if not on_purpose and not view.protected(Mark(index, whole.start, whole.end), "url", "code"):
            yield "run" if len(run) > 1 else "word", run


def _in_names(text: str, run: list[Piece], openings: Set[int]) -> bool:
    """Say whether every word of a run that is a sign belongs to a name that is spelt as at home."""
    return all(
        in_foreign_name(text, piece.word, piece.languages, openings)
        for piece in run
        if piece.sure and piece.word.text[0].islower()
    )


def _german_noun(pieces: list[Piece], at: int) -> bool:
    """Say whether a word with a capital is a German noun that stands where an English noun would."""
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    return (
        at > 0
        and "de" in pieces[at].languages
        and pieces[at].word.text.endswith(_GERMAN_NOUN)
        and pieces[at - 1].word.text in _BEFORE_A_NOUN
        and not (following and following.name)
    )


def _runs(text: str, pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Cut out the longest runs of words that share a language and hold a sign."""
    run: list[Piece] = []
    shared: set[str] = set()
    for piece in pieces:
        if run:
            shared.intersection_update(piece.languages)
            if shared and text[run[-1].word.end : piece.word.start] == " ":
                run.append(piece)
                continue
            yield from _trimmed(run)
        run = [piece] if piece.languages else []
        shared = set(piece.languages)
    if run:
        yield from _trimmed(run)


def _trimmed(run: list[Piece]) -> Iterator[list[Piece]]:
    """Take English words and names off the ends of a run; a German noun stays at its end, for all its capital."""
    if not any(piece.sure and piece.word.text[0].islower() for piece in run):
        return
    english = tables.english()
    kept = [at for at, piece in enumerate(run) if lower(piece.word.text) not in english and not piece.name]
    german = [at for at, piece in enumerate(run) if piece.name and piece.sure and "de" in piece.languages]
    yield run[kept[0] : max(kept[-1:] + german) + 1]


def _language(run: list[Piece], votes: Counter[str]) -> str:
    """Name the language that all words of a run may belong to; of several, the one the story's other words point to."""
    shared = [language for language in run[0].languages if all(language in piece.languages for piece in run)]
    return max(shared, key=lambda language: votes[language])


def _in_other_script(view: View, index: int) -> Iterator[Leftover]:
    """Find sentences and stretches in another script."""
    text = view.folded[index]
    spans = apart(text)
    for sentence in view.sentences(index):
        guess = identify(text[sentence.start : sentence.end])
        if guess.method == "script" and guess.probability > _SCRIPT_SHARE:
            yield Leftover("sentence", Mark(index, *sentence), guess.language, text[sentence.start : sentence.end])
            continue
        for found in _OTHER_WORDS.finditer(text, sentence.start, sentence.end):
            word = Word(*found.span(), found[0])
            after_colon = text[max(0, word.start - _COLON) : word.start].rstrip('"').endswith(": ")
            if not after_colon and not presented(text, word) and not around(spans, word):
                yield Leftover("script", Mark(index, word.start, word.end), identify(found[0]).language, found[0])


def _settle(view: View, found: list[Leftover]) -> Iterator[Leftover]:
    """Drop what the story uses as names elsewhere: single words with a capital, and runs that open with one."""
    words = {leftover.text for leftover in found if leftover.kind == "word"}
    names: set[str] = set()
    for index, (small, text) in enumerate(zip(view.lowered, view.folded, strict=True)):
        if any(small.count(word) > text.count(word) for word in words):
            openings = _openings(view, index)
            capitalised = (word for word in view.words(index) if word.text[0].isupper())
            names.update(lower(word.text) for word in capitalised if word.start not in openings)
    places = sorted((leftover.mark.segment, leftover.mark.start) for leftover in found)
    runs = {_words(view, leftover) for leftover in found if leftover.kind == "run"}
    known_runs = {words for words in runs if _is_name_elsewhere(view, words, places)}
    for leftover in found:
        known = leftover.kind == "word" and leftover.text in names and not leftover.text.endswith(_GERMAN_NOUN)
        if not known and not (leftover.kind == "run" and _words(view, leftover) in known_runs):
            yield leftover


def _words(view: View, leftover: Leftover) -> str:
    """Give what was left over with its capitals."""
    mark = leftover.mark
    return view.folded[mark.segment][mark.start : mark.end]


def _is_name_elsewhere(view: View, words: str, left: Sequence[tuple[int, int]]) -> bool:
    """Say whether words that open a sentence stand elsewhere in the story where their capital makes a name.

    ``left`` says in order where something was left over: segments and starts.
    """
    if not words[0].isupper():
        return False
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    for index, text in enumerate(view.folded):
        if words not in text:
            continue
        openings = _openings(view, index)
        for start, end in map(re.Match.span, whole.finditer(text)):
            if start not in openings and bisect_left(left, (index, start)) == bisect_left(left, (index, end)):
                return True
    return False
