import pytest

from tests.readers.reading import Put, fixture, one, parts, refusal, several


def test_the_story_without_header_footer_and_notes() -> None:
    story, _ = several(fixture("message.g2.xml"))
    assert parts(story) == [
        ("headline", "Town hall clock runs backwards"),
        ("headline", "Nobody minds, says the mayor"),
        ("body", "Lauben (nl) - The clock has lost an hour a day since Friday."),
        ("body", "It is twelve metres up."),
        ("headline", "No spare parts"),
        ("caption", "The clock."),
        ("body", "A smith will look at it."),
    ]


def test_the_source_item_and_the_label_of_a_translation() -> None:
    story, _ = several(fixture("message.g2.xml"))
    assert (story.language, story.source_language) == ("en", "de")
    assert story.meta == {
        "byline": "Uwe Stern",
        "agency": "Nordlicht Dienst",
        "dateline": "Lauben (nl)",
        "date": "2024-03-11T11:59:00+01:00",
        "id": "urn:newsml:nordlicht.example:2024:77",
        "version": "4",
        "source_item": "urn:newsml:nordlicht.example:2024:70",
        "translated_from": "de",
        "digital_source_type": "trainedAlgorithmicMedia",
        "labels": ["Machine-translated text"],
    }


def test_pictures_are_passed_over_and_an_id_stays_a_name() -> None:
    _, wire = several(fixture("message.g2.xml"))
    assert wire.name == f"{fixture('message.g2.xml')}#tag:nordlicht.example,2024:../../79"
    assert parts(wire)[1:] == [
        ("body", "(NL) - Lauben, March 11 - A loose text in the style of an old wire, in lines.")
    ]


def test_nitf_inside_an_item_alone() -> None:
    document = one(fixture("nitf_inside.g2.xml"))
    assert (document.name, document.title) == (fixture("nitf_inside.g2.xml"), "Kite festival draws thousands")
    assert parts(document)[1:] == [("body", "Kites filled the sky."), ("body", "Marsh reported from the dunes.")]
    assert document.meta["byline"] == "By Lee Marsh"


def test_loose_codes_beside_paragraphs_are_no_text() -> None:
    assert parts(one(fixture("loose.g2.xml"))) == [
        ("headline", "Tram line opens"),
        ("body", "The tram runs to the sea."),
    ]


def test_plain_text_in_a_body_parts_paragraphs_by_blank_lines(put: Put) -> None:
    body = "Lake (NL) - The eight\n  rowed <b>home</b>\n  in fog.\n\n\n  They sang."
    content = f"<contentSet><inlineXML><html><body>{body}</body></html></inlineXML></contentSet>"
    document = one(put("a.xml", f"<newsItem>{content}</newsItem>"))
    assert parts(document) == [("body", "Lake (NL) - The eight rowed home in fog."), ("body", "They sang.")]
    assert document.segments[1].origin.at(0).line == 6


@pytest.mark.parametrize("root", ["packageItem", "conceptItem", "newsMessage"])
def test_a_file_without_a_text_item_is_refused(put: Put, root: str) -> None:
    path = put("a.xml", f'<{root} xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta/></{root}>')
    assert str(refusal(path).error).startswith(f"{path}: holds no story; ")


def test_a_story_typed_into_one_paragraph_has_the_paragraphs_that_were_typed(put: Put) -> None:
    typed = """(Adds detail)
    * Rain may go on
    * Trains run late

    By Nora Quill
    TOWN, March 2 (Harbour Wire) - Rain fell on
the coast again.
    Trains ran late,
the company said.
 """
    laid_out = """It rained
              on the coast
              all day."""
    content = f"<html><body><p>{typed}</p><p>{laid_out}</p></body></html>"
    document = one(put("a.xml", f"<newsItem><contentSet><inlineXML>{content}</inlineXML></contentSet></newsItem>"))
    assert [segment.text for segment in document.segments] == [
        *("(Adds detail)", "* Rain may go on", "* Trains run late", "By Nora Quill"),
        "TOWN, March 2 (Harbour Wire) - Rain fell on the coast again.",
        *("Trains ran late, the company said.", "It rained on the coast all day."),
    ]
