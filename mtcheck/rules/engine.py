"""The engine: one scan for literals, then each rule's own pattern on the few segments where it can match.

The plain path tries every pattern on every segment. Both give the same findings: a literal is trusted only where every
match must hold it (`mtcheck.rules.literals`), and the text scanned is folded at least as far as the patterns fold it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from ahocorasick_rs import AhoCorasick

from mtcheck.errors import EXIT_NOT_LOOKED
from mtcheck.model import Rule, Skip
from mtcheck.rules.letters import VARIANTS, settle
from mtcheck.rules.matchers import Matcher
from mtcheck.rules.patterns import SECONDS
from mtcheck.rules.rulesets import RuleSet
from mtcheck.rules.view import Hit, View

_SPACES = re.compile(r"[ \t\n]+")


class Engine:
    """The rules of a run, ready to look at one document after another."""

    def __init__(self, rules: RuleSet, plain: bool = False) -> None:
        self._matchers = [Matcher(rule, made) for rule, made in zip(rules.rules, rules.recipes, strict=True)]
        self._everywhere = [matcher for matcher in self._matchers if plain or not matcher.literals]
        owners: dict[str, list[int]] = {}
        if not plain:
            for number, matcher in enumerate(self._matchers):
                for literal in matcher.literals:
                    owners.setdefault(literal, []).append(number)
        self._owners = list(owners.values())
        letters = set().union(*owners)
        self._variants = [variant for variant, letter in VARIANTS.items() if letter in letters]
        self._literals = AhoCorasick(list(owners), store_patterns=False) if owners else None

    def find(self, view: View, skipped: list[Skip] | None = None) -> Iterator[tuple[Rule, Hit]]:
        """Give every match that counts, in document order; note in ``skipped`` the rules that took too long."""
        found: list[tuple[Rule, Hit]] = []
        for matcher, segments in self._candidates(view):
            try:
                found.extend((matcher.rule, hit) for hit in matcher.hits(view, segments))
            except TimeoutError:
                if skipped is not None:
                    reason = f"its pattern took longer than {SECONDS} s on this document"
                    skipped.append(Skip(f"rule {matcher.rule.id}", reason, EXIT_NOT_LOOKED))
        found.sort(key=lambda pair: (pair[1].marks[0], pair[0].id))
        return iter(found)

    def _candidates(self, view: View) -> Iterator[tuple[Matcher, Iterable[int]]]:
        everything = range(len(view.segments))
        yield from ((matcher, everything) for matcher in self._everywhere)
        if self._literals is None or not view.segments:
            return
        pieces = self._scannable(view.lowered)
        matches = self._literals.find_matches_as_indexes("\n".join(pieces), overlapping=True)
        if not matches:
            return
        starts = list(accumulate((len(piece) + 1 for piece in pieces), initial=0))
        segments: dict[int, set[int]] = {}
        for literal, start, _ in matches:
            number = bisect_right(starts, start) - 1
            for owner in self._owners[literal]:
                segments.setdefault(owner, set()).add(number)
        for owner in sorted(segments):
            yield self._matchers[owner], sorted(segments[owner])

    def _scannable(self, lowered: list[str]) -> list[str]:
        """Give the segments as literals are written: single spaces, and one letter for all its variants."""
        text = "\n".join(lowered)
        if "  " in text or "\t" in text or text.count("\n") >= len(lowered):
            lowered = [_SPACES.sub(" ", piece) for piece in lowered]
        if not text.isascii() and any(variant in text for variant in self._variants):
            lowered = [settle(piece) for piece in lowered]
        return lowered
