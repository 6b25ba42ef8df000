"""What a run has come to so far: bounded by the number of rules, never by that of documents."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from mtcheck.model import NOT_ASKED, TRANSLATION, Finding, Report, Rule, Skip
from mtcheck.writers.cells import sentence


@dataclass(slots=True)
class RuleTally:
    """How often a rule has fired, in how many documents, and where it did so first."""

    rule: Rule
    example: str
    findings: int = 0
    documents: int = 0


@dataclass(slots=True)
class Tally:
    """Counts of documents, words, findings by severity, and of what each rule has found."""

    found: int = 0
    clean: int = 0
    not_looked: int = 0
    words: int = 0
    signals: int = 0
    severities: Counter[str] = field(default_factory=Counter)
    suppressed: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    unscored: bool = False
    rules: dict[str, RuleTally] = field(default_factory=dict)

    @property
    def documents(self) -> int:
        """Count the documents of all three outcomes."""
        return self.found + self.clean + self.not_looked

    def add(self, report: Report, shown: Sequence[Finding]) -> None:
        """Take up one report; ``shown`` are the findings that count by rule."""
        if not report.looked:
            self.not_looked += 1
            return
        if report.flags:
            self.found += 1
        else:
            self.clean += 1
        self.words += report.words
        self.signals += len(report.signals)
        self.severities.update(finding.severity for finding in report.flags)
        if "origin" in report.scores:
            self.answers[report.scores["origin"].answer or ""] += 1
        self.unscored |= Skip(TRANSLATION, NOT_ASKED) in report.skipped
        for each in report.suppressed:
            self.suppressed[each.by] += len(each.findings)
        for id in {finding.rule.id: None for finding in shown}:
            mine = [finding for finding in shown if finding.rule.id == id]
            if id not in self.rules:
                self.rules[id] = RuleTally(mine[0].rule, sentence(report, mine[0]))
            self.rules[id].findings += len(mine)
            self.rules[id].documents += 1

    def most_frequent(self) -> list[RuleTally]:
        """Give the rules that have fired, the most frequent first."""
        return sorted(self.rules.values(), key=lambda each: (-each.findings, each.rule.id))
