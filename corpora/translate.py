"""Make the machine translations of the wire stories with Apertium, and note which version made them.

Usage, from the top of the checkout: ``python -m corpora.translate [--check]``;
``--check`` writes nothing and fails on any difference.
"""

import argparse
import datetime
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from corpora.manifest import HERE, load, read_story, refresh, render_story
from mtcheck.errors import MtcheckError

ENGINE = ("apertium", "-u", "spa-eng")  # -u: a word unknown to the engine comes out bare, without an asterisk
PACKAGES = ("apertium", "apertium-eng-spa")  # the engine, and the dictionaries and grammar of the pair
INSTALL = "install the Debian packages apertium and apertium-eng-spa"
SET = "wire-apertium"


class EngineMissingError(MtcheckError):
    """The translation engine is not on this machine, or not whole."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem, place="translation engine", remedy=INSTALL)


class OutdatedError(MtcheckError):
    """Files of the corpus are not what the engine of this machine makes."""


def translate(texts: Iterable[str]) -> list[str]:
    """Translate each text by itself, for the engine would run one into the next; raises EngineMissingError."""
    if shutil.which(ENGINE[0]) is None:
        raise EngineMissingError(f"{ENGINE[0]} is not installed")
    with ThreadPoolExecutor() as pool:
        return list(pool.map(_translate_one, texts))


def _translate_one(text: str) -> str:
    done = subprocess.run(ENGINE, input=text + "\n", capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise EngineMissingError(f"{' '.join(ENGINE)} does not run: {' '.join(done.stderr.split())}")
    return done.stdout.removesuffix("\n")


def version() -> str:
    """Name the packages of the engine and their versions, as Debian counts them; raises EngineMissingError."""
    query = ("dpkg-query", "-W", "-f", "${Package} ${Version}\n", *PACKAGES)
    try:
        asked = subprocess.run(query, capture_output=True, encoding="utf-8", check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise EngineMissingError("no Debian package tells its version") from error
    return ", ".join(asked.stdout.splitlines())


def make_translations() -> dict[Path, str]:
    """Translate every wire story, paragraph by paragraph: the text of each file of the set."""
    sets = load()
    sources = sorted((HERE / sets["wire-es"]["folder"]).glob("*.txt"))
    stories = [read_story(source) for source in sources]
    translated = iter(translate(paragraph for story in stories for paragraph in story))
    folder = HERE / sets[SET]["folder"]
    return {
        folder / source.name: render_story([next(translated) for _ in story])
        for source, story in zip(sources, stories, strict=True)
    }


def settle(name: str, made: Mapping[Path, str], *, check: bool) -> None:
    """Write what changed of a set, and its entry in the manifest; with ``check``, raise OutdatedError instead."""
    facts = load()[name]
    folder = HERE / facts["folder"]
    stale = {path for path in folder.glob("*.*") if path not in made}
    differing = {path for path, text in made.items() if not path.exists() or path.read_bytes() != text.encode()}
    if check:
        if stale or differing:
            names = ", ".join(sorted(path.name for path in stale | differing))
            raise OutdatedError(f"{version()} makes other texts: {names}", place=name, remedy="run without --check")
        return
    folder.mkdir(parents=True, exist_ok=True)
    for path in stale:
        path.unlink()
    for path in differing:
        path.write_bytes(made[path].encode())
    if stale or differing or facts["version"] != version():
        today = datetime.datetime.now(datetime.UTC).date()
        refresh({name: {"version": version(), "date": today}})


def run(name: str, make: Callable[[], Mapping[Path, str]], usage: str | None) -> int:
    """Be the command that makes one set of the corpus: 0 when it stands as made, else the exit code of the error."""
    parser = argparse.ArgumentParser(description=usage, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; fail on any difference")
    asked = parser.parse_args()
    try:
        settle(name, make(), check=asked.check)
    except MtcheckError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(run(SET, make_translations, __doc__))
