"""Records of JSON: text whole or in segments, with what belongs to each, and a headline of its own."""

import gzip

import pytest

from mtcheck.model import Document
from mtcheck.readers import Pairing, ReadOptions, Unreadable, pair, read
from mtcheck.scorers.reference import aligned
from mtcheck.text.units import units
from tests.files import line
from tests.readers.reading import Put, one, refusal, texts


def test_given_segments_are_kept_exactly_with_their_counterparts(put: Put) -> None:
    given = ["Bridge closes ", "", "It rained.  It stopped. "]
    path = put(
        "a.jsonl",
        line(
            id="story",
            segments=given,
            source_segments=["Cierra el puente", None, "Llovió."],
            reference_segments=["Bridge shut", ["One", "Two"], None],
            lang="en",
            src_lang="es",
            outlet="Gazette",
            url="https://example.org/1",
        ),
    )
    document = one(path)
    assert (document.name, document.language, document.source_language) == ("story", "en", "es")
    assert document.meta == {"outlet": "Gazette", "url": "https://example.org/1"}
    assert texts(document) == given
    assert [segment.source for segment in document.segments] == ["Cierra el puente", None, "Llovió."]
    assert [segment.references for segment in document.segments] == [("Bridge shut",), ("One", "Two"), ()]
    assert document.segments[0].role == "headline"
    assert document.segments[2].origin.at(3) == (1, None, None)
    assert not document.segments[2].origin.exact


def test_text_is_cut_and_counterparts_align_by_paragraph_where_they_can(put: Put) -> None:
    text = "Bridge closes\n\nIt rained. It stopped."
    path = put(
        "a.jsonl", line(text=text, source="Cierra\n\nLlovió.", references=["Bridge shut\n\nRain fell.", "One only"])
    )
    document = one(path)
    assert document.name == f"{path}:1"
    assert texts(document) == ["Bridge closes", "It rained.", "It stopped."]
    assert [segment.source for segment in document.segments] == ["Cierra", "Llovió.", None]
    assert [segment.references for segment in document.segments] == [("Bridge shut",), ("Rain fell.",), ()]
    assert (document.source, document.references) == (None, ("One only",))


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        ("{", "is not JSON from column 2 on"),
        ("[" * 100_000, "is not JSON"),
        ("[1]", "is not a JSON object"),
        (line(id=1), "has neither “text” nor “segments”"),
        (line(text=3), "“text” is a number, not a string"),
        (line(text=["a"]), "“text” is a list, not a string; write it as a string, or its paragraphs as “segments”"),
        (line(text=" "), "is empty"),
        (line(segments="a"), "“segments” is not a list of strings"),
        (line(segments=["a", "b"], source_segments=["c"]), "“source_segments” has 1 item for 2 segments"),
        (line(segments=["a"], reference_segments="c"), "“reference_segments” has a string for 1 segment"),
        (line(text="a", source_segments="c"), "“source_segments” has a string for the paragraphs"),
        (line(segments=["a"], source_segments=[1]), "“source_segments” holds a number"),
        ('{"text": "\\ud83d"}', "“text” holds half a character (a lone surrogate)"),
    ],
)
def test_a_broken_record_is_refused_with_its_line_and_the_others_are_read(put: Put, broken: str, problem: str) -> None:
    path = put("a.jsonl", line(text="One.") + "\n" + broken.rstrip("\n") + "\n" + line(text="Two."))
    first, unreadable, last = read([path])
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert last.name == f"{path}:4"
    assert isinstance(unreadable, Unreadable)
    assert not unreadable.fatal
    assert f"{unreadable.error}; ".startswith(f"{path}:3: {problem}; ")


def test_a_line_that_is_not_utf8_is_refused_alone(put: Put) -> None:
    path = put("a.jsonl", line(text="Málaga.").encode() + b'{"text": "M\xe1laga"}\n' + line(text="Two.").encode())
    _, unreadable, _ = read([path])
    assert isinstance(unreadable, Unreadable)
    assert str(unreadable.error).startswith(f"{path}:2: byte 32 (0xe1) is not valid utf-8; ")


def test_repeated_ids_get_a_number(put: Put) -> None:
    path = put("a.jsonl", line(id="x", text="One.") * 3 + line(id="x#2", text="Two."))
    assert [document.name for document in read([path])] == ["x", "x#2", "x#3", "x#2#2"]


def test_names_stay_apart_in_a_large_corpus(put: Put) -> None:
    path = put("a.jsonl", "".join(line(id=str(number % 3000), text="One.") for number in range(4000)))
    names = [document.name for document in read([path])]
    assert names == [*map(str, range(3000)), *(f"{number}#2" for number in range(1000))]


def test_gzip_and_utf16(put: Put) -> None:
    content = line(id="x", text="Málaga.")
    assert texts(one(put("a.jsonl.gz", gzip.compress(content.encode())))) == ["Málaga."]
    assert texts(one(put("b.jsonl", content.encode("utf-16")))) == ["Málaga."]


def test_truncated_gzip_gives_what_came_before_and_says_so(put: Put) -> None:
    whole = gzip.compress(b"".join(line(id=number, text=f"{number * 7919} rains.").encode() for number in range(9000)))
    path = put("a.jsonl.gz", whole[: len(whole) // 2])
    *documents, unreadable = read([path])
    assert documents
    assert isinstance(unreadable, Unreadable)
    assert "is broken gzip" in str(unreadable.error)


def test_json_holds_one_record_or_a_list(put: Put) -> None:
    assert texts(one(put("a.json", '{\n "text": "One."\n}'))) == ["One."]
    good, bad = read([put("b.json", '[{"text": "One."}, 3]')])
    assert isinstance(good, Document)
    assert isinstance(bad, Unreadable)
    assert "is not JSON" in str(refusal(put("c.json", "{")).error)


def test_the_texts_of_a_json_file_know_their_lines_and_records_are_counted(put: Put) -> None:
    path = put("a.json", '[\n {"id": 1,\n  "text": "One."},\n {"segments": ["Two.",\n   "Three."]},\n {"text": 4}]')
    first, second, third = read([path])
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert [segment.origin.at(0).line for segment in (*first.segments, *second.segments)] == [3, 4, 5]
    assert (first.name, second.name, third.name) == ("1", f"{path}:2", f"{path}:3")


def test_a_headline_of_a_record_is_its_title_where_that_is_missing(put: Put) -> None:
    first, second, third, fourth = read(
        [
            put(
                "a.jsonl",
                line(text="It rained.", headline="Rain")
                + line(text="It rained.", headline={"main": "Rain"})
                + line(text="It rained.", title="Wet", headline="Rain")
                + line(text="It rained.", title="", headline="Rain"),
            )
        ]
    )
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert isinstance(third, Document)
    assert isinstance(fourth, Document)
    assert [texts(each) for each in (first, second, third, fourth)] == [
        ["Rain", "It rained."],
        ["It rained."],
        ["Wet", "It rained."],
        ["Rain", "It rained."],
    ]
    assert [each.title for each in (first, second, third, fourth)] == ["Rain", None, "Wet", "Rain"]


@pytest.mark.parametrize("fields", [{"text": "RAIN\n\nIt rained."}, {"segments": ["Rain", "It rained."]}])
def test_a_headline_is_not_given_twice_and_segments_are_kept_as_given(put: Put, fields: dict[str, object]) -> None:
    document = one(put("a.jsonl", line(title="Rain", **fields)))
    assert [text.casefold() for text in texts(document)] == ["rain", "it rained."]
    assert [segment.paragraph for segment in document.segments] == [0, 1]


def test_a_headline_of_its_own_moves_no_counterpart(put: Put) -> None:
    fields = {
        "text": "It rained. It poured.\n\nIt stopped.",
        "source": "Llovió.\n\nParó.",
        "reference": "Rain.\n\nSun.",
    }
    document = one(put("a.jsonl", line(title="Rain", **fields)))
    assert [(each.text, each.source, each.references) for each in units(document)] == [
        ("It rained. It poured.", "Llovió.", ("Rain.",)),
        ("It stopped.", "Paró.", ("Sun.",)),
    ]
    assert (document.segments[0].source, document.segments[0].references) == (None, ())
    apart = one(put("b.jsonl", line(title="Rain", text=fields["text"])))
    paired, errors = pair(apart, Pairing(references=(put("b.txt", "Rain.\n\nSun."),)), ReadOptions())
    assert errors == ()
    assert aligned(paired) == (["It rained. It poured.", "It stopped."], [["Rain.", "Sun."]])


def test_the_agency_that_a_newsroom_calls_source_is_no_source_text(put: Put) -> None:
    document = one(put("a.csv", "text,Source\nIt rained.,Agencia Norte\n"))
    assert (document.source, document.segments[0].source, document.meta) == (None, None, {"Source": "Agencia Norte"})


def test_the_fields_of_records_are_mapped_as_columns_are(put: Put) -> None:
    rows = line(Body="Rain.", Kop="Wet", slug=7) + line(text="Sun.") + line(kop="No text.")
    options = ReadOptions(mapping={"text": "body", "title": "kop", "id": "slug"})
    first, *others = read([put("a.jsonl", rows)], options)
    assert isinstance(first, Document)
    assert (first.name, first.title, texts(first), first.meta) == ("7", "Wet", ["Wet", "Rain."], {})
    assert [(each.error.problem, each.error.remedy) for each in others if isinstance(each, Unreadable)] == [
        ("has no field “body”", "map text to one of its fields: text"),
        ("has no field “body”", "map text to one of its fields: kop"),
    ]
    assert refusal(put("b.json", '[{"text": "Sun."}]'), options).error.problem == "has no field “body”"
    document = one(put("a.json", '[{"Body": "Rain."}]'), options)
    assert texts(document) == ["Rain."]


def test_a_comma_between_records_is_named(put: Put) -> None:
    error = refusal(put("a.jsonl", '{"text": "Rain."},\n')).error
    assert (error.problem, error.remedy) == ("is not JSON from column 18 on", "take the comma at its end out")


def test_an_empty_list_of_records_is_told(put: Put) -> None:
    assert refusal(put("a.json", "[]")).error.problem == "holds no records"


def test_counterparts_of_a_text_that_come_in_a_list_belong_to_its_paragraphs(put: Put) -> None:
    text = "Bridge closes\n\nIt rained. It stopped."
    document = one(
        put("a.jsonl", line(text=text, source_segments=["Cierra", None], reference_segments=["Shut", "Rain."]))
    )
    assert [(each.source, each.references) for each in document.segments] == [
        ("Cierra", ("Shut",)),
        (None, ("Rain.",)),
        (None, ()),
    ]
    assert document.remarks == ()


def test_counterparts_of_a_text_of_other_paragraphs_are_taken_as_a_whole(put: Put) -> None:
    several = [["Shut.", "Closed."], "Rain.", ["Sun.", "Shine."]]
    document = one(
        put("a.jsonl", line(text="It rained.", source_segments=["Sol.", "Mar."], reference_segments=several))
    )
    assert (document.source, document.references) == ("Sol.\nMar.", ("Shut.\nRain.\nSun.",))
    assert document.remarks == (
        "the source has 2 paragraphs, the text 1; lined up were none",
        "“reference_segments” has 3 items for 1 paragraph: taken as a whole",
    )


@pytest.mark.parametrize("nothing", [[], [None, None]])
def test_a_list_that_holds_no_counterpart_gives_none_and_no_remark(put: Put, nothing: list[None]) -> None:
    document = one(put("a.jsonl", line(text="It rained.", source_segments=nothing, reference_segments=nothing)))
    assert (document.source, document.references, document.remarks) == (None, (), ())


def test_json_over_several_lines_under_the_name_of_json_lines_is_told_once(put: Put) -> None:
    error = refusal(put("a.jsonl", '\n[\n  {"text": "Rain."},\n  {"text": "Sun."}\n]\n')).error
    assert (error.problem, error.place[-9:]) == ("is JSON over several lines", "a.jsonl:2")
    assert error.remedy == "name it .json (--format json), or write one JSON object a line"


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (None, "“body” is null"),
        (3, "“body” is a number, not a string"),
        (["Rain."], "“body” is a list, not a string"),
        ({"en": "Rain."}, "“body” is an object, not a string"),
        (" ", "is empty"),
    ],
)
def test_a_mapped_field_without_text_is_told_by_the_name_its_file_has_for_it(
    put: Put, value: object, problem: str
) -> None:
    path = put("a.jsonl", line(id="a", body=value) + line(id="b", body="Sun."))
    unreadable, document = read([path], ReadOptions(mapping={"text": "body"}))
    assert isinstance(unreadable, Unreadable)
    assert isinstance(document, Document)
    assert (unreadable.name, unreadable.error.place, unreadable.error.problem) == ("a", f"{path}:1", problem)
    assert texts(document) == ["Sun."]


def test_a_text_that_is_null_is_not_said_to_be_missing(put: Put) -> None:
    assert refusal(put("a.jsonl", line(id="a", text=None))).error.problem == "“text” is null"


def test_the_text_that_is_mapped_is_read_and_not_segments_of_other_names(put: Put) -> None:
    document = one(
        put("a.jsonl", line(body="Rain.", segments=["Llovió."], date=20260302)),
        ReadOptions(mapping={"text": "body", "date": "date"}),
    )
    assert (texts(document), document.meta) == (["Rain."], {"date": 20260302})


@pytest.mark.parametrize(
    ("told", "language"),
    [("spa", "es"), ("fre-CA", "fr-CA"), ("pt_BR", "pt-BR"), ("Spanish", "es"), ("und", None), ("Quechua", "Quechua")],
)
def test_languages_of_records_are_written_in_one_way(put: Put, told: str, language: str | None) -> None:
    assert one(put("a.jsonl", line(text="Rain.", src_lang=told))).source_language == language
    options = ReadOptions(mapping={"src_lang": "idioma"})
    assert one(put("a.csv", f"text,idioma\nRain.,{told}\n"), options).source_language == language


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_what_json_does_not_know_is_no_value(put: Put, name: str) -> None:
    document = one(put(name, '{"text": "Rain.", "rate": NaN, "most": -Infinity}'))
    assert document.meta == {"rate": None, "most": None}
    assert refusal(put(name, '{"text": NaN}')).error.problem == "“text” is null"


def test_a_source_that_is_an_object_names_the_outlet(put: Put) -> None:
    fields = {"content": "Rain.", "source": {"id": None, "name": "Gazette"}}
    document = one(put("a.jsonl", line(**fields)), ReadOptions(mapping={"text": "content"}))
    assert (document.source, document.segments[0].source, document.meta) == (None, None, {"outlet": "Gazette"})
    kept = one(put("b.jsonl", line(text="Rain.", source={"name": "Gazette"}, outlet="Herald")))
    assert kept.meta == {"outlet": "Herald"}
    mapped = refusal(put("c.jsonl", line(**fields)), ReadOptions(mapping={"text": "content", "source": "source"}))
    assert mapped.error.problem == "“source” is an object, not a string"


def test_a_source_text_in_an_object_is_not_lost(put: Put) -> None:
    error = refusal(put("a.jsonl", line(text="Rain.", source={"name": "es", "text": "Lluvia."}))).error
    assert error.problem == "“source” is an object, not a string"
