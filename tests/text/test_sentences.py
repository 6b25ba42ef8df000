import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.text.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["The mayor left.", "He had no choice."],
        ["“It is over.”", "She went home."],
        ["(The vote was held on Monday.)", "Nobody came."],
        ["Did it rain?", "It did!", "Then it stopped…", "Nobody knew why."],
        ["They moved to the U.S.", "The firm stayed behind."],
        ["The shop opens at 9 a.m.", "Customers wait outside."],
        ["The answer was no.", "The court agreed."],
        ["It was signed in Jan.", "The firm denies it."],
        ["In 2012 the bridge cost 3.5 million.", "45 people built it."],
        ["The stop stands apart .", "The next one too ."],
        ["Nobody liked plan B.", "It was dropped."],
        ["1. Wash the rice.", "2. Drain it."],
    ],
)
def test_sentences_end_at_stops_before_a_capital(parts: list[str]) -> None:
    assert cut(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr. Ruiz met Sen. J. R. Ortiz and Dr. Anna Lund.",
        "The U.S. Senate met on Jan. 5 in Oakland, Calif., and St. Louis.",
        "No. 3 on the list is Acme Inc. of Ohio.",
        "He arrived at 5 p.m. Monday by train.",
        "The price rose 3.5 percent to 1.20 euros.",
        "He said the firm had lost. and then he left.",
        "“Who knows?” Ruiz said.",
        "George W. Bush spoke first.",
        "EE.UU. Trade fell.",
        "1. Wash the rice.",
        "Goals: 1-0, m. 9, Cobos, and 2-0, min. 88, Paz.",
        "MADRID, March 3 (EFE). -- The king is back.",
        "MADRID, Jan. 3 (EFE). The king is back.",
        "BERKELEY, Calif. (AP) — The library is closed.",
    ],
)
def test_abbreviations_and_datelines_end_no_sentence(sentence: str) -> None:
    assert cut(sentence) == [sentence]


def test_nothing_has_no_sentence() -> None:
    assert sentences("") == sentences(" \n ") == []


@given(st.text(st.sampled_from('ab AB.!?…"”’)(1 \n\u00a0é'), max_size=60))
def test_sentences_hold_all_text_in_order_and_begin_with_no_small_letter(text: str) -> None:
    spans = sentences(text)
    outside = list(text)
    for start, end in spans:
        assert text[start:end] == text[start:end].strip() != ""
        outside[start:end] = " " * (end - start)
    assert not "".join(outside).strip()
    assert spans == sorted(spans)
    assert not any(text[start].islower() for start, _ in spans[1:])
