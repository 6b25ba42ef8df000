"""What the translation score does not answer, each with its reason: too little text, and what is no news prose."""

import re

import pytest

import mtcheck
from mtcheck.scorers.trained import load
from mtcheck.scorers.unlike import stopped

LEAST = int(load().limits["words"][0])
STORY = "The council voted on Monday to close the pool, which cost more than the town could pay. "
LINES = ["Council backs new pool", "Ferry strike called off", "Rain halts play at the oval", "Two held after bank raid"]
STANZAS = [
    "The river turns beneath the hill\nand carries down the broken light\nof every lamp the village lit",
    "the mill wheel stands, the miller gone\nthe heron has the weir alone\nand what was noise is only stone",
]
NO_STOPS = "few lines end with a full stop: headlines, verse, a list, a table or code"
FOREIGN = "too few English function words: a list, a table, or another language"


def refusal(text: str) -> str | None:
    reasons = [skip.reason for skip in mtcheck.check(text).skipped if skip.what == "translation"]
    return reasons[0] if reasons else None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("\n\n".join(LINES * 8), NO_STOPS),
        ("\n\n".join(f"Harlow {n} Denton {n + 1} {2 * n} {3 * n} 12 0" for n in range(20)), NO_STOPS),
        ("\n\n".join(STANZAS * 4), NO_STOPS),
        (", ".join(STANZAS * 3).replace("\n", ", ") + ".", "sentences too long: verse, or text without full stops"),
        ("\n".join(f"- {each}" for each in ["two onions", "salt and pepper", "a tin of tomatoes"] * 10), NO_STOPS),
        (
            "def area(width, height):\n    return width * height\n\nfor each in rooms:\n    total += area(*each)\n" * 8,
            "sentences too short: headlines, verse or a list",
        ),
        ("El gobierno anunció ayer un plan para reducir el gasto público durante los próximos años. " * 8, FOREIGN),
        ("Die Regierung hat am Montag einen Plan vorgestellt, der die Ausgaben senken soll. " * 8, FOREIGN),
        ("Le gouvernement a présenté lundi un plan pour réduire les dépenses de cette année. " * 8, FOREIGN),
        (", ".join(["Anna Marsh", "Peter Quill", "Joan Vance", "Ruth Orrin"] * 8) + ".", FOREIGN),
    ],
    ids=[
        *("headlines", "table", "verse in stanzas", "verse in one sentence", "list", "code", "Spanish", "German"),
        *("French", "names"),
    ],
)
def test_what_is_no_news_prose_is_refused_with_the_reason(text: str, reason: str) -> None:
    told = refusal(text)
    assert told is not None
    assert told.startswith("unlike the news it was fitted on: ")
    assert told.endswith(reason)


def test_below_the_length_where_coverage_fails_nothing_is_answered() -> None:
    words = (STORY * LEAST).split()
    told = refusal(" ".join(words[: LEAST - 1]) + ".")
    assert told == f"only {LEAST - 1} words of running text: below {LEAST} the answer cannot be relied on"
    assert not (refusal(" ".join(words[:LEAST]) + ".") or "").startswith("only ")


def test_a_refusal_is_no_answer() -> None:
    report = mtcheck.check("\n\n".join(LINES * 8))
    assert not report.scores.keys() & {"origin", "p_native", "p_human_translation", "p_machine_translation"}


def test_a_headline_without_a_full_stop_does_not_hold_up_a_story() -> None:
    assert re.match("unlike", refusal("Pool to close\n\n" + STORY * 4) or "") is None
    assert stopped(["Pool to close", STORY, "It said: “No.”"]) > 0.8
    assert stopped([]) == 0
