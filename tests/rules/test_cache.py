"""The cache of compiled packs: never in the way, whatever has happened to it."""

import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import mtcheck.rules
from mtcheck.errors import PackError
from mtcheck.rules import RuleSet, load_rules
from mtcheck.rules.behind import closure
from mtcheck.rules.cache import COMPILERS, _compilers, directory
from mtcheck.rules.loading import load_packs
from mtcheck.rules.programs import pattern_of
from tests.rules.factory import GOOD

PACKAGE = Path(mtcheck.rules.__file__).parents[1]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr("mtcheck.rules.cache._held", {})
    return tmp_path / "cache"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def load(pack: Path) -> RuleSet:
    return load_packs([pack])


@pytest.fixture
def posix() -> None:
    if os.name != "posix":
        pytest.skip("modes of files mean nothing here")


@pytest.fixture
def no_compiling(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    def compile_(*_: object) -> None:
        raise AssertionError("compiled although the cache was sound")

    monkeypatch.setattr("mtcheck.rules.loading.read_file", compile_)
    return monkeypatch


def test_the_second_time_a_pack_is_not_compiled(cache: Path, pack: Path, request: pytest.FixtureRequest) -> None:
    first = load(pack)
    request.getfixturevalue("no_compiling")
    assert load(pack) == first
    assert len(list(cache.iterdir())) == 1


def test_patterns_of_our_own_packs_are_kept_compiled(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtcheck.rules.loading.PACKS", pack.parent)
    load(pack)
    made = load(pack).recipes[0]
    assert pattern_of(made.pattern, made.program) == re.compile(made.pattern, re.IGNORECASE)


def test_patterns_of_strangers_are_not_for_they_run_under_a_time_limit(pack: Path) -> None:
    load(pack)
    assert load(pack).recipes[0].program == b""


def test_a_changed_pack_is_compiled_again_and_leaves_no_litter(cache: Path, pack: Path) -> None:
    load(pack)
    pack.write_text(GOOD.replace("for a club", "for the club"), encoding="utf-8")
    assert load(pack).rules[0].message == "“{match}” for the club"
    assert len(list(cache.iterdir())) == 1


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 500])
def test_a_damaged_cache_is_built_again(cache: Path, pack: Path, damage: bytes) -> None:
    first = load(pack)
    (kept,) = cache.iterdir()
    whole = kept.read_bytes()
    for content in (damage, whole[: len(whole) // 2], whole[:-1] + bytes([whole[-1] ^ 1])):
        kept.write_bytes(content)
        assert load(pack) == first
        assert kept.read_bytes() == whole


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a copy of the modules that compile packs, which goes for them."""
    copy = tmp_path / "mtcheck"
    for name in COMPILERS:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PACKAGE / name, copy / name)
    monkeypatch.setattr("mtcheck.rules.cache._PACKAGE", copy)
    _compilers.cache_clear()
    yield copy
    _compilers.cache_clear()


@pytest.mark.parametrize("name", COMPILERS)
def test_another_version_of_a_compiler_makes_it_stale(cache: Path, pack: Path, package: Path, name: str) -> None:
    load(pack)
    (kept,) = cache.iterdir()
    before = kept.read_bytes()
    (package / name).write_bytes((package / name).read_bytes() + b"\n")
    _compilers.cache_clear()
    load(pack)
    assert kept.read_bytes() != before


def test_the_compilers_are_all_that_decides_how_a_pack_is_compiled() -> None:
    """Of detectors packs hold but the names; what words there are is asked when text is looked at."""
    behind = {PACKAGE / name for name in ("model.py", "rules/loading.py")}.union(
        *(closure(PACKAGE / "rules" / name) for name in ("cache.py", "schema.py"))
    )
    told = {"errors.py", "rules/problems.py"}
    words = {"rules/classes.tsv", *(name for name in map(named, behind) if name.startswith("text/tables/"))}
    assert set(COMPILERS) == set(map(named, behind)) - told - words - {"text/__init__.py"}


def named(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def test_what_others_may_have_written_is_compiled_anew(cache: Path, pack: Path, posix: None) -> None:
    first = load(pack)
    (kept,) = cache.iterdir()
    whole = kept.read_bytes()
    for mode in (0o620, 0o602):
        kept.chmod(mode)
        assert load(pack) == first
        assert (stat.S_IMODE(kept.stat().st_mode), kept.read_bytes()) == (0o600, whole)


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o1777])
def test_a_directory_that_others_may_write_to_is_left_alone(
    cache: Path, pack: Path, posix: None, mode: int, caplog: pytest.LogCaptureFixture
) -> None:
    cache.mkdir()
    cache.chmod(mode)
    assert load(pack).by_id
    assert list(cache.iterdir()) == []
    assert "compiled rules cannot be kept (not yours alone to write to)" in caplog.text


def test_what_was_kept_is_not_read_once_others_may_write_there(cache: Path, pack: Path, posix: None) -> None:
    load(pack)
    (kept,) = cache.iterdir()
    cache.chmod(0o707)
    kept.write_bytes(b"")
    assert load(pack).by_id
    assert kept.read_bytes() == b""


def test_the_user_s_own_directory_as_an_open_umask_made_it_is_closed(
    tmp_path: Path, pack: Path, posix: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.delenv("MTCHECK_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    monkeypatch.setenv("HOME", str(tmp_path / "own"))
    directory().mkdir(parents=True)
    directory().chmod(0o775)
    assert load(pack).by_id
    assert (stat.S_IMODE(directory().stat().st_mode), len(list(directory().iterdir()))) == (0o755, 1)
    assert caplog.text == ""


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a directory away")
def test_a_directory_of_somebody_else_is_left_alone(cache: Path, pack: Path) -> None:
    cache.mkdir(mode=0o700)
    os.chown(cache, 12345, -1)
    assert load(pack).by_id
    assert list(cache.iterdir()) == []


def test_a_new_directory_is_closed_to_others(cache: Path, pack: Path, posix: None) -> None:
    before = os.umask(0)
    try:
        load(pack)
    finally:
        os.umask(before)
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700


def test_without_a_place_to_write_packs_still_load(cache: Path, pack: Path) -> None:
    cache.write_text("a file, not a directory")
    assert load(pack).by_id
    assert cache.read_text() == "a file, not a directory"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_directory_that_cannot_be_written_is_left_alone(cache: Path, pack: Path) -> None:
    cache.mkdir(mode=0o500)
    assert load(pack).by_id
    assert list(cache.iterdir()) == []


def test_a_full_disk_leaves_nothing_half_written(cache: Path, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert load(pack).by_id
    assert list(cache.iterdir()) == []


def test_a_run_that_is_stopped_leaves_no_draft(cache: Path, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        load(pack)
    assert list(cache.iterdir()) == []


def test_many_writers_at_once(cache: Path, pack: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        loaded = list(pool.map(load, [pack] * 16))
    assert all(rules == loaded[0] for rules in loaded)
    assert len(list(cache.iterdir())) == 1


def test_a_broken_pack_is_not_kept(cache: Path, pack: Path) -> None:
    pack.write_text(GOOD.replace("claim: mt", "claim: none"), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(PackError):
            load(pack)
    assert not cache.exists()


def test_from_the_cache_neither_yaml_nor_pydantic_is_imported() -> None:
    load_rules()
    slow = {"yaml", "pydantic", "regex"}
    program = f"import sys, mtcheck.rules as r; r.Engine(r.load_rules()); print(sorted({slow} & set(sys.modules)))"
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert shown.stdout == "[]\n"


def test_what_cannot_be_written_is_compiled_once_a_process(
    cache: Path, pack: Path, request: pytest.FixtureRequest
) -> None:
    cache.write_text("a file, not a directory")
    first = load(pack)
    request.getfixturevalue("no_compiling")
    assert load(pack) == first
    assert first.recipes[0] is load(pack).recipes[0]


def test_an_edited_pack_that_cannot_be_written_is_compiled_again(cache: Path, pack: Path) -> None:
    cache.write_text("a file, not a directory")
    load(pack)
    pack.write_text(GOOD.replace("for a club", "for the club"), encoding="utf-8")
    assert load(pack).rules[0].message == "“{match}” for the club"


# As processes start where there is no fork.
_IN_TWO = """
import sys, multiprocessing, pathlib
from mtcheck.rules.cache import held, hold
from mtcheck.rules.loading import load_packs

def load(packs):
    hold(packs)
    import mtcheck.rules.loading as loading
    loading.read_file = None
    return len(load_packs([pathlib.Path(sys.argv[1])]).rules)

if __name__ == "__main__":
    for _ in range(2):
        load_packs([pathlib.Path(sys.argv[1])])
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        print(pool.apply(load, [held()]))
"""


def test_one_line_says_that_nothing_can_be_kept_and_workers_need_not_compile(
    cache: Path, pack: Path, tmp_path: Path
) -> None:
    cache.write_text("a file, not a directory")
    (tmp_path / "two.py").write_text(_IN_TWO, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(tmp_path / "two.py"), str(pack)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "1\n", done.stderr
    assert done.stderr == (
        f"mtcheck: {cache}: compiled rules cannot be kept (File exists); each process compiles them again: "
        "name another folder with MTCHECK_CACHE_DIR\n"
    )
