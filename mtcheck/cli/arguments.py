"""What several commands do with their arguments, and how their help is set."""

import json
import re
import sys
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from typer.core import TyperCommand

from mtcheck.errors import UsageError
from mtcheck.settings import load_settings
from mtcheck.writers.files import Closed

if TYPE_CHECKING:
    from mtcheck.readers import ReadOptions

# The options that say what is checked, how it is read and judged: `check` has them, and what works with its findings.
Several = list[str] | None
Lang = Annotated[
    str | None, typer.Option(help="The language the copy was translated from: es, fr, …; any (auto) otherwise.")
]
Source = Annotated[str | None, typer.Option(help="The source texts: a file, or a folder with the same names.")]
Columns = Annotated[
    Several,
    typer.Option(
        "--map",
        help="Columns of a table for text, headline, source, reference, document, id: text=COL,source=COL; of records "
        "fields, a.b for those of objects. Repeatable.",
    ),
]
Format = Annotated[
    str | None,
    typer.Option("--format", help="The format of the input, not of a report; found out by itself otherwise."),
]
Encoding = Annotated[str | None, typer.Option(help="The encoding of the input; found out by itself otherwise.")]
Sheet = Annotated[str | None, typer.Option(help="The sheet of a workbook; the first one shown otherwise.")]
MainText = Annotated[
    bool | None,
    typer.Option("--main-text", help="Let trafilatura, where installed, find the story in a page (loses positions)."),
]
Select = Annotated[
    Several,
    typer.Option(
        help="Only these rules: id, name, pack, claim:mt, kind:signal, severity:major; of several what any means."
    ),
]
Ignore = Annotated[Several, typer.Option(help="Not these rules; words as for --select.")]
Packs = Annotated[Several, typer.Option("--rules", help="A further rule pack (YAML). Repeatable.")]
Policy = Annotated[
    Several, typer.Option(help="label-required: signs of machine translation and no label are a finding.")
]
Scoring = Annotated[
    bool | None,
    typer.Option(
        "--score/--no-score",
        help="Say what a text reads as, and let its style count as a sign; done unless --no-score.",
    ),
]
Weights = Annotated[
    str | None, typer.Option(help="Weights of the score that mtcheck calibrate or fit wrote; ours otherwise.")
]
Decisions = Annotated[
    str | None, typer.Option(help="Editors' decisions; mtcheck-decisions.csv here is picked up by itself.")
]
Jobs = Annotated[
    int | None,
    typer.Option(
        metavar="N", min=1, help="Worker processes, at most one a core; the reports are the same with any number."
    ),
]
Config = Annotated[str | None, typer.Option(help="The settings file; mtcheck.toml or pyproject.toml otherwise.")]
To = Annotated[Literal["terminal", "jsonl"], typer.Option(help="terminal or jsonl.")]


class Command(TyperCommand):
    """A command whose help fills the width of the screen: typer keeps the line ends of a docstring."""

    def __init__(self, *arguments: Any, help: str | None = None, **options: Any) -> None:
        super().__init__(*arguments, help=help and re.sub(r"(?<!\n)\n(?!\n)", " ", help), **options)


def aside(line: str) -> None:
    """Print what a file holds that was written: no more than a word beside it, so that nobody need be there to read."""
    if not isinstance(sys.stdout, Closed):
        typer.echo(line)


def print_record(fields: Mapping[str, object]) -> None:
    """Print an object as a line of JSON."""
    print_data(json.dumps(fields, ensure_ascii=False, default=str))


def print_data(line: str) -> None:
    """Print a line for programs: in UTF-8 in any locale, as reports are."""
    # A file name that is no UTF-8 holds lone surrogates, which JSON can write as escapes.
    typer.echo(line.encode("utf-8", "backslashreplace"))


def refuse_unless_date(given: str) -> None:
    """Raise `UsageError` where a date is not written as YYYY-MM-DD."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", given):
        raise UsageError(f"“{given}” is no date", remedy="write YYYY-MM-DD")


def reading_as(**flags: object) -> "ReadOptions":
    """Say how to read, by the settings of the folder as a check does, and these flags."""
    from mtcheck.pipeline import reading

    return reading(load_settings(None, {name: value or None for name, value in flags.items()}))


def sparing(paths: Iterable[str | Path], options: "ReadOptions | None" = None) -> AbstractContextManager[None]:
    """Refuse, in the block, to write over what these paths mean."""
    from mtcheck.readers import ReadOptions, reads
    from mtcheck.writers.files import sparing as spared

    return spared(reads([str(path) for path in paths], options or ReadOptions()))
