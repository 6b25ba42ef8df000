"""Documents looked at, without a text: for figures, counts are enough."""

from typing import Any

from mtcheck.measures import Label, Looked


def looked(
    origin: str, story: str, words: int = 1000, hits: dict[str, int] | None = None, sourced: bool = False, **label: Any
) -> Looked:
    """Make a document looked at: an older engine's Spanish story, unless the label says otherwise."""
    if origin == "mt":
        label = {"language": "es", "system": "engine", "era": "older", **label}
    elif origin == "human":
        label = {"language": "es", **label}
    return Looked(Label(origin, story, **label), words, hits or {}, sourced=sourced)  # type: ignore[arg-type]
