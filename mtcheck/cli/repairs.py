"""``mtcheck check --diff`` and ``--fix``: mechanical repairs, shown or made."""

from collections import Counter

import typer

from mtcheck.cli.outcome import worst
from mtcheck.errors import EXIT_CLEAN, EXIT_FOUND, InputError, UsageError
from mtcheck.settings import Settings


def repair(paths: list[str], settings: Settings, *, write: bool) -> int:
    """Print the repairs as a diff, or make them in the files, and give the exit code of a diff: 1 where one is pending.

    One that has to be made by hand, in a table or an archive or through markup, is pending, too; a slip in a quotation
    is not, as only who heard it knows. What is left to people is told on standard error, and in a diff what could not
    be read; where files are written, the check that follows tells it. Raises `UsageError` for standard input,
    `MtcheckError` where a file cannot be written.
    """
    from mtcheck.pipeline import repair as repaired
    from mtcheck.readers import Unreadable
    from mtcheck.reviews.repairs import unified, write_back
    from mtcheck.writers.cells import visible

    if "-" in paths:
        raise UsageError("standard input cannot be repaired", remedy="name files")
    codes = {EXIT_CLEAN}
    for file in repaired(paths, settings):
        if isinstance(file, Unreadable):
            codes.add(file.exit_code)
            if not write:
                typer.echo(f"mtcheck: {visible(str(file.error))}", err=True)
            continue
        if isinstance(file, InputError):
            codes.add(EXIT_FOUND)
            typer.echo(f"mtcheck: not repaired: {visible(str(file))}", err=True)
            continue
        if any(not finding.in_quote for finding, _ in file.refused):
            codes.add(EXIT_FOUND)
        left = Counter(f"{each.rule.id} “{each.match}” not repaired: {reason}" for each, reason in file.refused)
        for line, count in left.items():
            times = f" ({count:,} times)" if count > 1 else ""
            typer.echo(f"mtcheck: {visible(f'{file.path}: {line}{times}')}", err=True)
        if file.after == file.before:
            continue
        codes.add(EXIT_FOUND)
        if write:
            write_back(file)
            typer.echo(f"mtcheck: {visible(str(file.path))}: {file.made} repaired", err=True)
        else:
            typer.echo(unified(file), nl=False)
    return worst(codes)
