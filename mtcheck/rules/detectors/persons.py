"""Persons in one story: people who are called “it”."""

from collections.abc import Iterator

from mtcheck.model import Mark
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import later, scan
from mtcheck.rules.view import Hit, View
from mtcheck.text.words import vocabulary

# What a person has and no firm, town or team; and what these may have, too.
_OWN = vocabulary(
    """
    wife husband widow fiancee fiancé girlfriend boyfriend relatives hometown autobiography biography lips ashes
    brother-in-law father-in-law mother-in-law grandmother grandfather ex-wife ex-husband ex-partners baccalaureate
    colleagues compatriots companions classmates teammates
    """
)
_SHARED = vocabulary(
    """
    family friends father mother son sons daughter daughters brother sister children parents lawyer boss career studies
    hands face eyes mouth voice childhood shoulders arms heart house will life wish dream feelings
    """
)
_OF_IT = r"\b[Ii]ts (?:(?:native|last|own|late|old|young|former|first|second) )?"
_ITS = later(rf"{_OF_IT}(?P<noun>[a-z]+(?:-[a-z]+)*)(?! [a-z]+-)")
_NATIVE_PLACE = r"\b[Ii]ts native (?:city|town|village|country)\b"
_NATIVE = later(_NATIVE_PLACE)
_A_PERSONS = later(rf"{_NATIVE_PLACE}|{_OF_IT}(?:{'|'.join(sorted(_OWN))})")
# Animals have kin, and are “it” by right.
_ANIMALS = later(
    r"\b(?:dogs?|cats?|horses?|bears?|birds?|whales?|dolphins?|elephants?|lions?|tigers?|cubs?|pups?|calf|calves|monkeys?"
    r"|apes?|chimp\w*|species|animals?|zoo|wolf|wolves|pandas?|fish|infants?|bab(?:y|ies)|creatures?|insects?|bees?|cattle)\b"
)


@detector("its-for-a-person", "its ", gate=_A_PERSONS)
def its_for_a_person(view: View) -> Iterator[Hit]:
    """Find a person's kin and life given to “it” (“its wife”, “its hometown”); all places are one finding.

    One such word may be a slip or a figure of speech: two of them are needed, one of which no firm or team can have.
    Silent where animals or infants are spoken of.
    """
    marks, own, nouns = [], False, set()
    for segment, found in scan(view, ("its ", "Its "), _ITS):
        mine = found["noun"] in _OWN or bool(_NATIVE.match(found.string, found.start()))
        if mine or found["noun"] in _SHARED:
            marks.append(Mark(segment, *found.span()))
            own = own or mine
            nouns.add(found["noun"])
    if own and len(nouns) > 1 and not any(map(_ANIMALS.search, view.lowered)):
        yield Hit(tuple(marks), {"count": str(len(marks))})


_EVERY_ITS = later(r"\b[Ii]ts(?= [a-z])")
# What a speaker or the holder of an office has, oftener than a firm: without any, “its” may be right throughout.
_SPOKEN = vocabulary(
    """
    answer anger attempt brain charge comments conversations deeds desire duties fear gesture interview joy mandate
    memory mind office opinion past pleasure pride remarks resignation sadness smile soul speech speeches words
    """
)
_HIS_OR_HER = later(r"\b(?:[Hh]is|[Hh]er)\b")
# One is no habit; two are few, and enough where one of them is of a person and three other signs stand in the story.
_OFTEN = 2
# “Its” stands so many times for each “his” and “her”.
_TO_ONE = 3


@detector("its-throughout", "its ")
def its_throughout(view: View) -> Iterator[Hit]:
    """Find “its” before a word in a story with far more of it than of “his” and “her”; all places are one finding.

    Silent where none of it has what is a person's: stories of firms are full of it by right.
    """
    marks = tuple(Mark(segment, *found.span()) for segment, found in scan(view, ("its ", "Its "), _EVERY_ITS))
    owned = {found["noun"] for _, found in scan(view, ("its ", "Its "), _ITS)}
    if owned.isdisjoint(_OWN | _SHARED | _SPOKEN):
        return
    enough = max(_OFTEN, _TO_ONE * len(_HIS_OR_HER.findall(view.story)))
    if len(marks) >= enough:
        yield Hit(marks, {"count": str(len(marks)), "words": str(view.count())}, least=enough)
