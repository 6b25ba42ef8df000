"""``mtcheck check``: flag the signs in files, folders, globs or standard input."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, TextIO

import typer

from mtcheck.cli.arguments import (
    Columns,
    Config,
    Decisions,
    Encoding,
    Format,
    Ignore,
    Jobs,
    Lang,
    MainText,
    Packs,
    Policy,
    Scoring,
    Select,
    Several,
    Sheet,
    Source,
    Weights,
    aside,
    sparing,
)
from mtcheck.cli.outcome import Outcome, PassedOver, tell, tell_alike
from mtcheck.cli.repairs import repair
from mtcheck.cli.triage import with_decisions
from mtcheck.errors import UsageError
from mtcheck.model import Report
from mtcheck.settings import FailOn, Settings, load_settings, named_files
from mtcheck.terms import Dialect
from mtcheck.writers.files import Closed

# From this many documents on a bar says how far the run is; fewer are through before it is read.
BAR_FROM = 20

# The reports that say what is known of a rule; the terminal does with --verbose.
TELLS_EVIDENCE = {"csv", "xlsx", "html"}

# The reports that decisions are typed in, which tell those that are known already.
DECIDED = {"csv", "xlsx"}

# What the name of a report says of it.
SUFFIXES = {
    ".csv": "csv",
    ".xlsx": "xlsx",
    **dict.fromkeys((".html", ".htm"), "html"),
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
    ".docx": "docx",
    ".sarif": "sarif",
    ".rdjson": "rdjson",
}


def check(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH]...", help="Files, folders, globs, or “-” for standard input.")
    ] = None,
    lang: Lang = None,
    source: Source = None,
    reference: Annotated[Several, typer.Option(help="Reference translations: a file or a folder. Repeatable.")] = None,
    metric: Annotated[
        Several, typer.Option(help="bleu, chrf, ter, measured where there are references; bleu otherwise.")
    ] = None,
    score: Scoring = None,
    prior: Annotated[
        str | None,
        typer.Option(help="Your base rates of native, person and machine: native=0.8,person=0.1,…; equal otherwise."),
    ] = None,
    weights: Weights = None,
    map_: Columns = None,
    format_: Format = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    main_text: MainText = None,
    to: Annotated[
        Several,
        typer.Option(
            help="csv, xlsx, html, jsonl, docx, terminal, sarif, junit, github, gitlab, rdjson, checkstyle; several "
            "with commas."
        ),
    ] = None,
    out: Annotated[
        str | None, typer.Option(help="A folder or a file for the reports; “-” for standard output.")
    ] = None,
    split: Annotated[bool | None, typer.Option("--split", help="HTML: a page a story, with an index.")] = None,
    csv_dialect: Annotated[
        Dialect | None,
        typer.Option(
            metavar="DIALECT",
            help="excel (UTF-8 with BOM; the default), plain (without), semicolon (European Excel).",
        ),
    ] = None,
    select: Select = None,
    ignore: Ignore = None,
    rules: Packs = None,
    config: Config = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            metavar="SEVERITY",
            help="The least severity that gives exit code 1: critical, major, minor; or never. Major otherwise.",
        ),
    ] = None,
    max_penalty: Annotated[
        float | None, typer.Option(help="Exit code 1 where the corpus has more penalty than this per 1,000 words.")
    ] = None,
    min_bleu: Annotated[
        float | None, typer.Option(help="Exit code 1 where the corpus has a lower BLEU than this.")
    ] = None,
    max_p_mt: Annotated[
        float | None,
        typer.Option(
            "--max-p-mt",
            metavar="P",
            min=0,
            max=1,
            help="Exit code 1 where a text is likelier than this to be machine-translated.",
        ),
    ] = None,
    decisions: Decisions = None,
    baseline: Annotated[
        str | None, typer.Option(help="Known findings (mtcheck baseline create), which are not told again.")
    ] = None,
    policy: Policy = None,
    diff: Annotated[
        bool,
        typer.Option("--diff", help="Print mechanical repairs as a diff, no report; exit code 1 where any is pending."),
    ] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Make mechanical repairs in the files, then check them.")] = False,
    jobs: Jobs = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with an interrupted run (--to jsonl --out FILE).")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="On the terminal one line of summary; other reports stay whole.")
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose", "-v", help="Clean documents, every skip, the evidence, and each file passed over, too."
        ),
    ] = False,
    no_progress: Annotated[bool, typer.Option("--no-progress", help="No progress bar.")] = False,
) -> None:
    """Flag the signs of machine translation, each with its place, the reason and what to write instead.

    Without --out the report goes to the terminal and no file is written; with a folder it is a set of CSV files, if
    --to asks for no other, and the name of a file says which report it is.
    """
    flags = {
        "lang": lang,
        "source": source,
        "reference": reference,
        "metric": metric,
        "score": score,
        "prior": prior,
        "weights": weights,
        "map": map_,
        "format": format_,
        "encoding": encoding,
        "sheet": sheet,
        "main_text": main_text,
        "to": to,
        "out": out,
        "split": split,
        "csv_dialect": csv_dialect,
        "select": select,
        "ignore": ignore,
        "rules": rules,
        "fail_on": fail_on,
        "max_penalty": max_penalty,
        "min_bleu": min_bleu,
        "max_p_mt": max_p_mt,
        "decisions": decisions,
        "baseline": baseline,
        "policy": policy,
        "jobs": jobs,
    }
    if not paths:
        raise UsageError("nothing to check", remedy="name files or folders, or “-” for standard input")
    settings = with_decisions(load_settings(config, flags))
    if split and "html" not in targets_of(settings):
        raise UsageError("is about pages alone", place="--split", remedy="add --to html")
    if diff and fix:
        raise UsageError("--diff changes nothing, and --fix does", remedy="give one of them")
    if not diff:
        from mtcheck.reviews.unapplied import spare_decisions

        spare_decisions(targets_of(settings), settings.decisions)
    if diff or fix:
        code = repair(paths, settings, write=fix)
        if diff:
            raise typer.Exit(code)
    outcome = Outcome(settings)
    from mtcheck.pipeline import reading

    with sparing([*paths, *named_files(settings, config)], reading(settings)):
        _run(paths, settings, outcome, resume=resume, quiet=quiet, verbose=verbose, bar=not no_progress)
    for line in outcome.leftovers.lines():
        typer.echo(f"mtcheck: {line}", err=True)
    raise typer.Exit(outcome.exit_code())


def _run(
    paths: list[str],
    settings: Settings,
    outcome: Outcome,
    *,
    resume: bool,
    quiet: bool,
    verbose: bool,
    bar: bool,
) -> None:
    """Send every report to the writers and to the outcome."""
    from mtcheck.cli.evaluate import reliable
    from mtcheck.cli.resume import reports_of
    from mtcheck.pipeline import evidence, reliability
    from mtcheck.writers import WriteOptions, open_writers
    from mtcheck.writers.alike import Alike

    targets = targets_of(settings)
    whole = "terminal" in targets
    filed = None not in targets.values()
    if filed and not whole and not isinstance(sys.stdout, Closed):
        # The reports go to files: a line on the terminal says what they hold.
        targets["terminal"] = None
    options = WriteOptions(
        dialect=settings.csv_dialect,
        show_signals=settings.shows_signals,
        evidence=evidence(settings) if verbose or TELLS_EVIDENCE & targets.keys() else {},
        totals=outcome.totals,
        missed=outcome.missed,
        reliability=reliable(reliability(settings)) if "html" in targets else (),
        fail_on=settings.fail_on,
        quiet=quiet or not whole,
        verbose=verbose,
        split=settings.split,
        tell=lambda line: typer.echo(f"mtcheck: {line}", err=True),
        decided=_decided(settings) if DECIDED & targets.keys() else {},
    )
    passed, alike = PassedOver(each=verbose), Alike(each=verbose)
    with (
        reports_of(paths, settings, targets, passed.add, passed.link, resume=resume) as reports,
        open_writers(targets, options) as write,
    ):
        for report in _with_bar(reports, paths) if bar and not whole else reports:
            outcome.add(report)
            # On one screen the report itself names what was not looked at.
            if not (whole and not quiet and _seen(sys.stdout) and _seen(sys.stderr)):
                tell(report, alike)
            write(report)
    tell_alike(alike)
    passed.tell()
    if filed and not quiet:
        aside(f"Written to {settings.out}: {', '.join(name for name, target in targets.items() if target)}")


def _decided(settings: Settings) -> dict[str, str]:
    """Give the decisions that are known, each with its comment, by the fingerprints of their findings."""
    from mtcheck.reviews.edited import load_decisions

    known = load_decisions(Path(settings.decisions)) if settings.decisions else ()
    return {each.fingerprint: ": ".join(filter(None, (each.verdict, each.comment))) for each in known}


def targets_of(settings: Settings) -> dict[str, Path | None]:
    """Say which writer writes where: a folder without ``to`` gets the CSV set, no ``out`` means the terminal.

    The name of a file says which report it is. Raises `UsageError` where several reports would go to one file, where
    it is named as another one.
    """
    from mtcheck.writers.files import suffix_of

    out = None if settings.out in (None, "-") else Path(settings.out)
    suffix = suffix_of(out) if out else ""
    if not settings.to:
        if out is None:
            return {"terminal": None}
        if suffix and suffix not in SUFFIXES:
            remedy = "give a folder, or name the report with --to"
            raise UsageError(f"no report ends in {suffix}", place=str(out), remedy=remedy)
        return {SUFFIXES.get(suffix, "csv"): out}
    # Annotations work on standard output alone: beside other reports, which go where they were sent, they stay there.
    filed = [each for each in settings.to if each != "github"] or settings.to
    if suffix and len(filed) > 1:
        raise UsageError(f"{len(filed)} reports cannot share one file", place=str(out), remedy="give a folder")
    if (named := SUFFIXES.get(suffix, filed[0])) != filed[0]:
        remedy = f"name it otherwise, or ask for --to {named}"
        raise UsageError(f"is named as {named}, not {filed[0]}", place=str(out), remedy=remedy)
    return {each: out if each in filed else None for each in settings.to}


def _seen(stream: TextIO | None) -> bool:
    """Say whether a stream goes to a screen; it is None where the caller closed it."""
    return stream is not None and stream.isatty()


def _with_bar(reports: Iterator[Report], paths: list[str]) -> Iterator[Report]:
    """Show on a screen how far a long run is."""
    if not _seen(sys.stderr):
        yield from reports
        return
    from mtcheck.readers import count_inputs

    total = count_inputs(paths)
    if total is not None and total < BAR_FROM:
        yield from reports
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(reports, "Checking", total, console=Console(stderr=True), transient=True)
