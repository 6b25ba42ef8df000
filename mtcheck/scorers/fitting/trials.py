"""Scores of documents by models that never saw their sets: what every figure and the calibration are made of."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from mtcheck.errors import InputError
from mtcheck.scorers.features import occurrences
from mtcheck.scorers.fitting.corpus import Record
from mtcheck.scorers.fitting.questions import Weights, clean_pair, kind, written
from mtcheck.scorers.fitting.train import without

# Beginnings of this many words are scored beside the whole texts, to see what length does.
LENGTHS = (25, 40, 60, 80, 120, 180, 300)
# A text is cut to a length where it has half as much again. A cut ends with a segment: where that makes it longer than
# this it is left out, near the next length by then, or near the whole.
_EXCEEDED, _LONGER = 1.5, 1.4
# A set is called left out only where it has this many stories; a year, this many native texts (else the next joins).
STORIES, NATIVES = 20, 40


def beginnings(
    records: Sequence[Record], chosen: Sequence[int], lengths: Sequence[int] = LENGTHS
) -> tuple[list[Record], list[int]]:
    """Cut documents at the ends of segments to each length they exceed by half; gives the cuts and their rows."""
    found, parents = [], []
    for row in chosen:
        each = records[row]
        counts = [occurrences((text,)).words for text in each.texts]
        for length in lengths:
            total = taken = 0
            while taken < len(counts) and total < length:
                total += counts[taken]
                taken += 1
            if total <= _LONGER * length and sum(counts) >= _EXCEEDED * length:
                found.append(replace(each, name=f"{each.name}#{length}", texts=each.texts[:taken]))
                parents.append(row)
    return found, parents


def require_trials(records: Sequence[Record], weights: Mapping[str, Weights], years: set[str]) -> None:
    """Refuse labelled text of which no set, or no year, can be left out and the rest still teach both questions.

    Raises `InputError` with what is missing.
    """
    place = "labelled copy"
    folds = machine_folds(records, weights["machine"]).values()
    left = ({records[row].label for row in without(records, weights["machine"], rows)} for rows in folds)
    if len(folds) < 2 or not all("mt" in labels and len(labels) > 1 for labels in left):
        sets = f"{len(folds)} set{'s' * (len(folds) != 1)} of {STORIES} stories"
        problem = f"holds {sets} that a machine and a person translated from the original"
        remedy = "add records with the origins human and mt that share doc_id, in two sets of other years or languages"
        raise InputError(problem, place=place, remedy=remedy)
    if len(set(translated_folds(records, weights["translated"], years).values())) < 2:
        natives = sum(kind(each, years) == "controlled-native" for each in records)
        problem = f"holds {natives} native texts beside translations of their year, in sets of {len(years)} years"
        remedy = f"give both in sets named newstestYEAR, of two years, with {NATIVES} native texts each"
        raise InputError(problem, place=place, remedy=remedy)


def machine_folds(records: Sequence[Record], weights: Weights) -> dict[str, list[int]]:
    """Give the documents that test each set left out: its clean pairs of machine and person."""
    stories = defaultdict(list)
    for row in weights:
        stories[records[row].story].append(row)
    folds: dict[str, set[int]] = defaultdict(set)
    sizes: Counter[str] = Counter()
    for rows in stories.values():
        machines, people = clean_pair(records, rows)
        if people:
            for row in machines:
                folds[records[row].collection] |= {row, *people}
            sizes.update({records[row].collection for row in machines})
    return {name: sorted(rows) for name, rows in sorted(folds.items()) if sizes[name] >= STORIES}


def translated_folds(records: Sequence[Record], weights: Weights, years: set[str]) -> dict[int, int]:
    """Give each document a fold: its year where the topic is controlled, else its outlet, set or kind as a whole.

    What was written to teach with has none.
    """
    natives = Counter(each.year for each in records if kind(each, years) == "controlled-native")
    of_year: dict[str, int] = {}
    fold, held = 0, 0
    for year in sorted(years):
        of_year[year] = fold
        held += natives[year]
        if held >= NATIVES:
            fold, held = fold + 1, 0
    count = max(fold + (held > 0), 1)

    def fold_of(each: Record) -> int:
        if kind(each, years).startswith("controlled"):
            return of_year[each.year]
        return int(sha256((each.outlet if each.label == "native" else each.set).encode()).hexdigest(), 16) % count

    return {row: fold_of(records[row]) for row in sorted(weights) if not written(records[row])}


def story_folds(records: Sequence[Record], weights: Weights, count: int = 5) -> dict[int, int]:
    """Give each document a fold by its story alone: how well the score does on sets it knows."""
    return {row: int(sha256(records[row].story.encode()).hexdigest(), 16) % count for row in weights}
