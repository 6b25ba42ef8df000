import gc
import re
import weakref

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.readers import read_string
from mtcheck.rules.detectors import DETECTORS
from mtcheck.rules.detectors.neighbours import row
from mtcheck.rules.detectors.scan import scan
from mtcheck.rules.view import View
from tests.rules.factory import document

LINES = ("A bee.", "An ant and a bee", "Nothing", "ant")


@pytest.mark.parametrize("gate", [("bee", "ant"), re.compile("bee|ant")])
def test_matches_come_in_order_with_their_segments(gate: re.Pattern[str] | tuple[str, ...]) -> None:
    found = scan(View(document(*LINES)), gate, re.compile(r"bee|ant\b"))
    assert [(segment, match.span()) for segment, match in found] == [
        (0, (2, 5)),
        (1, (3, 6)),
        (1, (13, 16)),
        (3, (0, 3)),
    ]


def test_a_gate_that_stays_shut_spares_the_segment() -> None:
    (only,) = scan(View(document(*LINES)), ("bee.",), re.compile("bee"))
    assert only[0] == 0


def test_an_address_is_no_prose() -> None:
    assert not list(scan(View(read_string("See www.bee.com today.")), ("bee",), re.compile("bee")))


@given(st.lists(st.text("ab .\n", min_size=1), min_size=1))
def test_the_gate_never_costs_a_match(texts: list[str]) -> None:
    view, pattern = View(document(*texts)), re.compile("ab|b[.]")
    plain = [(segment, match.span()) for segment, text in enumerate(view.folded) for match in pattern.finditer(text)]
    for gate in (("a", "b."), re.compile("[ab]")):
        assert [(segment, match.span()) for segment, match in scan(view, gate, pattern)] == plain


def test_what_detectors_share_goes_with_the_story() -> None:
    view = View(document("The the court of the city of the isle, mañana It says that the pool was shut."))
    found = [hit for detect in DETECTORS.values() for hit in detect(view)]
    kept, words = weakref.ref(view), row(view)
    assert found
    assert row(view) is words
    del view
    gc.collect()
    assert kept() is None
