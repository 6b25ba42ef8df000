"""``mtcheck check --diff`` and ``--fix``: mechanical repairs, shown or made."""

import sys

import typer

from mtcheck.errors import UsageError
from mtcheck.settings import Settings


def repair(paths: list[str], settings: Settings, *, write: bool) -> bool:
    """Print the repairs as a diff, or make them in the files; say whether there were any.

    What is left to people is told on standard error. Raises `UsageError` for standard input, `MtcheckError` where a
    file cannot be written.
    """
    from mtcheck.errors import InputError
    from mtcheck.pipeline import repair as repaired
    from mtcheck.reviews.repairs import unified, write_back
    from mtcheck.writers.cells import visible

    if "-" in paths:
        raise UsageError("standard input cannot be repaired", remedy="name files")
    any_made = False
    for file in repaired(paths, settings):
        if isinstance(file, InputError):
            typer.echo(f"mtcheck: not repaired: {visible(str(file))}", err=True)
            continue
        for finding, reason in file.refused:
            typer.echo(f"mtcheck: {visible(f'{file.path}: {finding.rule.id} not repaired: {reason}')}", err=True)
        if file.after == file.before:
            continue
        any_made = True
        if write:
            write_back(file)
            typer.echo(f"mtcheck: {visible(str(file.path))}: {file.made} repaired", err=True)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(unified(file))
    return any_made
