"""``mtcheck baseline``: known findings that a check should not tell again."""

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mtcheck.cli.arguments import (
    Columns,
    Command,
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
    Sheet,
    Source,
    Weights,
    aside,
    sparing,
)
from mtcheck.cli.outcome import tell, tell_alike, worst
from mtcheck.cli.triage import with_decisions
from mtcheck.errors import EXIT_CLEAN, EXIT_REFUSED, UsageError
from mtcheck.model import Report
from mtcheck.settings import Settings, load_settings, named_files

if TYPE_CHECKING:
    from mtcheck.reviews.baseline import Known

app = typer.Typer(help="Known findings that a check should not tell again.", no_args_is_help=True)

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders or globs, as for check.")]
File = Annotated[str | None, typer.Option("--baseline", help="The file of the baseline (mtcheck-baseline.json).")]


@app.command("create", cls=Command)
def create(
    paths: Paths,
    baseline: File = None,
    lang: Lang = None,
    select: Select = None,
    ignore: Ignore = None,
    rules: Packs = None,
    policy: Policy = None,
    score: Scoring = None,
    weights: Weights = None,
    source: Source = None,
    map_: Columns = None,
    format_: Format = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    main_text: MainText = None,
    decisions: Decisions = None,
    jobs: Jobs = None,
    config: Config = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a baseline that is there.")] = False,
) -> None:
    """Write down every finding there is now: by rule, sentence and count, so that lines may move.

    A sentence is known in every file. What a tool or site leaves (“Source link”), and lines of three words or fewer,
    are known only between the same neighbours: they are told again where one of those is edited. With --policy what is
    unlabelled today is known, too, and with --source what only the source shows.
    """
    from mtcheck.pipeline import reading
    from mtcheck.reviews.baseline import NAME, collect, write_baseline
    from mtcheck.writers.wording import counted

    settings = _settings(
        config,
        baseline=baseline,
        lang=lang,
        select=select,
        ignore=ignore,
        rules=rules,
        policy=policy,
        score=score,
        weights=weights,
        source=source,
        map=map_,
        format=format_,
        encoding=encoding,
        sheet=sheet,
        main_text=main_text,
        decisions=decisions,
        jobs=jobs,
    )
    target = Path(settings.baseline or NAME)
    if target.exists() and not force:
        remedy = "take out what is gone with “mtcheck baseline prune”, or replace it with --force"
        raise UsageError("is there already", place=str(target), remedy=remedy)
    run = _Run(paths, replace(settings, baseline=None))
    known = collect(run)
    run.refuse(target)
    with sparing([*paths, *named_files(run.settings, config)], reading(run.settings)):
        write_baseline(target, known)
    kept = _count(known)
    # What “prune” counts.
    once = f"; {kept:,} kept, for equal sentences are kept once" if kept < run.findings else ""
    aside(f"{target}: {counted(run.findings, 'finding')} in {counted(run.documents, 'document')}{once}")
    raise typer.Exit(run.exit_code)


@app.command("prune", cls=Command)
def prune(
    paths: Paths,
    baseline: File = None,
    lang: Lang = None,
    select: Select = None,
    ignore: Ignore = None,
    rules: Packs = None,
    policy: Policy = None,
    score: Scoring = None,
    weights: Weights = None,
    source: Source = None,
    map_: Columns = None,
    format_: Format = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    main_text: MainText = None,
    decisions: Decisions = None,
    jobs: Jobs = None,
    config: Config = None,
    missing: Annotated[
        bool, typer.Option("--missing", help="Take out what stood in documents that this run does not meet, too.")
    ] = False,
) -> None:
    """Take out of the baseline what is no longer found in these paths, or stood in files of them that are gone.

    What stood in documents that this run does not meet stays, unless --missing is given. So does what is left out with
    --lang, --select or --ignore, or not asked for with --policy, and a sentence whose rule asks for other signs, where
    rules that could find these are left out, or for the source, where a paragraph has none.
    """
    from mtcheck.pipeline import absent, reading
    from mtcheck.reviews.baseline import NAME, Standing, load_baseline, pruned, write_baseline
    from mtcheck.writers.wording import counted

    settings = _settings(
        config,
        baseline=baseline,
        lang=lang,
        select=select,
        ignore=ignore,
        rules=rules,
        policy=policy,
        score=score,
        weights=weights,
        source=source,
        map=map_,
        format=format_,
        encoding=encoding,
        sheet=sheet,
        main_text=main_text,
        decisions=decisions,
        jobs=jobs,
    )
    target = Path(settings.baseline or NAME)
    known = load_baseline(target)
    run = _Run(paths, replace(settings, baseline=str(target)))
    left_out = absent(settings)
    standing = Standing(known, left_out.unsure, left_out.sourced)
    seen: set[str] = set()
    for report in run:
        seen |= standing.within(report)
    run.refuse(target)
    # What could not be looked at may still hold them.
    seen |= {name for each in known if _absolute(each.document) in run.unread for name in each.fingerprints}
    elsewhere = {each.document for each in known if _absolute(each.document) not in run.met}
    not_given = set() if missing else {each for each in elsewhere if not _deleted(each, paths)}
    kept = pruned(known, seen, left_out.rules)
    if unread := _count(known, not_given) - _count(kept, not_given):
        told = f"{counted(unread, 'finding')} stood in documents that this run did not meet: kept"
        typer.echo(f"mtcheck: {target}: {told}; --missing takes them out, too", err=True)
        kept = [each for each in kept if each.document not in not_given]
        kept += (each for each in known if each.document in not_given)
    left, gone = _count(kept), _count(known) - _count(kept)
    read = [*paths, *named_files(replace(settings, baseline=None), config)]
    with sparing(read, reading(settings)):
        write_baseline(target, kept)
    aside(f"{target}: {counted(gone, 'finding')} taken out, {left:,} kept")
    raise typer.Exit(run.exit_code)


def _count(known: "Iterable[Known]", documents: Collection[str] | None = None) -> int:
    """Count the findings that are known, of these documents or of all."""
    return sum(each.count for each in known if documents is None or each.document in documents)


def _deleted(document: str, paths: Iterable[str]) -> bool:
    """Say whether a document is a file that one of these paths means and that is there no more."""
    name = PurePath(_absolute(document))
    meant = any(
        name.is_relative_to(_absolute(path)) or fnmatchcase(document, path) or fnmatchcase(str(name), _absolute(path))
        for path in paths
    )
    # Not the method of Path, which raises for a name longer than that of a file, as the id of a record may be.
    return meant and not os.path.exists(document)  # noqa: PTH110


def _absolute(name: str) -> str:
    """Give the one form of a path that may be written in several ways (“s”, “./s”, “/desk/s”)."""
    # Not the method of Path, which keeps “..”.
    return os.path.abspath(name)  # noqa: PTH100


def _settings(config: str | None, **flags: Any) -> Settings:
    """Load the settings of a run with these flags, its decisions among them."""
    return with_decisions(load_settings(config, flags))


class _Run:
    """The reports of a run as they come, with what has to be known of it at the end."""

    def __init__(self, paths: list[str], settings: Settings) -> None:
        self.documents = 0
        self.findings = 0
        # By their absolute forms, as a baseline may name them otherwise.
        self.met: set[str] = set()
        self.unread: set[str] = set()
        self.exit_code = EXIT_CLEAN
        self.settings = settings
        self._paths = paths

    def __iter__(self) -> Iterator[Report]:
        from mtcheck.pipeline import inspect
        from mtcheck.writers.alike import Alike

        codes: set[int] = set()
        alike = Alike()
        for report in inspect(self._paths, self.settings):
            self.documents += report.looked
            self.findings += len(report.flags)
            name = _absolute(report.document.name)
            self.met.add(name)
            if not report.wholly_looked:
                self.unread.add(name)
            codes |= {skip.exit_code for skip in report.skipped}
            tell(report, alike)
            yield report
        tell_alike(alike)
        self.exit_code = worst(codes) if self.documents else EXIT_REFUSED

    def refuse(self, target: Path) -> None:
        """End a run that was refused, in whole or in part, before a baseline is written of what is left."""
        if self.exit_code == EXIT_REFUSED:
            typer.echo(f"mtcheck: {target}: not written", err=True)
            raise typer.Exit(EXIT_REFUSED)
