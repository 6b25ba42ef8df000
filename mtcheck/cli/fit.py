"""``mtcheck fit`` and ``calibrate``: the translation score from labelled text; both need the ``fit`` extra."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mtcheck.cli.arguments import aside, refuse_unless_date, sparing
from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from mtcheck.model import Document, Finding
    from mtcheck.scorers.fitting.corpus import Record

Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help="Labelled records, JSONL, also gzipped.")]


def fit(
    files: Files,
    date: Annotated[str, typer.Option(help="The date of the data, YYYY-MM-DD: part of the weights, so not today's.")],
    out: Annotated[Path, typer.Option(help="The folder for translation.json and CARD.md.")] = Path("weights"),
    evaluate: Annotated[bool, typer.Option("--evaluate", help="Print the figures; write nothing.")] = False,
) -> None:
    """Fit the translation score anew and measure it with whole sets left out.

    The same files, rules and date give the same bytes. A record has id, origin (native, human, mt) and text
    or segments; doc_id joins the versions of a story; set, src_lang, origlang, system, outlet and domain are optional.
    """
    from mtcheck.scorers.fitting.fit import fit as fitted
    from mtcheck.writers.files import fresh

    _needed()
    refuse_unless_date(date)
    weights, card = fitted(_found(files), date, _read, _looked_at, _say)
    if evaluate:
        typer.echo(card)
        return
    for name, text in (("translation.json", weights), ("CARD.md", card)):
        with sparing(files), fresh(out / name) as stream:
            stream.write(text)
    aside(f"Written to {out}: translation.json, CARD.md; to use them: --weights {out / 'translation.json'}")


def calibrate(
    files: Files,
    out: Annotated[Path, typer.Option(help="The weights file to write.")] = Path("translation.json"),
    weights: Annotated[Path | None, typer.Option(help="The weights to start from; the shipped ones otherwise.")] = None,
) -> None:
    """Fit the calibration of the translation score to labelled copy of your own; the weights themselves stay.

    A record has origin (native, human, mt) and text or segments, as for fit. Of fewer than 200 texts of a kind only
    the shift is fitted, not the slope.
    """
    from mtcheck.scorers.fitting.fit import recalibrate
    from mtcheck.scorers.trained import SHIPPED
    from mtcheck.writers.files import fresh

    _needed()
    text = recalibrate(_found(files), _read, _looked_at, _say, weights or SHIPPED)
    with sparing([*files, *filter(None, (weights,))]), fresh(out) as stream:
        stream.write(text)
    aside(f"Written to {out}; to use it: --weights {out}")


def _say(line: str) -> None:
    typer.echo(f"mtcheck: {line}", err=True)


def _read(fields: Mapping[str, Any], file: str, line: int) -> "Document":
    """Read what a labelled record holds of text, as a check does."""
    from mtcheck.readers.records import record

    return record({key: fields.get(key) for key in ("id", "text", "segments")}, file, "labelled", [line])


def _looked_at(records: Iterable["Record"]) -> Iterator[Sequence["Finding"]]:
    """Have every shipped rule look at labelled texts, their segments as they were given."""
    from mtcheck.pipeline import check_documents
    from mtcheck.readers.records import record
    from mtcheck.settings import Settings

    documents = (
        record({"id": each.name, "segments": list(each.texts)}, each.name, "labelled", [1]) for each in records
    )
    for report in check_documents(documents, Settings(score=False)):
        if report.unread:
            raise report.unread.error
        yield report.findings


def _found(files: list[Path]) -> list[Path]:
    for path in files:
        if not path.is_file():
            raise UsageError("no such file", place=str(path), remedy="name files of labelled records")
    return files


def _needed() -> None:
    try:
        import sklearn  # noqa: F401
    except ImportError as error:
        # By its name alone pip would look for mtcheck among the packages of others.
        remedy = 'install it with: pip install ".[fit]", in a clone of mtcheck'
        raise UsageError("scikit-learn is not installed", remedy=remedy) from error
