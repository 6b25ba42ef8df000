"""Persons who are “he” in one sentence and “she” in another: engines guess where a language leaves the subject out."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from mtcheck.model import Mark, Span
from mtcheck.rules.detectors.names import CAPITALISED, GOES_ON, NO_NAMES, PARTICLES
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import just_before, later, opened
from mtcheck.rules.macros import WORD_LISTS
from mtcheck.rules.view import Hit, View
from mtcheck.text.tables import english
from mtcheck.text.words import vocabulary

_MALE = vocabulary("he his him himself mr")
_PRONOUN = later(r"\b(?:he|his|him|himself|she|her|hers|herself)\b", re.IGNORECASE)
# Behind the name of its subject a verb's object is somebody else: “Wolff met him”, “Wolff took her home”.
_OBJECT = later(
    r"him\b|her(?:\W*$| ?[^\w ]| (?:a|about|after|and|as|at|away|back|because|before|by|down|for|from|home|how|if|in"
    r"|into|it|of|off|on|or|out|over|that|the|this|to|up|what|when|while|who|why|with)\b)"
)
# Each begins with a plain letter or two, to which ``re`` skips fast: they are looked for in every story.
_HE = tuple(map(later, (r"h(?<=\bh)(?:e|is|im(?:self)?)\b", r"H(?<=\bH)(?:e|is|im(?:self)?)\b", r"Mr\b(?<=\bMr)")))
_SHE = tuple(
    map(
        later,
        (
            r"he(?:(?<=\b[sS]he)|r(?<=\bher)(?:s|self)?)\b",
            r"Her(?<=\bHer)(?:s|self)?\b",
            r"M(?<=\bM)(?:rs|s|iss)\b",
        ),
    )
)
_TITLE = later(r"\b(Mr|Mrs|Ms|Miss)\.? $")
_TITLE_WIDTH = len("Miss. ")

# They stand before a full name and are no part of it.
_TITLES = "Mr|Mrs|Ms|Miss|Dr|President|Minister|Chancellor|Senator|Governor|Secretary|Mayor|Judge|Professor|General"
_NO_TITLE = rf"(?!(?:{'|'.join(f'(?<={title[0]}){title[1:]}' for title in _TITLES.split('|'))})\b)"
# ``re`` skips fast to capitals: what must not stand at the first is asked behind it, once it is clear that a name or a
# particle may follow.
_FULL_NAME = later(
    rf"(?P<given>[A-ZÀ-Ž](?=\S+ [A-ZÀ-Ždvlba])(?<![\w.-].){_NO_TITLE}{GOES_ON})(?: (?:[A-Z]\.|{CAPITALISED}))? "
    rf"{PARTICLES}(?P<surname>(?!Jr\b|Sr\b){CAPITALISED})"
    rf"(?![\w-])(?! (?!Jr\b|Sr\b){CAPITALISED})"
)
_WORD = later(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
# Capitalised words that are no person's name.
_LISTS = ("DAY", "MONTH", "COUNTRY", "NATIONALITY", "LANGUAGE", "AGENCY")
_NO_PERSONS = (
    NO_NAMES
    | vocabulary(
        """
        Miss Jr Sr Prime Professor Republican Republicans Democrat Democrats Democratic House Senate Congress European
        Union Twitter Facebook The A An I He She It They We You His Her Him Its Their He's She's It's
        """
    )
    | {word for name in _LISTS for word in re.split(r"[| ]", WORD_LISTS[name])}
)
_PLACE = later(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ii]nto|[Tt]o) (?:the )?$")
# Somebody else whom a pronoun may mean.
_SOMEBODY = later(
    r"\b(?:wife|husband|mother|father|sons?|daughters?|sister|brother|girl|boy|wom[ae]n|m[ae]n|widow|widower|girlfriend"
    r"|boyfriend|partner|grandmother|grandfather|aunt|uncle|niece|nephew|cousin|lady|actress|queen|king|prince|princess"
    r"|baby|child|victim|patient|student|player|teacher|who|whom|someone|anyone|person|driver|suspect|officer|friend"
    r"|colleague|couple|mom|dad|boss|guy|bride|fiancee|spokes(?:wo)?man|chair(?:wo)?man|everyone|each|another"
    r"|counterpart|opponent|rival|successor|predecessor|nobody|god|s?he|her|hers|him|his|himself|herself)\b",
    re.IGNORECASE,
)
_QUOTED = later(r"\"[^\"]*(?:\"|$)|(?<!\w)'[^']*(?:'\w[^']*)*'(?!\w)")
# Right behind a name, whoever else is about: “Wolff and her sister”, “Wolff herself”, “Wolff, who sold his house”.
_RIGHT_BEHIND = later(r",? and (his|her) (?!own\b)|,? (himself|herself)\b|, who (?:[a-z]+ ){1,4}?(his|her)\b")
_ANY_TITLE = later(r"M(?<!\wM)(?:rs?|s|iss)\.? ")
_NAME_BEFORE = later(rf"\b({CAPITALISED}) \Z")
_REACH = 60  # characters: longer than any name before a surname
_INNER_NAME = later(r"[\w.'-]+")


class _Person(NamedTuple):
    given: str
    surname: str


class _Sentence(NamedTuple):
    """A sentence with its quotations blanked: what others say is about others."""

    segment: int
    start: int
    text: str


@detector("person-changes-gender")
def person_changes_gender(view: View) -> Iterator[Hit]:
    """Find a person who is “he” and “she”, or “Ms” and “he”, in one story; the rarer one is marked first.

    Counted are only pronouns that nobody else can have: right behind the name (“Wolff and her sister”), or after it in
    a sentence without any other person, the sentence before having none either. Silent for surnames that two persons
    share, for those that stand in the story before their full name, and inside quotations.
    """
    she = opened(view, _SHE)
    he = opened(view, _HE) if she else []
    if not he:
        return
    persons = _persons(view)
    doubtful = [
        person
        for person in persons
        if all(any(person.surname in view.folded[segment] for segment in segments) for segments in (she, he))
        and view.story.count(person.surname) > 1
    ]
    if not doubtful:
        return
    told, names = list(_sentences(view, [person.surname for person in doubtful])), _Names(view, persons)
    for person in doubtful:
        # Few are left after this.
        if not _both("\n".join(_holding(person.surname, (text for *_, text in told)))) or not _is_alone(view, person):
            continue
        male: list[Mark] = []
        female: list[Mark] = []
        for mark, word in _words_of(person, told, names):
            (male if word in _MALE else female).append(mark)
        if male and female:
            rare, usual = sorted((male, female), key=len)
            other = usual[0]
            said = view.folded[other.segment][other.start : other.end]
            yield Hit((rare[0], other), {"person": " ".join(person), "other": said}, led=True)


def _both(text: str) -> bool:
    """Say whether words of both genders stand in a text."""
    return all(any(pattern.search(text) for pattern in patterns) for patterns in (_SHE, _HE))


def _holding(surname: str, texts: Iterable[str]) -> Iterator[str]:
    return (text for text in texts if surname in text)


def _persons(view: View) -> list[_Person]:
    """Give those who are named in full, and share their surname with nobody else who is."""
    given: dict[str, set[str]] = defaultdict(set)
    for found in _FULL_NAME.finditer(view.story):
        name, surname = found["given"], found["surname"]
        is_word = name.lower() in view.vocabulary and name.lower() in english()
        if not (is_word or name in _NO_PERSONS or surname in _NO_PERSONS):
            given[surname].add(name)
    return [_Person(names.pop(), surname) for surname, names in given.items() if len(names) == 1]


def _is_alone(view: View, person: _Person) -> bool:
    """Say whether no other name stands before a surname, and the copy gives it in full first."""
    given, surname = person
    neighbours = (_NAME_BEFORE.search(view.story, max(0, at - _REACH), at) for at in _whole(surname, view.story))
    before = {found[1] for found in neighbours if found} - {given} - _NO_PERSONS
    copy = "\n".join(text for segment, text in zip(view.segments, view.folded, strict=True) if segment.role == "body")
    earliest = next(_whole(surname, copy), None)
    full = earliest is not None and _ends_with(given, copy[:earliest])
    return full and all(name.lower() in english() for name in before)


def _whole(name: str, text: str) -> Iterator[int]:
    """Give where a name begins in a text, no word going on at its edges; a pattern would take longer to compile."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not (_goes_on(text[max(0, at - 1) : at]) or _goes_on(text[end : end + 1])):
            yield at
        at = text.find(name, at + 1)


def _goes_on(sign: str) -> bool:
    """Say whether a sign belongs to a word; "" is the edge of a text."""
    return sign.isalnum() or sign == "_"


def _ends_with(given: str, text: str) -> bool:
    """Say whether a text ends with a given name and at most three more names, a space behind each."""
    *words, end = text.rsplit(" ", 4)
    for word in reversed(words) if not end else ():
        if word.endswith(given) and not word[: -len(given)][-1:].isalnum():
            return True
        if not _INNER_NAME.fullmatch(word):
            return False
    return False


def _subjects(surname: str, text: str) -> Iterator[Span]:
    """Give where a surname stands that is nobody's possessive."""
    spans = (Span(at, at + len(surname)) for at in _whole(surname, text))
    return (span for span in spans if not text.startswith("'", span.end))


def _sentences(view: View, surnames: list[str]) -> Iterator[_Sentence]:
    """Give the sentences of the copy, as far as its paragraphs, or the next, hold one of the surnames."""
    body = [(segment.index, view.folded[segment.index]) for segment in view.segments if segment.role == "body"]
    named = [any(surname in text for surname in surnames) for _, text in body]
    for (index, text), here, behind in zip(body, named, [*named, False][1:], strict=True):
        for start, end in view.sentences(index) if here or behind else ():
            yield _Sentence(index, start, _blanked(text[start:end]))


def _blanked(sentence: str) -> str:
    """Put “_” for all that stands in quotation marks."""
    quotes = '"' in sentence or "'" in sentence
    return _QUOTED.sub(lambda quoted: "_" * len(quoted[0]), sentence) if quotes else sentence


_INSIDE = later(r" (?<=[a-z,] )([A-ZÀ-Ž][\w'-]+)")


class _Names:
    """Tells whether a sentence names anybody, and may take any capitalised word for a name rather than miss one."""

    def __init__(self, view: View, persons: list[_Person]) -> None:
        self._persons = {name for person in persons for name in person}
        self._view = view

    @cached_property
    def _inside(self) -> set[str]:
        """Give the capitalised words inside the sentences of a story, as far as none stands small elsewhere."""
        inside, words = _INSIDE.findall(self._view.story), self._view.vocabulary
        return {name.removesuffix("'s") for name in inside if name.lower() not in words}

    def others(self, text: str, person: _Person) -> bool:
        """Say whether a text may name somebody else than this person."""
        for number, found in enumerate(_WORD.finditer(text)):
            word = found[0].removesuffix("'s")
            if not word[0].isupper() or word.isupper() or word in person or word in _NO_PERSONS:
                continue
            opens = number == 0 and word.lower() in english() and word not in self._inside
            place = word not in self._persons and just_before(_PLACE, found)
            if not (opens or place):
                return True
        return False


def _words_of(person: _Person, told: list[_Sentence], names: _Names) -> Iterator[tuple[Mark, str]]:
    """Give the pronouns that are certainly a person's, and the titles before the full name.

    Where the copy gives titles to surnames, “Mr Wolff” and “Mrs Wolff” may be a couple: a title then counts with the
    pronoun that belies it in the same sentence, and neither does otherwise.
    """
    given, surname = person
    in_full = rf"\b(Mr|Mrs|Ms|Miss)\.? {given} (?:[A-Z][\w.]* )*{surname}\b"
    texts = filter(_ANY_TITLE.search, _holding(surname, (text for *_, text in told)))
    polite = any(_titled(text, subject.start) for text in texts for subject in _subjects(surname, text))
    for number, sentence in enumerate(told):
        if surname not in sentence.text:
            continue
        titles = re.finditer(in_full, sentence.text) if _ANY_TITLE.search(sentence.text) else ()
        ends = (at + len(surname) for at in _whole(surname, sentence.text)) if not polite else ()
        for found in (*titles, *filter(None, (_RIGHT_BEHIND.match(sentence.text, end) for end in ends))):
            yield _mark(sentence, found, found.lastindex or 0)
        subject = next(_subjects(surname, sentence.text), None)
        before = told[max(0, number - 1) : number]
        pronoun = _pronoun_of(person, sentence.text, subject, before, names) if subject else None
        if not (subject and pronoun):
            continue
        title = _titled(sentence.text, subject.start)
        if title and (title[1] == "Mr") != (pronoun[0].lower() in _MALE):
            yield _mark(sentence, title, 1)
        elif polite:
            continue
        yield _mark(sentence, pronoun, 0)


def _pronoun_of(
    person: _Person, text: str, subject: Span, before: list[_Sentence], names: _Names
) -> re.Match[str] | None:
    """Give the first pronoun behind a name that can be nobody else's; None where somebody else is about."""
    pronouns = list(_PRONOUN.finditer(text, subject.end))
    if pronouns and _OBJECT.match(text, pronouns[0].start()):
        return None
    genders = {pronoun[0].lower() in _MALE for pronoun in pronouns}
    if len(genders) != 1 or _SOMEBODY.search(text, 0, subject.start) or names.others(text, person):
        return None
    if _SOMEBODY.search(text, subject.end, pronouns[0].start()):
        return None
    alone = not any(_SOMEBODY.search(other.text) or names.others(other.text, person) for other in before)
    return pronouns[0] if alone or pronouns[0][0].endswith("self") else None


def _titled(text: str, end: int) -> re.Match[str] | None:
    """Match the title directly before a place."""
    return _TITLE.search(text, max(0, end - _TITLE_WIDTH), end)


def _mark(sentence: _Sentence, found: re.Match[str], group: int) -> tuple[Mark, str]:
    start, end = found.span(group)
    return Mark(sentence.segment, sentence.start + start, sentence.start + end), found[group].lower()
