"""Labelled corpora: which engines are present ones, and how files are called."""

from pathlib import Path

import pytest

from mtcheck.origins import called, era_of


@pytest.mark.parametrize(
    ("system", "era"),
    [
        ("google-2024", "present"),
        ("google-2023", "present"),
        ("2027-swift", "present"),
        ("onlineB", "older"),
        ("WMT12-moses", "older"),
        ("engine-2019", "older"),
        ("build-20240", "older"),
        (None, "older"),
    ],
)
def test_the_year_in_the_name_of_an_engine_tells_its_era(system: str | None, era: str) -> None:
    assert era_of(system) == era


def test_files_are_called_by_their_names_and_by_folders_where_names_are_equal(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("b/x/dev.jsonl", "zoo.jsonl", "a/x/dev.jsonl", "b/../zoo.jsonl")]
    assert list(called(paths).items()) == [
        ("a/x/dev.jsonl", tmp_path / "a/x/dev.jsonl"),
        ("b/x/dev.jsonl", tmp_path / "b/x/dev.jsonl"),
        ("zoo.jsonl", tmp_path / "zoo.jsonl"),
    ]
