import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.rules.detectors import DETECTORS, GATES, TRIGGERS
from mtcheck.rules.detectors.habits import HABITS
from mtcheck.rules.view import View
from tests.rules.factory import document

# Pieces that detectors look for, so that made-up text hits them; it opens every gate, too.
OPENER = """\
the the in the in the of A Minister. said US. government It has EE. UU. Wall St. & quot ; &amp; &#8217; â€™ Ã© \ufffd
\u200b \u00ad @-@ ## ▁ 's ' s , . .. !, ( ) 23 - year old so called José Jose Ministry Interior (IFE) 1.234,5 2.000
workers 3,6 percent 80 000 people, 8,000 million thousand 20:30 h 22h30 March 2024 % € 5 4º th « » „ “ ” " "" `` '' ¿
What? — - centre center Rural Roads Agency (ARC) its wife friends a old an university The road is so very long, it is
steep 314 thousand 207 000 May 4 3 June 3600 people At the same time, will the Government has lost
0-3 canadian Judge Ada Moll Prosecutor year 2.011""".replace("\n", " ")
PIECES = OPENER.split(" ")
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)
# They weigh the story as a whole: what else stands there may change what they say.
OF_THE_STORY = {
    "accents-both-ways",
    "accents-lost",
    "acronym-two-names",
    "capital-in-sentence",
    "case-lost-at-a-cut",
    "comma-or-spaces-in-number",
    "dates-both-ways",
    "dialogue-dash",
    "ends-in-the-middle",
    "invisible-character",
    "its-for-a-person",
    "its-throughout",
    "ministry-two-ways",
    "number-not-of-the-headline",
    "per-cent-beside-the-sign",
    "person-changes-gender",
    "repeated-sentence",
    "small-start",
    "spelling-both-ways",
    "split-abbreviation",
    "stop-in-year",
    "stop-thousands",
    "titles-that-exclude-each-other",
    "words-hardly-side-by-side",
    "translated-given-name",
    "unbalanced-quotation",
    *HABITS,
}
LOCAL = sorted(name for name in DETECTORS if name not in OF_THE_STORY and not name.startswith("untranslated"))


def marked(name: str, texts: Sequence[str], of: int) -> list[tuple[int, int, str | None]]:
    return [
        (mark.start, mark.end, hit.suggestion)
        for hit in DETECTORS[name](View(document(*texts)))
        for mark in hit.marks
        if mark.segment == of
    ]


@pytest.mark.parametrize("name", sorted(DETECTORS))
@given(texts=st.lists(TEXTS | st.text(max_size=40), max_size=4))
def test_marks_lie_in_their_segment_and_are_never_empty(name: str, texts: list[str]) -> None:
    for hit in DETECTORS[name](View(document(*texts))):
        assert hit.marks
        for mark in hit.marks:
            assert 0 <= mark.start < mark.end <= len(texts[mark.segment])


@pytest.mark.parametrize("name", sorted(name for name in DETECTORS if TRIGGERS[name]))
@given(texts=st.lists(TEXTS, max_size=4))
def test_nothing_is_found_where_no_trigger_stands(name: str, texts: list[str]) -> None:
    story = View(document(*texts))
    if list(DETECTORS[name](story)):
        assert any(trigger.lower() in text for trigger in TRIGGERS[name] for text in story.lowered)


@pytest.mark.parametrize("name", sorted(GATES))
@given(texts=st.lists(TEXTS, max_size=4))
def test_nothing_is_found_where_the_gate_matches_at_no_trigger(name: str, texts: list[str]) -> None:
    story = View(document(*texts))
    if list(DETECTORS[name](story)):
        assert any(
            GATES[name].match(text, found.start())
            for trigger in TRIGGERS[name]
            for text in story.folded
            for found in re.finditer(re.escape(trigger), text, re.IGNORECASE)
        )


@pytest.mark.parametrize("name", LOCAL)
@given(text=TEXTS)
def test_a_gate_never_hides_a_hit(name: str, text: str) -> None:
    assert marked(name, [text], 0) == marked(name, [OPENER, text], 1)
