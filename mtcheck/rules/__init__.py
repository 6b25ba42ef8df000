"""Documents to findings: rules as data, the engine that looks for them, and what is said about each match."""

from mtcheck.rules.engine import Engine
from mtcheck.rules.loading import load_rules
from mtcheck.rules.rulesets import RuleSet

__all__ = ["Engine", "RuleSet", "load_rules"]
