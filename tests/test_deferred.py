import sys
from importlib import import_module

import pytest

from mtcheck.deferred import deferred
from mtcheck.readers import READERS
from mtcheck.writers import WRITERS


def test_a_module_is_imported_when_its_function_is_first_called(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    grey = deferred("colorsys", "rgb_to_hsv")
    assert "colorsys" not in sys.modules
    assert grey(0.5, 0.5, b=0.5) == (0, 0, 0.5)


@pytest.mark.parametrize("table", [READERS, WRITERS], ids=["readers", "writers"])
def test_every_entry_of_a_table_is_there_when_it_is_called(table: dict[str, object]) -> None:
    for name, entry in table.items():
        assert callable(getattr(import_module(entry.__module__), entry.__name__)), name  # type: ignore[attr-defined]
