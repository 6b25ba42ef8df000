"""Packs of a run."""

import re
from pathlib import Path

import pytest

from mtcheck.errors import MtcheckError, PackError, UsageError
from mtcheck.rules import load_rules
from mtcheck.rules.loading import shipped
from tests.rules.factory import GOOD


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    path = tmp_path / "mine.yaml"
    path.write_text(GOOD.replace("pack: es", "pack: mine").replace("ES001", "MINE001"), encoding="utf-8")
    return path


def test_packs_that_ship_come_first_and_patterns_of_strangers_are_timed(mine: Path) -> None:
    rules = load_rules(mine, packs=["core"])
    assert list(rules.packs) == ["core", "mine"]
    assert {made.timed for made in rules.recipes[:-1]} == {False}
    assert rules.recipes[-1].timed
    assert load_rules(str(mine), packs=["core"]) == rules


def test_the_signature_names_packs_and_their_text(mine: Path) -> None:
    def signature() -> str:
        return load_rules(mine, packs=[]).signature

    before = signature()
    assert re.fullmatch(r"mine@[0-9a-f]{8}", before)
    mine.write_bytes(mine.read_bytes().replace(b"\n", b"\r\n"))
    assert signature() == before
    mine.write_text(mine.read_text(encoding="utf-8").replace("a club", "the club"), encoding="utf-8")
    assert signature() != before


def test_packs_are_in_memory_once() -> None:
    assert load_rules().rules[0] is load_rules().rules[0]


def test_an_unknown_pack_is_refused() -> None:
    with pytest.raises(UsageError, match="unknown pack “xx”; known are core"):
        load_rules(packs=["xx"])


def test_a_rule_id_is_used_once(mine: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.yaml"
    again.write_text(mine.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(PackError) as refused:
        load_rules(mine, again, packs=[])
    assert str(refused.value) == f"{again}:5: rule id MINE001 is taken by {mine}:5; give it another id: MINE002 is free"


def test_an_id_called_free_is_one_of_its_own_pack(mine: Path, tmp_path: Path) -> None:
    head, block = mine.read_text(encoding="utf-8").split("rules:\n")
    again = tmp_path / "nl.yaml"

    def remedy(text: str) -> str:
        again.write_text(text, encoding="utf-8")
        with pytest.raises(PackError) as refused:
            load_rules(mine, again, packs=[])
        return refused.value.remedy

    head = head.replace("pack: mine", "pack: nl")
    own = block.replace("MINE001", "DUTCH007").replace("name: ", "name: own-")
    assert remedy(f"{head}rules:\n{block}") == "give it another id: NL001 is free"
    assert remedy(f"{head}rules:\n{block}{own}") == "give it another id: DUTCH008 is free"


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00", b"pack: x\nrules: 3\n"])
def test_what_cannot_be_read_is_named_with_its_file(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "bad.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(MtcheckError, match=re.escape(str(path))):
        load_rules(path, packs=[])


def test_of_many_problems_the_first_is_told_and_the_rest_counted(mine: Path) -> None:
    mine.write_text(GOOD.replace("claim: mt", "claim: x").replace("kind: flag", "kind: y"), encoding="utf-8")
    with pytest.raises(PackError, match=r"kind.*\(1 more: mtcheck rules lint .*mine\.yaml\)"):
        load_rules(mine, packs=[])


def test_every_pack_that_ships_loads() -> None:
    rules = load_rules()
    assert {rule.pack for rule in rules.rules} == set(shipped())
