"""Titles of one person that exclude each other: an engine translates a title anew in each sentence."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice

from mtcheck.model import Mark
from mtcheck.rules.detectors.names import CAPITALISED, NO_NAMES, PARTICLES
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import later
from mtcheck.rules.view import Hit, View

# A line for each walk of life: offices that nobody holds together, with what each is called.
_LIVES = """\
president; prime minister, premier; chancellor
minister; secretary of the treasury, secretary of commerce, secretary of labor, secretary of agriculture
mayor; governor; prefect; councillor, councilor, councilman, councilwoman, alderman
senator; congressman, congresswoman
ambassador; consul
judge, magistrate, justice; prosecutor, district attorney, attorney general
bishop; archbishop; pope
captain; major; colonel; general; admiral; lieutenant; sergeant; corporal
constable; inspector; superintendent; commissioner
rector; dean
coach, manager; trainer; technician
spokesman, spokeswoman; speaker"""
# By title, the walk of life and the office.
_OFFICES = {
    title: (life, office)
    for life, line in enumerate(_LIVES.splitlines())
    for office, titles in enumerate(line.split("; "))
    for title in titles.split(", ")
}
# By the first word, as it stands between spaces.
_SIGNS = {
    form: office
    for title, office in _OFFICES.items()
    for word in (title.split()[0], title.split()[0].capitalize())
    for form in (word, f"{word},")
}
_TITLE_WORDS = {word for title in _OFFICES for word in title.split()}
_TITLE = rf"(?i:{'|'.join(sorted(_OFFICES, key=len, reverse=True))})"
_FIRST_NAMES = rf"(?:(?:{CAPITALISED}|[A-Z]\.) {PARTICLES})"
# Behind a title: the name, and perhaps a portfolio before it; or the name set apart, “mayor of Wick, Tilda Moll,”.
_NAMED = later(
    rf"(?: (?:of|for) (?:the )?{CAPITALISED}(?: and {CAPITALISED})?(?= {CAPITALISED} ))?"
    rf" (?!{_TITLE}\b){_FIRST_NAMES}{{0,2}}(?P<surname>{CAPITALISED})(?![\w-])(?! {CAPITALISED})"
    rf"|(?: (?:of|for|in|at) (?:[\w'-]+ ){{0,5}}[\w'-]+)?, {_FIRST_NAMES}{{1,2}}(?P<apart>{CAPITALISED})(?=[,.])"
)
# “Tilda Moll, the examining judge at the court”; but “Tilda Moll, Mayor of Wick Ada Holm” are two persons.
_EXPLAINS = later(rf"(?=,| (?:of|for|in|at)\b)(?! of (?:the )?{CAPITALISED} {CAPITALISED})")
_EXPLAINED = later(
    rf"(?<![\w-]){_FIRST_NAMES}{{0,2}}(?P<surname>{CAPITALISED}), "
    r"(?:(?!(?:and|as|at|by|for|from|in|not|of|on|or|than|that|to|which|who|whose|with)\b)[A-Za-z-]+ ){0,3}\Z"
)
# Before a title, it is part of another one.
_PART = later(
    r"\b(?:prime|attorney|secretary|director|inspector|solicitor|consul|surgeon|governor|postmaster|sub|under|assistant"
    r"|associate|shadow)[ -]\Z",
    re.IGNORECASE,
)
_REACH = 100  # characters: more than such a part, or a name that is explained
_ENOUGH = 10  # places of a title that are looked at
# In the sentence of a title: another time, an office to come, or who comes after whom.
_THEN = later(
    r"\b(?:former(?:ly)?|ex|then|later|once|bec[ao]m\w+|promot\w+|appoint\w+|elect\w*|candida\w+|deputy|vice|acting"
    r"|future|oust\w+|succe\w+|replac\w+|resign\w*|incoming|outgoing|interim|nomin\w+|retired|served|previous\w*|late"
    r"|designate|hopeful|predecessor|also|next|new|old|ago)\b",
    re.IGNORECASE,
)


@detector("titles-that-exclude-each-other")
def titles_that_exclude_each_other(view: View) -> Iterator[Hit]:
    """Find a person with titles that nobody has together (“Judge Moll … Prosecutor Moll”); the rarer is marked first.

    The story must name the person in full and nobody else of that surname. Silent within a sentence, in quotations,
    and in sentences that tell of another time.
    """
    offices = {_SIGNS[sign] for sign in _SIGNS.keys() & view.vocabulary}
    lives = Counter(life for life, _ in offices)
    held: dict[tuple[str, int], dict[int, list[Mark]]] = defaultdict(lambda: defaultdict(list))
    for title, (life, office) in _OFFICES.items():
        for surname, mark in _bearers(view, title) if lives[life] > 1 else ():
            held[surname, life][office].append(mark)
    for (surname, _), marks in held.items():
        if len(marks) < 2:
            continue
        places = sorted(map(sorted, marks.values()), key=lambda each: (len(each), each))
        now = [[mark for mark in each[:_ENOUGH] if _is_now(view, mark)] for each in places]
        told = list(filter(None, now))
        if len(told) > 1 and (person := _in_full(view, surname)):
            rare, usual = told[0][0], told[-1]
            elsewhere = (mark for mark in usual if view.sentence_at(mark) != view.sentence_at(rare))
            for mark in islice(elsewhere, 1):
                other = view.folded[mark.segment][mark.start : mark.end]
                yield Hit((rare, mark), {"person": person, "other": other}, least=2)


def _bearers(view: View, title: str) -> Iterator[tuple[str, Mark]]:
    """Give the surnames that a title stands before, or explains."""
    text, at = view.story, view.small.find(title)
    while at >= 0:
        end = at + len(title)
        if not text[max(0, at - 1) : at].isalnum():
            if named := _NAMED.match(text, end):
                yield named["surname"] or named["apart"], view.mark(at, named.end())
            elif _EXPLAINS.match(text, end) and (explained := _EXPLAINED.search(text, max(0, at - _REACH), at)):
                yield explained["surname"], view.mark(explained.start(), end)
        at = view.small.find(title, end)


def _is_now(view: View, mark: Mark) -> bool:
    """Say whether a title is whole, and told by the story of the present."""
    part = _PART.search(view.folded[mark.segment], max(0, mark.start - _REACH), mark.start)
    return not (part or _THEN.search(view.sentence_at(mark)) or view.protected(mark, "quote"))


def _in_full(view: View, surname: str) -> str | None:
    """Give the full name of who bears a surname; None where the story has no first name for it, or none in common."""
    names = []
    for found in re.finditer(rf"(?<![\w.-])({_FIRST_NAMES}{{1,5}}){surname}(?![\w-])", view.story):
        words = found[1].split()
        titles = [number for number, word in enumerate(words, 1) if word in NO_NAMES or word.lower() in _TITLE_WORDS]
        names.append(words[max(titles, default=0) :])
    names = sorted(filter(None, names), key=len)
    common = {word for word in names[0] if word[0].isupper()}.intersection(*names) if names else set()
    known = common and view.vocabulary.isdisjoint(map(str.lower, (*common, surname)))
    return " ".join([*names[0], surname]) if known else None
