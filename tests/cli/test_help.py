"""The help of every command on a narrow screen: whole, and set to its width."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
import typer
from typer.core import TyperCommand, TyperGroup
from typer.testing import CliRunner

from mtcheck.cli import app

WIDTH = 80


def commands(group: TyperGroup, *names: str) -> Iterator[tuple[tuple[str, ...], TyperCommand]]:
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from commands(command, *names, name)
        elif isinstance(command, TyperCommand):
            yield (*names, name), command


def group() -> TyperGroup:
    found = typer.main.get_command(app)
    assert isinstance(found, TyperGroup)
    return found


COMMANDS = dict(commands(group()))


def printed(*names: str) -> str:
    environment = {"COLUMNS": str(WIDTH), "TERMINAL_WIDTH": str(WIDTH), "NO_COLOR": "1", "TERM": "dumb"}
    done = CliRunner().invoke(app, [*names, "--help"], env=environment)
    assert done.exit_code == 0
    return done.output


@pytest.mark.parametrize("names", COMMANDS, ids=" ".join)
def test_nothing_of_the_help_is_cut_off(names: tuple[str, ...]) -> None:
    said = set(re.findall(r"[^\s│]+", printed(*names)))
    helps = [COMMANDS[names].help, *(getattr(each, "help", None) for each in COMMANDS[names].params)]
    assert {word for text in helps if text for word in text.split()} <= said


@pytest.mark.parametrize("names", COMMANDS, ids=" ".join)
def test_paragraphs_fill_the_width(names: tuple[str, ...]) -> None:
    """No line ends before the next word would have had room, but at the end of its paragraph."""
    above = printed(*names).partition("╭")[0]
    lines = [line.strip() for line in above.splitlines()]
    for line, following in pairwise(lines):
        if line and following and not line.startswith("Usage"):
            assert len(f"{line} {following.split()[0]}") > WIDTH - 2, line


@pytest.mark.parametrize("name", ["create", "prune"])
def test_a_baseline_takes_and_explains_what_finds_as_check_does(name: str) -> None:
    """Not what only reports, measures or repairs."""
    of_check, of_baseline = (
        {
            each.name: getattr(each, "help", None)
            for each in COMMANDS[names].params
            if each.name not in ("paths", "baseline")
        }
        for names in (("check",), ("baseline", name))
    )
    assert of_baseline.keys() - of_check.keys() == {"create": {"force"}, "prune": {"missing"}}[name]
    assert of_check.keys() - of_baseline.keys() == {
        *("reference", "metric", "prior", "fail_on", "max_penalty", "min_bleu", "max_p_mt"),
        *("to", "out", "split", "csv_dialect", "diff", "fix", "resume", "quiet", "verbose", "no_progress"),
    }
    assert {each: of_check[each] for each in of_check.keys() & of_baseline.keys()} == {
        each: said for each, said in of_baseline.items() if each in of_check
    }
