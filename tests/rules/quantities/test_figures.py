import pytest

from mtcheck.rules.quantities.figures import PLAIN, Figure, read_figure, read_roman


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("318", "es", Figure((318,))),
        ("12.300", "es", Figure((12300,))),
        ("12.300", "zh", Figure((12.3,))),
        # In English either may be left: the fraction is likelier.
        ("12.300", "en", Figure((12.3, 12300))),
        ("12,300", "en", Figure((12300, 12.3))),
        # Mexican Spanish has the comma for thousands.
        ("12,300", "es", Figure((12300, 12.3))),
        ("12,300", "zh", Figure((12300,))),
        ("5,28", "es", Figure((5.28,))),
        ("12.300,50", "de", Figure((12300.5,))),
        ("1.234.567", "it", Figure((1234567,))),
        ("13.289.40", "es", Figure((13289.4,))),
        ("80 000", "fr", Figure((80000,))),
        # A date has parts, and its year two figures more.
        ("15.11.98", "de", Figure((15, 11, 98, 1998, 2098), (15, 11, 98, 1998, 2098))),
        # So has what may be a day and a month.
        ("15.11", "de", Figure((15.11,), (15, 11))),
        ("15.11", "en", Figure((15.11,))),
        ("012 345", "fr", Figure((12, 345), (12, 345))),
        ("1" * 30, "fr", Figure((float("1" * 24),))),
    ],
)
def test_a_figure_is_read_as_its_language_writes_it(text: str, language: str, expected: Figure) -> None:
    assert read_figure(text, language) == expected


def test_figures_of_other_scripts_are_plain_ones_in_their_places() -> None:
    assert "١٢٣٫٥ １２，３００ ۴۵٪".translate(PLAIN) == "123.5 12,300 45%"


@pytest.mark.parametrize(
    ("text", "expected"), [("XXI", 21), ("XIXème", 19), ("IV", 4), ("VI", 6), ("IVA", 0), ("Xi", 0)]
)
def test_roman_numbers(text: str, expected: int) -> None:
    assert read_roman(text) == expected
