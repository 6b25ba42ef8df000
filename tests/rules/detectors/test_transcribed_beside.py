"""Persons of sources in Cyrillic and Greek who have another name in the English."""

from dataclasses import replace

import pytest

from mtcheck.rules.detectors import DETECTORS
from mtcheck.rules.detectors.alphabets import consonants, in_latin, unlike
from mtcheck.rules.view import View
from tests.growth import MOST, calls
from tests.rules.detectors.sight import beside
from tests.rules.factory import document

RULE = "transcribed-name-replaced"


def story(*paragraphs: tuple[str, str]) -> list[str]:
    """Give the text of every mark in paragraphs that each have a source."""
    bare = document(*(text for _, text in paragraphs))
    segments = (each._replace(source=source) for each, (source, _) in zip(bare.segments, paragraphs, strict=True))
    told = replace(bare, segments=tuple(segments))
    marks = (mark for hit in DETECTORS[RULE](View(told)) for mark in hit.marks)
    return [told.segments[mark.segment].text[mark.start : mark.end] for mark in marks]


@pytest.mark.parametrize(
    ("word", "language", "latin"),
    [
        ("Кравцова", "ru", "kravtsova"),
        ("Гнатишин", "uk", "hnatyshyn"),
        ("Гришин", "ru", "grishin"),
        ("Жељко", "sr", "zhelko"),
        ("Μπακογιάννης", "el", "bakogiannis"),
        ("Παπαδοπούλου", "el", "papadopulu"),
    ],
)
def test_a_word_of_another_alphabet_in_latin_letters(word: str, language: str, latin: str) -> None:
    assert in_latin(word, language) == latin


def test_consonants_are_told_by_where_they_are_spoken() -> None:
    assert consonants("Petrova") == {"PTRP"}
    assert consonants("Lemoine") == {"LN"}
    assert consonants("George") == {"KRK", "SRK", "SRS"}


@pytest.mark.parametrize(
    ("english", "word", "apart"),
    [
        ("Hughes", "Хьюз", 0),
        ("Schmidt", "Шмидт", 0),
        ("Guyancourt", "Гюянкур", 0),
        ("Thatcher", "Тэтчер", 0),
        ("Wilk", "Уилк", 0),
        ("Petrova", "Иванова", 0.5),
        ("Sokolova", "Кравцова", 0.8),
    ],
)
def test_another_way_to_write_a_name_leaves_its_consonants(english: str, word: str, apart: float) -> None:
    assert unlike(english, in_latin(word, "ru")) == apart


@pytest.mark.parametrize(
    ("source", "english", "names"),
    [
        ("Директор школы Анна Кравцова ушла.", "The head, Anna Petrova, has left.", ["Anna Petrova"]),
        ("Ушла Анна Викторовна Кравцова.", "Anna Petrova has left.", ["Anna Petrova"]),
        ("Тренер Пётр Жилин доволен.", "The coach, Oleg Zhilin, is happy.", ["Oleg Zhilin"]),
        # A surname that is a word, where somebody speaks.
        ("Тренер Пётр Жилин доволен.", "Pyotr Baker said he was happy.", ["Pyotr Baker"]),
        # Of two with one given name, the other is there.
        ("Анна Кравцова и Анна Жилина ушли.", "Anna Petrova and Anna Zhilina left.", ["Anna Petrova"]),
        ("Кметът Васил Стойков откри моста.", "Mayor Vasil Borisov opened the bridge.", ["Vasil Borisov"]),
        ("Υπουργός είναι η Ειρήνη Παπαδάκη.", "The minister is Irini Samara.", ["Irini Samara"]),
    ],
)
def test_another_name_is_told_where_one_of_the_two_is_right(source: str, english: str, names: list[str]) -> None:
    assert beside(RULE, source, english) == names


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("Ушла Анна Викторовна Кравцова.", "Anna Kravtsova has left."),
        ("Ушла Елена Кравцова.", "Olena Kravtsova has left."),
        ("Писатель Жак Лемуан и Хуан Ибаньес в Перми.", "The writers Jacques Lemoine and Juan Ibáñez are in Perm."),
        ("Певица Катя Кравцова больна.", "The singer Ekaterina Kravtsova is ill."),
        # In a case.
        ("Он говорил с Сашей Цейтлиным.", "He spoke to Alexander Zeitlin."),
        ("Он спорил с Юрием Борисовым.", "He argued with Yury Borisov."),
        ("Она читала Хуана Ибаньеса.", "She read Juan Ibáñez."),
        ("Министр вручил орден Ользі Бондар у Києві.", "The minister gave an order to Olha Bondar in Kyiv."),
        ("Τα ποιήματα του Γιάννη Σταύρου διαβάζονται.", "The poems of Yannis Stavros are read."),
        # Of languages that spell what Cyrillic writes as it sounds.
        ("Тренеры Иржи Доубек и Петер Надь довольны.", "The coaches, Jiří Doubek and Péter Nagy, are happy."),
        # What is no name of a person.
        ("Река Белая Холуница в России.", "The Belaya River is in Russia."),
        ("Выступил Папа Иннокентий.", "Pope Gregory spoke."),
        ("Ковш Кравцова продан.", "Dipper Kravtsova was sold."),
        ("Пётр Жилин придёт.", "Pyotr Friday will come."),
        # Elsewhere in the source, or in the same paragraph of the English.
        ("Анна Кравцова и её мать Петрова ушли.", "Anna Petrova has left."),
        ("Анна Кравцова ушла.", "Anna Sokolova, or Kravtsova, has left."),
        # Latin letters are told by another rule.
        ("La directora Ana Huenchumilla se fue.", "The head, Ana Lincolao, has left."),
    ],
)
def test_a_name_that_may_be_right_is_not_told(source: str, english: str) -> None:
    assert beside(RULE, source, english) == []


@pytest.mark.parametrize(
    ("source", "english", "names"),
    [
        ("Кравцова довольна.", "Sokolova is happy.", ["Sokolova"]),
        ("По словам врача, Кравцова довольна.", "The doctor says Sokolova is happy.", ["Sokolova"]),
        ("Так говорит Кравцова.", "It is what Simonyants said.", ["Simonyants"]),
        ("Кравцова живёт в Кёльне.", "She lives in Cologne.", []),
        ("Кравцова работает в надзоре.", "She works at Roskomnadzor.", []),
        ("Кравцова довольна.", "Kravtsova, or Sokolova, is happy.", []),
        ("Об этом сообщила Кравцова.", "Berlin said so.", []),
        ("Кравцова не рада, сообщает саратовская газета.", "She is not happy, a Saratov paper says.", []),
    ],
)
def test_a_surname_alone_stands_for_that_of_somebody_named_before(source: str, english: str, names: list[str]) -> None:
    assert story(("Поёт Анна Кравцова.", "Anna Kravtsova sings."), (source, english)) == names


def test_where_most_names_are_others_the_source_is_that_of_another_story() -> None:
    wrong = [("Ушла Анна Кравцова.", f"Anna {name}senko has left.") for name in ("Pet", "Bon", "Mil", "Dan")]
    assert len(story(*wrong * 10)) == 40
    assert story(*wrong * 11) == []


def test_twice_the_names_are_twice_the_work() -> None:
    def look(times: int) -> int:
        ends = [(chr(97 + number // 20), chr(97 + number % 20)) for number in range(times)]
        named = [
            (f"Ушла Анна Л{chr(1072 + number)}ншина.", f"Anna L{one}{two}nshina has left.")
            for number, (one, two) in enumerate(ends)
        ]
        return calls(lambda: story(*named))

    look(60)
    assert look(60) < MOST * look(30)
