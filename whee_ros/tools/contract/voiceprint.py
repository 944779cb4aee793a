"""Contract of `whee.voiceprint`: ports/voiceprint.py."""

from __future__ import annotations

import numpy as np

from whee_ros.ports.voiceprint import SHORTEST
from whee_ros.tools.contract import samples
from whee_ros.tools.contract.trial import Trial, attempt, expect


def check(trial: Trial) -> None:
    """Try a model of voices."""
    model = trial.model_user()
    trial.copes("before load it works or says what to call", model.embed, samples.silence(SHORTEST))
    trial.missing_model()
    trial.usable("load works, or says what is missing", model.load)
    sounds = {"silence": samples.silence(SHORTEST), "noise": samples.noise(2.0), "speech": samples.spoken()}
    sizes = set()
    for what, sound in sounds.items():
        with trial.clause(f"gives a finite vector for {what}"):
            found = model.embed(sound)
            sizes.add(found.shape)
            expect(found.dtype == np.float32 and bool(np.isfinite(found).all()), found)
    with trial.clause("gives vectors of one size, and of length 1 for speech"):
        expect(len(sizes) == 1, sizes)
        expect(abs(float(np.linalg.norm(model.embed(sounds["speech"]))) - 1.0) < 1e-3, "another length")
    with trial.clause("finds half of an utterance more like the other half than like noise"):
        speech = sounds["speech"]
        first, second = (model.embed(half) for half in np.array_split(speech, 2))
        noise = model.embed(sounds["noise"])
        expect(float(first @ second) > float(first @ noise), "noise is as alike")
    trial.closes_twice(model)
    trial.copes("after close it works or says what to call", model.embed, samples.silence(SHORTEST))
    with trial.clause("can be loaded again"):
        model.load()
        attempt(model.embed, samples.silence(SHORTEST))
        model.close()
