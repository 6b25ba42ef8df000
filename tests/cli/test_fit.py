"""What ``mtcheck fit`` and ``calibrate`` refuse before they begin."""

import gzip
from pathlib import Path

import pytest

from mtcheck.cli.fit import calibrate, fit
from mtcheck.errors import InputError, UsageError

pytest.importorskip("sklearn")


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="“today” is no date"):
        fit([], date="today")


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"labelled\.jsonl"):
        fit([tmp_path / "labelled.jsonl"], date="2026-01-31")


@pytest.mark.parametrize("content", [b"no gzip", gzip.compress(b"{}\n" * 9)[:-9], gzip.compress(b"\xff\n")])
def test_a_file_that_is_broken_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "labelled.jsonl.gz"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"labelled\.jsonl\.gz: cannot be read \(.+\); check the path") as refused:
        fit([path], date="2026-01-31")
    assert "\n" not in str(refused.value)


def test_copy_of_one_class_cannot_calibrate(tmp_path: Path) -> None:
    path = tmp_path / "labelled.jsonl"
    path.write_text('{"id": "1", "origin": "native", "segments": ["Short."]}\n')
    with pytest.raises(InputError, match="holds no human text"):
        calibrate([path], out=tmp_path / "weights.json")
    assert not (tmp_path / "weights.json").exists()
