"""``mtcheck read``: what mtcheck sees in a file."""

from collections.abc import Iterator
from typing import Annotated

import typer

from mtcheck.cli.arguments import Columns, Encoding, Format, Lang, Sheet, To, print_record, reading_as
from mtcheck.cli.outcome import tell_alike, worst
from mtcheck.errors import EXIT_REFUSED
from mtcheck.model import Document


def read(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, globs, or “-” for standard input.")
    ],
    lang: Lang = None,
    map_: Columns = None,
    format_: Format = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    to: To = "terminal",
) -> None:
    """Show what mtcheck sees in a file: title, language, segments, what it knows besides. Nothing is checked."""
    from mtcheck.readers import Unreadable
    from mtcheck.readers import read as documents
    from mtcheck.writers.alike import Alike
    from mtcheck.writers.cells import visible

    options = reading_as(format=format_, encoding=encoding, map=map_, lang=lang, sheet=sheet)
    looked, codes, alike = False, set(), Alike()
    for item in documents(paths, options):
        tell_alike(alike, item.path)
        if isinstance(item, Unreadable):
            if not alike.holds(str(item.error)):
                typer.echo(f"mtcheck: {visible(str(item.error))}", err=True)
            codes.add(item.exit_code)
            continue
        looked = True
        if to == "jsonl":
            print_record(seen(item))
        else:
            typer.echo("\n".join(shown(item)))
    tell_alike(alike)
    raise typer.Exit(worst(codes) if looked else EXIT_REFUSED)


def seen(document: Document) -> dict[str, object]:
    """Give a document as one object: what was read, and nothing that was found out by checking."""
    segments = document.segments
    sources = [segment.source for segment in segments]
    return {
        "document": document.name,
        "format": document.format,
        "title": document.title,
        "language": document.language,
        "source_language": document.source_language,
        "segments": [segment.text for segment in segments],
        "roles": [segment.role for segment in segments],
        "paragraphs": [segment.paragraph for segment in segments],
        "source_segments": sources if any(source is not None for source in sources) else None,
        "references": list(document.references),
        "reference_segments": [list(segment.references) for segment in segments],
        "meta": dict(document.meta),
        "skipped": [],
    }


def shown(document: Document) -> Iterator[str]:
    """Give a document in lines for a screen: what it is, then each segment with its place and role."""
    from mtcheck.writers.cells import visible
    from mtcheck.writers.wording import counted

    yield f"{visible(document.name)}: {document.format}, {counted(len(document.segments), 'segment')}"
    about = {"title": document.title, "language": document.language, "source language": document.source_language}
    for name, value in {**about, **document.meta}.items():
        if value not in (None, ""):
            yield f"  {name}: {visible(str(value))}"
    yield from (f"  note: {visible(remark)}" for remark in document.remarks)
    for segment in document.segments:
        place = segment.origin.at(0)
        where = str(segment.index) if place.line is None or place.column is None else f"{place.line}:{place.column}"
        yield f"  {where:>7}  {segment.role:<8}  {visible(segment.text)}"
