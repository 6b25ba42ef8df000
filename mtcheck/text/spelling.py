"""One spelling for each word: which side of the Atlantic a desk is on says nothing of how its copy came about."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

# Stems before “-ise” and its forms; those of words that both varieties write alike (“promise”) are none.
_IZE = (
    "agon apolog author cannibal capital categor central character civil colon commercial computer critic crystal "
    "democrat demon disorgan econom emphas equal familiar fertil final formal general global harmon hospital ideal "
    "immun industrial internal international item jeopard legal legitim liberal local marginal material maxim mechan "
    "memor militar minim mobil modern monopol national neutral normal optim organ ostrac patron penal personal polar "
    "popular priorit privat public random rational real recogn reorgan revital revolution scrutin sensit social "
    "special stabil standard steril stigmat subsid summar symbol sympath synchron terror traumat urban util vandal "
    "victim visual weapon western"
)
_IZE_ENDINGS = "e es ed ing er ers ation ations ational"
# Before “-our”, “-re”, a doubled “l”, and “-ence”.
_OR = (
    "arm behavi cand clam col demean endeav fav flav harb hon hum lab neighb od ranc rig rum sav splend tum val vap vig"
)
_OR_ENDINGS = "s ed ing ful ite ites able er ers hood hoods ly"
_ER = "calib cent centimet fib kilomet lit lust meag millimet somb spect theat"
_DOUBLED = (
    "cancel channel counsel dial fuel label level marvel model panel pedal quarrel rival shovel signal total travel"
)
_DOUBLED_ENDINGS = "ed er ers ing"
_ENSE = "def off pret lic"
_SINGLE = (
    "ageing:aging aluminium:aluminum analyse:analyze analysed:analyzed analysing:analyzing catalogue:catalog "
    "cosy:cozy grey:gray jewellery:jewelry judgement:judgment kerb:curb metre:meter metres:meters mould:mold "
    "paralysed:paralyzed plough:plow practise:practice practises:practices practised:practiced "
    "practising:practicing programme:program programmes:programs "
    "sceptic:skeptic sceptical:skeptical tonne:ton tonnes:tons tyre:tire tyres:tires yoghurt:yogurt"
)
_WORDS = dict(pair.split(":") for pair in _SINGLE.split())


def _any(stems: str) -> str:
    return "|".join(stems.split())


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return (
        (re.compile(rf"({_any(_IZE)})is({_any(_IZE_ENDINGS)})"), r"\1iz\2"),
        (
            re.compile(rf"((?:dis|un|mis)?(?:{_any(_OR)}))our(|{_any(_OR_ENDINGS)})"),
            r"\1or\2",
        ),
        (re.compile(rf"({_any(_ER)})re(|s)"), r"\1er\2"),
        (re.compile(rf"({_any(_ER)})red"), r"\1ered"),
        (re.compile(rf"({_any(_DOUBLED)})l({_any(_DOUBLED_ENDINGS)})"), r"\1\2"),
        (re.compile(rf"({_any(_ENSE)})ence(|s|less)"), r"\1ense\2"),
    )


# What a word holds that any of the patterns fits; hardly one in ten does.
_MAY_DIFFER = re.compile("is[eia]|our|re[sd]?$|ll[ei]|ence")


def american(word: str) -> str:
    """Spell a word in lower case as Americans do, where it is known that the British do otherwise."""
    if _MAY_DIFFER.search(word):
        for pattern, spelling in _patterns():
            if found := pattern.fullmatch(word):
                return found.expand(spelling)
    return _WORDS.get(word, word)


Variety = Literal["British", "American", "-ise", "-ize"]
# Words that one side of the Atlantic writes both ways, or uses in another sense (“a driving licence”, “to license”).
_EITHER = (
    "ageing aging judgement judgment kerb curb grey gray practise practice practises practices practised practiced "
    "practising practicing tonne ton tonnes tons "
    "mould mold yoghurt yogurt catalogue catalog theatre theater theatres theaters tyre tire tyres tires meter metred "
    "metered meters licence license licences licenses program programs rigor"
)


def variety(word: str) -> Variety | None:
    """Say whose spelling a word in lower case is; None where both write it so.

    “-ize” is British, too, at some desks: it is at odds with “-ise” alone.
    """
    if word in _either():
        return None
    if word in _ize():
        return "-ize"
    if word in _american():
        return "American"
    other = american(word)
    return None if other == word else "-ise" if other in _ize() else "British"


@cache
def _either() -> frozenset[str]:
    return frozenset(_EITHER.split())


@cache
def _ize() -> frozenset[str]:
    return frozenset(f"{stem}iz{ending}" for stem in _IZE.split() for ending in _IZE_ENDINGS.split())


@cache
def _american() -> frozenset[str]:
    return frozenset(set(_spelt()) | set(_WORDS.values()))


def _spelt() -> Iterator[str]:
    endings: Mapping[str, tuple[str, str]] = {
        _OR: ("or", _OR_ENDINGS),
        _ER: ("er", "s ed"),
        _DOUBLED: ("", _DOUBLED_ENDINGS),
        _ENSE: ("ense", "s less"),
    }
    for stems, (middle, further) in endings.items():
        for stem in stems.split():
            # A stem alone (“travel”) is spelt alike.
            yield from (f"{stem}{middle}{ending}" for ending in ([""] if middle else []) + further.split())
