"""Print what the Python of the README prints: ``python -m tests.docs.python``.

Its blocks run one after the other, in a folder with the stories they read, and with the table that a notebook has.
"""

import re
import sys
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from tests.docs.readme import README

GLOSS = "The agency (ICE, for its acronym in English) opened an office in Lima."
BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)


def run() -> dict[str, object]:
    """Run the blocks; give the names they leave behind."""
    names: dict[str, object] = {"frame": pd.DataFrame({"slug": ["ice", "bare"], "body": [GLOSS, None]})}
    with TemporaryDirectory() as folder, chdir(folder):
        Path("stories").mkdir()
        Path("stories", "bare.txt").touch()
        Path("stories", "ice.txt").write_text(GLOSS, encoding="utf-8")
        for block in BLOCK.findall(README.read_text("utf-8")):
            exec(block, names)  # noqa: S102 (our own README)
    return names


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a text stream, as Python opens it
    run()
