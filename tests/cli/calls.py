"""Calling mtcheck as a user does: a process of its own in a folder of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run(*arguments: str | Path, cwd: Path, stdin: str = "") -> "subprocess.CompletedProcess[str]":
    """Run ``mtcheck`` with its output as text; the exit code is for the test to look at."""
    command = [sys.executable, "-m", "mtcheck", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    return subprocess.run(
        command, cwd=cwd, env=environment, input=stdin, capture_output=True, text=True, encoding="utf-8", check=False
    )
