"""Words: the one definition that counting, matching and scoring share."""

import re
from typing import NamedTuple

# Letters of any script, joined inside by apostrophes or hyphens; or figures with the marks that stand inside a number.
WORD = re.compile(r"[^\W\d_]+(?:['’\-‑][^\W\d_]+)*|\d+(?:[.,:]\d+)*\w*")


class Word(NamedTuple):
    """One word and where it stands in its segment."""

    start: int
    end: int
    text: str


def words(text: str) -> list[Word]:
    """Split a segment into words, in order."""
    return [Word(found.start(), found.end(), found.group()) for found in WORD.finditer(text)]


def count_words(text: str) -> int:
    """Count the words of a text as every score counts them."""
    if len(_counts) > _KEPT:
        _counts.clear()
    return sum(map(_counts.__getitem__, text.split()))


class _Counts(dict[str, int]):
    """How many words stand between two spaces, worked out when first asked for."""

    def __missing__(self, token: str) -> int:
        self[token] = count = len(WORD.findall(token))
        return count


# No word goes over white space, and nearly all that stands between comes back from story to story: so much is 4 MB.
_KEPT = 32768
_counts = _Counts()
