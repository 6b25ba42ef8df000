import pytest

from tests.rules.detectors.sight import hits, seen

NAME = "titles-that-exclude-each-other"


def test_the_rarer_title_is_marked_first_and_the_person_named() -> None:
    texts = ("Judge Ada Moll sits in Wick.", "Judge Moll reads.", "Prosecutor Moll writes.")
    (hit,) = hits(NAME, *texts)
    assert seen(NAME, *texts) == ["Prosecutor Moll", "Judge Ada Moll"]
    assert hit.values == {"person": "Ada Moll", "other": "Judge Ada Moll"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("President Ada Moll", "Prime Minister Moll"),
        ("Bishop Moll", "Archbishop Ada Moll"),
        ("coach Ada Moll", "technician Moll"),
        ("Secretary of the Treasury Ada Moll", "Minister Moll"),
        ("Minister of Ports and Ferries Ada Moll", "Secretary of Labor Moll"),
        ("Attorney General Moll", "Justice Ada Moll"),
        ("Ada Moll, the district attorney", "magistrate Moll"),
        ("mayor of the fishing town of Wick, Ada Moll", "Governor Moll"),
        ("coach, Ada Moll", "trainer Moll"),
        ("Mayor Ada van der Moll", "Moll, the regional governor"),
    ],
)
def test_titles_before_a_name_and_behind_it(one: str, other: str) -> None:
    assert sorted(seen(NAME, f"Rain wet {one}, it says.", f"The sun dried {other}, of Wick.")) == sorted([one, other])


@pytest.mark.parametrize(
    "other",
    [
        "Justice Moll reads.",  # another word for it
        "Prosecutor Otto Moll reads.",
        "Prosecutor Holm reads.",
        "Prosecutor Moll became a judge.",
        "The former Prosecutor Moll reads.",
        "Deputy Prosecutor Moll reads.",
        "The prosecutor, Ada Moll and the clerk read.",
        "Moll, daughter of the prosecutor of Wick, reads.",
        "Moll, prosecutor of Wick Otto Holm, and the clerk read.",
        "Moll, also prosecutor, reads.",
        "Moll, who envies a prosecutor, reads.",
        "Prosecutor Ada Eva Moll Holm reads.",
        "Colonel Moll reads.",  # of another walk of life: a person may be both
    ],
)
def test_one_office_two_persons_and_two_times_are_silent(other: str) -> None:
    assert len(hits(NAME, "Judge Ada Moll sits.", "Prosecutor Moll reads.")) == 1
    assert hits(NAME, "Judge Ada Moll sits.", other) == []


def test_titles_in_one_sentence_are_silent() -> None:
    assert hits(NAME, "Judge Ada Moll sits with Prosecutor Moll.") == []


@pytest.mark.parametrize(
    "texts",
    [
        ("Judge Moll sits.", "Prosecutor Moll reads."),  # nobody says who it is
        ("Judge Ada Moll sits.", "Prosecutor Moll reads.", "Otto Moll fishes."),
        ("Judge Ada Bridge sits on the bridge again.", "Prosecutor Bridge reads."),
    ],
)
def test_a_surname_must_be_told_to_be_one_persons(texts: tuple[str, ...]) -> None:
    assert hits(NAME, *texts) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Colonel Ada Moll", "Lieutenant Colonel Moll"),
        ("General Ada Moll", "Major General Moll"),
        ("Minister Ada Moll", "Secretary General Moll"),
        ("Colonel Ada Moll", "Secretary General Moll"),
        ("Mayor Ada Moll", "Governor-General Moll"),
    ],
)
def test_a_title_of_two_words_is_not_its_first(one: str, other: str) -> None:
    assert hits(NAME, f"{one} sits.", f"{other} reads.") == []
