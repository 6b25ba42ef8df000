"""Words of the source that stand in the English, whole or half, and what only looks like them."""

from dataclasses import replace

import pytest

from mtcheck.model import Mark
from mtcheck.rules import Engine, load_rules
from mtcheck.rules.detectors import DETECTORS
from mtcheck.rules.detectors.copied import Copied, copied
from mtcheck.rules.findings import findings
from mtcheck.rules.view import View
from mtcheck.text.fold import fold
from tests.rules.factory import document


def found(text: str, source: str, language: str | None = "es") -> list[str]:
    """Give what is copied in a text, with the word of the source where it is half copied."""
    return [
        text[start:end] if other is None else f"{text[start:end]} < {other}"
        for start, end, other in copied(fold(text), fold(source), language)
    ]


@pytest.mark.parametrize(
    ("text", "source", "language", "left"),
    [
        ("The mayor thanked the lugareños.", "El alcalde dio las gracias a los lugareños.", "es", "lugareños"),
        ("He went to the pedania.", "Fue a la pedanía.", "es", "pedania"),
        # It is misspelt in the source, and in no table.
        ("A fine almzara near the river.", "Una buena almzara junto al río.", "es", "almzara"),
        ("The new bürgermeister voted.", "Der neue Bürgermeister stimmte ab.", "de", "bürgermeister"),
        ("He spoke of jobs y of housing.", "Habló de empleo y de vivienda.", "es", "y"),
        ("Asimismo, bread went up.", "El pan, asimismo, subió.", "es", "Asimismo"),
        (
            "The judge desestimó la demanda in May.",
            "El juez desestimó la demanda en mayo.",
            "es",
            "desestimó la demanda",
        ),
        ("It was l'inondation of the year.", "C'était l'inondation de l'année.", "fr", "l'inondation"),
    ],
)
def test_a_copied_word_is_found_exactly(text: str, source: str, language: str, left: str) -> None:
    assert found(text, source, language) == [left]


@pytest.mark.parametrize(
    ("text", "source", "language"),
    [
        # A name may be written in small letters where it comes from.
        ("They met in Piazza della Loggia.", "Si sono trovati in piazza della Loggia.", "it"),
        # The source has another word.
        ("The mayor thanked the lugareños.", "El alcalde dio las gracias a los vecinos.", "es"),
        # English has it, or the source has it from English.
        ("Its marketing is online.", "Su marketing está online.", "es"),
        ("The technoparty ended.", "La technoparty terminó.", "es"),
        ("He is a megafan.", "Es un megafan.", "es"),
        ("They opened an e-shop.", "Abrieron un e-shop.", "es"),
        # Things that English has no word for, and what science names everywhere.
        ("He plays the cavaquinho.", "Toca cavaquinho.", "pt"),
        ("A vaccine against chikungunya is near.", "La vacuna contra el chikunguña está cerca.", "es"),
        ("She was given fludrozumab.", "Se le administró fludrozumabe.", "pt"),
        ("He took a siesta.", "Durmió la siesta.", "es"),
        ("They lived in pied-à-terre comfort.", "Ils vivaient en pied-à-terre.", "fr"),
        ("They pour water there.", "Il y a de l'eau pour tous.", "fr"),
        ("Over the din of traffic he spoke.", "A vorbit din mașină.", "ro"),
        ("They left their den in spring.", "Sie sahen den Bau.", "de"),
        # Names and titles.
        ("The film Los lugareños opened.", "La película Los lugareños se estrenó.", "es"),
        ("The band Vecinos y lugareños sang.", "La banda Vecinos y lugareños cantó.", "es"),
        ("The firm Zarzal sells a zarzal.", "La firma Zarzal vende un Zarzal.", "es"),
        ("Pedania has fallen.", "Pedania ha caído.", "es"),
        ("The Réseau des pêcheurs bigoudens met.", "L'avis du Réseau des pêcheurs bigoudens est connu.", "fr"),
        ("The Académie bigouden met.", "C'est l'Académie bigouden.", "fr"),
        # No word is so long.
        (f"It read xa{'bedo' * 10} there.", f"Decía xa{'bedo' * 10} allí.", "es"),
        # Handles and plays on letters.
        ("He wrote as lugareños77 there.", "Escribió como lugareños77 allí.", "es"),
        ("They are $lugareños now.", "Ahora son $lugareños.", "es"),
        # Set apart, presented, or an address.
        ("The “lugareños” left.", "Los «lugareños» se fueron.", "es"),
        ("The lugareños, the people who live there, left.", "Los lugareños se fueron.", "es"),
        ("The lugareños, or villagers, left.", "Los lugareños se fueron.", "es"),
        ("Write to lugareños@example.org today.", "Escriba a lugareños@example.org hoy.", "es"),
        # A word of a third language stands in the source as it does here.
        ("He praised the überfüllt hall.", "Elogió la sala überfüllt.", "es"),
        # In other scripts Latin letters are names.
        ("A ride on pedania is fine.", "Поездка на pedania.", "ru"),
        # Sizes are no words.
        ("A bed of 70x200cm was sold.", "Se vendió una cama de 70x200cm.", "es"),
        ("An espresso, per cent by cent.", "Un espresso, per cent by cent.", "it"),
    ],
)
def test_what_is_there_on_purpose_is_left_alone(text: str, source: str, language: str) -> None:
    assert found(text, source, language) == []


def test_what_is_set_apart_in_english_words_is_no_foreign_expression() -> None:
    text = 'He called it a "recaudatoria and clumsy measure" today.'
    assert found(text, "La llamó «medida recaudatoria y torpe» hoy.") == ["recaudatoria"]


def test_a_word_behind_a_copied_name_is_part_of_it_only_where_it_follows_in_the_source() -> None:
    source = "El grupo Olmo lugareño tocó; el lugareño bailó."
    assert found("The band Olmo lugareño played.", source) == []
    assert found("The band Olmo danced, a lugareño too.", source) == ["lugareño"]


@pytest.mark.parametrize(
    ("text", "source", "language", "seen"),
    [
        ("A recaudatory measure.", "Una medida recaudatoria.", "es", "recaudatory < recaudatoria"),
        ("An abracadabrantic idea.", "Une idée abracadabrantesque.", "fr", "abracadabrantic < abracadabrantesque"),
        # One letter was lost.
        ("He liked the almazra well.", "Le gustó la almazara.", "es", "almazra < almazara"),
    ],
)
def test_a_half_copied_word_is_found_with_that_of_the_source(text: str, source: str, language: str, seen: str) -> None:
    assert found(text, source, language) == [seen]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("An irresponsible idea.", "Una idea irresponsable."),
        ("He went couchsurfing.", "Hizo couchsurfin."),
        # English makes such words as freely as Spanish does.
        ("An end of recaudatism.", "El fin del recaudatismo."),
        # One letter away from an English word: more, less, another, or two that changed places.
        ("A presidenttial idea.", "Una idea presidencial."),
        ("A presidntial idea.", "Una idea presidencial."),
        ("A presidemtial idea.", "Una idea presidencial."),
        ("A presidetnial idea.", "Una idea presidencial."),
        ("It is recaudatory.", "Es una medida fiscal."),
        ("Short recaudos stay.", "Breves recaudaciones quedan."),
    ],
)
def test_other_words_are_not_half_copied(text: str, source: str) -> None:
    assert found(text, source) == []


def test_of_a_source_in_no_known_language_only_words_that_tables_know_are_taken() -> None:
    assert found("The ayuntamiento met in recaudatory haste.", "ayuntamiento recaudatoria", None) == ["ayuntamiento"]
    assert found("The thinginess of zzargle talk.", "thinginess, zzargle", None) == []
    assert found("The ayuntamiento met.", "The ayuntamiento met.", "en") == []


def test_the_same_words_are_one_finding_with_all_places() -> None:
    made = document("The lugareños left.", "The lugareños came back.", source="Se fueron los lugareños.")
    (hit,) = DETECTORS["copied-words"](View(made))
    assert hit.marks == (Mark(0, 4, 13), Mark(1, 4, 13))


def test_what_the_english_alone_shows_is_told_once() -> None:
    source = "El alcalde de la villa pidió a los vecinos que ayudaran a los labriegos."
    made = replace(document("The mayor asked the vecinos to help the labriegos.", source=source), source_language="es")
    view = View(made)
    told = [(each.rule.id, each.match) for each in findings(view, Engine(load_rules()).find(view))]
    assert told == [("SRC090", "vecinos"), ("SRC090", "labriegos")]


def test_a_sentence_that_was_left_whole_is_told_as_such() -> None:
    sentence = "El gobierno anunció ayer nuevas medidas contra la inflación."
    view = View(replace(document(sentence, source=sentence), source_language="es"))
    assert list(copied(sentence, sentence, "es")) == [Copied(3, 59)]
    assert list(DETECTORS["copied-words"](view)) == []


def test_a_word_that_the_story_explains_once_is_known_in_all_its_forms() -> None:
    source = "Los ejidónes votaron y el ejidón ganó."
    (hit,) = DETECTORS["copied-words"](View(document("The ejidón won.", "It was a day.", source=source)))
    assert hit.marks == (Mark(0, 4, 10),)
    told = View(document("The ejidón won.", "The ejidónes, the farms that people share, voted.", source=source))
    assert list(DETECTORS["copied-words"](told)) == []
