"""A “not” that the English has lost."""

import pytest

from mtcheck.rules.detectors import DETECTORS
from mtcheck.rules.view import View
from tests.rules.detectors.sight import beside
from tests.rules.factory import document

LOST = "The mayor opened the fair in the city on Monday."


@pytest.mark.parametrize(
    "source",
    [
        "El alcalde no abrió la feria de la ciudad el lunes.",
        "Nadie abrió la feria de la ciudad el lunes.",
        "Le maire n'a pas ouvert la foire de la ville lundi.",
        "Il sindaco non ha aperto la fiera della città lunedì.",
        "O prefeito não abriu a feira da cidade na segunda-feira.",
        "Der Bürgermeister hat am Montag die Messe in der Stadt nicht eröffnet.",
        "Burmistrz nie otworzył w poniedziałek targów, które są w mieście.",
        "Starosta nechtěl v pondělí otevřít veletrh ve městě.",
        "Primarul nu a deschis luni târgul din oraș, care este mare.",
        "Мэр не открыл в понедельник ярмарку, которая была в городе.",
    ],
)
def test_a_sentence_that_denies_no_more_is_told(source: str) -> None:
    assert beside("negation-lost", source, LOST) == [LOST]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor did not open the fair in the city on Monday.",
        "The mayor didn't open the fair.",
        "Nobody's mayor opened the fair.",
        "The mayor refused to open the fair.",
        "The mayor was unable to open the fair.",
        "The mayor was incapable of opening the fair.",
        "The fair stayed closed on Monday.",
        "Other than the mayor, all came to the fair.",
    ],
)
def test_whatever_may_render_it_is_silent(text: str) -> None:
    assert beside("negation-lost", "El alcalde no abrió la feria de la ciudad el lunes.", text) == []


@pytest.mark.parametrize(
    "text", ["The union opened the fair in the district.", "The mayor opened the city mission on Monday."]
)
def test_words_that_only_look_negative_render_nothing(text: str) -> None:
    assert beside("negation-lost", "El alcalde no abrió la feria de la ciudad el lunes.", text) == [text]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("El alcalde no solo abrió la feria de la ciudad.", "The mayor opened the fair in the city, and the school."),
        ("No abrió la feria de la ciudad hasta el lunes.", "He opened the fair in the city on Monday."),
        ("¿No abrió el alcalde la feria de la ciudad?", "Did the mayor open the fair in the city?"),
        ("Es la feria más grande que nunca abrió el alcalde.", "It is the biggest fair the mayor ever opened."),
        ("Le maire n'a ouvert que la foire de la ville.", "The mayor opened the fair in the city."),
        ("Idzie na nie burmistrz, który jest w mieście.", "The mayor, who is in the city, goes to them."),
        ("Der Bürgermeister eröffnete nicht nur die Messe in der Stadt.", "The mayor opened the fair in the city."),
    ],
)
def test_what_denies_nothing_is_silent(source: str, text: str) -> None:
    assert beside("negation-lost", source, text) == []


@pytest.mark.parametrize(
    ("source", "explained"),
    [
        ("Pero el alcalde no abrió la feria de la ciudad el lunes.", True),
        ("El alcalde no abrió la feria de la ciudad el lunes.", False),
    ],
)
def test_a_but_that_the_source_explains_renders_no_negation(source: str, explained: bool) -> None:
    text = "But the mayor opened the fair in the city on Monday."
    assert beside("negation-lost", source, text) == [text] * explained


def test_a_not_that_went_into_the_next_sentence_is_found_there() -> None:
    source = "El alcalde vino a la ciudad. No abrió la feria. Se fue el lunes."
    text = "The mayor came. In the city, he opened the fair. He did not stay after Monday."
    assert beside("negation-lost", source, text) == []
    text = "The mayor came to the city. He opened the fair. He went on Monday."
    assert beside("negation-lost", source, text) == ["He opened the fair."]


def test_the_source_is_shown_with_the_word_behind_the_negation() -> None:
    source = "El alcalde no abrió la feria de la ciudad el lunes."
    (hit,) = DETECTORS["negation-lost"](View(document(LOST, source=source)))
    assert hit.values == {"denied": "no abrió", "other": source}


@pytest.mark.parametrize(
    ("source", "text", "told"),
    [
        # The word that is denied, or one of its root, is there.
        ("Los socios no negociaron con el banco.", "The partners negotiated with the bank.", True),
        ("El museo no quería vender la casa vieja.", "The museum wanted to sell the old house.", True),
        ("Der Trainer kann das Spiel nicht gewinnen.", "The coach can win the match.", True),
        # Another word says the contrary without a negation; that its object is there tells nothing.
        ("Los socios no acudieron a la reunión.", "The partners snubbed the meeting.", False),
        ("El club no recurrirá la sanción del comité.", "The club accepts the sanction of the committee.", False),
        ("El fallo del comité no es definitivo.", "The ruling of the committee may yet be overturned.", False),
        ("Nadie dijo que no negociaran los socios.", "The partners may well have negotiated.", False),
        # A name is in any rendition.
        ("El club no está con Martínez desde el lunes.", "The club has had enough of Martinez since Monday.", False),
        # Much shorter or longer than a close translation.
        ("Los socios del club no negociaron el lunes con el banco de la ciudad.", "The partners negotiated.", False),
        ("No negociaron.", "The partners negotiated with the bank for many months.", False),
        # Sentences were merged.
        ("Los socios vinieron. No negociaron.", "The partners came and negotiated.", False),
    ],
)
def test_only_close_translations_that_keep_the_denied_word_are_told(source: str, text: str, told: bool) -> None:
    assert beside("negation-lost", source, text) == [text] * told


@pytest.mark.parametrize(
    ("source", "told"),
    [("La lista provisional no incluye a los niños.", True), ("La lista de hoy no incluye a los niños.", False)],
)
def test_a_word_that_the_source_has_too_renders_no_negation(source: str, told: bool) -> None:
    text = "The provisional list includes the children."
    assert beside("negation-lost", source, text) == [text] * told
