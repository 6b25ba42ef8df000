"""Names that are spelt as at home, their later words in lower case: “Komerční banka”, “Gazeta wyborcza”, “Tawa hallae”.

English gives every word of a name a capital; most other languages give one to the first only, and a desk that keeps the
name keeps that. What tells such a name from a surname before a verb that was left over (“Sáenz pidió”) is weighed here.
"""

from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import NamedTuple

from mtcheck.rules.detectors.given_names import is_given, is_saint
from mtcheck.rules.detectors.likeness import bare, slips
from mtcheck.rules.detectors.scan import later
from mtcheck.text import tables
from mtcheck.text.fold import lower
from mtcheck.text.foreign import by_letter, foreign
from mtcheck.text.language import telling
from mtcheck.text.words import Word, vocabulary

# Words tied by single spaces up to a place, the last before it, and on from it.
_LETTERS = r"[^\W\d_]+(?:['-][^\W\d_]+)*"
_BEFORE = later(rf"(?:(?<![\w'-]){_LETTERS} )+$")
_BEHIND = later(rf"(?: {_LETTERS})+")
_LOOK = 80  # characters on either side: longer than any name but a few
_LONGEST = 6  # words from the capital to the word in question
_FULL = 5  # letters from which a word of a name may be English, too (“federal”)
# Letters that no Romance surname has: a word with one says by its letters that a foreign name begins.
_ABROAD = frozenset("čšžřěůłąęśźżőűğşıåäöøæðþțșăāēīūģķļņđćňľĺŕťďý")

# What joins the words of a name; what English spells so, too, joins only words of a language that has it.
_JOINERS = vocabulary(
    """
    al alla alle av cha d da de degli dei del della delle der des di dos du e el et für för les los med na nan och og om
    o para por pour und van voor wa y ya z za zu zum zur à ó un
    """
)
_ALIKE = vocabulary("a das den do en for i la las le me per pri pro vir")
# Behind one of these, a name goes on, and so it does before a capital (“Alternative für Deutschland”).
_LINKS = vocabulary("de degli dei del della delle der des di du für för pour van voor zur")
# An article with a capital begins a title within a sentence (“La ciociara”); what opens a sentence may be left over.
_ARTICLES = vocabulary("der die el gli il la las le les los os")
# In the north it belongs to many a name (“Den norske opera”).
_NORTHERN = vocabulary("de den det het")
# Behind what is a verb, not behind a name.
_OBJECT = later(r" (?:the|an?|that|his|her|its|their|this|these|him|them)\b")
# What presents a name or title that follows.
_PRESENTING = vocabulary(
    """
    album bank broadcaster coalition comedy daily documentary film insurer journal lender magazine movie musical
    newspaper novel paper party play series show single song soap tabloid telenovela theatre theater track weekly
    """
)
# What stands before a surname.
_TITLES = vocabulary(
    """
    president minister premier chancellor senator governor mayor judge prosecutor general colonel captain sir mr mrs ms
    dr prof professor coach striker defender midfielder goalkeeper player singer actor actress writer designer
    businessman candidate deputy councillor
    """
)
# How finite verbs end, and the shortest of them, in the languages that leave most of them behind: so ends no noun that
# names an institution but those in the list of them (“divadlo”).
_VERBS = {
    "es": (
        "ó aron ieron aba aban ará arán erá erán irá irán ría rían",
        "se no que es son ha han fue fueron dijo hizo dice tiene tienen puede viene vuelve lo ya también quien sí pide "
        "recuerda opina viaja puntualiza ofrece asegura afirma considera quiere",
    ),
    "pt": ("ou aram eram iram ará arão erá irá", "se não que é são foi disse tem está pode diz"),
    "it": ("ò arono irono erono erà irà", "si non che è sono ha hanno disse dice può vuole"),
    "fr": ("èrent aient", "a est ont sont se ne qui dit avait était va veut"),
    "de": ("gte rte kte hte elte lte", "hat ist sagt war wird will kann sich nicht"),
    "nl": ("eerde", "zei zegt heeft wordt werd"),
    "pl": ("ał ała ali ił iła ili ył yła yli ął ęła ęli", "jest ma są nie się"),
    "cs": ("al ala ali il ila ili el ela eli ěl ěla ěli yl yla yli ul uje", "řekl řekla je má se si bude dal ná"),
    "ro": ("ează ește", "a au este va nu se care fac"),
    "tr": ("dı di du dü tı ti tu tü yor", ""),
    "hu": ("ott ett ött", "van volt mondta"),
    "sv": ("ade", "har är sade"),
    "is": ("aði uðu", "er var"),
    "da": ("ede", "har er blev sagde"),
}
# How surnames of Czech women end.
_SURNAME = ("ová", "ovou")
# How English words end that say where somebody comes from: the table has not all of them.
_DEMONYM = ("ian", "ish", "ese", "andic")
# What shortens its articles before a vowel (“L'elisir d'amore”).
_ELIDING = frozenset(("fr", "it", "ca"))
_SHORT = 3  # letters: a shorter word at the head of a sentence begins no name
# How the second word of a species ends.
_SPECIES = ("ae", "ii", "us", "um", "ensis", "orum", "oides", "osa")
# How Latin ends in what one letter may make English (“Yersinia pestis”).
_LATIN = (*_SPECIES, "i", "lis", "nis", "ris", "tis")
# How English inflects what an engine makes up.
_INFLECTED = ("ed", "ing", "ly", "ness", "ers", "ment", "ments", "tion", "tions")


class _Name(NamedTuple):
    """What may be a name: where its ``head``, the word with a capital, starts; the words from there on, lower-cased.

    ``before`` is the word that stands before it, ``rest`` the text behind it.
    """

    start: int
    before: str
    head: str
    words: list[str]
    rest: str


def in_foreign_name(text: str, word: Word, languages: Collection[str], openings: Collection[int]) -> bool:
    """Say whether a word in lower case belongs to a foreign name whose first word has a capital.

    ``languages`` are those that the word may be left over from: none where it is in no table. At one of ``openings`` a
    capital says nothing of itself.
    """
    name = _name(text, word, languages)
    if name is None or _is_person(name) or (languages and name.head in _ARTICLES):
        return False
    first, *_ = name.words
    at_first = _of_institution(first)
    institution = lower(name.before) in _PRESENTING or any(map(_of_institution, (name.head, *name.words)))
    if not institution and (name.head.endswith(_SURNAME) or word.text.endswith(_SURNAME)):
        return False
    if not at_first and _is_verb(first, languages):
        return False
    if first in _LINKS and name.rest[1:2].isupper():
        return True
    if not languages and _in_title(name):
        return institution or not _is_made_up(name.head, word.text)
    if name.head in tables.english() or name.head.endswith(_DEMONYM):
        return _is_ours_too(name, languages, word)
    if institution:
        return not (languages and name.start in openings and len(name.head) < _SHORT)
    if _OBJECT.match(name.rest) or (languages and name.start in openings):
        return False
    if not languages:
        return not _is_made_up(name.head, word.text)
    return word.text.endswith(_SPECIES) or _shares_home(name.head, lower(word.text), languages)


def _name(text: str, word: Word, languages: Collection[str]) -> _Name | None:
    """Go back from a word to the capital that it hangs on, over words that may stand in a foreign name."""
    back = _BEFORE.search(text, max(0, word.start - _LOOK), word.start)
    tied = back[0].split() if back else []
    number = next((at for at in range(1, min(_LONGEST, len(tied)) + 1) if tied[-at][0].isupper()), 0)
    if not number or not _is_head(tied[-number]):
        return None
    behind = _BEHIND.match(text, word.end, word.end + _LOOK)
    on = behind[0].split() if behind else []
    words = [lower(tied[-number]), *tied[len(tied) - number + 1 :], word.text, *on]
    last = next((at for at in range(1, len(words)) if not _may_stand(words, at, languages)), len(words))
    if last <= number:
        return None
    start = word.start - len(" ".join(tied[-number:])) - 1
    end = word.end + sum(len(small) + 1 for small in words[number + 1 : last])
    before = tied[-number - 1] if number < len(tied) else ""
    return _Name(start, before, words[0], words[1:last], text[end : end + _LOOK])


def _is_head(word: str) -> bool:
    """Say whether a word with a capital may begin a foreign name: no initial, no acronym, no “I'm” and no genitive."""
    return (word in ("O", "À") or not word.isupper()) and len(word.rpartition("'")[2]) >= (_SHORT if "'" in word else 1)


def _may_stand(words: list[str], at: int, languages: Collection[str]) -> bool:
    """Say whether a word may stand in a foreign name behind those before it: it joins them, or is not English alone."""
    before, small = words[at - 1 : at + 1]
    if small in _JOINERS:
        return True
    if small in tables.english():
        home = tables.frequent().get(small, {}).keys()
        alike = small in _ALIKE and (at > 1 or not home.isdisjoint(languages) or _of_institution(before))
        full = len(small) >= _FULL and not home.isdisjoint(languages)
        return alike or full or before in _LINKS or _of_institution(small)
    return small.islower()


def _in_title(name: _Name) -> bool:
    """Say whether an article with a capital is the first word or stands before it (“La France insoumise”)."""
    return name.head in _ARTICLES | _NORTHERN or (name.before[:1].isupper() and lower(name.before) in _ARTICLES)


def _is_person(name: _Name) -> bool:
    """Say whether what has the capital is a given name or, by what stands before it, a surname."""
    if is_saint(name.before):
        return False
    return is_given(name.head) or is_given(name.before) or lower(name.before) in _TITLES


def _is_verb(small: str, languages: Collection[str]) -> bool:
    return any(small in short or small.endswith(ends) for ends, short in map(_verbs, languages))


@cache
def _verbs(language: str) -> tuple[tuple[str, ...], frozenset[str]]:
    ends, short = _VERBS.get(language, ("", ""))
    return tuple(ends.split()), vocabulary(short)


def _is_ours_too(name: _Name, languages: Collection[str], word: Word) -> bool:
    """Say whether a name begins with a word that is English as well: “Alternative für Deutschland”, “Real sociedad”."""
    if name.words[0] in _LINKS:
        return _of_institution(name.head)
    if languages or not _of_institution(name.head):
        at_home = _of_institution(name.head) or name.head in telling()
        return at_home and any(map(_of_institution, name.words))
    return not _is_made_up(name.head, word.text)


def _is_made_up(head: str, small: str) -> bool:
    """Say whether a word that no dictionary has is inflected as English is, half a word, or a slip away from one."""
    english = tables.english()
    if head + small in english or small.endswith(_INFLECTED):
        return True
    return not small.endswith(_LATIN) and any(slip in english for slip in slips(small))


def _shares_home(head: str, small: str, languages: Collection[str]) -> bool:
    """Say whether the first word of a name is at home where a word is that is left over from one of these languages."""
    if by_letter(small) or (head[1:2] == "'" and not _ELIDING.isdisjoint(languages)):
        return True
    owners = foreign(head)
    if owners and by_letter(head):
        return not _ABROAD.isdisjoint(head) and not set(languages).isdisjoint(owners.languages)
    home = {*(owners.languages if owners else ()), *tables.frequent().get(head, ())}
    return not home.isdisjoint(languages)


def _of_institution(word: str) -> bool:
    begins, ends, reads = _institutions()
    plain = bare(word)
    return plain.startswith(begins) or plain.endswith(ends) or plain in reads


@cache
def _institutions() -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
    """Give how words of institutions begin, how they end, and some that read so."""
    table = Path(__file__).with_name("institutions.txt").read_text(encoding="utf-8")
    _, begins, ends, reads = (section.partition("\n")[2].split() for section in table.split("#: "))
    return tuple(begins), tuple(ends), frozenset(reads)
