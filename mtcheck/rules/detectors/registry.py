"""Where detectors put themselves down: one function type, one table."""

from collections.abc import Callable, Iterator

from mtcheck.rules.view import Hit, View

Detector = Callable[[View], Iterator[Hit]]

DETECTORS: dict[str, Detector] = {}


def detector(name: str) -> Callable[[Detector], Detector]:
    """Register a function as the detector of this name; a rule calls it with ``match: {detector: name}``."""

    def register(function: Detector) -> Detector:
        if name in DETECTORS:
            raise ValueError(f"two detectors are named {name!r}")
        DETECTORS[name] = function
        return function

    return register
