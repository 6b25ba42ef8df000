"""Rules in numbers: the pack of one file, and the set of a run."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from mtcheck.model import Rule

# The order of packs in a run and of their findings on the same words: those for any source first.
_ORDER = (
    *("core", "copy", "untranslated", "frames", "romance", "es", "fr", "it", "pt"),
    *("de", "is", "cs", "ru", "zh", "ja", "ha", "ar", "pl", "uk", "source"),
)


def rank(pack: str) -> tuple[int, str]:
    """Give what packs are sorted by: the order above, then their names."""
    return (_ORDER.index(pack) if pack in _ORDER else len(_ORDER), pack)


# Stands for a number of characters or spaces where there is no limit, or one too far off to try all before it.
UNKNOWN = -1
LEFT, RIGHT = 1, 2


class Hint(NamedTuple):
    """A literal that a match may hold, and where in the match it stands.

    ``literals``: one, or several of which the same holds, a line each. ``low`` and ``high`` are how many characters of
    the match stand before it at least and at most, ``spaces`` how many of these are spaces at most; `UNKNOWN` for no
    limit. ``edges``: a word must begin where it begins (`LEFT`), end where it ends (`RIGHT`), both (their sum).
    """

    literals: str
    low: int
    high: int
    spaces: int
    edges: int


# A literal and its edges, as in a hint.
Edged = tuple[str, int]


class Recipe(NamedTuple):
    """What a rule comes to for the engine: patterns, "" where it has none, and hints where to look.

    Each match, lower-cased, holds a literal of the hints; () where none is known; ``…_literals`` are the same for what
    the document must hold, or may not, wherever in a match they stand. ``opens``: it begins where a word may;
    ``at_start``: only where its segment does. All is strings and numbers: it can be kept in the cache, and patterns are
    compiled when first used. ``timed`` patterns come from packs that did not ship with mtcheck: they run under a time
    limit. ``digest`` names what the rule matches, not what it says about it; ``program`` is the pattern as compiled
    before, b"" where it was not.
    """

    pattern: str
    case: bool
    hints: tuple[Hint, ...]
    opens: bool
    at_start: bool
    before: str
    not_before: str
    after: str
    not_after: str
    requires: str
    requires_literals: tuple[Edged, ...]
    unless: str
    unless_literals: tuple[Edged, ...]
    source_has: str
    source_lacks: str
    timed: bool
    digest: str
    program: bytes = b""


@dataclass(frozen=True, slots=True)
class Pack:
    """The rules of one file, each with its recipe, its line, and the lines of its examples: fires first, then silent.

    ``languages`` are the source languages it is meant for, () for any; ``digest`` names the text of the file.
    """

    name: str
    languages: tuple[str, ...]
    rules: tuple[Rule, ...]
    recipes: tuple[Recipe, ...]
    lines: tuple[int, ...]
    examples: tuple[tuple[int, ...], ...] = ()
    digest: str = ""


def tokens(rule: Rule) -> tuple[str, ...]:
    """Give what people may name a rule by: its id, its name, its pack, and properties as in ``claim:mt``."""
    properties = {"claim": rule.claim, "kind": rule.kind, "severity": rule.severity, "pack": rule.pack}
    if rule.family:
        properties["family"] = rule.family
    return (rule.id, rule.name, rule.pack, *(f"{key}:{value}" for key, value in properties.items()))


@dataclass(frozen=True)
class RuleSet:
    """The rules of a run in the order of their packs, with their recipes.

    ``packs`` gives the source languages of each pack, () for any; ``signature`` names packs and their contents
    (“core@1f3a…,es@90bc…”) and stays as it is when rules are selected.
    """

    rules: tuple[Rule, ...]
    recipes: tuple[Recipe, ...]
    packs: Mapping[str, tuple[str, ...]]
    signature: str

    @cached_property
    def by_id(self) -> Mapping[str, Rule]:
        """Give each rule under its id."""
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def by_token(self) -> Mapping[str, set[str]]:
        """Give the ids of the rules that each token names, in small letters: with tokens capitals do not matter."""
        named: dict[str, set[str]] = {pack.casefold(): set() for pack in self.packs}
        for rule in self.rules:
            for token in tokens(rule):
                named.setdefault(token.casefold(), set()).add(rule.id)
        return named

    def only(self, chosen: Iterable[Rule]) -> "RuleSet":
        """Give the set of these rules alone, in the order of this one."""
        ids = {rule.id for rule in chosen}
        kept = [(rule, made) for rule, made in zip(self.rules, self.recipes, strict=True) if rule.id in ids]
        return replace(self, rules=tuple(rule for rule, _ in kept), recipes=tuple(made for _, made in kept))


def ruleset(packs: Iterable[Pack]) -> RuleSet:
    """Put packs together; rule ids are taken to be unique."""
    packs = tuple(packs)
    return RuleSet(
        rules=tuple(rule for pack in packs for rule in pack.rules),
        recipes=tuple(made for pack in packs for made in pack.recipes),
        packs=_languages(packs),
        signature=",".join(f"{pack.name}@{pack.digest}" for pack in packs),
    )


def _languages(packs: Iterable[Pack]) -> dict[str, tuple[str, ...]]:
    """Give the languages of each pack; several files may make up one pack."""
    languages: dict[str, tuple[str, ...]] = {}
    for pack in packs:
        languages[pack.name] = tuple(dict.fromkeys((*languages.get(pack.name, ()), *pack.languages)))
    return languages
