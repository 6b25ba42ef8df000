"""Whether memory grows with the corpus: 10 MB and 100 MB of JSON Lines, all reports that people ask for at once.

Each run writes into a fresh folder, but for one: it writes over the report of the large corpus, which is read first for
decisions that nobody has given back.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.ratios import Ratio, Used, run
from tests.benchmarks.texts import stories, write_records

SMALL, LARGE = 10, 100
# One stream feeds them all; the hungriest shows.
REPORTS = "jsonl,terminal,csv"
# Resident, in MB, and by how much the large corpus may take more than the small one.
RESIDENT, GROWTH = 100, 1.1


def ratios(corpus: Path | None) -> Iterator[Ratio]:
    """Measure the peak of resident memory."""
    with TemporaryDirectory() as folder:
        small, large = (write_records(stories(corpus), size, Path(folder, f"{size}.jsonl")) for size in (SMALL, LARGE))
        # The first run compiles the packs, which takes memory of its own: it is not looked at.
        _checked(small, Path(folder, "first"))
        little, much = (_checked(file, file.with_suffix("")) for file in (small, large))
        measured = f"{much.megabytes:.0f} MB for {LARGE} MB of text, {little.megabytes:.0f} MB for {SMALL} MB"
        yield Ratio("memory of a check", measured, much.megabytes / RESIDENT, 1, most=True)
        yield Ratio("its growth", measured, much.megabytes / little.megabytes, GROWTH, most=True)
        earlier = sum(file.stat().st_size for file in large.with_suffix("").iterdir()) / 1e6
        over = _checked(small, large.with_suffix(""))
        measured = f"{over.megabytes:.0f} MB for {SMALL} MB of text, over reports of {earlier:.0f} MB"
        yield Ratio("over an earlier report", measured, over.megabytes / RESIDENT, 1, most=True)


def _checked(file: Path, out: Path) -> Used:
    return run(["-m", "mtcheck", "check", str(file), "--to", REPORTS, "--out", str(out), "--quiet"])
