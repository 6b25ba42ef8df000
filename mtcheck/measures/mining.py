"""Raw material for rules: what machine translations say oftener than people do with the same stories, and than natives.

Word sequences of one to five words within a clause, and the same over word classes. Each document counts a sequence
once and each story counts once, shared among its translations, so that many engines on one story are one witness.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from mtcheck.measures.labels import Label
from mtcheck.model import Document
from mtcheck.origins import ERAS
from mtcheck.rules.classes import CLASS, fits
from mtcheck.text.fold import fold
from mtcheck.text.tables import english
from mtcheck.text.words import words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONGEST = 5
# A sequence in fewer stories is left out: nothing general can be made of it.
STORIES = 3
# The commonest English words are mostly function words: in class patterns they stand for themselves.
COMMONEST = 150
# The prior is worth so many words of the pooled text: enough to quiet what is seen twice, too little to hide a habit.
PRIOR = 10_000
# Classes of the other words, as packs write them, with the groups that `fits` knows them by.
_CLASSES = {
    "<NOUN:singular>": f"{CLASS}noun_singular",
    "<NOUN:plural>": f"{CLASS}noun_plural",
    "<ADJ>": f"{CLASS}adj",
    "<ADV>": f"{CLASS}adv",
    "<VERB:base>": f"{CLASS}verb_base",
    "<VERB:s>": f"{CLASS}verb_s",
}
# Words of no class that could be an adjective as well are told by their ending.
_ENDINGS = ("ed", "ing")


@dataclass(frozen=True, slots=True)
class Found:
    """A sequence with where it was seen; rates are documents with it per 10,000 words, stories weighing alike.

    ``human`` and ``native`` are scores against the human translations of the same stories and against native text: log
    odds with a Dirichlet prior over their standard error (Monroe, Colaresi and Quinn, “Fightin' Words”, Political
    Analysis 16, 2008).
    """

    language: str
    kind: str
    sequence: str
    human: float
    native: float
    stories: int
    older: int
    present: int
    systems: int
    mt_per_10k: float
    human_per_10k: float
    native_per_10k: float

    @property
    def score(self) -> float:
        """Give the lower of the two scores: what people write as often, or natives do, is no raw material."""
        return min(self.human, self.native)


COLUMNS = tuple(each.name for each in fields(Found))


@dataclass(slots=True)
class Texts:
    """Texts as numbers: one for each word, 0 between clauses; memory is four bytes a word."""

    vocabulary: dict[str, int] = field(default_factory=lambda: {"": 0})
    labels: list[Label] = field(default_factory=list)
    tokens: list["NDArray[np.int32]"] = field(default_factory=list)
    classes: list["NDArray[np.int32]"] = field(default_factory=list)

    def add(self, document: Document, label: Label) -> None:
        """Take up a document."""
        import numpy as np

        spoken: list[int] = []
        classed: list[int] = []
        number = self.vocabulary.setdefault
        for segment in document.segments:
            text, end = fold(segment.text), 0
            for word in words(text):
                if text[end : word.start].strip():
                    spoken.append(0)
                    classed.append(0)
                spoken.append(number(word.text.lower(), len(self.vocabulary)))
                classed.append(number(class_of(word.text), len(self.vocabulary)))
                end = word.end
            spoken.append(0)
            classed.append(0)
        self.labels.append(label)
        self.tokens.append(np.array(spoken, np.int32))
        self.classes.append(np.array(classed, np.int32))


def gathered(documents: Iterable[tuple[Document, Label]]) -> Texts:
    """Turn labelled news into numbers."""
    texts = Texts()
    for document, label in documents:
        if label.news:
            texts.add(document, label)
    return texts


@cache
def class_of(word: str) -> str:
    """Give the class of a word as packs write it; the commonest words are their own, ``<word>`` may be of several."""
    lowered = word.lower()
    if word[0].isdigit():
        return "<NUM>"
    if lowered in _commonest():
        return lowered
    if word[0].isupper():
        return "<CAP>"
    known = (name for name, group in _CLASSES.items() if fits({group: lowered}))
    ending = next((f"<-{ending}>" for ending in _ENDINGS if lowered.endswith(ending)), "<word>")
    return next(known, ending)


@cache
def _commonest() -> frozenset[str]:
    return frozenset(islice(english(), COMMONEST))


def mined(texts: Texts, language: str, most: int) -> Iterator[Found]:
    """Give the sequences and the class patterns of translations from a language, the most telling first."""
    for kind, tokens in (("words", texts.tokens), ("classes", texts.classes)):
        found = _Search(texts, tokens, language, kind).found()
        yield from sorted(found, key=lambda each: (-each.score, each.sequence))[:most]


def languages_of(texts: Texts) -> list[str]:
    """Name the source languages that there are machine and human translations from."""
    machine, human = (
        {label.language for label in texts.labels if label.language and label.origin == origin}
        for origin in ("mt", "human")
    )
    return sorted(machine & human)


def wanting(texts: Texts, languages: Sequence[str]) -> str:
    """Say why nothing may be found in translations from these languages: what texts must be added, or labelled."""
    if not languages:
        return "it takes machine and human translations; label them with origin (mt, human), doc_id and src_lang"
    if all(label.origin != "native" for label in texts.labels):
        return "it takes native English to compare with; add records whose origin is native"
    of = [label for label in texts.labels if label.language in languages]
    machine, human = ({label.story for label in of if label.origin == origin} for origin in ("mt", "human"))
    if not machine & human:
        return "no story is there by a machine and by a person; give the translations of one story the same doc_id"
    if len(machine) < STORIES:
        return (
            f"what stands in fewer than {STORIES} stories is left out, and the corpus has {len(machine)}; add stories"
        )
    return f"machines say nothing in {STORIES} stories that people and natives do not say as often"


class _Search:
    """Sequences that grow by a word at a time, each of two shorter ones that were kept (Agrawal and Srikant 1994)."""

    def __init__(self, texts: Texts, tokens: Sequence["NDArray[np.int32]"], language: str, kind: str) -> None:
        import numpy as np

        self.language, self.kind = language, kind
        chosen = [
            number
            for number, label in enumerate(texts.labels)
            if label.origin == "native" or label.language == language
        ]
        self.labels = [texts.labels[number] for number in chosen]
        pieces = [tokens[number] for number in chosen]
        self.ids = np.concatenate(pieces).astype(np.int64) if pieces else np.zeros(0, np.int64)
        self.documents = np.repeat(np.arange(len(pieces)), [len(piece) for piece in pieces])
        self.words = np.array([np.count_nonzero(piece) for piece in pieces], float)
        self.names = list(texts.vocabulary)
        self.pairs: NDArray[np.int64] | None = None
        self.machine = np.array([label.origin == "mt" for label in self.labels])
        self.groups = self._groups()

    def _groups(self) -> dict[str, "NDArray[np.float64]"]:
        """Give the weight of each document in each group: the translations of a story share its weight."""
        import numpy as np

        human = {label.story for label in self.labels if label.origin == "human"}
        machine = {label.story for label in self.labels if label.origin == "mt"}
        members = {
            "mt": self.machine,
            "native": np.array([label.origin == "native" for label in self.labels]),
            "mt_same": np.array([label.origin == "mt" and label.story in human for label in self.labels]),
            "human_same": np.array([label.origin == "human" and label.story in machine for label in self.labels]),
        }
        _, stories = np.unique([label.story for label in self.labels], return_inverse=True)
        weights = {}
        for name, member in members.items():
            sizes = np.bincount(stories, weights=member, minlength=int(np.max(stories, initial=0)) + 1)
            weights[name] = np.where(member, 1 / np.maximum(1, sizes[stories]), 0.0)
        return weights

    def found(self) -> list[Found]:
        """Give what is commoner in machine translations than in both others."""
        made: list[Found] = []
        for length in range(1, LONGEST + 1):
            if length > 1:
                self._grow()
            kept = self._keep()
            if not kept:
                break
            made += kept
        return _longest(made)

    def _grow(self) -> None:
        """Join each sequence with the one that begins a word later, where a machine translation has both."""
        import numpy as np

        first, second = self.ids[:-1], self.ids[1:]
        joined = np.where((first > 0) & (second > 0), first * len(self.names) + second, 0)
        self.pairs = np.unique(np.append(joined[self.machine[self.documents[:-1]]], 0))
        at = np.minimum(np.searchsorted(self.pairs, joined), len(self.pairs) - 1)
        self.ids = np.append(np.where(self.pairs[at] == joined, at, 0), 0)

    def _name(self, number: int) -> str:
        if self.pairs is None:
            return self.names[number]
        first, second = divmod(int(self.pairs[number]), len(self.names))
        return f"{self.names[first]} {self.names[second].rpartition(' ')[2]}"

    def _keep(self) -> list[Found]:
        """Drop what is in too few stories, number and name the rest anew, and give what scores."""
        import numpy as np

        inside = self.ids > 0
        pairs = np.unique(self.ids[inside] * len(self.labels) + self.documents[inside])
        sequences, documents = np.divmod(pairs, len(self.labels))
        good = self._distinct(sequences, documents, [label.story for label in self.labels], self.machine) >= STORIES
        numbers = np.where(good, np.cumsum(good), 0)
        self.names = ["", *map(self._name, np.flatnonzero(good).tolist())]
        self.ids = numbers[self.ids]
        kept = good[sequences]
        return self._scored(numbers[sequences[kept]], documents[kept])

    def _distinct(
        self, sequences: Any, documents: Any, names: Sequence[str | None], member: Any
    ) -> "NDArray[np.int64]":
        """Count, for each sequence, the different names (stories, engines) of the member documents that hold it."""
        import numpy as np

        _, numbers = np.unique([name or "" for name in names], return_inverse=True)
        chosen = member[documents]
        count = int(np.max(numbers, initial=0)) + 1
        seen = np.unique(sequences[chosen] * count + numbers[documents[chosen]])
        return np.bincount(seen // count, minlength=int(np.max(self.ids, initial=0)) + 1)

    def _scored(self, sequences: Any, documents: Any) -> list[Found]:
        """Give the sequences that are commoner in machine translations than in both others."""
        import numpy as np

        counts = {
            name: np.bincount(sequences, weights=weight[documents], minlength=len(self.names))
            for name, weight in self.groups.items()
        }
        sizes = {name: float(weight @ self.words) for name, weight in self.groups.items()}
        if not all(sizes.values()):
            return []
        human = log_odds(counts["mt_same"], sizes["mt_same"], counts["human_same"], sizes["human_same"])
        native = log_odds(counts["mt"], sizes["mt"], counts["native"], sizes["native"])
        stories, systems = ([getattr(label, field) for label in self.labels] for field in ("story", "system"))
        eras = {era: np.array([label.era == era for label in self.labels]) for era in ERAS}
        seen = [
            self._distinct(sequences, documents, stories, self.machine),
            *(self._distinct(sequences, documents, stories, eras[era]) for era in ERAS),
            self._distinct(sequences, documents, systems, self.machine),
        ]
        rates = [10_000 * counts[name] / sizes[name] for name in ("mt", "human_same", "native")]
        return [
            Found(
                self.language,
                self.kind,
                name,
                round(float(human[at]), 2),
                round(float(native[at]), 2),
                *(int(count[at]) for count in seen),
                *(round(float(rate[at]), 3) for rate in rates),
            )
            for at, name in enumerate(self.names)
            if name and human[at] > 0 and native[at] > 0 and (self.kind == "words" or "<" in name)
        ]


def log_odds(of: Any, size: float, other: Any, other_size: float) -> "NDArray[np.float64]":
    """Give the log odds of counts in two texts, with an informative Dirichlet prior, over their standard error."""
    import numpy as np

    prior = PRIOR * (of + other) / (size + other_size)
    prior = np.maximum(prior, 1e-9)
    odds = np.log((of + prior) / (size + PRIOR - of - prior))
    odds -= np.log((other + prior) / (other_size + PRIOR - other - prior))
    return np.asarray(odds / np.sqrt(1 / (of + prior) + 1 / (other + prior)))


def _longest(found: Sequence[Found]) -> list[Found]:
    """Leave out each sequence that never stands but inside a longer one."""
    whole = {each.sequence: each for each in found}
    covered = set()
    for each in found:
        for part in (each.sequence.rpartition(" ")[0], each.sequence.partition(" ")[2]):
            shorter = whole.get(part)
            if shorter and shorter.mt_per_10k <= each.mt_per_10k:
                covered.add(part)
    return [each for each in found if each.sequence not in covered]


def tsv(found: Iterable[Found]) -> Iterator[str]:
    """Print findings as tab-separated lines under a header."""
    yield "\t".join(COLUMNS)
    for each in found:
        yield "\t".join(str(getattr(each, column)) for column in COLUMNS)
