"""Style as a witness: it speaks up for what was translated by machine, and for no native story."""

from dataclasses import replace
from pathlib import Path

import pytest

from mtcheck.model import Document, Origin, Segment
from mtcheck.pipeline import read
from mtcheck.readers import Unreadable, read_string
from mtcheck.scorers.style import reads_translated

CORPORA = Path(__file__).parents[2] / "corpora"


def document(path: Path) -> Document:
    (found,) = read(path)
    assert not isinstance(found, Unreadable)
    return found


@pytest.mark.parametrize("path", sorted((CORPORA / "wire").glob("apertium*/*.txt")), ids=lambda path: path.stem)
def test_machine_translations_read_translated(path: Path) -> None:
    assert reads_translated(document(path))


@pytest.mark.parametrize("folder", ["native", "wire/es", "wire/ca"])
def test_native_copy_and_other_languages_do_not(folder: str) -> None:
    paths = sorted((CORPORA / folder).glob("*.txt"))
    assert paths
    assert [path.stem for path in paths if reads_translated(document(path))] == []


def test_of_a_few_lines_there_is_no_telling() -> None:
    text = (CORPORA / "wire" / "apertium" / "court-pipeline.txt").read_text(encoding="utf-8")
    assert reads_translated(read_string(text))
    assert not reads_translated(read_string(text.splitlines()[0]))


def test_a_table_takes_no_answer_away() -> None:
    told = document(next((CORPORA / "wire" / "apertium").glob("*.txt")))
    table = [Segment(each, f"Row {each}", Origin(()), cell=True) for each in range(60)]
    assert reads_translated(replace(told, segments=(*told.segments, *table)))
    prose = tuple(each._replace(cell=False) for each in table)
    assert not reads_translated(replace(told, segments=(*told.segments, *prose)))
