"""What was left in another language, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.model import Document, Origin, Segment, Step
from mtcheck.rules.detectors.untranslated import leftovers
from mtcheck.rules.view import View
from mtcheck.text.protected import protect

ORIGIN = Origin((Step(0, 1, 1, 0),))


def found(*texts: str, source_language: str | None = None) -> list[tuple[str, str, str]]:
    """Give kind, language and text of every leftover in a story of these segments."""
    protected = protect(texts)
    segments = tuple(Segment(at, text, ORIGIN, protected=protected[at]) for at, text in enumerate(texts))
    view = View(Document("story", "plain", segments, source_language=source_language))
    return [(kind, language, texts[mark.segment][mark.start : mark.end]) for kind, mark, language, _ in leftovers(view)]


@pytest.mark.parametrize(
    ("text", "kind", "language", "left"),
    [
        ("The road has a pavement asfáltico by the river.", "word", "es", "asfáltico"),
        ("They met the exalcalde at the mill.", "word", "es", "exalcalde"),
        ("“We have every intención of winning,” he said.", "word", "es", "intención"),
        ("President Robles anunció on Monday that he would resign.", "word", "es", "anunció"),
        ("The team has beaucoup travaillé since May.", "run", "fr", "beaucoup travaillé"),
        ("She cited the wirtschaftliche Folgen of the strike.", "run", "de", "wirtschaftliche Folgen"),
        ("It was the Bürgermeister who said no.", "word", "de", "Bürgermeister"),
        ("The договор was signed.", "script", "ru", "договор"),
        ("The договор от 9 мая was signed.", "script", "ru", "договор от 9 мая"),
        ("The 契約書。ABC was signed.", "script", "zh", "契約書"),
    ],
)
def test_a_leftover_is_found_exactly(text: str, kind: str, language: str, left: str) -> None:
    assert (kind, language, left) in found(text)
    assert len(found(text)) == 1


def test_a_long_run_in_another_script_that_a_latin_letter_follows_is_gone_through_once() -> None:
    # Taken apart in all ways, this would take longer than anybody waits.
    assert found(f"The notice, put up by the city on Monday, reads {'兆' * 60}MTR and nothing else.") == []


def test_a_whole_sentence_is_one_finding() -> None:
    text = "The talks failed. El gobierno anunció ayer nuevas medidas contra la inflación. Markets fell."
    assert found(text) == [("sentence", "es", "El gobierno anunció ayer nuevas medidas contra la inflación")]


def test_a_short_cry_in_quotation_marks_is_given_as_it_was_cried() -> None:
    assert not found("“We will wait,” she said. “¡Ya está bueno de excusas!”")
    assert found("“We will wait,” she said. “Ya está bueno de excusas.”") == [
        ("sentence", "es", "Ya está bueno de excusas")
    ]
    assert found("¡Ya está bueno de excusas! She will wait.") == [("sentence", "es", "Ya está bueno de excusas")]


def test_the_story_decides_between_languages() -> None:
    assert found("The importante vote is near.", source_language="it")[0][1] == "it"
    assert found("The importante vote is near.", source_language="it-IT")[0][1] == "it"
    assert found("The importante vote is near.", "The alcalde and the ayuntamiento agree.")[0][1] == "es"


@pytest.mark.parametrize(
    "text",
    [
        "The Partido Popular, the Universidad de Chile and Le Monde agreed.",
        "She flew from the Champs-Élysées to Rio de Janeiro for Real Madrid and La Liga.",
        "Corriere della Sera and the Frankfurter Allgemeine Zeitung said so.",
        "The film El laberinto del fauno won again.",
        "The Ley orgánica passed, and so did the Banco de España's plan.",
        "A coup d'état, a fait accompli, a coup de grâce: per se, vis-à-vis the junta, c'est la vie.",
        "The señora kept her Schadenfreude, her déjà vu and her weltanschauung.",
        "They cried “¡no pasarán!” and left.",
        "The phrase pura vida means pure life; locals call it by no other name.",
        "He was known as el abogado del pueblo.",
        "The fair is what they call gobierno abierto in Madrid.",
        "The slide, known in Peru as a huaico, hit the road.",
        "It is called gobierno abierto in Madrid.",
        "The alcalde, or mayor, spoke first.",
        "The mayor, or alcalde, spoke first.",
        "They ate pork rinds (las orejas, which are fried) and left.",
        "The mayor (alcalde) spoke to the press.",
        "The *querencia* is the bull's own ground.",
        "Read it at https://example.org/gobierno/ayuntamiento or write to gobierno@example.org.",
        "It was tagged #gobierno and @ayuntamiento.",
        "Read more: pic.twitter.com/Xy12 el gobierno anunció ayer nuevas medidas",
        "La feria empieza mañana — Ayuntamiento (@ayto) May 4, 2024",
        "Her stage name is 東京Ann, she said.",
        "The word 关系 (guanxi) has no match, and neither has guanxi (关系).",
        "The constant β is near Ω; the shrug ¯\\_(ツ)_/¯ is not.",
        "Social, central, animal, hotel and idea are words of many languages.",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
    ],
)
def test_names_loans_and_words_set_apart_are_silent(text: str) -> None:
    assert found(text) == []


# English sentences with three words left in each: a verb, a noun and an adjective or adverb of ordinary news.
FRAMES = (
    "The committee {} the report before the {} and called the result {}.",
    "Officials said they {} the money for the {} after a {} debate.",
    "The company {} its plans, and the {} remained {} on Friday.",
    "He {} the offer because the {} was too {} for most families.",
)
LEFT = {
    "es": (
        "anunció ayuntamiento preocupante",
        "aprobaron presupuesto acalorado",
        "retrasó sindicato tranquilo",
        "rechazó alquiler elevado",
        "entregó cosecha suficiente",
        "gastaron escuela breve",
        "explicó dueño satisfecho",
        "aceptó sueldo pequeño",
    ),
    "fr": (
        "examiné réunion inquiétant",
        "dépensé quartier houleux",
        "reporté syndicat calme",
        "refusé loyer élevé",
        "publié élection décevant",
        "trouvé bibliothèque longue",
        "expliqué entreprise prudent",
        "choisi logement coûteux",
    ),
    "de": (
        "prüfte Abstimmung enttäuschend",
        "brauchten Krankenhaus heftigen",
        "verschob Gewerkschaft ruhig",
        "lehnte Wohnung teuer",
        "lieferte Sitzung überraschend",
        "bekamen Schule langen",
        "erklärte Börse vorsichtig",
        "kaufte Miete hoch",
    ),
    "it": (
        "esaminò riunione preoccupante",
        "spesero ospedale acceso",
        "rinviò sindacato tranquillo",
        "rifiutò affitto elevato",
        "consegnò votazione deludente",
        "trovarono scuola lungo",
        "spiegò mercato prudente",
        "accettò stipendio piccolo",
    ),
    "pt": (
        "analisou reunião preocupante",
        "gastaram hospital acalorado",
        "adiou sindicato tranquilo",
        "recusou aluguel elevado",
        "entregou votação decepcionante",
        "acharam escola longo",
        "explicou mercado cauteloso",
        "aceitou salário pequeno",
    ),
    "pl": (
        "przyjął posiedzenie niepokojący",
        "wydali szpital burzliwej",
        "odłożyła związek spokojny",
        "odrzucił czynsz wysoki",
        "przekazał głosowanie zaskakujący",
        "znaleźli szkoła długiej",
        "wyjaśniła rynek ostrożny",
        "kupił mieszkanie drogi",
    ),
    "cs": (
        "schválil zasedání znepokojivý",
        "utratili nemocnice bouřlivé",
        "odložila rozhodnutí klidný",
        "odmítl nájem vysoký",
        "předal hlasování překvapivý",
        "našli škola dlouhé",
        "vysvětlila společnost opatrný",
        "koupil bydlení drahé",
    ),
    "nl": (
        "bekeek vergadering zorgwekkend",
        "besteedden ziekenhuis verhitte",
        "verschoof vakbond rustig",
        "weigerde woning duur",
        "leverde stemming teleurstellend",
        "kregen school langdurig",
        "verklaarde beurs voorzichtig",
        "kocht huur hoog",
    ),
    "ro": (
        "examinat ședința îngrijorător",
        "cheltuit spitalul aprins",
        "amânat sindicatul liniștit",
        "refuzat chiria ridicată",
        "predat votul surprinzător",
        "găsit școala lungă",
        "explicat piața prudentă",
        "cumpărat locuința scumpă",
    ),
}


@pytest.mark.parametrize("language", LEFT)
def test_three_words_left_in_a_sentence_are_found(language: str) -> None:
    sentences = [FRAMES[at % len(FRAMES)].format(*words.split()) for at, words in enumerate(LEFT[language])]
    assert sum(bool(found(sentence)) for sentence in sentences) >= 0.85 * len(sentences)


@pytest.mark.parametrize("frame", FRAMES)
def test_the_same_sentences_in_english_are_silent(frame: str) -> None:
    assert found(frame.format("approved", "vote", "disappointing")) == []


@given(st.lists(st.text(max_size=80), max_size=4))
def test_any_text_gives_marks_inside_its_segments(texts: list[str]) -> None:
    for _, _, left in found(*texts):
        assert left


def test_a_story_with_leftovers_needs_less_proof_for_more() -> None:
    alone = "The town conserva the harbour."
    assert found(alone) == []
    assert ("word", "es", "conserva") in found(alone, "The alcalde and the ayuntamiento like the desarrollo.")
