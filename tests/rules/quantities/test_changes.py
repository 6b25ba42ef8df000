import pytest

from mtcheck.rules.quantities import Side, changes, read
from tests.growth import MOST, calls


def changed(
    source: str, english: str, language: str = "es", *, near: tuple[str, str] = ("", "")
) -> list[tuple[str, ...]]:
    """Give the cause and the words of each change; ``near`` are a neighbouring source and English paragraph."""
    there = Side(source, read(source, language), (read(near[0], language),))
    here = Side(english, read(english, "en"), (read(near[1], "en"),))
    return [
        (each.cause, english[each.start : each.end], source[each.source_start : each.source_end])
        for each in changes(here, there, language)
    ]


def test_both_sides_of_a_change_are_told() -> None:
    assert changed("Hay 318.450 libros y 20 salas.", "There are 318,540 books and 20 halls.") == [
        ("figure-changed", "318,540", "318.450")
    ]


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("Hay 20 salas.", "There are halls."),
        ("Hay salas.", "There are 20 halls."),
        ("Ganó 2-1 en 2019.", "It won 3-1 in 2019."),
    ],
)
def test_what_is_only_missing_or_only_new_is_no_change(source: str, english: str) -> None:
    assert changed(source, english) == []


def test_a_year_is_held_against_another_in_about_the_same_place() -> None:
    source = "En 1998 había 20."
    assert changed(source, "There were 20 in 2001, and it is well known.") == [("figure-changed", "2001", "1998")]
    assert changed(source, "There were 20 in 2001.") == []


def test_pounds_of_money_are_no_weight() -> None:
    english = "It is to bring more than 71 million pounds."
    assert changed("Traerá más de 70 millones de libras.", english) == [("figure-changed", "71 million", "70 millones")]


def test_a_year_makes_no_second_twelve() -> None:
    assert changed("Subió un 12 por ciento en un año.", "It rose by 12 in a year.") == [
        ("percent-changed", "12", "12 por ciento")
    ]


def test_small_differences_are_not_reckoned() -> None:
    source = "Tiene 20 años y dos perros."
    assert changed(source, "He is 23 and has two dogs.") == [("figure-changed", "23", "20")]
    assert changed(source, "He is 22 and has two dogs.") == [("figure-changed", "22", "20")]
    assert changed("Son 10 más, 31.", "They are 31, up from 21.") == []


def test_small_counts_of_time_are_numbers() -> None:
    assert changed("Duró tres años.", "It lasted four years.") == [("number-word-changed", "four", "tres")]
    assert changed("Duró quince días.", "It lasted two weeks.") == []
    assert changed("Duró 72 horas.", "It lasted three days.") == []


def test_the_scale_of_a_number_may_stand_with_the_one_before_it() -> None:
    english = "Some paid 7,000 roubles, others 9,000."
    assert changed("Кто платил 7 тысяч рублей, а кто и 9.", english, "ru") == []
    assert changed("Кто платил 7 рублей, а кто и 9.", english, "ru") != []


def test_the_year_is_not_held_against_what_is_none() -> None:
    assert changed("Había 54 casas.", "There were houses in 2020.") == []
    assert changed("Fue en 1998.", "It was in 2014.") == [("figure-changed", "2014", "1998")]


def test_a_number_that_changed_places_with_a_neighbouring_paragraph_is_no_change() -> None:
    source, english = "Hay 451 libros.", "There are 415 books."
    assert changed(source, english) == [("figure-changed", "415", "451")]
    assert changed(source, english, near=("Y 415 salas.", "And 451 halls.")) == []
    # One that is next to it only in the source is one that changed, where the figures are alike.
    assert changed(source, english, near=("Y 415 salas.", "")) == [("figure-changed", "415", "451")]


def test_unlike_numbers_are_a_change_where_one_is_left_on_each_side() -> None:
    assert changed("Hay 45 casas.", "There are 98 houses.") == [("figure-changed", "98", "45")]
    assert changed("Hay 45 casas y 12 calles.", "There are 98 houses and 71 streets.") == []
    # Far apart they are hardly the same.
    late = "Hay casas, calles, plazas, fuentes y jardines y también 45 árboles."
    assert changed(late, "There are 98 houses, and streets, squares, fountains, gardens and trees.") == []
    # Two shares are.
    late = "Hay casas, calles, plazas, fuentes y jardines, y de los árboles están sanos el 45%."
    assert changed(
        late, "Of the trees 98% are sound, and there are houses, streets, squares, fountains and gardens."
    ) == [("figure-changed", "98", "45")]


def test_where_number_words_are_part_of_others_as_many_figures_must_stand_on_both_sides() -> None:
    assert changed("Hatszáz könyv van 13 helyen.", "There are 600 books at 98 places.", "hu") == []
    assert changed("Itt 13 könyv van.", "Here are 98 books.", "hu") == [("figure-changed", "98", "13")]


def test_without_known_words_only_figures_count_and_no_scale() -> None:
    assert changed("Kirjoja on 318.", "There are 381 books.", "fi") == [("figure-changed", "381", "318")]
    assert changed("Soita 112. Kaksitoista tietä on poikki.", "Call emergency services. 12 roads are shut.", "fi") == []
    assert changed("Kirjoja on 3 miljoonaa.", "There are 3 million books.", "fi") == []
    assert changed("Maaliskuun 5. päivänä 45 kirjaa.", "On May 5 there were 98 books.", "fi") == []


def test_a_measure_in_brackets_tells_another_of_the_english_again_and_none_of_the_source() -> None:
    source = "El muelle mide 685 metros."
    assert changed(source, "The pier is 658 meters (2,250 feet) long.") == [("figure-changed", "658", "685")]
    assert changed(source, "The pier is 2,250 feet long.") == []


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("La planta ocupa 3,5 hectáreas.", "The plant covers 35,000 square meters."),
        ("El camino mide 1,2 kilómetros.", "The path is 1,200 meters long."),
    ],
)
def test_what_was_converted_to_another_metric_unit_is_no_change(source: str, english: str) -> None:
    assert changed(source, english) == []


def test_metric_in_brackets_tells_another_of_the_english_again_too() -> None:
    english = "Nine men were found 12 nautical miles (22 kilometers) away."
    assert changed("Hallaron a siete hombres a 12 millas.", english) == [("number-word-changed", "Nine", "siete")]


def test_years_and_what_a_neighbour_has_do_not_hide_the_one_change() -> None:
    source = "El 28 de agosto de 2025 volaban nueve aviones."
    assert changed(source, "On Aug. 28 twelve planes flew.") == [("number-word-changed", "twelve", "nueve")]
    near = ("Son 151 km.", "It is long.")
    assert changed("Iban seis.", "Eight rode 151 kilometers.", near=near) == [("number-word-changed", "Eight", "seis")]


def test_one_change_of_a_place_is_told_once() -> None:
    assert changed("Abre el 341 y el 24 de mayo.", "It opens on the 341st and May 42.") == [
        ("figure-changed", "42", "24")
    ]
    assert changed("Abre el 24 de mayo.", "It opens on May 14.") == [("figure-changed", "May 14", "24 de mayo")]


@pytest.mark.parametrize(
    ("language", "source", "english", "told"),
    [
        ("nl", "Vijfentwintig koeien zijn ziek.", "Twelve cows are ill.", ("number-word-changed", "Twelve")),
        ("sv", "Den kostar 1,3 miljarder kronor.", "It costs 1.3 million.", ("magnitude-changed", "1.3 million")),
        ("da", "Prisen steg 28 procent.", "The price rose by 28.", ("percent-changed", "28")),
        ("no", "Huset koster 480 000 kroner.", "The house costs 480,000 euros.", ("currency-changed", "480,000 euros")),
        ("ca", "Paguen 480 euros.", "They pay 480 dollars.", ("currency-changed", "480 dollars")),
        ("tr", "Yüzde 40 artış oldu.", "It rose by 40 people.", ("percent-changed", "40")),
        ("el", "Κόστισε 2,4 εκατομμύρια ευρώ.", "It cost 2.4 billion euros.", ("magnitude-changed", "2.4 billion")),
        ("ar", "بلغت التكلفة 1.9 مليار جنيه.", "It cost 1.9 million pounds.", ("magnitude-changed", "1.9 million")),
    ],
)  # fmt: skip
def test_words_of_quantities_are_known_in(language: str, source: str, english: str, told: tuple[str, str]) -> None:
    assert [each[:2] for each in changed(source, english, language)] == [told]


def test_a_scale_may_be_left_to_another_number() -> None:
    source = "Tres millones para ella y dos millones para él."
    assert changed(source, "Three million for her and two for him.") == []
    assert changed(source, "Three million for her and 2 for him.") == [("magnitude-changed", "2", "dos millones")]


def test_english_within_the_source_is_left_alone() -> None:
    text = "The fund owes some $6.7 billion to others."
    assert changed(text, text, "fr") == []


def test_paragraphs_that_have_nothing_in_common_are_no_translations_of_each_other() -> None:
    source = " ".join(f"{number} casas," for number in range(1100, 1160, 2))
    english = " ".join(f"{number} houses," for number in range(1101, 1161, 2))
    assert changed(source, english) == []


def test_per_cent_is_held_against_the_same_value() -> None:
    assert changed("Subió un 30 por ciento.", "It rose by 30.") == [("percent-changed", "30", "30 por ciento")]
    assert changed("Son 30 de los 40.", "They are 30 percent of the 40.") == [("percent-changed", "30 percent", "30")]
    assert changed("Son 30, un tanto por ciento.", "They are 30 percent.") == []


def test_money_is_held_against_the_same_value_or_all_of_it() -> None:
    assert changed("Cuesta 30 euros.", "It costs $30.") == [("currency-changed", "$30", "30 euros")]
    assert changed("Cuesta 30 euros y 30 céntimos.", "It costs $30.") == [("currency-changed", "$30", "30 euros")]
    # Another value may have been converted.
    assert changed("Cuesta 30 euros.", "It costs $34.") == []
    assert changed("Cuesta 30 euros o 40 dólares.", "It costs $30.") == []
    # A currency may be understood.
    assert changed("Cuesta 30.", "It costs $30.") == changed("Cuesta 30 euros.", "It costs 30.") == []


def test_a_number_in_words_is_held_against_one_in_words_or_a_figure_that_is_not_small() -> None:
    told = [("number-word-changed", "Six", "sesenta y seis")]
    assert changed("Despidieron a sesenta y seis maestros.", "Six teachers were dismissed.") == told
    told = [("number-word-changed", "Seventeen", "13")]
    assert changed("Despidieron a 13 maestros.", "Seventeen teachers were dismissed.") == told
    assert changed("Despidieron a 3 maestros.", "Seven teachers were dismissed.") == []


def test_days_and_months_need_one_on_either_side() -> None:
    assert changed("El martes llovió.", "It rained on Wednesday.") == [
        ("weekday-or-month-changed", "Wednesday", "martes")
    ]
    assert changed("El martes y el jueves llovió.", "It rained on Wednesday.") == []
    assert changed("Ayer llovió.", "It rained on Wednesday.") == []
    assert changed("Es el 5 de mayo.", "It is March 5.") == [("weekday-or-month-changed", "March", "mayo")]
    assert changed("Llovió el martes.", "It rained on Wednesday.", near=("El miércoles nevó.", "It snowed.")) == []


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("Costó 60 millones de euros y emplea a 143 personas.", "It cost 60 million euros ($66 million), with jobs."),
        ("Costó 60 millones de euros y emplea a 143 personas.", "It cost about $66 million and gives people jobs."),
        ("Costó 60 millones y emplea a 143 personas.", "It cost 60 million euros, or about $66 million."),
        ("Ocupa 143 parcelas.", "It covers 66 acres."),
        ("Subió un 43 por ciento.", "It rose to 51 points."),
    ],
)
def test_what_a_desk_converted_is_no_other_figure(source: str, english: str) -> None:
    assert changed(source, english) == []


def test_a_converted_sum_hides_no_change_next_to_it() -> None:
    source = "Pagó 60.000 pesos por cada una. El precio bajó un 43 por ciento."
    english = "He paid 60,000 pesos ($70) for each. The price fell 51 percent."
    assert changed(source, english) == [("figure-changed", "51", "43")]


def test_a_measure_stands_for_one_of_the_source() -> None:
    source, english = "Anduvo 100 kilómetros en 13 horas.", "He walked 60 miles (97 kilometers) in 31 hours."
    assert changed(source, english) == [("figure-changed", "31", "13")]


def test_what_is_rounded_is_left_for_no_other_number() -> None:
    source = "Hay 5.582.000 libros."
    assert changed(source, "There are 5.6 million books in 37 halls.") == []
    assert changed(source, "There are 5.7 million books.") == [("figure-changed", "5.7 million", "5.582.000")]
    assert changed("Gestiona 5.582.000 dólares.", "It manages 5.6 million euros.") == [
        ("currency-changed", "5.6 million euros", "5.582.000 dólares")
    ]


@pytest.mark.parametrize(
    ("language", "source", "english"),
    [
        ("it", "La trentaquattrenne ha 812 quadri.", "She is 34 and has paintings."),
        ("ru", "Сорокашестилетний врач принял 81 больного.", "The doctor, 46, saw them."),
        ("de", "Die Einundfünfzigjährige malt seit 812 Tagen.", "She is 51 and paints."),
        ("fr", "Une quinquagénaire a vu 812 films.", "A woman in her 50s saw films."),
        ("es", "El octogenario leyó 812 libros.", "The man, in his 80s, read books."),
        ("es", "Son hermanas de 52 y 57 años con 3 gatos.", "The sisters are in their 50s, with 8 cats, not 3."),
    ],
)
def test_an_age_in_one_word_is_known(language: str, source: str, english: str) -> None:
    assert changed(source, english, language) == []


@pytest.mark.parametrize(
    ("language", "source", "english"),
    [
        ("es", "El 40 por ciento tiene jardín.", "Four in 10 have a garden."),
        ("es", "Cuatro de cada diez tienen jardín.", "Forty percent have a garden."),
        ("es", "Vendió 750.000 entradas.", "It sold three-quarters of a million tickets."),
        ("es", "Vendió 250.000 entradas.", "It sold a quarter of a million tickets."),
        ("de", "Zwei Fünftel der Gärten sind neu.", "Forty percent of the gardens are new."),
        ("es", "Dos quintas partes de los 500 jardines son nuevas.", "Of the 500 gardens, 200 are new."),
        ("ru", "Ставка упала на 50 базисных пунктов.", "The rate fell 0.5 percentage points."),
        ("es", "Tardó 6,5 horas.", "It took 6 1/2 hours."),
        ("es", "La deuda es de 2.748 billones.", "The debt is 2.7 trillion."),
    ],
)
def test_a_share_agrees_in_whatever_way_it_is_told(language: str, source: str, english: str) -> None:
    assert changed(source, english, language) == []


def test_another_share_is_a_change() -> None:
    assert changed("El 40 por ciento tiene jardín.", "About 70 percent have a garden.") == [
        ("figure-changed", "70", "40")
    ]


def test_months_and_weekdays_count_in_their_short_forms() -> None:
    assert changed("Abre el 4 de octubre.", "It opens on Sept. 4.") == [("weekday-or-month-changed", "Sept", "octubre")]
    assert changed("Abre el 4 de octubre.", "It opens on Oct. 4.") == []
    assert changed("Abre el jueves 4.", "It opens on Tues. 4.") == [("weekday-or-month-changed", "Tues", "jueves")]
    assert changed("Abre el jueves.", "It opens on Tues. night.") == [("weekday-or-month-changed", "Tues", "jueves")]
    assert changed("Abre el jueves.", "It opens on Sat. night.") == [("weekday-or-month-changed", "Sat", "jueves")]
    assert changed("Abre en octubre.", "Jan opens it. The Sun. says so.") == []
    assert changed("Abre el jueves.", "It opens in the Sun. Later, Sat sat.") == []


def test_money_is_held_against_no_count_but_where_its_millions_have_the_same_figures() -> None:
    assert changed("Hay 143 salas.", "It costs 98 euros.") == []
    assert changed("Pierde 37.000 millones.", "It is losing 37 million euros.") == [
        ("magnitude-changed", "37 million", "37.000 millones")
    ]
    assert changed("Pierde 3,7 millones de pesos.", "It is losing 3.7 billion euros.") == [
        ("magnitude-changed", "3.7 billion", "3,7 millones")
    ]
    assert changed("Subió un 43 por ciento.", "It rose by 98 euros.") == []
    assert changed("Hay 43 salas.", "It is 98 percent done.") == []


def test_what_was_reckoned_from_two_numbers_of_the_source_is_no_change() -> None:
    assert changed("Hay 52 salas, quince más que antes.", "There are 52 halls, up from 37.") == []
    assert changed("Hay 52 salas, es decir, quince más.", "There are 52 halls, up from 31.") == [
        ("number-word-changed", "31", "quince")
    ]


def test_a_sum_that_is_told_about_may_have_been_converted() -> None:
    assert changed("Cuesta 1,62 euros.", "It costs about $1.60.") == []
    assert changed("Cuesta 1,62 euros.", "It costs $1.62.") == [("currency-changed", "$1.62", "1,62 euros")]


def test_the_sign_of_the_real_is_no_dollar() -> None:
    assert changed("Custou R$ 54 milhões.", "It cost 54 million reais ($9.9 million).", "pt") == []
    assert changed("Custou R$ 54 milhões.", "It cost 54 million dollars.", "pt") != []
    assert changed("Custou US$ 54 milhões.", "It cost 54 million dollars.", "pt") == []


@pytest.mark.parametrize(
    ("language", "source", "english", "first", "several"),
    [
        ("es", "Hay 658 metros. ", "It is {0} meters (3{0} feet). ", 658, 400),
        ("ru", "Через час {0}. ", "In an hour {0}. ", 11, 40),
    ],
)
def test_twice_the_numbers_are_twice_the_work(
    language: str, source: str, english: str, first: int, several: int
) -> None:
    def look(times: int) -> int:
        numbers = [first + number % several for number in range(times)]
        there, here = ("".join(map(side.format, numbers)) for side in (source, english))
        return calls(lambda: changed(there, here, language))

    look(400)
    assert look(400) < MOST * look(200)
