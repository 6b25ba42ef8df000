"""How a reason names a habit, so that an editor sees what is meant."""

import pytest

from mtcheck.model import Claim, Span
from mtcheck.readers import read_string
from mtcheck.scorers.caveats import named_otherwise
from mtcheck.scorers.features import BITS, END, NAME, NUMBER, PLAIN, SUFFIXES, closed_class
from mtcheck.scorers.reasons import reasons, shown
from mtcheck.scorers.trained import load
from tests.reports import a_finding, a_rule

OF, THE, SAID = (closed_class()[word][0] + 1 for word in ("of", "the", "said"))
ING = PLAIN + 2 + SUFFIXES.index("ing")


def run(*symbols: int) -> int:
    feature = 0
    for symbol in symbols:
        feature = feature << BITS | symbol
    return feature


@pytest.mark.parametrize(
    ("feature", "name"),
    [
        (run(OF), "“of”"),
        (run(OF, THE), "“of the”"),
        (run(ING), "word in -ing"),
        (run(NUMBER + 1, NUMBER + 1), "number + number"),
        (run(SAID, NAME + 1), "“said” + name"),
        (run(END + 1), "full stop"),
        (run(END + 1, THE), "“the” at the start of a sentence"),
        (run(NAME + 1, SAID, END + 1), "name + “said” at the end of a sentence"),
    ],
)
def test_words_stand_in_quotation_marks_and_shapes_are_named(feature: int, name: str) -> None:
    assert shown(feature) == name


def told(possible: set[str], answer: str, *claims: Claim) -> list[str]:
    """Give the reasons for an answer about a line of copy in which rules of these claims found something."""
    rules = [a_rule(f"ES00{number}", claim=claim) for number, claim in enumerate(claims, 1)]
    found = [a_finding(rule, 0, Span(0, 3), "The rain stopped.") for rule in rules]
    segments = read_string("The rain stopped.").segments
    return list(reasons(segments, load(), frozenset(possible), answer, found))


@pytest.mark.parametrize(
    ("possible", "answer", "first"),
    [
        (
            {"native", "human", "machine"},
            "cannot tell",
            "copy written in English, a person's translation and a machine's translation stay possible",
        ),
        ({"machine", "human"}, "translated", "a person's translation and a machine's translation stay possible"),
        ({"human"}, "translated", "only a person's translation stays possible"),
        (set(), "cannot tell", "it has habits of each kind that the others lack: none stays possible"),
        ({"native"}, "cannot tell", "native by the text alone, but at these base rates something else is likelier"),
    ],
)
def test_what_stays_possible_is_said_first(possible: set[str], answer: str, first: str) -> None:
    assert told(possible, answer)[0] == first


@pytest.mark.parametrize(
    ("claims", "says"),
    [
        (["translation"], "1 rule found signs (ES001), as in translations"),
        (["translation", "mt"], "2 rules found signs (ES001, ES002), as machines translate"),
        (["mt"] * 5, "5 rules found signs (ES001, ES002, ES003, ES004, …), as machines translate"),
    ],
)
def test_rules_that_found_signs_are_named(claims: list[Claim], says: str) -> None:
    assert says in told({"machine"}, "machine-translated", *claims)
    assert says not in told({"native"}, "native", *claims)


def test_the_language_that_was_named_is_doubted_where_another_one_is_far_likelier() -> None:
    assert list(named_otherwise("spa", {"zh": 0.97, "es": 0.01})) == list(
        named_otherwise("es", {"zh": 0.97, "es": 0.01})
    )
    (said,) = named_otherwise("es-419", {"zh": 0.97, "es": 0.01})
    assert said.startswith("it looks translated from Chinese (0.97), not from Spanish as named: ")


@pytest.mark.parametrize(
    ("named", "languages"),
    [
        ("zh", {"zh": 0.97, "es": 0.01}),
        ("es", {"zh": 0.55, "es": 0.4}),
        ("ca", {"es": 0.97, "fr": 0.01}),
        (None, {"zh": 0.97, "es": 0.01}),
        ("es", {}),
    ],
)
def test_it_is_not_doubted_for_less(named: str | None, languages: dict[str, float]) -> None:
    assert list(named_otherwise(named, languages)) == []
