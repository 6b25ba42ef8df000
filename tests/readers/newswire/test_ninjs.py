import json

import pytest

from mtcheck.model import Document
from mtcheck.readers import Unreadable, read
from tests.readers.reading import Put, fixture, one, parts, refusal, several


def test_ninjs_1_reads_its_html_and_the_item_it_translates() -> None:
    document = one(fixture("one.ninjs.json"))
    assert (document.title, document.language, document.source_language) == (
        'Well runs dry in "wettest" town',
        "en",
        "es",
    )
    assert parts(document)[1:] == [("body", "TOWN (HW) -- The well ran dry."), ("body", "Nobody knows why.")]
    assert document.meta == {
        "byline": "Paula Reed",
        "agency": "Harbour Wire",
        "date": "2024-03-11T10:37:00Z",
        "id": "http://example.org/items/20240311-well",
        "version": "2",
        "source_item": "http://example.org/items/pozo",
        "translated_from": "es",
    }


def test_ninjs_3_chooses_headline_and_body_by_role() -> None:
    document = one(fixture("three.ninjs.json"))
    assert parts(document) == [
        ("headline", "New ferry named"),
        ("headline", "Schools choose"),
        ("body", "The ferry is called Mist."),
        ("caption", "Mist at sea."),
    ]
    assert (document.language, document.meta["digital_source_type"]) == ("sv", "trainedAlgorithmicMedia")


def test_all_of_a_body_stands_in_the_line_of_its_string() -> None:
    assert [segment.origin.at(0).line for segment in one(fixture("three.ninjs.json")).segments] == [12, 12, 17, 17]


def test_items_in_a_list_with_nitf_and_with_a_description_only() -> None:
    first, third = several(fixture("two.ninjs.json"))
    assert first.name == f"{fixture('two.ninjs.json')}#urn:two:1"
    assert parts(first) == [("headline", "First"), ("body", "One."), ("body", "Two.")]
    assert parts(third) == [("headline", "Third"), ("body", "Only described.")]


def test_an_item_a_line(put: Put) -> None:
    lines = [{"uri": number, "versioncreated": "", "body_text": f"It rained {number} days."} for number in (1, 2)]
    path = put("a.jsonl", "\n".join(map(json.dumps, lines)))
    assert [(each.name, parts(each), each.segments[0].origin.at(0).line) for each in several(path)] == [
        (f"{path}#1", [("body", "It rained 1 days.")], 1),
        (f"{path}#2", [("body", "It rained 2 days.")], 2),
    ]


def test_a_record_of_ours_is_no_ninjs(put: Put) -> None:
    assert one(put("a.json", '{"text": "It rained.", "versioncreated": "2024"}')).format == "json"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ('{"versioncreated":\n"x",}', ":2: is not JSON"),
        ('{"bodies": ' + "[" * 100_000, ":1: is nested too deep"),
        (
            '{"versioncreated": 1, "headline": ["a"], "body_text": {}, "bodies": "x", "associations": [1]}',
            ": holds no text",
        ),
    ],
)
def test_what_is_no_ninjs_is_said_in_one_line(put: Put, content: str, problem: str) -> None:
    path = put("a.json", content)
    assert str(refusal(path).error).startswith(path + problem)


def test_half_characters_and_control_characters_harm_nothing(put: Put) -> None:
    fields = '{"uri": "a\\u0007\\n../b\\ud800", "versioncreated": "", "body_text": "It \\ud800rained."}'
    path = put("a.json", f"[{fields}, {fields}]")
    found = list(read([path]))
    assert not any(isinstance(each, Unreadable) for each in found)
    names = [each.name for each in found if isinstance(each, Document)]
    assert names == [f"{path}#a ../b\ufffd", f"{path}#a ../b\ufffd#2"]
