"""What the rules found in a text, as a handful of steps that no single rule decides.

For each of a few groups of findings: whether at least one rule found something, at least two rules, and so on. A pack
may grow or lose rules without new weights, and a rule that fires in every sentence weighs no more than one that fires
once. Residue of tools and sites and broken copy say nothing of who translated, and signals add nothing to style: they
are left out.
"""

from collections.abc import Collection, Iterable, Mapping

from mtcheck.model import Finding

# What desks, sites and converters make of quotation marks and spaces says nothing of who translated.
_TYPOGRAPHY = frozenset(("linguistic/punctuation", "markup/whitespace"))
# By claim, how many rules are counted: hardly a text of the sets fitted on has more.
MOST = {"mt": 4, "translation": 2}
STEPS = tuple((claim, rules) for claim, most in MOST.items() for rules in range(1, most + 1))

# One number a step, 1 where it is reached, else 0.
Reached = tuple[int, ...]


def reached(findings: Iterable[Finding], packs: Collection[str]) -> Reached:
    """Sum up findings by `STEPS`; those of other packs, which no weights were fitted to, count for nothing."""
    rules = rules_by_claim(findings, packs)
    return tuple(int(len(rules[claim]) >= least) for claim, least in STEPS)


def rules_by_claim(findings: Iterable[Finding], packs: Collection[str]) -> Mapping[str, set[str]]:
    """Give, by claim, the ids of the rules whose findings count."""
    rules: dict[str, set[str]] = {claim: set() for claim in MOST}
    rules_found = (each.rule for each in findings if each.rule.kind == "flag" and each.rule.pack in packs)
    found = {rule.id: rule for rule in rules_found if rule.claim in MOST}
    alone = sum(not rule.conditions.corroborated_by for rule in found.values())
    for rule in found.values():
        counts = rule.claim == "mt" or rule.mqm not in _TYPOGRAPHY
        # Where style vouched for a rule (`style`), it would be asked twice.
        if counts and rule.conditions.corroborated_by <= alone:
            rules[rule.claim].add(rule.id)
    return rules
