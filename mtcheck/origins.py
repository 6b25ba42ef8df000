"""What all who learn or measure from labelled text agree on: how a text came about, which engines are present ones.

And how files are called where weights and evidence say what they are from.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import count
from pathlib import Path
from typing import Literal

Made = Literal["mt", "human", "native"]
Era = Literal["older", "present"]

MADE: tuple[Made, ...] = ("mt", "human", "native")
ERAS: tuple[Era, ...] = ("older", "present")

# Engines named with this year or a later one are the present ones: between 2022 and 2024 those of the shared tasks gave
# way to those that newsrooms use now, and their slips have little in common.
PRESENT_FROM = 2023

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def era_of(system: str | None) -> Era:
    """Say of which era an engine is: by the year in its name (“google-2024”), else older."""
    years = map(int, YEAR.findall(system or ""))
    return "present" if max(years, default=0) >= PRESENT_FROM else "older"


def called(paths: Iterable[Path]) -> Mapping[str, Path]:
    """Name files and folders, each once, in the order of their names: the last part of the path tells most of them.

    Those with the same last part are told apart by the folders above them (“a/dev.jsonl”), as many as it takes.
    """
    whole = {path.resolve() for path in paths}
    shared = Counter(path.parts[-parts:] for path in whole for parts in range(1, len(path.parts) + 1))

    def name(path: Path) -> str:
        ends = (path.parts[-parts:] for parts in count(1))
        return "/".join(next(end for end in ends if shared[end] == 1))

    return dict(sorted((name(path), path) for path in whole))
