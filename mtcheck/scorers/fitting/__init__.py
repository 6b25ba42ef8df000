"""Labelled text → the weights of the translation score, their calibration, and the figures that go with them.

For maintainers, with the ``fit`` extra: nothing here is imported when copy is checked.
"""
