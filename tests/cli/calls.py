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


# A rule pack of a user, of one rule.
OWN_PACK = """
- id: OWN001
  name: office-opened
  kind: flag
  claim: translation
  severity: minor
  mqm: style/unidiomatic
  match: {phrase: "opened an office"}
  message: “{match}” is on our list
  instead: set up shop
  why: The desk does not want it.
  fires: ["it [[opened an office]] here", "she [[opened an office]] there"]
  silent: ["it opened the office", "an office that opened"]
"""
