"""One pass over labelled text: for each document its label, its words, and how often each rule fired."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mtcheck.finder import Finder
from mtcheck.measures.labels import Label
from mtcheck.model import Document, Finding
from mtcheck.rules import RuleSet
from mtcheck.rules.classes import CLASS
from mtcheck.rules.findings import alone, findings
from mtcheck.rules.view import View
from mtcheck.text.words import count_words

# Names, but for what may only begin a sentence, and figures.
_OPEN = re.compile(r"(?<=[^.!?] )[A-Z][\w'-]*(?: [A-Z][\w'-]*)*|\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Looked:
    """What became of one document: findings by rule, signals among them, and the entries of rules that were met.

    Nothing of its text is kept: an entry is a number, good for one process. ``sourced``: it has its source beside it.
    """

    label: Label
    words: int
    hits: Mapping[str, int]
    entries: frozenset[int] = frozenset()
    sourced: bool = False


def look(texts: Iterable[tuple[Document, Label]], rules: RuleSet) -> Iterator[Looked]:
    """Look at documents one by one, with the rules of every pack, as a check with ``--lang auto`` does."""
    finder = Finder(rules)
    for document, label in texts:
        found = met(document, finder)
        hits = Counter(finding.rule.id for finding, _ in found)
        sourced = any(segment.source is not None for segment in document.segments)
        yield Looked(label, words_of(document), dict(hits), frozenset(entry for _, entry in found), sourced)


def met(document: Document, finder: Finder) -> list[tuple[Finding, int]]:
    """Give the findings of one document, each with the entry of its rule that was met, as a number.

    Those of rules that need the source come behind those of the English alone, and hide none of them.

    An entry is one wording among those a rule looks for, with what may be any word of a class, any name or any figure
    left open (“arrived the <noun_singular>”); a detector, which looks for none, is one entry.
    """
    view = View(document)
    hits = finder.hits(view)
    entries = {(rule.id, hit.marks[0]): hash((rule.id, _wording(hit.found))) for rule, hit in hits}
    of_english = alone(hits)
    found = findings(view, of_english)
    if len(of_english) < len(hits):
        found += tuple(each for each in findings(view, hits) if each.rule.conditions.needs_source)
    return [(finding, entries[finding.rule.id, finding.marks[0]]) for finding in found]


def _wording(found: re.Match[str] | None) -> str:
    """Give a match in lower case, its words of a class, names and figures left open."""
    if found is None:
        return ""
    text, at = [], found.start()
    open_words = sorted(
        (found.span(name), name.removeprefix(CLASS).rstrip("_0123456789"))
        for name, word in found.groupdict().items()
        if word and name.startswith(CLASS)
    )
    for (start, end), name in open_words:
        text += [found.string[at:start], f"<{name}>"]
        at = end
    text.append(found.string[at : found.end()])
    return _OPEN.sub("<any>", "".join(text)).lower()


def words_of(document: Document) -> int:
    """Count the words of a document."""
    return sum(count_words(segment.text) for segment in document.segments)
