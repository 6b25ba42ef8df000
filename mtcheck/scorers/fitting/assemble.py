"""The weights file: models, calibration, thresholds and figures as JSON, the same byte for byte from the same fit."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from mtcheck.scorers.features import PAIR, WORD
from mtcheck.scorers.fitting.sources import Told
from mtcheck.scorers.fitting.train import Fitted
from mtcheck.scorers.trained import FAMILIAR, FORMAT, Stage, pack

# Weights are kept in 16 bits; the loss is far below a rounding of p.
_STEPS = 32_767


def assemble(
    about: Mapping[str, Any],
    keys: Any,
    typical: Any,
    heads: Mapping[str, Fitted],
    stages: Mapping[str, Stage],
    packs: Sequence[str],
    limits: Mapping[str, Sequence[float]],
    source: Told,
    figures: Mapping[str, Any],
) -> str:
    """Give the file as text; every number is rounded, so that the last bits of a fit do not show."""
    families = [int((keys < WORD).sum()), int(((keys >= WORD) & (keys < PAIR)).sum()), int((keys >= PAIR).sum())]
    scale = round(float(typical.max()) / 65_535, 9)
    familiar = heads["translated"].familiar
    known = {int(row) for each in familiar.values() for row in each.columns}
    raw = {
        "format": FORMAT,
        "about": dict(about),
        "families": families,
        "features": pack("I", [int(key) & 0xFFFFFFFF for key in keys]),
        "familiar": {
            "adds": [familiar[name].adds for name in FAMILIAR],
            "values": pack("B", [row in known for row in range(families[0], len(keys))]),
        },
        "machine": _head(heads["machine"]),
        "translated": _head(heads["translated"]),
        "source": list(source.weights),
        "typical": {"values": pack("H", [min(65_535, round(float(each) / scale)) for each in typical]), "scale": scale},
        "packs": list(packs),
        "stages": {name: _stage(stage) for name, stage in stages.items()},
        "limits": {name: list(values) for name, values in limits.items()},
        "source_threshold": source.threshold,
        "figures": figures,
    }
    return json.dumps(raw, ensure_ascii=False, indent=1) + "\n"


def _stage(stage: Stage) -> dict[str, Any]:
    return {
        "calibration": {name: asdict(each) for name, each in stage.calibration.items()},
        "thresholds": [{"words": start, "least": dict(least)} for start, least in stage.thresholds],
        "reliability": stage.reliability,
    }


def _head(head: Fitted) -> dict[str, Any]:
    scale = float(f"{abs(head.weights).max() / _STEPS:.6g}")
    steps = [max(-_STEPS, min(_STEPS, round(float(each) / scale))) for each in head.weights]
    return {"values": pack("h", steps), "scale": scale, "intercept": round(head.intercept, 6)}
