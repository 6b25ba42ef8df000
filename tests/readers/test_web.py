import io
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.errors import InputError
from mtcheck.model import Document
from mtcheck.readers import READERS, ReadOptions
from tests.readers.reading import Put, one, refusal, texts, written

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Bridge shut &amp; open | Gazette</title>
<meta name="author" content="Ana Ruiz"><meta property="article:published_time" content="2024-05-01">
<link rel="canonical" href="https://example.org/bridge"><style>p { color: red }</style>
<body class="has-sidebar">
<div id="cookie-banner"><p>We use cookies.</p></div>
<header><a href="/">Home</a></header><nav><ul><li><a href="/s">Sport</a></ul></nav>
<article><h1>Bridge shut &amp; open</h1><p class="byline">By Ana Ruiz
<p>The mayor of Caf&eacute; City told <b>AT&T</b> it cost 3&nbsp;euros&#8217;
worth.  He <a href="x">left</a>.<br>Then he came &unknown; home.</p>
<figure><img src="b.jpg"><figcaption>The bridge at dawn.</figcaption></figure>
<aside><p>Sign up here.</p></aside>
<ul class="related-stories"><li><a href="2">Another story</a></ul>
<p><a href="z">Source link</a></p>
<div class="tags"><a href="t">spain</a> <a href="t">bridge</a></div>
</article><footer><p>All rights reserved.</p></footer><script>var a = "<p>no</p>";</script></body></html>
"""


def test_the_story_without_what_surrounds_it(put: Put) -> None:
    document = one(put("a.html", PAGE))
    assert [(segment.role, segment.text) for segment in document.segments] == [
        ("headline", "Bridge shut & open"),
        ("byline", "By Ana Ruiz"),
        ("body", "The mayor of Café City told AT&T it cost 3\u00a0euros’ worth."),
        ("body", "He left."),
        ("body", "Then he came &unknown; home."),
        ("caption", "The bridge at dawn."),
        ("body", "Source link"),
        ("tags", "spain bridge"),
    ]


def test_what_the_head_says(put: Put) -> None:
    document = one(put("a.html", PAGE))
    assert (document.title, document.language) == ("Bridge shut & open | Gazette", "en")
    assert document.meta == {"byline": "Ana Ruiz", "date": "2024-05-01", "url": "https://example.org/bridge"}


def test_every_character_is_placed_in_the_file(put: Put) -> None:
    document = one(put("a.html", PAGE))
    assert written(document, PAGE)[0] == "Bridge shut &amp; open"
    assert written(document, PAGE)[3] == 'He <a href="x">left</a>.'
    segment = document.segments[2]
    start = segment.text.index("AT&T")
    place = segment.origin.at(start)
    assert place.offset == PAGE.index("AT&T")
    assert (place.line, place.column) == (8, 42)
    cafe = segment.text.index("Café")
    assert PAGE[segment.origin.at(cafe).offset : segment.origin.end(cafe + 4)] == "Caf&eacute;"


def test_an_entity_nobody_knows_stays_in_a_title_as_it_is_written(put: Put) -> None:
    document = one(put("a.html", "<title>Cats &tails; dogs &amp; rain</title><p>It rained all day on the hills.</p>"))
    assert document.title == "Cats &tails; dogs & rain"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<html><p>One.<p>Two.", ["One.", "Two."]),
        ("<html><head><title>T</title><p>One.", ["One."]),
        ("<html><div>One.<div>Two.</div>Three.</div>", ["One.", "Two.", "Three."]),
        ("<html>One.<br><br>Two.", ["One.", "Two."]),
        ("<html><p>Call the Government<br>It is open.", ["Call the Government", "It is open."]),
        ("<html><p>Leeds <br/> Leeds drew <br>\nHull won", ["Leeds", "Leeds drew", "Hull won"]),
        ("<html><p>It was a long<br>day in the<br>Commons.", ["It was a long day in the Commons."]),
        ("<html><h1>Rain<br>Snow</h1>", ["Rain Snow"]),
        ("<html><body><div class=related><p>The only text there is on it.</div>", ["The only text there is on it."]),
        ("<html><p>A<b>B</b>C <i> D</i></p>", ["ABC D"]),
        ("<html><p hidden>No.</p><p>Yes.</p>", ["Yes."]),
        ("<html><p>5 &lt; 6 & 7 &#x41; &amp</p>", ["5 < 6 & 7 A &"]),
        ("<html><ul><li>First point.<li>Second point.</ul>", ["First point.", "Second point."]),
        ("<html><p>One.<![if IE]>Two.<![endif]><p>Three <", ["One.Two.", "Three <"]),
        ("<html><p>One.</p><!-- left open <p>Two.</p>", ["One."]),
        (
            "<html><article><p>Teaser.</article><p>A longer story outside of it.",
            ["Teaser.", "A longer story outside of it."],
        ),
    ],
)
def test_pages_as_people_write_them(put: Put, page: str, expected: list[str]) -> None:
    assert texts(one(put("a.html", page))) == expected


def test_figures_and_names_in_a_table_are_cells_and_running_text_in_one_is_not(put: Put) -> None:
    page = "<html><table><tr><td>Leeds<td>2–1<tr><td>It rained on the moor.<td>Rain</table><p>It rained."
    assert [(each.text, each.cell) for each in one(put("a.html", page)).segments] == [
        ("Leeds", True),
        ("2–1", True),
        ("It rained on the moor.", False),
        ("Rain", True),
        ("It rained.", False),
    ]
    marked = one(put("a.md", "| Town | Rain |\n|--|--|\n| Leeds | 2 |\n\nIt rained.\n"))
    assert [each.cell for each in marked.segments] == [True, True, True, True, False]


@given(st.text(st.sampled_from("ab <>/!-[]?&;#x='\"\np"), max_size=60))
def test_any_page_is_read_or_refused_and_placed(source: str) -> None:
    page = f"<html><p>{source}"
    stream = cast("io.BufferedReader", io.BufferedReader(io.BytesIO(page.encode())))
    try:
        (document,) = READERS["html"](stream, "a.html", ReadOptions())
    except InputError:
        return
    assert isinstance(document, Document)
    for segment in document.segments:
        for step in segment.origin.steps:
            assert step.offset is not None
            character = segment.text[step.index]
            assert page[step.offset] in (character, "&") or (character == " " and page[step.offset] in "\n<")


@pytest.mark.parametrize("unit", ["<", "<a ", "<!--", "<div>x", "</x>", "&", "<![", "<a href='"])
def test_a_page_full_of_open_tags_is_no_trap(put: Put, unit: str) -> None:
    document = one(put("a.html", f"<html><p>It rained.</p>{unit * 50_000}"))
    assert texts(document)[0].startswith("It rained.")


def test_a_page_declares_its_encoding(put: Put) -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><p>Łódź and Málaga.</p></html>'
    document = one(put("a.html", page.encode("iso-8859-2")))
    assert texts(document) == ["Łódź and Málaga."]
    assert document.meta == {"encoding": "iso-8859-2"}


def test_a_page_without_text_is_refused(put: Put) -> None:
    assert "holds no text of a story" in str(refusal(put("a.html", "<html><nav>Home</nav></html>")).error)


def test_trafilatura_gives_the_text_without_positions(put: Put) -> None:
    pytest.importorskip("trafilatura")
    paragraph = "The mayor said on Monday that the old bridge would be closed for repair until the end of the year. "
    path = put("a.html", f"<html><body><article><h1>Bridge</h1><p>{paragraph * 3}</p></article></body></html>")
    document = one(path, ReadOptions(main_text="trafilatura"))
    assert paragraph.strip() in texts(document)
    assert not any(segment.origin.exact for segment in document.segments)


ARTICLE = """<html lang="en"><head><title>Ferry | Site</title><meta property="og:title" content="Ferry | Site">
<meta property="og:site_name" content="Tide"><meta property="article:published_time" content="2024-03-10">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "No"},
{"@type": ["NewsArticle"], "headline": "Ferry sails &amp; sings", "datePublished": "2024-03-11T08:00:00Z",
"author": [{"@type": "Person", "name": "Nora Quill"}, {"name": "Ida Brook"}], "publisher": {"name": "Tide Daily"},
"inLanguage": "en", "version": "2", "translator": {"name": "Translated by AI"},
"digitalSourceType": "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
"translationOfWork": {"@id": "https://example.org/es/1", "inLanguage": "es"}, "articleBody": "Not read."}]}</script>
</head><body><article><h1>Ferry sails</h1><p>The ferry <script>x()</script>sailed on Monday.</p></article>
</body></html>"""


def test_what_a_page_says_in_json_ld_comes_first(put: Put) -> None:
    document = one(put("a.html", ARTICLE))
    assert (document.title, document.language, document.source_language) == ("Ferry sails & sings", "en", "es")
    assert texts(document) == ["Ferry sails", "The ferry sailed on Monday."]
    assert document.meta == {
        "byline": "Nora Quill, Ida Brook",
        "outlet": "Tide Daily",
        "date": "2024-03-11T08:00:00Z",
        "version": "2",
        "source_item": "https://example.org/es/1",
        "translated_from": "es",
        "digital_source_type": "trainedAlgorithmicMedia",
        "labels": ["Translated by AI"],
    }


def test_a_page_that_scripts_build_is_read_from_its_json_ld(put: Put) -> None:
    data = '{"@type": "Article", "articleBody": "It rained.\\n\\nIt stopped."}'
    page = f'<html><script type="application/ld+json">{data}</script><div id="app"></div></html>'
    document = one(put("a.html", page))
    assert texts(document) == ["It rained.", "It stopped."]
    assert not any(segment.origin.exact for segment in document.segments)


@pytest.mark.parametrize("data", ["{", "[" * 100_000, '{"@type": 5, "@graph": [[[[[[[[[1]]]]]]]]]}', "null", '"x"'])
def test_broken_json_ld_is_passed_over(put: Put, data: str) -> None:
    page = f'<html><script type="application/ld+json">{data}</script><p>It rained.</p></html>'
    assert texts(one(put("a.html", page))) == ["It rained."]


@pytest.mark.parametrize(
    ("head", "language"),
    [
        ('<meta property="og:locale" content="en_GB">', "en-GB"),
        ('<meta http-equiv="content-language" content="fr">', "fr"),
        ("", None),
    ],
)
def test_the_language_where_only_the_head_says_it(put: Put, head: str, language: str | None) -> None:
    assert one(put("a.html", f"<html><head>{head}</head><p>It rained.</p></html>")).language == language
