"""A baseline: findings that are known and accepted for now, by rule, sentence and count; only new ones are told."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from mtcheck.errors import InputError, unopened
from mtcheck.model import Finding, Report
from mtcheck.rules.findings import naming, namings, namings_at
from mtcheck.rules.view import View
from mtcheck.text.fingerprints import as_named, fingerprint
from mtcheck.text.units import units
from mtcheck.writers.files import fresh

NAME = "mtcheck-baseline.json"
_FORM = "mtcheck baseline 1"


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """A rule that may fire so many times in a sentence; the document is where it was first seen."""

    document: str
    rule: str
    sentence: str
    count: int

    @property
    def fingerprints(self) -> tuple[str, ...]:
        """Give the names of the findings that are known by this."""
        return tuple(fingerprint(self.rule, self.sentence, number) for number in range(self.count))


def collect(reports: Iterable[Report]) -> list[Known]:
    """Make a baseline of the flags of these reports; of a sentence in several documents the highest count is kept."""
    known: dict[tuple[str, str], Known] = {}
    for report in reports:
        view = View(report.document)
        numbers: dict[tuple[str, str], int] = {}
        for finding in report.flags:
            sentence = _spaced(naming(view, finding.marks[0], finding.rule))
            key = (finding.rule.id, as_named(sentence))
            before = known.get(key, Known(report.document.name, finding.rule.id, sentence, 0))
            number = numbers[key] = _number(report, finding, sentence, numbers.get(key, 0))
            known[key] = replace(before, count=max(before.count, number))
    return sorted(known.values())


# Much may be found in one long sentence.
@lru_cache(maxsize=2)
def _spaced(sentence: str) -> str:
    return " ".join(sentence.split())


def _number(report: Report, finding: Finding, sentence: str, last: int) -> int:
    """Say which of its rule in its sentence a finding is, the first being 1, from behind the last one that was asked.

    What is silenced is numbered, too. Raises LookupError where none of the findings of the report is named so.
    """
    made = len(report.findings) + sum(len(each.findings) for each in report.suppressed)
    for number in range(last, made):
        if fingerprint(finding.rule.id, sentence, number) == finding.fingerprint:
            return number + 1
    raise LookupError(f"finding {finding.id} of {finding.rule.id} is not named by its sentence")


class Standing:
    """What is known and not gone, though nothing says so.

    What a glob, a comment, a decision or the baseline itself silences was found. Of a sentence that stands as it did,
    a finding of another rule may have taken the place of what is known: that is so where a baseline was made with fewer
    rules. Rules that are ``unsure`` may have missed the other signs they ask for: theirs is not gone while its sentence
    stands. So it is with ``sourced`` ones where a paragraph of the document has no source beside it.
    """

    def __init__(self, known: Iterable[Known], unsure: Collection[str], sourced: Collection[str] = ()) -> None:
        self._known: set[str] = set()
        self._sentences: dict[str, list[Known]] = defaultdict(list)
        self._doubted: set[str] = set()
        for each in known:
            sentence = as_named(each.sentence)
            self._known.update(each.fingerprints)
            self._sentences[sentence].append(each)
            if each.rule in unsure or each.rule in sourced:
                self._doubted.add(sentence)
        self._unsure, self._sourced = frozenset(unsure), frozenset(sourced)

    def within(self, report: Report) -> set[str]:
        """Name the findings that stand in a document."""
        silenced = [finding for each in report.suppressed for finding in each.findings]
        found = self._known.intersection(finding.fingerprint for finding in silenced)
        view = View(report.document)
        for finding in (*report.flags, *silenced):
            for name in map(as_named, namings_at(view, finding.marks[0])):
                of_others = (each for each in self._sentences.get(name, ()) if each.rule != finding.rule.id)
                found.update(*(each.fingerprints for each in of_others))
        if self._doubted:
            bare = any(unit.source is None for unit in units(report.document))
            unsure = self._unsure | self._sourced if bare else self._unsure
            for name in self._doubted.intersection(map(as_named, namings(view))):
                missed = (each for each in self._sentences[name] if each.rule in unsure)
                found.update(*(each.fingerprints for each in missed))
        return found


def pruned(known: Iterable[Known], seen: Collection[str], left_out: Collection[str]) -> list[Known]:
    """Keep what was seen again, with the count of that, and what belongs to rules that were left out."""
    counted = (each if each.rule in left_out else replace(each, count=_last(each, seen)) for each in known)
    return sorted(each for each in counted if each.count)


def _last(known: Known, seen: Collection[str]) -> int:
    return max((number for number, name in enumerate(known.fingerprints, 1) if name in seen), default=0)


def stale(
    known: Iterable[Known], seen: Collection[str], documents: Collection[str], left_out: Collection[str]
) -> list[Known]:
    """Give what was seen nowhere although its document was looked at, and its rule not left out."""
    looked = (each for each in known if each.document in documents and each.rule not in left_out)
    return [each for each in looked if not any(name in seen for name in each.fingerprints)]


def load_baseline(path: Path) -> tuple[Known, ...]:
    """Read a baseline; raises `InputError` for a file that is none."""
    try:
        content = json.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        remedy = f"make one with: mtcheck baseline create PATH --baseline {path}"
        raise InputError("there is no such baseline", place=str(path), remedy=remedy) from None
    except OSError as error:
        raise unopened(error, path) from None
    except ValueError as error:
        raise _no_baseline(path, str(error)) from None
    try:
        if content["form"] != _FORM:
            raise _no_baseline(path, f"its form is {content['form']!r}")
        return tuple(_known(entry) for entry in content["findings"])
    except KeyError as error:
        raise _no_baseline(path, f"it has no {error}") from None
    except (TypeError, ValueError) as error:
        raise _no_baseline(path, f"{type(error).__name__}: {error}") from None


def _known(entry: dict[str, Any]) -> Known:
    return Known(str(entry["document"]), str(entry["rule"]), str(entry["sentence"]), int(entry["count"]))


def _no_baseline(path: Path, problem: str) -> InputError:
    remedy = f"make it again with: mtcheck baseline create PATH --baseline {path}"
    return InputError(f"is no baseline ({' '.join(problem.split())})", place=str(path), remedy=remedy)


def write_baseline(path: Path, known: Iterable[Known]) -> None:
    """Write a baseline, one entry a line and sorted, so that versions of it compare line by line."""
    lines = ",\n".join(json.dumps(asdict(each), ensure_ascii=False) for each in sorted(known))
    # A file name that is no UTF-8 holds lone surrogates, which JSON can write as escapes.
    with fresh(path, errors="backslashreplace", newline="\n") as stream:
        stream.write(f'{{"form": "{_FORM}", "findings": [\n{lines}\n]}}\n')
