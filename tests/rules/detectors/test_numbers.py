from dataclasses import replace

import pytest

from mtcheck.model import Document, Protected
from mtcheck.rules.detectors import DETECTORS
from mtcheck.rules.view import View
from tests.rules.detectors.sight import repaired, seen
from tests.rules.factory import document


@pytest.mark.parametrize(
    ("detector", "left", "right"),
    [
        ("stop-thousands", "It cost 1.234,5 euros.", "It cost 1,234.5 euros."),
        ("stop-thousands", "A city of 1.234.567.", "A city of 1,234,567."),
        ("stop-thousands", f"Debts of 1{'.000' * 1500}.", f"Debts of 1{',000' * 1500}."),
        ("stop-thousands", "Some 2.000 workers left.", "Some 2,000 workers left."),
        ("stop-thousands", "It won 610.473 votes.", "It won 610,473 votes."),
        ("stop-thousands", "Of 2.150 people, 1.280 since May.", "Of 2,150 people, 1,280 since May."),
        ("stop-thousands", "There were 9.431 armed attacks (845.000).", "There were 9,431 armed attacks (845,000)."),
        ("stop-thousands", "The Ibex index lost 40, to 8.412 points.", "The Ibex index lost 40, to 8,412 points."),
        (
            "stop-thousands",
            "It won 1.250 million pesos, and 2.345 billions.",
            "It won 1.25 billion pesos, and 2,345 billions.",
        ),
        ("stop-thousands", "Lost: 2.300 millions of pesos.", "Lost: 2.3 billion pesos."),
        ("stop-thousands", "Lost: 1.250.000 million yen.", "Lost: 1.25 trillion yen."),
        ("stop-thousands", "Lost: 2.000.000 million euros.", "Lost: 2 trillion euros."),
        ("stop-thousands", "It cost 180.000 Euro, or EUR 75.200.", "It cost 180,000 Euro, or EUR 75,200."),
        ("stop-thousands", "Some 12.500 Germans paid €20.000.", "Some 12,500 Germans paid €20,000."),
        (
            "stop-thousands",
            "A pipe of 1.700 kilometres, for 90.000 homes.",
            "A pipe of 1,700 kilometres, for 90,000 homes.",
        ),
        ("comma-or-spaces-in-number", "Up 3,6 percent to €2,5 million.", "Up 3.6 percent to €2.5 million."),
        ("comma-or-spaces-in-number", "From € 2,50 to R$ 3,5.", "From €2.50 to R$3.5."),
        ("comma-or-spaces-in-number", "Yes, 4 700 000 forints.", "Yes, 4,700,000 forints."),
        ("long-scale", "About 8,000 million euros.", "About 8 billion euros."),
        ("long-scale", "About $3,571 million.", "About $3.571 billion."),
        ("long-scale", "About 2,000,000 million of euros.", "About 2 trillion euros."),
        ("long-scale", "About $1,250,000 million.", "About $1.25 trillion."),
        ("long-scale", "About 1,200 thousand million pesos.", "About 1.2 trillion pesos."),
        ("long-scale", "About 2500 million US dollars.", "About 2.5 billion US dollars."),
        (
            "long-scale",
            "Some 2,300,000 million men.",
            "Some 2,300,000, or a figure in trillions: look at the source men.",
        ),
        ("long-scale", "Ten and a thousand million more.", "Ten and a billion more."),
        ("long-scale", "Some 11,3 thousand millions of euros.", "Some 11.3 billion euros."),
        ("plural-scale", "It cost 12 millions of euros.", "It cost 12 million euros."),
        (
            "plural-scale",
            "Five thousands came, and several dozens of dogs.",
            "Five thousand came, and several dozen dogs.",
        ),
        ("plural-scale", "It has eleven millions of bees.", "It has eleven million bees."),
        ("long-scale", "It costs seventy thousand million.", "It costs seventy billion."),
        ("written-thousand", "About 1.5 thousand people.", "About 1,500 people."),
        ("spaced-unit", "Up 5 % to € 20.", "Up 5% to €20."),
        ("spaced-unit", "A fee of € 1.500.", "A fee of €1,500."),
        ("spaced-unit", "A fee of € 2,50.", "A fee of €2.50."),
        ("foreign-ordinal", "The 22 th and the 4º, the 1ª and 12 th.", "The 22nd and the 4th, the 1st and 12th."),
    ],
)
def test_the_remedy_is_the_english_form(detector: str, left: str, right: str) -> None:
    assert repaired(detector, left) == right


@pytest.mark.parametrize(
    ("detector", "text"),
    [
        ("stop-thousands", "Section 3.2.1, host 192.168.100.200, version 10.0.234, call 555.123.4567."),
        ("stop-thousands", "The yield fell to 4.125 percent, the euro to 1.357 dollars, the lap to 2.000 seconds."),
        (
            "stop-thousands",
            "The gymnast won with 57.433 points; 2.871 million people saw it, and it cost 1.255 million pesos.",
        ),
        ("stop-thousands", "Shares closed at 12.500 euros; the bond, which trades at 8.400 dollars, fell."),
        ("stop-thousands", "Hay rose to 1.764 euros a kilogram; diesel is up 2 cents, to 1.489 euros."),
        (
            "stop-thousands",
            "The share rose $2.625 to a record $113.375, the note fell to $98.500, the pound to 1.175 euro.",
        ),
        ("stop-thousands", "The dollar rose to RUB 92.345; one euro bought 25.345 CZK."),
        ("stop-thousands", "It ran 12.500 kilometres, tuned to 121.500 and later to 145.500 megahertz."),
        ("stop-thousands", "A gram costs 62.500 dollars; sterling bought 1.250 dollars and 1.175 euros."),
        ("stop-thousands", "The debt is $31.400 trillion."),
        ("comma-or-spaces-in-number", "On pages 2,3 and 4 some 3,600 people, $135,000 and 1,5."),
        ("comma-or-spaces-in-number", "Well, dial 44 171 542 7987 or room 12 345; in 2019 345 people came."),
        ("comma-or-spaces-in-number", "the feed lost its commas and 21 000 people came"),
        ("long-scale", "A budget of 2,130 billion yen, 5,144 million tonnes, 900 million people."),
        ("plural-scale", "Millions of people; tens of millions of euros."),
        ("written-thousand", "Some 74,000 people, a thousand cows and ten thousand hens."),
        ("spaced-unit", "- Roof of the chapel $ 7,350"),
        ("spaced-unit", "Up 5% to €20, see %20 and 16.60% 13.60%."),
        ("spaced-unit", "It rose by 5. % and more."),
        ("foreign-ordinal", "The 22nd at 30º C with a 360º view."),
    ],
)
def test_native_uses_are_silent(detector: str, text: str) -> None:
    assert seen(detector, text) == []


def test_per_cent_beside_the_sign_of_the_story_itself() -> None:
    assert seen("per-cent-beside-the-sign", "It rose 5 per cent.", "It fell 6%, by 2 percent more.") == [
        "per cent",
        "percent",
    ]


@pytest.mark.parametrize("elsewhere", ["It fell (from 6%).", "It fell (6% a year, or 2% a month) in May."])
def test_a_sign_in_brackets_is_no_second_style(elsewhere: str) -> None:
    assert seen("per-cent-beside-the-sign", "It rose 5 per cent.", elsewhere) == []


@pytest.mark.parametrize(
    "elsewhere",
    [
        document("Rates rise to 5%", role="headline"),
        document("“Give us 6%,” he said.", protected=(Protected(0, 13, "quote"),)),
    ],
)
def test_a_headline_and_a_quotation_have_a_sign_of_their_own(elsewhere: Document) -> None:
    body = document("It rose 5 per cent.")
    story = View(replace(body, segments=body.segments + elsewhere.segments))
    assert list(DETECTORS["per-cent-beside-the-sign"](story)) == []


def test_a_number_that_is_dialled_is_no_thousand_but_one_of_things_is() -> None:
    name = "thousand-between-figures"
    assert seen(name, "Dial the freephone number 900 000 315 or 314 000 207.") == []
    assert seen(name, "The number of trees rose to 314 000 207.") == ["314 000 207"]
    assert seen(name, "By phone, a number voted: 314 thousand 207.") == ["314 thousand 207"]


def test_a_thousand_between_figures() -> None:
    text = "It has 314 thousand 207 trees, 8 thousand 52 goats and 26 000 418 bees at $171 thousand 906."
    assert repaired("thousand-between-figures", text) == (
        "It has 314,207 trees, 8,052 goats and 26,418 bees at $171,906."
    )


@pytest.mark.parametrize("text", ["1 000 000 people", "10 thousand 5-pound bags", "20 thousand 1/4", "2 000 9.5"])
def test_plain_thousands_are_silent(text: str) -> None:
    assert seen("thousand-between-figures", text) == []


def test_four_figures_before_what_is_counted_want_a_comma() -> None:
    text = "About 3600 visitors, 1274 new jobs and €3000 euros."
    assert repaired("thousand-without-comma", text) == "About 3,600 visitors, 1,274 new jobs and €3,000 euros."


@pytest.mark.parametrize(
    "text", ["1984 people", "2020 cases", "call 555-3600 people", "3600 and people", "3,600 people"]
)
def test_years_and_parts_of_numbers_are_silent(text: str) -> None:
    assert seen("thousand-without-comma", text) == []
