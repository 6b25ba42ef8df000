"""Where detectors put themselves down: one function type, one table."""

from collections.abc import Callable, Iterator

from mtcheck.rules.view import Hit, View

Detector = Callable[[View], Iterator[Hit]]

DETECTORS: dict[str, Detector] = {}
# By detector, the texts of which a story must hold one; () where nothing is that sure.
TRIGGERS: dict[str, tuple[str, ...]] = {}


def detector(name: str, *triggers: str) -> Callable[[Detector], Detector]:
    """Register a function as the detector of this name; a rule calls it with ``match: {detector: name}``.

    Nothing may be found in a story that holds none of the ``triggers``, in whatever case: the engine looks for all of
    them in one pass, and spares most stories most detectors. What stands in most stories spares nothing, and costs the
    time to follow it: a detector is better without such a trigger, behind the gate of its `scan.scan`.
    """

    def register(function: Detector) -> Detector:
        if name in DETECTORS:
            raise ValueError(f"two detectors are named {name!r}")
        DETECTORS[name] = function
        TRIGGERS[name] = triggers
        return function

    return register
