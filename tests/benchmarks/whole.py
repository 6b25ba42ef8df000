"""How fast files are read and checked, without and with the translation score, against a linter for English prose."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from mtcheck.pipeline import Checker
from mtcheck.readers import read
from mtcheck.settings import Settings
from mtcheck.text.words import count_words
from tests.benchmarks.ratios import ROUNDS, Ratio, interleaved
from tests.benchmarks.texts import kinds, write_files

FILES = 150
TARGET, SCORED = 6.0, 2.5
# What the weights of the score may take, in milliseconds of CPU and in MB, once a process.
LOADED, RESIDENT = 60, 40
_IMPORT = "import mtcheck.scorers.translation; from mtcheck.scorers.trained import load"


def ratios(corpus: Path | None) -> Iterator[Ratio]:
    """Measure words a CPU second."""
    try:
        from proselint.checks import __register__
        from proselint.registry import CheckRegistry
    except ImportError:
        print("proselint is not installed: nothing to hold the whole check against")
        return
    CheckRegistry().register_many(__register__)
    for kind, texts in kinds(corpus).items():
        yield from _speeds(kind, texts)
    used = interleaved({"without": ["-c", _IMPORT], "with": ["-c", f"{_IMPORT}; load()"]})
    milliseconds = 1e3 * (used["with"].seconds - used["without"].seconds)
    megabytes = used["with"].megabytes - used["without"].megabytes
    yield Ratio("weights of the score", f"{milliseconds:.0f} ms of CPU", milliseconds / LOADED, 1, most=True)
    yield Ratio("their memory", f"{megabytes:.0f} MB", megabytes / RESIDENT, 1, most=True)


def _speeds(kind: str, texts: Sequence[str]) -> Iterator[Ratio]:
    with TemporaryDirectory() as folder:
        files = write_files(texts, FILES, Path(folder))
        words = sum(count_words(file.read_text("utf-8")) for file in files)
        plain, scoring = Checker(Settings(score=False)), Checker(Settings())
        runs = [(_ours(plain, files), _ours(scoring, files), _theirs(files)) for _ in range(ROUNDS + 1)][1:]
    ours, scored, theirs = (words / median(run[which] for run in runs) for which in range(3))
    for what, speed, target in (("no score", ours, TARGET), ("with score", scored, SCORED)):
        measured = f"{speed:,.0f} words a CPU second against {theirs:,.0f} of proselint"
        yield Ratio(f"{kind}, {what}", measured, speed / theirs, target, most=False)


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
