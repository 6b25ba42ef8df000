"""One pass over labelled text: for each document its label, its words, and how often each rule fired."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mtcheck.measures.labels import Label
from mtcheck.model import Document, Finding
from mtcheck.rules import Engine, RuleSet
from mtcheck.rules.findings import findings
from mtcheck.rules.view import View
from mtcheck.text.words import count_words


@dataclass(frozen=True, slots=True)
class Looked:
    """What became of one document: findings by rule, signals among them; nothing of its text is kept."""

    label: Label
    words: int
    hits: Mapping[str, int]


def look(texts: Iterable[tuple[Document, Label]], rules: RuleSet) -> Iterator[Looked]:
    """Look at documents one by one, with the rules of every pack, as a check with ``--lang auto`` does."""
    engine = Engine(rules)
    for document, label in texts:
        hits = Counter(finding.rule.id for finding in findings_in(document, engine))
        yield Looked(label, words_of(document), dict(hits))


def findings_in(document: Document, engine: Engine) -> tuple[Finding, ...]:
    """Give the findings of one document."""
    view = View(document)
    return findings(view, engine.find(view))


def words_of(document: Document) -> int:
    """Count the words of a document."""
    return sum(count_words(segment.text) for segment in document.segments)
