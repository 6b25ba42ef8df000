"""Reports → files: JSONL for programs, CSV and XLSX for a spreadsheet, a page for a browser, text for a screen.

A writer is a context manager that gives a function; that function takes the reports one by one, in order, and keeps
none of them. So several writers go over one stream at once, and a corpus may be of any length::

    with open_writers({"csv": Path("out"), "terminal": None}, WriteOptions()) as write:
        for report in reports:
            write(report)

What belongs at the end (the summary, the rules by frequency) is written when the context closes, and only then do the
files take their names. If anything fails before, none of them is there.
"""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from mtcheck.deferred import deferred
from mtcheck.errors import UsageError
from mtcheck.model import Report
from mtcheck.writers.options import Write, WriteOptions, Writer

__all__ = ["WRITERS", "Write", "WriteOptions", "Writer", "open_writers"]

WRITERS: Mapping[str, Writer] = {
    "checkstyle": deferred("mtcheck.writers.checkstyle", "checkstyle"),
    "csv": deferred("mtcheck.writers.table", "table"),
    "docx": deferred("mtcheck.writers.office", "docx"),
    "github": deferred("mtcheck.writers.annotations", "github"),
    "gitlab": deferred("mtcheck.writers.gitlab", "gitlab"),
    "html": deferred("mtcheck.writers.page", "page"),
    "jsonl": deferred("mtcheck.writers.jsonl", "jsonl"),
    "junit": deferred("mtcheck.writers.junit", "junit"),
    "rdjson": deferred("mtcheck.writers.rdjson", "rdjson"),
    "sarif": deferred("mtcheck.writers.sarif", "sarif"),
    "terminal": deferred("mtcheck.writers.terminal", "terminal"),
    "xlsx": deferred("mtcheck.writers.sheet", "sheet"),
}


@contextmanager
def open_writers(targets: Mapping[str, str | Path | None], options: WriteOptions) -> Iterator[Write]:
    """Open several writers as one, each by its name in `WRITERS` with its file, folder or None for standard output.

    Raises `UsageError` for an unknown name, and where two of them would write to standard output.
    """
    for name in targets:
        if name not in WRITERS:
            raise UsageError(f"there is no report format “{name}”", remedy=f"choose from {', '.join(WRITERS)}")
    printed = [name for name, target in targets.items() if target is None]
    if len(printed) > 1:
        raise UsageError(f"{' and '.join(printed)} cannot share standard output", remedy="give --out a folder")
    with ExitStack() as stack:
        places = {name: None if target is None else Path(target) for name, target in targets.items()}
        writes = [stack.enter_context(WRITERS[name](place, options)) for name, place in places.items()]

        def write(report: Report) -> None:
            for each in writes:
                each(report)

        yield write
