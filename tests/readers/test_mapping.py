"""Fields that are mapped: within objects, too; a source or reference that no record has is a mistake in the call."""

import pytest

from mtcheck.model import Document
from mtcheck.readers import ReadOptions, Unreadable, read
from tests.files import line, parquet
from tests.readers.reading import Put, one, refusal, several, texts

NONE = "has no record with the field “orig”, so its texts are looked at without a source"
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
        f"{path}: has no record with the field “orig”, so its texts are looked at without a source; "
        "map source to one of its fields, or leave it out: id, body"
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


@pytest.mark.parametrize("order", ["with first", "with last"])
def test_of_several_files_one_without_the_source_is_told_and_is_no_mistake_in_the_call(put: Put, order: str) -> None:
    bare, other = (put(name, line(id=name, body="Sun.")) for name in ("b.jsonl", "c.jsonl"))
    whole = put("a.jsonl", line(id="a", body="Rain.", orig="Lluvia."))
    found = list(read([whole, bare, other] if order == "with first" else [bare, other, whole], OPTIONS))
    told = {item.name: item for item in found if isinstance(item, Unreadable)}
    assert [(name, item.error.problem, item.exit_code) for name, item in told.items()] == [
        (bare, NONE, 3),
        (other, NONE, 3),
    ]
    assert sorted(item.name for item in found if isinstance(item, Document)) == ["a", "b.jsonl", "c.jsonl"]
    assert [item.exit_code for item in read([bare, other], OPTIONS) if isinstance(item, Unreadable)] == [2, 2]


def test_a_source_that_others_have_is_no_reference(put: Put) -> None:
    paths = [put("a.jsonl", line(text="Rain.", orig="Lluvia.")), put("b.jsonl", line(text="Sun."))]
    options = ReadOptions(mapping={"source": "orig", "reference": "ref"})
    found = [(item.name, item.exit_code) for item in read(paths, options) if isinstance(item, Unreadable)]
    assert found == [(paths[1], 3), (paths[0], 2)]


def test_other_fields_may_be_missing_everywhere(put: Put) -> None:
    path = put("a.jsonl", line(text="Rain."))
    options = ReadOptions(mapping={"title": "kop", "id": "slug", "lang": "language"})
    assert len(list(read([path], options))) == 1
    assert several(path)[0].title is None


def test_where_no_record_has_a_text_that_alone_is_told(put: Put) -> None:
    (item,) = read([put("a.jsonl", line(id="a"))], OPTIONS)
    assert isinstance(item, Unreadable)
    assert item.error.problem == "has no field “body”"


# A record as programs nest it, with what is mapped in it.
NESTED = {"id": "a", "article": {"head": {"en": "Weather"}, "body": {"text": "Rain.", "words": 1}, "desk": "home"}}
WITHIN = ReadOptions(mapping={"text": "article.body.text", "title": "Article.head.en"})


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "b.json"])
def test_a_field_of_objects_within_objects_is_named_with_dots(put: Put, name: str) -> None:
    document = one(put(name, line(**NESTED) if name[0] == "a" else line(items=[NESTED])), WITHIN)
    assert (document.name, texts(document)) == ("a", ["Weather", "Rain."])
    assert document.meta == {"article": {"body": {"words": 1}, "desk": "home"}}
    assert document.segments[1].origin.at(0).line == 1


def test_a_structure_of_parquet_is_read_as_an_object(put: Put) -> None:
    rows: list[object] = [NESTED["article"], None]
    first, second = read([put("a.parquet", parquet(id=["a", "b"], article=rows))], WITHIN)
    assert isinstance(first, Document)
    assert texts(first) == ["Weather", "Rain."]
    assert isinstance(second, Unreadable)
    assert second.error.problem == "is empty"
    mapped = ReadOptions(mapping={"text": "article.body"})
    assert refusal(put("b.parquet", parquet(article=rows)), mapped).error.problem == (
        "“article.body” holds struct<text: string, words: int64>, not strings"
    )


def test_records_of_segments_in_parquet_take_what_is_mapped(put: Put) -> None:
    content = parquet(segments=[["Rain."]], kop=["Weather"], about=[{"slug": "w1"}])
    options = ReadOptions(mapping={"title": "kop", "id": "about.slug", "source": "orig"})
    document, missing = read([put("a.parquet", content)], options)
    assert isinstance(document, Document)
    assert (document.name, document.title) == ("w1", "Weather")
    assert isinstance(missing, Unreadable)
    assert missing.error.problem == NONE


def test_a_key_with_dots_wins_over_objects_within_objects(put: Put) -> None:
    options = ReadOptions(mapping={"text": "a.b.c"})
    assert texts(one(put("a.jsonl", line(**{"a.b.c": "Rain.", "a": {"b": {"c": "Sun."}}})), options)) == ["Rain."]
    assert texts(one(put("b.jsonl", line(**{"a.b": {"c": "Rain."}, "a": {"b": {"c": "Sun."}}})), options)) == ["Rain."]
    assert texts(one(put("c.jsonl", line(**{"a.b": {"d": "Rain."}, "a": {"b": {"c": "Sun."}}})), options)) == ["Sun."]


def test_a_way_that_leads_nowhere_is_told_with_the_fields_within(put: Put) -> None:
    def problem(**fields: object) -> str:
        first, _ = read([put("a.jsonl", line(**fields) * 2)], WITHIN)
        assert isinstance(first, Unreadable)
        return str(first.error).partition("jsonl:1: ")[2]

    assert problem(id="a", article={"body": {"txt": "Rain."}, "tags": [], "more": {}}) == (
        "has no field “article.body.text”; map text to one of its fields: "
        "id, article.body.txt, article.tags, article.more"
    )
    assert problem(article="Rain.").startswith("has no field “article.body.text”; ")
    assert problem(article={"body": {"text": None}}).startswith("“article.body.text” is null; ")
    assert problem(article={"body": {"text": {"words": 1, "en": "Rain."}}}) == (
        "“article.body.text” is an object, not a string; "
        "write it as a string, or map the one in it: article.body.text.en"
    )
    assert problem(article={"body": {"text": ["Rain."]}}).startswith("“article.body.text” is a list, not a string; ")
    many = problem(**{f"k{number}": number for number in range(25)})
    assert many.endswith("k18, k19 and 5 more")


def test_where_the_source_is_mapped_a_field_of_that_name_is_an_agency(put: Put) -> None:
    path = put("a.jsonl", line(body="Rain.", orig="Lluvia.", source="EFE") + line(body="Sun.", source="EFE"))
    found = [each for each in read([path], OPTIONS) if isinstance(each, Document)]
    assert [each.segments[0].source for each in found] == ["Lluvia.", None]
