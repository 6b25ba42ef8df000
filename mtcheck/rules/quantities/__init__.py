"""Figures, numbers in words, money, months and weekdays in a text of any language, by value."""

from mtcheck.rules.quantities.changes import changes
from mtcheck.rules.quantities.quantity import Change, Quantity, Reading, Side
from mtcheck.rules.quantities.reading import read

__all__ = ["Change", "Quantity", "Reading", "Side", "changes", "read"]
