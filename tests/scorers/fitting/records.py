"""Labelled records for tests of the fitting."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mtcheck.model import Document
from mtcheck.readers.records import record
from mtcheck.scorers.fitting.corpus import Record


def a_record(name: str, label: str, story: str = "s1", **fields: object) -> Record:
    known: dict[str, object] = dict.fromkeys(("collection", "set", "outlet"), "newstest2014")
    known |= {"year": "2014", "source": "de", "original": "de", "engine": None, "news": True, "non_native": False}
    if label == "native":
        known |= {"source": None, "original": "en"}
    return Record(name=name, label=label, story=story, texts=("A text.",), **{**known, **fields})  # type: ignore[arg-type]


def read(fields: Mapping[str, Any], file: str, line: int) -> Document:
    return record(fields, file, "labelled", [line])


def labelled(path: Path, *records: Mapping[str, object]) -> Path:
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return path
