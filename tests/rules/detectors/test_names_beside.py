"""Names and acronyms whose letters are not those of the source."""

from dataclasses import replace

import pytest

from mtcheck.rules.detectors import DETECTORS
from mtcheck.rules.view import View
from tests.growth import MOST, calls
from tests.rules.detectors.sight import beside
from tests.rules.factory import document


def seen(source: str, text: str, language: str) -> list[str]:
    view = View(replace(document(text, source=source), source_language=language))
    return [hit.values["other"] for hit in DETECTORS["name-spelt-otherwise"](view)]


@pytest.mark.parametrize(
    ("source", "text", "language", "other"),
    [
        ("Habló Ibarretxe.", "Ibaretxe spoke.", "es", "Ibarretxe"),
        ("Habló Ibarretxe.", "Ibarrexte's men spoke.", "es", "Ibarretxe"),
        ("Lo dijo Dobiáš.", "Dobiá said so.", "es", "Dobiáš"),
        ("Przyszedł Morawkiewicz.", "Moawkiewicz came.", "pl", "Morawkiewicz"),
        ("Bez Brzękolina nie wyszło.", "Without Brzykolin it failed.", "pl", "Brzękolina"),
        ("Об этом пишет Bromberk.", "Bronberk writes so.", "ru", "Bromberk"),
        ("Přišel Vondrášmek.", "Vondrášnek came.", "cs", "Vondrášmek"),
        ("Herr Mühlner kommt.", "Mr Muehner is coming.", "de", "Mühlner"),
        ("Habló Zubo.", "Zurbo spoke.", "es", "Zubo"),
        ("Frau Wiesenmoor kam.", "Ms Wiesenmoro came.", "de", "Wiesenmoor"),
    ],
)
def test_letters_that_were_lost_or_changed(source: str, text: str, language: str, other: str) -> None:
    assert seen(source, text, language) == [other]


@pytest.mark.parametrize(
    ("source", "text", "language"),
    [
        ("Habló Ibarretxe.", "Ibarretxe spoke.", "es"),
        ("Habló Zubiría.", "Zubiria spoke.", "es"),
        ("Habló Jodorkovenko.", "Khodorkovenko spoke.", "es"),
        ("Pour Tchelnokov, non.", "For Chelnokov, no.", "fr"),
        ("Bez Mendlagina nie wyszło.", "Without Mendlagin it failed.", "pl"),
        ("V Kropivnicku prší.", "It rains in Kropivnicko.", "cs"),
        ("Přišel Vondráčlek.", "Vondráčlok came.", "cs"),
        ("Fundur í Brekkuvogi.", "A meeting in Brekkuvogur.", "is"),
        ("Herr Jürgensmann kommt.", "Mr Juergensmann is coming.", "de"),
        ("Vive en Turingia.", "She lives in Thuringia.", "es"),
        ("Los zubirienses y Zubirio.", "The Zubirians and Zubirio.", "es"),
        ("GRAN BARRINAGO GANA", "GREAT BARINAGO WINS", "es"),
        ("Habló Barrinago. Barinago calló.", "Barinago said nothing.", "es"),
        ("¡Aaaah, Gooool!", "Aaah, Goooool!", "es"),
        ("Habló Zub.", "Zurb spoke.", "es"),
        # No name is so long.
        (f"Habló Zub{'idrug' * 7}arrengo.", f"Zub{'idrug' * 7}arengo spoke.", "es"),
        ("Escribe a Barrinago@prensa.es.", "Write to Barinago@prensa.es.", "es"),
    ],
)
def test_what_may_be_right(source: str, text: str, language: str) -> None:
    assert seen(source, text, language) == []


def test_the_end_of_a_name_counts_where_the_story_has_it_right_elsewhere() -> None:
    assert seen("Habló Brilloso.", "Brillosa spoke.", "es") == []
    assert seen("Habló Brilloso. Brilloso calló.", "Brillosa spoke.", "es") == []
    view = View(replace(document("Brillosa spoke.", "Brilloso left.", source="Brilloso"), source_language="es"))
    assert [hit.marks[0].segment for hit in DETECTORS["name-spelt-otherwise"](view)] == [0]


def test_all_places_of_a_name_are_one_finding() -> None:
    text = "Ibaretxe spoke, and Ibaretxe left."
    assert beside("name-spelt-otherwise", "Habló Ibarretxe e Ibarretxe se fue.", text) == ["Ibaretxe", "Ibaretxe"]


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("El PSOE ganó, dijo el PSOE.", "The PSOE won, the PSEO said.", ["PSEO"]),
        ("La NNPC y la NNPC.", "The NNPC and the NPC.", ["NPC"]),
        ("La NNPC y la NPC.", "The NNPC and the NPC.", []),
        ("La OTAN y la OTAN.", "NATO and NATO.", []),
        ("La OTAN y la OTAN.", "OTAN and EU.", []),
        ("El SCT y el SCT.", "The SCT and the MCT.", []),
        ("La ČSSZ y la ČSSZ.", "The ČSSZ and the CSSZ.", []),
    ],
)
def test_an_acronym_that_stands_both_ways(source: str, text: str, found: list[str]) -> None:
    assert beside("acronym-spelt-otherwise", source, text) == found


@pytest.mark.parametrize(
    "name", ["name-spelt-otherwise", "given-name-of-the-source-translated", "surname-of-the-source-lost"]
)
def test_a_paragraph_of_twice_as_many_names_is_twice_the_work(name: str) -> None:
    def look(number: int) -> None:
        stems = [f"{one}{two}{three}" for one in "BDFGKLMN" for two in "aeiou" for three in "rstvz"][:number]
        source = ", ".join(f"Pedro {stem}arretxea" for stem in stems)
        text = ", ".join(f"Peter {stem}aretxea" for stem in stems)
        list(DETECTORS[name](View(document(text, source=source))))

    look(200)
    assert calls(lambda: look(200)) / calls(lambda: look(100)) < MOST
