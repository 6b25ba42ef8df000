import pytest

from tests.rules.detectors.sight import hits, seen


def test_the_bare_form_takes_the_accents_of_the_other() -> None:
    (hit,) = hits("accents-both-ways", "Ana Rodríguez spoke.", "Then Rodriguez left, and Rodriguez's dog.")
    assert [mark.segment for mark in hit.marks] == [1, 1]
    assert (hit.suggestion, hit.values["other"]) == ("Rodríguez", "Rodríguez")


@pytest.mark.parametrize(
    "text",
    [
        "José Ruiz met Jose Canseco.",
        "Marta López and Luis Lopez are not related.",
        "The Café Central is a Cafe, an old cafe.",
        "Everyone Said so to Saïd.",
        "Málaga won.",
        "The ferries of Alpin-Québec and of Impact Montréal leave Quebec and Montreal at six.",
    ],
)
def test_two_people_and_english_words_are_silent(text: str) -> None:
    assert seen("accents-both-ways", text) == []


def test_a_given_name_translated_once() -> None:
    (hit,) = hits("translated-given-name", "Pedro Lobato was born here. Peter Lobato left.")
    assert hit.values["other"] == "Pedro"
    assert seen("translated-given-name", "Pedro Lobato was born here. Peter Lobato left.") == ["Peter Lobato"]


def test_a_translated_name_is_told_once_with_the_other_form_that_stands_first() -> None:
    (hit,) = hits("translated-given-name", "Jan Lobato and Juan Lobato met John Lobato. Jean Lobato left.")
    assert hit.values["other"] == "Jan"


@pytest.mark.parametrize(
    "text",
    [
        "Bill Marsh, or William Marsh, met Guillermo Sanz.",
        "Pedro Lobato and Peter Marsh met.",
        "King Carlos III is Charles III at home.",
        "María Vidal and Mary Vidal Jr. are two.",
    ],
)
def test_nicknames_relatives_and_kings_are_silent(text: str) -> None:
    assert seen("translated-given-name", text) == []


def test_the_rarer_name_of_a_ministry_is_marked() -> None:
    text = "The Interior Ministry knew. So the Interior Ministry told the Ministry of the Interior."
    assert seen("ministry-two-ways", text) == ["Ministry of the Interior"]
    assert seen("ministry-two-ways", "The Interior Ministry and the Ministry of Finance met.") == []
    assert seen("ministry-two-ways", "The Foreign Ministry is the Ministry of Foreign Affairs.") == []


def test_an_acronym_has_one_name() -> None:
    (hit,) = hits(
        "acronym-two-names", "The Federal Electoral Institute (IFE) met.", "The Federal Vote Institute (IFE) too."
    )
    assert hit.values == {"other": "Federal Electoral Institute", "acronym": "IFE"}
    assert [mark.segment for mark in hit.marks] == [1, 0]


@pytest.mark.parametrize("body", ["Secretariat", "Forum"])
def test_whatever_is_a_body_of_other_letters_has_two_names_too(body: str) -> None:
    texts = (f"The Rural Roads {body} (SCK) met.", f"The Country Roads {body} (SCK) too.")
    assert seen("acronym-two-names", *texts) == [f"Country Roads {body}", f"Rural Roads {body}"]
    assert seen("acronym-of-other-words", texts[0]) == [f"Rural Roads {body} (SCK)"]


@pytest.mark.parametrize(
    "text",
    [
        "The World Health Organization (WHO) and the UN's World Health Organization (WHO) agree.",
        "The Health Director of the World Health Organization (WHO) left the World Health Organization (WHO).",
        "Petra Novak (ODS) and Jan Vlk (ODS) voted.",
    ],
)
def test_longer_frames_and_parties_of_people_are_silent(text: str) -> None:
    assert seen("acronym-two-names", text) == []
