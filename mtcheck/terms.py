"""Words that several stages take or give, and none may spell for itself."""

from typing import Literal

# How CSV is written, and what a translation is measured by where there are references.
Dialect = Literal["excel", "plain", "semicolon"]
Metric = Literal["bleu", "chrf", "ter"]

# The answer of the translation score where its probabilities do not settle it.
CANNOT_TELL = "cannot tell"
