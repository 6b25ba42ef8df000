"""Persons of a source in other letters who have another given name or surname in the English."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from mtcheck.model import Mark
from mtcheck.rules.detectors.alphabets import ALPHABETS, consonants, in_latin, unlike
from mtcheck.rules.detectors.beside import SourcedParagraph, beside
from mtcheck.rules.detectors.given_names import is_given
from mtcheck.rules.detectors.likeness import WORD, bare, distance
from mtcheck.rules.detectors.persons_beside import Run, named, pairs_of
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.renamed_beside import says_or_is
from mtcheck.rules.detectors.scan import later, once
from mtcheck.rules.view import Hit, View
from mtcheck.text.dates import DATE_WORDS
from mtcheck.text.tables import english
from mtcheck.text.words import vocabulary

# A word of another alphabet; an apostrophe is a letter of Ukrainian, and a hyphen joins two names.
_WORD = later(r"(?<!\w)[^\W\d_][\w'’ʼ]*\w")
# So far apart in letters, of which 1 is all, two names are no more than two ways to write one; so far, they are two.
# Between, nothing is told. Names with the same consonants may differ in more vowels.
_ALIKE, _ALIKE_BUT_FOR_VOWELS, _ANOTHER = 0.34, 0.66, 0.5
_SHORTEST = 4
_PATRONYMICS = ("ovich", "evich", "ovna", "evna", "ovych", "iovych", "ivna", "yivna", "ichna")
# How surnames of Slavs, Greeks and their neighbours end: what else stands alone may be a place.
_SURNAMES = (
    "ov", "ova", "ev", "eva", "yov", "in", "ina", "yn", "yna", "sky", "skiy", "skyi", "ski", "enko", "uk", "ych", "ich",
    "yan", "dze", "vili", "iev", "ieva", "akis", "poulos", "idis", "iadis",
)  # fmt: skip
# What a sentence ends with, and what may stand before its first word.
_ENDS, _OPENING = ".!?…:", " \"'«„“‘(—–-"
_LOOK = 4
# Two names that are one begin with the same consonants, so many.
_BEGINNING = 3
_VOWELS = frozenset("aeiouy")
# So many letters of a town its adjective keeps.
_ADJECTIVE = 5
# A paragraph with more names than these is a list: it costs more than it tells.
_MOST = 80
# Where more stand for others than these, the source is that of another story.
_MOST_SUSPECTS = 40
# What stands before a name and is none.
_TITLES = vocabulary(
    """
    admiral bishop captain cardinal chancellor colonel count dame duke emperor empress father general governor judge
    king lady lieutenant lord major marshal mayor metropolitan minister mother patriarch pope premier president prince
    princess professor queen saint senator sergeant sister tsar
    """
)
# What persons of these languages, and those of whom they write, are called; any other word may be a trade or a brand.
_FIRST_NAMES = vocabulary(
    """
    adam alan albert aleksandr aleksandra aleksei alena alex alexander alexandra alexandros alexei alexey alexis
    alice alina alla alyona anastasia anastasiia anatoly andrea andreas andrei andrew andrey andrii andriy angela
    anna anne anthony anton antonina antonis arkady arseny artem artur artyom asen asya biljana bogdan bohdan
    boris borislav boyko branko brian bruce carl charles christian christos daniel daniil danil danylo daria darya
    daryna david dejan denis denys dessislava diana dimitar dimitra dimitrios dimitris dmitri dmitry dmytro dragan
    dusan dzhokhar eduard edward egor ekaterina elena eleni elias elizabeth emil emma eric ernest eugene evangelos
    evgenia evgeny fedor felix filip fotis fyodor galina gavriil gennady georg george georgi georgios georgy
    german giannis giorgos gleb goran gregory grigory halyna hanna haris harry helen henry hryhorii ignat igor
    ihor ilya inna ioannis irina iryna ivan ivana ivanka ivo jack james jane jelena john joseph jovan julia kalina
    kaloyan karen karina katerina kateryna kiril kirill konstantin konstantinos kostas krasimir ksenia kseniya
    kuzma kyriakos larisa larysa laura leonid lesya lev lidia lidiia lilia liudmyla lyubov lyudmila makar maksim
    maksym margarita maria mariia marija marina mark marta martin mary maryna matvei maxim michael mikhail mikita
    milan milena milica milos miroslav mstislav mykhailo mykola nadezhda nadia nadiia natalia nataliia natalya
    nazar nebojsa nedyalko nelly nemanja nicholas nick nikita nikola nikolai nikolaos nikolay nikolina nikos nina
    ognyan oksana oksanna oleg oleh oleksandr oleksandra oleksii oleksiy olena olga olha orest ostap panagiotis
    pantelei pavel pavlo pavlos petar peter petko petr petro plamen polina predrag pyotr radoslav radovan raisa
    ramzan rashid ratko renat richard robert rodion roman rosen rostyslav rumen ruslan rustam samuel sarah sasa
    savely semyon serge sergei sergey serhii serhiy slobodan snezana sofia sofiia sophia spiridon spyros srdjan
    stanislav stavros stefan stepan stephen steven stoyan susan svetlana svetoslav sviatoslav svitlana svitozar
    tamara taras tatiana tatyana tetiana thanasis themis thomas tihomir timofei timothy timur todor tomislav
    trofim tsvetan tsvetelina ulyana vadim vadym valentin valentina valeria valeriia valery varvara vasil vasilis
    vasilisa vasily vassilis vasyl veronika vesna viacheslav victor viktor viktoria viktoriia vira vitali vitalii
    vitaliy vitaly vlad vladimir vladislav vladyslav vojislav volodymyr vsevolod vuk vyacheslav walter william
    yakov yana yannis yaroslav yefim yegor yekaterina yelena yevgenia yevgeniia yevgeny yevhen yevheniia yulia
    yuliia yuliy yuri yurii yuriy yury zakhar zeljko zhanna zinaida zlata zlatan zoia zoran zoya
    """
)
# What the grammar puts behind a name, whose own consonants it is none of.
_CASE = later("(?:[oe]m|[oe]i|[oe]?yu|y?[aeiou]|y)$")
# Before this end of a Ukrainian case another consonant stands than in the name: “Ользі” is Olha, “Віці” Vika.
_UKRAINIAN_CASE = (("zi", "ha"), ("tsi", "ka"))
# Short for such names: English may have the full one; and it calls the Lev of old Leon.
_SHORT = vocabulary(
    """
    alesha anya borya dasha dima dunya egorka fedya gena gosha grisha halya ira ivas katya kesha kolya kostya
    lena lesha lesya lev liza lva lyuba lyuda lyusya marusya masha mashka misha mishka mitya mykhas nadiika
    nadya nastya natasha nyura nyusha olenka olya pasha petryk petya rita sasha sashka senya serezha seva shura
    slava sonya stas stepa sveta tanya tasya tema tolik tolya tosha valya vanya vasya vika vitya volodya vova
    yasha yura yurko zhenya zhora
    """
)


class _Name(NamedTuple):
    """A word of the source with a capital: as it is written, in Latin letters, and whether it opens a sentence."""

    written: str
    latin: str
    opens: bool


_Person = Sequence[_Name]


class _Seen(NamedTuple):
    """A paragraph, the names side by side in it, its words with a capital, bare, and those of its source."""

    paragraph: SourcedParagraph
    ours: Sequence[Run]
    kept: frozenset[str]
    theirs: Sequence[_Person]


class _Suspect(NamedTuple):
    """What the English has in the place of a name of the source: where, and which of its words, bare, is not there."""

    shown: str
    mark: Mark
    other: str
    told: str


@detector("transcribed-name-replaced")
def transcribed_name_replaced(view: View) -> Iterator[Hit]:
    """Find a person of whose two names one is in the source, and the other is none of it, in whatever spelling.

    Later, a surname alone that stands where the source has that of somebody the story has named. Silent for words and
    titles of English, and where the English has the name of the source in the same paragraph.
    """
    found = (suspect for seen in _seen(view) for suspect in (*_side_by_side(seen), *_alone(seen, view)))
    suspects = list(islice(found, _MOST_SUSPECTS + 1))
    if len(suspects) > _MOST_SUSPECTS:
        return
    places: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for shown, mark, other, told in suspects:
        if not any(_are_alike(other, name) for name in _names(view)) and not _is_of_a_place(other, view):
            places[shown, told].append(mark)
    yield from (Hit(tuple(marks), {"other": name}) for (_, name), marks in places.items())


def _side_by_side(seen: _Seen) -> Iterator[_Suspect]:
    """Give the persons of a paragraph of whose two names one stands for another."""
    paragraph, ours, kept, theirs = seen
    for given, family in pairs_of(ours):
        person = says_or_is(paragraph.text, family.end)
        other, meant = family, None
        if bare(given.text) not in _TITLES and _may_be_surname(family.text, person=person):
            meant = _meant(family.text, _behind(given.text, theirs), kept)
        if not meant and _is_first_name(given.text):
            other, meant = given, _meant(given.text, _before(family.text, theirs), kept)
        if meant:
            told = " ".join(name.written for name in meant)
            mark = paragraph.mark(given.start, family.end)
            yield _Suspect(f"{given.text} {family.text}", mark, bare(other.text), told)


def _alone(seen: _Seen, view: View) -> Iterator[_Suspect]:
    """Give the words of a paragraph that stand for the surname of somebody the story has named."""
    paragraph, ours, kept, theirs = seen
    lost = [
        name
        for names in theirs
        for name in names
        if _is_introduced(name, _introduced(view)) and not _is_kept(name, kept)
    ]
    if not lost:
        return
    paired = {part.start for run in ours for part in run}
    for found in WORD.finditer(paragraph.text):
        start, end = found.span()
        if start in paired or "-" in (paragraph.text[start - 1 : start], paragraph.text[end : end + 1]):
            continue
        if not _may_be_surname(found[0], person=False) or not _stands_for_a_person(paragraph.text, found, lost):
            continue
        if all(_differ(bare(found[0]), name.latin) for name in lost):
            yield _Suspect(found[0], paragraph.mark(start, end), bare(found[0]), lost[0].written)


def _meant(word: str, candidates: Iterable[tuple[_Person, Sequence[_Name]]], kept: frozenset[str]) -> _Person | None:
    """Give the person of the source who has another name than in the English; None where that may be right."""
    plain, found = bare(word), None
    for person, names in candidates:
        if not all(_differ(plain, name.latin) for name in names):
            return None
        if not found and names and not any(_is_kept(name, kept) for name in names):
            found = person
    return found


def _stands_for_a_person(text: str, found: re.Match[str], lost: Iterable[_Name]) -> bool:
    """Say whether a word is a person's by what is said, by its end, or as it opens its sentence."""
    if not found[0][0].isupper() or found[0].isupper():
        return False
    if says_or_is(text, found.end()) or found[0].endswith(_SURNAMES):
        return True
    return _opens(text, found.start()) and any(name.opens for name in lost)


@once
def _introduced(view: View) -> Mapping[str, Sequence[str]]:
    """Give the surnames, bare, of those who have in the English both names of the source, by how they begin."""
    found: dict[str, set[str]] = defaultdict(set)
    for _, ours, _, theirs in _seen(view):
        for given, family in pairs_of(ours):
            plain = bare(family.text)
            if _is_first_name(given.text) and any(
                _are_alike(plain, name.latin) for _, names in _behind(given.text, theirs) for name in names
            ):
                for spoken in consonants(plain):
                    found[spoken[:_BEGINNING]].add(plain)
    return {beginning: sorted(names) for beginning, names in found.items()}


def _is_introduced(name: _Name, introduced: Mapping[str, Sequence[str]]) -> bool:
    beginnings = {spoken[:_BEGINNING] for spoken in consonants(name.latin)} if introduced else ()
    return any(_are_alike(known, name.latin) for each in beginnings for known in introduced.get(each, ()))


@once
def _names(view: View) -> tuple[str, ...]:
    """Give the words with a capital of all sources, once each, in Latin letters."""
    persons = (person for paragraph in beside(view) for person in _persons(paragraph))
    return tuple(dict.fromkeys(name.latin for person in persons for name in person))


def _is_of_a_place(name: str, view: View) -> bool:
    """Say whether a source has an adjective that begins as a name: “саратовский” is of Saratov."""
    return any(word.startswith(name[:_ADJECTIVE]) for word in _small(view))


@once
def _small(view: View) -> frozenset[str]:
    """Give the words of all sources with no capital, in Latin letters."""
    paragraphs = [each for each in beside(view) if each.language in ALPHABETS]
    return frozenset(
        in_latin(word, each.language) for each in paragraphs for word in _WORD.findall(each.source) if word.islower()
    )


@once
def _seen(view: View) -> list[_Seen]:
    """Give the paragraphs whose sources have names, but for lists of them."""
    found = []
    for paragraph, ours, _ in named(view):
        theirs = _persons(paragraph)
        if 0 < sum(map(len, theirs)) <= _MOST:
            kept = frozenset(bare(word) for word in WORD.findall(paragraph.text) if word[0].isupper())
            found.append(_Seen(paragraph, ours, kept, theirs))
    return found


def _persons(paragraph: SourcedParagraph) -> Sequence[_Person]:
    """Give the words with a capital in a source, those side by side in one; none where its letters are not told."""
    source, found, end = paragraph.source, list[list[_Name]](), -2
    for word in _WORD.finditer(source) if paragraph.language in ALPHABETS else ():
        if not word[0][0].isupper() or word[0].isupper():
            continue
        if word.start() != end + 1 or source[end] not in " -":
            found.append([])
        found[-1].append(_Name(word[0], _latin(word[0], paragraph.language), _opens(source, word.start())))
        end = word.end()
    return found


def _latin(word: str, language: str | None) -> str:
    """Give a name of the source in Latin letters, with the consonant that it has in the nominative."""
    latin = in_latin(word, language)
    for case, name in _UKRAINIAN_CASE if language == "uk" else ():
        latin = latin.removesuffix(case) + name * latin.endswith(case)
    return latin


def _behind(given: str, theirs: Iterable[_Person]) -> Iterator[tuple[_Person, Sequence[_Name]]]:
    """Give the persons of the source who have a given name, and what stands behind it: a patronymic, the surname."""
    plain = bare(given)
    for person in theirs:
        for at, name in enumerate(person[:-1]):
            if _is_same(plain, name.latin):
                behind = (other for other in person[at + 1 : -1] if not other.latin.endswith(_PATRONYMICS))
                yield person, [other for other in (*behind, person[-1]) if len(other.written) >= _SHORTEST]


def _before(family: str, theirs: Iterable[_Person]) -> Iterator[tuple[_Person, Sequence[_Name]]]:
    """Give the persons of the source who have a surname, and what stands before it."""
    plain = bare(family)
    for person in theirs:
        for at, name in enumerate(person[1:], 1):
            if len(name.written) >= _SHORTEST and _are_alike(plain, name.latin):
                short = any(_CASE.sub("", other.latin) in _short() for other in person[:at])
                yield person, [] if short else person[:at]


def _opens(text: str, start: int) -> bool:
    """Say whether a place is where a sentence begins."""
    before = text[max(0, start - _LOOK) : start].rstrip(_OPENING)
    return before[-1] in _ENDS if before else start <= _LOOK


def _is_same(given: str, name: str) -> bool:
    """Say whether a given name is one of the source: Yelena and Olena are, as they begin with vowels."""
    begins_alike = given[0] == name[0] or {given[0], name[0]} <= _VOWELS
    return begins_alike and _sound_alike(given, name)


@cache
def _short() -> frozenset[str]:
    """Give the short names without what a case puts behind them."""
    return frozenset(_CASE.sub("", name) for name in _SHORT)


def _is_first_name(name: str) -> bool:
    return bare(name) in _FIRST_NAMES or is_given(name)


def _may_be_surname(name: str, *, person: bool) -> bool:
    plain = bare(name)
    return len(plain) >= _SHORTEST and plain not in DATE_WORDS and (person or plain not in english())


def _is_kept(name: _Name, kept: Iterable[str]) -> bool:
    """Say whether a paragraph has a name of its source."""
    return any(_are_alike(word, name.latin) for word in kept)


def _are_alike(one: str, other: str) -> bool:
    """Say whether two names may be one, written in two ways or in another case."""
    apart = _apart(one, other)
    return apart <= _ALIKE or (apart <= _ALIKE_BUT_FOR_VOWELS and _sound_alike(one, other))


def _sound_alike(one: str, other: str) -> bool:
    return not consonants(one).isdisjoint(consonants(other))


def _differ(one: str, other: str) -> bool:
    """Say whether two names are surely two."""
    # “Юрием” is Yury and “Хуана” Juan; the Greek “Γιάννη” is spoken with no G, Nagy with a D, and Jiří is “Иржи”.
    forms = (other, _CASE.sub("", other), other.replace("gi", "y"))
    spoken = (one, one.replace("gy", "d").replace("jiri", "irzhi"))
    return all(_apart(name, form) >= _ANOTHER and unlike(name, form) >= _ANOTHER for name in spoken for form in forms)


def _apart(one: str, other: str) -> float:
    """Say what share of the letters of two names differs."""
    longest = max(len(one), len(other))
    return distance(one, other, longest) / longest
