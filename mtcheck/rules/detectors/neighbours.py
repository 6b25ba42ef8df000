"""Words side by side, as several detectors look at them: one space between them and nothing else."""

from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from mtcheck.model import Mark
from mtcheck.rules.detectors.scan import PUNCTUATION
from mtcheck.rules.view import View

# With one of these between two words the second may open a sentence, and its capital says nothing.
_OPENS = frozenset('.!?:"')


class Row(NamedTuple):
    """The words of a segment: as they stand between spaces, where each begins, in small letters, and if it touches.

    In small letters, "" stands for what is no plain word: a name above all, a figure or a compound stands beside
    anything. One more "" ends the row. A plain word touches the next one where no mark parts them.
    """

    segment: int
    tokens: list[str]
    starts: list[int]
    small: list[str]
    touching: list[bool]

    def mark(self, first: int, last: int) -> Mark:
        """Give the place from one word to another, without the marks around them."""
        lead = len(self.tokens[first]) - len(self.tokens[first].lstrip(PUNCTUATION))
        return Mark(
            self.segment, self.starts[first] + lead, self.starts[last] + len(self.tokens[last].rstrip(PUNCTUATION))
        )


@lru_cache(maxsize=1)
def rows(view: View) -> list[Row]:
    """Give the rows of a story; the detectors share one look."""
    return [_row(segment, text.split(" ")) for segment, text in enumerate(view.folded)]


def _row(segment: int, tokens: list[str]) -> Row:
    small = [token if token.isalpha() and token.islower() else "" for token in tokens]
    touching = [True] * len(tokens)
    for at, word in enumerate(small):
        if not word:
            token = tokens[at]
            core = token.strip(PUNCTUATION)
            if not core.isalpha():
                continue
            lead, trail = token.split(core, 1)
            if trail:
                touching[at] = False
            if lead and at:
                touching[at - 1] = False
            if core.islower() or _opens(tokens, at, lead):
                small[at] = core.lower()
    starts = [0, *accumulate(len(token) + 1 for token in tokens)]
    return Row(segment, tokens, starts, [*small, ""], touching)


def _opens(tokens: list[str], at: int, lead: str) -> bool:
    """Say whether a word may open a sentence."""
    before = tokens[at - 1] if at else ""
    return not at or not _OPENS.isdisjoint(lead) or not _OPENS.isdisjoint(before[len(before.rstrip(PUNCTUATION)) :])
