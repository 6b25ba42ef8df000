"""What a run leaves out, and what it leaves open: findings of which it cannot say that they are gone."""

from collections.abc import Sequence
from functools import cached_property

from mtcheck.reviews.labels import RULE as LABEL
from mtcheck.reviews.labels import label_required, of_rules
from mtcheck.rules import RuleSet
from mtcheck.rules.engine import says_translated, testifies
from mtcheck.settings import Settings


class Absent:
    """The rules that there are and that a run leaves out; ``chosen`` are those of ``rules`` that look."""

    def __init__(self, rules: RuleSet, chosen: RuleSet, settings: Settings) -> None:
        self._all, self._chosen, self._settings = rules, chosen, settings

    @cached_property
    def rules(self) -> frozenset[str]:
        """Name the rules that do not look, that of a policy among them."""
        of_policy = () if label_required(self._settings) else (LABEL.id,)
        return frozenset(self._all.by_id).difference(self._chosen.by_id).union(of_policy)

    @cached_property
    def unsure(self) -> frozenset[str]:
        """Name the rules that look, ask for other signs, and may miss some: rules that tell such signs, or style."""
        heard = self._settings.score and not any(
            says_translated(rule) for rule in self._all.rules if rule.id not in self._chosen.by_id
        )
        if heard:
            return frozenset()
        of_policy = (LABEL.id,) if label_required(self._settings) else ()
        # Where none that look could be such a sign, the engine asks for none.
        asked = any(map(testifies, self._chosen.rules))
        asking = (rule.id for rule in self._chosen.rules if asked and rule.conditions.corroborated_by)
        return frozenset((*asking, *of_policy))

    @cached_property
    def sourced(self) -> frozenset[str]:
        """Name the rules that look where a paragraph has its source beside it."""
        return frozenset(rule.id for rule in self._chosen.rules if rule.conditions.needs_source)

    def leaves_open(self, words: Sequence[str]) -> bool:
        """Say whether some rule that these words name (any, where there are none) is left out or may miss its signs."""
        missed = self.rules | self.unsure
        if not words:
            # The finding of a policy is nobody's aim who names none, nor is what is found beside a source that is not.
            return bool(missed - {LABEL.id})
        if self._settings.source is None:
            # A record may bring its source along; not every one does.
            missed |= self.sourced
        known = of_rules(words)
        ids = (id for word in known for id in self._all.by_token.get(word.casefold(), ()))
        return not missed.isdisjoint(ids) or (LABEL.id in missed and len(known) < len(words))
