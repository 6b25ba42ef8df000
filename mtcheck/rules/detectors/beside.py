"""What detectors share that hold the English against its source, paragraph by paragraph.

“Beside” says of a rule that it has the source at hand, here and in the names of modules, and nothing else.
"""

from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from mtcheck.model import Mark
from mtcheck.rules.detectors.scan import once
from mtcheck.rules.view import View
from mtcheck.text.language import CYRILLIC, code_of, identify
from mtcheck.text.units import units

# Of 3,191 sources of the bench of which a guess was so sure it was wrong about one, but for short Cyrillic ones: they
# may have no letter that tells their languages apart. What was declared is believed before other guesses.
_SURE = 0.99


class SourcedParagraph(NamedTuple):
    """A paragraph and its source, both folded; ``language`` is that of the source, None where it cannot be told.

    ``segments`` are those of the paragraph, and ``starts`` says where each begins in ``text``.
    """

    text: str
    source: str
    language: str | None
    segments: tuple[int, ...]
    starts: tuple[int, ...]

    def mark(self, start: int, end: int) -> Mark:
        """Give the place of a stretch of the text; where it goes over the end of a segment, what is in the first."""
        number = bisect_right(self.starts, start) - 1
        first = self.starts[number]
        # One space is between two segments.
        behind = self.starts[number + 1] - 1 if number + 1 < len(self.starts) else len(self.text)
        return Mark(self.segments[number], start - first, min(end, behind) - first)


@once
def beside(view: View) -> tuple[SourcedParagraph, ...]:
    """Give the paragraphs that have a source, in order; () where none has."""
    if not view.sources:
        return ()
    language = _language(view)
    found = []
    for unit in units(view.document):
        if (source := view.source(unit.segments[0])) is not None:
            texts = [view.folded[number] for number in unit.segments]
            starts = tuple(accumulate((len(text) + 1 for text in texts[:-1]), initial=0))
            found.append(SourcedParagraph(" ".join(texts), source, language, unit.segments, starts))
    return tuple(found)


def _language(view: View) -> str | None:
    """Name the language of the sources: what a folder of many languages was said to be from holds for most of them."""
    # A file says which Spanish it is: “es-MX”.
    declared = view.document.source_language and code_of(view.document.source_language)
    guess = identify("\n".join(view.sources.values()))
    sure = guess.probability > _SURE and not {guess.language, declared} <= CYRILLIC
    return guess.language if guess.language != "en" and (sure or not declared) else declared
