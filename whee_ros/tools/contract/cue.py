"""Contract of `whee.cue`: empathy/when/cues.py, CueReader."""

from __future__ import annotations

import math

from whee_ros.core.resources import resource
from whee_ros.empathy.when.cues import Reading, load
from whee_ros.empathy.when.signals import CHANNELS, MEANING, Channel, channel_of
from whee_ros.tools.contract.trial import Trial, expect

NOW = 100.0


def check(trial: Trial) -> None:
    """Try a cue."""
    cue = trial.plug()
    with trial.clause("has a name of its own, a modality, a half-life and weights"):
        expect(bool(cue.name) and cue.name not in load(resource("config/cues.yaml")), f"name {cue.name!r}")
        expect(cue.modality in CHANNELS, f"modality {cue.modality!r}, not one of {', '.join(CHANNELS)}")
        expect(cue.half_life > 0.0, f"half_life {cue.half_life}")
        expect(math.isfinite(cue.seeking) and math.isfinite(cue.providing), "weights that are no numbers")
    with trial.clause("says nothing when nothing is known"):
        expect(cue.read({}) is None, "a reading out of nothing: return None")
    for level in (0.0, 0.5, 1.0):
        with trial.clause(f"reads signals that are all {level:g}, or says nothing"):
            _right(cue.name, cue.read(_channels(level)))
    for missing in CHANNELS:
        with trial.clause(f"copes without {missing}"):
            known = {name: channel for name, channel in _channels(1.0).items() if name != missing}
            _right(cue.name, cue.read(known))


def _channels(level: float) -> dict[str, Channel]:
    values: dict[str, dict[str, float]] = {}
    for signal in MEANING:
        values.setdefault(channel_of(signal), {})[signal] = level
    return {name: Channel(NOW, 0.9, known) for name, known in values.items()}


def _right(name: str, reading: Reading | None) -> None:
    if reading is None:
        return
    expect(reading.name == name, f"a reading of {reading.name!r}")
    expect(0.0 <= reading.confidence <= 1.0, f"confidence {reading.confidence}")
    expect(math.isfinite(reading.value) and math.isfinite(reading.evidence), f"{reading}")
    expect(reading.stamp <= NOW, f"stamp {reading.stamp}: give that of the oldest signal used")
