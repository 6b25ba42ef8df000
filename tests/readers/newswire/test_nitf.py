from tests.readers.reading import Put, fixture, one, parts, texts


def test_paragraphs_captions_and_subheads_and_nothing_else() -> None:
    assert parts(one(fixture("wire.nitf.xml"))) == [
        ("headline", "Island ferry sails again after a month"),
        ("headline", "Captain praises the crew"),
        (
            "body",
            "PORT ELLA (HW) — The Ella Line ferry left the quay at seven, its first trip since the island lost "
            "power\xa0in February.",
        ),
        ("body", '"We waited long enough," said Ida Brook, the captain.'),
        ("body", "A second boat follows in May."),
        ("headline", "What comes next"),
        ("caption", "The ferry at the quay on Monday."),
        ("body", "Tickets cost 12 euros."),
        ("body", "Cars pay double."),
    ]


def test_what_the_head_says() -> None:
    document = one(fixture("wire.nitf.xml"))
    assert (document.format, document.title, document.language) == (
        "nitf",
        "Island ferry sails again after a month",
        "en-US",
    )
    assert document.meta == {
        "byline": "By Nora Quill, Harbour Correspondent",
        "agency": "Harbour Wire",
        "dateline": "PORT ELLA, March 11",
        "date": "2024-03-11T18:15:00+01:00",
        "id": "hw-20240311-0042",
        "version": "3",
    }


def test_segments_know_their_line_also_behind_a_tag_of_two_lines() -> None:
    lead = one(fixture("wire.nitf.xml")).segments[2]
    lines = {word: lead.origin.at(lead.text.index(word)).line for word in ("PORT", "seven", "island", "February")}
    assert lines == {"PORT": 28, "seven": 29, "island": 30, "February": 30}
    assert not lead.origin.exact


def test_a_prefix_for_every_element_latin_1_and_a_bare_ampersand() -> None:
    document = one(fixture("sur.nitf"))
    assert (document.title, document.language) == ("La lluvia vuelve a Jaén", "es")
    assert [text for _, text in parts(document)] == [
        "La lluvia vuelve a Jaén",
        "Jaén, 2 may (Sur).- Llovió por fin en la sierra tras un año seco.",
        "El campo R&D lo celebra.",
    ]
    assert document.meta == {
        "byline": "mv/ap",
        "agency": "Agencia Sur",
        "date": "2024-05-02",
        "id": "urn:sur:7781",
        "encoding": "cp1252",
    }


def test_paragraphs_that_were_written_as_one_text_are_read(put: Put) -> None:
    content = "<![CDATA[<p>It rained.</p><p>It <b>stopped</b>.</p>]]>"
    document = one(put("a.nitf", f"<nitf><body>\n<body.content>{content}</body.content></body></nitf>"))
    assert texts(document) == ["It rained.", "It stopped."]
    assert document.segments[0].origin.at(0).line == 2
