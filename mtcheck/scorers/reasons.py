"""Why the translation score says what it says: the habits and the sentences that moved it most, in plain words."""

from collections.abc import Iterator, Sequence
from heapq import nsmallest
from itertools import pairwise

from mtcheck.model import Segment
from mtcheck.scorers.features import WORD, readable, root
from mtcheck.scorers.trained import Head, Reading, Trained

# Three habits and two passages are as many as an editor reads, a line each.
_HABITS, _PASSAGES = 3, 2
# A habit seen once says nothing that a reader could see, and a passage of a few words nothing that it could show.
_SEEN, _WORDS = 2, 8
# Of a passage so many characters are quoted.
_QUOTED = 60
_SAYS = {
    "native": "as in copy written in English",
    "human": "as in translations",
    "machine": "as machines translate",
}


def reasons(
    segments: Sequence[Segment], read: Reading, trained: Trained, leaning: str, *, passages: bool
) -> Iterator[str]:
    """Give the habits that pull a text toward a class, strongest first, then its telling passages by segment.

    A habit is a grammar word or shape, or up to three in a row; its rate is given beside the usual one. Passages are
    for copy that is held for a translation: anything else needs no going through.
    """
    head = trained.machine if leaning == "machine" else trained.translated
    sign = -1 if leaning == "native" else 1
    for feature, count, usual in _habits(read, trained, head, sign):
        rate = f"{1000 * count / read.found.words:.1f} times per 1,000 words (usual: {1000 * usual:.1f})"
        yield f"“{readable(feature)}” {rate}, {_SAYS[leaning]}"
    if passages:
        for segment in _passages(segments, read, head):
            quoted = segment.text if len(segment.text) <= _QUOTED else f"{segment.text[:_QUOTED].rsplit(' ', 1)[0]} …"
            yield f"segment {segment.index} reads most {_SAYS[leaning]}: “{quoted}”"


def _habits(read: Reading, trained: Trained, head: Head, sign: int) -> list[tuple[int, int, float]]:
    """Give feature, count and usual rate of what departs most from the usual, weighed by what it says."""
    pulls = []
    length = root(read.found.words)
    for feature, count in read.counts.items():
        row = read.places[feature] if count >= _SEEN and feature < WORD else None
        if row is not None:
            usual = trained.typical[row] * trained.typical_scale
            pull = sign * head.values[row] * (root(count) / length - usual)
            pulls.append((pull, feature, count, usual**2))
    return [(feature, count, usual) for pull, feature, count, usual in nsmallest(_HABITS, pulls, _first) if pull > 0]


def _passages(segments: Sequence[Segment], read: Reading, head: Head) -> list[Segment]:
    """Give the segments whose words carry most of the answer, in the order of the text."""
    values, roots, found = head.values, {count: root(count) for count in read.rows}, read.found
    # The root of a count, shared out over its occurrences.
    carried = {
        feature: 0.0 if row is None else values[row] / roots[read.counts[feature]]
        for feature, row in read.places.items()
    }
    lists = (found.symbols, found.bigrams, found.trigrams, found.words_at, found.pairs)
    pulls = [
        (sum(sum(map(carried.__getitem__, each[start:end])) for each in lists), end - start)
        for start, end in pairwise((0, *found.breaks))
    ]
    mean = sum(pull for pull, _ in pulls) / max(len(found.symbols), 1)
    ranked = [
        (pull - mean * length, segment.index, segment)
        for segment, (pull, length) in zip(segments, pulls, strict=True)
        if length >= _WORDS
    ]
    best = nsmallest(_PASSAGES, ranked, _first)
    return sorted((segment for pull, _, segment in best if pull > 0), key=lambda segment: segment.index)


def _first(ranked: tuple[float, int, *tuple[object, ...]]) -> tuple[float, int]:
    """Put the highest pull first, and of equals the one named first."""
    return -ranked[0], ranked[1]
