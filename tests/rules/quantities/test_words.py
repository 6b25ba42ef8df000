from mtcheck.rules.quantities.words import Meaning, known, meanings


def test_a_word_may_mean_several_things() -> None:
    assert meanings("es", "cuarenta")[:1] == (Meaning("number", "41", ("y", "uno")),)
    assert Meaning("number", "40") in meanings("es", "cuarenta")
    assert meanings("es", "casa") == ()


def test_a_stem_stands_for_its_forms() -> None:
    assert meanings("ru", "миллиардов") == (Meaning("scale", "1000000000"),)
    assert meanings("xx", "миллиардов") == ()


def test_languages_with_words_or_a_reader_of_their_own_are_known() -> None:
    assert [known(language) for language in ("es", "zh", "fi", "")] == [True, True, False, False]
