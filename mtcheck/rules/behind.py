"""Which files decide what a rule finds, besides its own words: the code of its detector, and tables of words."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from mtcheck.rules.classes import CLASS
from mtcheck.rules.rulesets import Recipe
from mtcheck.text.digests import blake2b

_PACKAGE = Path(__file__).parents[1]
_TABLES = (".bin", ".bloom", ".tsv", ".txt")
# What every rule stands on, detector or not, says nothing of a single one.
_OF_ALL = frozenset(_PACKAGE / name for name in ("model.py", "rules/view.py", "rules/detectors/registry.py"))
_CLASSES = _PACKAGE / "rules" / "classes.py"


def behind(detector: str | None, recipe: Recipe) -> frozenset[Path]:
    """Give the module of a detector with all that it imports, and the classes of words where the recipe asks for one.

    To each module belong the tables that it names.
    """
    from mtcheck.rules.detectors import DETECTORS

    found: frozenset[Path] = frozenset()
    if detector:
        found |= closure(_module(DETECTORS[detector].__module__))
    if any(f"(?P<{CLASS}" in part for part in recipe if isinstance(part, str)):
        found |= closure(_CLASSES)
    return found


@cache
def digest(files: frozenset[Path]) -> str:
    """Name the content of files, comments of modules aside: 16 hex digits."""
    found = blake2b(digest_size=8)
    for path in sorted(files):
        found.update(f"\0{path.name}\0".encode() + (_code(path) if path.suffix == ".py" else path.read_bytes()))
    return found.hexdigest()


def _code(module: Path) -> bytes:
    lines = module.read_text("utf-8").splitlines()
    return "\n".join(line for line in lines if line.strip() and not line.lstrip().startswith("#")).encode()


@cache
def closure(module: Path) -> frozenset[Path]:
    """Give a module with all of the project that it imports, and the tables that these name."""
    found: set[Path] = set()
    further = [module]
    while further:
        path = further.pop()
        if path not in found | _OF_ALL:
            found.add(path)
            further += _named(path) if path.suffix == ".py" else ()
    return frozenset(found)


def _named(path: Path) -> Iterator[Path]:
    """Give the modules of the project that a module imports, anywhere in it, and the tables that it names."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and node.value in _tables():
            yield _tables()[node.value]
        elif isinstance(node, ast.ImportFrom):
            # What is imported may be a module itself.
            modules = (node.module or "", *(f"{node.module}.{name.name}" for name in node.names))
            yield from filter(Path.is_file, map(_module, (name for name in modules if name.startswith("mtcheck."))))


def _module(name: str) -> Path:
    """Give the file of a module of the project, one that is not there for any other."""
    path = _PACKAGE.parent.joinpath(*name.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


@cache
def _tables() -> Mapping[object, Path]:
    return {path.name: path for path in _PACKAGE.rglob("*") if path.suffix in _TABLES}
