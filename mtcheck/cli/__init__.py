"""The command line: arguments in, exit code out; what is done stands in the other folders."""

import gc
import signal
import sys
from typing import Annotated

import typer

from mtcheck.cli import baseline, check, evaluate, fit, rules, triage
from mtcheck.cli.arguments import Command
from mtcheck.errors import MtcheckError

# As a shell reports a program that a closed pipe ended: 128 and the number of SIGPIPE.
EXIT_PIPE_CLOSED = 141
# As typer reports a program that was stopped: 128 and the number of SIGINT.
EXIT_STOPPED = 130

app = typer.Typer(
    name="mtcheck",
    help="Find the signs of machine translation in English news copy: where, why, and what to write instead.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 clean · 1 found · 2 usage, settings, pack or input refused · 3 something was not looked at.",
)
app.command("check", cls=Command)(check.check)
app.command("read")(evaluate.read)
app.command("evaluate", cls=Command)(evaluate.evaluate)
app.command("compare")(evaluate.compare)
app.command("explain")(rules.explain)
app.command("fit", cls=Command)(fit.fit)
app.command("calibrate")(fit.calibrate)
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
    # So pipelines and containers stop a run: then, too, drafts are taken away, and what is finished is kept.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        app()
    except MtcheckError as error:
        typer.echo(f"mtcheck: {error}", err=True)
        sys.exit(error.exit_code)
    except SystemExit as ended:
        if isinstance(ended.__context__, BrokenPipeError):
            # The reader of our output (head, less) has seen enough; typer's 1 would read as “found”.
            sys.exit(EXIT_PIPE_CLOSED)
        if ended.code == EXIT_STOPPED:
            typer.echo("mtcheck: stopped; no report was written", err=True)
        raise
    finally:
        # All that is left goes with the process: to look for circles in it once more took a ninth of a short run.
        gc.freeze()
