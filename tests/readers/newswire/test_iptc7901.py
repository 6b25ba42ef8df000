from pathlib import Path

import pytest

from tests.readers.reading import Put, fixture, one, parts, refusal, written


def test_a_message_with_its_control_characters() -> None:
    document = one(fixture("snow.7901"))
    assert (document.format, document.title) == ("iptc7901", "Snow closes the pass for a third day")
    assert parts(document)[1:] == [
        ("body", "Pass (hw) - Snow fell on the pass again and the road stayed shut."),
        ("body", "Ploughs wait below, the police said."),
    ]
    assert document.meta == {
        "byline": "By Nora Quill, Harbour Wire",
        "agency": "hw",
        "date": "2018-11-21",
        "id": "hwa0042",
    }


def test_a_message_saved_as_text_without_the_notes_to_editors() -> None:
    document = one(fixture("desk.txt"))
    assert parts(document) == [
        ("headline", "Eight rows home in the fog"),
        ("body", "Lake (hw) - The eight came in last but safe."),
        ("body", '"We sang all the way," the cox said.'),
    ]


@pytest.mark.parametrize("name", ["snow.7901", "desk.txt"])
def test_every_character_is_placed(name: str) -> None:
    source = Path(fixture(name)).read_bytes().decode()
    document = one(fixture(name))
    assert [" ".join(text.split()) for text in written(document, source)] == [text for _, text in parts(document)]


def test_a_message_without_text_is_refused(put: Put) -> None:
    assert refusal(put("a.txt", "\x01hwa0042 4 i 12 hw\r\n\x02\r\n\x03")).error.problem == "holds no text"


@pytest.mark.parametrize("line", ["a/b \n", "ab cd\n", "AB CD =\n", "# x\n"])
def test_a_message_of_many_odd_lines_is_no_trap(put: Put, line: str) -> None:
    path = put("a.txt", "\x01hwa0042 4 i 12 hw\r\n\x02It rained.\n\n" + line * 50_000)
    assert one(path).segments
