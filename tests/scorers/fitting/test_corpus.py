"""Labelled files to records: what is read, in which order, and what is left out."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from mtcheck.errors import InputError
from mtcheck.scorers.fitting.corpus import digest, load
from tests.scorers.fitting.records import a_record, labelled, read


def test_records_come_in_the_same_order_whatever_the_order_of_files(tmp_path: Path) -> None:
    for name, ids in (("b.jsonl", ["2", "1"]), ("a.jsonl", ["9"])):
        labelled(tmp_path / name, *({"id": each, "origin": "native", "segments": ["x"]} for each in ids))
    records, digests = load([tmp_path / "b.jsonl", tmp_path / "a.jsonl"], read, print)
    assert [each.name for each in records] == ["9", "1", "2"]
    assert list(digests) == ["a.jsonl", "b.jsonl"]


def test_a_record_that_cannot_be_used_is_named_by_file_and_line(tmp_path: Path) -> None:
    path = labelled(tmp_path / "labelled.jsonl", {"id": "1", "origin": "native", "segments": ["x"]})
    for line, problem in (("no record", "not JSON"), ("[]", "is no record"), ('{"origin": "mt", "text": 3}', "“text”")):
        path.write_text(f"{path.read_text('utf-8').splitlines()[0]}\n{line}\n")
        with pytest.raises(InputError, match=rf"labelled\.jsonl:2: {problem}"):
            load([path], read, print)


def test_a_record_has_its_text_whole_or_in_segments(tmp_path: Path) -> None:
    whole = {"origin": "mt", "system": "swift-2023", "text": "Rain\n\nIt rained. It stopped."}
    parts = {"id": "2", "origin": "nonnative", "segments": ["It rained. It stopped."]}
    first, second = load([labelled(tmp_path / "set.jsonl", parts, whole)], read, print)[0]
    assert (first.name, first.label, first.texts) == ("2", "native", ("It rained. It stopped.",))
    assert (second.name, second.label, second.texts) == ("set.jsonl:2", "mt", ("Rain", "It rained.", "It stopped."))
    assert second.present


def test_records_that_nothing_is_learned_from_are_counted_with_the_reason(tmp_path: Path) -> None:
    records: list[Mapping[str, object]] = [{"text": "x"}, {"origin": "mt", "segments": ["x"]}]
    records += [{"id": "1", "text": "y"}, {"origin": "mt"}]
    said: list[str] = []
    found, _ = load([labelled(tmp_path / "set.jsonl", *records, {"origin": "edited", "text": "x"})], read, said.append)
    assert [(each.name, each.label) for each in found] == [("set.jsonl:2", "mt"), ("set.jsonl:5", None)]
    assert said == [
        "set.jsonl: nothing learned from 2 of its records, the first in line 1: no origin",
        "set.jsonl: nothing learned from 1 of its records, the first in line 4: neither text nor segments",
        "set.jsonl: nothing learned from 1 of its records, the first in line 5: origin “edited”",
    ]


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        labelled(tmp_path / folder / "set.jsonl", {"id": folder, "origin": "mt", "text": "x"})
    records, digests = load([tmp_path / "b" / "set.jsonl", tmp_path / "a" / "set.jsonl"], read, print)
    assert [each.name for each in records] == ["a", "b"]
    assert list(digests) == ["a/set.jsonl", "b/set.jsonl"]


def test_what_was_learned_from_is_named_by_its_texts_too() -> None:
    one = a_record("1", "mt")
    assert digest([one]) == digest([a_record("1", "mt")])
    others = [replace(one, texts=("Another text.",)), replace(one, label="human"), replace(one, source="fr")]
    assert len({digest([one]), *(digest([each]) for each in others), digest([one], "earlier")}) == 5
