"""Set words of news with which a source denies, and the English says yes: “no descarta” → “has ruled out”."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from mtcheck.rules.detectors.beside import beside
from mtcheck.rules.detectors.counterparts import english_sentences
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import later
from mtcheck.rules.view import Hit, View

# What makes a no of a yes, anywhere in the sentence.
_NEGATIVE = later(
    r"(?i)\b(?:not|cannot|never|no|none|nobody|nothing|neither|nor|without|hardly|refus\w+|declin\w+|den(?:y|ied|ies|ying)"
    r"|fail\w*|unable|hard|difficult|impossible|early|premature|short of|rather than|instead|out of|beyond|little|if"
    r"|whether|unless|doubtful|stopped)\b|n't\b"
)
# Words that may stand between the parts of one expression.
_WORDS = r"(?:[^\s.,;:!?]+ ){0,3}"


class _Denial(NamedTuple):
    denied: re.Pattern[str]
    said: re.Pattern[str]
    affirmed: re.Pattern[str]


@cache
def _denials() -> tuple[_Denial, ...]:
    lines = Path(__file__).with_name("denials.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return tuple(
        _Denial(
            re.compile(rf"(?:(?<!\w)|(?=[\u3040-\u9fff]))(?:{denied.replace('~', _WORDS)})", re.IGNORECASE),
            re.compile(said, re.IGNORECASE),
            re.compile(affirmed, re.IGNORECASE),
        )
        for _, denied, said, affirmed in rows
    )


@detector("denial-reversed")
def denial_reversed(view: View) -> Iterator[Hit]:
    """Find a sentence that affirms what its source denies in set words; silent where anything in it may deny.

    Silent, too, where the source affirms it as well. The value ``other`` is what the source has.
    """
    for paragraph in beside(view):
        ends = None
        for denial in _denials():
            found = list(denial.affirmed.finditer(paragraph.text))
            if not found or not (denied := denial.denied.search(paragraph.source)):
                continue
            if denial.said.search(denial.denied.sub(" ", paragraph.source)):
                continue
            ends = ends or [span.end for span in english_sentences(paragraph.text)]
            said = {bisect_right(ends, each.start()): each for each in reversed(found)}
            for number, affirmed in sorted(said.items()):
                sentence = paragraph.text[ends[number - 1] if number else 0 : affirmed.start()]
                behind = paragraph.text[affirmed.end() : ends[number] if number < len(ends) else None]
                if not (_NEGATIVE.search(sentence) or _NEGATIVE.search(behind)):
                    yield Hit((paragraph.mark(*affirmed.span()),), {"other": denied[0]})
