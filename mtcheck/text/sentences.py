"""Sentences of English news copy: where one ends, told from abbreviations, initials, decimals and datelines."""

import re

from mtcheck.model import Span
from mtcheck.text.dates import DAYS, MONTHS
from mtcheck.text.protected import DATELINE_MOST, dateline
from mtcheck.text.words import vocabulary

# A possible end: stops, what may close after them, white space, and a next word that may open with quotes or brackets.
# Looked at once from the first stop of a run, and nothing given back: linear on a line of 50 MB. To a pattern that
# begins with plain characters ``re`` skips fast.
_END, _FULL_STOP = (
    re.compile(rf"""({first}(?<![.!?…]{{2}})[.!?…]*+)(["'”’»)\]]*+)(\s++)(?=["'“‘«„(\[¿¡]*+([^\W_]\w*))""")
    # Most paragraphs have no stop but “.”, and a pattern that begins with one sign goes through them twice as fast.
    for first in ("[.!?…]", r"\.")
)
# The longest token looked at before a stop, in characters: abbreviations are shorter, and a line of 50 MB stays linear.
_TOKEN = 24


# The lists are of AP style and of ordinary dictionaries of English; they are split by what may follow the abbreviation.
# Titles and the like: a name or a figure follows, never a sentence.
_OPEN = vocabulary(
    "Mr Mrs Ms Messrs Mme Mlle Dr Drs Prof Gen Lt Col Maj Capt Cmdr Adm Sgt Cpl Pvt Sen Sens Rep Reps Gov Govs "
    "Rev Hon Msgr Pres Supt Det Insp Mt Ft St Ste vs v cf e.g i.e viz approx ca Dept Sra Srta Dña "
    "EE FF CC JJ RR"  # EE. UU., FF. AA., CC. OO., JJ. OO., RR. HH.: Spanish doubles the letters of a plural
)
# A figure follows; before anything else they end the sentence.
_BEFORE_FIGURE = vocabulary(
    "No Nos no nos m min Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec p pp vol Vol Fig fig Art art Sec ch"
)
# Both are common: the next word decides. States as AP abbreviates them, companies, degrees, streets.
_EITHER = vocabulary(
    "Inc Corp Co Cos Ltd Bros Jr Sr Esq etc al est Ave Blvd Rd Univ Assn Assoc Intl Natl plc Ala Ariz Ark Calif "
    "Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex Va "
    "Vt Wash Wis Wyo Ont Que Ph.D M.D B.A"
)
# After “p.m.” these go on with the time.
_CLOCK = vocabulary(
    "Eastern Central Mountain Pacific GMT CET CEST EST EDT ET PT BST UTC Jan Feb Aug Sept Oct Nov Dec"
).union(DAYS, MONTHS)
# Function words that begin a sentence and hardly ever a name: after an initial or “U.S.” a new sentence starts.
_STARTERS = vocabulary(
    "The A An This That These Those It Its He She They We I You His Her Their Our My In On At For From With "
    "Without By Of To As If And But Or So Yet Nor When While After Before Since Until Although Though Because "
    "However Moreover Meanwhile Also Then There Here What Who Why How Where Which Both Each Some Many Most All No "
    "Not According Now Today Yesterday Despite During Under Over"
)
# A word that is none of these ends its sentence.
_ABBREVIATED = _OPEN | _BEFORE_FIGURE | _EITHER
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
# “Who knows?” Ruiz said: the attribution belongs to the sentence of the quotation.
_ATTRIBUTION = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’.-]* ){1,3}(?:said|says|asked|asks|added|told|wrote|writes|replied|shouted)\b"
)


def sentences(text: str) -> list[Span]:
    """Split a text into sentences; the spans hold all of it but white space around them.

    White space stands between any two sentences, and none begins with a lower-case letter.
    """
    start = len(text) - len(text.lstrip())
    stop = len(text.rstrip())
    if start >= stop:
        return []
    spans: list[Span] = []
    ends = _END if "!" in text or "?" in text or "…" in text else _FULL_STOP
    for found in ends.finditer(text, start, stop):
        if found[4][0].islower() or not _ends(text, start, found):
            continue
        end = found.end(2)
        if not spans and end - start <= DATELINE_MOST and end <= dateline(text, start):
            continue
        spans.append(Span(start, end))
        start = found.end()
    spans.append(Span(start, stop))
    return spans


def _ends(text: str, start: int, found: re.Match[str]) -> bool:
    """Say whether the stop in ``found`` ends the sentence that began at ``start``."""
    stop, closing, _, following = found.groups()
    if stop != ".":
        return not (closing and stop[-1] in "!?" and _ATTRIBUTION.match(text, found.end()))
    end = found.start()
    first = max(start, end - _TOKEN)
    word = text[max(first, text.rfind(" ", first, end) + 1) : end]
    if word.isalpha() and len(word) > 1 and word not in _ABBREVIATED:
        return True
    before = text[first:end]
    token = before[max(before.rfind(" "), before.rfind("\u00a0"), before.rfind("\n")) + 1 :].lstrip("\"'“‘«„([—–-")
    return _token_ends(token, following, first=len(before) == end - start and token == before)


def _token_ends(token: str, following: str, *, first: bool) -> bool:
    """Say whether a full stop after ``token`` ends a sentence where ``following`` is the next word."""
    if token in _OPEN:
        return False
    if token in _BEFORE_FIGURE:
        return not following[0].isdigit()
    if token in ("a.m", "p.m"):
        return following not in _CLOCK
    if token in _EITHER or (len(token) == 1 and token.isalpha() and token.isupper()) or _ACRONYM.fullmatch(token):
        return following in _STARTERS
    # “1. Wash the rice”: a number that opens the text counts the item.
    return not (first and token.isdigit())
