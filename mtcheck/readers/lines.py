"""Parallel text: a file whose lines are the segments, empty ones included."""

from mtcheck.readers.encodings import decode
from mtcheck.readers.options import ReadOptions
from mtcheck.readers.streams import opened


def read_lines(path: str, options: ReadOptions) -> list[str]:
    """Read the lines of a file as sacrebleu's command line does, so that both score the same.

    Raises InputError where the file cannot be read.
    """
    with opened(path) as stream:
        text, _ = decode(stream.read(), path, options)
    lines = text.replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines and not lines[-1] else lines
