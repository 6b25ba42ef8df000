"""From pack files to the rules of a run."""

from collections.abc import Sequence
from pathlib import Path

from mtcheck.errors import PackError, UsageError
from mtcheck.rules.rulesets import Pack, RuleSet, ruleset

PACKS = Path(__file__).with_name("packs")
# The packs in the order in which they are read and their findings rank: those for any source first.
_ORDER = ("core", "pairs", "romance", "es", "fr", "it", "pt", "de", "ru", "zh", "ja")


def shipped() -> dict[str, Path]:
    """Give the packs that ship with mtcheck, by name, in their order."""
    rank = {name: number for number, name in enumerate(_ORDER)}
    paths = sorted(PACKS.glob("*.yaml"), key=lambda path: (rank.get(path.stem, len(rank)), path.stem))
    return {path.stem: path for path in paths}


def load_rules(*extra: Path, packs: Sequence[str] | None = None) -> RuleSet:
    """Read the packs that ship with mtcheck (all, or those named) and further ones.

    Raises PackError with the first problem of a pack, UsageError for a pack nobody knows.
    """
    own = shipped()
    for name in packs or ():
        if name not in own:
            raise UsageError(f"unknown pack “{name}”", remedy=f"known are {', '.join(own)}")
    chosen = [path for name, path in own.items() if packs is None or name in packs]
    read = [_load(path, timed=False) for path in chosen] + [_load(Path(path), timed=True) for path in extra]
    problems = clashes(read, [*chosen, *map(Path, extra)])
    if problems:
        raise problems[0]
    return ruleset(read)


def _load(path: Path, *, timed: bool) -> Pack:
    pack, problems = read_file(path, timed=timed)
    if problems:
        first = problems[0]
        if len(problems) > 1:
            further = f"{first.remedy} ({len(problems) - 1} more: mtcheck rules lint {path})"
            raise PackError(first.problem, place=first.place, remedy=further)
        raise first
    return pack


def read_file(path: Path, *, timed: bool) -> tuple[Pack, list[PackError]]:
    """Read one pack file; give what could be read of it and every problem."""
    from mtcheck.rules.detectors import DETECTORS
    from mtcheck.rules.schema import read_pack

    return read_pack(path, text_of(path), timed=timed, detectors=DETECTORS)


def text_of(path: Path) -> str:
    """Read the text of a pack file; raise PackError where there is none."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise PackError(error.strerror or "cannot be read", place=str(path), remedy="check the path") from error
    except UnicodeDecodeError as error:
        raise PackError("not UTF-8", place=str(path), remedy="save the pack as UTF-8") from error


def clashes(packs: Sequence[Pack], paths: Sequence[Path]) -> list[PackError]:
    """Find rule ids and pack names that are used twice."""
    seen: dict[str, str] = {}
    problems = []
    for pack, path in zip(packs, paths, strict=True):
        for rule, line in zip(pack.rules, pack.lines, strict=True):
            place = f"{path}:{line}"
            if rule.id in seen:
                problems.append(
                    PackError(
                        f"rule id {rule.id} is taken by {seen[rule.id]}", place=place, remedy="give it another id"
                    )
                )
            seen.setdefault(rule.id, place)
    return problems
