import pytest

from mtcheck.rules.quantities import read
from mtcheck.rules.quantities.held import Held


def agrees(english: str, source: str, language: str = "es") -> bool:
    quantity = next(each for each in read(english, "en").quantities if each.sure)
    return Held(read(source, language)).has(quantity, english)


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("318,450 votes", "318.450 votos"),
        ("2.3 billion", "2.300 millones"),
        ("twenty", "20"),
        ("45 percent", "44,6 por ciento"),
        ("nearly 320,000", "318.450"),
        ("about 12,000", "12.300"),
        ("12,000 votes", "12.300 votos"),
        ("5.6 million", "5.582.000"),
        ("5.5 million", "5.582.000"),
        ("2.75 trillion", "2.748.300 millones"),
        ("1 million", "973.000"),
        ("2,000 people", "1.987 personas"),
        ("more than 2 million", "2,6 millones"),
        ("upwards of 2 million", "2,6 millones"),
        ("2.6 million or so", "2.638.000"),
        ("almost 60", "57"),
        ("50 miles", "80 kilómetros"),
        ("86 degrees", "30 grados"),
        ("8 p.m.", "las 20 horas"),
        ("14 days", "2 semanas"),
        ("1998", "en el 98"),
        ("the 21st century", "siglo XXI"),
        ("the 1900s", "siglo XX"),
        ("two decades", "20 años"),
        ("12 musicians", "una docena"),
        ("3 others", "4 personas"),
        ("Anna and 3 more", "4 personas"),
        ("One Loss for Anna and 3 Others", "4 personas"),
        ("160 minutes", "dos horas y cuarenta"),
    ],
)
def test_a_value_agrees_in_whatever_way_it_is_told(english: str, source: str) -> None:
    assert agrees(english, source)


@pytest.mark.parametrize(
    ("english", "source", "language"),
    [
        ("4,700 hectares", "47.000 στρέμματα", "el"),
        ("2,000 hectares", "3万亩", "zh"),
        ("35 tons", "350 quintales", "es"),
        ("100,000 soldiers", "тисяч 100", "uk"),
        ("the 18th century", "القرن الثامن عشر", "ar"),
        ("20 kilometers", "2 mil", "sv"),
    ],
)
def test_a_unit_that_english_has_not_is_converted(english: str, source: str, language: str) -> None:
    assert agrees(english, source, language)


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("318,540 votes", "318.450 votos"),
        ("2.3 million", "2.300 millones"),
        ("5.7 million", "5.582.000"),
        ("2 million", "2,6 millones"),
        ("almost 60", "68"),
        ("120 people", "123 personas"),
        ("2,000", "1.932.000"),
        ("2010", "1.987 y 2013"),
        ("nearly 12,340", "12.300"),
        ("about 120", "12.300"),
        ("50 people", "80 kilómetros"),
        ("the 51-year-old", "17 vecinos"),
        ("six more stations", "siete estaciones"),
        ("75,000 yen", "de 75 a 90"),
        ("three weeks", "una casa"),
        ("8 people", "20 personas"),
        ("2002", "el 2 de mayo"),
        ("14 people", "2 semanas"),
        ("1900 votes", "siglo XV"),
        ("12 votes", "112 votos"),
    ],
)
def test_another_value_does_not(english: str, source: str) -> None:
    assert not agrees(english, source)
