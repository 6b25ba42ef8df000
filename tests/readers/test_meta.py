import pytest

from mtcheck.readers.meta import about, date, digital_source, labels, language, named


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("20240311T181500+0100", "2024-03-11T18:15:00+01:00"),
        ("20240311T181500Z", "2024-03-11T18:15:00Z"),
        ("20240311", "2024-03-11"),
        ("Mon, 11 Mar 2024 10:00:00 +0000", "2024-03-11T10:00:00+00:00"),
        ("2024-03-11T10:00:00Z", "2024-03-11T10:00:00Z"),
        ("last Monday", "last Monday"),
        ("", ""),
    ],
)
def test_dates_of_all_formats_become_one(written: str, read: str) -> None:
    assert date(written) == read


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        (("EN",), "en"),
        (("pt_br",), "pt-BR"),
        (("x-default", "", None, "fr"), "fr"),
        (("und",), None),
        (("English",), "en"),
        (("Klingon", "es-419"), "es-419"),
    ],
)
def test_the_first_tag_that_names_a_language(tags: tuple[str | None, ...], found: str | None) -> None:
    assert language(*tags) == found


@pytest.mark.parametrize(
    "written",
    [
        "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        "digsrctype:trainedAlgorithmicMedia",
        "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
    ],
)
def test_a_digital_source_type_by_any_name(written: str) -> None:
    assert digital_source(written) == "trainedAlgorithmicMedia"


@pytest.mark.parametrize(
    "note",
    [
        "Machine-translated",
        "This article was translated by AI.",
        "*** DISCLAIMER: THIS IS AN AUTOMATED TRANSLATION FROM DANISH ***",
        "Traducción automática",
        "Dieser Text wurde automatisch übersetzt.",
        "Traduit automatiquement de l’espagnol",
        "машинный перевод",
        "本文由机器翻译",
    ],
)
def test_labels_of_machine_translation(note: str) -> None:
    assert labels([note]) == [note]


@pytest.mark.parametrize("note", ["Translated by Ana Ruiz", "machine tools", "AI summit opens", None, ""])
def test_what_is_no_label(note: str | None) -> None:
    assert labels([note]) == []


def test_a_report_on_machine_translation_is_not_labelled_by_its_text() -> None:
    assert labels([], ["The firm sells machine translation to courts."]) == []
    assert labels([], ["This text is a machine translation."]) == ["This text is a machine translation."]


def test_values_are_one_line_and_empty_ones_are_left_out() -> None:
    assert about(byline=" A\n B\x00 ", id="", labels=[], version=None) == {"byline": "A B"}


def test_names_keep_their_ids_but_for_control_characters() -> None:
    assert named("news/a.xml", "tag:x,2024:../../b\n\x1b[0m") == "news/a.xml#tag:x,2024:../../b [0m"
    assert named("news/a.xml", None) == "news/a.xml"
