"""A bounded number of lines, the most severe first: what consumers with a limit are to see of a long run."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from tempfile import TemporaryFile
from typing import IO

from mtcheck.model import SEVERITIES, Severity


class Ranked:
    """Lines by severity, kept on disk in the order they came; of each severity no more than ``most``."""

    def __init__(self, files: dict[Severity, IO[str]], most: int) -> None:
        self._files = files
        self._most = most
        self.counts: Counter[Severity] = Counter()

    def put(self, severity: Severity, line: str) -> None:
        """Keep a line (without a line end in it), or only count it where there are enough of its severity."""
        self.counts[severity] += 1
        if self.counts[severity] <= self._most:
            print(line, file=self._files[severity])

    def lines(self) -> Iterator[str]:
        """Give the lines that are within the limit, the most severe first."""
        left = self._most
        for severity in SEVERITIES:
            file = self._files[severity]
            file.seek(0)
            for line in file:
                if not left:
                    return
                left -= 1
                yield line.rstrip("\n")


@contextmanager
def ranked(most: int) -> Iterator[Ranked]:
    """Open such a store; ``most`` is the number of lines in all."""
    with ExitStack() as files:
        yield Ranked(
            {
                severity: files.enter_context(TemporaryFile("w+", encoding="utf-8", newline="\n"))
                for severity in SEVERITIES
            },
            most,
        )
