from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from mtcheck.model import Report
from mtcheck.scorers import ScoreOptions, score
from mtcheck.writers import WriteOptions, open_writers
from mtcheck.writers.charts import BARS, WEEKS, WIDTH, Chart, Counts, week_of
from mtcheck.writers.stories import story
from mtcheck.writers.tally import Tally
from tests.reports import a_report, a_rule

MATCH = "It is ICE [[for its acronym in English]]."


def charts(*reports: Report) -> dict[str, Chart]:
    tally, counts = Tally(), Counts()
    for report in reports:
        report = score(report, ScoreOptions())
        tally.add(report, report.flags)
        counts.add(report, story(1, report, WriteOptions()))
    return {chart.id: chart for chart in counts.charts(tally)}


def values(chart: Chart) -> dict[str, str]:
    return {bar.name: bar.value for bar in chart.bars}


def from_outlet(outlet: str, *sentences: str, **fields: Any) -> Report:
    return a_report(*sentences, meta={"outlet": outlet, "date": "2026-03-05"}, **fields)


def test_nothing_found_is_nothing_drawn() -> None:
    assert charts() == charts(a_report("Clean.")) == {}


def test_rules_are_ranked_and_the_longest_bar_fills_the_width() -> None:
    chart = charts(a_report(MATCH, MATCH), a_report(MATCH, rule=a_rule("ES002")))["by-rule"]
    assert values(chart) == {"ES014 for-its-acronym-in": "2", "ES002 for-its-acronym-in": "1"}
    assert [bar.width for bar in chart.bars] == [WIDTH, WIDTH / 2]
    assert chart.description == "Most: ES014 for-its-acronym-in, 2. Least: ES002 for-its-acronym-in, 1."


def test_what_is_not_drawn_is_said() -> None:
    chart = charts(*(a_report(MATCH, rule=a_rule(f"ES{number:03}")) for number in range(BARS + 3)))["by-rule"]
    assert len(chart.bars) == BARS
    assert chart.note == f"The first {BARS} of {BARS + 3}."


def test_folders_are_compared_where_there_is_one_outlet(tmp_path: Path) -> None:
    reports = [a_report(MATCH, name=f"{folder}/1", meta={"outlet": "Post"}) for folder in "ab"]
    assert values(charts(*reports)["by-folder"]) == {"a": "1", "b": "1"}
    with open_writers({"xlsx": tmp_path / "r.xlsx"}, WriteOptions()) as write:
        for report in reports:
            write(report)
    with ZipFile(tmp_path / "r.xlsx") as parts:
        assert b"<a:t>Findings by folder</a:t>" in parts.read("xl/charts/chart2.xml")


def test_outlets_are_compared_by_rate_where_all_have_words_enough() -> None:
    reports = [from_outlet("Post", MATCH, words=1000), from_outlet("Times", MATCH, words=4000)]
    chart = charts(*reports)["by-outlet"]
    assert chart.title == "Findings per 1,000 words by outlet"
    assert values(chart) == {"Post": "1.0", "Times": "0.2"}
    chart = charts(*reports, from_outlet("Wire", MATCH, words=10))["by-outlet"]
    assert chart.title == "Findings by outlet"
    assert values(chart) == {"Post": "1", "Times": "1", "Wire": "1"}


def test_folders_are_compared_where_no_outlet_is_named() -> None:
    assert values(charts(a_report(MATCH, name="a/1"), a_report("Clean.", name="b/2"))["by-folder"]) == {
        "a": "1",
        "b": "0",
    }


def test_weeks_without_findings_are_drawn_too() -> None:
    dated = [a_report(MATCH, meta={"date": day}) for day in ("2026-03-05", "2026-03-08", "2026-03-19")]
    assert values(charts(*dated)["by-week"]) == {
        "week of 2026-03-02": "2",
        "week of 2026-03-09": "0",
        "week of 2026-03-16": "1",
    }


def test_weeks_before_the_last_half_year_are_counted_in_the_note() -> None:
    chart = charts(*(a_report(MATCH, meta={"date": day}) for day in ("2019-01-01", "2026-03-05")))["by-week"]
    assert len(chart.bars) == WEEKS
    assert chart.note == "1 finding of earlier weeks not drawn."


def test_no_week_is_drawn_before_the_first_year() -> None:
    chart = charts(*(a_report(MATCH, meta={"date": day}) for day in ("0001-01-01", "0001-01-08")))["by-week"]
    assert len(chart.bars) == 2


def test_penalties_fall_into_bins() -> None:
    clean, light, heavy = (
        a_report("Clean.", words=1000),
        a_report(MATCH, words=1000),
        a_report(*[MATCH] * 20, words=1000),
    )
    chart = charts(clean, light, heavy, a_report(MATCH))["by-penalty"]
    assert {name: value for name, value in values(chart).items() if value != "0"} == {"0": "1", "1–5": "1", "> 80": "1"}
    assert chart.note == "Documents of 500 words or more: 3."


@pytest.mark.parametrize(
    "text", ["2026-03-05", "2026-03-05T23:59:00+01:00", "Thu, 05 Mar 2026 10:00:00 GMT", date(2026, 3, 5)]
)
def test_a_date_is_read_as_news_formats_write_it(text: object) -> None:
    assert week_of(text) == date(2026, 3, 2)


@pytest.mark.parametrize(
    "text", [None, "", "yesterday", "05/03/2026", "2026-13-45", 0, "Mon, 01 Jan 99999999999999 00:00:00 +0000"]
)
def test_what_is_no_date_is_none(text: object) -> None:
    assert week_of(text) is None


def test_every_bar_lies_in_its_drawing() -> None:
    reports = [from_outlet(f"Outlet {number}", MATCH, words=600) for number in range(5)]
    for chart in charts(*reports).values():
        for bar in chart.bars:
            assert 0 <= bar.x <= bar.x + bar.width <= WIDTH
            assert 0 <= bar.y <= bar.y + bar.height <= chart.height
