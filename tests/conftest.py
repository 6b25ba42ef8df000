"""What every test needs: packs that can be read."""

import pytest

from mtcheck.errors import PackError
from mtcheck.rules.loading import load_packs, shipped


def pytest_sessionstart(session: pytest.Session) -> None:
    """Look at the packs before the first test; not in each worker again."""
    if not hasattr(session.config, "workerinput"):
        stop_where_a_pack_is_broken()


def stop_where_a_pack_is_broken() -> None:
    """Name what is wrong with it, and run nothing: hundreds of tests would fail, and none would say it first."""
    try:
        load_packs(list(shipped().values()))
    except PackError as error:
        pytest.exit(f"no test was run, for a pack is broken:\n\n{error}\n", returncode=2)
