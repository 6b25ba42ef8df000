"""How large the page of a run is, and how long a browser works on it before it can be read."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from mtcheck.pipeline import inspect
from mtcheck.settings import Settings
from mtcheck.writers import WriteOptions, open_writers
from tests.benchmarks.ratios import Ratio
from tests.benchmarks.texts import stories, write_files

STORIES = 500
# What mail lets through as an attachment nearly everywhere, in MB, and what readers wait for a page, in seconds.
MEGABYTES, SECONDS = 5.0, 2.0
ROUNDS = 5
_FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def ratios(corpus: Path | None) -> Iterator[Ratio]:
    """Write the page of 500 stories, and open it in Chromium where that is installed."""
    with TemporaryDirectory() as folder:
        write_files(stories(corpus), STORIES, Path(folder, "in"))
        target = Path(folder, "report.html")
        with open_writers({"html": target}, WriteOptions()) as write:
            for report in inspect([str(Path(folder, "in"))], Settings(score=False)):
                write(report)
        megabytes = target.stat().st_size / 1e6
        yield Ratio("page of 500 stories", f"{megabytes:.1f} MB", megabytes / MEGABYTES, 1, most=True)
        program = next(filter(None, map(shutil.which, _NAMES)), None)
        if program is None:
            print("Chromium is not installed: nothing to open the page in")
            return
        used = median(_opened(program, target) for _ in range(ROUNDS))
        yield Ratio("its opening", f"{used:.2f} s of the browser's own time", used / SECONDS, 1, most=True)


def _opened(program: str, page: Path) -> float:
    """Open a page in a fresh browser; give the seconds its main thread was at work."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_FLAGS)
        tab = browser.new_page()
        session = tab.context.new_cdp_session(tab)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        tab.goto(page.as_uri())
        tab.wait_for_function("document.querySelector('#tools') && !document.querySelector('#tools').hidden")
        known = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
        browser.close()
    return float(known["TaskDuration"])
