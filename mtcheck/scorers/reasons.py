"""Why the translation score says what it says: the habits and the sentences that moved it most, in plain words."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from mtcheck.model import Segment
from mtcheck.scorers.features import Occurrences, occurrences, readable, root
from mtcheck.scorers.trained import Head, Trained

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


def reasons(segments: Sequence[Segment], found: Occurrences, trained: Trained, leaning: str) -> Iterator[str]:
    """Give the habits that pull a text toward a class, strongest first, then its telling passages by segment.

    A habit is a grammar word or shape, or two in a row; its rate is given beside the usual one. Passages are given for
    translations only: copy written in English needs no going through.
    """
    head = trained.machine if leaning == "machine" else trained.translated
    sign = -1 if leaning == "native" else 1
    counts = Counter(found.symbols)
    counts.update(found.bigrams)
    for feature, count, usual in _habits(counts, found.words, trained, head, sign):
        rate = f"{1000 * count / found.words:.1f} times per 1,000 words (usual: {1000 * usual:.1f})"
        yield f"“{readable(feature)}” {rate}, {_SAYS[leaning]}"
    if leaning != "native":
        for segment in _passages(segments, found, trained, head):
            quoted = segment.text if len(segment.text) <= _QUOTED else f"{segment.text[:_QUOTED].rsplit(' ', 1)[0]} …"
            yield f"segment {segment.index} reads most {_SAYS[leaning]}: “{quoted}”"


def _habits(
    counts: Mapping[int, int], words: int, trained: Trained, head: Head, sign: int
) -> list[tuple[int, int, float]]:
    """Give feature, count and usual rate of what departs most from the usual, weighed by what it says."""
    pulls = []
    for feature, count in counts.items():
        row = trained.index.get(feature) if count >= _SEEN else None
        if row is not None:
            usual = trained.typical[row] * trained.typical_scale
            pull = sign * head.values[row] * (root(count) / root(words) - usual)
            pulls.append((pull, feature, count, usual**2))
    pulls.sort(key=lambda each: (-each[0], each[1]))
    return [(feature, count, usual) for pull, feature, count, usual in pulls[:_HABITS] if pull > 0]


def _passages(segments: Sequence[Segment], found: Occurrences, trained: Trained, head: Head) -> list[Segment]:
    """Give the segments whose words carry most of the answer, in the order of the text."""
    counts = Counter(found.all())
    carried: dict[int, float] = {}
    for feature, count in counts.items():
        row = trained.index.get(feature)
        if row is not None:
            # The root of a count, shared out over its occurrences.
            carried[feature] = head.values[row] / root(count)
    mean = sum(value * counts[feature] for feature, value in carried.items()) / max(found.words, 1)
    ranked = []
    for segment in segments:
        here = occurrences((segment.text,))
        if here.words >= _WORDS:
            ranked.append((sum(carried.get(feature, 0.0) for feature in here.all()) - mean * here.words, segment))
    ranked.sort(key=lambda each: (-each[0], each[1].index))
    return sorted((segment for pull, segment in ranked[:_PASSAGES] if pull > 0), key=lambda segment: segment.index)
