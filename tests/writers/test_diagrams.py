"""The reliability diagram: points where the numbers say, and numbers for those who do not see it."""

import re
from dataclasses import replace
from pathlib import Path

from lxml import etree

from mtcheck.model import Score
from mtcheck.writers import WriteOptions, open_writers
from mtcheck.writers.diagrams import diagrams, picture
from mtcheck.writers.options import Reliable
from tests.reports import a_report

HELD = Reliable("Translated & told", [(0.0, 0.0, 40), (0.5, 0.75, 30), (1.0, 1.0, 30)], 0.075)
SVG = {"svg": "http://www.w3.org/2000/svg"}


def test_a_point_on_the_diagonal_was_right_and_one_above_it_was_so_oftener() -> None:
    (drawn,) = diagrams([HELD])
    low, middle, high = drawn.points
    assert (low.x, low.y, high.x, high.y) == (52, 332, 372, 12)
    assert middle.x - low.x == high.x - middle.x
    # In SVG what is above has the smaller y.
    assert middle.y < (low.y + high.y) / 2
    assert drawn.description == (
        "100 texts. Probability and share are 0.075 apart in the mean, at most where 0.50 was told and 0.75 was so."
    )


def test_the_picture_is_an_svg_of_its_own_that_can_be_read_aloud() -> None:
    root = etree.fromstring(picture([HELD, HELD]).encode())
    assert root.attrib["role"] == "img"
    assert len(root.findall(".//svg:circle", SVG)) == 6
    text = root.findtext("svg:desc", namespaces=SVG) or ""
    assert "Translated & told: 100 texts." in text
    assert "0.50 told, 0.75 so, 30 texts" in text


def test_the_page_draws_it_where_something_was_scored_and_gives_the_numbers(tmp_path: Path) -> None:
    scored = replace(a_report("First."), scores={"origin": Score("origin", 0.9, "s", answer="native")})
    for name, report, drawn in (("scored", scored, True), ("not", a_report("First."), False)):
        with open_writers({"html": tmp_path / name}, WriteOptions(reliability=[HELD])) as write:
            write(report)
        page = (tmp_path / name / "report.html").read_text("utf-8")
        assert ('<h2 id="worth">What a probability is worth</h2>' in page) is drawn
        assert (
            bool(re.search(r'<th scope="row">0\.50</th><td class="n">0\.75</td><td class="n">30</td>', page)) is drawn
        )
