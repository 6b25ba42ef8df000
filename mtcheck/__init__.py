"""mtcheck finds the signs of machine translation in English news copy: where, why, and what to write instead."""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from mtcheck.errors import MtcheckError
    from mtcheck.model import Document, Finding, Report, Rule, Score, Segment, Skip, Span
    from mtcheck.pipeline import Checker, check, check_documents, read
    from mtcheck.readers import ReadOptions, Unreadable, read_string
    from mtcheck.rules import load_rules
    from mtcheck.settings import Settings

# The public names and where they live; imported when first used, so that ``import mtcheck`` costs next to nothing.
_HOMES = {
    "Checker": "mtcheck.pipeline",
    "Document": "mtcheck.model",
    "Finding": "mtcheck.model",
    "MtcheckError": "mtcheck.errors",
    "ReadOptions": "mtcheck.readers",
    "Report": "mtcheck.model",
    "Rule": "mtcheck.model",
    "Score": "mtcheck.model",
    "Segment": "mtcheck.model",
    "Settings": "mtcheck.settings",
    "Skip": "mtcheck.model",
    "Span": "mtcheck.model",
    "Unreadable": "mtcheck.readers",
    "check": "mtcheck.pipeline",
    "check_documents": "mtcheck.pipeline",
    "load_rules": "mtcheck.rules",
    "read": "mtcheck.pipeline",
    "read_string": "mtcheck.readers",
}

__all__ = [
    "Checker",
    "Document",
    "Finding",
    "MtcheckError",
    "ReadOptions",
    "Report",
    "Rule",
    "Score",
    "Segment",
    "Settings",
    "Skip",
    "Span",
    "Unreadable",
    "check",
    "check_documents",
    "load_rules",
    "read",
    "read_string",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
