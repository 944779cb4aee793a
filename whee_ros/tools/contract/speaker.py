"""Contract of `whee.speaker`: ports/audio.py, AudioSink."""

from __future__ import annotations

import numpy as np

from whee_ros.core.clock import elapsed, sleep
from whee_ros.tools.contract import samples
from whee_ros.tools.contract.trial import Trial, attempt, expect

RATE = 24_000


def check(trial: Trial) -> None:
    """Try a loudspeaker, softly."""
    with trial.clause("what is not there is said in words, or not needed"):
        attempt(trial.plug("no such device").play, samples.silence(0.1), RATE)
    with trial.clause("close and stop before play do no harm"):
        unused = trial.plug(trial.uri)
        unused.stop()
        unused.close()
    sink = trial.plug(trial.uri)
    tone = (0.01 * np.sin(np.arange(RATE // 2) * 2 * np.pi * 220 / RATE)).astype(np.float32)
    trial.usable("plays, or says what is missing", lambda: sink.play(tone, RATE))
    with trial.clause("play returns at once"):
        began = elapsed()
        sink.play(tone, RATE)
        expect(elapsed() - began < 0.1, f"{elapsed() - began:.2f} s")
    with trial.clause("counts what has been heard, up to the whole"):
        counts = []
        for _ in range(20):
            sleep(0.04)
            counts.append(sink.played)
        expect(counts == sorted(counts) and counts[0] < 0.3, counts)
        expect(abs(counts[-1] - 0.5) < 0.01, f"{counts[-1]:.2f} of 0.50 s")
    with trial.clause("counts from zero again, and no further than where it was stopped"):
        sink.play(tone, RATE)
        sleep(0.2)
        sink.stop()
        stopped = sink.played
        sleep(0.15)
        expect(sink.played - stopped < 0.06 and stopped < 0.35, f"{stopped:.2f}, then {sink.played:.2f} s")
    with trial.clause("what comes later follows what is played, and is counted"):
        sink.play(tone[: RATE // 10], RATE)
        ahead = sink.more(tone[: RATE // 10])
        expect(0.0 <= ahead <= 0.5, f"heard in {ahead:.2f} s")
        sleep(0.6)
        expect(abs(sink.played - 0.2) < 0.01, f"{sink.played:.2f} of 0.20 s")
        late = sink.more(tone[: RATE // 10])
        expect(sink.played < 0.21 and late >= 0.0, f"{sink.played:.2f} s counted before it is heard")
    with trial.clause("plays another sample rate"):
        sink.play(samples.silence(0.1), 16_000)
    trial.copes("no sound at all is taken, or refused in words", sink.play, samples.silence(0.0), RATE)
    trial.closes_twice(sink)
