"""How fast files are read and checked, without the translation score, against a linter for English prose."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from mtcheck.pipeline import Checker
from mtcheck.readers import read
from mtcheck.settings import Settings
from mtcheck.text.words import count_words
from tests.benchmarks.ratios import ROUNDS, Ratio
from tests.benchmarks.texts import stories, write_files

FILES = 150
TARGET = 6.0


def ratios(corpus: Path | None) -> Iterator[Ratio]:
    """Measure words a CPU second."""
    try:
        from proselint.checks import __register__
        from proselint.registry import CheckRegistry
    except ImportError:
        print("proselint is not installed: nothing to hold the whole check against")
        return
    CheckRegistry().register_many(__register__)
    with TemporaryDirectory() as folder:
        files = write_files(stories(corpus), FILES, Path(folder))
        words = sum(count_words(file.read_text("utf-8")) for file in files)
        checker = Checker(Settings(score=False))
        runs = [(_ours(checker, files), _theirs(files)) for _ in range(ROUNDS + 1)][1:]
    ours, theirs = (words / median(run[which] for run in runs) for which in (0, 1))
    measured = f"{ours:,.0f} words a CPU second against {theirs:,.0f} of proselint"
    yield Ratio("the whole check", measured, ours / theirs, TARGET, most=False)


def _ours(checker: Checker, files: Sequence[Path]) -> float:
    begun = process_time()
    for document in read(list(map(str, files))):
        checker.check(document)
    return process_time() - begun


def _theirs(files: Sequence[Path]) -> float:
    from proselint.tools import LintFile

    begun = process_time()
    for file in files:
        LintFile(file).lint()
    return process_time() - begun
