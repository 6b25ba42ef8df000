"""From pack files to the rules of a run."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from mtcheck.errors import PackError, UsageError
from mtcheck.model import Rule
from mtcheck.rules.cache import keep, kept
from mtcheck.rules.rulesets import Pack, RuleSet, rank, ruleset
from mtcheck.text.digests import blake2b

PACKS = Path(__file__).with_name("packs")


def shipped() -> dict[str, Path]:
    """Give the packs that ship with mtcheck, by name, in their order."""
    paths = sorted(PACKS.glob("*.yaml"), key=lambda path: rank(path.stem))
    return {path.stem: path for path in paths}


def load_rules(*extra: str | Path, packs: Sequence[str] | None = None) -> RuleSet:
    """Read the packs that ship with mtcheck (all, or those named) and further ones.

    Raises PackError with the first problem of a pack, UsageError for a pack nobody knows.
    """
    own = shipped()
    for name in packs or ():
        if name not in own:
            raise UsageError(f"unknown pack “{name}”", remedy=f"known are {', '.join(own)}")
    return load_packs([*(path for name, path in own.items() if packs is None or name in packs), *map(Path, extra)])


def load_packs(paths: Sequence[Path], alongside: Sequence[Path] = ()) -> RuleSet:
    """Read these packs alone; raise PackError with the first problem of one.

    ``alongside`` are the packs that run with them: their ids are taken.
    """
    read = [load_pack(path) for path in paths]
    if problems := clashes(read, paths, running_alongside(paths, alongside)):
        raise problems[0]
    return ruleset(read)


def load_pack(path: Path) -> Pack:
    """Read one pack, compiled before where that can be; raise PackError with its first problem."""
    text = text_of(path)
    timed = _timed(path)
    if (pack := kept(path, text, timed=timed)) is not None:
        return pack
    pack, problems = read_file(path)
    if problems:
        first = problems[0]
        if len(problems) > 1:
            further = f"{first.remedy} ({len(problems) - 1} more: mtcheck rules lint {path})"
            raise PackError(first.problem, place=first.place, remedy=further)
        raise first
    keep(path, text, pack, timed=timed)
    # As it is read back, it is shared with all who ask for it later.
    return kept(path, text, timed=timed) or pack


def places(packs: Sequence[Pack], paths: Sequence[Path]) -> dict[Rule, list[str]]:
    """Give the file and the line of each example of these packs (“es.yaml:14”), fires first."""
    return {
        rule: [f"{path}:{line}" for line in lines]
        for pack, path in zip(packs, paths, strict=True)
        for rule, lines in zip(pack.rules, pack.examples, strict=True)
    }


def _timed(path: Path) -> bool:
    """Say whether a pack comes from a stranger: then its patterns run under a time limit."""
    return path.resolve().parent != PACKS.resolve()


def read_file(path: Path) -> tuple[Pack, list[PackError]]:
    """Read one pack file; give what could be read of it and every problem."""
    from mtcheck.rules.detectors import DETECTORS
    from mtcheck.rules.schema import read_pack

    text = text_of(path)
    pack, problems = read_pack(path, text, timed=_timed(path), detectors=DETECTORS)
    # Eight hex digits tell the versions of a pack apart; text, not bytes: line ends differ between checkouts.
    return replace(pack, digest=blake2b(text.encode(), digest_size=4).hexdigest()), problems


def text_of(path: Path) -> str:
    """Read the text of a pack file; raise PackError where there is none."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise PackError(error.strerror or "cannot be read", place=str(path), remedy="check the path") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise PackError("not UTF-8", place=f"{path}:{line}", remedy="save the pack as UTF-8") from error


def running_alongside(paths: Sequence[Path], alongside: Sequence[Path]) -> list[tuple[Pack, Path]]:
    """Read the packs that run with these, with their files; none that is one of these."""
    own = {path.resolve() for path in paths}
    return [(load_pack(path), path) for path in alongside if path.resolve() not in own]


def clashes(packs: Sequence[Pack], paths: Sequence[Path], alongside: Sequence[tuple[Pack, Path]]) -> list[PackError]:
    """Find the rule ids that are used twice, by these packs or by one of `running_alongside`."""
    read = [*alongside, *zip(packs, paths, strict=True)]
    used = {rule.id for pack, _ in read for rule in pack.rules}
    seen: dict[str, str] = {}
    problems = []
    for pack, path in read:
        for rule, line in zip(pack.rules, pack.lines, strict=True):
            place = f"{path}:{line}"
            if rule.id in seen:
                problem = f"rule id {rule.id} is taken by {seen[rule.id]}"
                free = _free(_letters(rule.id, pack, path, seen), used)
                problems.append(PackError(problem, place=place, remedy=f"give it another id: {free} is free"))
                # The next one is told another.
                used.add(free)
            seen.setdefault(rule.id, place)
    return problems


def _letters(taken: str, pack: Pack, path: Path, seen: Mapping[str, str]) -> str:
    """Give the letters for an id in place of one that is taken, by a rule copied from another pack, it may be.

    They are its own where rules of this pack have them, else those of its first rule, else the name of the pack.
    """
    own = [rule.id for rule in pack.rules if seen.get(rule.id, f"{path}:").startswith(f"{path}:")]
    letters = [each.rstrip("0123456789") for each in (taken, *own, re.sub("[^A-Z]", "", pack.name.upper())[:12])]
    return letters[0] if letters[0] in letters[1:-1] else next(filter(None, letters[1:]), letters[0])


def _free(letters: str, used: Iterable[str]) -> str:
    """Give the id behind the last of those with these letters."""
    last = max((int(each[len(letters) :]) for each in used if re.fullmatch(letters + "[0-9]+", each)), default=0)
    return f"{letters}{last + 1:03}"
