"""What ``mtcheck fit`` and ``calibrate`` refuse before they begin."""

import gzip
import json
import sys
from pathlib import Path

import pytest

from mtcheck.cli.fit import calibrate, fit
from mtcheck.errors import InputError, UsageError

pytest.importorskip("sklearn")


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="“today” is no date"):
        fit([], date="today")


def test_without_scikit_learn_the_extra_is_named_as_a_clone_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sklearn", None)
    with pytest.raises(UsageError) as refused:
        calibrate([])
    remedy = 'install it with: pip install ".[fit]", in a clone of mtcheck'
    assert str(refused.value) == f"scikit-learn is not installed; {remedy}"


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"labelled\.jsonl"):
        fit([tmp_path / "labelled.jsonl"], date="2026-01-31")


@pytest.mark.parametrize(
    "content",
    [b"no gzip", gzip.compress(b"{}\n" * 9)[:-9], gzip.compress(b"\xff\n")],
    ids=["no gzip", "cut short", "no UTF-8"],
)
def test_a_file_that_is_broken_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "labelled.jsonl.gz"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"labelled\.jsonl\.gz: cannot be read \(.+\); check the path") as refused:
        fit([path], date="2026-01-31")
    assert "\n" not in str(refused.value)


def record(number: int, origin: str, year: int) -> dict[str, object]:
    story: dict[str, object] = {
        "id": f"{year}-{number}-{origin}",
        "origin": origin,
        "set": f"newstest{year}",
        "src_lang": "de",
    }
    return story | {"doc_id": f"{year}-{number}-{origin == 'native'}", "text": "It rained in the town. " * 12}


@pytest.mark.parametrize(
    ("records", "missing"),
    [
        ([], "holds 0 sets of 20 stories that a machine and a person translated from the original; add records with"),
        (
            [record(number, origin, 2014) for number in range(20) for origin in ("mt", "human", "native")],
            "holds 1 set of 20 stories that a machine and a person translated",
        ),
        (
            [
                record(number, origin, year)
                for number in range(20)
                for year in (2014, 2015)
                for origin in ("mt", "human")
            ],
            "holds 0 native texts beside translations of their year, in sets of 0 years; give both in sets named",
        ),
    ],
)
def test_copy_that_cannot_be_left_out_and_taught_in_turn_cannot_fit(
    tmp_path: Path, records: list[dict[str, object]], missing: str
) -> None:
    path = tmp_path / "labelled.jsonl"
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    with pytest.raises(InputError, match=missing):
        fit([path], date="2026-01-31", out=tmp_path / "weights")
    assert not (tmp_path / "weights").exists()


def test_copy_of_one_class_cannot_calibrate(tmp_path: Path) -> None:
    path = tmp_path / "labelled.jsonl"
    path.write_text('{"id": "1", "origin": "native", "segments": ["Short."]}\n')
    with pytest.raises(InputError, match="holds no human text"):
        calibrate([path], out=tmp_path / "weights.json")
    assert not (tmp_path / "weights.json").exists()
