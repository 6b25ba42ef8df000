"""Labels say how a text came about, and are read from records or from a manifest."""

import json
from collections.abc import Mapping
from pathlib import Path

from mtcheck.measures import Label, labelled
from mtcheck.measures.labels import all_labelled
from mtcheck.readers import Unreadable


def records(path: Path, *fields: Mapping[str, object]) -> Path:
    path.write_text("\n".join(json.dumps({"segments": ["It rained."], **each}) for each in fields), "utf-8")
    return path


def labels(*paths: Path) -> list[Label]:
    return [label for _, label in all_labelled(paths)]


def test_a_record_says_how_it_came_about(tmp_path: Path) -> None:
    path = records(
        tmp_path / "set.jsonl",
        {"id": "1", "doc_id": "s1", "origin": "mt", "src_lang": "es", "origlang": "fr", "system": "swift-2025"},
        {"id": "2", "doc_id": "s1", "bench_doc_id": "b1", "origin": "human", "src_lang": "es", "set": "test2012"},
        {"id": "3", "doc_id": "n1", "origin": "native", "outlet": "Gazette", "year": 2019, "domain": "essay"},
        {"id": "4", "doc_id": "n2", "origin": "learner"},
        {"id": "5"},
    )
    assert labels(path) == [
        Label("mt", "s1", "es", direct=False, system="swift-2025", era="present"),
        Label("human", "b1", "es", year=2012),
        Label("native", "n1", outlet="Gazette", year=2019, news=False, direct=True),
    ]


def test_a_document_named_twice_counts_once(tmp_path: Path) -> None:
    one = {"id": "1", "origin": "native", "set": "gazette"}
    assert len(labels(records(tmp_path / "a.jsonl", one), records(tmp_path / "b.jsonl", one))) == 1


def test_records_of_two_files_of_one_name_are_not_the_same(tmp_path: Path) -> None:
    one = {"id": "1", "origin": "native"}
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
    first, second = (records(tmp_path / folder / "dev.jsonl", one) for folder in ("a", "b"))
    assert len(labels(first, second)) == 2
    assert len(labels(first, first)) == 1


def test_an_era_that_is_given_holds_whatever_the_name_of_the_engine(tmp_path: Path) -> None:
    named = {"origin": "mt", "system": "home-made"}
    path = records(tmp_path / "set.jsonl", {"id": "1", **named, "era": "present"}, {"id": "2", **named})
    assert [label.era for label in labels(path)] == ["present", "older"]


def test_what_cannot_be_read_is_named_and_does_not_stop_the_rest(tmp_path: Path) -> None:
    path = records(tmp_path / "set.jsonl", {"id": "1", "segments": 3}, {"id": "2", "origin": "native"})
    unread: list[Unreadable] = []
    assert [document.name for document, _ in labelled([path], unread)] == ["2"]
    assert len(unread) == 1


def test_a_manifest_labels_the_texts_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "manifest.toml").write_text(
        '[wire]\nfolder = "es"\norigin = "native"\nlang = "es"\n'
        '[engine]\nfolder = "mt"\norigin = "mt"\nlang = "en"\nsrc_lang = "es"\nsource = "wire"\nengine = "swift -u"\n'
        'version = "swift 3.9.1-2, tables 7"\nera = "present"\n'
        '[desk]\nfolder = "human"\norigin = "human"\nlang = "en"\nsrc_lang = "es"\nsource = "wire"\n'
    )
    for folder in ("es", "mt", "human"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "storm.txt").write_text("Rain\n\nIt rained.\n", "utf-8")
    (tmp_path / "mt" / "storm.html").write_text("<p>It rained.</p>", "utf-8")
    assert labels(tmp_path) == [
        Label("mt", "wire/storm", "es", system="swift-3.9", era="present"),
        Label("human", "wire/storm", "es"),
    ]
