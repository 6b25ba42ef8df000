"""Which language a text was written in: by places, names, words left over and rules, never by style."""

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.model import Claim, Finding, Span
from mtcheck.scorers.languages import Clues, clues, languages, places, shares
from mtcheck.scorers.trained import load
from tests.reports import a_finding, a_rule


def found(pack: str, id: str, claim: Claim = "mt") -> Finding:
    return a_finding(a_rule(id, pack=pack, claim=claim), 0, Span(0, 2), "It rained.")


def told(*texts: str) -> str:
    return next(iter(shares(clues(texts, ()), load().source)))


def test_places_and_names_tell_the_language() -> None:
    assert told("The mayor of Leipzig met the Bundestag's members. Ms Hoffmann had left for Stuttgart.") == "de"
    assert told("In Tarnów, said Mr Kowalczyk, the Sejm is far away.") == "pl"
    assert told("The governor of Osaka said Mr Takayama and Ms Kitagawa would stay.") == "ja"


def test_a_name_speaks_for_the_language_that_names_end_in_so() -> None:
    def named(text: str) -> dict[str, float]:
        return {language: each.names for language, each in clues([text], ()).items() if each.names}

    assert named("Ms Rottmann met Mr Zellmann's aunt.") == {"de": 1.0}
    # An English word, and a name too short to have an ending.
    assert named("The Iceberg sank, said Tez.") == {}


def test_a_word_left_over_speaks_for_its_languages() -> None:
    known = clues(["The asociación said it would appeal."], ())
    assert known["es"].residue > 0 == known["de"].residue


def test_a_pack_speaks_for_its_language_once_a_rule_and_a_family_is_shared() -> None:
    known = clues(["It rained."], [found("de", "DE001"), found("de", "DE001"), found("romance", "ROM003")])
    assert known["de"].rules == 1.0
    assert 0 < known["it"].rules == known["es"].rules < known["de"].rules
    assert known["ja"].rules == 0


def test_residue_of_tools_tells_no_language() -> None:
    assert clues(["It rained."], [found("de", "DE001", "provenance")])["de"].rules == 0


def test_without_a_clue_every_language_has_the_same_share() -> None:
    assert set(shares(clues(["it rained."], ()), load().source).values()) == {round(1 / len(languages()), 4)}


def test_every_listed_word_is_one_lower_case_word() -> None:
    assert all(word == word.lower() and " " not in word for word in places())


@given(st.lists(st.floats(0, 1), min_size=4, max_size=4))
def test_more_clues_never_lower_a_share(more: list[float]) -> None:
    nothing = Clues(0.0, 0.0, 0.0, 0.0)
    assert shares({"de": Clues(*more), "fr": nothing}, load().source)["de"] >= 0.5
