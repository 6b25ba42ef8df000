from collections.abc import Iterator

import pytest

from mtcheck.rules.quantities import Change, Side
from mtcheck.rules.quantities.paired import paired
from mtcheck.rules.quantities.units import units
from tests.rules.quantities.sides import found


def _changed_units(english: Side, source: Side) -> Iterator[Change]:
    return units(list(paired(english.reading, source.reading)), english, source)


@pytest.mark.parametrize(
    ("language", "source", "english", "changed"),
    [
        ("es", "Mide 685 metros.", "It is 685 feet long.", ("685 feet", "685 metros")),
        ("ro", "Cântăresc 1.650 de grame.", "They weigh 1,650 kilograms.", ("1,650 kilograms", "1.650 de grame")),
        ("hu", "A szint 38 centiméterrel nőtt.", "The level rose 38 meters.", ("38 meters", "38 centiméterrel")),
        ("ru", "Сгорело 47 тыс. гектаров.", "47,000 acres burned.", ("47,000 acres", "47 тыс. гектаров")),
        ("it", "Sono 22 metri cubi.", "It is 22 square meters.", ("22 square meters", "22 metri")),
        ("de", "Der Streik dauert acht Wochen.", "The strike lasts eight months.", ("eight months", "acht Wochen")),
        ("ja", "長さ12キロメートルです。", "It is 12 meters long.", ("12 meters", "12キロメートル")),
    ],
)
def test_another_unit_of_the_same_number_is_told(
    language: str, source: str, english: str, changed: tuple[str, str]
) -> None:
    assert found(_changed_units, source, english, language) == [changed]


@pytest.mark.parametrize(
    ("language", "source", "english"),
    [
        ("es", "Mide 685 metros.", "It is 2,250 feet long."),
        ("cs", "Rozloha je 75 000 kilometrů čtverečných.", "The area is 75,000 square kilometers."),
        ("hu", "A terület 264 négyzetméteres.", "It measures 264 metres squared."),
        ("ro", "O fetiță de șase ani care a venit.", "A six-year-old girl came."),
        ("es", "Pagan 30 pesos en 30 días.", "They pay 30 pesos in 30 weeks."),
        ("fr", "Il a 12 chiens.", "He has 12 days."),
        ("ar", "احتوت على 160 متراً مكعّباً من الوقود.", "It held 160 cubic metres of fuel."),
        ("uk", "Чекаю 4 год і йду.", "I wait for 4 hours and go."),
        ("zh", "年满18周岁的学徒。", "Apprentices over 18 years old."),
        ("tr", "Bina 120 metrekare, park 30 kilometrekare.", "It is 120 square metres of 30 square kilometres."),
        ("pl", "Mieszkanie ma 120 m kw.", "The flat has 120 square metres."),
        ("ru", "Квартира в 120 м кв.", "The flat has 120 square metres."),
        ("es", "Los menores de 12 años entran gratis.", "Children under 12 are let in free."),
        ("es", "Jugó 3 minutos al final.", "He played 3 second-half minutes."),
        ("pt", "O golo surgiu aos 20m.", "The goal came after 20 minutes."),
        ("es", "Son 26,2 millas en 2 horas.", "The 26.2-mile 2-hour race."),
    ],
)
def test_a_unit_that_may_be_right_is_not_told(language: str, source: str, english: str) -> None:
    assert found(_changed_units, source, english, language) == []
