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

from mtcheck.errors import UsageError
from mtcheck.model import Report
from mtcheck.writers.annotations import github
from mtcheck.writers.checkstyle import checkstyle
from mtcheck.writers.gitlab import gitlab
from mtcheck.writers.jsonl import jsonl
from mtcheck.writers.junit import junit
from mtcheck.writers.office import docx
from mtcheck.writers.options import Write, WriteOptions, Writer
from mtcheck.writers.page import page
from mtcheck.writers.rdjson import rdjson
from mtcheck.writers.sarif import sarif
from mtcheck.writers.sheet import sheet
from mtcheck.writers.table import table
from mtcheck.writers.terminal import terminal

__all__ = ["WRITERS", "Write", "WriteOptions", "Writer", "open_writers"]

WRITERS: Mapping[str, Writer] = {
    "checkstyle": checkstyle,
    "csv": table,
    "docx": docx,
    "github": github,
    "gitlab": gitlab,
    "html": page,
    "jsonl": jsonl,
    "junit": junit,
    "rdjson": rdjson,
    "sarif": sarif,
    "terminal": terminal,
    "xlsx": sheet,
}


@contextmanager
def open_writers(targets: Mapping[str, Path | None], options: WriteOptions) -> Iterator[Write]:
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
        writes = [stack.enter_context(WRITERS[name](target, options)) for name, target in targets.items()]

        def write(report: Report) -> None:
            for each in writes:
                each(report)

        yield write
