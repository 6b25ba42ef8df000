"""Copy to measure on: the stories of ``corpora/``, or what a path holds."""

import gzip
import json
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path

CORPORA = Path(__file__).parents[2] / "corpora"
# What holds no sign of translation is checked several times as fast as what is full of them.
_OURS = {
    "native": ("native/*.txt",),
    "translated": ("wire/human*/*.txt", "wire/apertium*/*.txt", "posted/*.txt"),
}


def kinds(path: Path | None = None) -> dict[str, list[str]]:
    """Give the texts of our corpora by kind, or those that `stories` finds at a path."""
    if path is not None:
        return {path.name.partition(".")[0]: stories(path)}
    return {
        kind: [file.read_text("utf-8") for pattern in patterns for file in sorted(CORPORA.glob(pattern))]
        for kind, patterns in _OURS.items()
    }


def stories(path: Path | None) -> list[str]:
    """Give the texts of our corpora, or of a folder of ``.txt`` files, or of (gzipped) JSON Lines."""
    if path is None:
        return [text for texts in kinds().values() for text in texts]
    if path.is_dir():
        return [file.read_text("utf-8") for file in sorted(path.rglob("*.txt"))]
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        return [record.get("text") or "\n\n".join(record["segments"]) for record in map(json.loads, lines)]


def write_files(texts: Sequence[str], count: int, folder: Path) -> list[Path]:
    """Write so many text files, the texts again and again."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{number:05}.txt" for number in range(count)]
    for file, text in zip(files, cycle(texts), strict=False):
        file.write_text(text, "utf-8")
    return files


def write_records(texts: Sequence[str], megabytes: int, file: Path) -> Path:
    """Write JSON Lines of about so many MB, the texts again and again."""
    with file.open("w", encoding="utf-8") as lines:
        for record in _records(texts, megabytes * 1_000_000):
            lines.write(record)
    return file


def _records(texts: Sequence[str], size: int) -> Iterator[str]:
    for number, text in enumerate(cycle(texts)):
        if size <= 0:
            return
        record = json.dumps({"id": f"story-{number}", "text": text}, ensure_ascii=False) + "\n"
        size -= len(record)
        yield record
