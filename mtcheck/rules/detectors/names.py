"""One name, two forms in one story: accents, translated given names, ministries, acronyms."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import filterfalse
from string import ascii_lowercase

from mtcheck.model import Mark
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import OF_WORD, first, later, scan
from mtcheck.rules.view import Hit, View
from mtcheck.text.fold import unaccented
from mtcheck.text.tables import english
from mtcheck.text.words import vocabulary

_NAME = later(r"\b[A-ZÀ-Ž][\w-]*[^\W\d_]\b")
_BEFORE = later(r"([A-ZÀ-Ž][\w'-]+) $")
# Results come from another desk, which sends no accents: “T Pogacar (Slo, UAE)”, “Roglic +5sec”.
_RESULT = later(r" (?:\([A-Z][a-z]{1,3}(?:, [^()]+)?\)|\+\d)")
_AFTER = later(r"(?:'s)? ([A-ZÀ-Ž][\w'-]+)")
_LONGEST = 60  # characters: no name is longer
# How the name of a person goes on behind its capital, the whole of it, and what may stand before a surname.
GOES_ON = r"[a-zà-ž]+(?:['-][A-ZÀ-Ž]?[a-zà-ž]+)*"
CAPITALISED = rf"[A-ZÀ-Ž]{GOES_ON}"
PARTICLES = "(?:(?:de|da|del|van|von|der|la|di|bin|al|el) ){0,2}"
# What makes it the name of a body, and not of a person with their party in brackets.
BODY = later(
    r"\b(?:Organi[sz]ation|Association|Agency|Institute|Union|Ministry|Secretariat|Federation|Confederation|Council"
    r"|Commission|Committee|Board|Bureau|Centre|Center|Authority|Party|Bank|Fund|Court|Service|Office|Department"
    r"|University|College|Faculty|School|Foundation|Society|Academy|Directorate|Inspectorate|Chamber|Administration"
    r"|Corporation|Company|Treaty|Agreement|Programme|Program|Plan|Act|Law|Tribunal|Movement|Front|Alliance|Coalition"
    r"|Network|Group|Corps|Forces?|Police|Guard|Unit|Observatory|System|Registry|Superintendency|Comptroller|Forum)\b"
)
# Capitalised words that stand next to a name and are no part of it.
NO_NAMES = vocabulary(
    """
    President Minister Mr Mrs Ms Dr Senator Governor Secretary General Chancellor Judge Prosecutor Mayor Coach Captain
    Director The In On At For And But When While If As After Yet So With From By To Later Meanwhile However Then Also
    Today Yesterday Earlier Now Here There Even Both Only Since Because That This These Those Like Under Until Before
    Among Between During Despite Although Though Saint San Santa
    """
)
# What the table of common English words lacks: words that are one thing bare, another with an accent, and places that
# English spells bare next to bodies that do not (“Petro-Québec”).
_OTHER = vocabulary(
    "Cafe Creme Souffle Nicoise Resume Republique Agnes Pape Tome Esta Segun Quebec Montreal Mexico Panama Peru Zurich"
)


@detector("accents-both-ways")
def accents_both_ways(view: View) -> Iterator[Hit]:
    """Find a name with its accents in one place and without in another; silent for two people or an English word."""
    if not _loses_accents(view):
        return
    places: dict[str, list[Mark]] = defaultdict(list)
    for segment, text in enumerate(view.folded):
        for found in _NAME.finditer(text):
            places[found.group()].append(Mark(segment, *found.span()))
    for accented, marks in places.items():
        bare = unaccented(accented)
        lost = places.get(bare, []) if bare != accented and len(bare) > 3 and bare.isascii() else []
        lost = [mark for mark in lost if not _RESULT.match(view.folded[mark.segment], mark.end)]
        if lost and not _is_word(view, bare) and not _are_two(view, marks, lost):
            yield Hit(tuple(lost), {"other": accented}, suggestion=accented)


def _loses_accents(view: View) -> bool:
    """Say whether the bare form of a word with accents stands anywhere in the story."""
    accented = filterfalse(str.isascii, " ".join(filterfalse(str.isascii, view.folded)).split())
    bare = map(unaccented, (name for name in _NAME.findall(" ".join(accented)) if not name.isascii()))
    return any(len(name) > 3 and name.isascii() and name in view.story for name in bare)


def _are_two(view: View, one: list[Mark], other: list[Mark]) -> bool:
    """Say whether two lists of places have different bearers: neighbours on one side, and none of them in common."""
    for neighbours in (_before, _after):
        left, right = (set().union(*(neighbours(view, mark) for mark in marks)) for marks in (one, other))
        if left and right and left.isdisjoint(right):
            return True
    return False


def _before(view: View, mark: Mark) -> set[str]:
    found = _BEFORE.search(view.folded[mark.segment], max(0, mark.start - _LONGEST), mark.start)
    return {unaccented(found[1])} - NO_NAMES if found else set()


def _after(view: View, mark: Mark) -> set[str]:
    found = _AFTER.match(view.folded[mark.segment], mark.end)
    return {unaccented(found[1])} if found else set()


def _is_word(view: View, bare: str) -> bool:
    """Say whether a bare form is an English word, or has small letters somewhere in the story."""
    word = bare.lower()
    return bare in _OTHER or word in english() or any(re.search(rf"\b{word}\b", text) for text in view.folded)


# Given names that newsrooms never translate but engines do, after their English counterpart.
_GIVEN = {
    name: english
    for english, *names in map(
        str.split,
        """Peter Pedro Pierre Pietro Pyotr
        John Juan Jean Giovanni João Jan
        Joseph José Giuseppe Josef
        George Jorge Georges Giorgio
        Charles Carlos Carlo Karl
        Michael Miguel Michel Michele Mikhail
        Paul Pablo Paolo Pavel
        Anthony Antonio Antoine
        Francis Francisco François Francesco
        William Guillermo Guillaume Wilhelm
        Henry Enrique Henri Heinrich
        Philip Felipe Philippe Filippo
        Louis Luis Luigi
        James Jaime Jacques Santiago
        Andrew Andrés Andrea Andrei
        Stephen Esteban Étienne Stefano
        Matthew Mateo Matteo
        Mark Marcos Marco
        Luke Lucas Luca
        Thomas Tomás Tommaso
        Alexander Alejandro Aleksandr
        Edward Eduardo Édouard
        Richard Ricardo Riccardo
        Robert Roberto
        Ernest Ernesto
        Frederick Federico
        Nicholas Nicolás Nicolas Nikolai
        Mary María Marie
        Elizabeth Isabel
        Catherine Catalina Yekaterina
        Joan Juana Jeanne
        Anne Ana
        Helen Elena
        Christine Cristina
        Theresa Teresa
        Lucy Lucía""".splitlines(),
    )
    for name in names
}
_TRANSLATED = frozenset(_GIVEN)
# Roman numbers make it a king or a pope, whose name is translated by rule.
_PERSON = later(
    rf"(?P<given>{first(OF_WORD, *sorted({*_GIVEN, *_GIVEN.values()}))}) (?P<family>(?![IVX]+\b)[A-ZÀ-Ž][\w'-]{{2,}})\b"
    r"(?! (?:Jr|Sr|[IVX]+)\b)"
)


@detector("translated-given-name", *(f"{name} " for name in _GIVEN))
def translated_given_name(view: View) -> Iterator[Hit]:
    """Find a person whose given name is translated in one place (“Pedro Lobo … Peter Lobo”); silent for nicknames."""
    words = view.vocabulary
    if not any(_GIVEN[name] in words for name in _TRANSLATED & words):
        return
    bearers: dict[str, dict[str, list[Mark]]] = defaultdict(lambda: defaultdict(list))
    for segment, text in enumerate(view.folded):
        for found in _PERSON.finditer(text):
            bearers[unaccented(found["family"])][found["given"]].append(Mark(segment, *found.span()))
    for given in bearers.values():
        others: dict[str, str] = {}
        for name in given:
            others.setdefault(_GIVEN.get(name, ""), name)
        yield from (Hit(tuple(given[name]), {"other": other}) for name, other in others.items() if name in given)


_MINISTRY = later(
    r"Ministry (?:of|for) (?:the )?(?P<after>[A-Z][a-z]+)\b(?! and)|(?<=[a-z.] )(?P<before>[A-Z][a-z]+) Ministry\b"
)
# “Foreign” is missing: “Ministry of Foreign Affairs” and “Foreign Ministry” alternate in native copy.
_PORTFOLIOS = vocabulary(
    """
    Interior Finance Defense Defence Health Education Justice Agriculture Economy Culture Labor Labour Transport
    Environment Energy Trade Tourism
    """
)


@detector("ministry-two-ways", "Ministry of", "Ministry for")
def ministry_two_ways(view: View) -> Iterator[Hit]:
    """Find a ministry called “Ministry of Interior” and “Interior Ministry” in one story; the rarer form is marked."""
    forms: dict[str, tuple[list[Mark], list[Mark]]] = defaultdict(lambda: ([], []))
    if "Ministry of" not in view.story and "Ministry for" not in view.story:
        return
    for segment, found in scan(view, ("Ministry",), _MINISTRY):
        portfolio = found["after"] or found["before"]
        if portfolio in _PORTFOLIOS:
            forms[portfolio][found["after"] is None].append(Mark(segment, *found.span()))
    yield from (_rarer(view, *pair) for pair in forms.values() if all(pair))


def _rarer(view: View, *forms: list[Mark]) -> Hit:
    """Mark the rarer of two forms, the first where they are equally rare, and name the other."""
    rare, usual = sorted(forms, key=len)
    return Hit(tuple(rare), {"other": _text(view, usual[0])})


def _text(view: View, mark: Mark) -> str:
    return view.folded[mark.segment][mark.start : mark.end]


_BRACKET = later(r" \(([A-Z]{3,8})\)")
_GLOSS = later(r"(?P<long>(?:[A-Z][\w'-]+ (?:(?:of|for|the|and|on|in) ){0,2}){2,7})\((?P<short>[A-Z]{3,8})\)")
_JOINTS = vocabulary("of for the and on in")


@detector("acronym-two-names", *(f"{letter})" for letter in ascii_lowercase), gate=later(r"[A-Z]\)(?<=[A-Z]{3}\))"))
def acronym_two_names(view: View) -> Iterator[Hit]:
    """Find an acronym explained by two different names in one story."""
    explained = _BRACKET.findall(view.story)
    if len(set(explained)) == len(explained):
        return
    names: dict[str, dict[str, Mark]] = defaultdict(dict)
    for segment, found in scan(view, _BRACKET, _GLOSS):
        long = found["long"].rpartition("'s ")[2].strip().removeprefix("The ")
        if BODY.search(long):
            start = found.start() + found["long"].rindex(long)
            words = " ".join(word for word in long.lower().split() if word not in _JOINTS)
            names[found["short"]].setdefault(words, Mark(segment, start, start + len(long)))
    for short, forms in names.items():
        (first, mark), *further = forms.items()
        for other, place in further:
            if not (first.endswith(other) or other.endswith(first)):
                yield Hit((place, mark), {"other": _text(view, mark), "acronym": short}, led=True)
