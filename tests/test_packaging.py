"""What is published runs outside the checkout: every table, pack and template is in the wheel and in the sdist."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXT = "The agency (ICE, for its acronym in English) opened an office in Lima.\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def run(*arguments: str, at: Path, packages: Path) -> str:
    environment = {**os.environ, "PYTHONPATH": str(packages), "MTCHECK_CACHE_DIR": str(at / "cache")}
    command = [sys.executable, "-m", "mtcheck", *arguments]
    return subprocess.run(command, cwd=at, env=environment, check=True, capture_output=True, text=True).stdout


def test_the_wheel_checks_and_reports_by_itself(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    packages = tmp_path / "packages"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)  # noqa: S202 (we have just built it)
    assert {path.name for path in packages.iterdir() if path.suffix != ".dist-info"} == {"mtcheck"}
    (tmp_path / "story.txt").write_text(TEXT, encoding="utf-8")
    run(
        "check",
        "story.txt",
        "--fail-on",
        "never",
        "--to",
        "csv,html,xlsx",
        "--out",
        "out",
        at=tmp_path,
        packages=packages,
    )
    assert "for its acronym in English" in (tmp_path / "out" / "findings.csv").read_text("utf-8-sig")
    assert (tmp_path / "out" / "report.html").stat().st_size > 10_000


def test_the_wheel_holds_every_pack(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"mtcheck/rules/packs/{path.name}" for path in (ROOT / "mtcheck/rules/packs").glob("*.yaml")} <= names


def test_the_wheel_says_that_it_is_typed(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    assert "mtcheck/py.typed" in zipfile.ZipFile(wheel).namelist()


def test_the_sdist_holds_what_is_needed_to_build_and_to_try(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "README.md", "LICENSE", "Makefile", "corpora/manifest.toml"} <= names


def test_the_version_is_printed(tmp_path: Path) -> None:
    assert run("--version", at=tmp_path, packages=ROOT).startswith("mtcheck 0.")
