"""Small grammar that needs no dictionary: the article before a sound, and the comma that should be a full stop."""

import re
from collections.abc import Iterator
from itertools import product

from mtcheck.model import Mark
from mtcheck.rules.classes import members
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import later, scan
from mtcheck.rules.macros import WORD_LISTS
from mtcheck.rules.patterns import Pattern
from mtcheck.rules.view import Hit, View
from mtcheck.text.words import vocabulary

# A vowel that is spoken as one, and a consonant that is spoken; left out are words that are spoken both ways.
_VOWEL = (
    r"(?:(?:[ai]|e(?![uw])|o(?!ui|ne|nce)|u(?:n(?!i|a[nr]|esco)|[plm](?!\w?\b)|r[bg]|gl|tm|tt|sh))[a-z]{2,}"
    r"|(?:honest|honou?r|hour|heir)[a-z]*)"
)
_CONSONANT = (
    r"(?:[bcdfgjklmnpqrstvwz](?!')[a-z]|h(?!eir|our|ono|ones|erb|ist|ot|ab|om|tm|ttp|[iy]s|ei|a\b)|us(?:e|ua)|eu"
    r"|uni(?:[tqvfcs]|on|lat)|one-)[a-z]+"
)
# Of capitals only what is no name, and letters that nobody reads as a word.
_PEOPLES = [people for people in WORD_LISTS["NATIONALITY"].split("|") if people not in ("Uzbek", "Yemeni")]
_VOWELS = ("Arab", "Asian", "African", "Islamic", "Olympic", *(people for people in _PEOPLES if people[0] in "AEIO"))
_CONSONANTS = ("European", "University", *(people for people in _PEOPLES if people[0] not in "AEIO"))
_READ_OUT = (
    "FBI", "MP", "MEP", "NGO", "EU", "HIV", "SMS", "LGBT", "MRI", "IMF", "NHS", "NBA", "NFL", "NHL", "MBA", "HBO",
    "NBC", "AFP", "ESPN", "ITV", "IPO", "SUV", "ATM", "LNG", "OECD", "IAEA", "IOC", "NYPD", "MVP",
)  # fmt: skip
_READ_WITH_CONSONANT = (
    "UN", "US", "USA", "UK", "USB", "USSR", "UFO", "UNHCR", "UNESCO", "UNICEF", "UEFA", "CIA", "BBC", "CEO", "DVD",
    "TV", "DNA", "GPS",
)  # fmt: skip
_ARTICLE = later(
    rf"(?<![\w.'/&-])(?:(?P<a>a|(?<![^.!?\"] )A) (?P<q>[\"']?)(?P<vowel>{_VOWEL}|{'|'.join((*_VOWELS, *_READ_OUT))})"
    rf"|(?P<an>[Aa]n) (?P<p>[\"']?)"
    rf"(?P<consonant>{_CONSONANT}|{'|'.join((*_CONSONANTS, *_READ_WITH_CONSONANT))}|U\.[SNK]\.))(?![\w'@/]|\.\w)"
)
_ANY_ARTICLE = ("a ", "A ", "an ", "An ")
# Most articles are right, and are not even looked at.
_BEFORE_SOUND = (
    ("a", "e", "i", "o", "u", "hour", "hon", "heir", *map(str.lower, _READ_OUT)),
    tuple("bcdfghjklmnpqrstvwxyzeou"),
)
# “A” is a letter or a grade here, or stands for a noun that is left out; “an” is none, but may be foreign.
_LABELS = later(
    r"\b(?:vitamins?|hepatitis|influenza|plan|class|grade|type|groups?|section|category|serie|figure|team|schedule|level"
    r"|exhibit|title|part|big|option|block|zone|point|letter|from|an|the|dna|le|de|da|la|y|et)\W+$",
    re.IGNORECASE,
)
_FOREIGN = later(r"\b(?:the|le|de|da|la|y|et)\W+$", re.IGNORECASE)
# So does what joins the parts of a foreign name (“Volver a empezar”).
_NAMED = later(r"(?<=[a-zà-ž] )[A-ZÀ-Ž][a-zà-ž]+ $|\"[A-ZÀ-Ž][a-zà-ž]+ $")
# After these the article is not wrong but too much, or stands for “and”.
_FUNCTION = vocabulary(
    """
    about above across after again against all along already also although always am among and another any are
    around as aside at been both but can could did does during each either else even ever every for from had has her
    him his if in instead into is it its more most much nor not of off often on once one only onto or our out over
    per she some such than that the their them then there these they this those too under unless until up upon us
    said says told use used using was were what when where which while who whose why will with would you your
    """
)


@detector(
    "indefinite-article",
    *map("".join, product(("a ", 'a "', "a '"), _BEFORE_SOUND[0])),
    *map("".join, product(("an ", 'an "', "an '"), _BEFORE_SOUND[1])),
    gate=_ARTICLE,
)
def indefinite_article(view: View) -> Iterator[Hit]:
    """Find “a” before a vowel and “an” before a consonant (“a old house”); silent for letters, labels and names.

    Peoples and letters that are read out count (“an European”, “a FBI agent”), other capitals do not.
    """
    for segment, found in scan(view, _ANY_ARTICLE, _ARTICLE):
        word = found["vowel"] or found["consonant"]
        before = found.string[max(0, found.start() - 30) : found.start()]
        other = _LABELS if found["a"] else _FOREIGN
        if word in _FUNCTION or other.search(before) or _NAMED.search(before):
            continue
        right = ("an" if found["a"] else "a").replace("a", (found["a"] or found["an"])[0], 1)
        between = found["q"] or found["p"] or ""
        yield Hit((Mark(segment, *found.span()),), suggestion=f"{right} {between}{word}")


# Of the many commas before such words few follow a whole clause: so many characters without any other.
_SPLICE = later(
    r", (?<=[^,;:\"]{8}, )(?P<mark>(?:however,? )?(?:it|he|she|they|there) (?:(?:also|only|still|already|even|just) )?"
    r"(?:is|was|are|were|will|can|could|must|should|has|had|does|did)(?: not)? "
    r"(?!(?:be(?:en)? )?(?:said|announced|claimed|believed|noted|told|reported|revealed|thought|added|argued|seems|easy"
    r"|clear|obvious|called|written|expected|hoped|understood|known|alleged|warned|stressed|true|definitely|apparently"
    r"|assumed|suggested)\b)[a-z]+)"
)
# A main clause, complete before the comma: it opens with its subject, and nothing in it asks for a second clause.
_MAIN = later(
    r"\W?(?:The|An?|He|She|It|They|This|These|Those|His|Her|Their|Its|There|I|We) "
    r"(?!(?:last|first|next|second|only|more|less|same) )"
)
_FINITE = later(r"\b(?:is|was|are|were|has|have|had|will|would|can|could|[a-z]{3,}ed)\b")
_OPENS_MORE = later(
    r"[,;:]|\b(?:if|when|while|as|after|before|since|because|although|though|unless|once|until|where|wherever|whether|what"
    r"|whatever|how|so|more|then|which|who|said|says|according|believe|think|thinks|added|given|even|and|or|but|like|than"
    r"|you|know|quote|yes|no|except|let|not|such|told|during|without|under|among|despite|apart|upon"
    r"|that (?:by|in|on|at|from|if|when|under|during|for|with|until|within|between|despite))\b",
    re.IGNORECASE,
)
# Three clauses in a row, the last of them with its conjunction, are how English strings them.
_IN_A_ROW = later(r"[^,;:.!?\"]{0,60}, (?:and|or|but) [a-z]")
_LEAST = 5  # words before the comma: less is a phrase set in front of its clause


@detector(
    "comma-splice",
    *(f", {word} " for word in ("it", "he", "she", "they", "there", "however", "however,")),
    gate=_SPLICE,
)
def comma_splice(view: View) -> Iterator[Hit]:
    """Find two main clauses with a comma between them (“The road is long, it is also steep.”); silent for speech."""
    for segment, found in scan(view, _SPLICE, _SPLICE):
        mark = Mark(segment, *found.span("mark"))
        text, start, end = found.string, view.around(mark).start, found.start()
        # Asked first: in a long sentence another comma stands before, and no more of it has to be looked at.
        more = _OPENS_MORE.search(text, start, end) or _IN_A_ROW.match(text, found.end())
        if more or '"' in text or view.protected(mark, "quote"):
            continue
        if text.count(" ", start, end) >= _LEAST and _MAIN.match(text, start, end) and _FINITE.search(text, start, end):
            yield Hit((mark,))


_VERBS = ("is", "was", "are", "were", "has", "have", "had", "will")
_VERB = f"(?:{'|'.join(_VERBS)})"
_HEADED = r"[^,;:\"?!()\u2013\u2014-]"
_LENGTH = 15  # characters: less is an aside
_STOP = later(r"[.!?…]")
_COMMA, _COMMA_VERB = later(rf", (?<={_HEADED}{{{_LENGTH}}}, ){_VERB}\b"), later(rf" ?, {_VERB}\b")
# Words up to the only comma so far, and a verb; not a question, an apposition or a row of clauses.
_HEAD = later(
    rf"(?P<head>{_HEADED}{{{_LENGTH},}}?)(?P<mark> ?, {_VERB})"
    r"(?: (?:also|now|still|not|already|always|only|therefore))?"
    r" (?!(?:he|she|it|they|we|I|you|there|this|that|what|how|why|where|when|who|because|said)\b)[a-z]+(?P<rest>.*)",
    re.DOTALL,
)
_ADVERBIAL = later(
    r"(?:In|At|During|From|After|Since|With|For|On|As|By|Because|Under|According|Through|Without|Despite|Then|Before"
    r"|Until) "
)
# What opens no subject, or a clause of its own.
_NO_SUBJECT = later(
    r"\W?(?:He|She|It|They|We|I|You|Perhaps|Not|Even|More|Also|What|Never|Only|Among|There|So|If|When|While|To|Luckily"
    r"|[A-Z][a-z]+ing|[A-Z][a-z]+ed|But what)\b"
)
_RELATIVE = later(r"\b(?:who|which|that|where|whose|why|whom)\b")
_PAST = later(r"[a-z]ed (?!by|in|to|from|at|on|with|for)")
# Verbs that are nouns, too, and so in no table of what can only be a verb.
_OTHER_VERBS = vocabulary(
    """
    is was are were has have had will would can could should may might must did do does said says became began
    believes brought calls came changes comes cut cuts ended fell found gave gets gives goes got held helps hit hits
    kept led left let lets likes lives looks lose lost made makes means met moves needs opens paid plays put puts
    ran runs saw sees sent set sets shows spent starts stays stood takes told took turns wants went won works
    """
)

# A row goes on: after a bare subject with another verb, after a clause with anything.
_MORE_VERBS = later(rf", (?:and )?(?:{_VERB}|does|do|did|[a-z]+n't)\b")
_MORE = later(r",|-| (?:and|or|but) ")


def _commas_before_verbs(view: View, opening: Pattern | None = None) -> Iterator[tuple[Mark, re.Match[str]]]:
    for segment, found in scan(view, _COMMA, _COMMA_VERB):
        # Behind another comma no sentence has ended: it is not the only one so far.
        before = found.string.rfind(",", 0, found.start())
        if before >= 0 and not _STOP.search(found.string, before, found.start()):
            continue
        mark = Mark(segment, *found.span())
        start, end = view.around(mark)
        if opening and not opening.match(found.string, start, end):
            continue
        head = _HEAD.match(found.string, start, end) if view.segments[segment].role != "headline" else None
        if head and head.start("mark") == mark.start and not found.string.endswith("?", start, end):
            yield mark, head


@detector("lost-subject", *(f", {verb} " for verb in _VERBS), gate=_COMMA)
def lost_subject(view: View) -> Iterator[Hit]:
    """Find a sentence that sets a verb right behind its adverbial (“In the end, was a success.”)."""
    for mark, _ in _commas_before_verbs(view, _ADVERBIAL):
        yield Hit((mark,))


@detector("comma-before-verb", *(f", {verb} " for verb in _VERBS), gate=_COMMA)
def comma_before_verb(view: View) -> Iterator[Hit]:
    """Find a comma between a subject and its verb, or one that is all that joins two verbs; silent for longer rows."""
    for mark, found in _commas_before_verbs(view):
        subject, *clauses = _RELATIVE.split(found["head"], maxsplit=1)
        if _ADVERBIAL.match(subject):
            continue
        complete = _verbs(subject) or any(_verbs(clause) > 1 for clause in clauses)
        if not complete and _NO_SUBJECT.match(subject):
            continue
        if not (_MORE if complete else _MORE_VERBS).search(found["rest"]):
            yield Hit((mark,))


def _verbs(text: str) -> int:
    """Count the words of a text that are verbs with a subject, as far as lists and endings can tell."""
    words = text.split()
    finite = members("verb_past_s")
    return sum(word in _OTHER_VERBS or word in finite for word in words) + len(_PAST.findall(text))
