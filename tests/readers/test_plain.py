from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.readers import read_string
from tests.readers.reading import Put, one, texts, written

STORY = """Minister resigns over bridge
By Ana Ruiz

MADRID, March 3 (EFE) -- The minister, who had been in
office since 2019, said on  Tuesday that he would leave.
“It is over,” he told reporters.

Tags: Spain, bridge
"""


def test_a_wrapped_story_with_its_parts() -> None:
    document = read_string(STORY, "story.txt")
    assert document.title == "Minister resigns over bridge"
    assert [(segment.role, segment.paragraph, segment.text) for segment in document.segments] == [
        ("headline", 0, "Minister resigns over bridge"),
        ("byline", 1, "By Ana Ruiz"),
        (
            "body",
            2,
            "MADRID, March 3 (EFE) -- The minister, who had been in office since 2019, said on Tuesday "
            "that he would leave.",
        ),
        ("body", 2, "“It is over,” he told reporters."),
        ("tags", 3, "Tags: Spain, bridge"),
    ]
    assert [[kind for _, _, kind in segment.protected] for segment in document.segments] == [
        [],
        [],
        ["dateline"],
        ["quote"],
        [],
    ]


def test_places_count_lines_and_columns_from_one_and_characters_from_nought() -> None:
    segment = read_string(STORY).segments[2]
    for word, line, column in [("MADRID", 4, 1), ("office", 5, 1), ("Tuesday", 5, 29)]:
        place = segment.origin.at(segment.text.index(word))
        assert place == (line, column, STORY.index(word))
    end = segment.text.index("office since") + len("office since")
    assert segment.origin.end(end) == STORY.index("office since") + len("office since")


def test_a_line_a_paragraph() -> None:
    document = read_string("The vote was close.\nIt was held on Monday. Nobody came.\nThe mayor won.")
    assert [(segment.paragraph, segment.text) for segment in document.segments] == [
        (0, "The vote was close."),
        (1, "It was held on Monday."),
        (1, "Nobody came."),
        (2, "The mayor won."),
    ]


@pytest.mark.parametrize("line", ["It  rained.", "It\trained.", "It \u2028 rained.", "  It rained.\t"])
def test_white_space_of_any_kind_becomes_one_space(line: str) -> None:
    document = read_string(f"{line}\nIt stopped.")
    assert texts(document) == ["It rained.", "It stopped."]
    assert document.segments[0].origin.at(3).column == line.index("rained") + 1


def test_an_indented_line_begins_a_paragraph_of_wrapped_copy() -> None:
    text = (
        "   It had rained for a week and\nthe river was high above its\nbanks.\n"
        "   Nobody slept that night, for\nthe dam was old and thin.\n"
    )
    assert [segment.paragraph for segment in read_string(text).segments] == [0, 1]


def test_tags_glued_to_the_last_sentence_are_a_paragraph_of_their_own() -> None:
    text = "It rained.\nHe left. (tagsToTranslate)spain(t)bridge\n"
    document = read_string(text)
    assert [(segment.role, segment.text) for segment in document.segments] == [
        ("body", "It rained."),
        ("body", "He left."),
        ("tags", "(tagsToTranslate)spain(t)bridge"),
    ]
    assert written(document, text) == texts(document)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end(end: str) -> None:
    text = STORY.replace("\n", end)
    document = read_string(text)
    assert texts(document) == texts(read_string(STORY))
    assert [segment.origin.at(0).line for segment in document.segments] == [1, 2, 4, 6, 8]
    assert [" ".join(each.split()) for each in written(document, text)] == texts(document)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_no_character(put: Put, encoding: str) -> None:
    document = one(put("a.txt", "It rained in Málaga.".encode(encoding)))
    assert texts(document) == ["It rained in Málaga."]
    assert document.segments[0].origin.at(0) == (1, 1, 0)


def test_hard_spaces_stay() -> None:
    assert texts(read_string("It cost 3\u00a0euros.")) == ["It cost 3\u00a0euros."]


@given(st.text(st.sampled_from("abA. \t\r\n\u00a0\u2028“”é"), max_size=80))
def test_positions_hold_for_any_text(text: str) -> None:
    document = read_string(text)
    for segment, found in zip(document.segments, written(document, text), strict=True):
        assert "".join(found.split()) == "".join(segment.text.split())
        for index, character in enumerate(segment.text):
            line, column, offset = segment.origin.at(index)
            assert offset is not None
            assert text[offset] == character or (character == " " and text[offset].isspace())
            before = text[:offset].replace("\r\n", "\n\0").replace("\r", "\n").replace("\n\0", "\0\n")
            assert (line, column) == (before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1)
    places = [segment.origin.at(0).offset or 0 for segment in document.segments]
    assert all(before < after for before, after in pairwise(places))
