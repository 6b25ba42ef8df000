"""The command line: arguments in, exit code out; what is done stands in the other folders."""

import gc
import io
import os
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import Annotated, TextIO

import typer

from mtcheck.cli import baseline, check, evaluate, fit, read, rules, triage
from mtcheck.cli.arguments import Command
from mtcheck.errors import EXIT_REFUSED, MtcheckError, fault
from mtcheck.text.legible import ESCAPED, LEGIBLE
from mtcheck.writers.files import FULL, Closed, unprinted

# As a shell reports a program that a signal ended: this and the number of the signal.
EXIT_SIGNAL = 128
# For a closed pipe, with the number of SIGPIPE.
EXIT_PIPE_CLOSED = EXIT_SIGNAL + 13
# As typer reports a program that was stopped.
EXIT_STOPPED = EXIT_SIGNAL + signal.SIGINT

app = typer.Typer(
    name="mtcheck",
    help="Find the signs of machine translation in English news copy: where, why, and what to write instead.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 clean · 1 found · 2 usage, settings, pack or input refused, or nothing looked at · "
    "3 something was not looked at, or a threshold had no value.",
)
app.command("check", cls=Command)(check.check)
app.command("read")(read.read)
app.command("evaluate", cls=Command)(evaluate.evaluate)
app.command("compare")(evaluate.compare)
app.command("explain")(rules.explain)
app.command("fit", cls=Command)(fit.fit)
app.command("calibrate", cls=Command)(fit.calibrate)
app.add_typer(rules.app, name="rules")
app.add_typer(triage.app, name="triage")
app.add_typer(baseline.app, name="baseline")


def _print_version(asked: bool) -> None:
    if asked:
        from mtcheck import __version__

        typer.echo(f"mtcheck {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command; say in one line what was refused, and end with the exit code that belongs to it."""
    # Start-up makes tens of thousands of objects that stay, and a check none that hang together in circles: looking
    # for such ever so often took an eighth of a short run.
    gc.set_threshold(100_000)
    # A screen that knows no “ is better served with a plain one than with a failure.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors=LEGIBLE)
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(errors=ESCAPED)
    if sys.stdout is None:
        sys.stdout = Closed()
    stopped = _stoppable()
    try:
        try:
            app()
        finally:
            _flush()
    except MtcheckError as error:
        _say(str(error))
        sys.exit(error.exit_code)
    except Exception as error:
        # Files say themselves where there is no room: this is what is printed. What nobody foresaw must not end as
        # Python ends it, with the 1 of something found.
        if isinstance(error, OSError) and error.errno in FULL:
            _say(str(unprinted(error)))
        else:
            _say(str(fault(error, "this call")))
        sys.exit(EXIT_REFUSED)
    except SystemExit as ended:
        if isinstance(ended.__context__, BrokenPipeError):
            # The reader of our output (head, less) has seen enough; typer's 1 would read as “found”.
            sys.exit(EXIT_PIPE_CLOSED)
        if ended.code == EXIT_STOPPED:
            _say("stopped; no report is whole")
            sys.exit(EXIT_SIGNAL + stopped[0] if stopped else EXIT_STOPPED)
        raise
    finally:
        _drop_unsaid()
        # All that is left goes with the process: to look for circles in it once more took a ninth of a short run.
        gc.freeze()


def _drop_unsaid() -> None:
    """Drop what standard error has no room for: Python would end with 120 for it."""
    if sys.stderr is not None:
        try:
            sys.stderr.flush()
        except OSError:
            _drop(sys.stderr)


def _drop(stream: TextIO) -> None:
    """Let what a stream has no room for go nowhere: the interpreter tries to write it once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _say(line: str) -> None:
    # Where errors find no room, the exit code alone tells; a failure to tell would be a 1, as of something found.
    with suppress(OSError):
        typer.echo(f"mtcheck: {line}", err=True)


def _stoppable() -> list[int]:
    """Let signals stop a run as the keyboard does, so that drafts are taken away, and what is finished is kept.

    So pipelines and containers stop a run, and a terminal that is closed. Gives a list that the signal is put in.
    """
    stopped: list[int] = []

    def stop(number: int, _: FrameType | None) -> None:
        stopped.append(number)
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # Under nohup a closed terminal is nothing to stop for.
        if number and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, stop)
    return stopped


def _flush() -> None:
    """Print what is left to be printed; raises `MtcheckError` where standard output does not take it."""
    try:
        sys.stdout.flush()
    except OSError as error:
        _drop(sys.stdout)
        if isinstance(error, BrokenPipeError):
            sys.exit(EXIT_PIPE_CLOSED)
        raise unprinted(error) from error
