"""Whether memory grows with the corpus: 10 MB and 100 MB of JSON Lines, for every report that people ask for."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.ratios import Ratio, run
from tests.benchmarks.texts import stories, write_records

SMALL, LARGE = 10, 100
REPORTS = ("jsonl", "terminal", "csv")
# Resident, in MB, and by how much the large corpus may take more than the small one.
RESIDENT, GROWTH = 100, 1.1


def ratios(corpus: Path | None) -> Iterator[Ratio]:
    """Measure the peak of resident memory."""
    with TemporaryDirectory() as folder:
        files = [write_records(stories(corpus), size, Path(folder, f"{size}.jsonl")) for size in (SMALL, LARGE)]
        for report in REPORTS:
            out = str(Path(folder, report))
            small, large = (
                run(["-m", "mtcheck", "check", str(file), "--to", report, "--out", out, "--quiet"]).megabytes
                for file in files
            )
            measured = f"{large:.0f} MB for {LARGE} MB, {small:.0f} MB for {SMALL} MB"
            yield Ratio(f"memory, {report}", measured, large / RESIDENT, 1, most=True)
            yield Ratio(f"its growth, {report}", measured, large / small, GROWTH, most=True)
