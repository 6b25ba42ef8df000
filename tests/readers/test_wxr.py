import pytest

from mtcheck.readers.wxr import without_shortcodes
from tests.readers.reading import Put, fixture, parts, refusal, several


def test_published_posts_and_pages_only() -> None:
    goats, blocks = several(fixture("site.wxr.xml"))
    assert (goats.title, blocks.title) == ("Goats & gates", "Blocks")
    assert (goats.remarks, blocks.remarks) == (("not published, not looked at: 1 draft",), ())


def test_a_classic_post_parts_paragraphs_by_blank_lines() -> None:
    goats, _ = several(fixture("site.wxr.xml"))
    assert parts(goats) == [
        ("headline", "Goats & gates"),
        ("body", "The goats left the hill at noon."),
        ("body", "They ate [sic] the gate."),
        ("body", "It was new."),
        ("caption", "A goat."),
        ("body", "[caption] is how captions begin."),
    ]
    assert [segment.origin.at(0).line for segment in goats.segments] == [6, 9, 11, 12, 14, 19]


def test_a_post_of_blocks() -> None:
    _, blocks = several(fixture("site.wxr.xml"))
    assert parts(blocks) == [("headline", "Blocks"), ("body", "A block."), ("body", "One point.")]


def test_what_the_export_says_of_a_post() -> None:
    goats, _ = several(fixture("site.wxr.xml"))
    assert (goats.name, goats.language) == (f"{fixture('site.wxr.xml')}#https://hill.example/?p=7", "en-US")
    assert goats.meta == {
        "byline": "Eva Hill",
        "outlet": "Hill News",
        "date": "2024-03-11 09:00:00",
        "id": "https://hill.example/?p=7",
        "url": "https://hill.example/goats",
    }


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("He [sic] left.", "He [sic] left."),
        ("[the mayor] said", "[the mayor] said"),
        ("[vc_row]Text[/vc_row]", "Text"),
        ('[button url="x"]Text', "Text"),
        ("[dropcap]O[/dropcap]ne", "One"),
        ("[embed]https://example.org/v[/embed]Text", "Text"),
        ("[[gallery]]", "[gallery]"),
        ("[caption id='a']<img>Old boat.[/caption]", "<figure><figcaption><img>Old boat.</figcaption></figure>"),
    ],
)
def test_shortcodes_are_markup_and_words_in_brackets_are_words(written: str, shown: str) -> None:
    assert without_shortcodes(written) == shown


@pytest.mark.parametrize("unit", ["[", "[caption]", "[caption ", "[embed]", "[a=b ", "[["])
def test_a_post_full_of_open_brackets_is_no_trap(unit: str) -> None:
    assert len(without_shortcodes(unit * 20_000)) <= len(unit) * 20_000


def test_an_export_without_a_published_post_is_refused(put: Put) -> None:
    path = put("a.xml", '<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel/></rss>')
    assert (refusal(path).format, refusal(path).error.problem) == ("wxr", "holds no story")
