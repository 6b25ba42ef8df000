"""What every benchmark gives: ratios to something measured in the same run, and the commands they are measured on."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import gettempdir
from typing import NamedTuple

ROUNDS = 5
# Runs a command and prints its CPU seconds and its peak of resident memory, in MB; a small process of its own, for a
# child starts with the memory of its parent in its account.
_LAUNCHER = """
import json, resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)]))
"""


class Ratio(NamedTuple):
    """One line of the table; ``most`` tells whether the target is the most or the least that is allowed."""

    what: str
    measured: str
    value: float
    target: float
    most: bool

    @property
    def holds(self) -> bool:
        """Say whether the target is met."""
        return self.value <= self.target if self.most else self.value >= self.target


class Used(NamedTuple):
    """CPU time in seconds (user and system) and peak resident memory in MB of one process and its children."""

    seconds: float
    megabytes: float


def run(arguments: Sequence[str]) -> Used:
    """Run Python with these arguments, its output thrown away."""
    # Bytecode is written, as it is for users; else every start would compile the package.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    # Compiled packs of its own: another version of mtcheck that runs meanwhile may not make them stale.
    environment["MTCHECK_CACHE_DIR"] = str(Path(gettempdir(), "mtcheck-benchmarks"))
    command = [sys.executable, "-c", _LAUNCHER, sys.executable, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return Used(*json.loads(done.stdout))


def interleaved(commands: Mapping[str, Sequence[str]]) -> dict[str, Used]:
    """Run commands in turn, so that a busy machine slows all of them; give the median of each after a first run."""
    runs: dict[str, list[Used]] = {name: [] for name in commands}
    for _ in range(ROUNDS + 1):
        for name, arguments in commands.items():
            runs[name].append(run(arguments))
    return {
        name: Used(median(used.seconds for used in several[1:]), median(used.megabytes for used in several[1:]))
        for name, several in runs.items()
    }
