from pathlib import Path

from tests.readers.reading import fixture, one, parts, several


def test_an_item_in_two_languages_is_two_documents() -> None:
    english, french = several(fixture("trilingual.newsml.xml"))
    identity = "urn:newsml:example.org:20240311:4711:2"
    assert [each.name for each in (english, french)] == [
        f"{fixture('trilingual.newsml.xml')}#{identity}#{language}" for language in ("en", "fr")
    ]
    assert (english.title, english.language) == ("Harvest starts early in the valley", "en")
    assert (french.title, french.language) == ("La récolte commence tôt", "fr")
    assert english.meta["id"] == french.meta["id"] == identity


def test_of_all_components_only_the_text_is_read() -> None:
    english, french = several(fixture("trilingual.newsml.xml"))
    assert parts(english) == [
        ("headline", "Harvest starts early in the valley"),
        ("body", "Growers picked the first pears on Monday."),
        ("body", "The early spring helped, they said."),
        ("body", "Prices may fall."),
        ("caption", "Pears in a crate."),
    ]
    assert parts(french) == [
        ("headline", "La récolte commence tôt"),
        ("body", "Les premières poires ont été cueillies lundi."),
    ]


def test_text_in_cdata_knows_its_line() -> None:
    english, _ = several(fixture("trilingual.newsml.xml"))
    assert [segment.origin.at(0).line for segment in english.segments] == [9, 35, 39, 40, 47]


def test_who_sent_it_and_what_it_derives_from() -> None:
    english, _ = several(fixture("trilingual.newsml.xml"))
    assert english.meta == {
        "byline": "Ola Sand",
        "agency": "Example Agency",
        "dateline": "Tarn, March 11",
        "date": "2024-03-11T18:30:00Z",
        "id": "urn:newsml:example.org:20240311:4711:2",
        "version": "2",
        "source_item": "urn:newsml:example.org:20240310:4690:1",
    }


def test_bare_paragraphs_and_escaped_markup() -> None:
    first, second = several(fixture("paragraphs.newsml.xml"))
    assert (first.title, first.language, first.meta["agency"]) == ("Bakers strike over flour prices", "en", "Norte")
    assert parts(first)[1:] == [
        ("body", "Bakers shut their shops on Tuesday."),
        ("body", "Flour costs a third more, said AT&T Mills."),
    ]
    assert parts(second) == [("headline", "Second item"), ("body", "It stands alone here.")]


def test_a_wire_story_in_two_formats_counts_once(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text(
        "<NewsML><NewsItem><NewsComponent EquivalentsList='yes'>"
        "<ContentItem><DataContent>It rained.</DataContent></ContentItem>"
        "<ContentItem><DataContent><p>It <i>rained</i>.</p></DataContent></ContentItem>"
        "</NewsComponent></NewsItem></NewsML>"
    )
    assert parts(one(file.as_posix())) == [("body", "It rained.")]


def test_bytes_written_in_letters_are_no_text(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text(
        "<NewsML><NewsItem><NewsComponent><Role FormalName='Main'/>"
        "<ContentItem><Encoding Notation='base64'><DataContent>R0lGODdh</DataContent></Encoding></ContentItem>"
        "<ContentItem><DataContent>It rained.</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"
    )
    assert parts(one(file.as_posix())) == [("body", "It rained.")]


def test_a_role_that_no_other_agency_uses_is_text(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text(
        "<NewsML><NewsItem><NewsComponent><Role FormalName='Content list'/><NewsComponent>"
        "<NewsLines><HeadLine><![CDATA[<b>Rain</b>]]></HeadLine></NewsLines>"
        "<ContentItem><DataContent>It rained.</DataContent></ContentItem></NewsComponent></NewsComponent>"
        "</NewsItem></NewsML>"
    )
    assert parts(one(file.as_posix())) == [("headline", "Rain"), ("body", "It rained.")]
