"""Which language a text is in, and which words are foreign."""

from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.text import tables
from mtcheck.text.foreign import foreign, loan_phrases
from mtcheck.text.language import CYRILLIC, LANGUAGES, OTHER_SCRIPT, OTHER_SCRIPTS, code_of, identify, tag_of

SENTENCES = {
    "es": "El ayuntamiento anunció ayer que las obras del puente no empezarán hasta el próximo año.",
    "fr": "La ministre a déclaré mardi que les négociations avec les syndicats reprendraient la semaine prochaine.",
    "de": "Die Regierung hat am Montag angekündigt, dass der Haushalt noch in diesem Jahr beschlossen wird.",
    "it": "Il ministro ha spiegato che la riforma delle pensioni non sarà approvata prima della fine dell'anno.",
    "pt": "O governo disse ontem que não vai aumentar os impostos durante os próximos dois anos.",
    "ro": "Guvernul a anunțat că noua lege va fi discutată în parlament la sfârșitul acestei săptămâni.",
    "pl": "Rząd zapowiedział, że nowe przepisy wejdą w życie dopiero na początku przyszłego roku.",
    "cs": "Vláda oznámila, že nový zákon začne platit až na začátku příštího roku, řekl ministr.",
    "nl": "De regering heeft gisteren gezegd dat de nieuwe wet nog dit jaar in werking zal treden.",
    "ca": "El govern ha anunciat que la nova llei no serà aprovada fins a finals de l'any, però també ha dit que no.",
    "sv": "Regeringen har sagt att den nya lagen inte kommer att gälla förrän i början av nästa år.",
    "ru": "Правительство объявило, что новый закон вступит в силу в начале года.",
    "uk": "Уряд оголосив, що новий закон набуде чинності на початку року, їх підтримали.",
    "el": "Η κυβέρνηση ανακοίνωσε χθες το νέο νόμο.",
    "ar": "أعلنت الحكومة أمس عن القانون الجديد.",
    "he": "הממשלה הודיעה אתמול על החוק החדש.",
    "hi": "सरकार ने कल नए कानून की घोषणा की।",
    "zh": "政府昨天宣布了新的法律。",
    "ja": "政府は昨日、新しい法律を発表した。",
    "ko": "정부는 어제 새 법을 발표했다.",
    "en": "The government said on Monday that the new law would not take effect before the end of the year.",
}


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items())
def test_a_sentence_tells_its_language(language: str, sentence: str) -> None:
    guess = identify(sentence)
    assert guess.language == language
    assert guess.probability > 0.9


@pytest.mark.parametrize(
    "text", ["", "12:30", "😀", "¯\\_(ツ)_/¯", "Gobierno", "GDP rose.", "REUTERS", "3,500.50", "…", "x" * 500]
)
def test_what_cannot_be_told_is_english(text: str) -> None:
    assert identify(text).language == "en"


def test_doubt_says_so() -> None:
    assert identify("Gobierno").method == "doubt"
    assert identify("12:30") == ("en", 0.5, "doubt")


@pytest.mark.parametrize(
    "text",
    [
        "José González met Beyoncé at the Champs-Élysées.",
        "Rio de Janeiro, Buenos Aires and Santiago de Chile bid for the games.",
        "Ángel Di María joined Real Madrid from Benfica for 25 million euros.",
        "La Liga, Serie A and the Bundesliga resume in August.",
        "Vladimir Putin (Владимир Путин) flew home.",
    ],
)
def test_names_do_not_make_english_foreign(text: str) -> None:
    assert identify(text).language == "en"


def test_a_long_text_of_a_language_without_a_table_is_told_by_its_letters() -> None:
    estonian = (
        "Valitsus teatas esmaspäeval, et uus seadus ei jõustu enne järgmise aasta algust, kuid ministrid lubasid, "
        "et maksud jäävad samaks ja koolid saavad rohkem raha kui varem."
    )
    assert identify(estonian)[::2] == ("et", "profiles")
    assert identify(estonian) == identify(estonian)


def test_every_answer_has_a_name() -> None:
    told = {code for row in tables.frequent().values() for code in row}
    assert told <= LANGUAGES.keys()


@given(st.text(max_size=200))
def test_identify_never_raises(text: str) -> None:
    language, probability, _ = identify(text)
    assert language in LANGUAGES
    assert 0 <= probability <= 1


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("alcalde", "es"),
        ("gobierno", "es"),
        ("preocupante", "es"),  # in the list
        ("campesinas", "es"),  # by its singular
        ("recaudaciones", "es"),  # by its ending
        ("asfáltico", "es"),  # by its letters
        ("l'équipe", "fr"),  # after an elision
        ("nano-diamants", "fr"),  # after a prefix
        ("wirtschaftliche", "de"),
        ("verfassung", "de"),
        ("strandveiðum", "is"),
    ],
)
def test_a_foreign_word_is_known(word: str, language: str) -> None:
    owners = foreign(word)
    assert owners is not None
    assert language in owners.languages
    assert owners.sure


@pytest.mark.parametrize(
    "word",
    [
        *(
            "government",
            "social",
            "central",
            "animal",
            "idea",
            "hotel",
            "curvature",
            "furtive",
            "clientele",
            "tailormade",
        ),
        *("siesta", "kindergarten", "zeitgeist", "tortilla", "façade", "facade", "papier-mâché", "vis-à-vis", "señor"),
        *("co-ordinate", "proto-fascist", "o'clock", "rock'n'roll", "asdfgh"),
    ],
)
def test_english_loans_and_nonsense_are_not_foreign(word: str) -> None:
    owners = foreign(word)
    assert owners is None or not owners.sure


def test_loan_phrases_also_match_without_accents() -> None:
    assert loan_phrases().findall("a coup de grace, a coup de grâce") == ["coup de grace", "coup de grâce"]


def test_no_common_english_word_is_a_sign() -> None:
    assert not [word for word in tables.english() if (owners := tables.owners(word)) and owners.sure]


def test_an_english_word_weighs_by_its_rank() -> None:
    shares = {word: tables.ZIPF / rank for rank, word in enumerate(tables.lines("english.txt"), 1)}
    assert tables.english() == {word: max(1, round(log2(share * 1e6))) for word, share in shares.items()}


@pytest.mark.parametrize(("text", "letters"), [("Bjørn’s café — €5 🙂", ""), ("дом, 家 בית 집 ﬁ", "дом家בית집")])
def test_other_scripts_are_those_that_are_not_latin(text: str, letters: str) -> None:
    assert "".join(OTHER_SCRIPT.findall(text)) == letters


def test_languages_in_other_scripts_are_all_that_a_script_can_tell() -> None:
    assert sorted(CYRILLIC) == ["bg", "ru", "uk"]
    assert CYRILLIC < OTHER_SCRIPTS < LANGUAGES.keys()
    assert OTHER_SCRIPTS.isdisjoint(("es", "pl", "tr", "vi"))


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ("spanish", "es"),
        ("Spanish", "es"),
        ("Español", "es"),
        ("ES", "es"),
        ("spa", "es"),
        ("es-419", "es"),
        ("fre", "fr"),
        ("fra-CA", "fr"),
        ("ger", "de"),
        ("deu", "de"),
        ("por", "pt"),
        ("pt_BR.UTF-8", "pt"),
        ("ITA", "it"),
        ("chi", "zh"),
        ("zho", "zh"),
        ("zh-Hans-CN", "zh"),
        ("nb-NO", "no"),
        ("gl-ES", "gl"),
        ("eng_US", "en"),
        ("Klingon", "klingon"),
        ("auto", "auto"),
    ],
)
def test_a_language_is_known_by_its_names_and_codes(named: str, code: str) -> None:
    assert code_of(named) == code


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("spa", "es"),
        ("spa-MX", "es-MX"),
        ("es_419", "es-419"),
        ("ZH-HANS-CN", "zh-Hans-CN"),
        ("zho-Hant", "zh-Hant"),
        ("sr_RS@latin", "sr-RS"),
        (" pt_br ", "pt-BR"),
        ("German", "de"),
        ("xyz", "xyz"),
        ("und", None),
        ("mul", None),
        ("x-default", None),
        ("", None),
        ("in English", None),
    ],
)
def test_tags_are_written_in_one_way(written: str, tag: str | None) -> None:
    assert tag_of(written) == tag
