"""The engine: one scan for literals, then each rule's own pattern on the few segments where it can match.

A rule without literals is tried on every segment. Both ways give the same findings: a literal is trusted only where
every match must hold it (`mtcheck.rules.literals`), and the text scanned is folded at least as far as the patterns fold
it.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, starmap
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from mtcheck.model import READS_TRANSLATED, Rule, Skip
from mtcheck.rules.matchers import LETTERS, Matcher, Places
from mtcheck.rules.patterns import SECONDS
from mtcheck.rules.rulesets import LEFT, RIGHT, UNKNOWN, RuleSet
from mtcheck.rules.view import Hit, View

# Words are no longer; a text without spaces is searched whole, once.
_FARTHEST = 200
# To try so many characters takes as long as to look for the word that a match can begin with.
_NARROW = 6


# The first of what a find tells.
_LITERAL = itemgetter(0)
# A rule that a literal belongs to, and what its hint tells besides (`Hint`): bare, for of all there is this is taken
# apart the oftenest.
_Owner = tuple[Matcher, int, int, int, int]


class _Group(NamedTuple):
    """Rules that run together: those tried on every segment, and those that own literals, by the number in the scan."""

    scan: "_Scan"
    everywhere: list[Matcher]
    # A list: a dictionary is looked up at two more places in memory, and for each of many finds.
    owners: list[tuple[_Owner, ...]]

    def make_room(self) -> None:
        """Make room for the owners of all literals there are by now."""
        self.owners.extend([()] * (self.scan.count - len(self.owners)))


class _Scan:
    """Literals looked for at once, numbered as they come; what looks for them is made for the first story.

    After that only their numbers are known: thousands of strings would take some MB.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, literal: str) -> int:
        """Give the number of a literal, a new one where it has none yet."""
        return self._numbers.setdefault(literal, len(self._numbers))

    @property
    def count(self) -> int:
        """Give how many literals there are, until they are looked for."""
        return len(self._numbers)

    def finds(self, text: str) -> Sequence[tuple[int, int, int]]:
        """Give each find as the number of its literal, its start and its end, in the order of their ends."""
        return self._automaton.find_matches_as_indexes(text, overlapping=True) if self._automaton else []

    @cached_property
    def _automaton(self) -> AhoCorasick | None:
        literals, self._numbers = list(self._numbers), {}
        return AhoCorasick(literals, store_patterns=False) if literals else None


class Engine:
    """The rules of a run, ready to look at one document after another."""

    def __init__(self, rules: RuleSet) -> None:
        witnesses = sum(map(testifies, rules.rules))
        groups: dict[tuple[bool, float, int], _Group] = {}
        # What asks for other signs is looked for where there are some: most stories are spared it.
        # What needs the source is looked for where there is one.
        alone, corroborated, sourced = _Scan(), _Scan(), _Scan()
        # By rule, the literals of which a document must hold one.
        self._required: dict[Matcher, frozenset[int]] = {}
        for matcher in starmap(Matcher, zip(rules.rules, rules.recipes, strict=True)):
            # How many other signs of translation a rule asks for; one that runs alone can ask for none.
            asked = min(matcher.rule.conditions.corroborated_by, witnesses)
            dense = matcher.rule.conditions.density if witnesses else 0.0
            needs = matcher.rule.conditions.needs_source
            scan = sourced if needs else corroborated if dense or asked else alone
            group = groups.setdefault((needs, dense, asked), _Group(scan, [], []))
            if not matcher.hints:
                group.everywhere.append(matcher)
                continue
            for hint in matcher.hints:
                # Most literals have one owner: those of a hint share the tuple that says so.
                single = ((matcher, hint.low, hint.high, hint.spaces, hint.edges),)
                numbers = list(map(group.scan.number, hint.literals.split("\n")))
                group.make_room()
                for number in numbers:
                    group.owners[number] += single
            if matcher.required:
                self._required[matcher] = frozenset(group.scan.number(literal) for literal, _ in matcher.required)
        for group in groups.values():
            group.make_room()
        self._groups = sorted(groups.items())

    def find(
        self, view: View, skipped: list[Skip] | None = None, *, vouched: bool = False
    ) -> Iterator[tuple[Rule, Hit]]:
        """Give every match that counts, in document order; note in ``skipped`` the rules that took too long.

        ``vouched`` says that something else than a rule calls the text translated: it counts as one more sign.
        """
        everywhere: Places = dict.fromkeys(range(len(view.segments)))
        scanned: _Scan | None = None
        found: list[tuple[Rule, Hit]] = []
        heard = int(vouched)
        for (needs, dense, asked), group in self._groups:
            # Most stories hold no other sign of translation, and are spared what asks for some.
            if asked > heard or (dense and _density(view, found) < dense) or (needs and not view.sources):
                continue
            if group.scan is not scanned:
                scanned, finds = group.scan, group.scan.finds(view.scanned)
            for matcher in group.everywhere:
                found += _found(matcher, view, everywhere, skipped)
            for matcher, places in _followed(view, finds, group.owners).items():
                required = self._required.get(matcher)
                # Of few rules it is asked: to put all literals down for each story takes longer.
                if required is None or not required.isdisjoint(map(_LITERAL, finds)):
                    found += _found(matcher, view, places, skipped)
            if not (needs or dense or asked):
                heard += len({rule.id for rule, _ in found if testifies(rule)})
        found.sort(key=lambda pair: (pair[1].marks[0], pair[0].id))
        return iter(found)


def _followed(
    view: View, finds: Sequence[tuple[int, int, int]], owners: Sequence[tuple[_Owner, ...]]
) -> dict[Matcher, dict[int, set[int] | None]]:
    """Follow the finds of literals to where rules match: by rule and segment, the characters; None for any."""
    ends = accumulate(len(piece) + 1 for piece in view.pieces)
    text = view.scanned
    places: dict[Matcher, dict[int, set[int] | None]] = {}
    number, begin, behind, folded, exact = -1, 0, 0, "", True
    for literal, start, end in finds:
        owned = owners[literal]
        if not owned:
            continue
        # Finds come in the order of their ends, and none goes over the end of a segment.
        while end >= behind:
            number, begin, behind = number + 1, behind, next(ends)
            folded = view.folded[number]
            # Where spaces were collapsed, places in the text scanned are not those in the segment.
            exact = behind - begin == len(folded) + 1
        at = start - begin
        for matcher, low, high, spaces, edges in owned:
            if (edges & LEFT and at and text[start - 1] in LETTERS) or (edges & RIGHT and text[end] in LETTERS):
                continue
            known = exact and (high != UNKNOWN or spaces != UNKNOWN)
            first = max(0, at - high) if high != UNKNOWN else 0
            if spaces != UNKNOWN and (high == UNKNOWN or high - low > _NARROW):
                first = max(first, _behind_space(folded, at, spaces + 1))
            if not known or at - first > _FARTHEST:
                places.setdefault(matcher, {})[number] = None
            # Nearly all finds come to nothing, and are settled here.
            elif starts := matcher.starts(folded, first, at - low + 1):
                among = places.setdefault(matcher, {}).setdefault(number, set())
                if among is not None:
                    among |= starts
    return places


def _behind_space(text: str, at: int, count: int) -> int:
    """Give the character behind the space that is so many spaces before a character; 0 where there are fewer."""
    for _ in range(count):
        at = text.rfind(" ", 0, at)
        if at < 0:
            break
    return at + 1


def _found(matcher: Matcher, view: View, places: Places, skipped: list[Skip] | None) -> list[tuple[Rule, Hit]]:
    try:
        return [(matcher.rule, hit) for hit in matcher.hits(view, places)]
    except TimeoutError:
        if skipped is not None:
            reason = f"its pattern took longer than {SECONDS} s on this document"
            skipped.append(Skip.rule(matcher.rule.id, reason))
        return []


def _density(view: View, found: Sequence[tuple[Rule, Hit]]) -> float:
    """Give how many kinds of signs of translation were found in a hundred words: rules that ask for no density.

    The same sign again is no further witness: a native story about wine has foreign words throughout, and no others.
    """
    kinds = {rule.id for rule, _ in found if says_translated(rule) and not rule.conditions.density}
    return 100 * len(kinds) / max(1, view.count())


def testifies(rule: Rule) -> bool:
    """Say whether a rule stands on its own and says that a text was translated."""
    return says_translated(rule) and not rule.conditions.corroborated_by


def says_translated(rule: Rule) -> bool:
    """Say whether a rule flags what says by the English alone that a text was translated.

    That is the same with the source beside it and without: rules that need it are none.
    """
    return rule.kind == "flag" and rule.claim in READS_TRANSLATED and not rule.conditions.needs_source
