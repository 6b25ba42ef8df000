"""Packs as they were compiled last time: reading them back needs neither YAML nor pydantic, and compiles no pattern.

One file a pack in the user's cache directory (``MTCHECK_CACHE_DIR``, else the platform's), written whole or not at all.
Whatever is wrong with the cache (stale, damaged, not writable, open to others), packs are compiled again and the run
goes on; those that could not be written are held by the process, and a line on standard error says so.

Whoever can write to the cache decides what rules find: what is read holds data alone, and none of it is run, but
damaged data can crash ``marshal``. A check sum guards against damage; against others there is only who owns the
directory and the file and who may write to them (`_is_guarded`). Who may replace the directory by another of the
user's own, by a link in a directory above it, is not looked at, as Python does not for its own compiled files.
"""

import errno
import marshal
import os
import stat
import sys
import tempfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from mtcheck.model import Conditions, Example, Match, Rule, Span
from mtcheck.rules.patterns import flags_of
from mtcheck.rules.programs import program
from mtcheck.rules.rulesets import Hint, Pack, Recipe
from mtcheck.text.digests import blake2b

_SIZE = 16

_PACKAGE = Path(__file__).parents[1]
# What decides how a pack is compiled: a cache made with any other version of these is stale. To follow the imports, as
# a test does, takes longer than to read a pack back.
COMPILERS = (
    "model.py",
    "text/dates.py",
    "text/digests.py",
    "text/fold.py",
    "text/language.py",
    *(
        f"rules/{name}.py"
        for name in (
            *(
                "cache",
                "classes",
                "contents",
                "frequencies",
                "groups",
                "letters",
                "literals",
                "loading",
                "macros",
                "nodes",
            ),
            *("numerals", "patterns", "phrases", "programs", "recipes", "regexes"),
            *("rendering", "rulesets", "schema", "wellformed"),
        )
    ),
    "rules/word_counts.tsv",
)


def kept(path: Path, text: str, *, timed: bool) -> Pack | None:
    """Give the compiled form of a pack file with this text, if it is at hand and sound."""
    key = _key(text, timed=timed)
    with suppress(OSError, ValueError, TypeError, EOFError):
        file = _file(path)
        status = file.stat()
        if key and _is_guarded(status) and _is_guarded(file.parent.stat()):
            return _read(file, key, status.st_mtime_ns)
    held = _held.get(path.resolve())
    return held.pack if held and held.digest == _digest_of(text, timed=timed) else None


# A run, its journal and its evidence share what they load, as long as the process lives: 13 MB once. Room for twice the
# packs that ship; a file that was written anew is read again.
@lru_cache(maxsize=40)
def _read(file: Path, key: bytes, _written: int) -> Pack:
    content = memoryview(file.read_bytes())
    stored, check, payload = content[:_SIZE], content[_SIZE : _SIZE + 4], content[_SIZE + 4 :]
    if stored != key or check != _check_sum(payload):
        raise ValueError("stale or damaged")
    return _pack(marshal.loads(payload))  # noqa: S302 (nobody else can have written it, and its check sum is right)


def keep(path: Path, text: str, pack: Pack, *, timed: bool) -> None:
    """Put the compiled form of a pack away for next time; where that cannot be done, hold it for this process."""
    key = _key(text, timed=timed)
    recipes = pack.recipes if timed else tuple(map(_with_program, pack.recipes))
    pack = replace(pack, recipes=recipes)
    try:
        if key:
            _write(_file(path), key, marshal.dumps(_plain(pack)))
            return
    except OSError as error:
        if not _held:
            _tell(error.strerror or str(error))
    _held[path.resolve()] = Held(_digest_of(text, timed=timed), pack)


def _write(target: Path, key: bytes, payload: bytes) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not (_is_guarded(target.parent.stat()) or _is_closed(target.parent)):
        raise PermissionError(errno.EACCES, "not yours alone to write to")
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.stem, suffix=".new")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(key + _check_sum(payload) + payload)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _is_guarded(status: os.stat_result) -> bool:
    """Say whether nobody but the user, and root, can have written a file or to a directory.

    Directories of others may be met where ``XDG_CACHE_HOME`` or ``HOME`` is another's (sudo, a mounted volume), and a
    shared one where somebody named it. Windows keeps a user's folders from others by itself.
    """
    if sys.platform == "win32":
        return True
    return status.st_uid in (os.geteuid(), 0) and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _is_closed(folder: Path) -> bool:
    """Close the user's own directory to others; say whether it is closed now.

    It was once made as the umask had it, open to a group with 002. One that somebody named is left as it is.
    """
    status = folder.stat()
    if os.environ.get("MTCHECK_CACHE_DIR") or sys.platform == "win32" or status.st_uid != os.geteuid():
        return False
    folder.chmod(stat.S_IMODE(status.st_mode) & ~(stat.S_IWGRP | stat.S_IWOTH))
    return _is_guarded(folder.stat())


class Held(NamedTuple):
    """A compiled pack that is nowhere but in memory, and a digest of the text it was made of."""

    digest: bytes
    pack: Pack


# By the path of the pack; one that was edited takes the place of its older self.
_held: dict[Path, Held] = {}


def held() -> dict[Path, Held]:
    """Give the packs that could not be written, for processes that are to use them too."""
    return dict(_held)


def hold(packs: Mapping[Path, Held]) -> None:
    """Take packs over that another process could not write, and has told of."""
    _held.update(packs)


def _digest_of(text: str, *, timed: bool) -> bytes:
    return _digest(bytes([timed]) + text.encode())


def _tell(reason: str) -> None:
    """Say that nothing can be kept: a line on standard error, or in the log of a program that uses mtcheck."""
    import logging

    logging.getLogger("mtcheck").warning(
        "mtcheck: %s: compiled rules cannot be kept (%s); each process compiles them again: name another folder with "
        "MTCHECK_CACHE_DIR",
        directory(),
        reason,
    )


def _with_program(made: Recipe) -> Recipe:
    return made._replace(program=program(made.pattern, flags_of(case=made.case))) if made.pattern else made


def directory() -> Path:
    """Give the directory of the cache."""
    if chosen := os.environ.get("MTCHECK_CACHE_DIR"):
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("mtcheck", appauthor=False)


def _file(path: Path) -> Path:
    return directory() / f"{path.stem}-{_digest(str(path.resolve()).encode()).hex()[:12]}.pack"


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=_SIZE).digest()


def _check_sum(payload: bytes | memoryview) -> bytes:
    # Against damage, not against attack: as quick as can be.
    return zlib.crc32(payload).to_bytes(4, "big")


def _key(text: str, *, timed: bool) -> bytes | None:
    compilers = _compilers()
    return compilers and _digest(compilers + bytes([timed]) + text.encode())


@lru_cache(maxsize=1)
def _compilers() -> bytes | None:
    """Name the code that compiles packs; None where its source is not at hand, and then nothing is kept."""
    try:
        return _digest(sys.version.encode() + b"".join((_PACKAGE / name).read_bytes() for name in COMPILERS))
    except OSError:
        return None


def _plain(value: Any) -> Any:
    """Give nouns as bare tuples of their fields, which is what marshal can write."""
    if isinstance(value, Pack | Rule | Match | Conditions | Example):
        return tuple(_plain(getattr(value, field.name)) for field in fields(value))
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value


def _pack(plain: Any) -> Pack:
    name, languages, rules, recipes, *rest = plain
    return Pack(name, languages, tuple(map(_rule, rules)), tuple(map(_recipe, recipes)), *rest)


def _recipe(plain: Any) -> Recipe:
    pattern, case, hints, *rest = plain
    return Recipe(pattern, case, tuple(map(Hint._make, hints)), *rest)


def _rule(plain: Any) -> Rule:
    values = dict(zip(_RULE_FIELDS, plain, strict=True))
    values["match"] = Match(*values["match"])
    values["conditions"] = Conditions(*values["conditions"])
    values["fires"] = tuple(Example(text, tuple(map(Span._make, spans))) for text, spans in values["fires"])
    return Rule(**values)


_RULE_FIELDS = tuple(field.name for field in fields(Rule))
