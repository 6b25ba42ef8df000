"""Tests of the packs that ship with mtcheck, where a family needs more than its own examples."""
