"""Persons who are called otherwise than in the source."""

from dataclasses import replace

import pytest

from mtcheck.rules.detectors import DETECTORS
from mtcheck.rules.view import View
from tests.rules.detectors.sight import beside
from tests.rules.factory import document

GIVEN, SURNAME = "given-name-of-the-source-translated", "surname-of-the-source-lost"


def in_language(language: str, source: str, text: str) -> list[str]:
    view = View(replace(document(text, source=source), source_language=language))
    return [hit.values["other"] for hit in DETECTORS[GIVEN](view)]


@pytest.mark.parametrize(
    ("language", "source", "text", "other"),
    [
        ("es", "Lo dijo Pedro Lobatón.", "Peter Lobaton said so.", "Pedro Lobatón"),
        ("es", "Lo dijo Tomas Barrachina.", "Sockets Barrachina said so.", "Tomas Barrachina"),
        ("cs", "Jednal s Jindřichem Kropáčkem.", "He spoke with Henry Kropáček.", "Jindřichem Kropáčkem"),
        ("pt", "Disse Roberto Lobato.", "Robert Lobato said.", "Roberto Lobato"),
        ("es", "Lo dijo Pedro Paz.", "Peter Paz said so.", "Pedro Paz"),
    ],
)
def test_a_given_name_that_was_translated(language: str, source: str, text: str, other: str) -> None:
    assert in_language(language, source, text) == [other]


@pytest.mark.parametrize(
    ("language", "source", "text"),
    [
        ("es", "Lo dijo Pedro Lobatón.", "Pedro Lobaton said so."),
        ("es", "Pedro Lobatón vio a Peter Marsh.", "Peter Marsh saw Pedro Lobaton."),
        ("es", "Pedro Lobatón y Peter Lobatón.", "Peter Lobaton and his brother."),
        ("es", "El papa Juan Pablo II.", "Pope John Paul II."),
        ("pl", "Józef Stalin wiedział.", "Joseph Stalin knew."),
        ("fr", "Alexandre Lobanov a signé.", "Alexander Lobanov signed."),
        ("cs", "Bez Marka Lobatona.", "Without Mark Lobaton."),
        ("es", "Lo dijo Pedro Lobatón.", "Peter Marsh said so."),
        ("es", "La iglesia de Sant Pedro Lobatón.", "The church of Sant Peter Lobaton."),
    ],
)
def test_given_names_that_may_be_right(language: str, source: str, text: str) -> None:
    assert in_language(language, source, text) == []


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("Marcó Fernando Robles.", "Fernando Oaks scored.", ["Fernando Oaks"]),
        ("Marcó el capitán Fernando de la Puente.", "Fernando of the bridge scored.", ["Fernando"]),
        ("Marcó Fernando Robles ante Sergio Ruiz.", "Fernando scored. Sergio Ruiz did not.", ["Fernando"]),
        ("Marcó Fernando Robles.", "Robles scored.", []),
        ("Marcó Fernando Robles.", "The captain scored.", []),
        ("Habló José Luis Robles Carvajal.", "José Carvajal spoke.", []),
        ("Habló Boris Jruschenko.", "Boris Khrushchenko spoke.", []),
        ("Habló Leonardo di Barrio.", "Leonardo DiBarrio spoke.", []),
        ("El rey Alfonso Doce y Alfonso Sabio.", "King Alfonso XII and Alfonso the Wise.", []),
        ("Vive en San Fernando Viejo.", "She lives in Fernando.", []),
        ("Sergio Prados y Sergio Ruiz.", "Sergio Meadows and Sergio Ruiz.", ["Sergio Meadows"]),
        # The slip is in the source.
        ("Habló Angela Mrekel.", "Angela Merkel spoke.", []),
        ("Habló Angela Mrokol.", "Angela Merkel spoke.", ["Angela Merkel"]),
    ],
)
def test_a_surname_that_was_lost(source: str, text: str, found: list[str]) -> None:
    assert beside(SURNAME, source, text) == found
