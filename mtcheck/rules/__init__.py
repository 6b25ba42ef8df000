"""Documents to findings: rules as data, the engine that looks for them, and what is said about each match."""

from mtcheck.rules.engine import Engine
from mtcheck.rules.loading import load_rules
from mtcheck.rules.rulesets import RuleSet
from mtcheck.rules.selection import packs_for, rules_for, select

__all__ = ["Engine", "RuleSet", "load_rules", "packs_for", "rules_for", "select"]
