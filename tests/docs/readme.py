"""The README shows real output: each block after ``<!-- run: COMMAND -->`` is what the command prints.

``python -m tests.docs.readme`` writes the blocks anew; the test beside this file compares them.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
BLOCK = re.compile(r"(<!-- run: (?P<command>[^\n]+) -->\n```\w*\n)(?P<output>.*?)(```\n)", re.DOTALL)


def printed(command: str) -> str:
    """Run a command of the README as a reader would, on 80 columns and without colour; give what it prints."""
    words = [sys.executable if word == "python" else word for word in shlex.split(command)]
    if words[0] == "mtcheck":
        words[:1] = [sys.executable, "-m", "mtcheck"]
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "80", "TERMINAL_WIDTH": "80"}
    done = subprocess.run(
        words, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.stdout + done.stderr


def renewed(text: str) -> str:
    """Give the README with every block as its command prints it now."""
    return BLOCK.sub(lambda block: f"{block[1]}{printed(block['command'])}{block[4]}", text)


if __name__ == "__main__":
    README.write_text(renewed(README.read_text("utf-8")), "utf-8")
