"""Sentences of a source, and the English that belongs to each."""

import pytest

from mtcheck.rules.detectors.beside import beside
from mtcheck.rules.detectors.counterparts import expected, pairs, shortened, source_sentences
from mtcheck.rules.view import View
from tests.rules.factory import document


@pytest.mark.parametrize(
    ("language", "text", "sentences"),
    [
        ("es", "Abrió el lunes. Cerró el martes.", ["Abrió el lunes.", "Cerró el martes."]),
        ("es", "Lo vio la Dr. Ruiz en el puente.", ["Lo vio la Dr. Ruiz en el puente."]),
        ("es", "Cerró en 2003. Abrió en mayo.", ["Cerró en 2003.", "Abrió en mayo."]),
        # An ordinal number ends no sentence, and neither does an initial.
        ("de", "Er kam am 3. Mai nach Hause.", ["Er kam am 3. Mai nach Hause."]),
        ("hu", "Ott volt a XXI. Kerület is.", ["Ott volt a XXI. Kerület is."]),
        ("pl", "Przyszedł pan A. Nowak z miasta.", ["Przyszedł pan A. Nowak z miasta."]),
        ("zh", "他来了。他没有走！「是吗？」", ["他来了。", "他没有走！", "「是吗？」"]),
    ],
)
def test_a_source_is_split_into_sentences(language: str, text: str, sentences: list[str]) -> None:
    assert source_sentences(text, language) == sentences


def test_sentences_are_paired_where_there_are_as_many() -> None:
    source = "Abrió el lunes. Cerró el martes."
    (paragraph,) = beside(View(document("It opened on Monday. It closed on Tuesday.", source=source)))
    assert [(pair.english, pair.source) for pair in pairs(paragraph)] == [
        ("It opened on Monday.", "Abrió el lunes."),
        ("It closed on Tuesday.", "Cerró el martes."),
    ]
    (paragraph,) = beside(View(document("It opened on Monday and closed on Tuesday.", source=source)))
    assert [pair.source for pair in pairs(paragraph)] == [source]
    (paragraph,) = beside(View(document(" ", source=source)))
    assert pairs(paragraph) == []


def test_the_length_of_the_english_is_known_by_language() -> None:
    assert expected("a" * 100, "es") == 95
    # Of Chinese its own signs count, and a name in Latin letters is as long in English.
    assert expected("他来了 Ana Ruiz", "zh") == 3 * 3.85 + 9
    assert expected("a" * 100, "eo") is None
    assert expected("a" * 100, None) is None


def test_the_beginning_of_a_source_is_shown() -> None:
    assert shortened("Abrió el lunes.") == "Abrió el lunes."
    long = "La feria de la ciudad abrió el lunes, por la tarde, y cerró el martes"
    assert shortened(long) == "La feria de la ciudad abrió el lunes, por la tarde, y …"
    assert shortened("他" * 99) == "他" * 90 + " …"
