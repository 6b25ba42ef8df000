"""The English beside its source, paragraph by paragraph."""

from dataclasses import replace

import pytest

from mtcheck.model import APART, Mark
from mtcheck.rules.detectors.beside import beside
from mtcheck.rules.view import View
from tests.rules.factory import document


def test_a_paragraph_is_put_together_and_its_places_are_those_of_its_segments() -> None:
    made = document("It fell.", "Then it rose.", "No.", paragraph=0)
    segments = (
        made.segments[0]._replace(source="«Cayó». Luego subió."),
        made.segments[1],
        made.segments[2]._replace(paragraph=1),
    )
    (found,) = beside(View(replace(made, segments=segments, source_language="es")))
    assert (found.text, found.source, found.language) == ("It fell. Then it rose.", "«Cayó». Luego subió.", "es")
    assert found.mark(3, 7) == Mark(0, 3, 7)
    assert found.mark(9, 13) == Mark(1, 0, 4)
    assert found.mark(17, 22) == Mark(1, 8, 13)
    # A stretch over the end of a sentence is cut there.
    assert found.mark(3, 13) == Mark(0, 3, 8)


@pytest.mark.parametrize("declared", ["es", "es-MX", "ES", "es_419", "Spanish"])
def test_the_language_of_a_source_is_known_by_whatever_a_file_calls_it(declared: str) -> None:
    made = replace(document("It rose.", source="Subió."), source_language=declared)
    assert [each.language for each in beside(View(made))] == ["es"]


def test_the_language_of_a_source_is_known_by_itself() -> None:
    source = "El alcalde de la ciudad dijo que la feria se abrirá el lunes por la tarde."
    (found,) = beside(View(document("The mayor said so.", source=source)))
    assert found.language == "es"
    assert [each.language for each in beside(View(document("It rose.", source="OK")))] == [None]


def test_what_was_declared_holds_unless_the_source_says_otherwise() -> None:
    spanish = "El alcalde de la ciudad dijo que la feria se abrirá el lunes por la tarde."
    declared = [(spanish, "fr", "es"), ("OK", "es-MX", "es"), ("Москва", "uk", "uk"), ("Москва", "fr", "ru")]
    for source, said, known in declared:
        story = replace(document("It rose.", source=source), source_language=said)
        assert [each.language for each in beside(View(story))] == [known]


def test_without_a_source_there_is_nothing_to_hold_it_against() -> None:
    assert beside(View(document("It rose."))) == ()
    assert beside(View(document("It rose.", source="Subió.", paragraph=APART))) == ()
