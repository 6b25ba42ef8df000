"""Tests of what mtcheck promises. None is timed: machines differ, and speed has its benchmarks."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
