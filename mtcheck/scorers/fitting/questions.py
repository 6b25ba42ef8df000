"""The questions the score answers, each with the documents that teach it and how much each of them weighs.

Every story weighs the same however many engines translated it; sets weigh by the root of their stories, so that no
campaign rules.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from zlib import crc32

from mtcheck.scorers.fitting.corpus import Record

Weights = dict[int, float]

# Pairs of a machine's text with its English original, or with a translation from another language, say less of what
# tells machine from translator: together they weigh this much of the clean pairs (tried: 0, .1, .2, .3, .6).
INDIRECT = 0.1
# A campaign that present engines translated weighs so much more for machine or person: copy of today is made with them,
# and older engines are more in number. With stories left out the area on present engines is .875 in place of .852, on
# all texts .880 in place of .882; with sets left out the mean is .802 in place of .803.
PRESENT = 2.5
# What outlets without translations, foreign stories without native ones, and non-native authors weigh beside the
# topic-controlled years, which weigh 1 for each class. With 1 for outlets the mean recall on outlets left out is .959
# in place of .962, the six hardest apart, and on digital.gov and nyt .86 and .87 in place of .88 and .89. With 1 for
# non-native authors it is .764 on the six hardest, and 10.5 % of such texts are called translated where 1 % of native
# ones are, the mean of sets; with 1.5 it is .761 and 9.6 %, with 2 .757 and 8.8 %, and Hausa is off by .152 in place of
# .149.
OUTLETS, FOREIGN, NON_NATIVE = 2.0, 0.4, 1.5
# What texts that were written to teach with weigh beside these, each class in its share. With .3 the mean recall on
# outlets left out is .9489, and that at one false alarm in a hundred in controlled years .674; with .1 they are .9492
# and .699, without such texts .9505 and .728. What is won for it says the card.
WRITTEN = 0.1
# What translations of the topic-controlled years weigh beyond 1, as a share of OUTLETS. Both classes weigh the same in
# the end, so it only says how little foreign stories count beside them: .4 of 2.6.
_BESIDE_OUTLETS = 0.6
# What the sets are called that were written to teach with (`corpora/written.jsonl`): no figure is of them.
_WRITTEN = "written-"
# Versions of one story by several engines that teach a question they are alike in.
VERSIONS = 2


def machine(records: Sequence[Record], rows: Iterable[int]) -> Weights:
    """Weigh the documents that tell machine from person: stories of which both versions are there.

    Gives row → weight. The class of a row is whether its label is “mt”; where a machine translated what had been
    English before, the original stands for the person.
    """
    people, machines = defaultdict(list), defaultdict(list)
    for row in rows:
        each = records[row]
        if each.label == "mt":
            machines[each.story].append(row)
        elif each.label is not None and not each.non_native:
            people[each.story].append(row)
    clean: Weights = {}
    rest: Weights = {}
    for story in sorted(machines.keys() & people.keys()):
        direct, human = clean_pair(records, machines[story] + people[story])
        if direct and human:
            clean |= _shared(direct) | _shared(human)
        if others := [row for row in machines[story] if row not in clean]:
            rest |= _shared(_few(records, others, VERSIONS)) | _shared(people[story])
    clean = _by_cell(clean, lambda row: (records[row].collection, records[row].source or ""))
    now = {records[row].collection for row in clean if records[row].present}
    clean = {row: weight * (PRESENT if records[row].collection in now else 1) for row, weight in clean.items()}
    rest = _by_cell(rest, lambda row: (records[row].year, ""))
    clean, rest = _total(clean, 1), _total(rest, INDIRECT)
    return {row: clean.get(row, 0) + rest.get(row, 0) for row in sorted(clean.keys() | rest.keys())}


def clean_pair(records: Sequence[Record], rows: Sequence[int]) -> tuple[list[int], list[int]]:
    """Give the machines' and the people's translations among the versions of a story, those of the original only."""
    direct = [row for row in rows if records[row].label == "mt" and records[row].direct]
    human = [row for row in rows if records[row].label == "human" and records[row].direct]
    return direct, human


def controlled(records: Sequence[Record]) -> set[str]:
    """Name the years whose sets hold both native and translated news: there the topic says little."""
    held = defaultdict(set)
    for each in records:
        if each.label and _campaign(each):
            held[each.year].add("native" if each.label == "native" else "translated")
    return {year for year, kinds in held.items() if len(kinds) == 2}


def _campaign(each: Record) -> bool:
    """Say whether a document belongs to a set that was collected for translation."""
    return each.collection == "eamt22" or each.set.startswith(("newstest", "generaltest"))


def written(each: Record) -> bool:
    """Say whether a text was written to teach with: it is never tested."""
    return each.set.startswith(_WRITTEN)


def kind(each: Record, years: set[str]) -> str:
    """Say what part a document has in telling native from translated."""
    if written(each):
        return f"written-{'native' if each.label == 'native' else 'translated'}"
    if each.non_native:
        return "non-native"
    if _campaign(each) and each.year in years:
        return f"controlled-{'native' if each.label == 'native' else 'translated'}"
    return "outlet" if each.label == "native" else "foreign"


def translated(records: Sequence[Record], rows: Iterable[int], years: set[str]) -> Weights:
    """Weigh the documents that tell native from translated: topic-controlled years, outlets, and everything else.

    Both classes weigh the same in the end. English by non-native authors is native here: nobody translated it.
    """
    rows = [
        row
        for row in rows
        if records[row].label
        and (records[row].label != "mt" or records[row].direct or kind(records[row], years) == "foreign")
    ]
    rows = _few(records, rows, VERSIONS)
    kinds = {row: kind(records[row], years) for row in rows}
    shares = Counter((records[row].story, records[row].label == "native") for row in rows)
    weights = {row: 1 / shares[records[row].story, records[row].label == "native"] for row in rows}

    def cell(row: int) -> tuple[str, str]:
        each = records[row]
        return kinds[row], each.year if kinds[row].startswith(
            "controlled"
        ) else each.outlet if each.label == "native" else each.set

    weights = _by_cell(weights, cell)
    found: Weights = {}
    for name, total in (
        ("controlled-native", 1.0),
        ("controlled-translated", 1 + _BESIDE_OUTLETS * OUTLETS),
        ("outlet", OUTLETS),
        ("foreign", FOREIGN),
        ("non-native", NON_NATIVE),
        ("written-native", WRITTEN),
        ("written-translated", WRITTEN * (1 + _BESIDE_OUTLETS * OUTLETS + FOREIGN) / (1 + OUTLETS + NON_NATIVE)),
    ):
        found |= _total({row: weight for row, weight in weights.items() if kinds[row] == name}, total)
    native = {row: weight for row, weight in found.items() if records[row].label == "native"}
    return _total(native, 1) | _total({row: weight for row, weight in found.items() if row not in native}, 1)


def _few(records: Sequence[Record], rows: Iterable[int], most: int) -> list[int]:
    """Keep so many versions of a story and label, chosen by the hash of their names: more repeat what is known."""
    versions: dict[tuple[str, str | None, str], list[int]] = defaultdict(list)
    for row in rows:
        versions[records[row].story, records[row].label, records[row].collection].append(row)
    return sorted(
        row
        for each in versions.values()
        for row in sorted(each, key=lambda row: crc32(records[row].name.encode()))[:most]
    )


def _shared(rows: Sequence[int]) -> Weights:
    return {row: 1 / len(rows) for row in rows}


def _by_cell(weights: Weights, cell: Callable[[int], tuple[str, str]]) -> Weights:
    """Let each cell weigh the root of what it would."""
    totals: dict[tuple[str, str], float] = defaultdict(float)
    for row, weight in weights.items():
        totals[cell(row)] += weight
    return {row: weight * totals[cell(row)] ** -0.5 for row, weight in weights.items()}


def _total(weights: Weights, total: float) -> Weights:
    whole = sum(weights.values()) or 1
    return {row: weight * total / whole for row, weight in weights.items()}
