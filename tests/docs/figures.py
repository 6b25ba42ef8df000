"""Print how often stories get an answer, as the README shows it: ``python -m tests.docs.figures``."""

import json
from collections.abc import Mapping
from typing import Any

from mtcheck.scorers.trained import FINDINGS, SHIPPED

# A short story and a long one; what lies between stands in the model card.
LENGTHS = {"80-119": "80 to 119 words", "300-": "300 words or more"}
TRUTHS = {"native": "native", "human": "translated by a person", "machine": "translated by a machine"}
HEAD = ("answer", "one kind left", "true kind left")


def table(by_length: Mapping[str, Any]) -> str:
    """Give a line a length and a kind of story; shares are of texts of sets that the score was not fitted on."""
    rows: list[tuple[str, ...]] = [("story", *HEAD)]
    for length, said in LENGTHS.items():
        for truth, story in TRUTHS.items():
            its = by_length[length][truth]
            shares = (its["told"], its["one_class"], its["coverage"])
            rows.append((f"{story}, {said}", *(f"{100 * share:.0f} %" for share in shares)))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows)


if __name__ == "__main__":
    print(table(json.loads(SHIPPED.read_text("utf-8"))["figures"][FINDINGS]["conformal"]["by_length"]))
