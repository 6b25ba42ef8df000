"""Going on with an interrupted run: what is finished of a JSONL report lies beside it until the report is whole.

The file beside it (``.report.jsonl.resume``) has a line that says what run it belongs to, and one a document: the
record, the sums behind its scores, and a digest of what was read. A record is taken up again only where the same
document stands at the same place, all of it was looked at, and writing it anew gives the same record.
"""

import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, fields, replace
from glob import escape
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

import typer

from mtcheck.errors import UsageError
from mtcheck.model import Document, Finding, Mark, Report, Rule, Score, Skip, Span
from mtcheck.pipeline import Checker, inspect, reading
from mtcheck.readers import Unreadable
from mtcheck.readers import read as read_paths
from mtcheck.rules import load_rules
from mtcheck.settings import Settings
from mtcheck.text.digests import blake2b
from mtcheck.writers.files import inside, refused_by, spare
from mtcheck.writers.jsonl import record
from mtcheck.writers.wording import counted

_SUFFIX = ".resume"
# Settings that change neither what is found in a document nor what is measured in it.
_INDIFFERENT: Mapping[str, Any] = {
    "jobs": 1,
    "fail_on": "never",
    "out": None,
    "max_penalty": None,
    "min_bleu": None,
    "max_p_mt": None,
}


@contextmanager
def reports_of(
    paths: Sequence[str],
    settings: Settings,
    targets: Mapping[str, Path | None],
    no_copy: Callable[[str], None],
    again: Callable[[str], None],
    *,
    resume: bool,
) -> Iterator[Iterator[Report]]:
    """Give the reports of a run; where it can be resumed, finished ones are kept until the block is left unharmed.

    With ``resume`` those of an interrupted run come first. Raises `UsageError` where a run cannot be resumed.
    """
    target = _resumable(targets)
    if target is None:
        if resume:
            remedy = "add --to jsonl --out FILE, and make other reports in a run of their own"
            raise UsageError(
                "only a run with one JSONL report in a file can be resumed", place="--resume", remedy=remedy
            )
        yield inspect(paths, settings, no_copy, again)
        return
    path = target.with_name(f".{target.name}{_SUFFIX}")
    checker = Checker(settings)
    run = _digest([checker.signature, replace(settings, **_INDIFFERENT), list(paths), *_counterparts(settings)])
    with ExitStack() as stack:
        with refused_by(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            journal = stack.enter_context(_journal(path, run, resume=resume))
        try:
            documents = read_paths(paths, replace(reading(settings), no_copy=no_copy, again=again))
            yield _reports(documents, settings, checker, journal)
        except KeyboardInterrupt:
            typer.echo("mtcheck: what is finished is kept; go on with --resume", err=True)
            raise
    path.unlink(missing_ok=True)


def _resumable(targets: Mapping[str, Path | None]) -> Path | None:
    """Give the file of one JSONL report, and no other; None where it is more, or no regular file.

    Raises `UsageError` where the run reads it.
    """
    file = inside(targets.get("jsonl"), "report.jsonl")
    if file is None or targets.keys() - {"jsonl", "terminal"} or (file.exists() and not file.is_file()):
        return None
    spare(file)
    return file.resolve()


@contextmanager
def _journal(path: Path, run: str, *, resume: bool) -> "Iterator[_Journal]":
    """Open the journal of this run, at the first record of an interrupted one where there is one."""
    header, name = f"{run}\n".encode(), path.name.removesuffix(_SUFFIX)
    if resume and path.is_file():
        # A run that was killed could not take its draft away.
        for draft in path.parent.glob(f"{escape(name)}.*.part"):
            draft.unlink(missing_ok=True)
        with path.open("r+b") as stream:
            if stream.readline() == header:
                yield _Journal(stream)
                return
    if resume:
        typer.echo(f"mtcheck: there is no interrupted run of this call for {name[1:]}; all is checked", err=True)
    path.unlink(missing_ok=True)
    # “x” follows no link that somebody else may have put there under this name.
    with path.open("x+b") as stream:
        stream.write(header)
        yield _Journal(stream)


class _Journal:
    """The lines of the journal: read one by one as long as they belong to the documents that come, then written on."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._end = stream.tell()
        self._next = self._read()
        self.holds_any = self._next is not None

    def _read(self) -> dict[str, Any] | None:
        line = self._stream.readline()
        # The last line of a run that was killed may be cut.
        with suppress(ValueError):
            entry = json.loads(line) if line.endswith(b"\n") else None
            if isinstance(entry, dict) and isinstance(entry.get("record"), dict):
                self._length = len(line)
                return entry
        return None

    def take(self, name: str) -> dict[str, Any] | None:
        """Give the next line where it is about the document of that name; at the first other one the rest is void."""
        entry = self._next
        if entry is None or entry["record"].get("document") != name:
            self._next = None
            self._stream.seek(self._end)
            self._stream.truncate()
            return None
        self._end += self._length
        self._next = self._read()
        return entry

    def write(self, digest: str, report: Report) -> None:
        """Add the record of a report, on disk before the next one is begun."""
        scores = {name: asdict(each) for name, each in report.scores.items()}
        whole = not report.suppressed and not any(skip.exit_code for skip in report.skipped)
        entry = {"digest": digest, "whole": whole, "scores": scores, "record": record(report)}
        self._stream.write(json.dumps(entry).encode() + b"\n")
        self._stream.flush()


def _reports(
    documents: Iterator[Document | Unreadable], settings: Settings, checker: Checker, journal: _Journal
) -> Iterator[Report]:
    """Give the reports of the interrupted run, then those of the documents it did not come to."""
    rules = {rule.id: rule for rule in load_rules(*map(Path, settings.rules)).rules}
    held, taken = journal.holds_any, 0
    for document in documents:
        entry = journal.take(document.name)
        if entry is None:
            documents = chain([document], documents)
            break
        earlier = _taken_up(entry, document, rules)
        taken += earlier is not None
        yield earlier or checker.report(document)
    if held:
        typer.echo(f"mtcheck: {counted(taken, 'document')} taken up from the interrupted run", err=True)
    digests: deque[str] = deque()
    for report in checker.reports(_noted(documents, digests)):
        journal.write(digests.popleft(), report)
        yield report


def _noted(documents: Iterable[Document | Unreadable], digests: deque[str]) -> Iterator[Document | Unreadable]:
    for document in documents:
        digests.append(_digest(_whole(document)) if isinstance(document, Document) else "")
        yield document


def _taken_up(entry: dict[str, Any], document: Document | Unreadable, rules: Mapping[str, Rule]) -> Report | None:
    """Build the report of a line of the journal; None where the document has to be checked again."""
    if isinstance(document, Unreadable) or not entry.get("whole") or entry.get("digest") != _digest(_whole(document)):
        return None
    try:
        report = _report(entry["record"], entry["scores"], document, rules)
        return report if record(report) == entry["record"] else None
    except (LookupError, TypeError, ValueError, AttributeError):
        return None


def _report(known: dict[str, Any], scores: dict[str, Any], document: Document, rules: Mapping[str, Rule]) -> Report:
    findings = tuple(
        Finding(
            **{
                name: each[name] for name in ("id", "segment", "message", "severity", "suggestion", "cause", "in_quote")
            },
            rule=rules[each["rule"]],
            span=Span(each["start"], each["end"]),
            match=each["text"],
            also=tuple(Mark(mark["segment"], mark["start"], mark["end"]) for mark in each["also"]),
            fingerprint=each["fingerprint"],
        )
        for each in known["findings"]
    )
    language = known["source_language"]
    if language["p"] is None:
        document = replace(document, source_language=language["best"])
    return Report(
        document=document,
        words=known["words"],
        findings=findings,
        scores={name: _score(each) for name, each in scores.items()},
        skipped=tuple(Skip(skip["what"], skip["reason"]) for skip in known["skipped"]),
        signature=known["signature"],
    )


def _score(known: dict[str, Any]) -> Score:
    """Build a score of what JSON has made of it: its tuples are lists there."""
    fields: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in known.items()}
    return Score(**fields)


def _counterparts(settings: Settings) -> Iterator[tuple[str, int, int]]:
    """Give the sources and references as they are on the disk: they are no part of the documents that are read."""
    for path in filter(None, (settings.source, *settings.reference)):
        for file in sorted(Path(path).rglob("*")) if Path(path).is_dir() else [Path(path)]:
            with suppress(OSError):
                status = file.stat()
                yield os.fspath(file), status.st_size, status.st_mtime_ns


def _whole(document: Document) -> list[object]:
    """Give all that a document holds; as it is written short, it has no text."""
    return [getattr(document, each.name) for each in fields(document)]


def _digest(parts: Iterable[object]) -> str:
    return blake2b(repr(list(parts)).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
