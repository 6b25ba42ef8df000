import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.text.protected import dateline, protect, protected


def found(text: str) -> list[tuple[str, str]]:
    return [(kind, text[start:end]) for start, end, kind in protected(text)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “we won” and left.", ["“we won”"]),
        ('She said "we lost," then "we try again."', ['"we lost,"', '"we try again."']),
        ("«Sí», he said; „ja“, said she.", ["«Sí»", "„ja“"]),
        ("The old ``teletype'' way.", ["``teletype''"]),
        ("A ‘quiet’ day at the ‘owners’ club’.", ["‘quiet’", "‘owners’ club’"]),
        ("He said “we won and left.", ["“we won and left."]),
        ('A " spaced " quotation.', ['" spaced "']),
        # A mark before a word and behind a space opens, even where another was left open.
        ('He said "we won. She read "it rains" aloud.', ['"we won. She read "it rains" aloud.', '"it rains"']),
        ("A ‘quiet’ day, a ‘long’ night, a ‘dull’ noon.", ["‘quiet’", "‘long’", "‘dull’"]),
        ("“He told me ‘go’ and I went.”", ["“He told me ‘go’ and I went.”"]),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    assert found(text) == [("quote", each) for each in quoted]


@pytest.mark.parametrize(
    "text",
    [
        "The dog’s owner doesn’t mind.",
        "‘90s music isn’t dead.",
        'The 6" pipe held.',
        '6" pipes hold.',
        "Rock ‘n’ roll.",
        "the players' union",
        "I`ll go, and so`ll he.",
    ],
)
def test_apostrophes_and_inches_quote_nothing(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Read more at https://example.org/a_(b)?c=1.", "https://example.org/a_(b)?c=1"),
        ("See www.example.es, please.", "www.example.es"),
        ("Write to ana.ruiz@example.org.", "ana.ruiz@example.org"),
        ("It is on example.com/news today.", "example.com/news"),
    ],
)
def test_addresses_end_before_the_full_stop(text: str, address: str) -> None:
    assert found(text) == [("url", address)]


def test_code() -> None:
    assert found("Run `make demo` first.") == [("code", "`make demo`")]


@pytest.mark.parametrize(
    "line",
    [
        "MADRID, March 3 (EFE) --",
        "MADRID (EFE) —",
        "LONDON —",
        "BURGOS, Spain (AP) —",
        "Madrid, 3 Mar (EFE).-",
        "Mexico City (Reuters) -",
        "Lima, May 4 —",
        "Lima, 4 may (Cable).-",
    ],
)
def test_datelines(line: str) -> None:
    assert dateline(f"{line} The king is back.") == len(line)


@pytest.mark.parametrize(
    "text",
    [
        *("The agency (ICE) said so.", "European Parliament (EP) members left.", "NATO said so.", ""),
        *("Spain won — again.", "Madrid — a city of parks — waits.", "Lima (CGT) — so says the union."),
    ],
)
def test_what_only_looks_like_a_dateline(text: str) -> None:
    assert dateline(text) == 0


def test_a_quotation_is_carried_over_the_sentences_of_its_paragraph() -> None:
    texts = ["He said: “We won.", "We are glad.", "We go home.” Then he left."]
    spans = protect(texts, [0, 0, 0])
    assert [[text[start:end] for start, end, _ in each] for text, each in zip(texts, spans, strict=True)] == [
        ["“We won."],
        ["We are glad."],
        ["We go home.”"],
    ]


def test_a_quotation_left_open_ends_with_its_segment_where_the_next_paragraph_does_not_take_it_up() -> None:
    texts = ["He said: “We won.", "We are glad.", "He left."]
    assert [bool(spans) for spans in protect(texts, [0, 0, 1])] == [True, False, False]


def test_a_quotation_taken_up_by_the_next_paragraph_lasts_to_the_end_of_its_own() -> None:
    texts = ["He said: “We won.", "We are glad.", "“We go home.”"]
    assert [bool(spans) for spans in protect(texts, [0, 0, 1])] == [True, True, True]


def test_segments_without_paragraphs_share_a_quotation_too() -> None:
    assert [bool(spans) for spans in protect(['He said: "We won.', 'We are glad," and left.'])] == [True, True]


@given(st.lists(st.text(st.sampled_from("ab .,“”\"‘’«»„`'@:/w1\n"), max_size=20), max_size=6))
def test_protected_spans_lie_in_their_segment(texts: list[str]) -> None:
    for text, spans in zip(texts, protect(texts), strict=True):
        assert all(0 <= start < end <= len(text) for start, end, _ in spans)
        assert list(spans) == sorted(spans)
