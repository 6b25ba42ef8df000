"""What rules are worth: one pass over labelled text, and evidence, figures and raw material made of what it gives."""

from mtcheck.measures.labels import Label, labelled
from mtcheck.measures.looked import Looked, look

__all__ = ["Label", "Looked", "labelled", "look"]
