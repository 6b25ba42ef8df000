"""Whether memory grows with the corpus: 10 MB and 100 MB of JSON Lines, all reports that people ask for at once."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.ratios import Ratio, run
from tests.benchmarks.texts import stories, write_records

SMALL, LARGE = 10, 100
# One stream feeds them all; the hungriest shows.
REPORTS = "jsonl,terminal,csv"
# Resident, in MB, and by how much the large corpus may take more than the small one.
RESIDENT, GROWTH = 100, 1.1


def ratios(corpus: Path | None) -> Iterator[Ratio]:
    """Measure the peak of resident memory."""
    with TemporaryDirectory() as folder:
        files = [write_records(stories(corpus), size, Path(folder, f"{size}.jsonl")) for size in (SMALL, LARGE)]
        # The first run compiles the packs, which takes memory of its own: it is not looked at.
        _, small, large = (
            run(["-m", "mtcheck", "check", str(file), "--to", REPORTS, "--out", str(Path(folder, "out")), "--quiet"])
            for file in (files[0], *files)
        )
    measured = f"{large.megabytes:.0f} MB for {LARGE} MB of text, {small.megabytes:.0f} MB for {SMALL} MB"
    yield Ratio("memory of a check", measured, large.megabytes / RESIDENT, 1, most=True)
    yield Ratio("its growth", measured, large.megabytes / small.megabytes, GROWTH, most=True)
