"""``mtcheck triage``: decisions of editors come back, and what they say of the rules."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from mtcheck.cli.arguments import Command, Config, aside, print_record, sparing
from mtcheck.errors import EXIT_NOT_LOOKED
from mtcheck.settings import Settings, load_settings

if TYPE_CHECKING:
    from mtcheck.errors import InputError
    from mtcheck.reviews.decisions import Decision
    from mtcheck.reviews.precision import Precision

app = typer.Typer(help="Read the decisions of editors back, and see what they say of the rules.", no_args_is_help=True)

Decided = Annotated[str | None, typer.Option("--decisions", help="The file of decisions (mtcheck-decisions.csv).")]

# Characters of what was found, to tell findings apart.
_SHOWN = 60
_DONE = {"accept": "accepted", "reject": "rejected", "undo": "taken back"}


def with_decisions(settings: Settings) -> Settings:
    """Add the decisions that lie in the working directory, where no others are named, and say which are used."""
    from mtcheck.reviews.decisions import NAME
    from mtcheck.reviews.edited import load_decisions

    if settings.decisions is None and Path(NAME).is_file():
        settings = replace(settings, decisions=NAME)
    if settings.decisions is not None:
        decided = [each.verdict for each in load_decisions(Path(settings.decisions))]
        told = f"{decided.count('accept')} accepted, {decided.count('reject')} rejected and silent"
        typer.echo(f"mtcheck: decisions from {settings.decisions}: {told}", err=True)
    return settings


@app.command("apply", cls=Command)
def apply(
    reports: Annotated[list[Path], typer.Argument(metavar="REPORT...", help="Reports with decisions: CSV, XLSX, ODS.")],
    decisions: Decided = None,
    config: Config = None,
) -> None:
    """Read the decisions of edited reports into the file of decisions, which every later check takes up.

    What a later report says wins; what was decided before and is not mentioned stays. A decision holds wherever the
    sentence stands again; for what a tool or site leaves (“Source link”), and for lines of three words or fewer, only
    between the same neighbours, so that one story does not decide for the others. “undo” takes a decision back.
    """
    from mtcheck.reviews.decisions import NAME, merged, standing, write_decisions
    from mtcheck.reviews.edited import load_decisions, read_report
    from mtcheck.writers.wording import counted

    target = Path(load_settings(config, {"decisions": decisions}).decisions or NAME)
    before = merged(load_decisions(target) if target.exists() else (), ())
    known, problems = before, 0
    for report in reports:
        edited = read_report(report)
        _tell_problems(edited.problems)
        problems += len(edited.problems)
        _tell_changes(report, edited.decisions, known)
        _tell_shared(report, edited.decisions)
        known = standing(merged(known.values(), edited.decisions))
        if edited.open:
            aside(f"{report}: {counted(edited.open, 'row')} without a decision")
    if known != before:
        with sparing(reports):
            write_decisions(target, known)
    verdicts = [each.verdict for each in known.values()]
    aside(f"{target}: {verdicts.count('accept')} accepted, {verdicts.count('reject')} rejected")
    if problems:
        typer.echo(f"mtcheck: {counted(problems, 'row')} not understood; the others are in {target}", err=True)
        raise typer.Exit(EXIT_NOT_LOOKED)


def _tell_problems(problems: "Sequence[InputError]") -> None:
    """Name what could not be understood once, with its first place and how many rows say it."""
    rows = Counter(each.problem for each in problems)
    for each in problems:
        if count := rows.pop(each.problem, 0):
            again = f" (so in {count:,} rows)" if count > 1 else ""
            typer.echo(f"mtcheck: {each.place}: {each.problem}{again}; {each.remedy}", err=True)


def _tell_shared(report: Path, decisions: "Sequence[Decision]") -> None:
    """Say where a report has more rows that decide than decisions: equal sentences share one."""
    from mtcheck.writers.wording import counted

    rows = Counter(each.verdict for each in decisions)
    own = Counter(verdict for _, verdict in {(each.fingerprint, each.verdict) for each in decisions})
    decided = sorted(each for each in rows if each)
    if any(own[each] < rows[each] for each in decided):
        told = ", ".join(f"{own[each]:,} {_DONE[each]} ({counted(rows[each], 'row')})" for each in decided)
        aside(f"{report}: {told}: equal sentences share a decision")


def _tell_changes(report: Path, decisions: "Sequence[Decision]", known: "dict[str, Decision]") -> None:
    """Say where a report takes back what was decided before, or contradicts itself."""
    from mtcheck.writers.cells import visible

    own: dict[str, Decision] = {}
    for each in decisions:
        if not each.verdict:
            continue
        before = own.get(each.fingerprint) or known.get(each.fingerprint)
        if before and before.verdict and before.verdict != each.verdict:
            where = "in another row" if each.fingerprint in own else "before"
            now = "taken back" if each.verdict == "undo" else f"“{each.verdict}” now"
            # Of one rule a story often has many findings.
            text = f" “{each.text[:_SHOWN]}”" if each.text else ""
            line = f"{each.rule}{text} in {each.document or 'a document'} was “{before.verdict}” {where} and is {now}"
            # A comment on the earlier verdict goes with it.
            gone = f"; its comment was “{before.comment}”" if before.comment and not each.comment else ""
            typer.echo(f"mtcheck: {report}: {visible(line)}{visible(gone)}", err=True)
        own[each.fingerprint] = each


@app.command("stats")
def stats(
    decisions: Decided = None,
    to: Annotated[Literal["terminal", "jsonl"], typer.Option(help="terminal or jsonl.")] = "terminal",
    config: Config = None,
) -> None:
    """Show how often editors agree with each rule, and which rules to switch off."""
    from mtcheck.reviews.decisions import NAME
    from mtcheck.reviews.edited import load_decisions
    from mtcheck.reviews.precision import doubtful, precision
    from mtcheck.rules import load_rules

    settings = load_settings(config, {"decisions": decisions})
    path = Path(settings.decisions or NAME)
    # Before the first decision there is no file; one that was named and is missing is a mistake.
    rows = precision(load_decisions(path) if path.exists() or decisions else ())
    names = {rule.id: rule.name for rule in load_rules(*map(Path, settings.rules)).rules} if rows else {}
    if to == "jsonl":
        for row in rows:
            print_record({**row._asdict(), "name": names.get(row.rule)})
        return
    _print(rows, names, doubtful(rows))


def _print(rows: "list[Precision]", names: Mapping[str, str], off: list[str]) -> None:
    if not rows:
        typer.echo("No decisions yet.")
        return
    typer.echo(f"{'rule':<12} {'accepted':>8} {'rejected':>8} {'precision':>9}  95 % (Wilson)  name")
    for row in rows:
        share = f"{row.value:>9.0%}  {f'{row.low:.0%} to {row.high:.0%}':<13}"
        line = f"{row.rule or '(none)':<12} {row.accepted:>8} {row.rejected:>8} {share}  {names.get(row.rule, '')}"
        typer.echo(line.rstrip())
    if off:
        named = ", ".join(json.dumps(rule) for rule in off)
        typer.echo(
            f"\nWrong more often than right, beyond chance. To switch them off, in mtcheck.toml:\nignore = [{named}]"
        )
    else:
        typer.echo("\nNo rule is, beyond chance, wrong more often than right.")
