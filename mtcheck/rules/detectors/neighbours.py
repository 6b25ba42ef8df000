"""Words side by side, as several detectors look at them: one space between them and nothing else."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from mtcheck.model import Mark
from mtcheck.rules.detectors.scan import PUNCTUATION, once
from mtcheck.rules.view import View

# With one of these between two words the second may open a sentence, and its capital says nothing.
_OPENS = frozenset('.!?:"')


@dataclass(frozen=True)
class Row:
    """The words of a story: as they stand between spaces, in small letters, and if each touches the next one.

    In small letters, "" stands for what is no plain word: a name above all, a figure or a compound stands next to
    anything. A plain word touches the next one where no mark parts them. A full stop stands before each segment and at
    the end; ``begins`` says where the words of each segment begin.
    """

    tokens: list[str]
    small: list[str]
    touching: list[bool]
    begins: list[int]

    def segment(self, at: int) -> int:
        """Give the segment of a word."""
        return bisect_right(self.begins, at) - 1

    def mark(self, first: int, last: int) -> Mark:
        """Give the place from one word to another, without the marks around them."""
        segment = self.segment(first)
        opening, closing = self.tokens[first], self.tokens[last]
        start = self._starts[first] + len(opening) - len(opening.lstrip(PUNCTUATION))
        end = self._starts[last] + len(closing.rstrip(PUNCTUATION))
        before = self._starts[self.begins[segment]]
        return Mark(segment, start - before, end - before)

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(token) + 1 for token in self.tokens), initial=0))


@once
def row(view: View) -> Row:
    """Give the row of a story; the detectors share one look."""
    tokens = f". {' . '.join(view.folded)} .".split(" ")
    small = [token if token.isalpha() and token.islower() else "" for token in tokens]
    touching = [True] * len(tokens)
    for at, word in enumerate(small):
        if word:
            continue
        token = tokens[at]
        core = token.strip(PUNCTUATION)
        if not core.isalpha():
            continue
        lead, trail = token.split(core, 1)
        if trail:
            touching[at] = False
        if lead:
            touching[at - 1] = False
        if core.islower() or _opens(tokens[at - 1], lead):
            small[at] = core.lower()
    begins = list(accumulate((text.count(" ") + 2 for text in view.folded), initial=1))[:-1]
    return Row(tokens, small, touching, begins)


def _opens(before: str, lead: str) -> bool:
    """Say whether a word may open a sentence: by the marks between it and the word before."""
    return not _OPENS.isdisjoint(before[len(before.rstrip(PUNCTUATION)) :] + lead)
