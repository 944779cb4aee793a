"""Contract of `whee.voice_encoder`: ports/voice_encoder.py."""

from __future__ import annotations

import numpy as np

from whee_ros.ports.voice_encoder import SPAN
from whee_ros.tools.contract import samples
from whee_ros.tools.contract.trial import Trial, attempt, expect


def check(trial: Trial) -> None:
    """Try an encoder of voices."""
    model = trial.model_user()
    trial.copes("before load it works or says what to call", model.encode, samples.silence(1.0))
    trial.missing_model()
    trial.usable("load works, or says what is missing", model.load)
    sounds = {
        "a tenth of a second": samples.noise(0.1),
        "silence": samples.silence(1.0),
        "speech": samples.spoken()[: int(SPAN * 16_000)],
    }
    sizes = set()
    for what, sound in sounds.items():
        with trial.clause(f"gives finite states, about 50 a second, for {what}"):
            found = model.encode(sound)
            sizes.add(found.shape[1])
            expect(found.dtype == np.float32 and bool(np.isfinite(found).all()), found)
            expect(abs(len(found) - len(sound) / 320) <= 1.0, f"{len(found)} states")
    with trial.clause("gives states of one size"):
        expect(len(sizes) == 1, sizes)
    with trial.clause("gives the same for the same sound"):
        first, second = (model.encode(sounds["speech"]) for _ in range(2))
        expect(bool(np.allclose(first, second, atol=1e-3)), "other states")
    trial.closes_twice(model)
    trial.copes("after close it works or says what to call", model.encode, samples.silence(1.0))
    with trial.clause("can be loaded again"):
        model.load()
        attempt(model.encode, samples.silence(1.0))
        model.close()
