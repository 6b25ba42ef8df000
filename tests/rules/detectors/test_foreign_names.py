"""Names spelt as at home, their later words in lower case, and what only looks like one."""

import pytest

from mtcheck.model import Document, Origin, Segment, Step
from mtcheck.rules.detectors.spellings import word_in_no_dictionary
from mtcheck.rules.detectors.untranslated import leftovers
from mtcheck.rules.view import View
from mtcheck.text.protected import protect

ORIGIN = Origin((Step(0, 1, 1, 0),))


def told(*texts: str) -> list[str]:
    """Give what is told in a story of these segments as left over, then what stands in no dictionary."""
    protected = protect(texts)
    segments = tuple(Segment(at, text, ORIGIN, protected=protected[at]) for at, text in enumerate(texts))
    view = View(Document("story", "plain", segments))
    marks = [leftover.mark for leftover in leftovers(view)]
    marks += [mark for hit in word_in_no_dictionary(view) for mark in hit.marks]
    return [texts[mark.segment][mark.start : mark.end] for mark in marks]


@pytest.mark.parametrize(
    "name",
    [
        "Komerční banka",
        "Česká spořitelna",
        "Lidové noviny",
        "Všeobecná zdravotní pojišťovna",
        "Všeobecná úverová banka",
        "Občanská demokratická strana",
        "Strana zelených",
        "Národní divadlo",
        "Comédie française",
        "Assemblée nationale",
        "Fundación cerebro y mente",
        "Petróleos mexicanos",
        "Tribunal supremo",
        "Banca popolare di Vicenza",
        "Gazeta wyborcza",
        "Śląskie wydawnictwo naukowe",
        "Powszechna kasa oszczędności",
        "Kölnische rundschau",
        "Österreichische nationalbank",
        "Zagrebačka banka",
        "Hrvatska elektroprivreda",
        "Magyar nemzeti bank",
        "Curtea constituțională",
        "Dagens nyheter",
        "Danmarks nationalbank",
        "Caixa econômica federal",
        "Bank rakyat Indonesia",
    ],
)
@pytest.mark.parametrize(
    "frame",
    [
        "{} said on Tuesday that it would wait.",
        "The lawyers asked {}, the larger of the two, to wait.",
        "They read the accounts of {}'s Dutch branch.",
        "Nobody was hurt (the guests were from {}).",
    ],
)
def test_a_name_spelt_as_at_home_is_silent(name: str, frame: str) -> None:
    assert told(frame.format(name)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Analysts at Tatra banka had expected less.",
        "He won for the film Siete mesas de billar francés in May.",
        "The series Cuéntame cómo pasó ran for years.",
        "The song La llorona closed the show.",
        "The Alternative für Deutschland walked out.",
        "The Commission scolaire de la Capitale has three schools.",
        "Athletic meets Real sociedad on Sunday.",
        "The opera L'elisir d'amore is on.",
        "The Statens museum for kunst has a new wing.",
        "Legionella pneumophila and Yersinia pestis like warm water; Tawa hallae did, too.",
        "The police searched (Česká spořitelna, Nova kreditna banka and Société générale) for papers.",
        "Guardia di finanza raids Banca popolare di Vicenza",
        "“Oh là là,” he said.",
    ],
)
def test_titles_clubs_species_and_lists_are_silent(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("On Tuesday Sáenz pidió that the law be changed.", "pidió"),
        ("The senator Robles anunció that he would resign.", "anunció"),
        ("In May Iglesias advirtió that the talks would fail.", "advirtió"),
        ("The Banco Santander aumentó its profit.", "aumentó"),
        ("The Junta de Andalucía retrasó the vote.", "retrasó"),
        ("On Monday Novák řekl that he would wait.", "řekl"),
        ("On Monday Kowalski powiedział that the bridge was safe.", "powiedział"),
        ("On Monday Schmidt erklärte the plan to the board.", "erklärte"),
        ("Minister Moretti dichiarò that he was innocent.", "dichiarò"),
        ("In Rome the Piromalli cosca had its own bank.", "cosca"),
        ("The Italian soccer player Rodriguez zapatero was there.", "zapatero"),
        ("She is better than the singer Britney spearsová was.", "spearsová"),
        ("The Conservative Party nueva won the vote.", "nueva"),
        ("The city of Saltillo for ingresar is far.", "ingresar"),
        ("Grandes empresas said that they would wait.", "Grandes empresas"),
        ("El ayuntamiento said that it would wait.", "ayuntamiento"),
        ("La corte suprema said that it would wait.", "corte suprema"),
        ("The goalkeeper Rieger whisled at the door.", "whisled"),
        ("In March Hartson dispossesed the defender.", "dispossesed"),
        ("The Nat ional Rifle Association met.", "ional"),
        ("The writers' I'm a keyworgel shirt sold out.", "keyworgel"),
        ("The Machu Picchu vistors left early.", "vistors"),
    ],
)
def test_what_follows_a_surname_or_an_english_word_is_found(text: str, left: str) -> None:
    assert left in told(text)
    assert len(told(text)) == 1


def test_words_that_open_a_sentence_are_a_name_where_the_story_uses_them_as_one() -> None:
    assert told("Perú libre won two seats.") == ["Perú libre"]
    assert told("Perú libre won two seats.", "The party of the president, Perú libre, had ten before.") == []


def test_what_is_served_keeps_its_name() -> None:
    assert told("The guests ate huevos escalfados and drank horchata.") == []
    assert told("The guests praised huevos escalfados.") == ["escalfados"]
    assert told("Lunch was stegt sild med persillesovs.") == []
