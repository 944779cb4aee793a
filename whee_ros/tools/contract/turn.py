"""Contract of `whee.turn`: ports/turn.py."""

from __future__ import annotations

from whee_ros.tools.contract import samples
from whee_ros.tools.contract.trial import Trial, attempt, expect


def check(trial: Trial) -> None:
    """Try a model of the end of a turn."""
    model = trial.model_user()
    trial.copes("before load it works or says what to call", model.probability, samples.silence(1.0))
    trial.missing_model()
    trial.usable("load works, or says what is missing", model.load)
    sounds = {
        "no sound at all": samples.silence(0.0),
        "a tenth of a second": samples.noise(0.1),
        "silence": samples.silence(3.0),
        "a sentence": samples.spoken(),
        "twenty seconds": samples.noise(20.0, 0.01),
    }
    for what, sound in sounds.items():
        with trial.clause(f"gives a probability for {what}"):
            found = model.probability(sound)
            expect(0.0 <= found <= 1.0, found)
    with trial.clause("gives the same for the same sound"):
        first, second = (model.probability(samples.spoken()) for _ in range(2))
        expect(abs(first - second) < 1e-4, f"{first}, then {second}")
    trial.closes_twice(model)
    trial.copes("after close it works or says what to call", model.probability, samples.silence(1.0))
    with trial.clause("can be loaded again"):
        model.load()
        attempt(model.probability, samples.silence(1.0))
        model.close()
