import pytest

from tests.rules.detectors.sight import beside


@pytest.mark.parametrize(
    ("source", "text", "score"),
    [
        ("O Grêmio venceu por 3 a 1.", "Gremio won 3-2.", "3-2"),
        ("Bayern gewann mit 4:1.", "Bayern won 4-2.", "4-2"),
        ("Mainz verlor mit 1:4.", "Mainz lost 4-3.", "4-3"),
        ("Lyon s'est imposé 2 à 0, puis 3-1.", "Lyon won 2-0 and then 3-2.", "3-2"),
        ("上海队以3比1获胜。", "Shanghai won 2-1.", "2-1"),
    ],
)
def test_the_one_other_score_is_told(source: str, text: str, score: str) -> None:
    assert beside("score-changed", source, text) == [score]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("O Grêmio venceu por 3 a 1.", "Gremio won 3-1."),
        ("Mainz verlor mit 1:4.", "Bayern won 4-1."),
        ("Das Spiel beginnt um 3:20 Uhr.", "The game follows the 3-2 win."),
        ("O Grêmio venceu por 2 x 0; o próximo jogo é às 18:00.", "Gremio won 2-0; the next game is at 6 p.m."),
        ("Bayern gewann mit 4:1.", "Bayern won after a 3-2 in the first leg."),
        ("Bayern gewann mit 4:1 und 2:0.", "Bayern won 4-2 and 3-0."),
        ("Ils ont de 3 à 12 ans.", "They are children of 3 to 14."),
    ],
)
def test_a_score_that_may_be_of_another_match_is_not_told(source: str, text: str) -> None:
    assert beside("score-changed", source, text) == []
