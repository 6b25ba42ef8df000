import pytest

from tests.files import rss
from tests.readers.reading import Put, fixture, one, parts, refusal, several


def test_rss_reads_the_content_and_not_the_summary_scripts_or_related_links() -> None:
    mill, coast = several(fixture("shop.rss"))
    assert parts(mill) == [
        ("headline", "Mill & farm reopen"),
        ("body", "The mill turned again."),
        ("body", "Its wheel is old oak."),
        ("body", "It creaks."),
    ]
    assert parts(coast) == [("headline", "Only a summary"), ("body", "Rain fell on the coast.")]


def test_rss_names_its_entries_and_says_who_translated_them() -> None:
    mill, _ = several(fixture("shop.rss"))
    assert (mill.name, mill.format, mill.language) == (
        f"{fixture('shop.rss')}#tag:example.org,2024:../mill",
        "feed",
        "en-GB",
    )
    assert mill.meta == {
        "byline": "Tom Vale",
        "outlet": "Valley & Coast",
        "date": "2024-03-11T10:00:00+00:00",
        "id": "tag:example.org,2024:../mill",
        "url": "https://example.org/mill",
        "labels": ["Machine translation, unedited: translated by AI"],
    }


def test_entries_know_their_lines() -> None:
    mill, coast = several(fixture("shop.rss"))
    assert [segment.origin.at(0).line for segment in mill.segments] == [12, 12, 14, 14]
    assert [segment.origin.at(0).line for segment in coast.segments] == [17, 17]


def test_atom_with_xhtml_html_and_plain_titles() -> None:
    gulls, second = several(fixture("coast.atom"))
    assert (gulls.title, gulls.language, gulls.meta["url"]) == ("Gulls <3 chips", "en-IE", "https://example.org/gulls")
    assert parts(gulls)[1:] == [("body", "Gulls took nine bags."), ("body", "Nobody was hurt.")]
    assert parts(second) == [("headline", "Second <entry>"), ("body", "Fog at sea.")]
    assert "url" not in second.meta


def test_rss_1() -> None:
    assert parts(one(fixture("old.rdf"))) == [("headline", "Old style"), ("body", "It still works.")]


def test_json_feed() -> None:
    bread, note = several(fixture("feed.json"))
    assert bread.name == f"{fixture('feed.json')}#1"
    assert parts(bread) == [("headline", "Bread rises"), ("body", "Bread rose."), ("body", "So did prices.")]
    assert parts(note) == [("body", "A note without a title."), ("body", "In two paragraphs.")]
    assert bread.meta["byline"] == "Mo Crust"


def test_a_broken_feed_is_read_as_far_as_it_goes_and_says_so(put: Put) -> None:
    path = put("a.rss", rss("<item><title>A</title><description>One.</description></item><item><title>B</title>"))
    first, second = several(path)
    assert (parts(first), parts(second)) == ([("headline", "A"), ("body", "One.")], [("headline", "B")])
    assert first.meta["feed"] == "broken XML in line 1, read as far as it can be told apart"


def test_a_feed_with_scripts_gives_text_only(put: Put) -> None:
    script = "&lt;script&gt;alert(1)&lt;/script&gt;"
    body = f"{script}&lt;p onclick='x'&gt;Text &lt;iframe src='x'&gt;no&lt;/iframe&gt;here.&lt;/p&gt;"
    document = one(put("a.rss", rss(f"<item><title>{script}Hi</title><description>{body}</description></item>")))
    assert parts(document) == [("headline", "Hi"), ("body", "Text here.")]


def test_an_id_of_control_characters_and_dots_stays_a_name(put: Put) -> None:
    path = put("a.rss", rss("<item><guid>a\x1b[31m\n../../etc</guid><title>T</title></item>"))
    assert one(path).name == f"{path}#a\ufffd[31m ../../etc"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (rss(), "holds no entry"),
        (rss("<item><guid>1</guid></item>"), "holds no text"),
        (rss(head='<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaaaa">]>'), "declares the entity “a”"),
    ],
)
def test_feeds_that_cannot_be_read(put: Put, content: str, problem: str) -> None:
    assert refusal(put("a.rss", content)).error.problem.startswith(problem)


@pytest.mark.parametrize(
    "footer",
    [
        "The post Rain appeared first on Gazette.",
        "La entrada Lluvia se publicó primero en Gaceta.",
        "Der Beitrag Regen erschien zuerst auf Blatt.",
        "Read more…",
    ],
)
def test_what_a_site_puts_below_every_entry_is_no_text(put: Put, footer: str) -> None:
    body = f"&lt;p&gt;It rained.&lt;/p&gt;&lt;p&gt;{footer}&lt;/p&gt;"
    document = one(put("a.rss", rss(f"<item><title>Rain</title><description>{body}</description></item>")))
    assert parts(document) == [("headline", "Rain"), ("body", "It rained.")]
