"""Which texts are unlike the news that weights are fitted on."""

from mtcheck.scorers.fitting.refusals import limits, refused


def test_a_text_outside_what_the_news_keeps_to_is_refused() -> None:
    news = [{"grammar": 0.4 + 0.0001 * number, "numbers": 0.01} for number in range(1000)]
    known = limits(news)
    assert known["numbers"][0] == 0
    measured = [news[500], {"grammar": 0.1, "numbers": 0.0}, {"grammar": 0.45, "numbers": 0.3}, news[500]]
    running, verse = ["The ferry sails at noon."], ["The ferry sails at noon", "and nobody waves."]
    assert refused(measured, [running, running, running, verse], known) == {1, 2, 3}
