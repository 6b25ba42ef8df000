"""Sources and references that are mapped and that no record has: a mistake in the call, as in a table."""

import pytest

from mtcheck.model import Document
from mtcheck.readers import ReadOptions, Unreadable, read
from tests.files import line
from tests.readers.reading import Put, several

OPTIONS = ReadOptions(mapping={"text": "body", "source": "orig"})


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_a_source_that_no_record_has_is_told_once_and_the_texts_are_read(put: Put, name: str) -> None:
    records = line(id="a", body="Rain.", org="Lluvia.") + line(id="b", body="Sun.")
    path = put(name, records if name == "a.jsonl" else f"[{records.strip().replace(chr(10), ',')}]")
    first, second, missing = read([path], OPTIONS)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert isinstance(missing, Unreadable)
    assert missing.fatal
    assert str(missing.error) == (
        f"{path}: has no record with the field “orig”; map source to one of its fields, or leave it out: id, body"
    )


def test_a_source_that_some_records_have_may_be_missing_in_others(put: Put) -> None:
    path = put("a.jsonl", line(body="Rain.", Orig="Lluvia."))
    several_records = put("b.jsonl", line(body="Sun.") + line(body="Rain.", orig="Lluvia.") + line(body="Sun."))
    found = [item for each in (path, several_records) for item in read([each], OPTIONS)]
    assert [each.segments[0].source for each in found if isinstance(each, Document)] == [
        "Lluvia.",
        None,
        "Lluvia.",
        None,
    ]
    assert len(found) == 4


def test_other_fields_may_be_missing_everywhere(put: Put) -> None:
    path = put("a.jsonl", line(text="Rain."))
    options = ReadOptions(mapping={"title": "kop", "id": "slug", "lang": "language"})
    assert len(list(read([path], options))) == 1
    assert several(path)[0].title is None


def test_where_no_record_has_a_text_that_alone_is_told(put: Put) -> None:
    (item,) = read([put("a.jsonl", line(id="a"))], OPTIONS)
    assert isinstance(item, Unreadable)
    assert item.error.problem == "has no field “body”"
