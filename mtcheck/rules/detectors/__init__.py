"""Rules that need code: importing this package puts every detector into the table of the registry."""

from mtcheck.rules.detectors import (
    abbreviations,
    acronyms,
    capitals,
    clauses,
    debris,
    endings,
    genders,
    habits,
    names,
    numbers,
    persons,
    quotation,
    repetition,
    scores,
    unheard,
    untranslated,
)
from mtcheck.rules.detectors.registry import DETECTORS, TRIGGERS, Detector, detector

__all__ = [
    "DETECTORS",
    "TRIGGERS",
    "Detector",
    "abbreviations",
    "acronyms",
    "capitals",
    "clauses",
    "debris",
    "detector",
    "endings",
    "genders",
    "habits",
    "names",
    "numbers",
    "persons",
    "quotation",
    "repetition",
    "scores",
    "unheard",
    "untranslated",
]
