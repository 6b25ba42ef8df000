"""How long it takes before anything is checked, against the least a command line made with Typer can take."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.ratios import Ratio, interleaved
from tests.benchmarks.texts import stories

_LEAST = """
import typer
app = typer.Typer()
@app.command()
def one(number: int = 1): pass
@app.command()
def other(word: str = ""): pass
app()
"""
# Of the least; half as much again is felt, three times as much is waited for.
HELP, CHECK = 1.3, 2.5
# What an editor's add-on may take while it waits for the next save, in MB.
RESIDENT = 90
# A brief, in characters.
BRIEF = 600


def ratios(corpus: Path | None) -> Iterator[Ratio]:
    """Measure ``--help`` and the check of one brief."""
    with TemporaryDirectory() as folder:
        story = Path(folder, "story.txt")
        story.write_text(stories(corpus)[0][:BRIEF], "utf-8")
        used = interleaved({
            "least": ["-c", _LEAST, "--help"],
            "help": ["-m", "mtcheck", "--help"],
            "check": ["-m", "mtcheck", "check", "--no-score", str(story)],
        })  # fmt: skip
    least = used["least"].seconds
    for name, what, target in (("help", "mtcheck --help", HELP), ("check", "a check of one file", CHECK)):
        measured = f"{used[name].seconds * 1e3:.0f} ms against {least * 1e3:.0f} of a bare Typer --help"
        yield Ratio(what, measured, used[name].seconds / least, target, most=True)
    resident = used["check"].megabytes
    yield Ratio("its memory", f"{resident:.0f} MB resident", resident / RESIDENT, 1, most=True)
