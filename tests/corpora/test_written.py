"""The texts that were written to teach the score with: what each record tells, and that it is so."""

import json
from collections import Counter
from typing import Any

import pytest

from corpora.manifest import HERE
from mtcheck.scorers.fitting.questions import written
from mtcheck.text.language import identify
from tests.scorers.fitting.records import a_record

RECORDS: list[dict[str, Any]] = [json.loads(line) for line in (HERE / "written.jsonl").read_text("utf-8").splitlines()]
TRANSLATED = [each for each in RECORDS if each["origin"] == "mt"]


def test_every_text_is_there_once_and_teaches_without_being_tested() -> None:
    assert max(Counter(each[key] for each in RECORDS for key in ("id", "text")).values()) == 1
    assert {each["domain"] for each in RECORDS} == {"written"}
    for name in {each["set"] for each in RECORDS}:
        assert written(a_record("a", "native", set=name))


def test_each_translation_has_its_original_paragraph_by_paragraph_and_a_native_story_beside_it() -> None:
    natives = {each["id"] for each in RECORDS if each["origin"] == "native"}
    for each in TRANSLATED:
        assert each["text"].count("\n\n") == each["source"].count("\n\n"), each["id"]
        assert f"{each['id'].rpartition('-')[0]}-native" in natives


@pytest.mark.parametrize("record", TRANSLATED, ids=lambda record: str(record["id"]))
def test_an_original_is_in_the_language_it_tells(record: dict[str, Any]) -> None:
    assert identify(record["source"]).language == record["src_lang"] == record["origlang"]
