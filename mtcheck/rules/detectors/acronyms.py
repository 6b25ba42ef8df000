"""Acronyms in brackets whose letters are not those of the name before them: the name was translated, they were not."""

import re
from collections.abc import Iterator
from string import ascii_lowercase

from mtcheck.model import Mark
from mtcheck.rules.detectors.names import BODY
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import later, scan
from mtcheck.rules.view import Hit, View
from mtcheck.text.words import vocabulary

_SMALL = "of|for|the|and|on|in|against|de|la|del|y|e|für|et"
_BRACKETED = later(r" \([A-Z]{2,7}\)")
_EXPLAINED = later(
    rf"(?P<name>[A-Z][\w'-]+(?: (?:(?:{_SMALL}) ){{0,2}}[A-Z][\w'-]+){{1,8}}) \((?P<letters>[A-Z]{{3,7}})\)"
)
# Who holds an office in a body is not the body; nor are a place or a person before it.
_BEFORE = later(
    r"^(?:.*'s |(?:According to |The |An? )*(?:[A-Z]\w+ )?(?:Director|President|Head|Chair\w*|Secretary|Members?"
    r"|Leader|Minister|Mayor|Dean|Rector|Governor|Spokes\w+|Vice\w*)(?: General)? (?:of|for|at) (?:the )?"
    r"|(?:According to )?[Tt]he )"
)
# Bodies that English knows by the letters of another language.
_KNOWN = vocabulary(
    """
    AKP ANC AUC BBVA BDI BFV BKA BND CDU CERN CGT CHP CIO CNRS CSU DLR ELN EPFL ETA ETH EZLN FARC FATAH FBU FDP FIA
    FIBA FIFA FINA FIS FLN FMLN FNL FPO FRELIMO FSB FSLN FSO GIGN GRU HDP IBGE IMSS INLA ISI IOC JSDF KDP KGB KNU
    KPD LDP MAS MHP MILF MORENA MOSSAD MPLA MSF MUD MVD NKVD NPD OAS OVP PAN PDL PDS PDVSA PEMEX PFLP PKI PKK PLA
    PLO PMDB PNV PPP PRC PRD PRI PSDB PSOE PSUV PUK PYD RAF RAI RENAMO RSS SAS SBU SDLP SEGAS SPD SPO STASI SVP SVR
    TASS UEFA UKIP UMNO UNAM UNITA VDI WIIW YPG ZANU ZDF
    """
)
# “Metrics and Evaluation at the University of Lund (MEUL)”
_PART = later(r"[A-Z]\w+ at (?:the )?\Z")


@detector("acronym-of-other-words", *(f"{letter})" for letter in ascii_lowercase), gate=later(r"[A-Z]\)"))
def acronym_of_other_words(view: View) -> Iterator[Hit]:
    """Find “General Directorate of Roads (DGC)”; silent for persons with a party and for bodies known by such letters.

    Silent, too, where the letters come back: then the brackets explain them. Letters fit where they stand in the order
    of the initials, or of the letters of the name; half of them at the most may have come from elsewhere (“U.S.”,
    “Royal”).
    """
    for segment, found in scan(view, _BRACKETED, _EXPLAINED):
        before = _BEFORE.match(found["name"])
        name = found["name"][before.end() if before else 0 :].rpartition(" and the ")[2]
        letters = found["letters"]
        start = found.end("name") - len(name)
        part = _PART.search(found.string, max(0, start - 40), start)
        known = letters in _KNOWN or view.story.count(letters) > 1
        if part or known or not BODY.search(name) or len(name.split()) < 2 or _fits(name, letters):
            continue
        yield Hit((Mark(segment, start, found.end()),), {"name": name, "acronym": letters})


def _fits(name: str, letters: str) -> bool:
    """Say whether the letters may stand for a name, or for one that this is a part of."""
    words = re.findall(r"\w+", name)
    every = "".join(word[0] for word in words).upper()
    large = "".join(word[0] for word in words if word[0].isupper())
    if large in letters or any(2 * _in_order(initials, letters) > len(letters) for initials in (every, large)):
        return True
    return any(
        _in_order(" ".join(words[first:]).upper(), letters) == len(letters)
        for first, word in enumerate(words)
        if word[0].upper() == letters[0]
    )


def _in_order(text: str, letters: str) -> int:
    """Count how many of the letters stand in a text in their order: the length of the longest common subsequence."""
    row = [0] * (len(letters) + 1)
    for sign in text:
        diagonal = 0
        for at, letter in enumerate(letters, 1):
            diagonal, row[at] = row[at], diagonal + 1 if sign == letter else max(row[at], row[at - 1])
    return row[-1]
