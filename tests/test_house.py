"""The house keeps its shape: what stands where, who imports what, and how little is loaded at the door."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import mtcheck

ROOT = Path(__file__).parent.parent
TOP = {"mtcheck", "corpora", "reports", "tests", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "Makefile"}
LOCK = "requirements.lock"
BANNED = {"utils", "helpers", "base", "common", "core", "types", "misc"}
# The library, and the only places that may import it: one door for each heavy guest.
DOORS = {
    "typer": ("cli",),
    "lxml": ("readers",),
    "sacrebleu": ("scorers/reference.py",),
    "yaml": ("rules/contents.py",),
    "pydantic": ("rules/schema.py", "settings.py"),
    "langdetect": ("text/language.py",),
    "click": (),
}
MODULES = sorted((ROOT / "mtcheck").rglob("*.py"))


def imported(module: Path) -> set[str]:
    """Top-level names that a module imports anywhere, also inside functions."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def test_the_top_level_holds_nothing_unnamed() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if tracked.returncode:
        pytest.skip("not a git checkout")
    seen = {line.partition("/")[0] for line in tracked.stdout.splitlines()}
    assert {name for name in seen if not name.startswith(".")} <= TOP | {LOCK}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(ROOT)))
def test_a_module_has_a_name_a_docstring_and_a_readable_size(module: Path) -> None:
    assert module.stem not in BANNED
    text = module.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= 400


@pytest.mark.parametrize("library", DOORS)
def test_a_heavy_guest_comes_in_by_its_door(library: str) -> None:
    doors = DOORS[library]
    for module in MODULES:
        place = module.relative_to(ROOT / "mtcheck").as_posix()
        if library in imported(module):
            assert any(place == door or place.startswith(f"{door}/") or place == f"{door}.py" for door in doors), place


def loaded_by(code: str) -> set[str]:
    """Names of the modules in memory after some code ran in a fresh interpreter."""
    script = f"import sys\n{code}\nprint(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(run.stdout.split())


def test_importing_mtcheck_loads_nothing_heavy() -> None:
    assert not loaded_by("import mtcheck") & {"typer", "rich", "pandas", "yaml", "pydantic", "lxml", "sacrebleu"}


def test_a_check_loads_no_library_that_it_does_not_use() -> None:
    once = "import mtcheck; mtcheck.check('The minister spoke.')"
    loaded_by(once)  # the first run may compile the packs
    assert not loaded_by(once) & {
        "typer",
        "rich",
        "pandas",
        "numpy",
        "yaml",
        "pydantic",
        "lxml",
        "sacrebleu",
        "langdetect",
        # With OpenSSL.
        "hashlib",
    }


def test_every_public_name_is_there() -> None:
    assert sorted(mtcheck.__all__) == mtcheck.__all__
    for name in mtcheck.__all__:
        assert getattr(mtcheck, name).__doc__
