"""From documents looked at to the evidence of each rule."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mtcheck.errors import InputError
from mtcheck.measures.figures import same_stories
from mtcheck.measures.intervals import interval, none_high
from mtcheck.measures.looked import Looked
from mtcheck.origins import called
from mtcheck.rules import RuleSet
from mtcheck.rules.evidence import GROUPS, Evidence, PackEvidence, Rate, Texts, code_digest
from mtcheck.text.digests import blake2b

_PER_10K = 10_000


@dataclass(slots=True)
class _Group:
    """A group of texts: words by story, and hits by rule and story."""

    documents: int = 0
    words: Counter[str] = field(default_factory=Counter)
    hits: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, looked: Looked) -> None:
        """Count a document."""
        story = looked.label.story
        self.documents += 1
        self.words[story] += looked.words
        for rule, count in looked.hits.items():
            self.hits.setdefault(rule, Counter())[story] += count

    def texts(self) -> Texts:
        """Give the size of the group."""
        words = sum(self.words.values())
        high = none_high(self.documents / len(self.words), words)
        return Texts(len(self.words), self.documents, words, round(_PER_10K * high, 4))

    def rates(self) -> dict[str, Rate]:
        """Give the rate of each rule that fired."""
        squares = sum(words * words for words in self.words.values())
        return {rule: _rate(hits, self.words, squares) for rule, hits in self.hits.items()}


def _rate(hits: Mapping[str, int], words: Mapping[str, int], squares: int) -> Rate:
    low, high = interval(hits, words, squares)
    total = sum(hits.values())
    rates = (total / sum(words.values()), low, high)
    return Rate(total, len(hits), *(round(_PER_10K * rate, 4) for rate in rates))


def evidence_by_pack(
    looked: Sequence[Looked], rules: RuleSet, corpus: Mapping[str, str], date: str
) -> list[PackEvidence]:
    """Make the evidence of every pack; ``corpus`` gives the digests of the files that were looked at.

    ``date`` is that of the texts: no file of theirs knows it, for a copy of it has a date of its own.
    """
    machine = [each for each in looked if each.label.origin == "mt"]
    wholes = _wholes(machine)
    # What needs the source says nothing of a text that has none, as no native one has.
    sourced = [each for each in looked if each.sourced]
    needing = {rule.pack for rule in rules.rules if rule.conditions.needs_source}
    made: dict[tuple[bool, tuple[str, ...]], tuple[dict[str, Texts], dict[str, dict[str, Rate]]]] = {}
    found = []
    for pack, languages in rules.packs.items():
        key = (pack in needing, languages)
        if key not in made:
            made[key] = _grouped(sourced if pack in needing else looked, languages)
        texts, rates = made[key]
        of = {
            rule.id: Evidence(
                match=recipe.digest,
                code=code_digest(rule, recipe),
                **wholes.get(rule.id, {}),  # type: ignore[arg-type]  # the fields by their names
                rates={group: of_group[rule.id] for group, of_group in rates.items() if rule.id in of_group},
            )
            for rule, recipe in zip(rules.rules, rules.recipes, strict=True)
            if rule.pack == pack
        }
        found.append(PackEvidence(pack, date, languages, corpus, texts, of))
    return found


def _wholes(machine: Iterable[Looked]) -> dict[str, dict[str, object]]:
    """Count the hits of each rule in all machine translations, its stories, and who made them."""
    systems: dict[str, Counter[str]] = {}
    stories: dict[str, set[tuple[str, str]]] = {}
    for each in machine:
        for rule, count in each.hits.items():
            systems.setdefault(rule, Counter())[each.label.system or ""] += count
            stories.setdefault(rule, set()).add((each.label.story, each.label.language or ""))
    return {
        rule: {
            "hits": by.total(),
            "stories": len({story for story, _ in stories[rule]}),
            "systems": len(by),
            "top_share": round(max(by.values()) / by.total(), 3),
            "languages": dict(sorted(Counter(language for _, language in stories[rule]).items())),
        }
        for rule, by in systems.items()
    }


def _grouped(
    looked: Sequence[Looked], languages: tuple[str, ...]
) -> tuple[dict[str, Texts], dict[str, dict[str, Rate]]]:
    """Sort documents into groups, translations from these languages alone; give texts and rates of each."""
    fitting = [each for each in looked if each.label.origin == "native" or _fits(each, languages)]
    groups: dict[str, _Group] = {}
    for each in fitting:
        names = [each.label.origin, f"mt_{each.label.era}" if each.label.origin == "mt" else None]
        for name in filter(None, names):
            groups.setdefault(name, _Group()).add(each)
    for name, of in zip(("mt_same", "human_same"), same_stories(fitting), strict=True):
        for each in of:
            groups.setdefault(name, _Group()).add(each)
    ordered = {name: groups[name] for name in GROUPS if name in groups}
    return (
        {name: group.texts() for name, group in ordered.items()},
        {name: group.rates() for name, group in ordered.items()},
    )


def _fits(each: Looked, languages: tuple[str, ...]) -> bool:
    return not languages or each.label.language in languages


def corpus_digests(paths: Iterable[Path]) -> dict[str, str]:
    """Name the content of a corpus, by file or folder: 16 hex digits each."""
    return {name: _content(path) for name, path in called(paths).items()}


def _content(path: Path) -> str:
    digest = blake2b(digest_size=8)
    for file in _files(path):
        digest.update(f"{file.relative_to(path).as_posix()}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def _files(path: Path) -> list[Path]:
    """Give the files that `labelled` reads: a folder with a manifest also holds scripts and notes.

    Raises InputError where there are none.
    """
    if path.is_file():
        return [path]
    manifest = path / "manifest.toml"
    found = path.rglob("*.txt" if manifest.is_file() else "*")
    if files := sorted({file for file in (*found, manifest) if file.is_file()}):
        return files
    raise InputError("holds no file", place=str(path), remedy="name a file of records, or a folder with texts")
