import pytest

from mtcheck.rules.quantities.clocks import hours
from tests.rules.quantities.sides import found


@pytest.mark.parametrize(
    ("source", "english", "hour"),
    [
        ("Il treno parte alle 18.40.", "The train leaves at 6:40 a.m.", ("6:40 a.m.", "18.40")),
        ("Le départ sera donné à 12h35.", "It starts at 12:35 a.m.", ("12:35 a.m.", "12h35")),
        ("Das Feuer brach um 4.50 Uhr aus.", "The fire broke out at 4:50 p.m.", ("4:50 p.m.", "4.50")),
        ("Заявки принимают до 17 часов.", "Bids are taken until 3 p.m.", ("3 p.m.", "17 часов")),
        ("会议9时30分开始。", "The meeting began at 9:30 p.m.", ("9:30 p.m.", "9时30")),
        ("Doszło do tego około godziny 3.50.", "It happened at about 3.50 p.m.", ("3.50 p.m.", "godziny 3.50")),
        ("Czynne do godziny 19.", "Open until 7 a.m.", ("7 a.m.", "godziny 19")),
        ("受付は午後4時15分からです。", "Registration opens at 4:15 a.m.", ("4:15 a.m.", "4時15")),
        ("Zaczyna się o 7:30 rano.", "It begins at 7:30 p.m.", ("7:30 p.m.", "7:30")),
        ("La visita es de 9:15 a 13:30.", "The visit is from 9:15 to 14:30.", ("14:30", "13:30")),
    ],
)
def test_an_hour_of_the_other_half_of_the_day_or_another_is_told(
    source: str, english: str, hour: tuple[str, str]
) -> None:
    assert found(hours, source, english, "") == [hour]


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("Il treno parte alle 18.40.", "The train leaves at 6:40 p.m."),
        ("Il negozio chiude alle 12.", "The shop shuts at 12 p.m."),
        ("El partido es a las 8:30 de la tarde.", "The match is at 8:30 p.m."),
        ("会议下午3时30分开始。", "The meeting began at 3:30 p.m."),
        ("Empezó a las 7 de la tarde y duró 2 horas.", "It began at 7 p.m. and lasted two hours."),
        ("夕方6時に閉まる。", "It shuts at 6 p.m."),
        ("يفتح المتحف عند 8:00.", "The museum opens at 8 p.m."),
        ("وصلت الشرطة الساعة 11:20.", "Police came at 11:20 p.m."),
        ("Das Feuer brach um 4.50 Uhr aus.", "The fire broke out just before 5 a.m."),
        ("Das Feuer brach um 4 Uhr aus.", "The fire broke out at about 3 a.m."),
        ("Le match débute à 21h00.", "The match starts at 3 p.m. EDT."),
        ("Abre de 9:00 a 2:00.", "It is open from 9 a.m. to 2 p.m."),
        ("Zaczyna się o 7:30 rano.", "It begins at 7:30 a.m."),
        ("Ganó en 2:33:40 horas.", "She won in 5:33:40 hours."),
        ("À 21h00 il pleuvait, et à 22h00 aussi.", "At 8 p.m. it was raining."),
    ],
)
def test_an_hour_that_may_be_right_is_not_told(source: str, english: str) -> None:
    assert found(hours, source, english, "") == []
