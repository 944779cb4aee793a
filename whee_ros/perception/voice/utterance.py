"""The last half minute of sound, to cut utterances from."""

from __future__ import annotations

import threading
from collections import deque

import numpy as np

from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.perception.voice.config import VoiceConfig

BEFORE = 0.25
"""Seconds kept before the onset: it is found late, and soft first sounds lie before it."""
AFTER = 0.2
"""Seconds kept after the end of speech: released stops and breath."""


class UtteranceBuffer:
    """Ring of chunks; may be fed and cut from different threads.

    Args:
        config: `keep_audio`, seconds.
    """

    def __init__(self, config: VoiceConfig) -> None:
        self._keep = config.keep_audio
        self._chunks: deque[AudioChunk] = deque()
        self._lock = threading.Lock()

    def feed(self, chunk: AudioChunk) -> None:
        """Add the newest chunk."""
        with self._lock:
            self._chunks.append(chunk)
            while self._chunks[0].stamp < chunk.stamp - self._keep:
                self._chunks.popleft()

    def cut(self, start: float, end: float, before: float = BEFORE, after: float = AFTER) -> AudioChunk:
        """Return the sound from `start` to `end` (s) and that much before and after; empty if gone."""
        low, high = start - before, end + after
        with self._lock:
            inside = [chunk for chunk in self._chunks if chunk.stamp > low and chunk.start < high]
        if not inside:
            return AudioChunk(end, SAMPLE_RATE, np.zeros(0, np.float32))
        return AudioChunk(inside[-1].stamp, SAMPLE_RATE, np.concatenate([chunk.samples for chunk in inside]))
