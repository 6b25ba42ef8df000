"""A “not” of the source that is in the English no more."""

import re
from collections.abc import Iterator

from mtcheck.rules.detectors.beside import beside
from mtcheck.rules.detectors.counterparts import pairs
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import later
from mtcheck.rules.view import Hit, View
from mtcheck.text.fold import lower
from mtcheck.text.words import WORD, vocabulary

# Plain negations of a sentence. Left out are languages that deny out of politeness or habit where English does not, or
# that were not shown to be told right: Arabic, Chinese, Hausa, Hungarian, Icelandic, Japanese, Ukrainian.
_NEGATIONS = {
    "cs": later(
        r"(?i)\b(?:není|nejsou|nebyl[aioy]?|nemá|nemají|neměl[aioy]?|nebude|nebudou|nemůže|nemohou|nemohl[aioy]?|nechce"
        r"|nechtěl[aioy]?|neví|nevědí|nejsem|nejsme|nikdy|nikdo|žádn\w+|nelze|nesmí)\b"
    ),
    "de": later(r"(?i)\b(?:nicht|kein(?:e[mnrs]?)?|niemals|niemand|nichts)\b"),
    "es": later(r"(?i)\bno (?=[a-záéíóúñ])|\b(?:nadie|ningún|ninguna|tampoco|nunca|jamás)\b"),
    "fr": later(r"(?i)(?:\bne |\bn')(?:[^\s.;]+ ){1,3}?(?:pas|jamais|rien|aucune?|plus)\b"),
    "it": later(r"(?i)\bnon (?=[a-zà-ù])|\b(?:nessun[ao]?)\b"),
    # “Na nie” is “to them”.
    "pl": later(
        r"(?i)(?<!na )(?<!o )(?<!w )(?<!za )(?<!przez )\bnie (?=[a-zżźćńółęąś])|\b(?:nigdy|nikt|żaden|żadn\w+)\b"
    ),
    "pt": later(r"(?i)\bnão (?=[a-zà-ú])|\b(?:ninguém|nenhuma?|nunca|jamais|tampouco)\b"),
    "ro": later(r"(?i)\bnu (?=[a-zăâîșţțş])|\bn-(?:a|au|am|ai)\b|\b(?:niciodată|nimeni|nici(?:un|o))\b"),
    "ru": later(r"(?i)\bне (?=[а-яё])|\b(?:нельзя|никогда|никто|нету?)\b"),
}
# Where the negation is none, or is said without one in English: “not only”, “no more than”, “until (not)”, “do not
# hesitate”, “is not lacking”.
_NONE = {
    "cs": later(r"(?i)nejen|ne všich|nevyl[ou]uč|\bnež\b|dokud|pokud|nýbrž|není divu|chybět|\bjestli\b|\bzda\b|\baby"),
    "de": later(
        r"(?i)nicht (?:all|nur|allein|zuletzt|selten|weniger|mehr als|umsonst|wahr|unbedingt)"
        r"|nichts (?:desto|anderes|als)|keine?[nmrs]? (?:anderer|weniger|wunder|geringer)|sondern|bevor"
        r"|(?:oder|bis) nicht|vergess|zöger|wegzudenken|ausge?schl|auszuschl"
    ),
    "es": later(
        r"(?i)\bno (?:s[oó]lo|solamente|únicamente|obstante|bien|menos|más|en vano|mucho|poco|es que|falt|tard|demor"
        r"|dej|ces|hace mucho|cabe|vidente|p[ou]\w+ faltar|dud|olvid|vacil|tod|descart|exclu)"
        r"|\b(?:que|como) (?:nunca|nadie|jamás)|tampoco falt|\b(?:hasta|mientras|antes de|desde) que no"
        r"|\bno [^.,;]{0,60}\b(?:más que|hasta)\b|\bsino\b|nada más|a no ser|\bo no\b|, no,|\bmal en no"
    ),
    "fr": later(
        r"(?i)n'est-ce pas|\bn(?:e |')[^.]{0,80}\bqu(?:e\b|')|n'(?:empêche|oubli|hésit|exclu)|ne manqu|non seulement"
        r"|pas (?:seulement|moins|mal|loin|tou)|plus que jamais|sans que|\bcess|ne tard|tient plus"
    ),
    "it": later(
        r"(?i)\bnon (?:tutt|sol[oa]|soltanto|solamente|appena|che|è che|meno|più|manca|molto|poco|da poco|dimentic"
        r"|esit|esclu)|\b(?:finché|fino a che|fin quando|che|quanto|o) non\b|\bnon [^.]{0,80}\b(?:che|ma|bensì)\b"
        r"|, no\b|nonostante|come non mai"
    ),
    "pl": later(
        r"(?i)nie (?:wszys|tylko|mniej|więcej|(?:jest )?wyklucz|inaczej|raz|lada|stron|zapom)|jak nigdy|\bniż\b"
        r"|dop?óki|zanim|nie [^.]{0,80}\b(?:lecz|ale)\b|czy nie"
    ),
    "pt": later(
        r"(?i)\bnão (?:tod|só|somente|apenas|obstante|menos|mais|falt|p[ou]\w+ faltar|deix|tard|cess|demor"
        r"|(?:se )?esqueç|hesit|é só|descart|exclu)|\bque nunca|senão|até que|\bmas sim\b|\bou não\b"
    ),
    "ro": later(
        r"(?i)\bnu (?:toate|toți|doar|numai|mai puțin|de mult|mult|exclu)|ca niciodată|\bci\b|\bdecât\b|până|nu-i așa"
        r"|sau nu|\buita"
    ),
    "ru": later(
        r"(?i)не (?:только|менее|более|меньше|больше|раз\b|так|обош|без|прост|исключ|забы|стоит заб|хват|в теме)"
        r"|не все[гм]?\b|\b(?:пока|чтобы|чуть ли|как бы|едва ли|если|кто|что|где|сколько|ни|как|куда|пор|бы|а)\b"
        r"[^.,]{0,30} не |не [^.]{0,80}\b(?:а|но|без|не)\b|\bбез\b|не мог\w* не|нет-нет|никто иной|или нет|как никогда"
    ),
}
# “The most he ever did” has no negation in English.
_AT_ANY_TIME = later(r"(?i)\b(?:nunca|jamás|jamais|niciodată|nigdy|nikdy|никогда)\b")

# English words that are negative, or may render a negation: one of them in a sentence, and nothing is told.
_WORDS = vocabulary(
    """
    not cannot never no nope nobody nothing nowhere none neither nor without zero nil right until same hardly
    barely hate hates hated hating lest fine ok okay near common easy easily easier often else silent silence
    quiet blind ill mild minor void vain rid gone break breaks broke bad badly ban bans banned banning quit less
    lesser secret hidden hide loses dont cant wont didnt doesnt isnt wasnt apart aside
    """
)
_NEAR_OR_SHUT = later(
    r"(?i)\b(?:cerca\w*|cerr\w+|cierr\w+|clausur\w+|près|proch\w+|ferm\w+|vicin\w+|chius\w+|chiu[dr]\w+|perto|próxim\w+"
    r"|fech\w+|encerr\w+|na[hí]\w+|eng\w*|schlie\w+|(?:ge)?schlossen\w*|blisk\w*|zam[ky]\w+|blízk\w+|zav[říe]\w+|aproap\w+"
    r"|apropi\w+|închi\w+)"
)
_LOST = later(r"(?i)\b(?:p[ei]e?rd\w+|perte\w*|verl[iou]\w+|przegr\w+|stra[ct]\w+|ztr[aá]\w+|prohr\w+|pier[dz]\w+)")
_ONLY = later(
    r"(?i)\b(?:sol[oa]|sólo|solamente|únic[oa]|seule?(?:ment)?|juste|appena|só|apenas|nur|gerade|einzige?|jen|tylko|doar"
    r"|только|лишь|просто|единственн\w+)\b"
)
_STILL = later(
    r"(?i)\b(?:aún|todavía|sigu\w+|pero|encore|toujours|pourtant|ancora|ainda|noch|doch|weiter\w*|ještě|stále|jeszcze|încă"
    r"|всё|ещё|еще|пока|но|однако|по-прежнему)\b"
)
# These, too, unless a word of the source explains them, such as “pero” or “aber”.
_EXPLAINED = {
    "against": later(r"(?i)\b(?:contra|contre|contro|gegen\w*|przeciw\w*|proti\w*|împotriva|против)\b"),
    "but": later(
        r"(?i)\b(?:pero|aunque|mais|ma|però|mas|porém|aber|jedoch|doch|ale|jednak|však|dar|însă|но|однако|хотя)\b"
    ),
    "close": _NEAR_OR_SHUT,
    "closed": _NEAR_OR_SHUT,
    "lose": _LOST,
    "losing": _LOST,
    "loss": _LOST,
    "losses": _LOST,
    "lost": _LOST,
    "just": _ONLY,
    "only": _ONLY,
    "still": _STILL,
    "too": later(
        r"(?i)\b(?:demasiad[oa]s?|también|trop|aussi|troppo|anche|demais|também|zu|auch|příliš|také|i|zbyt|też|prea|și"
        r"|слишком|тоже|также)\b"
    ),
    "yet": _STILL,
}
_STARTS = tuple(
    vocabulary(
        """
        abandon abnormal absen abst atypic avert avoid barred behind beware beyond ceas continu contradict
        contrary declin deni deny depriv despite devoid differ difficult doubt elud empty escap evad exceed
        except exclu exempt fail few forbad forbid forget forgot hard hesita hinder ignor illeg illic imbal
        immat immob immor immun impas impat imped imperf implaus imposs impot imprac imprec improb improp
        impun impur inac inad inap inat incap incoh incomp inconc incong incons inconv incorr incur indef indep
        indiff indir ineff inel ineq inev inex infidel infinit inhum innoc innum inop insecur insens insig
        insolv instab instead insuf insurm intac intang intol invalid invinc invis involunt irra irre keep
        kept lack least little neglect neverth non noneth omission omit oppos opposite otherwise prevent
        prohib rare rather refrain refus refut reject reluct remain rememb resist revers scarce seldom shun
        skip sorry spare spurn stop stuck surviv underestim unless unlike vari vary wait whether withh wors wrong
        """
    )
)
_ENDS = ("'t", "less", "lessly", "lessness")
# “Un-”, “dis-” and “mis-” negate, but for these.
_UN = later(
    r"un(?!der|ion|it(?:e|y|i|s?\Z)|ivers|cles?\Z|ique|iform|if[yi]|anim|til\Z)\w{3}"
    r"|dis(?!cs?\Z|cuss|cover|tri[cb]|tan|play|ting|aster|h|k|patch|pos)\w{3}|mis(?!sion|sile|ter)\w"
)
_ABLE = later(r"i[mn]\w{2,}(?:[ai]bl[ey]|[ai]bility)\Z")
_PLAIN = later(r"(?i)\b(?:not|cannot|never|no|nobody|nothing|none|neither|nor|without)\b|n't\b")
_PHRASES = (
    "far from", "free from", "free of", "gave up", "given up", "more than", "or more", "other than", "out of",
    "short of", "turned down", "turns down", "yet to",
)  # fmt: skip


@detector("negation-lost")
def negation_lost(view: View) -> Iterator[Hit]:
    """Find sentences without anything negative whose source denies; silent for questions."""
    for paragraph in beside(view):
        sign = _NEGATIONS.get(paragraph.language or "")
        if not sign or not sign.search(paragraph.source):
            continue
        paired = pairs(paragraph)
        negated = [None if "?" in source else sign.search(source) for _, _, source in paired]
        for number, (english, span, source) in enumerate(paired):
            denied = negated[number]
            if not denied or _NONE[paragraph.language or ""].search(source) or _negative(english, source):
                continue
            # Where sentences were merged and split, a “not” that the source has not is this one.
            beside_it = [at for at in (number - 1, number + 1) if 0 <= at < len(paired) and not negated[at]]
            if not any(_PLAIN.search(paired[at].english) for at in beside_it):
                yield Hit((paragraph.mark(*span),), {"other": _quoted(source, denied)})


def _negative(english: str, source: str) -> bool:
    """Say whether anything in a sentence may render a negation."""
    small = lower(english).replace("-", " ")
    words = [word.removesuffix("'s") for word in WORD.findall(small)]
    return (
        any(map(_may_deny, words))
        or any(word in words and not explains.search(source) for word, explains in _EXPLAINED.items())
        or any(map(small.__contains__, _PHRASES))
        or ("ever" in words and _AT_ANY_TIME.search(source) is not None)
    )


def _may_deny(word: str) -> bool:
    return (
        word in _WORDS
        or word.startswith(_STARTS)
        or word.endswith(_ENDS)
        or (word.startswith(("un", "dis", "mis")) and _UN.match(word) is not None)
        or (word.startswith("i") and _ABLE.match(word) is not None)
    )


def _quoted(source: str, denied: re.Match[str]) -> str:
    """Give the negation with the word behind it."""
    behind = WORD.search(source, denied.end())
    return source[denied.start() : behind.end() if behind else denied.end()]
