"""Make the machine translations of the wire stories with Apertium, and note which versions made them.

Usage, from the top of the checkout: ``python -m corpora.translate [--check]``;
``--check`` writes nothing and fails on any difference. A pair of languages that is not installed holds up no other.
"""

import argparse
import datetime
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

from corpora.manifest import HERE, load, read_story, refresh, render_story
from mtcheck.errors import MtcheckError

PROGRAM = "apertium"


class Pair(NamedTuple):
    """A direction the engine translates in: the set it is given, the set it makes, and what has to be installed."""

    source: str
    made: str
    mode: str
    packages: tuple[str, ...]  # the engine, and the dictionaries and grammar of the pair

    @property
    def command(self) -> tuple[str, ...]:
        """Give the call; ``-u``: a word unknown to the engine comes out bare, without an asterisk."""
        return (PROGRAM, "-u", self.mode)


# Every direct pair into English from a language of western Europe that Debian has; none is chained over a third one.
SPANISH = Pair("wire-es", "wire-apertium", "spa-eng", (PROGRAM, "apertium-eng-spa"))
CATALAN = Pair("wire-ca", "wire-apertium-ca", "cat-eng", (PROGRAM, "apertium-eng-cat"))
PAIRS = (SPANISH, CATALAN)


class EngineMissingError(MtcheckError):
    """The translation engine is not on this machine, or not with this pair."""

    def __init__(self, problem: str, pair: Pair) -> None:
        remedy = f"install the Debian packages {' and '.join(pair.packages)}"
        super().__init__(problem, place="translation engine", remedy=remedy)


class OutdatedError(MtcheckError):
    """Files of the corpus are not what the engine of this machine makes."""


def translate(texts: Iterable[str], pair: Pair) -> list[str]:
    """Translate each text by itself, for the engine would run one into the next; raises EngineMissingError."""
    if shutil.which(PROGRAM) is None:
        raise EngineMissingError(f"{PROGRAM} is not installed", pair)
    with ThreadPoolExecutor() as pool:
        return list(pool.map(partial(_translate_one, pair), texts))


def _translate_one(pair: Pair, text: str) -> str:
    done = subprocess.run(pair.command, input=text + "\n", capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise EngineMissingError(f"{' '.join(pair.command)} does not run: {' '.join(done.stderr.split())}", pair)
    return done.stdout.removesuffix("\n")


def version(pair: Pair) -> str:
    """Name the packages of the engine and their versions, as Debian counts them; raises EngineMissingError."""
    query = ("dpkg-query", "-W", "-f", "${Package} ${Version}\n", *pair.packages)
    try:
        asked = subprocess.run(query, capture_output=True, encoding="utf-8", check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise EngineMissingError("no Debian package tells its version", pair) from error
    return ", ".join(asked.stdout.splitlines())


def make_translations(pair: Pair) -> dict[Path, str]:
    """Translate every wire story of a pair, paragraph by paragraph: the text of each file of the set."""
    sets = load()
    sources = sorted((HERE / sets[pair.source]["folder"]).glob("*.txt"))
    stories = [read_story(source) for source in sources]
    translated = iter(translate((paragraph for story in stories for paragraph in story), pair))
    folder = HERE / sets[pair.made]["folder"]
    return {
        folder / source.name: render_story([next(translated) for _ in story])
        for source, story in zip(sources, stories, strict=True)
    }


class Job(NamedTuple):
    """A set of the corpus, the pair that translates for it, and what makes its texts."""

    name: str
    pair: Pair
    make: Callable[[], Mapping[Path, str]]


def settle(job: Job, *, check: bool) -> None:
    """Write what changed of a set, and its entry in the manifest; with ``check``, raise OutdatedError instead."""
    made = job.make()
    facts = load()[job.name]
    folder = HERE / facts["folder"]
    stale = {path for path in folder.glob("*.*") if path not in made}
    differing = {path for path, text in made.items() if not path.exists() or path.read_bytes() != text.encode()}
    if check:
        if stale or differing:
            names = ", ".join(sorted(path.name for path in stale | differing))
            problem = f"{version(job.pair)} makes other texts: {names}"
            raise OutdatedError(problem, place=job.name, remedy="run without --check")
        return
    folder.mkdir(parents=True, exist_ok=True)
    for path in stale:
        path.unlink()
    for path in differing:
        path.write_bytes(made[path].encode())
    if stale or differing or facts.get("version") != version(job.pair):
        today = datetime.datetime.now(datetime.UTC).date()
        refresh({job.name: {"version": version(job.pair), "date": today}})


def run(jobs: Iterable[Job], usage: str | None) -> int:
    """Be the command that makes sets of the corpus: 0 when all stand as made, else the exit code of the last error."""
    parser = argparse.ArgumentParser(description=usage, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; fail on any difference")
    asked = parser.parse_args()
    code = 0
    for job in jobs:
        try:
            settle(job, check=asked.check)
        except MtcheckError as error:
            sys.stderr.write(f"{error}\n")
            code = error.exit_code
    return code


TRANSLATIONS = tuple(Job(pair.made, pair, partial(make_translations, pair)) for pair in PAIRS)

if __name__ == "__main__":
    sys.exit(run(TRANSLATIONS, __doc__))
