import pytest

from mtcheck.model import SEVERITIES, Report, Score, Skip
from mtcheck.scorers import Corpus, ScoreOptions, score
from tests.reports import a_report, a_rule

MAJOR = "It is called [[for its acronym in English]] the ICE."


def penalty(report: Report, confirmed: frozenset[str] = frozenset()) -> Score:
    return score(report, ScoreOptions(confirmed=confirmed)).scores["penalty_per_1k"]


def test_each_severity_has_its_weight_and_the_sum_is_taken_per_thousand_words() -> None:
    for severity, weight in zip(SEVERITIES, (25, 5, 1), strict=True):
        assert penalty(a_report(MAJOR, severity=severity, words=2000)).value == weight / 2


def test_minor_punctuation_weighs_a_tenth_of_a_point_and_major_punctuation_its_full_weight() -> None:
    rule = a_rule(mqm="linguistic/punctuation")
    assert penalty(a_report(MAJOR, rule=rule, severity="minor", words=1000)).value == 0.1
    assert penalty(a_report(MAJOR, rule=rule, severity="major", words=1000)).value == 5


def test_signals_weigh_nothing() -> None:
    assert penalty(a_report(MAJOR, rule=a_rule(kind="signal"), words=1000)).value == 0


def test_a_clean_document_has_a_penalty_of_nought_not_none() -> None:
    assert penalty(a_report("All is well.", words=500)).value == 0


def test_below_500_words_there_are_counts_and_a_reason_but_no_rate() -> None:
    report = score(a_report(MAJOR, words=499), ScoreOptions())
    given = report.scores["penalty_per_1k"]
    assert given.value is None
    assert given.parts["unconfirmed_major"] == 1
    assert given.parts["weighted"] == 5
    assert Skip("penalty_per_1k", "only 499 words: counts are given instead; a rate needs 500") in report.skipped


def test_confirmed_and_unconfirmed_findings_stand_apart() -> None:
    report = a_report(MAJOR, "And [[for its acronym in English]] again.", words=1000)
    parts = penalty(report, confirmed=frozenset({report.findings[0].fingerprint})).parts
    assert (parts["confirmed_major"], parts["unconfirmed_major"]) == (1, 1)
    assert (parts["confirmed_weighted"], parts["unconfirmed_weighted"], parts["weighted"]) == (5, 5, 10)


def test_the_signature_tells_the_recipe() -> None:
    report = a_report(MAJOR, words=1000)
    recipe = "mqm-penalty|weights:25,5,1,0.1|per:1000|min:500|flags:"
    assert penalty(report).signature.startswith(recipe + "unconfirmed|mtcheck:")
    assert penalty(report, confirmed=frozenset({"0"})).signature.startswith(recipe + "confirmed+unconfirmed|")


def test_short_documents_have_a_rate_together_weighted_by_their_words() -> None:
    corpus = Corpus()
    for report in (a_report(MAJOR, words=100), a_report("All is well.", words=900)):
        corpus.add(score(report, ScoreOptions()))
    (total,) = corpus.scores()
    assert isinstance(total, Score)
    assert total.value == 5
    assert total.parts["words"] == 1000


@pytest.mark.parametrize("count", [3, 7, 10])
def test_tenths_add_up_to_tenths(count: int) -> None:
    report = a_report(*[MAJOR] * count, rule=a_rule(mqm="linguistic/punctuation"), severity="minor", words=1000)
    assert penalty(report).parts["weighted"] == count / 10
