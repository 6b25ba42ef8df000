from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.model import Mark, Report, Score, Segment, Skip
from mtcheck.writers import WriteOptions
from mtcheck.writers.stories import Piece, Place, Ref, Story, address, cut, story
from tests.reports import a_report, a_rule

MATCH = "It is ICE [[for its acronym in English]]."


def told(report: Report) -> Story:
    return story(1, report, WriteOptions())


def test_a_text_without_places_is_one_piece() -> None:
    assert list(cut("Nothing here.", ())) == [Piece("Nothing here.")]


def test_places_that_overlap_are_cut_at_every_edge_and_the_higher_severity_shows() -> None:
    places = [Place(0, 8, 1, 0, "minor"), Place(4, 12, 2, 0, "critical")]
    assert list(cut("one two six ten", places)) == [
        Piece("one ", (1,), (), "minor"),
        Piece("two ", (1, 2), (), "critical", (Ref(1, 0),)),
        Piece("six ", (2,), (), "critical", (Ref(2, 0),)),
        Piece("ten"),
    ]


def test_a_further_place_leads_to_the_same_note() -> None:
    first, _, second = cut("aa-bb", [Place(0, 2, 1, 0, "major"), Place(3, 5, 1, 1, "major")])
    assert first == Piece("aa", (1,), (), "major", (Ref(1, 0),))
    assert second == Piece("bb", (), (1,), "major", (Ref(1, 1),))


@pytest.mark.parametrize(("at", "pieces"), [(0, ["", "ab"]), (1, ["a", "b"]), (2, ["ab"])])
def test_a_place_without_width_has_its_sign_and_no_mark(at: int, pieces: list[str]) -> None:
    found = list(cut("ab", [Place(at, at, 1, 0, "minor")]))
    assert [piece.text for piece in found] == pieces
    assert [piece.refs for piece in found if piece.refs] == [(Ref(1, 0),)]
    assert not any(piece.severity for piece in found)


@given(st.text(min_size=1, max_size=30), st.data())
def test_the_pieces_are_the_text_and_each_place_is_marked_from_end_to_end(text: str, data: st.DataObject) -> None:
    edges = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(sorted)
    spans = data.draw(st.lists(edges, max_size=6))
    pieces = list(cut(text, [Place(start, end, number, 0, "major") for number, (start, end) in enumerate(spans)]))
    assert "".join(piece.text for piece in pieces) == text
    for number, (start, end) in enumerate(spans):
        assert "".join(piece.text for piece in pieces if number in piece.numbers) == text[start:end]
        assert sum(Ref(number, 0) in piece.refs for piece in pieces) == 1


def test_the_sentences_of_a_paragraph_stand_together_and_their_notes_beside_them() -> None:
    report = a_report("First.", MATCH, "Third.")
    segments = tuple(each._replace(paragraph=min(each.index, 1)) for each in report.document.segments)
    rows = told(replace(report, document=replace(report.document, segments=segments))).rows
    assert ["".join(piece.text for piece in row.pieces) for row in rows] == [
        "First.",
        "It is ICE for its acronym in English. Third.",
    ]
    assert [[note.number for note in row.notes] for row in rows] == [[], [1]]


@pytest.mark.parametrize(
    ("text", "leftward"),
    [
        ("It rained.", False),
        ("Peña said “sí”: 10 €.", False),
        ("مرحبا he said, and left.", False),
        ("He said مرحبا بالعالم وأهلا وسهلا.", True),
        ("שלום עולם, 2026.", True),
        ("下雨了。", False),
        ("🎉 20.000", False),
    ],
)
def test_a_paragraph_reads_from_right_to_left_where_most_of_its_letters_do(text: str, leftward: bool) -> None:
    assert [row.leftward for row in told(a_report(text)).rows] == [leftward]


def test_where_there_is_a_source_every_segment_has_a_row_of_its_own() -> None:
    report = a_report("First.", "Second.")
    segments = tuple(each._replace(paragraph=0, source="Origen.") for each in report.document.segments)
    it = told(replace(report, document=replace(report.document, segments=segments)))
    assert it.paired
    assert [row.sources for row in it.rows] == [["Origen."], ["Origen."]]


def test_a_headline_in_the_text_is_the_heading() -> None:
    report = a_report("The [[headline]]", "Body.")
    head, body = report.document.segments
    segments: tuple[Segment, ...] = (head._replace(role="headline", paragraph=0), body._replace(paragraph=0))
    it = told(replace(report, document=replace(report.document, segments=segments, title=None)))
    assert (it.headed, it.title) == (True, "The headline")
    assert [row.role for row in it.rows] == ["headline", "body"]


def test_what_a_rule_is_about_is_said_once_a_story() -> None:
    report = a_report(MATCH, MATCH)
    assert [note.explained for row in told(report).rows for note in row.notes] == [True, False]


def test_further_places_in_another_segment_are_marked_there() -> None:
    report = a_report("First.", MATCH)
    report = replace(report, findings=(replace(report.findings[0], also=(Mark(0, 0, 5),)),))
    assert told(report).rows[0].pieces[0] == Piece("First", (), (1,), "major", (Ref(1, 1),))


def test_only_what_was_asked_for_is_told() -> None:
    report = a_report(MATCH, rule=a_rule(kind="signal"))
    assert told(report).counts["major"] == 0
    assert story(1, report, WriteOptions(show_signals=True)).hits == "ES014:major"


def test_the_input_says_where_a_story_is_from() -> None:
    meta = {"agency": "Example Wire", "author": "A. Writer", "date": "2026-03-05T10:00:00Z", "desk": "metro", "raw": {}}
    it = told(a_report(MATCH, name="wire/a.txt", meta=meta))
    assert (it.outlet, it.author, it.date, it.folder) == ("Example Wire", "A. Writer", "2026-03-05", "wire")
    assert it.more == {"desk": "metro"}


def test_skips_that_were_not_wanted_are_not_told() -> None:
    skips = (Skip("reference", "not given"), Skip("reference", "has another length", 2), Skip("rule ES001", "slow", 3))
    assert told(a_report(MATCH, skipped=skips)).skips == list(skips[1:])


def test_a_score_without_a_value_is_not_told() -> None:
    scores = {"bleu": Score("bleu", 31.5, "nrefs:1"), "ter": Score("ter", None, "nrefs:1")}
    assert list(told(replace(a_report(MATCH), scores=scores)).scores) == ["bleu"]


@pytest.mark.parametrize("url", ["https://example.org/a?b=1#c", "HTTP://example.org", "mailto:desk@example.org"])
def test_an_address_of_the_web_can_be_followed(url: str) -> None:
    assert address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        *(
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "data:text/html,x",
        ),
        *("vbscript:x", "file:///etc/passwd", "//example.org", "/a", "https:", 'https://e.org/" onclick="x', None, 7),
        *("https://e.org/\njavascript:x", "blob:https://e.org", "view-source:https://e.org", "\x01https://e.org"),
    ],
)
def test_no_other_address_can_be_followed_and_it_is_still_shown(url: object) -> None:
    assert address(url) is None
    if isinstance(url, str):
        assert told(a_report(MATCH, meta={"url": url})).more == {"url": url}
