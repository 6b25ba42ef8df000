"""Rules that need code: importing this package puts every detector into the table of the registry."""

from mtcheck.rules.detectors import abbreviations, debris, habits, names, numbers, quotation, repetition, untranslated
from mtcheck.rules.detectors.registry import DETECTORS, TRIGGERS, Detector, detector

__all__ = [
    "DETECTORS",
    "TRIGGERS",
    "Detector",
    "abbreviations",
    "debris",
    "detector",
    "habits",
    "names",
    "numbers",
    "quotation",
    "repetition",
    "untranslated",
]
