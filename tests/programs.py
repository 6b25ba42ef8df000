"""Programs from outside Python that some tests need: skipped by name where missing, unless they are required."""

import os

import pytest


def needed(name: str, *, there: bool) -> None:
    """Skip the test where a program is missing; fail it where ``MTCHECK_REQUIRE`` names the program."""
    if there:
        return
    if name in os.environ.get("MTCHECK_REQUIRE", "").split(","):
        pytest.fail(f"{name} is required here and missing")
    pytest.skip(f"needs {name}")
