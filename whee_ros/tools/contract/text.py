"""Contract of `whee.text`: ports/text.py."""

from __future__ import annotations

import numpy as np

from whee_ros.tools.contract.trial import Trial, attempt, expect

NEAR = ("My dog died last night.", "My dog passed away yesterday.")
FAR = "Which planet is the largest?"
ODD = ("", "   ", "?!", "12345", "äöü 日本 😀", "word " * 2000)


def check(trial: Trial) -> None:
    """Try a text encoder."""
    encoder = trial.model_user()
    trial.copes("before load it works or says what to call", encoder.encode, ["a"])
    trial.missing_model()
    trial.usable("load works, or says what is missing", encoder.load)
    with trial.clause("embeds each sentence in a row of unit length"):
        rows = encoder.encode([*NEAR, FAR])
        expect(
            rows.shape == (3, encoder.dimension) and rows.dtype == np.float32, f"{rows.shape} {rows.dtype}"
        )
        expect(np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-3), np.linalg.norm(rows, axis=1))
        expect(
            float(rows[0] @ rows[1]) > float(rows[0] @ rows[2]), "a paraphrase is farther than a foreign text"
        )
    with trial.clause("a sentence has the same row alone and among others"):
        alone = encoder.encode([FAR])[0]
        expect(float(alone @ rows[2]) > 0.99, float(alone @ rows[2]))
    with trial.clause("no sentence gives no row"):
        expect(encoder.encode([]).shape == (0, encoder.dimension), encoder.encode([]).shape)
    with trial.clause("empty, odd and very long texts have finite rows"):
        odd = encoder.encode(list(ODD))
        expect(bool(np.isfinite(odd).all()) and len(odd) == len(ODD), "rows that are not finite")
    trial.closes_twice(encoder)
    trial.copes("after close it works or says what to call", encoder.encode, ["a"])
    with trial.clause("can be loaded again"):
        encoder.load()
        attempt(encoder.encode, ["a"])
        encoder.close()
