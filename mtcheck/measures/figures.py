"""The figures that rules are steered by, one line each: what was measured, what is wanted, whether it holds."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from mtcheck.measures.looked import Looked
from mtcheck.model import CLAIMS, READS_TRANSLATED, Claim, Rule
from mtcheck.origins import ERAS, Era
from mtcheck.rules.admission import MEASURED_HITS, MEASURED_STORIES, NATIVE_MOST

Unit = Literal["%", "per 1,000 words", "per 10,000 words", "", "times"]

# A story has room for a sign from this many words on.
ROOM = 150
# An outlet needs this many stories before its own share of flagged stories means something.
OUTLET = 100
# So many flags show an editor that a story is translated throughout, not in one place.
FEW = 3

# So many outlets are named, those with the largest share of flagged stories.
_OUTLETS = 8

ANY, SEVERAL, TRANSLATED = "≥ 1 flag", f"≥ {FEW} flags", "≥ 1 flag, mt or translation"
# What the project asks of itself, here and below. Of the stories from a language, in per cent, so many have flags.
_WANTED: Mapping[tuple[str, Era], Mapping[str, float]] = {
    ("es", "older"): {ANY: 95, SEVERAL: 75},
    ("es", "present"): {TRANSLATED: 70},
    ("others", "older"): {ANY: 70},
}
# The most native stories that may be called translated, in per cent: of all, and of those of an outlet.
_CALLED, _CALLED_OF_OUTLET = 1, 2
# The most that people may have of the machine's rate of flags of claim mt, in translations of the same stories: half of
# what a single rule may show (`admission.HUMAN_MOST`).
_HUMAN_MOST = 1 / 6
# So many rules, and so many of them known by evidence.
_RULES, _KNOWN = 350, 120


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number; ``of`` is how many documents, marks or words it is made of.

    ``wanted`` is the least that is wanted, or the most where ``most`` says so; None where nothing is wanted of it.
    """

    part: str
    name: str
    value: float | None
    unit: Unit
    of: int
    wanted: float | None = None
    most: bool = False

    @property
    def holds(self) -> bool | None:
        """Say whether the figure is as wanted; None where nothing is wanted or nothing was there to measure."""
        if self.wanted is None or self.value is None:
            return None
        return self.value <= self.wanted if self.most else self.value >= self.wanted


class Flags:
    """How many flags of a claim a document has, by what its rules are: those that the English alone shows.

    With ``sourced`` it counts those that need the source, and no others.
    """

    def __init__(self, rules: Iterable[Rule], *, sourced: bool = False) -> None:
        self._claims = {
            rule.id: rule.claim for rule in rules if rule.kind == "flag" and rule.conditions.needs_source == sourced
        }

    def of(self, looked: Looked, *claims: Claim) -> int:
        """Count the flags of these claims in a document; of any, where none is named."""
        return sum(
            count
            for rule, count in looked.hits.items()
            if rule in self._claims and (not claims or self._claims[rule] in claims)
        )


def share(of: Sequence[Looked], holds: Callable[[Looked], bool]) -> float | None:
    """Give the share of documents that something holds for, in per cent; None of no documents."""
    return 100 * sum(map(holds, of)) / len(of) if of else None


def per_1k(of: Sequence[Looked], count: Callable[[Looked], int]) -> float | None:
    """Give a count per 1,000 words; None of no words."""
    words = sum(each.words for each in of)
    return 1000 * sum(map(count, of)) / words if words else None


def machine(looked: Iterable[Looked]) -> list[Looked]:
    """Keep the machine translations of news."""
    return [each for each in looked if each.label.origin == "mt" and each.label.news]


def document_figures(looked: Sequence[Looked], flags: Flags) -> Iterator[Figure]:
    """Say how many machine-translated stories with room for a sign have one, by source language and era."""
    stories = [each for each in machine(looked) if each.words >= ROOM and each.label.direct]
    for era in ERAS:
        of_era = [each for each in stories if each.label.era == era]
        others = [each for each in of_era if each.label.language != "es"]
        for language in sorted({each.label.language or "" for each in of_era}, key=lambda name: (name != "es", name)):
            of = [each for each in of_era if each.label.language == language]
            yield from _shares(f"stories from {language}, {era} engines", of, flags, _WANTED.get((language, era), {}))
        if others:
            part = f"stories from all but es, {era} engines"
            yield from _shares(part, others, flags, _WANTED.get(("others", era), {}))


def _shares(part: str, of: Sequence[Looked], flags: Flags, wanted: Mapping[str, float]) -> Iterator[Figure]:
    values = {
        ANY: share(of, lambda each: flags.of(each) >= 1),
        SEVERAL: share(of, lambda each: flags.of(each) >= FEW),
        TRANSLATED: share(of, lambda each: flags.of(each, *READS_TRANSLATED) >= 1),
    }
    for name, value in values.items():
        yield Figure(part, name, value, "%", len(of), wanted.get(name))


def native_figures(looked: Sequence[Looked], flags: Flags) -> Iterator[Figure]:
    """Say how many native stories have a flag that calls them translated: in all, and by outlet of some size."""
    native = [each for each in looked if each.label.origin == "native" and each.label.news]

    def flagged(each: Looked) -> bool:
        return flags.of(each, *READS_TRANSLATED) >= 1

    part = "native stories"
    yield Figure(part, "with a flag, mt or translation", share(native, flagged), "%", len(native), _CALLED, most=True)
    for claim in CLAIMS:
        value = share(native, lambda each, claim=claim: flags.of(each, claim) >= 1)  # type: ignore[misc]
        yield Figure(part, f"with a flag, {claim}", value, "%", len(native))
    outlets: dict[str, list[Looked]] = {}
    for each in native:
        outlets.setdefault(each.label.outlet or "", []).append(each)
    shares = {outlet: (share(of, flagged) or 0.0, len(of)) for outlet, of in outlets.items() if len(of) > OUTLET}
    for outlet, (value, count) in sorted(shares.items(), key=lambda item: (-item[1][0], item[0]))[:_OUTLETS]:
        name = f"of {outlet}, with a flag, mt or translation"
        yield Figure(part, name, value, "%", count, _CALLED_OF_OUTLET, most=True)


def same_stories(looked: Sequence[Looked]) -> tuple[list[Looked], list[Looked]]:
    """Give the machine translations and the human ones of the stories that have both."""
    news = [each for each in looked if each.label.news]
    by_machine = {(each.label.story, each.label.language) for each in news if each.label.origin == "mt"}
    by_human = {(each.label.story, each.label.language) for each in news if each.label.origin == "human"}
    shared = [each for each in news if (each.label.story, each.label.language) in by_machine & by_human]
    mt, human = ([each for each in shared if each.label.origin == origin] for origin in ("mt", "human"))
    return mt, human


def human_figures(looked: Sequence[Looked], flags: Flags) -> Iterator[Figure]:
    """Hold the flags of human translations against those of machine translations of the same stories."""
    part = "the same stories, machine against human"
    mt, human = same_stories(looked)
    for claim in READS_TRANSLATED:
        rates = [per_1k(of, lambda each, claim=claim: flags.of(each, claim)) for of in (mt, human)]  # type: ignore[misc]
        for who, value, of in (("machine", rates[0], mt), ("human", rates[1], human)):
            yield Figure(part, f"flags of claim {claim}, {who}", value, "per 1,000 words", len(of))
        if claim == "mt" and rates[0] and rates[1] is not None:
            yield Figure(
                part,
                "human rate over machine rate, claim mt",
                rates[1] / rates[0],
                "times",
                len(mt) + len(human),
                _HUMAN_MOST,
                most=True,
            )
    for era in ERAS:
        of = [each for each in mt if each.label.era == era]
        rate = per_1k(of, lambda each: flags.of(each, "mt"))
        yield Figure(part, f"flags of claim mt, machine, {era} engines", rate, "per 1,000 words", len(of))


def sourced_figures(looked: Sequence[Looked], flags: Flags) -> Iterator[Figure]:
    """Say how often rules that need the source fire where it is given, in translations by machines and by people."""
    part = "the same stories, with their source"
    machines, people = ([each for each in of if each.sourced] for of in same_stories(looked))
    for claim in CLAIMS:
        for who, of in (("machine", machines), ("human", people)):
            rate = per_1k(of, lambda each, claim=claim: flags.of(each, claim))  # type: ignore[misc]
            yield Figure(part, f"flags of claim {claim}, {who}", rate, "per 1,000 words", len(of))
    for era in ERAS:
        of = [each for each in machine(looked) if each.sourced and each.label.era == era]
        value = share(of, lambda each: flags.of(each) >= 1)
        yield Figure(part, f"{ANY} that needs the source, {era} engines", value, "%", len(of))


# What is known of a rule is no engine's own where so many show it.
KNOWN_SYSTEMS = 2
# So many rules are named that are louder than `NATIVE_MOST`.
LOUDEST = 20


def rule_figures(looked: Sequence[Looked], rules: Sequence[Rule]) -> Iterator[Figure]:
    """Say how many rules there are, how many are known by evidence, and how loud the loudest are in native text."""
    hits: Counter[str] = Counter()
    stories: dict[str, set[str]] = {}
    systems: dict[str, set[str | None]] = {}
    native: Counter[str] = Counter()
    words = 0
    for each in looked:
        words += each.words if each.label.origin == "native" else 0
        for rule, count in each.hits.items():
            if each.label.origin == "mt":
                hits[rule] += count
                stories.setdefault(rule, set()).add(each.label.story)
                systems.setdefault(rule, set()).add(each.label.system)
            elif each.label.origin == "native":
                native[rule] += count
    known = [
        rule
        for rule in hits
        if hits[rule] >= MEASURED_HITS
        and len(stories[rule]) >= MEASURED_STORIES
        and len(systems[rule]) >= KNOWN_SYSTEMS
    ]
    part = "rules"
    yield Figure(part, "rules", len(rules), "", 0, _RULES)
    yield Figure(part, "flags", sum(rule.kind == "flag" for rule in rules), "", 0)
    name = f"with ≥ {MEASURED_HITS} hits in ≥ {MEASURED_STORIES} stories by ≥ {KNOWN_SYSTEMS} engines"
    yield Figure(part, name, len(known), "", 0, _KNOWN)
    yield Figure(part, "that fire in machine translations", len(hits), "", 0)
    # Copy that was scraped is often broken: what calls it so may be loud there and right all the same.
    for claims, wanted in ((READS_TRANSLATED, NATIVE_MOST), (("defect", "provenance"), None)):
        flags = {rule.id: rule for rule in rules if rule.kind == "flag" and rule.claim in claims}
        rates = {rule: 10_000 * count / words for rule, count in native.most_common() if rule in flags}
        over = {rule: rate for rule, rate in rates.items() if rate > NATIVE_MOST}
        name = f"flags over {NATIVE_MOST} per 10,000 native words, {' or '.join(claims)}"
        yield Figure(part, name, len(over), "", 0, None if wanted is None else 0, most=True)
        for rule, rate in islice(over.items(), LOUDEST):
            yield Figure(part, f"{rule} {flags[rule].name}", rate, "per 10,000 words", native[rule], wanted, most=True)
