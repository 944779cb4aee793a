"""Contract of `whee.microphone`: ports/audio.py, AudioSource."""

from __future__ import annotations

import itertools

import numpy as np

from whee_ros.core.clock import elapsed, sleep
from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.tools.contract.trial import Trial, attempt, expect

CHUNK = 512
PATIENCE = 4.0
"""Seconds that a device may take until it gives its first sound."""
NOWHERE = "/no/such/place.wav"


def check(trial: Trial) -> None:
    """Try a source of sound."""
    with trial.clause("what is not there is said in words, or not needed"):
        nowhere = trial.plug("no such device" if trial.name == "device" else NOWHERE)
        attempt(nowhere.start, lambda chunk: None)
        nowhere.close()
    with trial.clause("close before start does no harm"):
        trial.plug(trial.uri).close()
    source = trial.plug(trial.uri)
    heard: list[AudioChunk] = []
    trial.usable("starts, or says what is missing", lambda: source.start(heard.append))
    with trial.clause("has not finished while it plays"):
        expect(not source.finished, "finished")
    with trial.clause("gives 16 kHz mono in chunks of 512 samples, with rising stamps and counts"):
        began = elapsed()
        while len(heard) < 12 and elapsed() - began < PATIENCE:
            sleep(0.02)
        _good(heard[:12])
    with trial.clause("stops within 100 ms, and close may be called twice"):
        began = elapsed()
        source.close()
        took = elapsed() - began
        source.close()
        count = len(heard)
        sleep(0.1)
        expect(took < 0.15 and len(heard) == count, f"{took:.2f} s, {len(heard) - count} chunks more")


def _good(chunks: list[AudioChunk]) -> None:
    expect(len(chunks) == 12, f"{len(chunks)} chunks in {PATIENCE} s")
    for chunk in chunks:
        right = chunk.samples.shape == (CHUNK,) and chunk.samples.dtype == np.float32
        found = f"{chunk.samples.dtype} {chunk.samples.shape} at {chunk.sample_rate} Hz"
        expect(right and chunk.sample_rate == SAMPLE_RATE, found)
        expect(bool(np.isfinite(chunk.samples).all()), "samples that are not finite")
    steps = [b.stamp - a.stamp for a, b in itertools.pairwise(chunks)]
    expect(min(steps) > 0 and abs(float(np.median(steps)) - CHUNK / SAMPLE_RATE) < 0.005, f"steps {steps}")
    expect(all(b.seq == a.seq + 1 for a, b in itertools.pairwise(chunks)), [chunk.seq for chunk in chunks])
