"""Words that several stages take or give, and none may spell for itself."""

from typing import Literal

# How CSV is written, and what a translation is measured by where there are references.
Dialect = Literal["excel", "plain", "semicolon"]
Metric = Literal["bleu", "chrf", "ter"]

# The answer of the translation score where its probabilities do not settle it.
CANNOT_TELL = "cannot tell"

# What is said of a rule that was never held against labelled text.
UNMEASURED = "unmeasured"

# Claims in words: for a list, and in full.
CLAIM_NAMES = {
    "mt": "sign of machine translation",
    "translation": "reads as translated",
    "defect": "broken copy",
    "provenance": "left by a tool or site",
}
CLAIM_MEANINGS = {
    "mt": "a sign of machine translation",
    "translation": "reads as translated, by a machine or by a person",
    "defect": "broken copy, whoever made it",
    "provenance": "residue of a tool or a site",
}

# Ends the message of a finding in a quotation whose rule asks for other words: there a slip is worse.
IN_QUOTE = "It stands in a quotation and puts words into somebody's mouth: ask what was said before changing it."
