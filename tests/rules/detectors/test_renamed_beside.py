import pytest

from tests.growth import MOST, calls
from tests.rules.detectors.sight import beside


@pytest.mark.parametrize(
    ("source", "english", "name"),
    [
        ("Lo dijo Marisol Huenchumilla, de la OPV.", "Marisol Huencholaf of the OPV said so.", "Marisol Huencholaf"),
        ("Mówi o tym Bogusław Ziętek, związkowiec.", "Bogusław Zientara speaks of it.", "Bogusław Zientara"),
        ("Der Chef heißt Uwe Kraft und schweigt.", "The boss, Uwe Power, 61, is silent.", "Uwe Power"),
    ],
)
def test_another_surname_is_told_where_that_of_the_source_is_nowhere(source: str, english: str, name: str) -> None:
    assert beside("name-of-the-source-replaced", source, english) == [name]


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("Lo dijo Marisol Huenchumilla.", "Marisol Huenchumila said so."),
        ("Lo dijo Marisol Huenchumilla, hija de Ana Lincolao.", "Marisol Lincolao said so."),
        ("Lo dijo Marisol Huenchumilla a Luis Pérez.", "Marisol Antilef said so, and so did Huenchumilla."),
        ("Lo dijo Marisol Huenchumilla.", "It was said by Marisol Sunday."),
        ("Vive cerca del Grand Palais de la ciudad.", "She lives near the Grand Palace."),
        ("Gól dal Filip Djuričič v závěru zápasu.", "Filip Đuričić scored late in the match."),
        ("Выступил Бернд Зальцбергер, врач из Регенсбурга.", "Bernd Salzberger, a doctor, spoke."),
    ],
)
def test_a_surname_that_may_be_right_is_not_told(source: str, english: str) -> None:
    assert beside("name-of-the-source-replaced", source, english) == []


@pytest.mark.parametrize(
    ("source", "english", "name"),
    [
        ("Ingeborg Lewerenz aus Wismar bekommt Hilfe.", "Ingeborg, 87, of Wismar gets help.", "Ingeborg"),
        ("Vali Seddar Yavuz okulların kapalı olduğunu söyledi.", "Gov. Seddar said so.", "Seddar"),
        ("Михаил Котюков поручил доставить воду.", "Mikhail promised to send water.", "Mikhail"),
    ],
)
def test_half_a_name_is_told(source: str, english: str, name: str) -> None:
    assert beside("half-a-name", source, english) == [name]


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("Ingeborg Lewerenz aus Wismar bekommt Hilfe.", "Lewerenz, 87, gets help, and Ingeborg said thanks."),
        ("Ingeborg Lewerenz aus Wismar bekommt Hilfe.", "Ingeborg gets help."),
        ("La cantaora Rocío Montoya Heredia lo negó ayer.", "Rocío Montoya, 43, denied it, and Montoya said so."),
        ("Vive en Puerto Madryn desde hace años.", "The mayor of Puerto said so."),
        ("La reina Leticia Ormaechea habló ayer.", "Queen Leticia said little."),
        ("Katrín Hallmundsdóttir ráðherra sagði það ekki og fór svo heim til sín.", "Minister Katrín said no."),
        # A minor whom the desk does not name.
        ("Ingeborg Lewerenz (12) aus Wismar bekommt Hilfe.", "Ingeborg, 12, of Wismar gets help."),
        ("Михаила Котюкова ждали долго.", "Mikhail said Kotyukov was late."),
    ],
)
def test_a_given_name_that_may_be_right_is_not_told(source: str, english: str) -> None:
    assert beside("half-a-name", source, english) == []


def test_twice_the_names_are_twice_the_work() -> None:
    def look(times: int) -> int:
        letters = [f"{chr(97 + number // 20)}{chr(97 + number % 20)}" for number in range(times)]
        source = " y ".join(f"José Lin{each}laos" for each in letters)
        english = " and ".join(f"José Var{each}neza" for each in letters)
        return calls(lambda: beside("half-a-name", source, english))

    look(120)
    assert look(120) < MOST * look(60)
