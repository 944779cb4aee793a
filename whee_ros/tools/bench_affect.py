"""Times an estimate of vocal affect, with the encoder and without; `whee bench voice` calls it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.perception.voice.affect import AffectMeter
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.ports.voice_encoder import VoiceEncoder
from whee_ros.tools.stopwatch import Stopwatch


def estimate(watch: Stopwatch, sound: NDArray[np.float32], encoder: VoiceEncoder | None) -> None:
    """Time one estimate on the newest 3 s for every half second of `sound`.

    Args:
        watch: keeps the times, under a stage whose name contains "affect".
        sound: float32 speech at 16 kHz, longer than 3 s.
        encoder: loaded; None times the model that rests on prosody alone.
    """
    config = VoiceConfig()
    meter = AffectMeter(config, encoder)
    step = int(config.affect_every * SAMPLE_RATE)
    stage = f"vocal affect, {config.affect_window:g} s{'' if encoder else ', prosody alone'}"
    for seq, at in enumerate(range(0, len(sound) - step + 1, step)):
        chunk = AudioChunk((at + step) / SAMPLE_RATE, SAMPLE_RATE, sound[at : at + step], seq)
        if at + step < config.affect_window * SAMPLE_RATE:
            meter.feed(chunk, True)
        else:
            watch.time(stage, meter.feed, chunk, True)
