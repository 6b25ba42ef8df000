from pathlib import Path

from mtcheck.rules import quantities
from mtcheck.rules.quantities.words import Meaning, known, meanings


def test_a_word_may_mean_several_things() -> None:
    assert meanings("es", "cuarenta")[:1] == (Meaning("number", "41", ("y", "uno")),)
    assert Meaning("number", "40") in meanings("es", "cuarenta")
    assert meanings("es", "casa") == ()


def test_a_stem_stands_for_its_forms() -> None:
    assert meanings("ru", "миллиардов") == (Meaning("scale", "1000000000"),)
    assert meanings("xx", "миллиардов") == ()


def test_every_stem_of_the_table_is_found_by_its_letters() -> None:
    rows = Path(quantities.__file__).with_name("quantities.tsv").read_text("utf-8").splitlines()
    lost = []
    for language, kind, value, forms in (row.split("\t") for row in rows if not row.startswith("#")):
        for form in forms.split(" "):
            word, *further = form.split("_")
            if word.endswith("*") and Meaning(kind, value, tuple(further)) not in meanings(language, word[:-1]):
                lost.append((language, form))
    assert lost == []


def test_languages_with_words_or_a_reader_of_their_own_are_known() -> None:
    assert [known(language) for language in ("es", "zh", "fi", "")] == [True, True, False, False]
