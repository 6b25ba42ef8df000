"""What every test needs: packs that can be read, and the same draws in every run."""

import pytest
from hypothesis import settings

from mtcheck.errors import PackError
from mtcheck.rules.loading import load_packs, shipped

# What passes here passes everywhere. To search further: --hypothesis-profile=default, as often as there is time.
settings.register_profile("same-draws", derandomize=True)
settings.load_profile("same-draws")


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
