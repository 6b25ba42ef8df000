"""The engine: one scan for literals, then each rule's own pattern on the few segments where it can match.

The plain path tries every pattern on every segment. Both give the same findings: a literal is trusted only where every
match must hold it (`mtcheck.rules.literals`), and the text scanned is folded at least as far as the patterns fold it.
"""

from collections.abc import Iterator
from itertools import accumulate

from ahocorasick_rs import AhoCorasick

from mtcheck.errors import EXIT_NOT_LOOKED
from mtcheck.model import Rule, Skip
from mtcheck.rules.matchers import LETTERS, Matcher, Places
from mtcheck.rules.patterns import SECONDS
from mtcheck.rules.rulesets import ANYWHERE, LEFT, RIGHT, UNBROKEN, RuleSet
from mtcheck.rules.view import Hit, View

# Words are no longer; a text without spaces is searched whole, once.
_FARTHEST = 200


class Engine:
    """The rules of a run, ready to look at one document after another."""

    def __init__(self, rules: RuleSet, plain: bool = False) -> None:
        self._matchers = [Matcher(rule, made) for rule, made in zip(rules.rules, rules.recipes, strict=True)]
        self._everywhere = [matcher for matcher in self._matchers if plain or not matcher.hints]
        owners: dict[str, list[tuple[int, int, int, int]]] = {}
        if not plain:
            for number, matcher in enumerate(self._matchers):
                for literal, low, high, edges in matcher.hints:
                    owners.setdefault(literal, []).append((number, low, high, edges))
        self._owners = list(owners.values())
        self._literals = AhoCorasick(list(owners), store_patterns=False) if owners else None
        self._witnesses = sum(_testifies(rule) for rule in rules.rules)

    def find(self, view: View, skipped: list[Skip] | None = None) -> Iterator[tuple[Rule, Hit]]:
        """Give every match that counts, in document order; note in ``skipped`` the rules that took too long."""
        found: list[tuple[Rule, Hit]] = []
        waiting: list[tuple[Matcher, Places]] = []
        for matcher, places in self._candidates(view):
            if self._asks(matcher.rule):
                waiting.append((matcher, places))
            else:
                found += _found(matcher, view, places, skipped)
        # Most stories hold no other sign of translation, and are spared what counts only beside some.
        heard = len({rule.id for rule, _ in found if _testifies(rule)})
        for matcher, places in waiting:
            if self._asks(matcher.rule) <= heard:
                found += _found(matcher, view, places, skipped)
        found.sort(key=lambda pair: (pair[1].marks[0], pair[0].id))
        return iter(found)

    def _asks(self, rule: Rule) -> int:
        """Say how many other signs of translation a rule needs beside it; one that runs alone can ask for none."""
        return min(rule.conditions.corroborated_by, self._witnesses)

    def _candidates(self, view: View) -> Iterator[tuple[Matcher, Places]]:
        """Give the rules that may match, with the segments and, where a literal tells, the characters to try."""
        everywhere: Places = dict.fromkeys(range(len(view.segments)))
        yield from ((matcher, everywhere) for matcher in self._everywhere)
        if self._literals is None or not view.segments:
            return
        if finds := self._literals.find_matches_as_indexes(view.scanned, overlapping=True):
            places = self._places(view, finds)
            yield from ((self._matchers[owner], places[owner]) for owner in sorted(places))

    def _places(self, view: View, finds: list[tuple[int, int, int]]) -> dict[int, dict[int, set[int] | None]]:
        """Follow the finds of literals to where rules match: by rule and segment, the characters; None for any."""
        ends = accumulate(len(piece) + 1 for piece in view.pieces)
        matchers, owners, text = self._matchers, self._owners, view.scanned
        places: dict[int, dict[int, set[int] | None]] = {}
        number, begin, behind, folded, exact = -1, 0, 0, "", True
        for literal, start, end in finds:
            # Finds come in the order of their ends, and none goes over the end of a segment.
            while end >= behind:
                number, begin, behind = number + 1, behind, next(ends)
                folded = view.folded[number]
                # Where spaces were collapsed, places in the text scanned are not those in the segment.
                exact = behind - begin == len(folded) + 1
            at = start - begin
            for owner, low, high, edges in owners[literal]:
                if (edges & LEFT and at and text[start - 1] in LETTERS) or (edges & RIGHT and text[end] in LETTERS):
                    continue
                first = folded.rfind(" ", 0, at) + 1 if high == UNBROKEN else max(0, at - high)
                if high == ANYWHERE or not exact or at - first > _FARTHEST:
                    places.setdefault(owner, {})[number] = None
                # Nearly all finds come to nothing, and are settled here.
                elif starts := matchers[owner].starts(folded, first, at - low + 1):
                    known = places.setdefault(owner, {}).setdefault(number, set())
                    if known is not None:
                        known |= starts
        return places


def _found(matcher: Matcher, view: View, places: Places, skipped: list[Skip] | None) -> list[tuple[Rule, Hit]]:
    try:
        return [(matcher.rule, hit) for hit in matcher.hits(view, places)]
    except TimeoutError:
        if skipped is not None:
            reason = f"its pattern took longer than {SECONDS} s on this document"
            skipped.append(Skip(f"rule {matcher.rule.id}", reason, EXIT_NOT_LOOKED))
        return []


def _testifies(rule: Rule) -> bool:
    """Say whether a rule stands on its own and says that a text was translated."""
    return rule.kind == "flag" and rule.claim in ("mt", "translation") and not rule.conditions.corroborated_by
