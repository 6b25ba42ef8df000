"""Names whose letters are not those of the source: some were lost, put in, changed or changed round."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice

from mtcheck.model import Mark
from mtcheck.rules.detectors.beside import SourcedParagraph, beside
from mtcheck.rules.detectors.likeness import CAPITALS, LATIN, WORD, bare, distance, same_sound, shared
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import later, once
from mtcheck.rules.detectors.spellings import LONGEST, is_known, is_word
from mtcheck.rules.view import Hit, View
from mtcheck.text.language import OTHER_SCRIPTS
from mtcheck.text.words import vocabulary

# A word with a capital that is no part of an address, a handle or a file name; the last range holds small letters, too.
_FREE = later(rf"[{CAPITALS}Ḁ-ỿ](?<![{LATIN}\d_@#/.].)[{LATIN}]*(?![{LATIN}\d_@/]|\.\w)")
# A shorter name is another one as soon as a letter differs; from so many letters on two may differ.
_SHORTEST, _LONG = 4, 8
# How much of the end of a word the grammar of its language may change.
_ENDING = 3
# Languages whose names keep their endings, whatever the sentence makes of them, and those in other letters, which take
# names in Latin ones as they are.
UNINFLECTED = OTHER_SCRIPTS | vocabulary("be ca en es fr gl it pt")
# What English makes of a name: of its people, of what is of it.
_DERIVED = ("s", "an", "ist", "ism", "ic", "ese", "ite", "ish", "er", "us", "um")
# English forms that the table of spellings lacks and that are nearly those of another language.
_ENGLISH = vocabulary(
    """
    balochistan bashkortostan bizkaia gipuzkoa girona ingushetia kadhafi khaddafi khodorkovsky lleida ourense sindh
    tatarstan thuringia wurttemberg
    """
)
_VOWEL, _UMLAUT, _DRAWN_OUT = later("[aeiouy]"), later("([aou])e"), later(r"(.)\1\1")
# The letters that stand for a body.
_ACRONYM = later(rf"(?<![{LATIN}\d.-])[{CAPITALS}]{{3,7}}(?![{LATIN}\d-]|\.\w)")
# A paragraph with more names, or acronyms, than these is a list: it costs more than it tells.
_MOST, _MOST_ACRONYMS = 150, 30


@once
def source_words(view: View) -> frozenset[str]:
    """Give the words of all sources of a story, bare."""
    return frozenset(map(bare, {word for source in view.sources.values() for word in WORD.findall(source)}))


@once
def _own_words(view: View) -> frozenset[str]:
    """Give the words of the English, bare."""
    return frozenset(map(bare, {word for text in view.folded for word in WORD.findall(text)}))


@detector("name-spelt-otherwise")
def name_spelt_otherwise(view: View) -> Iterator[Hit]:
    """Find a name that nearly has the letters of one in the source (“Ibaretxe” for “Ibarretxe”).

    Silent for accents, another romanisation, the ending of a case, words and names that English has, and a form that
    the source has anywhere.
    """
    places: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    theirs = source_words(view)
    for paragraph in beside(view):
        suspects = [found for found in _FREE.finditer(paragraph.text) if _is_suspect(found[0], theirs)]
        if not suspects:
            continue
        names = _names(paragraph)
        for found in suspects:
            mark = paragraph.mark(*found.span())
            name = _meant(found[0], names, paragraph.language, _own_words(view))
            if name and not view.protected(mark, "url", "code"):
                places[found[0], name].append(mark)
    yield from (Hit(tuple(marks), {"other": name}) for (_, name), marks in places.items())


def _is_suspect(word: str, theirs: frozenset[str]) -> bool:
    """Say whether a word with a capital is nothing that the source, English or another language has."""
    if not _SHORTEST <= len(word) <= LONGEST or not word[0].isupper() or word.isupper():
        return False
    plain = bare(word)
    if plain in theirs or plain in _ENGLISH or is_known(plain) or (plain.endswith("s") and plain[:-1] in theirs):
        return False
    return not _DRAWN_OUT.search(plain) and not (word[1:].islower() and is_word(plain))


def _names(paragraph: SourcedParagraph) -> dict[str, str]:
    """Give the names in the source of a paragraph that its English lacks, and each as it is compared."""
    kept = {bare(word) for word in WORD.findall(paragraph.text)}
    names = (
        word
        for word in dict.fromkeys(WORD.findall(paragraph.source))
        if word[0].isupper() and len(word) >= _SHORTEST and not word.isupper() and bare(word) not in kept
    )
    return {name: _umlauts(bare(name), paragraph.language) for name in islice(names, _MOST)}


def _meant(word: str, names: Mapping[str, str], language: str | None, ours: frozenset[str]) -> str | None:
    """Give the name of the source that a word should be; None where it may be right as it is.

    ``ours`` are the words of the English story: a name that stands in it as in the source needs no other form.
    """
    plain = _umlauts(bare(word), language)
    inflected = language not in UNINFLECTED
    for name, other in names.items():
        # What differs at both ends is hardly ever one name, and that is soon seen.
        if plain[0] != other[0] and plain[-2:] != other[-2:]:
            continue
        most = 1 if min(len(plain), len(other)) < _LONG else 2
        if distance(plain, other, most) > most or same_sound(word, name, language, inflected=inflected):
            continue
        if _differ_inside(plain, other, inflected=inflected):
            return name
        # At the end, the letter with its accent went (“Dobiáš” → “Dobiá”), or the story has the name right elsewhere.
        if not inflected and (not name[-1].isascii() or (bare(name) in ours and not plain.endswith(_DERIVED))):
            return name
    return None


def _differ_inside(plain: str, other: str, *, inflected: bool) -> bool:
    """Say whether two words differ elsewhere than in an ending, or by letters that were changed round."""
    if sorted(plain) == sorted(other):
        return True
    if max(len(plain), len(other)) - shared(plain, other) > _ENDING:
        return True
    if plain[-1] != other[-1]:
        return False
    one, two = (_VOWEL.sub("", word) for word in (plain, other))
    if inflected:
        return one != two and distance(plain, other, 1) == 1
    # A plural: English leaves the “e” out, or has another vowel in it.
    return not (plain[-1] == "s" and one == two)


def _umlauts(plain: str, language: str | None) -> str:
    """Give a word with the “e” taken out that German puts in the place of two dots."""
    return _UMLAUT.sub(r"\1", plain) if language == "de" else plain


@detector("acronym-spelt-otherwise")
def acronym_spelt_otherwise(view: View) -> Iterator[Hit]:
    """Find an acronym in another order than in the source, or with a letter more or less, that also stands as there.

    Silent where a story has its own acronym throughout (“NATO” for “OTAN”), and where the source has it, too.
    """
    paragraphs = beside(view)
    theirs = {letters for source in view.sources.values() for letters in _ACRONYM.findall(source)}
    kept = theirs.intersection(_ACRONYM.findall(view.story)) if theirs else set()
    for paragraph in paragraphs if kept else ():
        here = list(_ACRONYM.finditer(paragraph.text))
        # What the source has more often than the English.
        left = Counter(_ACRONYM.findall(paragraph.source)) - Counter(found[0] for found in here)
        meant = sorted(kept.intersection(left))[:_MOST_ACRONYMS]
        for found in here:
            other = next((letters for letters in meant if _is_nearly(found[0], letters)), None)
            if other and found[0] not in theirs:
                yield Hit((paragraph.mark(*found.span()),), {"other": other})


def _is_nearly(english: str, source: str) -> bool:
    """Say whether an acronym has the letters of another in another order, or one in four more, less or other."""
    one, other = bare(english), bare(source)
    if one == other:
        return False
    return sorted(one) == sorted(other) or (max(len(one), len(other)) >= _SHORTEST and distance(one, other, 1) == 1)
