"""Abbreviations taken for the end of a sentence, and what that does to the words after them."""

import re
from collections.abc import Iterator

from mtcheck.model import Mark
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import first, hit, just_before, later, once, scan
from mtcheck.rules.view import Hit, View
from mtcheck.text.tables import english
from mtcheck.text.words import vocabulary

# Spanish «EE. UU.» left standing, whole or in pieces (“United States.UU.”).
_UNITED_STATES = later(r"\bEE\. ?UU\b\.?|(?<=States)\. ?UU\b\.?|\bEE\.(?= [a-z]|$)|^UU\b\.?")

# An acronym or title with a stop after which the sentence goes on in lower case; iPhone and addresses begin so, too.
_CUT_GATE = later(r"\. (?<=[A-Zrst]{2}\. )[a-z]")
_CUT = later(
    r"\b(?<!\.)(?P<mark>(?:US|USA|UN|EU|UK|UAE|IMF|WHO|ECB|EC|NATO|FBI|CIA|GDP|CEO|NGO|PP|PSOE|FARC)\.) "
    r"(?!i[A-Z]|e[A-Z]|https?:|www|pic\.)[a-z]+\b(?![.:/@]\w)"
    # Ms. is a magazine, a doctor may be the Dr., and a title without its name is another rule's.
    r"|(?:^|\b(?!(?:the|an?|my|his|her|our|your|their|any) )[a-z]{2,} )(?P<title>(?:St|Mr|Mrs|Ms|Dr)\.) "
    r"(?!(?:is|and|or|of|in|at|to|on|was|the|has|had|will|would|did|does|also|who|said|says|told|added|adds|explained"
    r"|replied)\b)[a-z]{3}"
)
_RESTART = later(r" (It|He|She|They|The)(?= [a-z])")
_END = later(r"[.!?;:\"]")
# How far behind the stop a restart still belongs to it: the length of a long noun group.
_REACH = 60
# Characters: more than a noun with a name of three words behind it.
_GROUP = 200

# A second subject, and the nouns that are nearly always the first where a name group was cut in two.
_PRONOUN = later(
    r" (?<=\w )(?P<mark>It|He|She|They)(?= (?:also |not )?(?:has|have|had|is|was|are|were|will|would|can|could|may|must"
    r"|said|says|began|remains?|gave|took|made|sent|told|held|won|lost|[a-z]{3,}ed)\b)"
)
_SUBJECT = later(
    r"\b(?:[Gg]overnment|[Pp]resident|[Mm]inist(?:er|ry)|[Aa]dministration|[Aa]gency|[Cc]ongress|[Ss]enate|[Pp]arliament"
    r"|[Cc]ommission|[Cc]ouncil|[Cc]ourt|[Pp]olice|[Aa]rmy|[Bb]ank|[Uu]nion|[Cc]ompany|[Cc]ommittee|[Dd]epartment|[Pp]arty"
    r"|[Pp]rosecutors?|[Aa]uthorit(?:y|ies)|[Mm]ayor|[Jj]udge|[Tt]ribunal|[Pp]remier|[Jj]unta|[Ii]nstitute|[Ff]ederation"
    r"|[Aa]ssociation|[Ss]tates|Inc|Corp|Ltd|US|USA|UN|EU|UK|NATO)(?: of(?: [A-Z]\w+){1,3})?$"
)
# What may stand before such a noun where it opens the sentence: in copy without stops only that is a sure sign.
_OPENING = later(
    r"\W?(?:The |An? )?(?:(?:[A-Z][\w.'-]*|of|for|and|the|national|regional|provincial|local|federal|central|municipal"
    r"|new|former|supreme|high|public) ){0,5}\w+"
)


@detector("split-abbreviation")
def split_abbreviation(view: View) -> Iterator[Hit]:
    """Find an abbreviation or name group cut in two (“The US. government It has”), each with what follows from it."""
    yield from _united_states(view)
    for segment, found in scan(view, _CUT_GATE, _CUT):
        yield _with_restart(segment, found, "mark" if found["mark"] else "title")
    for segment, found in scan(view, (" It ", " He ", " She ", " They "), _PRONOUN) if _has_capital(view) else ():
        before = found.string[max(0, found.start() - _REACH) : found.start()]
        told = _UNITED_STATES.search(before) or _CUT.search(before)
        if not told and _SUBJECT.search(before) and (_punctuated(view) or _opens(found)):
            yield Hit((Mark(segment, *found.span("mark")),), repairs=("",) if found["mark"] == "It" else ())


def _opens(found: re.Match[str]) -> bool:
    """Say whether all before a match is one noun group."""
    return _OPENING.fullmatch(found.string, 0, found.start()) is not None


def _united_states(view: View) -> Iterator[Hit]:
    """Find «EE. UU.»; its halves are one hit where the reader, too, has taken the first for a sentence."""
    half: Mark | None = None
    for segment, found in scan(view, ("UU", "EE."), _UNITED_STATES):
        now = _with_restart(segment, found, 0)
        if half and half.segment + 1 == segment and found.start() == 0:
            now = Hit((half, *now.marks), led=True)
        elif half:
            yield Hit((half,), suggestion="U.S.")
        half = now.marks[0] if found.group() == "EE." and found.end() == len(found.string) else None
        if half is None:
            yield now
    if half:
        yield Hit((half,), suggestion="U.S.")


def _with_restart(segment: int, found: re.Match[str], group: int | str) -> Hit:
    """Join a stop and the capital that follows from it into one hit."""
    start, end = found.span(group)
    restart = _RESTART.search(found.string, end, end + _REACH)
    if restart and not _END.search(found.string, end, restart.start()):
        marks = Mark(segment, start, end), Mark(segment, *restart.span(1))
        repaired = (found["mark"].rstrip("."), "") if group == "mark" and _repeated(restart) else ()
        return Hit(marks, repairs=repaired, led=True)
    repairs = (found["mark"].rstrip("."),) if group == "mark" else ()
    return Hit((Mark(segment, start, end),), suggestion=_whole(found[group]), repairs=repairs)


def _repeated(restart: re.Match[str]) -> bool:
    """Say whether a restart is a second subject right behind the first, which can go without a look."""
    subject = just_before(_SUBJECT, restart, _GROUP)
    return bool(restart[1] == "It" and subject and _PRONOUN.match(restart.string, restart.start()))


def _whole(stop: str) -> str:
    """Give the abbreviation as it should stand in mid-sentence."""
    if stop.startswith("."):
        return ""
    if "UU" in stop or "EE" in stop:
        return "U.S."
    return stop if stop[1].islower() else stop.rstrip(".")


@once
def _punctuated(view: View) -> bool:
    """Say whether the copy has full stops at all; some feeds strip them, and every sentence then starts in mid-line."""
    return any(". " in text or text.endswith(".") for text in view.folded)


_LOWER_GATE = later(r"\. (?<=[a-z]\. )[a-z]")
_LOWER = later(
    r"(?<![\w.@#/'-])(?<!\. )(?P<mark>(?P<last>[a-z]{3,})\. (?P<next>[a-z]{2,}))\b"
    r"(?![.:/@]\w|\. [a-z]|'?[A-Z])(?! ?/?>)"
)
_SHORTENED = vocabulary(
    """
    approx apt asst assn aug ave avg bldg blvd capt cent cit col corp dec dept dist ehf est etc ext feb fig gen gov
    govt hon hrs inc incl intl jan jun jul lbs ltd mar mass max med min mins misc mos mph mss natl nos nov oct pct pop
    prof pts pub qtr rep resp rev sec secs sen sep sept ser sgt sqq supp tel temp tsp tbsp univ viz vol vols vs yds yrs
    """
)
_NO_SENTENCE = vocabulary("http https www pic com org net dpa afp br iphone ipad ebay archived")


@detector("stop-in-sentence")
def stop_in_sentence(view: View) -> Iterator[Hit]:
    """Find a full stop after which the sentence goes on (“the minister. said”).

    Silent for abbreviations, names of species, addresses, and for one word a sentence (“Worst. day. ever.”).
    """
    for segment, found in scan(view, _LOWER_GATE, _LOWER):
        if found["last"] not in _SHORTENED and found["next"] not in _NO_SENTENCE:
            yield hit(segment, found)


_CAPITAL_GATE = later(
    first(
        [r"(?<=\w {})"],
        "The; An; Its?; They; She; He; Of; In; On; At; By; With; From; As; Is; Are; Was; Were; Has; Have; Had; Been"
        "; Be; Will; Would; Could; Which; That",
    )
    + " [a-z]"
)
# A capital after a word that nothing ends with; after a conjunction; on the verb behind a name that opens the sentence.
_CAPITAL = later(
    r"\b(?:of|in|to|for|with|from|by|at|on|and|as|than|that|between|the|its|his|their|said|announced|has|have|are|were)"
    r" (?P<small>The|An|Its?|They|She|Of|In|On|At|By|With|From|As|Is|Are|Was|Were|Has|Have|Been|Be|Which|That)"
    r"(?= (?!you\b)[a-z]+ [a-z])"
    r"|\b(?:if|which|who|that|because|when|since|while|before|although) (?P<pronoun>It|They|She|He)(?= [a-z])"
    r"|^\"?[A-Z][a-zà-ÿ]+ (?P<verb>Has|Have|Is|Are|Was|Were|Will|Would|Could|Had)"
    r"(?= (?!may |will |can )(?:not )?[a-z]+\b(?! [A-Z]))"
)
_HOLY = later(r"\b(?:God|Lord|Jesus|Christ|Allah|Messiah)\b")


@once
def _has_capital(view: View) -> bool:
    """Say whether a small word has a capital in mid-sentence: the two detectors that look for one share this look."""
    return _CAPITAL_GATE.search(view.story) is not None


@detector("capital-in-sentence")
def capital_in_sentence(view: View) -> Iterator[Hit]:
    """Find a small word with a capital in mid-sentence (“fears that The same”); silent for pronouns that mean God."""
    for segment, found in scan(view, _CAPITAL_GATE, _CAPITAL) if _has_capital(view) else ():
        group = found.lastgroup or ""
        sacred = found[group] == "He" and any(_HOLY.search(text) for text in view.folded)
        if _punctuated(view) and not sacred:
            yield Hit((Mark(segment, *found.span(group)),), suggestion=found[group].lower())


_SMALL_START = later(r"(?P<mark>[a-z]{3,}) [a-z]{2,}\b")
_FINISHED = later(r"[a-z)][.!?][\"')]*\Z")
# Verse, lists and copy without capitals start small by rule: a story where more of the lines do is left alone.
_SHARE = 4


@detector("small-start")
def small_start(view: View) -> Iterator[Hit]:
    """Find a sentence that starts small right after a finished one, in a story that starts large elsewhere."""
    small = ((index, text) for index, text in enumerate(view.folded) if text[:1].islower())
    starts = [(index, found) for index, text in small if (found := _SMALL_START.match(text))]
    if _SHARE * len(starts) > len(view.folded):
        return
    for index, found in starts:
        around = view.segments[max(0, index - 1) : index + 1]
        finished = all(_FINISHED.search(view.folded[segment.index]) for segment in around)
        if index and finished and all(segment.role == "body" for segment in around) and found["mark"] in english():
            yield hit(index, found)
