"""Where detectors put themselves down: one function type, one table."""

from collections.abc import Callable, Iterator

from mtcheck.rules.patterns import Pattern
from mtcheck.rules.view import Hit, View

Detector = Callable[[View], Iterator[Hit]]

DETECTORS: dict[str, Detector] = {}
# By detector, the texts of which a story must hold one; () where nothing is that sure.
TRIGGERS: dict[str, tuple[str, ...]] = {}
# By detector, what must match where one of its triggers begins, and does so in few stories.
GATES: dict[str, Pattern] = {}


def detector(name: str, *triggers: str, gate: Pattern | None = None) -> Callable[[Detector], Detector]:
    """Register a function as the detector of this name; a rule calls it with ``match: {detector: name}``.

    A detector may find something only in a story that holds one of its ``triggers``, in whatever case: the engine looks
    for all of them in one pass, and spares most stories most detectors. What stands in most stories spares nothing, and
    costs the time to follow it: a detector is better without such a trigger, behind the gate of its `scan.scan`.

    Where a ``gate`` is given, nothing may be found unless it matches at one of the triggers, in folded text: it is
    tried there and nowhere else, and keeps out what the triggers cannot tell, capitals above all.
    """

    def register(function: Detector) -> Detector:
        if name in DETECTORS:
            raise ValueError(f"two detectors are named {name!r}")
        DETECTORS[name] = function
        TRIGGERS[name] = triggers
        if gate:
            GATES[name] = gate
        return function

    return register
