import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.rules.quantities import Quantity, read
from mtcheck.rules.quantities.quantity import Named


def found(text: str, language: str) -> list[tuple[str, float]]:
    """Give the numbers of a text that may be held against another, with their values."""
    return [(text[each.start : each.end], each.value) for each in read(text, language).quantities if each.sure]


def one(text: str, language: str) -> Quantity:
    (quantity,) = (each for each in read(text, language).quantities if each.sure)
    return quantity


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("es", "2.300 millones", 2.3e9),
        ("es", "2 mil 300 millones", 2.3e9),
        ("es", "dos mil trescientos", 2300),
        ("es", "treinta y cinco", 35),
        ("es", "12 mil 300", 12300),
        ("es", "4 billones", 4e12),
        ("es", "mil millones", 1e9),
        ("es", "mil millones doscientas mil", 1000200000),
        ("es", "un millón", 1e6),
        ("pt", "3 bilhões", 3e9),
        ("pt", "cento e vinte e cinco", 125),
        ("fr", "quatre-vingt-dix-sept", 97),
        ("fr", "3,5 milliards", 3.5e9),
        ("fr", "100 autres milliards", 1e11),
        ("fr", "440 $ millions", 4.4e8),
        ("fr", "31 M$", None),
        ("it", "ventitré", 23),
        ("it", "14 miliardi", 1.4e10),
        ("de", "fünfundzwanzig Millionen", 2.5e7),
        ("de", "1,6 Billionen", 1.6e12),
        ("pl", "dwadzieścia pięć", 25),
        ("pl", "4,55 mld", 4.55e9),
        ("cs", "devětatřicetiletá", 39),
        ("cs", "4,5 mil.", 4.5e6),
        ("ru", "двадцать пять тысяч", 25000),
        ("ru", "3,5 млн", 3.5e6),
        ("uk", "п'ять тисяч", 5000),
        ("hu", "700 milliárdos", 7e11),
        ("is", "30 milljörðum", 3e10),
        ("ha", "miliyan 23", 2.3e7),
        ("ro", "2 miliarde", 2e9),
        ("en", "six hundred and seventy-two", 672),
        ("en", "one hundred and thirty", 130),
        ("en", "thirty-ninth", 39),
        ("en", "a million", 1e6),
        ("en", "1.136 million", 1136000),
        ("en", "1990s", 1990),
        ("en", "seventy-three", 73),
        ("en", "two hundred and fifty thousand", 250000),
        ("en", "one hundred and twenty-first", 121),
        ("pt", "cento e cinquenta mil", 150000),
        ("it", "due milioni e trecentomila", 2.3e6),
        ("ro", "cincizeci şi trei", 53),
        ("no", "tre hundre og femti", 350),
        ("cs", "osmi stech", 800),
        ("cs", "třista", 300),
        ("pl", "sześciuset", 600),
        ("ru", "двумястами", 200),
        ("ru", "тридцать одну тысячу", 31000),
        ("uk", "восьмисот", 800),
        ("de", "dreihundertvierzig", 340),
        ("de", "eintausendzweihundert", 1200),
        ("it", "centottanta", 180),
        ("it", "settant", 70),
        ("nl", "vijfentwintighonderd", 2500),
    ],
)
def test_numbers_and_scales_make_one_number(language: str, text: str, value: float | None) -> None:
    whole = text if value else "31 M"
    end = "s" if text == "1990s" else "." if text.endswith(".") else ""
    assert found(text, language) == [(whole.removesuffix(end), value or 3.1e7)]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "four and a half million", 4.5e6),
        ("en", "a million and a half", 1.5e6),
        ("es", "tres millones y medio", 3.5e6),
        ("fr", "trois millions et demi", 3.5e6),
        ("pl", "dwa i pół tysiąca", 2500),
        ("ru", "два с половиной миллиона", 2.5e6),
        ("ru", "полторы тысячи", 1500),
        ("de", "anderthalb Millionen", 1.5e6),
        ("tr", "iki buçuk milyon", 2.5e6),
    ],
)
def test_a_half_is_one_of_the_scale(language: str, text: str, value: float) -> None:
    assert found(text, language) == [(text, value)]


def test_a_year_may_have_a_word_before_it() -> None:
    assert found("until mid-2027", "en") == [("2027", 2027)]
    assert found("on board MS-2027", "en") == []


def test_a_half_without_a_scale_may_be_of_anything() -> None:
    hour, _ = read("las cinco y media", "es").quantities
    assert (hour.value, hour.further[0]) == (5, 5.5)
    years, _ = read("tres años y medio", "es").quantities
    assert (years.value, years.further[0]) == (3, 3.5)


def test_one_ends_no_number_but_a_round_one() -> None:
    assert found("двенадцать одна", "ru") == [("двенадцать", 12)]
    assert found("dwadzieścia jednostek", "pl") == [("dwadzieścia", 20)]


def test_hundreds_are_no_number_in_one_word() -> None:
    assert found("honderden", "nl") == []
    assert found("Hundertwasser", "de") == []


def test_two_numbers_side_by_side_stay_two() -> None:
    assert found("between three hundred and four hundred", "en") == [("three hundred", 300), ("four hundred", 400)]
    assert found("siete u ocho", "es") == [("siete", 7), ("ocho", 8)]
    assert found("in 2012, 300 people", "en") == [("2012", 2012), ("300", 300)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It won 2-1 on route B52 with an F-16."),
        ("en", "The Five met at 8:30 and at 3.30 p.m."),
        ("en", "It opens from 1000 to 2030 hours."),
        ("en", "A pole of 2m."),
        ("en", "They lost thousands and half a million."),
        ("es", "Perdieron miles y medio millón."),
        ("es", "14, 5 metros"),
    ],
)
def test_codes_scores_times_and_vague_words_are_not_sure(language: str, text: str) -> None:
    assert [each for each in found(text, language) if each[1] != 5] == []


def test_what_is_counted_by_the_decade_agrees_with_the_years() -> None:
    (decades, _) = read("two decades", "en").quantities
    assert decades.value == 2
    assert 20 in decades.further


def test_per_cent_and_currency_belong_to_the_number_beside_them() -> None:
    assert one("un 30 por ciento", "es").percent is True
    assert one("0.25 of a percentage point", "en").percent is True
    assert one("30 people", "en").percent is False
    assert one("30 Millionen US-Dollar", "de").currencies == {"USD"}
    assert one("150 тыс. евро", "ru").currencies == {"EUR"}
    assert one("£14bn", "en").currencies == {"GBP"}
    assert one("EUR 50 million", "en").currencies == {"EUR"}
    assert one("27 milljónir króna", "is").currencies == {"NORD"}
    assert one("She has 5. Dollars fell.", "en").currencies == set()


def test_a_turkish_point_may_be_one_of_a_percentage_or_of_a_league() -> None:
    assert one("7 puan", "tr").percent is None
    assert one("puanını 31 yaptı", "tr").percent is False
    assert one("yüzde 31", "tr").percent is True


def test_a_range_shares_what_its_last_number_has() -> None:
    low, high = read("30 a 40 por ciento", "es").quantities
    assert (low.percent, high.percent) == (None, True)
    low, high = read("2 or 3 million", "en").quantities
    assert (low.values, low.further, high.values) == ((2,), (2e6,), (3e6,))


def test_months_and_weekdays() -> None:
    reading = read("El martes 5 de marzo", "es")
    assert (reading.weekdays, reading.months) == ([Named(3, 9, 2)], [Named(15, 20, 3)])
    assert read("It may march on May 3 in March.", "en").months == [Named(16, 19, 5), Named(25, 30, 3)]
    assert read("May I march?", "en").months == []


def test_a_language_without_known_words_has_its_figures_yet() -> None:
    assert found("Vandaag 318 mensen", "nl") == [("318", 318)]


@given(
    text=st.text(alphabet="0123456789.,' -–:%$€£²①٣९ aXVIn", max_size=40),
    language=st.sampled_from(["es", "en", "zh", "nl"]),
)
def test_whatever_stands_in_a_text_is_read(text: str, language: str) -> None:
    for each in read(text, language).quantities:
        assert 0 <= each.start < each.end <= len(text)
        assert all(value >= 0 for value in each.values)
        assert each.values
