"""``mtcheck evaluate`` and ``compare``: scores against references, or what the probabilities were worth."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from mtcheck.cli.arguments import Columns, Encoding, Sheet, To, aside, print_record, reading_as, sparing
from mtcheck.errors import AlignmentError, UsageError
from mtcheck.model import Document, Score
from mtcheck.settings import Settings, listed

if TYPE_CHECKING:
    from mtcheck.readers import ReadOptions
    from mtcheck.scorers.reliability import Reliability
    from mtcheck.writers.options import Reliable

References = Annotated[list[str] | None, typer.Option("--reference", help="Reference lines: a file. Repeatable.")]
Metrics = Annotated[list[str] | None, typer.Option("--metric", help="bleu, chrf, ter (default all but ter).")]

_REMEDY = "name them with --reference, or give every record as many reference_segments"
_OR_ORIGIN = "; or an origin (native, human, mt), to see how far the translation score holds"


def evaluate(
    hypothesis: Annotated[
        str, typer.Argument(metavar="HYP", help="The translation: lines, or records with references.")
    ],
    reference: References = None,
    metric: Metrics = None,
    encoding: Encoding = None,
    map_: Columns = None,
    sheet: Sheet = None,
    confidence: Annotated[bool, typer.Option(help="Whether to give 95% intervals, by bootstrap resampling.")] = True,
    plot: Annotated[
        Path | None, typer.Option(help="Labelled records: draw what the probabilities were worth (SVG).")
    ] = None,
    weights: Annotated[
        str | None, typer.Option(help="Labelled records: weights of your own, from mtcheck calibrate or fit.")
    ] = None,
    to: To = "terminal",
) -> None:
    """Score a translation against references: BLEU, chrF++, TER, with signature and confidence interval.

    With --reference the files align line by line (a table row by row, other documents paragraph by paragraph; records
    by their ids, where each has one in all files), and the figures are those of sacrebleu's command line, digit by
    digit; with --map text=COL,reference=COL the second is the column of the text in the files of --reference. Without
    it HYP holds records with references of their own (JSONL, CSV). Records with an origin (native,
    human, mt) and no references say instead how far the translation score holds on such copy: its texts in groups by
    the probability that they were told, the mean of each group (“told”), and what share of it was so (“was so”), both
    where the kinds are as frequent.
    """
    from mtcheck.readers.lines import read_aligned
    from mtcheck.scorers.reference import aligned
    from mtcheck.scorers.reference import evaluate as scored

    options = _reading(encoding=encoding, map=map_, sheet=sheet)
    # Read once: standard input comes only once.
    records: Iterator[Document] = iter(()) if reference else _records(hypothesis, options)
    first = list(islice(records, 1))
    if first and "origin" in first[0].meta and not aligned(first[0])[1]:
        with sparing([hypothesis, *filter(None, (weights,))]):
            _print_labelled(chain(first, records), plot, weights, to)
        return
    for option, given in (("--plot", plot), ("--weights", weights)):
        if given:
            raise UsageError("this is for labelled records alone", place=option, remedy="give each an origin")

    if reference:
        lines, *references = read_aligned(_files(hypothesis), _files(*reference), options, _remark)
    else:
        lines, references = _recorded(chain(first, records))
    _print(scored(lines, references, listed(metric or ()) or ("bleu", "chrf"), confidence=confidence), to)


def compare(
    systems: Annotated[list[str], typer.Argument(metavar="A B [C]...", help="Translations of the same lines.")],
    reference: References = None,
    metric: Metrics = None,
    encoding: Encoding = None,
    map_: Columns = None,
    sheet: Sheet = None,
    test: Annotated[
        Literal["bootstrap", "randomisation"], typer.Option(help="The paired test that is made.")
    ] = "bootstrap",
    to: To = "terminal",
) -> None:
    """Compare two or more translations of the same text: scores, and a paired test of each against the first."""
    from mtcheck.readers.lines import read_aligned
    from mtcheck.scorers.reference import compare as compared

    if len(set(systems)) < len(systems):
        raise UsageError("a file is named twice", remedy="give different translations")
    if not reference:
        raise UsageError("there is nothing to compare with", remedy="name the reference lines with --reference FILE")
    options = _reading(encoding=encoding, map=map_, sheet=sheet)
    lines = read_aligned(_files(*systems), _files(*reference), options, _remark)
    texts, references = dict(zip(systems, lines, strict=False)), lines[len(systems) :]
    scores = compared(texts, references, listed(metric or ()) or ("bleu", "chrf"), test=test)
    for system in systems:
        _print(scores[system], to, system)


def _reading(**flags: object) -> "ReadOptions":
    """Say how to read: by these flags, else the encoding, the sheet and the columns of the settings.

    By no more of them: with a format for copy plain lines would be others, and the figures not those of sacrebleu.
    """
    from mtcheck.readers import ReadOptions

    known = reading_as(**flags)
    return ReadOptions(encoding=known.encoding, mapping=known.mapping, sheet=known.sheet)


def _files(*paths: str) -> tuple[str, ...]:
    """Refuse a folder: a check holds the stories of one against those of another, lines stand in files."""
    if folder := next((path for path in paths if Path(path).is_dir()), None):
        remedy = "give files; for folders with files of the same names: mtcheck check FOLDER --reference FOLDER"
        raise UsageError("is a folder", place=folder, remedy=remedy)
    return paths


def _remark(path: str, remark: str) -> None:
    """Say on standard error what is to be known of how a file was read."""
    from mtcheck.writers.cells import visible

    typer.echo(f"mtcheck: {visible(path)}: {visible(remark)}", err=True)


def _records(path: str, options: "ReadOptions") -> Iterator[Document]:
    """Read records; what cannot be read stops this, or it would shift the rest."""
    from mtcheck.readers import Unreadable
    from mtcheck.readers import read as documents

    for item in documents([path], options):
        if isinstance(item, Unreadable):
            raise item.error
        for remark in item.remarks:
            _remark(path, remark)
        yield item


def _print_labelled(documents: Iterable[Document], plot: Path | None, weights: str | None, to: str) -> None:
    """Check labelled copy, and say what its probabilities were worth and what was answered."""
    from mtcheck.pipeline import check_documents
    from mtcheck.scorers.reliability import ASKED, labelled
    from mtcheck.writers.diagrams import picture
    from mtcheck.writers.files import fresh

    found = labelled(check_documents(documents, Settings(weights=weights)))
    if plot:
        with fresh(plot) as stream:
            stream.write(picture(reliable(found.reliability)))
        # Beside records for programs, no word of it.
        if to == "terminal":
            aside(f"Written to {plot}")
    if to == "jsonl":
        questions = [
            {"question": each.question, "error": each.error, "bins": [one[:3] for one in each.bins]}
            for each in found.reliability
        ]
        record = {"questions": questions, "answers": found.answers, "unscored": found.unscored}
        print_record(record | {"signatures": found.signatures})
        return
    for each in found.reliability:
        texts = sum(one.texts for one in each.bins)
        typer.echo(f"{each.question}: {each.error:.3f} off in the mean, {texts:,} texts")
        typer.echo(f"  told   {'  '.join(f'{one.predicted:.2f}' for one in each.bins)}")
        typer.echo(f"  was so {'  '.join(f'{one.observed:.2f}' for one in each.bins)}")
    if len(found.reliability) < len(ASKED):
        asked = "For the rest" if found.reliability else "To hold the probabilities against"
        typer.echo(f"{asked} there are too few texts, or none of one kind.")
    for label, answers in found.answers.items():
        told = ", ".join(f"{count:,} {answer}" for answer, count in sorted(answers.items()))
        typer.echo(f"{label}: {told or 'none'}")
    if found.unscored:
        typer.echo(f"Not scored, too short or no news prose: {found.unscored:,}")
    for signature in found.signatures:
        typer.echo(f"  {signature}")


def reliable(found: "Sequence[Reliability]") -> "list[Reliable]":
    """Give what a scorer knows of its probabilities as a writer draws it."""
    from mtcheck.writers.options import Reliable

    return [
        Reliable(each.question, [(one.predicted, one.observed, one.texts) for one in each.bins], each.error)
        for each in found
    ]


def _recorded(records: Iterable[Document]) -> tuple[list[str], list[list[str]]]:
    """Give the units of records and their references."""
    from mtcheck.scorers.reference import aligned

    lines: list[str] = []
    references: list[list[str]] = []
    for item in records:
        texts, given = aligned(item)
        if not given or (references and len(given) != len(references)):
            if not references:
                raise AlignmentError("there are no references", place=item.name, remedy=_REMEDY + _OR_ORIGIN)
            problem = f"{len(given)} references where others have {len(references)}"
            raise AlignmentError(problem, place=item.name, remedy=_REMEDY)
        references = references or [[] for _ in given]
        lines += texts
        for known, more in zip(references, given, strict=True):
            known += more
    return lines, references


def _print(scores: Sequence[Score], to: str, system: str | None = None) -> None:
    from mtcheck.writers.wording import TITLES

    for score in scores:
        if to == "jsonl":
            record = {
                "system": system,
                "name": score.name,
                "value": score.value,
                "interval": score.interval,
                "p_value": score.parts.get("p_value"),
                "signature": score.signature,
            }
            print_record(record)
            continue
        interval = "" if score.interval is None else f"  (95 %: {score.interval[0]:.2f} to {score.interval[1]:.2f})"
        tested = f"  p = {score.parts['p_value']:.4f} against the first" if "p_value" in score.parts else ""
        typer.echo(f"{f'{system}  ' if system else ''}{TITLES[score.name]:<6} {score.value:.2f}{interval}{tested}")
        typer.echo(f"  {score.signature}")
