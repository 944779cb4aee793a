"""Contract of `whee.voice`: ports/voice.py."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.ports.voice import WINDOW
from whee_ros.tools.contract import samples
from whee_ros.tools.contract.trial import Trial, attempt, expect


def check(trial: Trial) -> None:
    """Try a speech detector."""
    detector = trial.model_user()
    window = samples.silence(1.0)[:WINDOW]
    trial.copes("before load it works or says what to call", detector.probability, window)
    trial.missing_model()
    trial.usable("load works, or says what is missing", detector.load)
    speech = samples.spoken()
    with trial.clause("gives probabilities, high in speech and low in silence"):
        heard, quiet = _stream(detector, speech), _stream(detector, samples.silence(2.0))
        expect(min(heard + quiet) >= 0.0 and max(heard + quiet) <= 1.0, f"{min(heard)} to {max(heard)}")
        expect(
            float(np.median(heard)) > 0.5 > max(quiet[10:]),
            f"speech {np.median(heard)}, silence {max(quiet)}",
        )
    with trial.clause("starts anew after reset"):
        detector.reset()
        first = _stream(detector, speech[: 30 * WINDOW])
        detector.reset()
        expect(np.allclose(first, _stream(detector, speech[: 30 * WINDOW]), atol=1e-4), "other probabilities")
    with trial.clause("clipped sound and noise give probabilities, too"):
        loud = _stream(detector, np.sign(speech).astype(np.float32)) + _stream(detector, samples.noise(1.0))
        expect(bool(np.isfinite(loud).all()), "no number")
    trial.closes_twice(detector)
    trial.copes("after close it works or says what to call", detector.probability, window)
    with trial.clause("can be loaded again"):
        detector.load()
        attempt(detector.probability, window)
        detector.close()


def _stream(detector: Any, sound: NDArray[np.float32]) -> list[float]:
    return [detector.probability(sound[at : at + WINDOW]) for at in range(0, len(sound) - WINDOW + 1, WINDOW)]
