"""What nobody foresaw, and what the system forbids."""

import pytest

from mtcheck.errors import fault


def test_a_fault_is_told_by_its_kind_and_what_is_forbidden_by_its_place() -> None:
    remedy = "this is a fault of mtcheck: report it with this line"
    assert str(fault(KeyError("a text of others"), "a.txt")) == f"a.txt: made mtcheck fail (KeyError); {remedy}"
    assert str(fault(PermissionError("no file"), "a.txt")).startswith("a.txt: made mtcheck fail (PermissionError)")
    forbidden = fault(PermissionError(13, "Permission denied", "closed/a.csv"), "this call")
    assert str(forbidden) == (
        "closed/a.csv: cannot be opened (Permission denied); "
        "check its permissions and those of its folder, or name another place"
    )


@pytest.mark.parametrize("name", [b"a\xff.txt", "a\udcff.txt"])
def test_a_name_of_any_bytes_can_be_told(name: str | bytes) -> None:
    assert fault(PermissionError(13, "Permission denied", name), "this call").place == "a\udcff.txt"
