"""A pack that is broken is all that the tests say, once."""

from pathlib import Path

import pytest

from mtcheck.rules import loading
from tests.conftest import stop_where_a_pack_is_broken


def test_where_a_pack_is_broken_no_test_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = tmp_path / "nl.yaml"
    pack.write_text("pack: nl\n\trules: []\n", encoding="utf-8")
    monkeypatch.setattr(loading, "PACKS", tmp_path)
    with pytest.raises(pytest.exit.Exception) as stopped:
        stop_where_a_pack_is_broken()
    said = str(stopped.value.msg)
    assert said.startswith(f"no test was run, for a pack is broken:\n\n{pack}:2: not YAML: ")
    assert said.endswith("; indent with spaces, not with tabs\n")
    pack.write_text("pack: nl\nrules: []\n", encoding="utf-8")
    stop_where_a_pack_is_broken()
