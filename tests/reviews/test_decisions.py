import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.errors import InputError
from mtcheck.reviews.decisions import Decision, Verdict, merged, write_decisions
from mtcheck.reviews.edited import load_decisions
from mtcheck.reviews.precision import doubtful, precision, wilson
from tests.hostile import HOSTILE

ONE, TWO = "00112233aabbccdd", "ffeeddccbbaa9988"


def test_what_is_said_later_wins_and_nothing_else_is_lost() -> None:
    earlier = [Decision(ONE, "ES014", "accept", "clear", "a.txt", "x"), Decision(TWO, "ES001", "reject")]
    known = merged(earlier, [Decision(ONE, "ES014", "accept", "", "b.txt")])
    assert known[ONE] == Decision(ONE, "ES014", "accept", "clear", "b.txt", "x")
    assert known[TWO] == earlier[1]


@pytest.mark.parametrize(
    ("before", "after", "comment"),
    [
        (("accept", "a calque"), ("reject", ""), ""),
        (("accept", "a calque"), ("reject", "a quote"), "a quote"),
        (("accept", "a calque"), ("undo", ""), ""),
        (("", "see the memo"), ("reject", ""), "see the memo"),
        (("reject", "a quote"), ("", ""), "a quote"),
        (("reject", "a quote"), ("reject", ""), "a quote"),
    ],
)
def test_a_comment_goes_with_its_verdict(before: tuple[Verdict, str], after: tuple[Verdict, str], comment: str) -> None:
    assert merged([Decision(ONE, "ES014", *before)], [Decision(ONE, "ES014", *after)])[ONE].comment == comment


def test_silence_takes_nothing_back() -> None:
    known = merged([Decision(ONE, "ES014", "reject")], [Decision(ONE, "ES014", "", "see the memo")])
    assert (known[ONE].verdict, known[ONE].comment) == ("reject", "see the memo")


_TEXT = st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=12)
_DECISION = st.builds(
    Decision,
    st.text("0123456789abcdef", min_size=16, max_size=16),
    st.sampled_from(["ES014", "COPY001"]),
    st.sampled_from(["accept", "reject"]),
    *[_TEXT] * 3,
)


@given(decisions=st.lists(_DECISION, max_size=8))
def test_the_file_gives_back_what_was_written(
    decisions: list[Decision], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("d") / "decisions.csv"
    known = merged((), decisions)
    write_decisions(path, known)
    assert {each.fingerprint: each for each in load_decisions(path)} == known


def test_the_file_is_sorted_so_that_versions_compare(tmp_path: Path) -> None:
    decisions = [Decision(TWO, "ES014", "accept"), Decision(ONE, "ES001", "reject")]
    write_decisions(tmp_path / "a", merged((), decisions))
    write_decisions(tmp_path / "b", merged((), reversed(decisions)))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert (tmp_path / "a").read_text("utf-8-sig").splitlines()[1].startswith(ONE)


@pytest.mark.parametrize("name", ["1234567890123456", "12345678901234e5"])
def test_a_name_that_a_spreadsheet_would_take_for_a_number_stays_a_text(tmp_path: Path, name: str) -> None:
    path = tmp_path / "decisions.csv"
    write_decisions(path, merged((), [Decision(name, "ES014", "reject")]))
    with path.open(encoding="utf-8-sig", newline="") as stream:
        cell = next(csv.DictReader(stream))["fingerprint"]
    with pytest.raises(ValueError, match="could not convert"):
        float(cell)
    assert [each.fingerprint for each in load_decisions(path)] == [name]


def test_a_file_that_somebody_broke_is_refused_not_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(f"fingerprint,rule,decision\n{ONE},ES014,reejct\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"decisions.csv:2: “reejct” is no decision; did you mean “reject”"):
        load_decisions(path)


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"), [(8, 10, 0.4902, 0.9433), (0, 5, 0.0, 0.4345), (5, 5, 0.5655, 1.0)]
)
def test_the_interval_is_that_of_wilson(hits: int, total: int, low: float, high: float) -> None:
    assert wilson(hits, total) == pytest.approx((low, high), abs=1e-4)


@given(total=st.integers(1, 200), data=st.data())
def test_the_interval_holds_the_share(total: int, data: st.DataObject) -> None:
    hits = data.draw(st.integers(0, total))
    low, high = wilson(hits, total)
    assert 0 <= low <= hits / total <= high <= 1


def decided(rule: str, accepted: int, rejected: int) -> list[Decision]:
    return [
        *(Decision(f"{rule}a{number}", rule, "accept") for number in range(accepted)),
        *(Decision(f"{rule}r{number}", rule, "reject") for number in range(rejected)),
    ]


def test_rules_that_are_wrong_beyond_chance_are_proposed() -> None:
    counts = {"ES001": (9, 1), "ES002": (0, 5), "ES003": (0, 2), "ES004": (2, 20)}
    rows = precision(each for rule, count in counts.items() for each in decided(rule, *count))
    assert rows[0][:3] == ("ES004", 2, 20)
    assert doubtful(rows) == ["ES002", "ES004"]


def test_no_cell_of_the_file_is_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    said = [Decision(f"{number:016x}", text, "accept", text, text, text) for number, text in enumerate(HOSTILE)]
    write_decisions(path, {each.fingerprint: each for each in said})
    with path.open(encoding="utf-8-sig", newline="") as stream:
        cells = [cell for row in csv.reader(stream) for cell in row]
    assert len(cells) == 6 * (len(HOSTILE) + 1)
    assert not [cell for cell in cells if cell.lstrip(' \t\r\n"').startswith(("=", "+", "-", "@", "＝"))]
