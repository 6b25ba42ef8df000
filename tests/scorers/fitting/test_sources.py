"""How well the source language is told."""

import pytest

from mtcheck.scorers.languages import Clues, languages
from tests.scorers.fitting.records import a_record


def test_the_source_language_is_weighed_by_what_tells_it_and_measured_with_sets_left_out() -> None:
    pytest.importorskip("scipy")
    from mtcheck.scorers.fitting.sources import told, translations

    records = [
        a_record(f"{name}{number}", "human", f"{name}{number}", collection=name, source=source, original=source)
        for name in ("a", "b")
        for number, source in enumerate(["de", "fr"] * 30)
    ]
    records.append(a_record("from a third language", "human", original="it"))
    rows = translations(records, range(len(records)))
    assert len(rows) == 120
    clues = {
        row: {each: Clues(float(each == records[row].source), 0.5, 0.0, 0.0) for each in languages()} for row in rows
    }
    found = told(records, clues)
    assert found.weights[0] > 1 > found.weights[1] == 0
    assert found.figures["all clues"]["top_1"] == 1
    assert found.figures["without places"]["top_1"] < 1
