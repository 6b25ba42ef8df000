"""What looks at a document: the rules of a run, and its style, which speaks for those that ask for other signs."""

from pathlib import Path

from mtcheck.model import Rule, Skip
from mtcheck.rules import Engine, RuleSet
from mtcheck.rules.view import Hit, View
from mtcheck.scorers.style import reads_translated
from mtcheck.scorers.trained import SHIPPED, load


class Finder:
    """Rules made ready for any number of documents.

    ``weights`` are those that style is read by, None where it is not heard. The file is read when it is first needed:
    `style` and `hits` raise `SettingsError` for one that holds none.
    """

    def __init__(self, rules: RuleSet, weights: Path | None = SHIPPED) -> None:
        self._engine = Engine(rules)
        self._weights = weights

    @property
    def style(self) -> str:
        """Name the weights that style is read by, for signatures."""
        return load(self._weights).version if self._weights else "none"

    def hits(self, view: View, skipped: list[Skip] | None = None) -> list[tuple[Rule, Hit]]:
        """Give all that counts in a document, in its order; note in ``skipped`` the rules that took too long."""
        vouched = self._weights is not None and reads_translated(view.document, self._weights)
        return list(self._engine.find(view, skipped, vouched=vouched))
