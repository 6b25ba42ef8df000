import pytest

from tests.rules.detectors.sight import beside


@pytest.mark.parametrize(
    ("source", "text", "said"),
    [
        ("La Policía no descarta un atentado.", "Police have ruled out an attack.", "ruled out"),
        ("La police n'a pas exclu un attentat.", "Police ruled out an attack.", "ruled out"),
        ("Die Polizei schließt Brandstiftung nicht aus.", "Police rule out arson.", "rule out"),
        ("警方不排除纵火可能。", "Police rule out arson.", "rule out"),
        ("Nie ma wątpliwości co do winy.", "There was doubt about the guilt.", "There was doubt"),
        ("El acusado no se declaró culpable.", "The accused pleaded guilty.", "pleaded guilty"),
        ("Der Fahrer ist nicht in Lebensgefahr.", "The driver is in danger.", "is in danger"),
        ("Никаких доказательств нет.", "There is evidence.", "There is evidence"),
    ],
)
def test_what_is_denied_in_set_words_and_affirmed_in_english_is_told(source: str, text: str, said: str) -> None:
    assert beside("denial-reversed", source, text) == [said]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("La Policía no descarta un atentado.", "Police do not rule out an attack."),
        ("La Policía no descarta un atentado.", "It is too early to rule out an attack, police say."),
        ("La Policía descarta un atentado.", "Police have ruled out an attack."),
        ("No descarta dimitir, pero descarta un pacto.", "She may resign, but has ruled out a pact."),
        ("Die Bahn schließt Hilfe nicht aus, hat aber Geld ausgeschlossen.", "It may help, but has ruled out money."),
        ("Le maire n'exclut pas un vote mais exclut une fusion.", "The mayor may hold a vote but rules out a merger."),
        ("Sin duda pone en duda el plan.", "Certainly there is doubt about the plan."),
        ("Aucun indice contre lui, des preuves contre elle.", "Nothing on him. There is evidence against her."),
        ("La Policía no dice nada.", "Police have ruled out an attack."),
    ],
)
def test_a_yes_that_may_be_right_is_not_told(source: str, text: str) -> None:
    assert beside("denial-reversed", source, text) == []
