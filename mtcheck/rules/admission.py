"""Which rules may be flags, and with which claim, by their evidence.

The conditions bind rules that say something of how a text was made (claims mt and translation). What a rule of claim
defect or provenance says is true of the copy whoever made it: native copy that was scraped is full of it.
"""

from collections.abc import Iterator

from mtcheck.model import READS_TRANSLATED, Rule
from mtcheck.rules.evidence import Evidence

# The most that a flag may fire in native text, per 10,000 words: one flag in some four hundred stories.
NATIVE_MOST = 0.05
# A rule counts as measured by so many hits in so many stories, the least that evidence of it can be. What is known of
# others is told as it is (“seen in 2 of 118 stories”) and speaks neither for nor against them.
MEASURED_HITS, MEASURED_STORIES = 5, 3
# Where one engine has so large a share of the hits, the rule is about that engine; but not where those of the others
# would be evidence by themselves: an engine of which many stories were measured has most of whatever all leave.
SHARE_BELOW = 0.6
# What people write at more than a third of the machine's rate, in the same stories, is no sign of a machine. One story
# proves nothing of people: it takes two.
HUMAN_MOST = 1 / 3
HUMAN_STORIES = 2


def objections(rule: Rule, evidence: Evidence) -> Iterator[str]:
    """Say what speaks against a rule as it stands, with the remedy; nothing against a signal."""
    if rule.kind != "flag" or rule.claim not in READS_TRANSLATED:
        return
    native = evidence.per_10k("native")
    if native > NATIVE_MOST:
        yield f"fires {native:.2f} times in 10,000 native words: give it context or make it a signal"
    measured = evidence.hits >= MEASURED_HITS and evidence.stories >= MEASURED_STORIES
    others = round(evidence.hits * (1 - evidence.top_share))
    if measured and evidence.top_share >= SHARE_BELOW and others < MEASURED_HITS:
        yield f"{evidence.top_share:.0%} of {evidence.hits} hits are one engine's: widen it or make it a signal"
    if rule.claim == "mt" and evidence.stories_in("human_same") >= HUMAN_STORIES:
        machine, human = evidence.per_10k("mt_same"), evidence.per_10k("human_same")
        if human > machine * HUMAN_MOST:
            rates = f"{human:.2f} against {machine:.2f} times in 10,000 words of the same stories"
            yield f"people make this slip too ({rates}): claim translation, not mt"
