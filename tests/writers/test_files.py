import io
import sys
from pathlib import Path

import pytest

from mtcheck.errors import MtcheckError
from mtcheck.writers.files import fresh, inside


def test_a_file_stands_under_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "new" / "report.jsonl"
    with fresh(target) as stream:
        stream.write("one\n")
        assert not target.exists()
    assert target.read_text() == "one\n"
    assert list(target.parent.iterdir()) == [target]


def break_off(target: Path, failure: type[BaseException]) -> None:
    with fresh(target) as stream:
        stream.write("half")
        raise failure


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt])
def test_when_writing_fails_the_old_report_stays_and_nothing_else(failure: type[BaseException], tmp_path: Path) -> None:
    target = tmp_path / "report.jsonl"
    target.write_text("old")
    with pytest.raises(failure):
        break_off(target, failure)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_keeps_pointing_where_it_points(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("old")
    link.symlink_to(real)
    with fresh(link) as stream:
        stream.write("new")
    assert link.is_symlink()
    assert real.read_text() == "new"


def test_a_device_is_written_to_and_not_replaced() -> None:
    with fresh(Path("/dev/null")) as stream:
        stream.write("gone")
    assert Path("/dev/null").is_char_device()


def test_a_place_that_cannot_be_written_is_named_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(MtcheckError) as caught, fresh(tmp_path / "file" / "report.csv"):
        pytest.fail("nothing can be opened there")
    assert str(caught.value).startswith(f"{tmp_path}/file/report.csv: cannot be written (")
    assert str(caught.value).endswith("; choose another place, or make room there")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("size", [1, 1_000_000])
def test_a_full_disk_is_said_in_one_line(size: int) -> None:
    with (
        pytest.raises(MtcheckError, match=r"^/dev/full: cannot be written \(no space left"),
        fresh(Path("/dev/full")) as it,
    ):
        it.write("x" * size)


def test_what_cannot_take_its_name_at_the_end_is_said_in_one_line(tmp_path: Path) -> None:
    target = tmp_path / "report.xlsx"
    with pytest.raises(MtcheckError, match=r"report\.xlsx: cannot be written \(is a directory\)"), fresh(target):
        target.mkdir()
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(MtcheckError, match="is a folder"), fresh(tmp_path):
        pytest.fail("nothing can be opened there")


def test_a_path_without_suffix_is_a_folder(tmp_path: Path) -> None:
    assert inside(tmp_path, "report.txt") == tmp_path / "report.txt"
    assert inside(tmp_path / "new", "report.txt") == tmp_path / "new" / "report.txt"
    assert inside(tmp_path / "mine.txt", "report.txt") == tmp_path / "mine.txt"
    assert inside(tmp_path / "reports-2024.05.31", "report.txt") == tmp_path / "reports-2024.05.31" / "report.txt"
    assert inside(None, "report.txt") is None


def test_standard_output_is_utf_8_whatever_the_screen_speaks_and_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    with fresh(None) as stream:
        stream.write("«sí»\n")
    assert raw.getvalue().decode("utf-8") == "«sí»\n"
    sys.stdout.write("more")
