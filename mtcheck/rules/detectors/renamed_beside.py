"""Persons who keep the given name of the source and have another surname, or none, in the English."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mtcheck.model import Mark
from mtcheck.rules.detectors.alphabets import CYRILLIC_LETTERS, UKRAINIAN_LETTERS
from mtcheck.rules.detectors.given_names import is_given
from mtcheck.rules.detectors.likeness import WORD, bare, distance, same_sound, shared, sounds
from mtcheck.rules.detectors.names_beside import UNINFLECTED, source_words
from mtcheck.rules.detectors.persons_beside import Named, is_elsewhere, named, pairs_of, runs
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import just_before, later, once
from mtcheck.rules.detectors.spellings import is_word
from mtcheck.rules.view import Hit, View
from mtcheck.text.dates import DATE_WORDS
from mtcheck.text.language import CYRILLIC
from mtcheck.text.tables import english
from mtcheck.text.words import vocabulary

# Letters of a name that an ending of the grammar, or another romanisation, leaves alone at the least; a shorter surname
# is likelier a particle or an initial.
_STEM = _SHORTEST = 4
# What shows that a name is a grown person's: an age, or what was said.
_PERSON = later(
    r"(?:, (?:1[89]|[2-9]\d)[,.]| (?:said|says|told|added|explained|warned|denied|confirmed|complained|argued|insisted"
    r"|noted|declined|promised|announced)\b)"
)
# Who is called by the given name in English.
_FIRST_NAMED = later(r"\b(?:Queen|King|Prince(?:ss)?|Pope|Patriarch|Brother|Sister|Father|Mother|Sir|Dame|Lady) \Z")
# Letters that one alphabet has for another's, in both cases; what a romanisation may differ in, `sounds` evens out.
_LATIN, _UKRAINIAN = (
    str.maketrans(letters | {small.upper(): latin.capitalize() for small, latin in letters.items()})
    for letters in (CYRILLIC_LETTERS, UKRAINIAN_LETTERS)
)
_ANY_WORD = later(r"\w+")
# Languages whose names keep their ends, but for an “s”.
_UNCHANGED = (UNINFLECTED | vocabulary("da de nl no ro sv tr")) - CYRILLIC


class _Name(NamedTuple):
    given: str
    family: str
    told: str


@detector("name-of-the-source-replaced")
def name_of_the_source_replaced(view: View) -> Iterator[Hit]:
    """Find a person whose surname is another one than in the source, while the one of the source is nowhere.

    Silent for another ending or spelling of it, where the source has the other name anywhere, and where its alphabet is
    another, which spells the names of third languages as they sound.
    """
    places: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for (paragraph, ours, _), lost in _lost(view):
        for given, family in pairs_of(ours) if paragraph.language not in CYRILLIC else ():
            name = lost.get(_key(given.text, paragraph.language))
            person = says_or_is(paragraph.text, family.end)
            if name and _is_another(family.text, name, view, paragraph.language, person=person):
                places[f"{given.text} {family.text}", name.told].append(paragraph.mark(given.start, family.end))
    yield from (Hit(tuple(marks), {"other": name}) for (_, name), marks in places.items())


@detector("half-a-name")
def half_a_name(view: View) -> Iterator[Hit]:
    """Find a person who has a surname in the source, and is called by the given name alone all through the English.

    Silent for royalty, clergy and knights, and for Icelanders, who have no surnames.
    """
    for (paragraph, ours, _), lost in _lost(view):
        if paragraph.language == "is":
            continue
        paired = {given.start for given, _ in pairs_of(ours)}
        for found in WORD.finditer(paragraph.text):
            name = lost.get(_key(found[0], paragraph.language)) if found[0][0].isupper() else None
            if not name or found.start() in paired or (bare(found[0]) in english() and not is_given(found[0])):
                continue
            if _PERSON.match(paragraph.text, found.end()) and not just_before(_FIRST_NAMED, found):
                yield Hit((paragraph.mark(*found.span()),), {"other": name.told})


def says_or_is(text: str, end: int) -> bool:
    """Say whether what stands behind a name shows that it is a grown person's."""
    return _PERSON.match(text, end) is not None


class _Kept(NamedTuple):
    """The words of the English that begin with a capital, bare; how they sound, and how their sounds begin."""

    words: frozenset[str]
    sounds: frozenset[str]
    beginnings: frozenset[str]


@once
def _kept(view: View) -> _Kept:
    words = frozenset(bare(word) for text in view.folded for word in WORD.findall(text) if word[0].isupper())
    heard = frozenset(sound for word in words for sound in sounds(word))
    return _Kept(words, heard, frozenset(sound[:end] for sound in heard for end in range(len(sound) + 1)))


@once
def _stems(view: View) -> frozenset[str]:
    """Give how the words of all sources begin, as they sound."""
    return frozenset(sound[:_STEM] for word in source_words(view) for sound in sounds(word))


def _in_latin(source: str, language: str | None) -> str:
    return (source.translate(_UKRAINIAN) if language == "uk" else source).translate(_LATIN)


@once
def _lost(view: View) -> list[tuple[Named, Mapping[str, _Name]]]:
    """Give the paragraphs whose source has persons of whose surnames the English has none, with these persons."""
    found = ((each, _lost_of(each, _kept(view))) for each in named(view))
    return [(each, lost) for each, lost in found if lost]


def _lost_of(each: Named, kept: _Kept) -> Mapping[str, _Name]:
    """Give the persons of the source whose surnames the English has not, by what their given names are known by."""
    language, source = each.paragraph.language, each.paragraph.source
    found: dict[str, list[_Name]] = defaultdict(list)
    theirs, written = each.theirs, {}
    if language in CYRILLIC:
        theirs = list(runs(_in_latin(source, language)))
        written = {_in_latin(word, language): word for word in _ANY_WORD.findall(source)}
    couples = list(pairs_of(theirs))
    # Of two surnames the second is left out: “Rocío Montoya Heredia” is Montoya. A title is no given name.
    surnames = {
        second.start
        for first, second in couples
        if language != "hu"
        and bare(first.text) in kept.words
        and (is_given(first.text) or bare(first.text) not in english())
    }
    for first, second in couples:
        given, family = (second, first) if language == "hu" else (first, second)
        if given.start in surnames or (language == "hu" and not is_given(given.text)):
            continue
        if (
            len(family.text) >= _SHORTEST
            and not is_given(family.text)
            and not is_elsewhere(bare(family.text), language)
        ):
            told = f"{written.get(first.text, first.text)} {written.get(second.text, second.text)}"
            found[_key(given.text, language)].append(_Name(given.text, family.text, told))
    return {
        key: names[0]
        for key, names in found.items()
        if not any(_is_kept(name.family, kept, language) for name in names)
    }


def _key(given: str, language: str | None) -> str:
    """Give what a given name is known by: its letters, or where its end may be grammar what is heard first."""
    if language in _UNCHANGED:
        return bare(given)
    return min(sounds(given))[: _STEM + 1]


def _is_kept(family: str, kept: _Kept, language: str | None) -> bool:
    """Say whether the English has a surname in any form: inflected, or romanised in another way."""
    plain = bare(family)
    if plain in kept.words or plain.removesuffix("s") in kept.words:
        return True
    heard = sounds(family, language)
    if language in _UNCHANGED:
        return not kept.sounds.isdisjoint(heard)
    # The last letters may be an ending.
    return not kept.beginnings.isdisjoint(sound[: max(_STEM, len(sound) - 2)] for sound in heard)


def _is_another(family: str, name: _Name, view: View, language: str | None, *, person: bool) -> bool:
    """Say whether a surname is none of the source, nor another form of the one that is there."""
    plain, other, theirs = bare(family), bare(name.family), source_words(view)
    # A day or a month stands behind a name that ends its clause: “told José Friday”.
    if len(plain) < _SHORTEST or plain in DATE_WORDS or plain in theirs or plain.removesuffix("s") in theirs:
        return False
    if language not in _UNCHANGED:
        if distance(plain, other, 2) <= 2 or not _stems(view).isdisjoint(sound[:_STEM] for sound in sounds(family)):
            return False
    elif same_sound(family, name.family, language, inflected=False) or shared(plain, other) >= len(other) - 1:
        return False
    # “Lega North” is no person, and a letter is how a name is spelt.
    return distance(plain, other, 1) > 1 and (person or not is_word(plain))
