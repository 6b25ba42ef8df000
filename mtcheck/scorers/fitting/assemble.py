"""The weights file: models, calibration, thresholds and figures as JSON, the same byte for byte from the same fit."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from mtcheck.scorers.features import PAIR, WORD
from mtcheck.scorers.fitting.train import Fitted
from mtcheck.scorers.trained import FORMAT, Stage, pack

# Weights of heads are kept in 16 bits, those of the many source languages in 8; the loss is far below a rounding of p.
_STEPS = {"h": 32_767, "b": 127}


def assemble(
    about: Mapping[str, Any],
    keys: Any,
    typical: Any,
    heads: Mapping[str, Fitted],
    stages: Mapping[str, Stage],
    packs: Sequence[str],
    limits: Mapping[str, Sequence[float]],
    source_threshold: float,
    figures: Mapping[str, Any],
) -> str:
    """Give the file as text; every number is rounded, so that the last bits of a fit do not show."""
    families = [int((keys < WORD).sum()), int(((keys >= WORD) & (keys < PAIR)).sum()), int((keys >= PAIR).sum())]
    source = heads["source"]
    lexical = families[0] + families[1]
    scale = round(float(typical.max()) / 65_535, 9)
    raw = {
        "format": FORMAT,
        "about": dict(about),
        "families": families,
        "features": pack("I", [int(key) & 0xFFFFFFFF for key in keys]),
        "machine": _head("h", heads["machine"].weights[0], heads["machine"].intercepts[0]),
        "translated": _head("h", heads["translated"].weights[0], heads["translated"].intercepts[0]),
        "sources": {
            language: _head("b", source.weights[place, :lexical], source.intercepts[place])
            for place, language in enumerate(source.classes)
        },
        "typical": {"values": pack("H", [min(65_535, round(float(each) / scale)) for each in typical]), "scale": scale},
        "packs": list(packs),
        "stages": {name: _stage(stage) for name, stage in stages.items()},
        "limits": {name: list(values) for name, values in limits.items()},
        "source_threshold": source_threshold,
        "figures": figures,
    }
    return json.dumps(raw, ensure_ascii=False, indent=1) + "\n"


def _stage(stage: Stage) -> dict[str, Any]:
    return {
        "calibration": {name: asdict(each) for name, each in stage.calibration.items()},
        "thresholds": [{"words": start, "least": dict(least)} for start, least in stage.thresholds],
        "reliability": stage.reliability,
    }


def _head(kind: str, weights: Any, intercept: float) -> dict[str, Any]:
    scale = float(f"{abs(weights).max() / _STEPS[kind]:.6g}")
    steps = [max(-_STEPS[kind], min(_STEPS[kind], round(float(each) / scale))) for each in weights]
    return {"type": kind, "values": pack(kind, steps), "scale": scale, "intercept": round(float(intercept), 6)}
