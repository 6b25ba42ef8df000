"""A real Chromium, without a window and without a network."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from mtcheck.model import Report
from mtcheck.scorers import ScoreOptions, score
from mtcheck.writers import WriteOptions, open_writers
from tests.programs import needed

Opened = Callable[..., Page]

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Chromium refuses to run as root in its sandbox, as tests in a container do.
_FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    needed("chromium", there=program is not None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Write reports as a page and open it; at the end nothing may have gone wrong in it, nor been fetched."""
    contexts, complaints = [], []

    def open_page(*reports: Report, scheme: Any = "light", width: int = 1200, **options: Any) -> Page:
        with open_writers({"html": tmp_path}, WriteOptions(**options)) as write:
            for report in reports:
                write(score(report, ScoreOptions()))
        context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, offline=True)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.on("request", lambda request: complaints.extend(_fetched(request.url)))
        page.goto((tmp_path / ("index.html" if options.get("split") else "report.html")).as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def _fetched(url: str) -> list[str]:
    return [] if url.startswith(("file:", "data:")) else [f"fetched {url}"]
