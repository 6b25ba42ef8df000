"""Persons whose given name or surname is another one than in the source: it was translated, or it was lost."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import dropwhile, pairwise, takewhile
from typing import NamedTuple

from mtcheck.model import Mark
from mtcheck.rules.detectors.beside import SourcedParagraph, beside
from mtcheck.rules.detectors.given_names import families, is_given, is_saint
from mtcheck.rules.detectors.likeness import CAPITALS, LATIN, SMALL, WORD, bare, distance, shared, sounds
from mtcheck.rules.detectors.names_beside import UNINFLECTED, source_words
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import later, once
from mtcheck.rules.view import Hit, View
from mtcheck.text.tables import english
from mtcheck.text.words import vocabulary

_PARTICLE = "(?:(?:de|del|da|do|dos|di|van|von|zu)(?: (?:la|las|los|le|der|den))? )?"
_ON = f"[{LATIN}]*[{SMALL}]"
_PART = later(f"[{CAPITALS}]{_ON}")
# Names side by side, with what stands between the parts of one. ``re`` skips fast to capitals: what must not stand
# before the first is asked behind it.
_RUN = later(rf"[{CAPITALS}](?<![\w@#/.'-].){_ON}(?: {_PARTICLE}{_PART.pattern})+(?![\w@/])")
# What follows the name of a king: a number, or an epithet, which English has in its own words.
_OF_KINGS = later(r"(?:'s)? (?:I[IVX]+|[VX][IVX]*|the [A-Z]\w+)\b")
# What makes a name that of somebody's street.
_STREETS = vocabulary("Avenida Calle Plaza Rue Via")
# Those whom each language calls by its own form of their name, beside popes and kings, who have no surname.
_HISTORIC = vocabulary(
    """
    bach bonaparte borodin bosco cabot calvin chaplin chopin columbus copernic copernicus cortes darwin dickens
    dumas edison engels fleming franklin goethe graham habsburg hamilton handel haydn hegel hus huss kant kepler
    lenin lincoln liszt loyola luther magdalena magdalene marx mozart napoleon newton nietzsche onegin pilatus
    pushkin ratzinger schiller schumann shakespeare stalin stuart tell tudor verne vianney wagner washington windsor
    """
)
# Letters of a surname that an ending of the grammar leaves alone at the least, and how long the ending may be.
_STEM, _ENDING = 4, 3
# What the grammar of Czech and Polish puts behind a given name.
_CASES = ("em", "iem", "ovi", "owi", "om", "a", "u")
# Surnames whose bearers each language calls by its own form of their name, where theirs has other letters.
_EASTERN = ("ov", "ev", "off", "eff", "enko", "ich", "itch", "ski", "sky", "skij", "skyi", "ova", "eva", "aya")
_SLAVIC = vocabulary("bg cs pl ru sk sl sr uk hr")
# How many sounds two names begin with in common that may be one.
_ALIKE = 3


class Part(NamedTuple):
    """One of several names side by side, and where it stands."""

    text: str
    start: int
    end: int


Run = list[Part]


@detector("given-name-of-the-source-translated")
def given_name_of_the_source_translated(view: View) -> Iterator[Hit]:
    """Find a person whose given name became its English form (“Peter Lobo” for “Pedro Lobo”); silent for historic ones.

    Silent, too, where the source has the English form anywhere.
    """
    places: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for paragraph, ours, theirs in named(view):
        bearers: dict[str, dict[tuple[str, str], None]] | None = None
        inflected = paragraph.language not in UNINFLECTED
        for given, family in pairs_of(ours):
            originals, surname = _originals().get(given.text), bare(family.text)
            if not originals or bare(given.text) in source_words(view) or is_elsewhere(surname, paragraph.language):
                continue
            bearers = _bearers(theirs) if bearers is None else bearers
            for other, whose in bearers.get(surname[:_STEM], ()):
                if _is_same(surname, bare(whose)) and _was(given.text, other, originals, inflected=inflected):
                    mark = paragraph.mark(given.start, family.end)
                    places[f"{given.text} {family.text}", f"{other} {whose}"].append(mark)
                    break
    yield from (Hit(tuple(marks), {"other": name}) for (_, name), marks in places.items())


@detector("surname-of-the-source-lost")
def surname_of_the_source_lost(view: View) -> Iterator[Hit]:
    """Find a given name of the source whose surname is nowhere in the story (“Pablo Churches” for “Pablo Iglesias”)."""
    places: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for paragraph, ours, theirs in named(view):
        if not (lost := dict(_lost(paragraph, theirs, _heard(view)))):
            continue
        pairs = [(given, family) for given, family in pairs_of(ours) if bare(given.text) in lost]
        for given, family in pairs:
            name = lost[bare(given.text)]
            if bare(family.text) not in source_words(view) and not _is_known(family.text, name):
                places[f"{given.text} {family.text}", name].append(paragraph.mark(given.start, family.end))
        paired = {bare(given.text) for given, _ in pairs}
        for found in WORD.finditer(paragraph.text):
            given_name = bare(found[0])
            if not found[0][0].isupper() or given_name not in lost or given_name in paired:
                continue
            if not _OF_KINGS.match(paragraph.text, found.end()):
                places[found[0], lost[given_name]].append(paragraph.mark(*found.span()))
    yield from (Hit(tuple(marks), {"other": name}) for (_, name), marks in places.items())


@once
def _heard(view: View) -> frozenset[str]:
    """Give what the names of the English begin with, as they sound."""
    names = {word for text in view.folded for word in WORD.findall(text) if word[0].isupper()}
    return frozenset(sound[:_ALIKE] for name in names for sound in sounds(name))


def is_elsewhere(surname: str, language: str | None) -> bool:
    """Say whether each language may call a person of this surname by its own form of the given name."""
    return surname in _HISTORIC or (surname.endswith(_EASTERN) and language not in _SLAVIC)


def _lost(paragraph: SourcedParagraph, theirs: Iterable[Run], heard: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Give the given names, bare, and full ones in the source of a paragraph of whose surnames the story has none."""
    for run in theirs:
        person = list(dropwhile(lambda part: not is_given(part.text), run))
        # “Marcó Fernando Torres”: which of them is the given name, the English tells.
        given = list(takewhile(lambda part: is_given(part.text), person))
        surnames = [part.text for part in person if not is_given(part.text)]
        if not surnames:
            continue
        # “di Caprio” is “DiCaprio” as well.
        joined = paragraph.source[given[-1].end : person[-1].end].replace(" ", "")
        meant = (sound for name in (*surnames, joined) for sound in sounds(name, paragraph.language))
        if heard.isdisjoint(sound[:_ALIKE] for sound in meant):
            yield from ((bare(part.text), paragraph.source[part.start : person[-1].end]) for part in given)


def _is_known(surname: str, name: str) -> bool:
    """Say whether a surname is in English news, and the source has nearly it: the slip is in the source."""
    plain = bare(surname)
    return plain in english() and any(distance(plain, bare(word), 1) == 1 for word in name.split())


class Named(NamedTuple):
    """A paragraph with the names that stand side by side in it and in its source."""

    paragraph: SourcedParagraph
    ours: Sequence[Run]
    theirs: Sequence[Run]


@once
def named(view: View) -> list[Named]:
    """Give the paragraphs that have a source with their names; four rules share one look."""
    return [Named(each, list(runs(each.text)), list(runs(each.source))) for each in beside(view)]


def runs(text: str) -> Iterator[Run]:
    """Give names side by side; none of a saint or a street."""
    for found in _RUN.finditer(text):
        parts = [
            Part(part[0], found.start() + part.start(), found.start() + part.end()) for part in _PART.finditer(found[0])
        ]
        if not any(part.text in _STREETS or is_saint(part.text) for part in parts):
            yield parts


def pairs_of(names: Iterable[Run]) -> Iterator[tuple[Part, Part]]:
    """Give each two names side by side."""
    return (pair for run in names for pair in pairwise(run))


def _bearers(names: Iterable[Run]) -> dict[str, dict[tuple[str, str], None]]:
    """Give each two names side by side, once, by what the second begins with."""
    found: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for given, family in pairs_of(names):
        found[bare(family.text)[:_STEM]][given.text, family.text] = None
    return found


def _was(english: str, other: str, originals: frozenset[str], *, inflected: bool) -> bool:
    """Say whether a given name of the source, in whatever case, became an English one; “Marka” may be one of “Mark”."""
    plain = bare(other)
    if not inflected:
        return plain in originals
    stems = (plain, *(plain.removesuffix(end) for end in _CASES if plain.endswith(end)))
    return not plain.startswith(bare(english)) and not originals.isdisjoint(stems)


def _is_same(one: str, other: str) -> bool:
    """Say whether two surnames are one, whatever the case."""
    alike = shared(one, other)
    return one == other or (alike >= _STEM and max(len(one), len(other)) - alike <= _ENDING)


@cache
def _originals() -> dict[str, frozenset[str]]:
    """Give what each English name may have been made of."""
    found: dict[str, frozenset[str]] = {}
    for ours, names in families():
        for name in ours:
            found[name] = found.get(name, frozenset()) | names
    return found
